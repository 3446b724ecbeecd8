/** What the guide shows: its topics, a topic, one entry, the fees of one item, and what is said when nothing is good enough. */
import { countedIn, dayOf, dayOfDate, parsePeriod, startOf } from '../petitions/clock.js';
import type { Known } from '../core.js';
import { helpFor } from '../district.js';
import type { Ask, Inquiry } from '../inquiry.js';
import { type Block, type Choice, type Digit, type Reply, say, type Value, type Wording } from '../reply.js';
import { type Fee, type GuideEntry, TOPICS, type Topic } from './entry.js';
import { isTable, itemsOf } from './fees.js';

type Fact = { label: Wording; value: Wording };

const text = (t: string): { kind: 'text'; text: string } => ({ kind: 'text', text: t });
const words = (t: string): Wording => say('guide.text', { text: text(t) });
const name = (t: string): Wording => say('guide.name', { name: text(t) });
const toWords: Choice = { label: say('guide.words'), ask: { kind: 'guide', query: '' }, digit: 7 };

/** 3 서류·수수료: the field for words, or where there is no room for it 7 낱말로 찾기, and six topics; the same digits everywhere. */
export function topicsReply({ converses, screen }: Inquiry): Reply {
  const typesHere = !converses && screen !== 'shared';
  const topics = TOPICS.map((topic, i): Choice => ({ label: say(`guide.topic.${topic}`), ask: { kind: 'guide', topic }, digit: (i + 1) as Digit }));
  return { outcome: 'ok', title: say('menu.guide'), blocks: [...(typesHere ? [wordsForm()] : []), { kind: 'choices', choices: typesHere ? topics : [...topics, toWords] }] };
}

const wordsForm = (): Block => ({
  kind: 'form',
  ask: 'guide',
  fields: [{ name: 'query', label: say('guide.words.label'), hint: say('guide.words.hint'), input: 'text', required: true, max: 200 }],
  hidden: {},
  submit: say('guide.words.submit'),
});

export const wordsReply = (): Reply => ({ outcome: 'ok', title: say('guide.words'), blocks: [wordsForm()], short: say('guide.words.short'), keeps: 'draft' });

export function topicReply(inquiry: Inquiry, topic: Topic, entries: readonly GuideEntry[], { page, more }: { page: number; more: boolean }): Reply {
  const at = (p: number): Ask => ({ kind: 'guide', topic, ...(p > 1 ? { page: p } : {}) });
  const items = entries.map((e) => ({ title: name(e.title), ask: (isTable(e) && byItem(inquiry) ? { kind: 'guide', id: e.id, item: '' } : { kind: 'guide', id: e.id }) as Ask }));
  return { outcome: 'ok', title: say(`guide.topic.${topic}`), blocks: [{ kind: 'items', items, ...(more ? { next: at(page + 1) } : {}), ...(page > 1 ? { back: at(page - 1) } : {}) }, ...(inquiry.screen === 'shared' ? [] : [{ kind: 'choices' as const, choices: [toWords] }])] };
}

/** A text and a TV have no room for a whole table of fees. */
const byItem = ({ converses, screen }: Inquiry): boolean => converses || screen === 'shared';

export interface Shown {
  /** The next best. */
  others: readonly GuideEntry[];
  /** What was asked, in the citizen's own words: the petition of 7. */
  said?: string;
  /** The page, where the device breaks it into pages. */
  at?: number;
}

export function entryReply(core: Known, inquiry: Inquiry, entry: GuideEntry, { others, said, at = 1 }: Shown): Reply {
  const table = isTable(entry) && byItem(inquiry);
  const rows = entry.fees && !table ? entry.fees : [];
  const marked = entry.example || entry.fees?.some((f) => f.example);
  const note = (template: 'guide.not-here' | 'guide.example'): Block => ({ kind: 'text', text: say(template) });
  return {
    outcome: 'ok',
    title: say('guide.title', { title: text(entry.title) }),
    blocks: [
      ...otherLanguage(core, inquiry, entry),
      ...whenValid(core, entry),
      ...(entry.summary ? [{ kind: 'text' as const, text: words(entry.summary) }] : []),
      ...(entry.papers?.length ? [{ kind: 'list' as const, label: say('guide.papers'), rows: entry.papers.map((p) => ({ label: words(p) })) }] : []),
      ...(rows.length ? [feeList(rows)] : []),
      { kind: 'facts', facts: factsOf(core, entry, rows) },
      ...(entry.body ? [{ kind: 'text' as const, text: words(entry.body) }] : []),
      ...(entry.kind === 'service' && entry.where && !['gateway', 'phone'].includes(entry.where) ? [note('guide.not-here')] : []),
      ...(marked ? [note('guide.example')] : []),
      ...links(core, inquiry, entry),
      ...(others.length ? [{ kind: 'items' as const, items: others.map((o) => ({ title: name(o.title), ask: { kind: 'guide', id: o.id } as Ask })) }] : []),
      { kind: 'choices', choices: [...(table ? [{ label: say('guide.by-item'), ask: { kind: 'guide', id: entry.id, item: '' } as Ask, digit: 6 as const }] : []), fileChoice(inquiry, entry, said)] },
    ],
    pages: { at, ask: { kind: 'guide', id: entry.id } },
  };
}

/** One item: the amount that was asked for, the others numbered. Without words: the items of the table, page by page. */
export function feesReply(core: Known, inquiry: Inquiry, entry: GuideEntry, fees: readonly Fee[], said?: string, page = 1): Reply {
  const items = itemsOf({ ...entry, fees: [...fees] });
  if (items.length > 1 && said === undefined) return itemsReply(core, inquiry, entry, items, page);
  const [best, ...rest] = fees;
  if (!best) return itemsReply(core, inquiry, entry, itemsOf(entry), page);
  return {
    outcome: 'ok',
    title: name(entry.title),
    blocks: [
      ...otherLanguage(core, inquiry, entry),
      ...whenValid(core, entry),
      feeList([best]),
      ...(rest.length ? [{ kind: 'items' as const, items: rest.slice(0, inquiry.screen === 'shared' ? 3 : 5).map((f) => ({ title: itemName(f), summary: amount(f), ask: { kind: 'guide', id: entry.id, item: `${f.item} ${f.size ?? ''}`.trim() } as Ask })) }] : []),
      { kind: 'facts', facts: [asOf(fees), officeOf(core, entry), sourceOf(entry)] },
      ...(fees.some((f) => f.example) ? [{ kind: 'text' as const, text: say('guide.example') }] : []),
      ...links(core, inquiry, entry).slice(0, 1),
      { kind: 'choices', choices: [{ label: say('guide.whole'), ask: { kind: 'guide', id: entry.id }, digit: 6 }, fileChoice(inquiry, entry, said)] },
    ],
    pages: { at: 1, ask: { kind: 'guide', id: entry.id } },
  };
}

const ITEMS = 5;

function itemsReply(core: Known, inquiry: Inquiry, entry: GuideEntry, items: readonly string[], page: number): Reply {
  const pages = Math.ceil(items.length / ITEMS);
  const now = Math.min(page, pages);
  const at = (p: number): Ask => ({ kind: 'guide', id: entry.id, item: '', ...(p > 1 ? { page: p } : {}) });
  const shown = items.slice((now - 1) * ITEMS, now * ITEMS).map((item) => ({ title: name(item), ask: { kind: 'guide', id: entry.id, item } as Ask }));
  return {
    outcome: 'ok',
    title: name(entry.title),
    blocks: [{ kind: 'facts', facts: [officeOf(core, entry)] }, { kind: 'items', items: shown, ...(now < pages ? { next: at(now + 1) } : {}), ...(now > 1 ? { back: at(now - 1) } : {}) }, { kind: 'choices', choices: [{ label: say('guide.whole'), ask: { kind: 'guide', id: entry.id }, digit: 6 }, fileChoice(inquiry, entry)] }],
    pages: { at: 1, ask: at(now) as Ask & { kind: 'guide' } },
  };
}

/** Nothing is good enough: the nearest, whoever may know, the directory, filing. */
export function unsureReply(core: Known, inquiry: Inquiry, said: string | undefined, nearest: readonly GuideEntry[], department: string | undefined): Reply {
  const id = department ?? '';
  const known = core.district.departments.get(id);
  const phone: Value & { kind: 'phone' } = { kind: 'phone', phone: known?.phone ?? core.district.phone };
  const call = known ? say('guide.unsure.department', { department: { kind: 'named', of: 'department', id }, phone }) : say('guide.unsure.call', { phone });
  return {
    outcome: 'not-understood',
    title: say('guide.unsure.title'),
    blocks: [
      { kind: 'text', text: call },
      ...(inquiry.converses || inquiry.screen === 'shared' ? [] : [{ kind: 'link' as const, to: { tel: phone.phone }, label: say('petition.call', { phone }) }]),
      ...(nearest.length ? [{ kind: 'text' as const, text: say('guide.unsure.nearest') }, { kind: 'items' as const, items: nearest.map((e) => ({ title: name(e.title), ask: { kind: 'guide', id: e.id } as Ask })) }] : []),
      { kind: 'choices', choices: [{ label: say('menu.departments'), ask: { kind: 'departments' }, digit: 4 }, fileChoice(inquiry, undefined, said)] },
    ],
    pages: { at: 1, ask: { kind: 'guide' } },
  };
}

/** An entry that was taken away since its number was sent. A page is not there; a text is answered: its carrier made no mistake. */
export const gone = ({ converses }: Pick<Inquiry, 'converses'>): Reply => ({ outcome: converses ? 'unknown' : 'not-found', title: say('error.not-found.title'), blocks: [{ kind: 'text', text: say('guide.gone') }, { kind: 'choices', choices: [{ label: say('menu.guide'), ask: { kind: 'guide' }, digit: 3 }, toWords] }] });

/** A text's own words are carried on; a page's form knows the entry. */
function fileChoice(inquiry: Inquiry, entry: GuideEntry | undefined, said?: string): Choice {
  const ask: Ask = inquiry.converses && said ? { kind: 'file', text: said } : { kind: 'file', ...(entry ? { about: entry.id } : {}) };
  return { label: say('guide.file'), ask, digit: 7 };
}

function factsOf(core: Known, entry: GuideEntry, fees: readonly Fee[]): Fact[] {
  const fact = (template: 'guide.who' | 'guide.how' | 'guide.fee' | 'fact.basis', value: string | undefined): Fact[] => (value ? [{ label: say(template), value: words(value) }] : []);
  return [
    ...fact('guide.who', entry.who),
    ...fact('guide.how', entry.how),
    ...(entry.where ? [{ label: say('guide.where'), value: say(`guide.where.${entry.where}`) }] : []),
    ...(entry.period ? [{ label: say('guide.period'), value: periodOf(entry.period) }] : []),
    ...fact('guide.fee', entry.fee),
    ...(fees.length ? [asOf(fees)] : []),
    officeOf(core, entry),
    ...fact('fact.basis', entry.basis),
    sourceOf(entry),
  ];
}

/** Whom to ask: the entry's department, or whoever answers the main number. */
function officeOf({ district }: Known, { department }: GuideEntry): Fact {
  const found = department === undefined ? undefined : district.departments.get(department);
  const phone: Value & { kind: 'phone' } = { kind: 'phone', phone: found?.phone ?? district.phone };
  return { label: say('fact.department'), value: found ? say('fact.department.with-phone', { department: { kind: 'named', of: 'department', id: found.id }, phone }) : say('call.main', { phone }) };
}

const sourceOf = ({ source }: GuideEntry): Fact => ({ label: say('guide.source'), value: words(source) });

/** 처리기간 in the words of Act §19: working hours up to five days, working days from six, the calendar beyond. */
function periodOf(period: string): Wording {
  if (period === 'now') return say('guide.period.now');
  const read = parsePeriod(period);
  const count: Value & { kind: 'number' } = { kind: 'number', number: read.count };
  if (countedIn(read) === 'hours') return read.unit === 'h' ? say('guide.period.hours', { hours: count }) : say('guide.period.days-in-hours', { days: count, hours: { kind: 'number', number: read.count * 8 } });
  if (read.unit === 'd') return say('guide.period.days', { days: count });
  return read.unit === 'w' ? say('guide.period.weeks', { weeks: count }) : read.unit === 'm' ? say('guide.period.months', { months: count }) : say('guide.period.years', { years: count });
}

/** Said first of all to who asked in a language that this entry is not in: which it is in, and who helps. */
function otherLanguage({ district }: Known, { locale }: Inquiry, entry: GuideEntry): Block[] {
  if (entry.locale === locale) return [];
  return [{ kind: 'text', text: say(entry.locale === 'en' ? 'guide.in-english' : 'guide.in-korean', { help: { kind: 'phone', phone: helpFor(district) } }) }];
}

/** Said first where it no longer, or not yet, holds. */
function whenValid({ now }: Known, { validFrom, validUntil }: GuideEntry): Block[] {
  const today = dayOf(now());
  if (validUntil && dayOfDate(validUntil) < today) return [{ kind: 'text', text: say('guide.ended', { until: day(validUntil) }) }];
  return validFrom && dayOfDate(validFrom) > today ? [{ kind: 'text', text: say('guide.not-yet', { from: day(validFrom) }) }] : [];
}
/** A date like 2026-11-01, said as every other date is. */
const day = (date: string): Value & { kind: 'day' } => ({ kind: 'day', at: startOf(dayOfDate(date)) });

/** A message is complete without a link, and nothing is opened on a screen that others see; a page has the phone first. */
function links({ district }: Known, { converses, screen }: Inquiry, { department = '', link }: GuideEntry): Block[] {
  if (converses || screen === 'shared') return [];
  const tel = district.departments.get(department)?.phone ?? district.phone;
  return [{ kind: 'link', to: { tel }, label: say('petition.call', { phone: { kind: 'phone', phone: tel } }) }, ...(link ? [{ kind: 'link' as const, to: { page: link }, label: say('guide.link') }] : [])];
}

const feeList = (fees: readonly Fee[]): Block => ({ kind: 'list', label: say('guide.fees'), rows: fees.map((f) => ({ label: itemName(f), value: amount(f) })) });
const itemName = ({ item, size }: Fee): Wording => (size ? say('guide.item', { item: text(item), size: text(size) }) : name(item));
function amount({ won, example }: Fee): Wording {
  if (!won) return say('guide.free');
  const number: Value & { kind: 'number' } = { kind: 'number', number: won };
  return example ? say('guide.won.example', { won: number }) : say('guide.won', { won: number });
}
const asOf = (fees: readonly Fee[]): Fact => ({ label: say('guide.as-of'), value: say('guide.as-of.value', { at: day(newest(fees)) }) });
const newest = (fees: readonly Fee[]): string => fees.map((f) => f.asOf).sort().at(-1) ?? '';
