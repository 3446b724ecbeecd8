/** One notice by web push: what its row becomes. */
import { and, eq } from 'drizzle-orm';
import { type Core, MINUTE } from '../core.js';
import { notices } from '../storage/schema.js';
import { type Write, write } from '../storage/store.js';
import type { Pushed } from './ladder.js';
import { type NoticeRow, pauseBefore } from './outcome.js';

/** A service worker that has not said that it showed the news by then has not, ms. */
export const ACKNOWLEDGED_WITHIN = 10 * MINUTE;
/** A push service that asks to wait is asked so often, and never waited for longer than a service worker would be. */
const MOST_TRIES = 3;

/** @param paper what a lawful way still needs beside a push that went out */
export function afterPush(core: Core, row: NoticeRow, pushed: Pushed, paper: Write[]): Write[] {
  const now = core.now();
  const change = (set: Partial<NoticeRow>): Write =>
    // Acknowledged already: then it stays so.
    write(core.store.db.update(notices).set({ ...set, claimedUntil: null, changedAt: now }).where(and(eq(notices.id, row.id), eq(notices.state, 'claimed'))));
  if (pushed.state === 'sent') return [change({ state: 'pushed', notBefore: now + ACKNOWLEDGED_WITHIN, tries: 0, code: null }), ...paper];
  const tries = row.tries + 1;
  const pause = pushed.state === 'later' ? Math.max(pushed.after ?? 0, pauseBefore(tries, Number(core.random.digits(3)) / 999)) : undefined;
  if (pause !== undefined && pause <= ACKNOWLEDGED_WITHIN && tries < MOST_TRIES) return [change({ state: 'waiting', way: null, tries, notBefore: now + pause, code: codeOf(pushed) })];
  return [change({ state: 'waiting', tries: 0, notBefore: now, code: codeOf(pushed) })]; // by the next way, at once, with all its tries
}

const codeOf = (pushed: Pushed): string | null => ('code' in pushed ? pushed.code : null);
