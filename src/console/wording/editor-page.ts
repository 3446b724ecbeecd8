/** The editor of one text: the text with its variables, what may be wrong with it, and beside it what every device would show. */
import { markup } from '../../../channels/page.js';
import { LOCALES } from '../../inquiry.js';
import type { Locale } from '../../staff/locale.js';
import { explain, lineOf } from '../../publishing/compile.js';
import { type ChangeSet, draftsOf, listSets } from '../../publishing/change-sets.js';
import type { Shape } from '../../publishing/shapes.js';
import { may } from '../../staff/roles.js';
import { effective, nameOf, SCOPES } from '../../wording/content.js';
import { PARTICLES } from '../../wording/particle.js';
import { type Html, type Page, type Visit, words } from '../route.js';
import { setChoice } from './describe.js';
import { type Workshop, shelfOf, variablesOf } from './workshop.js';
import { difference } from './diff.js';
import type { Editing } from './editing.js';
import { cellOf } from './find.js';
import { DEVICE_NAMES, groupOf, LAYER_NAMES, variableName } from './names.js';
import { FRAMES, type Panels, panelsOf, pictures, shapesWith } from './panels.js';
import { longestText, sampleText } from './samples.js';

const t = words({
  back: { ko: '문안 목록', en: 'All texts' },
  device: { ko: '기기', en: 'Device' },
  language: { ko: '언어', en: 'Language' },
  text: { ko: '문안', en: 'Text' },
  hint: { ko: '변수는 {{이름}} 꼴로 적습니다. 조사는 {{이름, 을/를}}처럼 붙입니다.', en: 'A variable is written {{name}}; a Korean particle follows it as {{name, 을/를}}.' },
  insert: { ko: '변수 넣기', en: 'Insert' },
  inherited: { ko: '이 기기에는 제 문안이 없어 공통 문안을 보여 줍니다. 여기서 고치면 이 기기에만 쓰는 문안이 됩니다.', en: 'This device has no text of its own and shows the common one. What you save here is for this device alone.' },
  none: { ko: '제 문안을 없애고 공통 문안 쓰기', en: 'Remove this text and use the common one' },
  live: { ko: '게시본', en: 'Live' },
  draft: { ko: '초안', en: 'Draft' },
  korean: { ko: '한국어 문안', en: 'The Korean text' },
  stale: { ko: '한국어가 바뀐 뒤로 이 번역을 고치지 않았습니다. 맞으면 그대로 저장하셔도 됩니다.', en: 'The Korean has changed since this translation. If it is still right, save it as it is.' },
  save: { ko: '초안 저장', en: 'Save the draft' },
  look: { ko: '미리 보기 새로 고침', en: 'Refresh the previews' },
  toSet: { ko: '묶음 보고 승인 요청', en: 'See the set and submit' },
  test: { ko: '내 전화로 시험 발송', en: 'Send a test to my phone' },
  preview: { ko: '미리 보기', en: 'Previews' },
  answer: { ko: '어느 답에서', en: 'In the answer' },
  values: { ko: '값', en: 'Values' },
  sample: { ko: '보기 값', en: 'Samples' },
  longest: { ko: '가장 긴 값', en: 'The longest' },
  contrast: { ko: '대비', en: 'Contrast' },
  light: { ko: '밝게', en: 'Light' },
  high: { ko: '고대비', en: 'High contrast' },
  problems: { ko: '이대로는 저장할 수 없습니다', en: 'It cannot be saved as it is' },
  fine: { ko: '모든 기기에서 가장 긴 값으로도 맞습니다.', en: 'It fits on every device, with the longest values too.' },
  variables: { ko: '변수', en: 'Variables' },
  name: { ko: '이름', en: 'Name' },
  versions: { ko: '지난 판', en: 'Versions' },
  line: { ko: '줄', en: 'line' },
  column: { ko: '칸', en: 'column' },
  theirs: { ko: '다른 직원이 저장한 글', en: 'What a colleague saved' },
  yours: { ko: '쓰신 글은 아래에 그대로 있습니다. 다시 저장하면 이 글이 들어갑니다.', en: 'What you wrote is still below. Saving again puts it in.' },
  elsewhere: { ko: '이 문안은 다른 변경 묶음에도 담겨 있습니다', en: 'This text is in other open sets too' },
  reading: { ko: '읽기만 하실 수 있습니다.', en: 'You may read, not change.' },
  unsaved: { ko: '아직 저장하지 않았습니다.', en: 'Not saved yet.' },
});

export interface Told {
  status?: number;
  /** Said above the text. */
  wrong?: string;
  /** What somebody else saved meanwhile. */
  theirs?: string | null;
}

export async function editorPage(workshop: Workshop, visit: Visit, editing: Editing, told: Told = {}): Promise<Page> {
  const { locale } = visit;
  const { place, look } = editing;
  const panels = await panelsOf(workshop, editing.content, look, locale);
  const shapes = shapesWith(workshop.preview.bench, place.key, place.device);
  const heading = groupOf(place.key, locale);
  const others = (await draftsOf(workshop.press.store, place)).filter((s) => s.id !== editing.set?.id);
  return {
    title: `${heading} ${place.key}`,
    section: 'wording',
    styles: ['wording.css'],
    wide: true,
    scripts: ['editor.js'],
    policy: panels.styles ? { 'style-src': panels.styles } : {},
    ...(told.status ? { status: told.status } : {}),
    body: markup`<div class="editor"><form class="writing" id="wording" method="post" action="/console/templates/${place.key}/save" autocomplete="off" data-preview="/console/templates/${place.key}/preview" data-keep="${visit.person.id}/${nameOf(place)}" data-once${visit.form.body !== undefined && markup` data-unsaved`}>
<input type="hidden" name="token" value="${visit.token}"><input type="hidden" name="locale" value="${place.locale}"><input type="hidden" name="device" value="${place.device}"><input type="hidden" name="revision" value="${editing.saved?.revision ?? 0}">
<p class="small"><a href="/console/templates">${t(locale).back}</a></p>
<h1>${heading}</h1><p class="quiet small"><code>${place.key}</code>${versionText(workshop, editing, locale)} · <a href="/console/templates/${place.key}/versions?device=${place.device}&locale=${place.locale}">${t(locale).versions}</a></p>
${await tabs(workshop, editing, locale)}
${visit.url.searchParams.get('done') === 'saved' && markup`<span data-saved="${visit.person.id}/${nameOf(place)}"></span>`}
${warnings(editing, told, others, locale)}
${field(workshop, editing, panels, visit)}
${saving(await listSets(workshop.press.store, ['draft'], 50), editing, visit)}
${variablesTable(workshop, editing, locale)}
</form>
${previews(panels, editing, shapes, locale)}</div>`,
  };
}

function versionText({ press }: Workshop, { place }: Editing, locale: Locale): string {
  const edition = press.live.now.since(place);
  return edition ? { ko: ` · 게시본 ${edition}판`, en: ` · edition ${edition}` }[locale] : '';
}

async function tabs(workshop: Workshop, { place, set }: Editing, locale: Locale): Promise<Html> {
  const shelf = await shelfOf(workshop);
  const to = (device: string, language: string): string => `/console/templates/${place.key}?device=${device}&locale=${language}${set ? `&set=${set.id}` : ''}`;
  const mark = (device: string, language: string): Html => markup`<i class="${{ own: 'o', common: 'h', stale: 's', missing: 'x' }[cellOf(shelf, language, device, place.key)]}" aria-hidden="true"></i>`;
  return markup`<div class="rowx"><nav class="tab" aria-label="${t(locale).device}">${SCOPES.filter((s) => s !== 'json').map((s) => markup`<a href="${to(s, place.locale)}"${s === place.device && markup` aria-current="page"`}>${DEVICE_NAMES[s][locale]} ${mark(s, place.locale)}</a>`)}</nav><nav class="tab" aria-label="${t(locale).language}">${LOCALES.map((l) => markup`<a href="${to(place.device, l)}"${l === place.locale && markup` aria-current="page"`}>${LAYER_NAMES[l][locale]} ${mark(place.device, l)}</a>`)}</nav></div>`;
}

function warnings(editing: Editing, { wrong, theirs }: Told, others: readonly ChangeSet[], locale: Locale): Html {
  const w = t(locale);
  return markup`${wrong && markup`<p class="alert" role="alert">${wrong}</p>`}
${theirs !== undefined && markup`<div class="warning"><p><strong>${w.theirs}</strong></p><p class="diff">${theirs ?? '—'}</p><p>${w.yours}</p></div>`}
${others.length > 0 && markup`<p class="warning">${w.elsewhere}: ${others.map((s) => markup`<a href="/console/change-sets/${s.id}">${s.title}</a> `)}</p>`}
${editing.place.device !== 'common' && editing.live === undefined && !editing.saved && markup`<p class="quiet small">${w.inherited}</p>`}`;
}

function field(workshop: Workshop, editing: Editing, panels: Panels, { locale, person }: Visit): Html {
  const { place, body, problems } = editing;
  const w = t(locale);
  const variables = Object.entries(variablesOf(place.key)).map(([name, v]) => ({ name, label: variableName(name, locale), sample: sampleText(workshop, v, place.locale) }));
  const marks = problems.flatMap((p) => (p.from === undefined ? [] : [{ from: p.from, to: p.to ?? p.from + 1, text: explain(p, locale) }]));
  const writable = may(person.role, 'wording.edit');
  return markup`<div class="field${problems.length > 0 && ' wrong'}"><label for="body">${w.text}</label><span class="hint" id="body-hint">${w.hint}</span>
<textarea id="body" name="body" rows="6" lang="${place.locale}" maxlength="4000" spellcheck="false" aria-describedby="body-hint problems"${problems.length > 0 && markup` aria-invalid="true"`}${!writable && markup` readonly`}${writable && markup` data-editor data-variables="${JSON.stringify(variables)}" data-particles="${JSON.stringify(place.locale === 'ko' ? PARTICLES : [])}" data-marks="${JSON.stringify(marks)}"`}>
${body}</textarea>${variables.length > 0 && writable && markup`<p class="insert"><span class="small quiet">${w.insert}</span> ${variables.map((v) => markup`<button type="button" class="btn small plain" data-insert="{{${v.name}}}">+ ${v.label}</button>`)}</p>`}</div>
<div id="problems"><ul data-problems class="problems" aria-live="polite"${!problems.length && markup` hidden`}>${problems.map((p) => markup`<li>${problemText(body, p, locale)}</li>`)}</ul></div>
<p class="small quiet" data-preview-status role="status"></p>
<div id="panel-meter">${panels.meter}</div>
${place.locale !== 'ko' && markup`<div class="beside"><h2>${w.korean}</h2><p lang="ko" class="diff">${effective(editing.content, { ...place, locale: 'ko' }) ?? ''}</p></div>`}
<dl class="facts diff"><dt>${w.live}</dt><dd lang="${place.locale}">${editing.live ?? editing.inherited}</dd><dt>${w.draft}</dt><dd id="panel-diff" lang="${place.locale}">${difference(editing.live ?? editing.inherited, body, locale)}</dd></dl>`;
}

/** The reason with the place in the text, where there is one. */
function problemText(body: string, problem: Editing['problems'][number], locale: Locale): string {
  if (problem.from === undefined) return explain(problem, locale);
  const { line, column } = lineOf(body, problem.from);
  const at = locale === 'ko' ? `${line}줄 ${column}칸` : `line ${line}, column ${column}`;
  return `${at}: ${explain(problem, locale)}`;
}

function saving(drafts: readonly ChangeSet[], editing: Editing, visit: Visit): Html {
  const { locale, person } = visit;
  const w = t(locale);
  if (!may(person.role, 'wording.edit')) return markup`<p class="quiet">${w.reading}</p>`;
  const own = editing.place.device !== 'common' && (editing.live !== undefined || editing.saved !== undefined);
  return markup`${setChoice(drafts, editing.set?.id, visit)}
${own && markup`<label class="choice"><input type="checkbox" name="none" value="yes"> ${w.none}</label>`}
<p class="acts"><button class="btn main">${w.save}</button><button class="btn" formaction="/console/templates/${editing.place.key}/look">${w.look}</button>${editing.set && markup`<a class="btn" href="/console/change-sets/${editing.set.id}">${w.toSet}</a>`}<button class="btn plain" formaction="/console/templates/${editing.place.key}/test">${w.test}</button></p>`;
}

function variablesTable(workshop: Workshop, { place }: Editing, locale: Locale): Html {
  const variables = Object.entries(variablesOf(place.key));
  if (!variables.length) return markup``;
  const w = t(locale);
  return markup`<h2>${w.variables}</h2><div class="scroll"><table><thead><tr><th scope="col">${w.name}</th><th scope="col">${w.sample}</th><th scope="col">${w.longest}</th></tr></thead><tbody>${variables.map(
    ([name, v]) => markup`<tr><th scope="row">${variableName(name, locale)} <code class="small">{{${name}}}</code></th><td>${sampleText(workshop, v, place.locale)}</td><td>${longestText(workshop, v, place.locale)}</td></tr>`,
  )}</tbody></table></div>`;
}

function previews(panels: Panels, { look, problems }: Editing, shapes: readonly Shape[], locale: Locale): Html {
  const w = t(locale);
  const radio = (name: string, value: string, label: string, on: boolean): Html => markup`<label class="choice"><input type="radio" form="wording" name="${name}" value="${value}"${on && markup` checked`}> ${label}</label>`;
  return markup`<section class="seeing" aria-label="${w.preview}"><div class="top2"><h2>${w.preview}</h2>
<div class="field"><label for="shape">${w.answer}</label><select id="shape" name="shape" form="wording">${shapes.map((s) => markup`<option value="${s.name}"${s.name === look.shape && markup` selected`}>${s.title[locale]}</option>`)}</select></div>
<fieldset><legend class="hide">${w.values}</legend>${radio('values', 'sample', w.sample, look.values === 'sample')}${radio('values', 'longest', w.longest, look.values === 'longest')}</fieldset>
<fieldset><legend class="hide">${w.contrast}</legend>${radio('contrast', '', w.light, !look.highContrast)}${radio('contrast', 'high', w.high, look.highContrast)}</fieldset></div>
<p class="small" id="panel-verdict">${verdict(problems.length, locale)}</p>
${pictures(panels, locale)}</section>`;
}

const verdict = (problems: number, locale: Locale): Html => (problems ? markup`<span class="bad">${t(locale).problems}</span>` : markup`<span class="good">${t(locale).fine}</span>`);

/** What the script puts in place of the panels. */
export function panelsAsJson(panels: Panels, editing: Editing, locale: Locale): object {
  return {
    panels: {
      sms: String(panels.sms),
      meter: String(panels.meter),
      diff: String(difference(editing.live ?? editing.inherited, editing.body, locale)),
      verdict: String(verdict(editing.problems.length, locale)),
      ...Object.fromEntries(FRAMES.map((d) => [`room-${d}`, panels.rooms[d] ?? ''])),
    },
    frames: Object.fromEntries(FRAMES.map((d) => [d, panels.frames[d] ?? ''])),
    problems: editing.problems.map((p) => ({ from: p.from ?? 0, to: p.to ?? 0, text: explain(p, locale) })),
  };
}
