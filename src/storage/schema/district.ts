/** The district's own data, and what staff keep of it. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Who stands in for whom, and when. */
export const absences = sqliteTable(
  'absences',
  {
    id: text('id').primaryKey(),
    staff: text('staff').notNull(),
    substitute: text('substitute').notNull(),
    from: integer('from_at').notNull(),
    until: integer('until_at').notNull(),
    by: text('by').notNull(),
  },
  (t) => [index('absences_substitute').on(t.substitute, t.until), index('absences_staff').on(t.staff, t.until)],
);

/** 임시공휴일 that staff added, also those that they took out again, and how far the move of open due dates has come since. */
export const holidays = sqliteTable('holidays', {
  date: text('date').primaryKey(), // 2026-10-02
  name: text('name').notNull(),
  by: text('by').notNull(),
  at: integer('at').notNull(),
  after: text('after').notNull().default(''), // the last petition that was looked at: its due time and its receipt
  moved: integer('moved').notNull().default(0),
  seen: integer('seen').notNull().default(0),
  doneAt: integer('done_at'),
  whole: integer('whole').notNull().default(0), // petitions to be looked at, as counted at the beginning
  passAt: integer('pass_at').notNull().default(0), // when the pass that is under way could begin
  removedAt: integer('removed_at'),
  removedBy: text('removed_by'),
});

/** Codes of remote controls that staff entered beside the known ones (channels/tv/keys.ts). One code of a platform means one key. */
export const remoteKeys = sqliteTable(
  'remote_keys',
  {
    platform: text('platform').notNull(), // any, hbbtv, webos …
    code: integer('code').notNull(),
    key: text('key').notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.code] })],
);

/** Ready texts for officers' answers. */
export const cannedTexts = sqliteTable(
  'canned_texts',
  {
    id: text('id').primaryKey(),
    verb: text('verb').notNull(), // answer, refuse …
    category: text('category'), // NULL: every category
    title: text('title').notNull(),
    body: text('body').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [index('canned_texts_verb').on(t.verb, t.category, t.position)],
);

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
