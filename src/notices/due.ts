/** Notices whose time has come, each with what the ladder has to know. One read for many; nothing is claimed yet. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Core } from '../core.js';
import { parsePhone } from '../citizens/phone.js';
import { placeOf } from '../petitions/sealed.js';
import { notices, personal, petitions, phones, subscriptions } from '../storage/schema.js';
import { literal } from '../storage/store.js';
import type { Facts } from './ladder.js';
import type { NoticeRow } from './outcome.js';

export interface Due {
  row: NoticeRow;
  department: string;
  facts: Omit<Facts, 'carrier' | 'now'>;
}

/** @param limit rows, the longest waiting first @param only one of them, by id */
export async function dueNotices(core: Core, limit: number, only?: string): Promise<Due[]> {
  const { db } = core.store;
  const found = await db
    .select({
      row: notices,
      department: petitions.department,
      kind: petitions.kind,
      consent: petitions.consent,
      sealedPhone: phones.sealed,
      stoppedAt: phones.stoppedAt,
      quiet: phones.quiet,
      typed: personal.sealed,
      subscribed: sql<number>`exists (select 1 from ${subscriptions} where ${subscriptions.receipt} = ${notices.receipt})`,
    })
    .from(notices)
    .innerJoin(petitions, eq(petitions.receipt, notices.receipt))
    .leftJoin(phones, eq(phones.phone, notices.phone))
    .leftJoin(personal, and(eq(personal.receipt, notices.receipt), eq(personal.event, 1), eq(personal.field, 'phone')))
    // As the partial index has it.
    .where(and(sql`${notices.state} in ('waiting', 'pushed')`, sql`${notices.notBefore} <= ${core.now()}`, only === undefined ? undefined : eq(notices.id, only)))
    .orderBy(asc(notices.notBefore))
    .limit(literal(limit));
  return found.map(({ row, department, kind, consent, sealedPhone, stoppedAt, quiet, typed, subscribed }) => ({
    row,
    department,
    facts: {
      duty: row.duty === 'law' ? 'law' : 'courtesy',
      kind,
      consent,
      phone: row.phone === null ? undefined : phoneOf(core, row, sealedPhone, typed),
      stopped: stoppedAt !== null,
      quiet: quiet ?? true,
      subscribed: subscribed === 1,
      pushed: row.way !== null,
    },
  }));
}

/** The number that wrote to us, else the one that was typed at filing. */
function phoneOf({ vault }: Core, { phone, receipt }: NoticeRow, sealed: string | null, typed: string | null): string | undefined {
  if (sealed !== null) return vault.open(sealed, `phones/${phone}`);
  return typed === null ? undefined : parsePhone(vault.open(typed, placeOf(receipt, 1, 'phone')));
}
