/** What goes out to a citizen by itself. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * News for a citizen, written with the event that causes it: what happens to it afterwards is kept here, too.
 * States: waiting → claimed → (pushed →) sent → delivered; or failed, doubtful, silenced, recalled.
 */
export const notices = sqliteTable(
  'notices',
  {
    id: text('id').primaryKey(),
    receipt: text('receipt').notNull(),
    event: integer('event').notNull(),
    kind: text('kind').notNull(),
    duty: text('duty').notNull(), // law: must reach the citizen by a lawful way; courtesy
    phone: text('phone'), // keyed hash; NULL where none is known
    locale: text('locale').notNull(),
    sealed: text('sealed'), // the Reply, in values and template keys
    state: text('state').notNull(),
    notBefore: integer('not_before').notNull(),
    claimedUntil: integer('claimed_until'),
    tries: integer('tries').notNull().default(0),
    way: text('way'), // push, text
    carrier: text('carrier'),
    carrierId: text('carrier_id'),
    code: text('code'), // the last error's, never a sentence
    delivery: integer('delivery').notNull().default(0), // rank of the newest receipt: it only rises
    createdAt: integer('created_at').notNull(),
    changedAt: integer('changed_at').notNull(),
  },
  (t) => [
    uniqueIndex('notices_once').on(t.receipt, t.event, t.kind),
    index('notices_waiting').on(t.notBefore).where(sql`state in ('waiting', 'pushed')`),
    index('notices_claimed').on(t.claimedUntil).where(sql`state = 'claimed'`),
    index('notices_trouble').on(t.changedAt).where(sql`state in ('failed', 'doubtful')`),
    index('notices_phone').on(t.phone, t.createdAt),
  ],
);

/** A browser that asked for web push about one petition. */
export const subscriptions = sqliteTable(
  'subscriptions',
  {
    id: text('id').primaryKey(), // keyed hash of endpoint and receipt
    receipt: text('receipt').notNull(),
    sealed: text('sealed').notNull(), // endpoint and keys
    at: integer('at').notNull(),
  },
  (t) => [index('subscriptions_receipt').on(t.receipt)],
);

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
