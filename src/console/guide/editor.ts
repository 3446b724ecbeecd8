/** One entry: its fields, what is wrong with them, and beside them what each device would show; saved into a change set, gone back to by one click. */
import { markup } from '../../../channels/page.js';
import { isEntryId } from '../../path.js';
import { type Locale as Spoken, LOCALES } from '../../inquiry.js';
import { draftsOf, listSets, type SavedChange, versionsOf, type WholeSet } from '../../publishing/change-sets.js';
import { explain, type Problem } from '../../publishing/compile.js';
import { restore } from '../../publishing/decide.js';
import { createSet, saveChange } from '../../publishing/draft.js';
import { entryShape, readEntry, unpublished } from '../../publishing/entries.js';
import type { Shape } from '../../publishing/shapes.js';
import type { Locale } from '../../staff/locale.js';
import { may } from '../../staff/roles.js';
import { bodyAt, type Content, GUIDE, nameOf, type Place, withChanges } from '../../wording/content.js';
import { type Html, type Page, type Route, type Visit, done, words } from '../route.js';
import { readDescription, setChoice } from '../wording/describe.js';
import { actorOf, attempt, type Workshop, namesOf, refusalText } from '../wording/workshop.js';
import { difference } from '../wording/diff.js';
import { draftNamed } from '../wording/editing.js';
import { LAYER_NAMES } from '../wording/names.js';
import { FRAMES, type Panels, panelsFor, pictures } from '../wording/panels.js';
import { when } from '../wording/when.js';
import { asTyped, bodyFrom, FIELD_NAMES, fieldName, fieldsOf, HEADING, linesForDiff, type Typed } from './fields.js';

const t = words({
  back: { ko: '안내 목록', en: 'The guide' },
  fresh: { ko: '새 안내', en: 'A new entry' },
  id: { ko: '식별자', en: 'Identifier' },
  idHint: { ko: '주소에 쓰는 영문 이름입니다. 예: pool-hours. 나중에 바꾸지 못합니다.', en: 'Its address, for example pool-hours. It cannot be changed later.' },
  badId: { ko: '식별자는 영문자와 숫자, 붙임표로 60자까지 적어 주십시오.', en: 'An identifier has letters, digits and hyphens, up to 60.' },
  taken: { ko: '이 식별자는 벌써 있습니다.', en: 'This identifier exists already.' },
  language: { ko: '언어', en: 'Language' },
  save: { ko: '초안 저장', en: 'Save the draft' },
  look: { ko: '미리 보기 새로 고침', en: 'Refresh the previews' },
  toSet: { ko: '묶음 보고 승인 요청', en: 'See the set and submit' },
  preview: { ko: '미리 보기', en: 'Previews' },
  problems: { ko: '이대로는 저장할 수 없습니다', en: 'It cannot be saved as it is' },
  elsewhere: { ko: '이 안내는 다른 변경 묶음에도 담겨 있습니다', en: 'This entry is in other open sets too' },
  reading: { ko: '읽기만 하실 수 있습니다.', en: 'You may read, not change.' },
  missing: { ko: '이 언어의 안내가 아직 없습니다. 한국어를 보고 적어 주십시오.', en: 'There is none in this language yet. Write it by the Korean one.' },
  differs: { ko: '게시본과 다른 점', en: 'Against what is live' },
  same: { ko: '다른 점이 없습니다.', en: 'Nothing differs.' },
  versions: { ko: '지난 판', en: 'Versions' },
  edition: { ko: '판', en: 'Edition' },
  who: { ko: '누가, 언제', en: 'Who, when' },
  why: { ko: '까닭', en: 'Reason' },
  live: { ko: '게시본', en: 'Live' },
  restore: { ko: '이 판으로 되돌리기', en: 'Back to this one' },
  original: { ko: '처음 안내', en: 'The original' },
  stale: { ko: '한국어가 바뀐 뒤로 이 번역을 고치지 않았습니다.', en: 'The Korean has changed since this translation.' },
  theirs: { ko: '다른 직원이 저장한 글', en: 'What a colleague saved' },
});

interface Editing {
  place: Place & { locale: Spoken };
  fresh: boolean;
  set: WholeSet | undefined;
  saved: SavedChange | undefined;
  /** What citizens read now; null: nothing in this language. */
  live: string | null;
  typed: Typed;
  body: string;
  content: Content;
  problems: readonly Problem[];
}

export const entryRoutes = (workshop: Workshop): Route[] => {
  const typed = [...FIELD_NAMES, 'title', 'reason'];
  return [
    { method: 'GET', path: '/guide/new', verb: 'wording.edit', handle: (visit) => page(workshop, visit, true) },
    { method: 'POST', path: '/guide/new/preview', verb: 'wording.edit', typed, handle: (visit) => previewed(workshop, visit, true) },
    { method: 'POST', path: '/guide/new/save', verb: 'wording.edit', typed, handle: (visit) => save(workshop, visit, true) },
    { method: 'GET', path: '/guide/entry/:id', verb: 'wording.see', handle: (visit) => page(workshop, visit, false) },
    { method: 'POST', path: '/guide/entry/:id/preview', verb: 'wording.edit', typed, handle: (visit) => previewed(workshop, visit, false) },
    { method: 'POST', path: '/guide/entry/:id/save', verb: 'wording.edit', typed, handle: (visit) => save(workshop, visit, false) },
    { method: 'POST', path: '/guide/entry/:id/restore', verb: 'wording.edit', handle: (visit) => back(workshop, visit) },
  ];
};

async function editingOf(workshop: Workshop, visit: Visit, fresh: boolean): Promise<Editing | undefined> {
  const { press } = workshop;
  const given = (name: string): string => visit.form[name] ?? visit.url.searchParams.get(name) ?? '';
  const key = fresh ? (visit.form.id ?? '').trim() : (visit.params.id ?? '');
  if (!fresh && !isEntryId(key)) return undefined;
  const locale = LOCALES.find((l) => l === given('locale')) ?? 'ko';
  const place = { locale, device: GUIDE, key } as const;
  const now = press.live.now;
  const live = fresh ? null : (bodyAt(now.content, place) ?? (await unpublished(press.store, place, now.since(place) > 0)));
  const set = await draftNamed(workshop, given('set'));
  const saved = set?.changes.find((c) => nameOf(c) === nameOf(place));
  const start = saved?.body ?? live ?? JSON.stringify({ ...(await emptyLike(workshop, place)), ...(given('about') ? { title: given('about').slice(0, 200), aliases: [given('about').slice(0, 200)] } : {}) });
  const isTyped = visit.form.summary !== undefined;
  const typed = isTyped ? visit.form : asTyped(JSON.parse(start));
  const body = isTyped ? bodyFrom(key, locale, visit.form) : start;
  const content = withChanges(set ? withChanges(now.content, set.changes) : now.content, [{ ...place, body }]);
  return { place, fresh, set, saved, live, typed, body, content, problems: isTyped ? press.check(content, [place]) : [] };
}

/** A translation begins with what does not differ by language. */
async function emptyLike({ press }: Workshop, place: Place): Promise<object> {
  const ko = place.key && place.locale !== 'ko' ? await unpublished(press.store, { ...place, locale: 'ko' }, false) : null;
  if (!ko) return { kind: 'service', title: '', summary: '', body: '', source: '강남구' };
  const { title: _t, summary: _s, body: _b, aliases: _a, papers: _p, who: _w, how: _h, ...rest } = JSON.parse(ko) as Record<string, unknown>;
  return { ...rest, title: '', summary: '', body: '' };
}

const KIND_OF = { sms: 'text', pda: 'page', mobile: 'page', tv: 'shared' } as const;

async function panels(workshop: Workshop, editing: Editing, locale: Locale): Promise<Panels> {
  const read = readEntry({ ...editing.place, key: editing.place.key || 'new' }, editing.body); // shown before it has a name
  const { bench } = workshop.preview;
  const shapeOf = (device: string): Shape | undefined => ('entry' in read && device in KIND_OF ? entryShape(bench, read.entry, KIND_OF[device as keyof typeof KIND_OF]) : undefined);
  return panelsFor(workshop, editing.content, shapeOf, { shape: '', locale: editing.place.locale, values: 'sample', highContrast: false }, locale);
}

function differing({ live, body }: Editing, locale: Locale): Html | string {
  const [was, is] = [linesForDiff(live, locale), linesForDiff(body, locale)];
  return was === is ? t(locale).same : difference(was ?? '', is ?? '', locale);
}

const problemText = (p: Problem, locale: Locale): string => (p.code === 'entry' ? `${fieldName(String(p.data.field), locale)}: ${explain(p, locale)}` : explain(p, locale));

async function previewed(workshop: Workshop, visit: Visit, fresh: boolean): Promise<Response> {
  const editing = await editingOf(workshop, visit, fresh);
  if (!editing) return new Response(null, { status: 404 });
  const { locale } = visit;
  const p = await panels(workshop, editing, locale);
  return Response.json({
    panels: { sms: String(p.sms), diff: String(differing(editing, locale)), ...Object.fromEntries(FRAMES.map((d) => [`room-${d}`, p.rooms[d] ?? ''])), problems: String(problemsHtml(editing, locale)) },
    frames: p.frames,
  });
}

const problemsHtml = ({ problems }: Editing, locale: Locale): Html => (problems.length ? markup`<p><strong>${t(locale).problems}</strong></p><ul class="problems">${problems.map((p) => markup`<li>${problemText(p, locale)}</li>`)}</ul>` : markup``);

interface Told {
  status?: number;
  wrong?: string;
  theirs?: string | null;
}

async function page(workshop: Workshop, visit: Visit, fresh: boolean, told: Told = {}, given?: Editing): Promise<Page | Response> {
  const editing = given ?? (await editingOf(workshop, visit, fresh));
  if (!editing) return done('/guide', 'no-entry');
  const { locale } = visit;
  const w = t(locale);
  const { place, typed, set } = editing;
  const shown = await panels(workshop, editing, locale);
  const at = fresh ? '/console/guide/new' : `/console/guide/entry/${place.key}`;
  const others = fresh ? [] : (await draftsOf(workshop.press.store, place)).filter((s) => s.id !== set?.id);
  const writable = may(visit.person.role, 'wording.edit');
  const wrong = new Map(editing.problems.filter((p) => p.code === 'entry').map((p) => [String(p.data.field), explain(p, locale)]));
  const heading = typed[HEADING] || (fresh ? w.fresh : place.key);
  const tabs = fresh ? markup`` : markup`<nav class="tab" aria-label="${w.language}">${LOCALES.map((l) => markup`<a href="${at}?locale=${l}${set && `&set=${set.id}`}"${l === place.locale && markup` aria-current="page"`}>${LAYER_NAMES[l][locale]}</a>`)}</nav>`;
  const identity = fresh
    ? markup`<div class="pair"><div class="field"><label for="id">${w.id}</label><span class="hint" id="id-hint">${w.idHint}</span><input id="id" name="id" value="${visit.form.id ?? ''}" required maxlength="60" pattern="[A-Za-z0-9][A-Za-z0-9._\\-]*" aria-describedby="id-hint"></div><div class="field"><label for="locale">${w.language}</label><select id="locale" name="locale">${LOCALES.map((l) => markup`<option value="${l}"${l === place.locale && markup` selected`}>${LAYER_NAMES[l][locale]}</option>`)}</select></div></div>`
    : markup`<input type="hidden" name="locale" value="${place.locale}">`;
  const stale = !fresh && place.locale !== 'ko' && workshop.press.live.now.since({ ...place, locale: 'ko' }) > workshop.press.live.now.since(place);
  return {
    title: heading,
    section: 'guide',
    styles: ['wording.css'],
    wide: true,
    scripts: ['editor.js'],
    policy: shown.styles ? { 'style-src': shown.styles } : {},
    ...(told.status ? { status: told.status } : {}),
    body: markup`<div class="editor"><div class="writing"><form id="entry" class="fields" method="post" action="${at}/save" autocomplete="off" data-preview="${at}/preview" data-keep="${visit.person.id}/${fresh ? 'guide/new' : nameOf(place)}" data-once>
<input type="hidden" name="token" value="${visit.token}"><input type="hidden" name="revision" value="${editing.saved?.revision ?? 0}">
<p class="small"><a href="/console/guide">${w.back}</a></p><h1>${heading}</h1>${!fresh && markup`<p class="quiet small"><code>${place.key}</code></p>`}${tabs}
${told.wrong && markup`<p class="alert" role="alert">${told.wrong}</p>`}${told.theirs !== undefined && markup`<div class="warning"><p><strong>${w.theirs}</strong></p><p class="diff">${linesForDiff(told.theirs, locale) ?? '—'}</p></div>`}
${others.length > 0 && markup`<p class="warning">${w.elsewhere}: ${others.map((s) => markup`<a href="/console/change-sets/${s.id}">${s.title}</a> `)}</p>`}${stale && markup`<p class="warning">${w.stale}</p>`}
${!fresh && editing.live === null && !editing.saved && markup`<p class="warning">${w.missing}</p>`}
${identity}${fieldsOf(typed, workshop.preview.bench.district, place.locale, locale, wrong)}
<div id="panel-problems" aria-live="polite">${problemsHtml(editing, locale)}</div><p class="small quiet" data-preview-status role="status"></p>
${writable ? markup`${setChoice(await listSets(workshop.press.store, ['draft'], 50), set?.id, visit)}<p class="acts"><button class="btn main">${w.save}</button>${set && markup`<a class="btn" href="/console/change-sets/${set.id}">${w.toSet}</a>`}</p>` : markup`<p class="quiet">${w.reading}</p>`}
<h2>${w.differs}</h2><p class="diff" id="panel-diff" lang="${place.locale}">${differing(editing, locale)}</p></form>
${fresh ? '' : await versions(workshop, visit, editing)}</div>
<section class="seeing" aria-label="${w.preview}"><h2>${w.preview}</h2>${pictures(shown, locale)}</section></div>`,
  };
}

async function versions(workshop: Workshop, visit: Visit, { place }: Editing): Promise<Html> {
  const { locale } = visit;
  const w = t(locale);
  const all = await versionsOf(workshop.press.store, place);
  if (!all.length) return markup``;
  const name = await namesOf(workshop, all.map((v) => v.by), locale);
  const button = (edition: number): Html => markup`<form method="post" action="/console/guide/entry/${place.key}/restore" data-once><input type="hidden" name="token" value="${visit.token}"><input type="hidden" name="locale" value="${place.locale}"><input type="hidden" name="edition" value="${edition}"><button class="btn small">${w.restore}<span class="hide"> ${edition}</span></button></form>`;
  const mayEdit = may(visit.person.role, 'wording.edit');
  return markup`<h2>${w.versions}</h2><div class="scroll"><table><thead><tr><th scope="col" class="num">${w.edition}</th><th scope="col">${w.who}</th><th scope="col">${w.why}</th><th scope="col"><span class="hide">${w.restore}</span></th></tr></thead><tbody>${all.map((v, i) => markup`<tr><th scope="row" class="num">${v.edition}</th><td>${name(v.by)}<br><span class="quiet small">${when(v.at, locale)}</span></td><td><a href="/console/change-sets/${v.changeSet}">${v.reason}</a></td><td class="acts">${i === 0 ? markup`<span class="tag done">${w.live}</span>` : mayEdit && button(v.edition)}</td></tr>`)}<tr><th scope="row" class="num"></th><td colspan="2">${w.original}</td><td class="acts">${mayEdit && button(0)}</td></tr></tbody></table></div>`;
}

async function save(workshop: Workshop, visit: Visit, fresh: boolean): Promise<Page | Response> {
  const { press } = workshop;
  const { locale, form } = visit;
  const editing = await editingOf(workshop, visit, fresh);
  if (!editing) return done('/guide', 'no-entry');
  const refuse = (wrong: string, status = 422, theirs?: string | null): Promise<Page | Response> => page(workshop, visit, fresh, { status, wrong, ...(theirs === undefined ? {} : { theirs }) }, editing);
  if (!isEntryId(editing.place.key)) return refuse(t(locale).badId);
  if (fresh && (bodyAt(press.live.now.content, editing.place) !== undefined || (await unpublished(press.store, editing.place, false)) !== null)) return refuse(t(locale).taken);
  if (editing.problems.length) return refuse(refusalText('problems', locale));
  let set = form.set ?? 'new';
  if (set === 'new') {
    const read = readDescription(visit);
    if (!read.ok) return refuse(read.wrong);
    const made = await attempt(() => createSet(press, actorOf(visit), read.value));
    if (!made.ok) return refuse(refusalText(made.refused.code, locale));
    set = made.value;
  }
  const revision = set === editing.set?.id ? Number(form.revision) : 0;
  const saved = await attempt(() => saveChange(press, actorOf(visit), set, { ...editing.place, body: editing.body }, revision));
  if (saved.ok) return done(`/guide/entry/${editing.place.key}?locale=${editing.place.locale}&set=${set}`, 'saved');
  return refuse(refusalText(saved.refused.code, locale), 409);
}

async function back(workshop: Workshop, visit: Visit): Promise<Page | Response> {
  const { press } = workshop;
  const { locale, form, params } = visit;
  const place: Place = { locale: LOCALES.find((l) => l === form.locale) ?? 'ko', device: GUIDE, key: params.id ?? '' };
  if (!isEntryId(place.key)) return done('/guide', 'no-entry');
  const edition = Number(form.edition);
  const found = edition === 0 ? { body: null } : (await versionsOf(press.store, place)).find((v) => v.edition === edition);
  if (!found) return page(workshop, visit, false, { status: 409, wrong: refusalText('not-found', locale) });
  const atOnce = may(visit.person.role, 'wording.decide');
  const reason = edition ? { ko: `${edition}판으로 되돌림`, en: `back to edition ${edition}` }[locale] : { ko: '처음 안내로 되돌림', en: 'back to the original' }[locale];
  const made = await attempt(() => restore(press, actorOf(visit), [{ ...place, body: found.body }], { title: `${{ ko: '되돌림', en: 'Restored' }[locale]}: ${place.key}`.slice(0, 60), reason, publishAt: null, endAt: null }, atOnce));
  if (!made.ok) return page(workshop, visit, false, { status: 409, wrong: refusalText(made.refused.code, locale) });
  return atOnce ? done(`/guide/entry/${place.key}?locale=${place.locale}`, 'restored') : done(`/change-sets/${made.value}`, 'submitted');
}
