/** What an officer writes and has not sent: kept sealed, or waiting for the head's approval (결재). */
import { eq, sql } from 'drizzle-orm';
import type { Case } from '../../petitions/life/case.js';
import type { PetitionVerb } from '../../petitions/life/table.js';
import { drafts } from '../../storage/schema.js';
import { type Write, write } from '../../storage/store.js';
import type { Desk } from './desk.js';
import { formOf } from './forms.js';

export interface Written {
  text: string;
  summary?: string;
  ground?: string;
  earlier?: string[];
  /** What the head wrote when sending it back. */
  note?: string;
}

export interface Draft {
  verb: PetitionVerb;
  written: Written;
  /** Of the petition that it was written for. */
  version: number;
  by: string;
  at: number;
  submittedAt: number | null;
  returnedBy: string | null;
}

const place = (receipt: string): string => `drafts/${receipt}`;

export async function draftOf({ core }: Pick<Desk, 'core'>, receipt: string): Promise<Draft | undefined> {
  const [row] = await core.store.db.select().from(drafts).where(eq(drafts.receipt, receipt));
  if (!row || !formOf(row.verb as PetitionVerb)?.result) return undefined;
  const { verb, version, by, at, submittedAt, returnedBy } = row;
  return { verb: verb as PetitionVerb, written: JSON.parse(core.vault.open(row.sealed, place(receipt))) as Written, version, by, at, submittedAt, returnedBy };
}

/** One a petition: the newest is kept. @param sentBack the moment of the draft that the head saw: where that one no longer waits, its author is NULL, which the row refuses */
export function keepDraft({ core }: Pick<Desk, 'core'>, { receipt, department, version }: Case, draft: Pick<Draft, 'verb' | 'written' | 'by'> & Partial<Pick<Draft, 'submittedAt' | 'returnedBy'>>, sentBack?: number): Write {
  const { verb, written, submittedAt = null, returnedBy = null } = draft;
  const by = sentBack === undefined ? draft.by : sql<string>`(select "by" from drafts where receipt = ${receipt} and submitted_at is not null and at = ${sentBack})`;
  const row = { verb, sealed: core.vault.seal(JSON.stringify(written), place(receipt)), version, by, at: core.now(), submittedAt, returnedBy, department };
  return write(core.store.db.insert(drafts).values({ receipt, ...row }).onConflictDoUpdate({ target: drafts.receipt, set: row }));
}

export const dropDraft = ({ core }: Pick<Desk, 'core'>, receipt: string): Write => write(core.store.db.delete(drafts).where(eq(drafts.receipt, receipt)));

/** The draft as the head saw it. A NOT NULL guard refuses where it was taken back, sent back or approved meanwhile. */
export const onlyIfSubmitted = ({ core }: Pick<Desk, 'core'>, receipt: string, at: number): Write =>
  write(core.store.db.update(drafts).set({ at: sql`case when ${drafts.submittedAt} is not null and ${drafts.at} = ${at} then ${drafts.at} end` }).where(eq(drafts.receipt, receipt)));
