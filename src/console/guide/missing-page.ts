/** 안내가 없는 물음: what citizens asked and the guide did not answer, and which entries they are given, by device. */
import { markup } from '../../../channels/page.js';
import { DEVICES } from '../../channel.js';
import { DAY } from '../../core.js';
import { missing, type Question, settled, usesSince } from '../../guide/learn.js';
import { entriesOf } from '../../guide/store.js';
import { loadSynonyms, saveSynonyms } from '../../guide/synonyms.js';
import { recordAction } from '../../staff/actions.js';
import { csv } from '../../staff/csv.js';
import type { Locale } from '../../staff/locale.js';
import { may } from '../../staff/roles.js';
import { counted, figure } from '../figures/table.js';
import { alertBox, buttonForm, input, tokenField } from '../forms.js';
import { done, type Html, type Page, type Route, type Visit, words } from '../route.js';
import type { Workshop } from '../wording/workshop.js';
import { DEVICE_NAMES } from '../wording/names.js';
import { when } from '../wording/when.js';

const t = words({
  title: { ko: '안내가 없는 물음', en: 'What the guide lacks' },
  lead: { ko: '답을 찾지 못한 물음과, 답을 받고 곧 다시 물은 물음입니다. 안내에 있는 낱말과 여러 전화에서 온 낱말만 남기고, 이름과 숫자는 남기지 않습니다.', en: 'Questions without an answer, and those asked again at once. Only words that the guide knows, or that several phones have said, are kept; no names and no numbers.' },
  back: { ko: '안내 목록', en: 'The guide' },
  asked: { ko: '낱말', en: 'Words' },
  unanswered: { ko: '답 없음', en: 'Unanswered' },
  again: { ko: '다시 물음', en: 'Asked again' },
  last: { ko: '마지막', en: 'Last' },
  nearest: { ko: '가까운 안내', en: 'Nearest entry' },
  acts: { ko: '할 일', en: 'What to do' },
  write: { ko: '안내 쓰기', en: 'Write an entry' },
  same: { ko: '같은 말', en: 'Means the same as' },
  add: { ko: '등록', en: 'Add' },
  settle: { ko: '지우기', en: 'Remove' },
  none: { ko: '지난 90일 동안 답하지 못한 물음이 없습니다.', en: 'No question went unanswered in the last 90 days.' },
  uses: { ko: '많이 찾는 안내', en: 'Entries given most' },
  usesNote: { ko: '지난 석 달, 기기별로 안내한 횟수입니다.', en: 'The last three months, by device.' },
  entry: { ko: '안내', en: 'Entry' },
  all: { ko: '모두', en: 'All' },
  export: { ko: '파일로 내려받기', en: 'Export' },
  reason: { ko: '까닭', en: 'Reason' },
  reasonHint: { ko: '5~200자. 내려받은 사실과 까닭이 기록에 남습니다.', en: '5 to 200 characters. The export and its reason are recorded.' },
  badReason: { ko: '내려받는 까닭을 5~200자로 적어 주십시오.', en: 'Enter a reason of 5 to 200 characters.' },
  badWord: { ko: '같은 말을 1자에서 40자까지 적어 주십시오.', en: 'Enter a word of 1 to 40 characters.' },
  download: { ko: 'CSV로 내려받기', en: 'Download as CSV' },
});

const SPAN = 90 * DAY;
const MOST = 200;

export const missingRoutes = (workshop: Workshop): Route[] => [
  { method: 'GET', path: '/guide/missing', verb: 'wording.see', handle: (visit) => page(workshop, visit) },
  { method: 'POST', path: '/guide/missing/synonym', verb: 'wording.edit', typed: ['same'], handle: (visit) => synonym(workshop, visit) },
  { method: 'POST', path: '/guide/missing/settle', verb: 'wording.edit', handle: (visit) => settle(workshop, visit) },
  { method: 'POST', path: '/guide/missing/export', verb: 'wording.edit', typed: ['reason'], handle: (visit) => exported(workshop, visit) },
];

async function page(workshop: Workshop, visit: Visit, wrong?: string): Promise<Page> {
  const { locale, token, person } = visit;
  const w = t(locale);
  const { db } = workshop.press.store;
  const found = await missing(db, workshop.press.now() - SPAN, MOST);
  const names = new Map((await entriesOf(db, found.flatMap((q) => q.entry ?? []).slice(0, 90), 'ko')).map((e) => [e.id, e.title]));
  const edit = may(person.role, 'wording.edit');
  return {
    title: w.title,
    section: 'guide',
    wide: true,
    styles: ['papers.css', 'wording.css'],
    scripts: ['figures.js'],
    ...(wrong ? { status: 422 } : {}),
    body: markup`<p class="small"><a href="/console/guide">${w.back}</a></p><div class="head"><div><h1>${w.title}</h1><p class="lead">${w.lead}</p></div></div>${alertBox(wrong)}
${found.length ? table(found, names, locale, token, edit) : markup`<p class="empty">${w.none}</p>`}
${await usesTable(workshop, locale)}
${edit && markup`<h2>${w.export}</h2><div class="card"><form class="fields" method="post" action="/console/guide/missing/export">${tokenField(visit)}${input({ name: 'reason', label: w.reason, hint: w.reasonHint, value: visit.form.reason ?? '', more: { maxlength: '200', required: true, autocomplete: 'off' } })}<button class="btn">${w.download}</button></form></div>`}`,
  };
}

function table(found: readonly Question[], names: ReadonlyMap<string, string>, locale: Locale, token: string, edit: boolean): Html {
  const w = t(locale);
  const rows = found.map((q, i) => {
    const nearest = q.entry && names.get(q.entry);
    return { name: q.words, cells: [counted(q.unanswered), counted(q.again), { text: when(q.lastAt, locale) }, { text: nearest ? markup`<a href="/console/guide/entry/${q.entry}">${nearest}</a>` : '' }, { text: edit ? acts(q, i, locale, token) : '' }] };
  });
  return figure({ id: 'missing', title: w.unanswered, head: [w.asked, w.unanswered, w.again, w.last, w.nearest, w.acts], rows, chart: { kind: 'bars', columns: [1], min: 0 } }, locale);
}

function acts(q: Question, i: number, locale: Locale, token: string): Html {
  const w = t(locale);
  const hidden = { locale: q.locale, words: q.words };
  return markup`<div class="inline"><a class="btn small" href="/console/guide/new?locale=${q.locale}&about=${encodeURIComponent(q.words)}">${w.write}<span class="hide">: ${q.words}</span></a><form class="inline" method="post" action="/console/guide/missing/synonym"><input type="hidden" name="token" value="${token}"><input type="hidden" name="locale" value="${q.locale}"><input type="hidden" name="words" value="${q.words}"><label for="same-${i}" class="hide">${w.same}: ${q.words}</label><input id="same-${i}" name="same" maxlength="40" size="12" placeholder="${w.same}" required><button class="btn small">${w.add}</button></form>${buttonForm({ token }, '/guide/missing/settle', w.settle, { hidden, kind: 'plain' })}</div>`;
}

async function usesTable({ press }: Workshop, locale: Locale): Promise<Html> {
  const w = t(locale);
  const { db } = press.store;
  const from = new Date(press.now() - SPAN).toISOString().slice(0, 7);
  const sums = new Map<string, Map<string, number>>();
  for (const { entry, device, count } of await usesSince(db, from)) sums.set(entry, (sums.get(entry) ?? new Map()).set(device, count));
  const total = (of: ReadonlyMap<string, number>): number => [...of.values()].reduce((a, b) => a + b, 0);
  const top = [...sums].sort((a, b) => total(b[1]) - total(a[1])).slice(0, 30);
  const names = new Map((await entriesOf(db, top.map(([id]) => id), 'ko')).map((e) => [e.id, e.title]));
  const rows = top.map(([id, of]) => ({ name: markup`<a href="/console/guide/entry/${id}">${names.get(id) ?? id}</a>`, cells: [counted(total(of)), ...DEVICES.map((d) => counted(of.get(d) ?? 0))] }));
  return figure({ id: 'uses', title: w.uses, note: w.usesNote, head: [w.entry, w.all, ...DEVICES.map((d) => DEVICE_NAMES[d][locale])], rows, chart: { kind: 'bars', columns: [1], min: 0 } }, locale);
}

const actor = ({ person, address }: Visit): { actor: string; address: string } => ({ actor: person.id, address });

async function synonym(workshop: Workshop, visit: Visit): Promise<Page | Response> {
  const { form } = visit;
  const same = (form.same ?? '').trim();
  const given = (form.words ?? '').trim();
  if (!same || same.length > 40 || !given) return page(workshop, visit, t(visit.locale).badWord);
  const word = given.replaceAll(' ', '').slice(0, 40);
  const { press, files } = workshop;
  const { db } = press.store;
  const group = (await loadSynonyms({ db, files })).find((g) => g.id === word); // the program may have one of this name
  await press.store.atomic([
    ...saveSynonyms(db, { id: word, words: [...(group?.words ?? [word]), same] }, visit.person.id, press.now()),
    settled(db, form.locale ?? 'ko', given),
    recordAction(press, { ...actor(visit), verb: 'guide.synonym', target: word, detail: { same } }),
  ]);
  return done('/guide/missing', 'synonym');
}

async function settle({ press }: Workshop, visit: Visit): Promise<Response> {
  const { form } = visit;
  const { db } = press.store;
  await press.store.atomic([settled(db, form.locale ?? 'ko', form.words ?? ''), recordAction(press, { ...actor(visit), verb: 'guide.settle', target: (form.words ?? '').slice(0, 80), detail: {} })]);
  return done('/guide/missing', 'settled');
}

/** The export is recorded before a byte of it leaves. */
async function exported(workshop: Workshop, visit: Visit): Promise<Page | Response> {
  const { press } = workshop;
  const reason = (visit.form.reason ?? '').trim();
  if ([...reason].length < 5 || [...reason].length > 200) return page(workshop, visit, t(visit.locale).badReason);
  const found = await missing(press.store.db, press.now() - SPAN, MOST);
  await press.store.atomic([recordAction(press, { ...actor(visit), verb: 'guide.export', target: 'guide', detail: { reason, count: found.length } })]);
  const iso = (at: number): string => new Date(at + 9 * 3_600_000).toISOString().replace('Z', '+09:00');
  const body = csv([['words', 'language', 'unanswered', 'asked again', 'nearest entry', 'first', 'last'], ...found.map((q) => [q.words, q.locale, q.unanswered, q.again, q.entry ?? '', iso(q.firstAt), iso(q.lastAt)])]);
  return new Response(body, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="guide-missing-${iso(press.now()).slice(0, 10)}.csv"` } });
}
