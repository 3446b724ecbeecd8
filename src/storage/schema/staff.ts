/** What staff did, and how they come in; better-auth's own tables are in ../staff-schema.ts. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

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
