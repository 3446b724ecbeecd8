/** One schema for both engines. No ON DELETE CASCADE: a rebuilt table would empty its children in silence. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The current row of a petition; it is its events, kept ready for reading in the same write. No personal data. */
export const petitions = sqliteTable(
  'petitions',
  {
    receipt: text('receipt').primaryKey(), // 접수번호: 11 random digits and a Damm check digit
    category: text('category').notNull(),
    department: text('department').notNull(),
    kind: text('kind').notNull(), // 법정·질의·건의·기타·고충, Act §2
    period: text('period').notNull(), // 처리기간, Act §19: now, 5d …
    state: text('state').notNull(),
    channel: text('channel').notNull(),
    locale: text('locale').notNull(),
    phone: text('phone'), // keyed hash
    phoneProven: integer('phone_proven', { mode: 'boolean' }).notNull(),
    lastFour: text('last_four'), // keyed hash of receipt and last four digits
    likeness: text('likeness'), // keyed hash of phone and text: the same text within a day
    arrivedAt: integer('arrived_at').notNull(), // 도달
    receivedAt: integer('received_at').notNull(), // 접수, planned until the event is there
    dueAt: integer('due_at').notNull(),
    provisional: integer('provisional', { mode: 'boolean' }).notNull(), // due beyond the holiday table
    events: integer('events').notNull(), // number of the last event
    fresh: integer('fresh').notNull(), // NULL, and so refused, when the same text came within a day
  },
  (t) => [index('petitions_phone').on(t.phone, t.arrivedAt), index('petitions_likeness').on(t.likeness), index('petitions_state').on(t.state, t.receivedAt)],
);

/** What happened, numbered: the unique number keeps two from both being next. Codes, instants and ids only. */
export const petitionEvents = sqliteTable(
  'petition_events',
  {
    receipt: text('receipt').notNull(),
    number: integer('number').notNull(),
    code: text('code').notNull(),
    at: integer('at').notNull(),
    actor: text('actor').notNull(),
    detail: text('detail', { mode: 'json' }).$type<Record<string, string | number>>(),
  },
  (t) => [primaryKey({ columns: [t.receipt, t.number] })],
);

/** Free text, names, places, phones: encrypted, one row a field, each can be erased alone. */
export const personal = sqliteTable(
  'personal',
  {
    receipt: text('receipt').notNull(),
    event: integer('event').notNull(),
    field: text('field').notNull(),
    sealed: text('sealed'),
    erasedAt: integer('erased_at'),
  },
  (t) => [primaryKey({ columns: [t.receipt, t.event, t.field] })],
);

/** A phone that has written to us, found by keyed hash. */
export const phones = sqliteTable('phones', {
  phone: text('phone').primaryKey(),
  sealed: text('sealed').notNull(),
  locale: text('locale').notNull(),
  changedAt: integer('changed_at').notNull(),
});

/** One answered message: its id is unique, its answer (encrypted) is given again to a redelivery, its digits belong to it. */
export const messages = sqliteTable(
  'messages',
  {
    seq: integer('seq').primaryKey(), // rises by itself
    id: text('id').notNull().unique(),
    phone: text('phone'),
    at: integer('at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    dialogue: text('dialogue').notNull(), // open, closed, none
    sealed: text('sealed'),
    within: integer('within').notNull(), // NULL, and so refused, when the phone is over its limit
  },
  (t) => [index('messages_phone').on(t.phone, t.at)],
);

/** One-time numbers, as keyed hashes. */
export const codes = sqliteTable('codes', {
  id: text('id').primaryKey(),
  receipt: text('receipt').notNull(),
  code: text('code').notNull(),
  expiresAt: integer('expires_at').notNull(),
  tries: integer('tries').notNull(),
});

/** Counters that protect a code or a number; they hold across processes. */
export const limits = sqliteTable('limits', {
  id: text('id').primaryKey(),
  since: integer('since').notNull(),
  count: integer('count').notNull(),
});

/** The district's own data: one row an entry, in the order that people see. */
export const entries = sqliteTable(
  'district_entries',
  {
    kind: text('kind').notNull(), // district, department, category, dong
    id: text('id').notNull(),
    position: integer('position').notNull(),
    facts: text('facts', { mode: 'json' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.id] })],
);

/** What this database is: demo or not, and a sealed word that proves the key. */
export const facts = sqliteTable('database_facts', { id: text('id').primaryKey(), value: text('value').notNull() });
