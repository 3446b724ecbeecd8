/** 안내: every entry, found by words, kind, department, language, validity, and by what it lacks. */
import { type SQL, sql } from 'drizzle-orm';
import { markup } from '../../../channels/page.js';
import { ENTRY_KINDS, type GuideEntry } from '../../guide/entry.js';
import { usesSince } from '../../guide/learn.js';
import { LOCALES } from '../../inquiry.js';
import { openChanges } from '../../publishing/change-sets.js';
import type { Locale } from '../../staff/locale.js';
import { may } from '../../staff/roles.js';
import { GUIDE } from '../../wording/content.js';
import { type Option, select } from '../forms.js';
import { type Html, type Page, type Route, type Visit, words } from '../route.js';
import type { Workshop } from '../wording/workshop.js';
import { LAYER_NAMES } from '../wording/names.js';
import { KINDS } from './fields.js';

const A_PAGE = 40;

const t = words({
  title: { ko: '안내', en: 'The guide' },
  lead: { ko: '서류, 수수료, 여는 때를 시민에게 알려 주는 글입니다. 고쳐서 승인을 받으면 모든 기기에서 바로 보입니다.', en: 'What citizens are told of papers, fees and hours. Change it, have it approved, and every device says it at once.' },
  words: { ko: '낱말', en: 'Words' },
  kind: { ko: '종류', en: 'Kind' },
  department: { ko: '부서', en: 'Department' },
  language: { ko: '언어', en: 'Language' },
  valid: { ko: '기간', en: 'Validity' },
  now: { ko: '지금 맞는 것', en: 'valid now' },
  ended: { ko: '끝난 것', en: 'ended' },
  coming: { ko: '아직 아닌 것', en: 'still to come' },
  lacks: { ko: '빠진 것', en: 'Lacking' },
  english: { ko: '영어가 없는 것', en: 'no English' },
  noDepartment: { ko: '담당 부서가 없는 것', en: 'no department' },
  basis: { ko: '근거가 없는 것', en: 'no legal basis' },
  aliases: { ko: '다른 이름이 없는 것', en: 'no other names' },
  example: { ko: '본보기인 것', en: 'examples' },
  all: { ko: '모두', en: 'All' },
  find: { ko: '찾기', en: 'Find' },
  count: { ko: '찾은 안내', en: 'Entries found:' },
  unit: { ko: '건', en: '' },
  none: { ko: '찾은 안내가 없습니다. 낱말이나 조건을 바꾸어 보십시오.', en: 'Nothing found. Try other words or fewer filters.' },
  entry: { ko: '안내', en: 'Entry' },
  uses: { ko: '석 달 쓰임', en: 'Given, 3 months' },
  fresh: { ko: '새 안내', en: 'New entry' },
  missing: { ko: '안내가 없는 물음', en: 'What is missing' },
  draft: { ko: '고치는 중', en: 'in a draft' },
  pages: { ko: '쪽', en: 'Pages' },
});

export const listRoutes = (workshop: Workshop): Route[] => [{ method: 'GET', path: '/guide', verb: 'wording.see', handle: (visit) => page(workshop, visit) }];

const FILTERS = ['q', 'kind', 'department', 'language', 'valid', 'lacks'] as const;
type Asked = Readonly<Record<(typeof FILTERS)[number], string>>;

const fact = (path: string): SQL => sql.raw(`json_extract(e.facts, '$.${path}')`);
const LACKS: Readonly<Record<string, SQL>> = {
  english: sql`e.locale = 'ko' and not exists (select 1 from guide_entries o where o.id = e.id and o.locale = 'en')`,
  department: sql`${fact('department')} is null`,
  basis: sql`${fact('basis')} is null`,
  aliases: sql`${fact('aliases')} is null`,
  example: sql`(${fact('example')} = 1 or e.facts like '%"example":true%')`,
};

/** Seoul's date. */
const today = (now: number): string => new Date(now + 9 * 3_600_000).toISOString().slice(0, 10);

function conditions(asked: Asked, now: number): SQL {
  const day = today(now);
  const like = `%${asked.q.replace(/[\\%_]/g, '\\$&')}%`;
  const all = [
    ...(asked.q ? [sql`(e.id like ${like} escape '\\' or ${fact('title')} like ${like} escape '\\' or ${fact('aliases')} like ${like} escape '\\' or ${fact('summary')} like ${like} escape '\\')`] : []),
    ...((ENTRY_KINDS as readonly string[]).includes(asked.kind) ? [sql`${fact('kind')} = ${asked.kind}`] : []),
    ...(asked.department ? [sql`${fact('department')} = ${asked.department}`] : []),
    ...((LOCALES as readonly string[]).includes(asked.language) ? [sql`e.locale = ${asked.language}`] : []),
    ...(asked.valid === 'now' ? [sql`(e.valid_from is null or e.valid_from <= ${day}) and (e.valid_until is null or e.valid_until >= ${day})`] : []),
    ...(asked.valid === 'ended' ? [sql`e.valid_until < ${day}`] : []),
    ...(asked.valid === 'coming' ? [sql`e.valid_from > ${day}`] : []),
    ...(LACKS[asked.lacks] ? [LACKS[asked.lacks] as SQL] : []),
  ];
  return all.length ? sql.join(all, sql` and `) : sql`1 = 1`;
}

async function page(workshop: Workshop, visit: Visit): Promise<Page> {
  const { locale, url, person } = visit;
  const w = t(locale);
  const { store } = workshop.press;
  const asked = Object.fromEntries(FILTERS.map((f) => [f, (url.searchParams.get(f) ?? '').trim().slice(0, 100)])) as Asked;
  const where = conditions(asked, workshop.press.now());
  const total = (await store.db.all<{ n: number }>(sql`select count(*) as n from guide_entries e where ${where}`))[0]?.n ?? 0;
  const pages = Math.max(1, Math.ceil(total / A_PAGE));
  const at = Math.min(pages, Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1));
  const rows = await store.db.all<{ facts: string }>(sql`select e.facts as facts from guide_entries e where ${where} order by e.position, e.locale <> 'ko' limit ${sql.raw(String(A_PAGE))} offset ${sql.raw(String((at - 1) * A_PAGE))}`);
  const entries = rows.map((r) => JSON.parse(r.facts) as GuideEntry);
  const edit = may(person.role, 'wording.edit');
  return {
    title: w.title,
    section: 'guide',
    styles: ['wording.css'],
    body: markup`<div class="head"><div><h1>${w.title}</h1><p class="lead">${w.lead}</p></div><div class="acts"><a class="btn" href="/console/guide/missing">${w.missing}</a>${edit && markup`<a class="btn main" href="/console/guide/new">${w.fresh}</a>`}</div></div>
${filter(workshop, asked, locale)}
<p class="quiet found" role="status">${w.count} ${total.toLocaleString('en')}${w.unit}</p>
${entries.length ? await table(workshop, entries, locale) : markup`<p class="empty">${w.none}</p>`}
${pages > 1 && pager(url, at, pages, locale)}`,
  };
}

function filter({ preview }: Workshop, asked: Asked, locale: Locale): Html {
  const w = t(locale);
  const all: Option = ['', w.all];
  const of = (name: (typeof FILTERS)[number], label: string): { name: string; label: string; value: string } => ({ name, label, value: asked[name] });
  return markup`<form class="filter" method="get" action="/console/guide" role="search">
<div class="field wide"><label for="q">${w.words}</label><input id="q" name="q" type="search" value="${asked.q}" maxlength="100"></div>
${select(of('kind', w.kind), [all, ...ENTRY_KINDS.map((k): Option => [k, KINDS[k][locale]])])}
${select(of('department', w.department), [all, ...[...preview.bench.district.departments.values()].map((d): Option => [d.id, d.name[locale]])])}
${select(of('language', w.language), [all, ...LOCALES.map((l): Option => [l, LAYER_NAMES[l][locale]])])}
${select(of('valid', w.valid), [all, ['now', w.now], ['ended', w.ended], ['coming', w.coming]])}
${select(of('lacks', w.lacks), [all, ['english', w.english], ['department', w.noDepartment], ['basis', w.basis], ['aliases', w.aliases], ['example', w.example]])}
<button class="btn">${w.find}</button></form>`;
}

async function table({ press, preview }: Workshop, entries: readonly GuideEntry[], locale: Locale): Promise<Html> {
  const w = t(locale);
  const drafts = (await openChanges(press.store)).filter((c) => c.device === GUIDE);
  const from = new Date(press.now() - 90 * 86_400_000).toISOString().slice(0, 7);
  const uses = new Map<string, number>();
  for (const { entry, count } of await usesSince(press.store.db, from)) uses.set(entry, (uses.get(entry) ?? 0) + count);
  const { departments } = preview.bench.district;
  const day = today(press.now());
  const valid = (e: GuideEntry): Html | '' => (e.validUntil && e.validUntil < day ? markup` <span class="tag late">${w.ended}</span>` : e.validFrom && e.validFrom > day ? markup` <span class="tag wait">${w.coming}</span>` : '');
  return markup`<div class="scroll"><table class="texts"><thead><tr><th scope="col">${w.entry}</th><th scope="col">${w.kind}</th><th scope="col">${w.department}</th><th scope="col">${w.language}</th><th scope="col" class="num">${w.uses}</th></tr></thead><tbody>${entries.map(
    (e) => markup`<tr><th scope="row"><a href="/console/guide/entry/${e.id}?locale=${e.locale}"><strong>${e.title}</strong></a>${valid(e)}${drafts.filter((d) => d.key === e.id && d.locale === e.locale).map((d) => markup` <span class="tag wait">${w.draft}: ${d.title}</span>`)} <span class="quiet small">${e.summary.slice(0, 80)}</span></th><td class="one">${KINDS[e.kind][locale]}</td><td class="one">${(e.department && departments.get(e.department)?.name[locale]) ?? ''}</td><td class="one">${LAYER_NAMES[e.locale][locale]}</td><td class="num">${(uses.get(e.id) ?? 0).toLocaleString('en')}</td></tr>`,
  )}</tbody></table></div>`;
}

function pager(url: URL, at: number, pages: number, locale: Locale): Html {
  const to = (n: number): string => {
    const next = new URLSearchParams(url.searchParams);
    next.delete('done');
    next.set('page', String(n));
    return `/console/guide?${next}`;
  };
  const near = Array.from({ length: pages }, (_, i) => i + 1).filter((n) => n === 1 || n === pages || Math.abs(n - at) <= 3);
  return markup`<nav class="pages" aria-label="${t(locale).pages}">${near.map((n) => (n === at ? markup`<a aria-current="page" href="${to(n)}">${n}</a>` : markup`<a href="${to(n)}">${n}</a>`))}</nav>`;
}
