/** 메뉴와 채널: which entries each device shows, in which order, and whether the channel is open. Drafts, review and pictures as for texts. */
import { markup } from '../../../channels/page.js';
import { explain } from '../../publishing/compile.js';
import { listSets, type WholeSet } from '../../publishing/change-sets.js';
import { createSet, saveChanges } from '../../publishing/draft.js';
import { may } from '../../staff/roles.js';
import { bodyAt, type Change, type Content, effective, ENTRIES, isOpen, isScope, nameOf, type Scope, SCOPES, withChanges } from '../../wording/content.js';
import { done, type Html, type Page, type Route, type Visit, words } from '../route.js';
import { actorOf, attempt, type Workshop, refusalText } from './workshop.js';
import { readDescription, setChoice } from './describe.js';
import { draftNamed } from './editing.js';
import { DEVICE_NAMES, ENTRY_NAMES } from './names.js';
import { FRAMES, panelsOf, pictures } from './panels.js';

const t = words({
  title: { ko: '메뉴와 채널', en: 'Menus and channels' },
  lead: { ko: '처음 메뉴에 무엇을 어떤 차례로 보일지, 채널을 열지 정합니다. 번호는 어느 기기에서나 같아서 바뀌지 않습니다.', en: 'What the start menu shows, in which order, and whether a channel is open. The digits are the same on every device and do not change.' },
  device: { ko: '기기', en: 'Device' },
  entry: { ko: '항목', en: 'Entry' },
  place: { ko: '차례', en: 'Place' },
  hidden: { ko: '숨기기', en: 'Hidden' },
  digit: { ko: '번호', en: 'Digit' },
  as: { ko: '공통 차림을 따르기', en: 'As the common layout' },
  own: { ko: '이 기기만 따로 정하기', en: 'A layout of its own' },
  channel: { ko: '채널', en: 'Channel' },
  on: { ko: '엽니다', en: 'Open' },
  off: { ko: '쉽니다', en: 'Closed' },
  offHint: { ko: '쉬는 동안에는 ‘쉬는 채널’ 문안으로 답합니다.', en: 'While it is closed, it answers with the texts of the closed channel.' },
  offTexts: { ko: '쉬는 채널 문안 고치기', en: 'Edit those texts' },
  announcement: { ko: '알림 줄', en: 'Announcement' },
  announcementHint: { ko: '수해 안내, 추석 휴무처럼 날을 정한 한 줄입니다. 들어갈 자리가 있는 모든 답에 붙습니다. 시작과 끝은 변경 묶음의 때로 정합니다.', en: 'One dated line, such as a flood notice or a holiday. It joins every answer that has room. The change set’s times are its dates.' },
  announcementEdit: { ko: '알림 줄 쓰기', en: 'Write the announcement' },
  now: { ko: '지금', en: 'Now' },
  none: { ko: '없음', en: 'none' },
  save: { ko: '초안 저장', en: 'Save the draft' },
  look: { ko: '미리 보기 새로 고침', en: 'Refresh the previews' },
  preview: { ko: '미리 보기', en: 'Previews' },
  back: { ko: '문안 목록', en: 'All texts' },
  wrong: { ko: '이대로는 저장할 수 없습니다', en: 'It cannot be saved as it is' },
  same: { ko: '게시본과 다른 것이 없습니다.', en: 'Nothing differs from what is live.' },
});

interface Arranging {
  device: Scope;
  set: WholeSet | undefined;
  /** What the form asks for, as changes. */
  changes: Change[];
  content: Content;
}

export const menuRoutes = (workshop: Workshop): Route[] => [
  { method: 'GET', path: '/menus', verb: 'wording.see', handle: async (visit) => menusPage(workshop, visit, await arranging(workshop, visit)) },
  { method: 'POST', path: '/menus/look', verb: 'wording.edit', handle: async (visit) => menusPage(workshop, visit, await arranging(workshop, visit)) },
  { method: 'POST', path: '/menus/preview', verb: 'wording.edit', handle: async (visit) => previewed(workshop, visit, await arranging(workshop, visit)) },
  { method: 'POST', path: '/menus/save', verb: 'wording.edit', typed: ['title', 'reason'], handle: async (visit) => save(workshop, visit, await arranging(workshop, visit)) },
];

async function arranging(workshop: Workshop, visit: Visit): Promise<Arranging> {
  const given = (name: string): string => visit.form[name] ?? visit.url.searchParams.get(name) ?? '';
  const device = isScope(given('device')) ? (given('device') as Scope) : 'common';
  const set = await draftNamed(workshop, given('set'));
  const live = workshop.press.live.now.content;
  const base = set ? withChanges(live, set.changes) : live;
  const changes = visit.form.layout === undefined ? [] : typedChanges(visit, device).filter((c) => (bodyAt(base, c) ?? null) !== c.body);
  return { device, set, changes, content: withChanges(base, changes) };
}

/** `own` lays this device out by itself; `as` follows the common layout. */
function typedChanges({ form }: Visit, device: Scope): Change[] {
  const at = (key: string, body: string | null): Change => ({ locale: 'layout', device, key, body });
  if (form.layout === 'as' && device !== 'common') return [at('menu', null), at('channel', form.channel === 'off' ? 'off' : null)];
  const placed = ENTRIES.map((entry) => ({ entry, place: Number(form[`place-${entry}`] || 0) })).filter((p) => p.place > 0);
  const menu = placed.sort((a, b) => a.place - b.place).map((p) => p.entry);
  return [at('menu', menu.join(' ')), at('channel', form.channel === 'off' ? 'off' : device === 'common' ? 'on' : null)];
}

const shapeFor = (content: Content, device: Scope): string => (device !== 'common' && !isOpen(content, device) ? 'switched-off' : 'menu');

async function menusPage(workshop: Workshop, visit: Visit, at: Arranging, wrong?: string): Promise<Page> {
  const { locale } = visit;
  const w = t(locale);
  const problems = workshop.press.check(at.content, at.changes);
  const shape = workshop.preview.bench.shapes.some((s) => s.name === shapeFor(at.content, at.device)) ? shapeFor(at.content, at.device) : 'menu';
  const panels = await panelsOf(workshop, at.content, { shape, locale, values: 'sample', highContrast: false }, locale);
  const announcement = effective(workshop.press.live.now.content, { locale: 'ko', device: 'common', key: 'announcement' });
  return {
    title: w.title,
    section: 'wording',
    styles: ['wording.css'],
    wide: true,
    scripts: ['editor.js'],
    policy: panels.styles ? { 'style-src': panels.styles } : {},
    ...(wrong ? { status: 422 } : {}),
    body: markup`<div class="editor"><div class="writing"><p class="small"><a href="/console/templates">${w.back}</a></p><h1>${w.title}</h1><p class="lead">${w.lead}</p>
${wrong && markup`<p class="alert" role="alert">${wrong}</p>`}${problems.length > 0 && markup`<div class="alert"><ul>${problems.map((p) => markup`<li>${explain(p, locale)}</li>`)}</ul></div>`}
<nav class="tab" aria-label="${w.device}">${SCOPES.map((s) => markup`<a href="/console/menus?device=${s}${at.set ? `&set=${at.set.id}` : ''}"${s === at.device && markup` aria-current="page"`}>${DEVICE_NAMES[s][locale]}</a>`)}</nav>
${form(await listSets(workshop.press.store, ['draft'], 50), visit, at)}
<h2>${w.announcement}</h2><p>${w.announcementHint}</p><p>${w.now}: ${announcement || w.none}</p><p class="acts"><a class="btn" href="/console/templates/announcement">${w.announcementEdit}</a></p></div>
<section class="seeing" aria-label="${w.preview}"><h2>${w.preview}</h2>${pictures(panels, locale)}</section></div>`,
  };
}

function form(drafts: readonly { id: string; title: string }[], visit: Visit, { device, set, content }: Arranging): Html {
  const { locale, token, person } = visit;
  const w = t(locale);
  const own = device === 'common' || bodyAt(content, { locale: 'layout', device, key: 'menu' }) !== undefined;
  const menu = (effective(content, { locale: 'layout', device, key: 'menu' }) ?? '').split(' ');
  const writable = may(person.role, 'wording.edit');
  const row = (entry: (typeof ENTRIES)[number]): Html => {
    const at = menu.indexOf(entry) + 1;
    const { digit, name } = ENTRY_NAMES[entry] ?? { digit: 0, name: { ko: entry, en: entry } };
    return markup`<tr><th scope="row"><label for="place-${entry}">${name[locale]}</label></th><td class="num"><span class="key">${digit}</span></td><td><select id="place-${entry}" name="place-${entry}"><option value="">${w.hidden}</option>${ENTRIES.map((_, i) => markup`<option value="${i + 1}"${i + 1 === at && markup` selected`}>${i + 1}</option>`)}</select></td></tr>`;
  };
  const radio = (name: string, value: string, label: string, on: boolean): Html => markup`<label class="choice"><input type="radio" name="${name}" value="${value}"${on && markup` checked`}> ${label}</label>`;
  const off = (bodyAt(content, { locale: 'layout', device, key: 'channel' }) ?? 'on') === 'off';
  return markup`<form id="wording" class="fields" method="post" action="/console/menus/save" autocomplete="off" data-preview="/console/menus/preview" data-once><input type="hidden" name="token" value="${token}"><input type="hidden" name="device" value="${device}">
${device === 'common' ? markup`<input type="hidden" name="layout" value="own">` : markup`<fieldset><legend class="hide">${w.device}</legend>${radio('layout', 'as', w.as, !own)}${radio('layout', 'own', w.own, own)}</fieldset>`}
<div class="scroll"><table><thead><tr><th scope="col">${w.entry}</th><th scope="col" class="num">${w.digit}</th><th scope="col">${w.place}</th></tr></thead><tbody>${ENTRIES.map(row)}</tbody></table></div>
<fieldset><legend>${w.channel}</legend>${radio('channel', 'on', w.on, !off)}${radio('channel', 'off', w.off, off)}<span class="hint">${w.offHint} <a href="/console/templates/switched-off.text">${w.offTexts}</a></span></fieldset>
<p class="small" data-preview-status role="status"></p>
${writable && markup`${setChoice(drafts, set?.id, visit)}
<p class="acts"><button class="btn main">${w.save}</button><button class="btn" formaction="/console/menus/look">${w.look}</button></p>`}</form>`;
}

async function previewed(workshop: Workshop, visit: Visit, at: Arranging): Promise<Response> {
  const panels = await panelsOf(workshop, at.content, { shape: shapeFor(at.content, at.device), locale: visit.locale, values: 'sample', highContrast: false }, visit.locale);
  return Response.json({ panels: { sms: String(panels.sms), ...Object.fromEntries(FRAMES.map((d) => [`room-${d}`, panels.rooms[d] ?? ''])) }, frames: Object.fromEntries(FRAMES.map((d) => [d, panels.frames[d] ?? ''])) });
}

async function save(workshop: Workshop, visit: Visit, at: Arranging): Promise<Page | Response> {
  const { locale, form } = visit;
  if (!at.changes.length) return menusPage(workshop, visit, at, t(locale).same);
  if (workshop.press.check(at.content, at.changes).length) return menusPage(workshop, visit, at, t(locale).wrong);
  let id = at.set?.id;
  if (!id) {
    const read = readDescription(visit);
    if (form.set && form.set !== 'new') return menusPage(workshop, visit, at, refusalText('wrong-state', locale));
    if (!read.ok) return menusPage(workshop, visit, at, read.wrong);
    const made = await attempt(() => createSet(workshop.press, actorOf(visit), read.value));
    if (!made.ok) return menusPage(workshop, visit, at, refusalText(made.refused.code, locale));
    id = made.value;
  }
  const saved = await attempt(() => saveChanges(workshop.press, actorOf(visit), id, at.changes.map((c) => ({ ...c, revision: at.set?.changes.find((s) => nameOf(s) === nameOf(c))?.revision ?? 0 }))));
  return saved.ok ? done(`/change-sets/${id}`, 'saved') : menusPage(workshop, visit, at, refusalText(saved.refused.code, locale));
}
