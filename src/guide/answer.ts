/** 서류·수수료: the guide's topics, words that are searched, one entry. What does not answer is never given as the answer. */
import type { Answer, Core } from '../core.js';
import type { Ask, Filing, Inquiry, Locale } from '../inquiry.js';
import { departments, listed } from '../answers/directory/departments.js';
import { asksForCounters, asksForDongs, idOf, officesNamed } from '../answers/directory/named.js';
import { tooLong } from '../answers/too-long.js';
import { clean, MAX_TEXT } from '../petitions/intake.js';
import { file } from '../petitions/file.js';
import { match } from '../petitions/route.js';
import { type Reply, say } from '../reply.js';
import { isTopic } from './entry.js';
import type { GuideEntry } from './entry.js';
import { feesOf, isTable, itemsMeant, priced } from './fees.js';
import { understood } from './question.js';
import { lexiconNow } from './synonyms.js';
import { entryReply, feesReply, gone, topicReply, topicsReply, unsureReply, wordsReply } from './replies.js';
import { search } from './search.js';
import { entriesOf, entryOf, onTopic } from './store.js';

type Asked = Ask & { kind: 'guide' };

/** Entries of a topic on one page; 7 asks for words, 8 for more. */
const PAGE = 6;
/** Beside the best. */
const OTHERS = 3;

export async function guide(core: Core, inquiry: Inquiry, ask: Asked): Promise<Answer> {
  if (ask.id !== undefined) return { reply: await one(core, inquiry, ask, ask.id), writes: [] };
  if (ask.topic !== undefined && isTopic(ask.topic)) {
    const page = ask.page ?? 1;
    const { entries, more } = await onTopic(core.store.db, ask.topic, languages(inquiry.locale), { from: (page - 1) * PAGE, count: PAGE });
    return { reply: topicReply(inquiry, ask.topic, entries, { page, more }), writes: [] };
  }
  if (ask.query === undefined) return { reply: topicsReply(inquiry), writes: [] };
  return asked(core, inquiry, ask.query, ask.told);
}

async function asked(core: Core, inquiry: Inquiry, query: string, told = false): Promise<Answer> {
  const text = clean(query);
  if (text.length > MAX_TEXT) return { reply: tooLong(core), writes: [] };
  if (!text) return { reply: wordsReply(), writes: [] };
  if (!/[\p{L}\p{N}]/u.test(text)) return { reply: unsureReply(core, inquiry, undefined, [], undefined), writes: [] };
  const office = directory(core, text);
  if (office) return { reply: office, writes: [] };
  const found = await find(core, inquiry.locale, text);
  const item = await itemOf(core, found.hits, text);
  const sure = found.sure || item !== undefined;
  const [best, ...rest] = item ? [item.entry, ...found.hits.filter((e) => e !== item.entry)] : found.hits;
  if (told && !sure) return file(core, inquiry, { text: query });
  const others = await Promise.all(rest.map((e) => inTheirs(core, inquiry.locale, e)));
  if (!best || !sure) return { reply: unsureReply(core, inquiry, text, [...(best ? [await inTheirs(core, inquiry.locale, best)] : []), ...others].slice(0, OTHERS), match(core.district, text)?.department), writes: [], looked: { text, sure: false, ...(best ? { entry: best.id } : {}) } };
  const fee = priced(best, item ? `${text} ${item.named.join(' ')}` : text);
  const reply = fee ? feesReply(core, inquiry, best, fee, text) : entryReply(core, inquiry, await inTheirs(core, inquiry.locale, best), { others, said: text });
  return { reply, writes: [], looked: { text, sure: true, entry: best.id } };
}

/** Of what was found, the table of fees that has what the question names, and nothing else is asked: 전신거울, 옷장 버리는 값. */
async function itemOf({ store: { db }, files }: Core, hits: readonly GuideEntry[], text: string): Promise<{ entry: GuideEntry; named: string[] } | undefined> {
  const tables = hits.filter(isTable);
  if (!tables[0]) return undefined;
  const question = understood(text, await lexiconNow({ db, files }), tables[0].locale);
  for (const entry of tables) {
    const named = itemsMeant(entry, question);
    if (named.length) return { entry, named };
  }
  return undefined;
}

/** A question for an office itself: its phone, its place, its hours. */
function directory(core: Core, text: string): Reply | undefined {
  const named = officesNamed(core.district, text);
  if (named.length === 1 && named[0]) return departments(core, { kind: 'departments', id: idOf(named[0]) });
  if (asksForCounters(text)) return departments(core, { kind: 'departments', group: /전화|번호|연락처/u.test(text) ? 'counters' : 'open' });
  if (named.length) return listed(named.slice(0, 6), { kind: 'departments' }, say('menu.departments'));
  return asksForDongs(text) ? departments(core, { kind: 'departments', group: 'dongs' }) : undefined;
}

/** Entries of the asker's language first; what is sure in another one is better than what is not in theirs. */
async function find({ store: { db }, files, now }: Core, locale: Locale, text: string): Promise<{ hits: GuideEntry[]; sure: boolean }> {
  let nearest: GuideEntry[] = [];
  for (const asked of languages(locale)) {
    const found = await search({ db, files }, text, { limit: OTHERS + 1, locale: asked, now: now() });
    if (!found.length) continue;
    const hits = await entriesOf(db, found.map((h) => h.id), asked);
    if (found[0]?.sure) return { hits, sure: true };
    if (!nearest.length) nearest = hits;
  }
  return { hits: nearest, sure: false };
}

/** An entry may be there in some languages only: Korean is always read last. */
const languages = (locale: Locale): Locale[] => [...new Set<Locale>([locale, ...(locale === 'ko' ? [] : (['en'] as const)), 'ko'])];

async function one(core: Core, inquiry: Inquiry, ask: Asked, id: string): ReturnType<typeof read> {
  return read(core, inquiry, ask, await anyLanguage(core, inquiry.locale, id));
}

async function read(core: Core, inquiry: Inquiry, ask: Asked, entry: GuideEntry | undefined) {
  if (!entry) return gone(inquiry);
  if (ask.item !== undefined && entry.fees?.length) return feesReply(core, inquiry, entry, feesOf(entry, ask.item), undefined, ask.page);
  return entryReply(core, inquiry, entry, { others: [], at: ask.page ?? 1 });
}

/** What was found by words of another language is read in the asker's own, where it is there. */
const inTheirs = async (core: Core, locale: Locale, entry: GuideEntry): Promise<GuideEntry> => (entry.locale === locale ? entry : ((await anyLanguage(core, locale, entry.id)) ?? entry));

async function anyLanguage({ store: { db } }: Core, locale: Locale, id: string): Promise<GuideEntry | undefined> {
  for (const l of languages(locale)) {
    const found = await entryOf(db, id, l);
    if (found) return found;
  }
  return undefined;
}

/** 이 내용으로 민원 접수: the form knows the group of whoever answers for it, and what it is about. */
export async function about(core: Core, inquiry: Inquiry, { about: id = '', ...filing }: Filing): Promise<[Filing, string | undefined]> {
  const entry = await anyLanguage(core, inquiry.locale, id);
  if (!entry) return [filing, undefined];
  const group = filing.group ?? [...core.district.categories.values()].find((c) => c.department === entry.department)?.group ?? core.district.groups.at(-1)?.id;
  return [{ ...filing, ...(group ? { group } : {}) }, `${entry.title}: `];
}
