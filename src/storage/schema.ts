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
    edition: integer('edition').notNull().default(0), // of the words it was worded with; 0 are the files
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

/** What staff publish. Every version of every text and layout is kept; the newest one of a place is live, NULL means none of its own. */
export const textVersions = sqliteTable(
  'text_versions',
  {
    locale: text('locale').notNull(), // ko, en … or layout
    device: text('device').notNull(), // common, sms, mobile …
    key: text('key').notNull(),
    edition: integer('edition').notNull(),
    body: text('body'),
  },
  (t) => [primaryKey({ columns: [t.locale, t.device, t.key, t.edition] }), index('text_versions_edition').on(t.edition)],
);

/** One moment at which live words changed: the number is unique, so two that publish at once are told apart. */
export const editions = sqliteTable('editions', {
  number: integer('number').primaryKey(),
  at: integer('at').notNull(),
  kind: text('kind').notNull(), // published, ended, restored
  changeSet: text('change_set').notNull(),
  by: text('by').notNull(),
  reason: text('reason').notNull(),
});

/** Changes that go live together, with their way from draft to archive. */
export const changeSets = sqliteTable(
  'change_sets',
  {
    id: text('id').primaryKey(),
    title: text('title').notNull(),
    reason: text('reason').notNull(),
    state: text('state').notNull(), // draft, submitted, approved, published, ended, discarded
    version: integer('version').notNull(), // rises with every change of this row or its changes
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    submittedBy: text('submitted_by'),
    decidedBy: text('decided_by'),
    decision: text('decision'), // what the second person wrote
    publishAt: integer('publish_at'),
    endAt: integer('end_at'),
    edition: integer('edition'),
    emergencyUntil: integer('emergency_until'), // published by one: a second person approves until then
  },
  (t) => [index('change_sets_state').on(t.state, t.createdAt)],
);

export const changes = sqliteTable(
  'changes',
  {
    changeSet: text('change_set').notNull(),
    locale: text('locale').notNull(),
    device: text('device').notNull(),
    key: text('key').notNull(),
    body: text('body'),
    revision: integer('revision').notNull(), // two editors: who saves on an old one is told
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.changeSet, t.locale, t.device, t.key] })],
);

/** Answers given, without anything of a citizen in them, to be given again with a draft's words. */
export const recordedReplies = sqliteTable(
  'recorded_replies',
  {
    id: text('id').primaryKey(), // hash of what follows
    device: text('device').notNull(),
    locale: text('locale').notNull(),
    ask: text('ask').notNull(),
    reply: text('reply').notNull(),
    count: integer('count').notNull(),
    lastAt: integer('last_at').notNull(),
  },
  (t) => [index('recorded_replies_last').on(t.lastAt)],
);

/** Who did what to which text or account, when, from where. The migration's triggers refuse every change, and every deletion within two years. */
export const actions = sqliteTable(
  'actions',
  {
    seq: integer('seq').primaryKey(),
    at: integer('at').notNull(),
    actor: text('actor').notNull(), // a staff id, or system
    verb: text('verb').notNull(),
    target: text('target').notNull(),
    detail: text('detail').notNull(),
    address: text('address').notNull(),
  },
  (t) => [index('actions_at').on(t.at), index('actions_actor').on(t.actor, t.at)],
);

/** A phone that a member of staff proved to hold, for test messages. */
export const staffPhones = sqliteTable('staff_phones', {
  staff: text('staff').primaryKey(),
  sealed: text('sealed').notNull(),
  code: text('code'), // keyed hash of the number that was texted
  expiresAt: integer('expires_at').notNull(),
  tries: integer('tries').notNull(),
  provenAt: integer('proven_at'),
});

/** Demo only: texts that would have gone out by a carrier, shown by the lab's phone. */
export const labTexts = sqliteTable(
  'lab_texts',
  {
    seq: integer('seq').primaryKey(),
    phone: text('phone').notNull(), // keyed hash
    sealed: text('sealed').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('lab_texts_phone').on(t.phone, t.seq)],
);

/** An invitation: a one-time link that is handed over. Its id is the hash of the link's secret. */
export const staffInvitations = sqliteTable('staff_invitations', {
  id: text('id').primaryKey(),
  username: text('username').notNull(),
  name: text('name').notNull(),
  role: text('role').notNull(),
  department: text('department'),
  by: text('by').notNull(),
  at: integer('at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
});
