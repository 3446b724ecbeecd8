/** Who writes and who is asking: phones, messages, sessions, codes, shared screens. */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** A program that may ask over JSON: a kiosk, an app, a call centre. The key itself is shown once and never stored. */
export const apiKeys = sqliteTable('api_keys', {
  id: text('id').primaryKey(), // shown in lists and in the record
  hash: text('hash').notNull().unique(), // keyed hash
  name: text('name').notNull(),
  screen: text('screen').notNull(), // private, shared
  asks: text('asks', { mode: 'json' }).$type<string[]>().notNull(), // kinds of Ask; empty: all
  at: integer('at').notNull(),
  revokedAt: integer('revoked_at'),
});

/** A phone that has written to us, found by keyed hash. */
export const phones = sqliteTable('phones', {
  phone: text('phone').primaryKey(),
  sealed: text('sealed').notNull(),
  locale: text('locale').notNull(),
  changedAt: integer('changed_at').notNull(),
  stoppedAt: integer('stopped_at'), // 수신거부: no courtesy notices since then
  quiet: integer('quiet', { mode: 'boolean' }).notNull().default(true), // none between 21 and 8 o'clock
});

/** A text that opened a dialogue, or closed one. */
export const TURNS = sql`dialogue <> 'none'`;

/**
 * One answered message: its id is unique for its phone, its answer (encrypted) is given again to a redelivery, its digits belong to it.
 * A text touches one index: two that lie in no order were the greater half of a commit (docs/performance.md). The index has all that its guard asks for.
 * Those that turn a dialogue, few, have another one.
 */
export const messages = sqliteTable(
  'messages',
  {
    seq: integer('seq').primaryKey(), // rises by itself
    id: text('id').notNull(),
    phone: text('phone'),
    at: integer('at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    dialogue: text('dialogue').notNull(), // open, closed, none
    sealed: text('sealed'),
    within: integer('within').notNull(), // NULL, and so refused, when the phone is over its limit or has sent this id before
    edition: integer('edition').notNull().default(0), // of the words it was worded with; 0 are the files
  },
  (t) => [index('messages_phone').on(t.phone, t.at, t.seq, t.id), index('messages_turns').on(t.phone, t.at, t.seq).where(TURNS), uniqueIndex('messages_once').on(t.id).where(sql`phone is null`)],
);

/** One-time numbers, as keyed hashes. */
export const codes = sqliteTable('codes', {
  id: text('id').primaryKey(),
  receipt: text('receipt').notNull(),
  code: text('code').notNull(),
  expiresAt: integer('expires_at').notNull(),
  tries: integer('tries').notNull(),
});

/** A citizen's session: opened by a proof, found by the keyed hash of its secret. Real time. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    phone: text('phone').notNull(), // keyed hash
    screen: text('screen').notNull(), // private, shared
    by: text('by').notNull(), // code, paired
    createdAt: integer('created_at').notNull(),
    seenAt: integer('seen_at').notNull(),
    idle: integer('idle').notNull(), // ms without use that end it
    endsAt: integer('ends_at').notNull(),
    endedAt: integer('ended_at'),
    step: integer('step').notNull().default(0), // of a device without cookies: which of its hidden tokens counts; 0 with a cookie
  },
  (t) => [index('sessions_phone').on(t.phone), index('sessions_ends').on(t.endsAt)],
);

/** Words that were sent with a form after its session had run out: they wait for the phone that had signed in (citizens/unsent.ts). */
export const unsent = sqliteTable(
  'unsent',
  {
    phone: text('phone').notNull(), // keyed hash
    form: text('form').notNull(), // add/123456789018, file …
    sealed: text('sealed').notNull(),
    at: integer('at').notNull(), // real time
  },
  (t) => [primaryKey({ columns: [t.phone, t.form] }), index('unsent_at').on(t.at)],
);

/** A one-time code that was asked for: found by the keyed hash of what its form carries unseen. Real time. */
export const codeRequests = sqliteTable(
  'code_requests',
  {
    id: text('id').primaryKey(),
    device: text('device').notNull(), // keyed hash of its cookie; empty where it takes none
    sealed: text('sealed').notNull(), // the phone
    code: text('code').notNull(), // keyed hash
    at: integer('at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    tries: integer('tries').notNull().default(0),
    usedAt: integer('used_at'),
    sent: text('sent').notNull(), // asked, accepted, doubtful, refused, limited
  },
  (t) => [index('code_requests_expires').on(t.expiresAt)],
);

/** A link that goes on on another device: found by the keyed hash of its secret, spent by a button. Real time. */
export const handoffs = sqliteTable(
  'handoffs',
  {
    id: text('id').primaryKey(),
    phone: text('phone').notNull(), // keyed hash
    to: text('to_path').notNull(), // where it leads: a path without anything typed
    at: integer('at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [index('handoffs_expires').on(t.expiresAt)],
);

/** Counters that protect a code or a number; they hold across processes. */
export const limits = sqliteTable('limits', {
  id: text('id').primaryKey(),
  since: integer('since').notNull(),
  count: integer('count').notNull(),
});

/** A shared screen that shows somebody's petitions, or waits to (src/citizens/pairing.ts). Real time; keyed hashes; nothing that opens it. */
export const pairings = sqliteTable(
  'pairings',
  {
    id: text('id').primaryKey(),
    screen: text('screen').notNull(), // of the screen's own cookie
    link: text('link').notNull(), // of the secret in the QR's link
    code: text('code').notNull(), // of the nine digits
    sealed: text('sealed').notNull(), // the digits, to be shown again
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    live: integer('live').notNull(), // 1; refused as NULL where a guard says no
    claimedBy: text('claimed_by'), // the phone's keyed hash
    how: text('how'), // link, code or text
    number: text('number'), // of the one-time number that a text carried
    tries: integer('tries').notNull().default(0), // guesses of it
    approvedAt: integer('approved_at'),
    openedAt: integer('opened_at'),
    endedAt: integer('ended_at'),
  },
  (t) => [uniqueIndex('pairings_code').on(t.code), uniqueIndex('pairings_link').on(t.link), index('pairings_screen').on(t.screen, t.createdAt), index('pairings_expires').on(t.expiresAt), index('pairings_claimed').on(t.claimedBy)],
);
