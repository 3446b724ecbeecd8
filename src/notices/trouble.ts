/** What did not reach a citizen by itself: tasks that staff do by hand, and notices that failed. Read for one department or for all. */
import { and, asc, desc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Core } from '../core.js';
import { notices, petitions, tasks } from '../storage/schema.js';
import { literal, type Write, write } from '../storage/store.js';
import { HELD } from './held.js';

/** How a citizen was told by hand, or what somebody looked at. */
export const HOWS = { tell: ['call', 'letter', 'visit'], check: ['call', 'letter', 'visit', 'checked'], provisional: ['checked'], photo: ['call', 'checked'] } as const;
export type TaskKind = keyof typeof HOWS;
export type How = (typeof HOWS)[TaskKind][number];

export interface OpenTask {
  id: string;
  kind: TaskKind;
  /** A code (ladder.ts), or what the clock asks for. */
  why: string;
  receipt: string;
  category: string;
  department: string;
  officer: string | null;
  /** Of the notice that it is about. */
  notice: string | null;
  news: string | null;
  code: string | null;
  at: number;
}

export interface Asked {
  /** Undefined: every one. */
  department?: string | undefined;
  why?: string | undefined;
  /** The last one of the page before. */
  after?: { at: number; id: string } | undefined;
  limit: number;
}

/** The longest waiting first; held notices are another matter (held.ts). */
export async function openTasks({ store }: Pick<Core, 'store'>, { department, why, after, limit }: Asked): Promise<OpenTask[]> {
  const rows = await store.db
    .select({ id: tasks.id, kind: tasks.kind, why: tasks.why, receipt: tasks.receipt, category: petitions.category, department: tasks.department, officer: petitions.officer, notice: tasks.notice, news: notices.kind, code: notices.code, at: tasks.at })
    .from(tasks)
    .innerJoin(petitions, eq(petitions.receipt, tasks.receipt))
    .leftJoin(notices, eq(notices.id, tasks.notice))
    .where(and(isNull(tasks.doneAt), inArray(tasks.kind, Object.keys(HOWS)), department === undefined ? undefined : eq(tasks.department, department), why === undefined ? undefined : eq(tasks.why, why), after && or(gt(tasks.at, after.at), and(eq(tasks.at, after.at), gt(tasks.id, after.id)))))
    .orderBy(asc(tasks.at), asc(tasks.id))
    .limit(literal(limit));
  return rows as OpenTask[];
}

/** One open task. */
export async function openTask({ store }: Pick<Core, 'store'>, id: string): Promise<{ kind: TaskKind; receipt: string; department: string; officer: string | null } | undefined> {
  const [row] = await store.db
    .select({ kind: tasks.kind, receipt: tasks.receipt, department: tasks.department, officer: petitions.officer })
    .from(tasks)
    .innerJoin(petitions, eq(petitions.receipt, tasks.receipt))
    .where(and(eq(tasks.id, id), isNull(tasks.doneAt), inArray(tasks.kind, Object.keys(HOWS))));
  return row as { kind: TaskKind; receipt: string; department: string; officer: string | null } | undefined;
}

/** Whoever is second changes nothing. @param by a staff id @param record written with it @returns whether it was this call that did it */
export async function finish({ store, now }: Pick<Core, 'store' | 'now'>, id: string, how: How, by: string, record: Write[]): Promise<boolean> {
  const [changed] = await store.atomic([write(store.db.update(tasks).set({ doneAt: now(), doneBy: by, how }).where(and(eq(tasks.id, id), isNull(tasks.doneAt)))), ...record]);
  return changed === 1;
}

/** How many wait, by cause. Held ones are among them, as `held`. */
export async function causes({ store }: Pick<Core, 'store'>, department?: string): Promise<Map<string, number>> {
  const cause = sql<string>`case ${tasks.kind} when ${HELD} then ${HELD} else ${tasks.why} end`;
  const rows = await store.db
    .select({ cause, n: sql<number>`count(*)` })
    .from(tasks)
    .where(and(isNull(tasks.doneAt), department === undefined ? undefined : eq(tasks.department, department)))
    .groupBy(cause);
  return new Map(rows.map((r) => [r.cause, r.n]));
}

export interface FailedNotice {
  id: string;
  receipt: string;
  category: string;
  department: string;
  news: string;
  duty: string;
  state: 'failed' | 'doubtful';
  code: string | null;
  tries: number;
  changedAt: number;
  /** What became of its task, where the law asks for one. */
  task: 'open' | 'done' | 'none';
}

/** Newest first. @param before the last one of the page before */
export async function failedNotices({ store }: Pick<Core, 'store'>, { department, before, limit }: { department?: string | undefined; before?: number | undefined; limit: number }): Promise<FailedNotice[]> {
  const task = sql<FailedNotice['task']>`coalesce((select case when min(t.done_at is not null) = 1 then 'done' else 'open' end from tasks t where t.notice = ${notices.id}), 'none')`;
  const rows = await store.db
    .select({ id: notices.id, receipt: notices.receipt, category: petitions.category, department: petitions.department, news: notices.kind, duty: notices.duty, state: notices.state, code: notices.code, tries: notices.tries, changedAt: notices.changedAt, task })
    .from(notices)
    .innerJoin(petitions, eq(petitions.receipt, notices.receipt))
    // As the partial index has it.
    .where(and(sql`${notices.state} in ('failed', 'doubtful')`, department === undefined ? undefined : eq(petitions.department, department), before === undefined ? undefined : lt(notices.changedAt, before)))
    .orderBy(desc(notices.changedAt))
    .limit(literal(limit));
  return rows as FailedNotice[];
}
