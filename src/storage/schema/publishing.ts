/** Texts and layouts that staff publish. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

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
