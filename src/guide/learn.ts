/**
 * What the guide lacks: questions that nothing answered, and those asked again at once. Kept as their words alone, and of these only such as
 * name nobody (docs/decisions/2026-11-28-learning-what-is-missing.md). Counted in memory, written now and then; a lost count is no loss.
 */
import { and, desc, eq, gte, lt, or, sql } from 'drizzle-orm';
import { DAY, type Core, type Looked, MINUTE } from '../core.js';
import type { Locale } from '../inquiry.js';
import { guideQuestions, guideStrangeWords, guideUses } from '../storage/schema.js';
import { literal, type Db, type Write, write } from '../storage/store.js';
import { comparable, keywords, tokensOfWord, typed } from './korean.js';
import { isVietnamese } from './question.js';

/** Another question of the same person within this time was the same one, put another way. */
const AGAIN = 10 * MINUTE;
/** A word that the guide does not know is kept once so many phones have said it. */
export const SEVERAL = 3;
/** Until then only as a hash, and not for long. */
const STRANGE_FOR = 30 * DAY;
const KEPT = 365 * DAY;
/** Words of one question, and questions held until the next flush. */
const WORDS = 6;
const HELD = 500;
/** A surname and two syllables, or whoever is called Mr: no word of the guide, so perhaps somebody. */
const NAME = /^(?:[김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허남심노하곽성차주우구민유나진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용][가-힣]{2}|(?:남궁|황보|제갈|선우|독고|사공|서문)[가-힣]{1,2}|.+(?:씨|님))$/u;

export interface Seen {
  /** The channel's device. */
  device: string;
  locale: Locale;
  looked: Looked;
  /** Tells one asker from another; of a phone where `proven`. Never stored as it is. */
  who: string | undefined;
  proven: boolean;
}

export interface Learner {
  /** Takes note; costs nothing but memory. */
  take(seen: Seen): void;
  flush(): Promise<void>;
}

interface Noted extends Seen {
  again: boolean;
}

export function createLearner({ store, vault, now }: Pick<Core, 'store' | 'vault' | 'now'>): Learner {
  let held: Noted[] = [];
  const uses = new Map<string, { entry: string; device: string; count: number }>();
  const last = new Map<string, { seen: Seen; at: number }>();
  return {
    take(seen) {
      const { looked, who, device } = seen;
      const at = now();
      if (looked.sure && looked.entry) {
        const key = `${device}/${looked.entry}`;
        const used = uses.get(key);
        if (used) used.count++;
        else uses.set(key, { entry: looked.entry, device, count: 1 });
      }
      if (!looked.text) return;
      const before = who === undefined ? undefined : last.get(who);
      if (before && at - before.at < AGAIN && before.seen.looked.sure && before.seen.looked.text !== looked.text && held.length < HELD) held.push({ ...before.seen, again: true });
      if (!looked.sure && held.length < HELD) held.push({ ...seen, again: false });
      if (who !== undefined) last.set(who, { seen, at });
      if (last.size > HELD) last.clear();
    },
    async flush() {
      if (!held.length && !uses.size) return;
      const noted = held;
      const used = [...uses.values()];
      held = [];
      uses.clear();
      const at = now();
      const month = new Date(at + 9 * 3_600_000).toISOString().slice(0, 7);
      const { db } = store;
      const writes = used.map(({ entry, device, count }) => write(db.insert(guideUses).values({ entry, device, month, count }).onConflictDoUpdate({ target: [guideUses.entry, guideUses.device, guideUses.month], set: { count: sql`${guideUses.count} + ${count}` } })));
      for (const n of noted) writes.push(...(await questionWrites(db, vault.find, n, at)));
      if (noted.length) writes.push(write(db.delete(guideStrangeWords).where(lt(guideStrangeWords.at, at - STRANGE_FOR))), write(db.delete(guideQuestions).where(lt(guideQuestions.lastAt, at - KEPT))));
      for (let i = 0; i < writes.length; i += 50) await store.atomic(writes.slice(i, i + 50));
    },
  };
}

async function questionWrites(db: Db, hash: Core['vault']['find'], { looked, locale, who, proven, again }: Noted, at: number): Promise<Write[]> {
  const words = [...new Set(keywords(typed(looked.text).split(' ').filter(Boolean).slice(0, 20), undefined, isVietnamese(looked.text, locale)).map((k) => k.stem))].filter((w) => w.length > 1 && !/\p{N}/u.test(w)).slice(0, 12);
  const writes: Write[] = [];
  const kept: string[] = [];
  for (const word of words) {
    if (await isKnown(db, word)) kept.push(word);
    else if (NAME.test(word)) continue;
    else {
      const strange = hash('guide-word', word);
      if (who !== undefined && proven) writes.push(write(db.insert(guideStrangeWords).values({ word: strange, asker: hash('guide-asker', `${who}/${word}`), at }).onConflictDoNothing()));
      if (await saidBySeveral(db, strange)) kept.push(word);
    }
  }
  if (!kept.length) return writes;
  const row = { words: kept.slice(0, WORDS).sort().join(' '), locale, unanswered: again ? 0 : 1, again: again ? 1 : 0, entry: looked.entry ?? null, firstAt: at, lastAt: at };
  const set = { unanswered: sql`${guideQuestions.unanswered} + ${row.unanswered}`, again: sql`${guideQuestions.again} + ${row.again}`, entry: row.entry, lastAt: at };
  return [...writes, write(db.insert(guideQuestions).values(row).onConflictDoUpdate({ target: [guideQuestions.locale, guideQuestions.words], set }))];
}

/** Whether the word stands in the guide: as a phrase of its tokens, so no table is read through. */
async function isKnown(db: Db, word: string): Promise<boolean> {
  const tokens = tokensOfWord(comparable(word)).filter((t) => /^[\p{L}\p{N}\p{M}]+$/u.test(t));
  if (!tokens.length) return false;
  const rows = await db.all<{ n: number }>(sql`select 1 as n from guide_index where guide_index match ${`"${tokens.join(' ')}"`} limit 1`);
  return rows.length > 0;
}

async function saidBySeveral(db: Db, word: string): Promise<boolean> {
  const rows = await db.select({ asker: guideStrangeWords.asker }).from(guideStrangeWords).where(eq(guideStrangeWords.word, word)).limit(literal(SEVERAL));
  return rows.length >= SEVERAL;
}

export type Question = typeof guideQuestions.$inferSelect;

/** What is missing most, first. @param since ms; what was asked before is left out */
export const missing = (db: Db, since: number, limit: number): Promise<Question[]> =>
  db
    .select()
    .from(guideQuestions)
    .where(and(gte(guideQuestions.lastAt, since), or(sql`${guideQuestions.unanswered} > 0`, sql`${guideQuestions.again} > 0`)))
    .orderBy(desc(sql`${guideQuestions.unanswered} + ${guideQuestions.again}`), desc(guideQuestions.lastAt))
    .limit(literal(limit)) as unknown as Promise<Question[]>;

/** An entry or a synonym was written for it. */
export const settled = (db: Db, locale: string, words: string): Write => write(db.delete(guideQuestions).where(and(eq(guideQuestions.locale, locale), eq(guideQuestions.words, words))));

/** How often each entry was given, by device, from a month on (2026-11). */
export const usesSince = (db: Db, month: string): Promise<{ entry: string; device: string; count: number }[]> =>
  db
    .select({ entry: guideUses.entry, device: guideUses.device, count: sql<number>`sum(${guideUses.count})` })
    .from(guideUses)
    .where(gte(guideUses.month, month))
    .groupBy(guideUses.entry, guideUses.device) as unknown as Promise<{ entry: string; device: string; count: number }[]>;
