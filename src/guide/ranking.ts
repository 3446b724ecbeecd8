/** How well an entry answers a question: how much of it stands in the entry, by how rare that is. Weights were set on halves of several sets of questions. */
import type { Concept } from './question.js';

/** One possible answer, with what the search tables say of it, each as a share of the best. */
export interface Candidate {
  /** Titles a line each, and body; comparable. */
  titles: string;
  body: string;
  /** BM25 of the question's own tokens. */
  own: number;
  /** BM25 of other words that mean the same. */
  also: number;
}

/** Shares of the score. */
const OWN = 0.3;
const ALSO = 0.3;
const SYLLABLES = 0.15;
const BREVITY = 0.1;
/** For a title or another name that is the question, whole: parking ticket is not first of all how to object to one. */
const SAME = 0.1;
/** A word in the title, whole, counts 1; inside another word, in the body, or by another word that means the same, less. */
const INSIDE = 0.8;
const IN_BODY = 0.6;
const ALSO_IN_TITLE = 0.6;
const ALSO_IN_BODY = 0.35;
/** A syllable alone stands in too many words. */
const LONE_SYLLABLE = 0.2;
/** A syllable of a word that is written with a gap, without its neighbours. */
const ALONE = 0.5;
/** Between counting words and weighing them by rarity. */
const RARITY = 0.7;

/** A concept with its weight in the question. */
export interface Weighed extends Concept {
  weight: number;
  rarities: number[];
  rarity: number;
}

/** @param docs in how many of all entries a token stands; 0 where it is unknown */
export function weighed(concepts: readonly Concept[], docs: (token: string) => number, all: number): Weighed[] {
  return concepts.map((c) => {
    const rarities = c.tokens.map((t) => Math.log(1 + all / (0.5 + Math.max(1, docs(t)))));
    const rarity = rarities.reduce((a, b) => a + b, 0);
    const lone = c.own.every((o) => o.length === 1) ? LONE_SYLLABLE : 1;
    return { ...c, rarities, rarity, weight: (rarity / Math.sqrt(c.tokens.length)) ** RARITY * lone };
  });
}

/** A text to look into: gaps count where a word must begin one, and not where they are a matter of taste. */
interface Text {
  spaced: string;
  dense: string;
}
const textOf = (text: string): Text => ({ spaced: ` ${text.replaceAll('\n', ' ')} `, dense: text.replaceAll(' ', '') });

/** Letters with gaps between words; a short word of them is part of many others (an, ban), a longer one begins some (park, parking). */
const LATIN = /^[a-z]+$/;
const SHORT = 4;
const begins = (text: Text, word: string): boolean => (LATIN.test(word) && word.length <= SHORT ? text.spaced.includes(` ${word} `) || text.spaced.includes(` ${word}s `) : text.spaced.includes(` ${word}`));
const within = (text: Text, word: string): boolean => (LATIN.test(word) ? begins(text, word) : text.dense.includes(word));

/** How much of a concept's own words stands in a text, 0 to 1; of a syllable with a gap after it, with how many of its neighbours. */
function share(c: Weighed, text: Text): number {
  const own = ownShare(c, text);
  if (!own || !c.beside.length) return own;
  return own * (ALONE + ((1 - ALONE) * c.beside.filter((pair) => text.spaced.includes(` ${pair} `)).length) / c.beside.length);
}

function ownShare(c: Weighed, text: Text): number {
  if (c.own.every((o) => within(text, o))) return c.own.every((o) => begins(text, o)) ? 1 : INSIDE;
  if (c.tokens.length < 2) return 0;
  let found = 0;
  for (let i = 0; i < c.tokens.length; i++) if (text.dense.includes(c.tokens[i] ?? '')) found += c.rarities[i] ?? 0;
  return found / c.rarity;
}

/** Two syllables may be a part of any word (다리, 사다리): as another word for something they must begin one. */
const says = (text: Text, word: string): boolean => (word.length > 2 ? text.dense.includes(word) : text.spaced.includes(` ${word}`));

/** How much of the question stands in the entry, 0 to 1. */
function covered(concepts: readonly Weighed[], titles: Text, text: string): number {
  let body: Text | undefined; // most of the work, and often not needed
  let sum = 0;
  let whole = 0;
  for (const c of concepts) {
    let credit = share(c, titles);
    if (credit < ALSO_IN_TITLE && c.also.some((o) => says(titles, o.word))) credit = ALSO_IN_TITLE;
    if (credit < IN_BODY) {
      const inBody = (body ??= textOf(text));
      credit = Math.max(credit, IN_BODY * share(c, inBody));
      if (credit < ALSO_IN_BODY && c.also.some((o) => says(inBody, o.word))) credit = ALSO_IN_BODY;
    }
    sum += c.weight * credit;
    whole += c.weight;
  }
  return whole ? sum / whole : 0;
}

/**
 * BM25 of the question's single syllables in the titles, among the candidates: it brings compounds together that share no pair (꽃집, 꽃 도매상가).
 * @returns shares of the best
 */
function syllableShares(concepts: readonly Concept[], titles: readonly string[]): number[] {
  const asked = [...new Set(concepts.flatMap((c) => c.own).join('').replace(/[a-z]/g, ''))];
  const rare = asked.map((s) => Math.log(1 + titles.length / (0.5 + titles.filter((t) => t.includes(s)).length)));
  const lengths = titles.map((t) => new Set(t).size);
  const average = lengths.reduce((a, b) => a + b, 0) / Math.max(1, lengths.length);
  const scores = titles.map((t, n) => asked.reduce((sum, s, i) => (t.includes(s) ? sum + (rare[i] ?? 0) : sum), 0) / (1 + 1.2 * (0.25 + (0.75 * (lengths[n] ?? 0)) / average)));
  const best = Math.max(1e-9, ...scores);
  return scores.map((s) => s / best);
}

export interface Ranked {
  score: number;
  covered: number;
}

/** In the order of the candidates. */
export function ranked(concepts: readonly Weighed[], candidates: readonly Candidate[]): Ranked[] {
  const syllables = syllableShares(concepts, candidates.map((c) => c.titles));
  const asked = concepts.reduce((n, c) => n + c.tokens.length + 1, 0);
  const question = concepts.flatMap((c) => c.own).join('');
  return candidates.map((c, i) => {
    const titles = textOf(c.titles);
    const share = covered(concepts, titles, c.body);
    const brevity = Math.min(1, asked / Math.max(1, titles.dense.length));
    const same = c.titles.split('\n').some((title) => title.replaceAll(' ', '') === question);
    return { covered: share, score: share + (same ? SAME : 0) + OWN * c.own + ALSO * c.also + SYLLABLES * (syllables[i] ?? 0) + BREVITY * brevity };
  });
}
