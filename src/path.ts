/** Ask ⇄ path. What can be navigated to can be written as a path and read back; what was typed or proves something never is. */
import { type Ask, isLocale, OFFICES } from './inquiry.js';

const SLUG = /^[a-z0-9-]{1,40}$/;
/** An entry of the guide. */
const ENTRY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/;
export const isEntryId = (x: string): boolean => ENTRY.test(x);
const RECEIPT = /^\d{12}$/;
const LINK = /^[\w-]{32}$/;
const MAX_QUERY = 200;

/** The path of an Ask below a channel's mount path. Typed text, phones, codes and proofs are left out. */
export function toPath(ask: Ask): string {
  switch (ask.kind) {
    case 'menu':
    case 'said':
    case 'notice':
    case 'pictures':
      return '/';
    case 'help':
      return '/help';
    case 'file':
      return withQuery('/petitions/new', { group: ask.group, about: ask.about });
    case 'list':
      return ask.page && ask.page > 1 ? `/petitions?page=${ask.page}` : '/petitions';
    case 'find':
      return '/petitions/find';
    case 'check':
      return withQuery(`/petitions/${ask.receipt}${ask.part ? `/${ask.part}` : ''}`, { page: pageText(ask.page) });
    case 'add':
      return `/petitions/${ask.receipt}/add`;
    case 'withdraw':
      return ask.receipt ? `/petitions/${ask.receipt}/withdraw` : '/withdraw';
    case 'call':
      return ask.receipt ? `/petitions/${ask.receipt}/call` : '/phone';
    case 'rate':
      return ask.receipt ? `/petitions/${ask.receipt}/rate` : '/rate';
    case 'supplement':
      return withQuery(`/petitions/${ask.receipt}/supplement`, { page: pageText(ask.page) });
    case 'object':
    case 'reopen':
    case 'by-text':
      return `/petitions/${ask.receipt}/${ask.kind}`;
    case 'departments': {
      if (ask.id) return `/departments/${ask.id}`;
      return withQuery('/departments', { group: ask.group, work: ask.work, page: pageText(ask.page) });
    }
    case 'language':
      return ask.locale ? `/language?to=${ask.locale}` : '/language';
    case 'guide':
      return withQuery(ask.id ? `/guide/${ask.id}` : '/guide', { topic: ask.topic, q: ask.query, item: ask.item, page: pageText(ask.page) });
    case 'consent':
      return '/notices';
    case 'sign-in':
      return ask.next ? `/sign-in?next=${encodeURIComponent(ask.next)}` : '/sign-in';
    case 'sign-out':
      return '/sign-out';
    case 'pair':
      return ask.link ? `/pair?tv=${encodeURIComponent(ask.link)}` : '/pair'; // the QR's link, promise 30: it claims and approves nothing by itself
    case 'unpair':
      return '/unpair';
    case 'handoff':
      return ask.receipt ? `/petitions/${ask.receipt}/phone` : '/go-on';
    case 'open':
      return '/go';
    case 'privacy':
      return '/privacy';
  }
}

const pageText = (page: number | undefined): string | undefined => (page && page > 1 ? String(page) : undefined);

function withQuery(path: string, given: Readonly<Record<string, string | undefined>>): string {
  const query = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return query.length ? `${path}?${query.join('&')}` : path;
}

/** From 2: the first page has no number. */
export function pageIn(text: string | null | undefined): { page?: number } {
  const n = Number(text);
  return Number.isInteger(n) && n > 1 && n <= 1000 ? { page: n } : {};
}
const page = (query: URLSearchParams): { page?: number } => pageIn(query.get('page'));

/** The Ask that a path names, or undefined: an unknown path is never guessed at. */
export function fromPath(path: string, query: URLSearchParams): Ask | undefined {
  const parts = path.replace(/^\/|\/$/g, '').split('/');
  const [head = '', second, third, ...rest] = parts;
  if (rest.length) return undefined;
  if (head === 'petitions') return petitionAsk(second, third, query);
  if (head === 'departments') {
    if (third !== undefined) return undefined;
    if (second !== undefined) return SLUG.test(second) ? { kind: 'departments', id: second } : undefined;
    const group = OFFICES.find((o) => o === query.get('group'));
    const work = query.get('work');
    return { kind: 'departments', ...(group ? { group } : work && SLUG.test(work) ? { work } : {}), ...page(query) };
  }
  if (head === 'guide') return third === undefined ? guideAsk(second, query) : undefined;
  if (second !== undefined) return undefined;
  switch (head) {
    case '':
      return { kind: 'menu' };
    case 'help':
      return { kind: 'help' };
    case 'withdraw':
      return { kind: 'withdraw' };
    case 'rate':
      return { kind: 'rate' };
    case 'notices':
      return { kind: 'consent' };
    case 'phone':
      return { kind: 'call' };
    case 'sign-in': {
      const next = query.get('next') ?? '';
      return askAt(next) ? { kind: 'sign-in', next } : { kind: 'sign-in' };
    }
    case 'sign-out':
      return { kind: 'sign-out' };
    case 'pair': {
      const link = query.get('tv') ?? '';
      return { kind: 'pair', ...(LINK.test(link) ? { link } : {}), ...(query.get('watch') === '1' ? { watch: true as const } : {}) };
    }
    case 'unpair':
      return { kind: 'unpair' };
    case 'go-on':
      return { kind: 'handoff' };
    case 'go':
      return { kind: 'open' };
    case 'privacy':
      return { kind: 'privacy' };
    case 'language': {
      const to = query.get('to');
      return isLocale(to) ? { kind: 'language', locale: to } : { kind: 'language' };
    }
    default:
      return undefined;
  }
}

/** A whole path with its query, as toPath writes it. */
export function askAt(path: string): Ask | undefined {
  if (!path.startsWith('/') || path.length > 1_000 || !URL.canParse(`http://x${path}`)) return undefined;
  const url = new URL(`http://x${path}`);
  return url.host === 'x' ? fromPath(url.pathname, url.searchParams) : undefined;
}

function guideAsk(id: string | undefined, query: URLSearchParams): Ask | undefined {
  const given = (name: string): string | undefined => query.get(name)?.slice(0, MAX_QUERY);
  if (id !== undefined) {
    if (!ENTRY.test(id)) return undefined;
    const item = given('item');
    return { kind: 'guide', id, ...(item === undefined ? {} : { item }), ...page(query) };
  }
  const topic = given('topic');
  if (topic && SLUG.test(topic)) return { kind: 'guide', topic, ...page(query) };
  const q = given('q');
  return { kind: 'guide', ...(q === undefined ? {} : { query: q, ...page(query) }) };
}

function petitionAsk(receipt: string | undefined, verb: string | undefined, query: URLSearchParams): Ask | undefined {
  if (receipt === undefined) return { kind: 'list', ...page(query) };
  if (receipt === 'new' && verb === undefined) {
    const group = query.get('group');
    const about = query.get('about');
    return { kind: 'file', ...(group && SLUG.test(group) ? { group } : {}), ...(about && ENTRY.test(about) ? { about } : {}) };
  }
  if (receipt === 'find' && verb === undefined) return { kind: 'find' };
  if (!RECEIPT.test(receipt)) return undefined;
  switch (verb) {
    case undefined:
      return { kind: 'check', receipt, ...page(query) };
    case 'steps':
    case 'answer':
      return { kind: 'check', receipt, part: verb, ...page(query) };
    case 'supplement':
      return { kind: verb, receipt, ...page(query) };
    case 'phone':
      return { kind: 'handoff', receipt };
    case 'add':
    case 'withdraw':
    case 'call':
    case 'rate':
    case 'object':
    case 'reopen':
    case 'by-text':
      return { kind: verb, receipt };
    default:
      return undefined;
  }
}
