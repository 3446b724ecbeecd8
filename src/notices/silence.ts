/** 수신거부: what was queued and can be left unsaid is left unsaid. What the law demands becomes the officer's task when its turn comes (ladder.ts). */
import { and, eq, inArray } from 'drizzle-orm';
import type { Core } from '../core.js';
import { notices } from '../storage/schema.js';
import { type Write, write } from '../storage/store.js';

/** @param phone keyed hash @param at ms */
export const silence = (core: Pick<Core, 'store'>, phone: string, at: number): Write[] => [
  write(
    core.store.db
      .update(notices)
      .set({ state: 'silenced', code: 'stopped', changedAt: at })
      .where(and(eq(notices.phone, phone), eq(notices.duty, 'courtesy'), inArray(notices.state, ['waiting', 'pushed']))),
  ),
];
