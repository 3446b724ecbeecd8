/** What is written when a carrier has taken a text. Compiled once: this is on the way of every notice. */
import { eq, sql } from 'drizzle-orm';
import type { Message } from '../channel.js';
import { KEPT, placeOfMessage } from '../conversation/memory.js';
import type { Core } from '../core.js';
import { notices } from '../storage/schema.js';
import { prepared, type Write } from '../storage/store.js';
import { type NoticeRow, RANK } from './outcome.js';

/** Of two processes that say so the second changes nothing. */
const REMEMBERED = `insert into messages (id, phone, at, expires_at, dialogue, sealed, edition, within) select ?, ?, ?, ?, 'none', ?, ?, 1
  where not exists (select 1 from messages where phone = ? and id = ?) on conflict do nothing`;

export interface Taken {
  carrier: string;
  carrierId: string;
  message: Message;
  /** Of the words. */
  edition: number;
}

/** @returns the writes: its end, and its digits, which belong to it as to any message sent */
export function createAccepted({ store, vault, now }: Pick<Core, 'store' | 'vault' | 'now'>): (row: NoticeRow, taken: Taken) => Write[] {
  const { db } = store;
  const p = sql.placeholder;
  const sent = prepared<{ id: string; carrier: string; carrierId: string; now: number }>(
    db
      .update(notices)
      // A receipt that came sooner has the last word.
      .set({
        state: sql`case ${notices.delivery} when ${sql.raw(String(RANK.delivered))} then 'delivered' when ${sql.raw(String(RANK.failed))} then 'failed' else 'sent' end`,
        way: 'text',
        carrier: sql`${p('carrier')}`,
        carrierId: sql`${p('carrierId')}`,
        claimedUntil: null,
        changedAt: sql`${p('now')}`,
      })
      .where(eq(notices.id, p('id'))),
  );
  return (row, { carrier, carrierId, message, edition }) => {
    const at = now();
    const id = `notice/${row.id}`;
    return [
      sent({ id: row.id, carrier, carrierId, now: at }),
      { sql: REMEMBERED, params: [id, row.phone, at, at + KEPT[message.keeps], vault.seal(JSON.stringify(message), placeOfMessage(id)), edition, row.phone, id] },
    ];
  };
}
