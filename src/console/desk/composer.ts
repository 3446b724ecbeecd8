/** Where a result is written: ready texts, one field, the meter, the four devices, a draft, approval. Every button works without a script. */
import { markup } from '../../../channels/page.js';
import { category as categoryOf } from '../../district.js';
import type { Doing } from '../../petitions/life/decision.js';
import { MAX_ANSWER, MAX_REASON } from '../../petitions/life/verbs/written.js';
import type { Case } from '../../petitions/life/case.js';
import type { PetitionVerb } from '../../petitions/life/table.js';
import { tokenField } from '../forms.js';
import { type Html, type Visit, words } from '../route.js';
import { cannedFor } from './canned.js';
import { type Composed, compose, meterHtml, noticeOf, type Pictures, picturesOf } from './result-preview.js';
import type { Desk } from './desk.js';
import { type Choices, fieldHtml, type Values } from './fields.js';
import { formOf } from './forms.js';

const t = words({
  canned: { ko: '자주 쓰는 글', en: 'Ready texts' },
  text: { ko: '내용', en: 'Text' },
  summary: { ko: '문자로 보낼 요약', en: 'Summary for the text message' },
  summaryHint: { ko: '글이 2,000바이트를 넘을 때 문자에는 이 요약이 갑니다.', en: 'Where the text is over 2,000 bytes, the text message says this.' },
  auto: { ko: '자동으로 붙음: 담당', en: 'Added by itself:' },
  preview: { ko: '네 기기로 미리 보기', en: 'Preview on four devices' },
  save: { ko: '임시 저장', en: 'Save the draft' },
  submit: { ko: '결재 올리기', en: 'Submit for approval' },
  told: { ko: '보내면 시민에게 알립니다. 60초 안에는 취소할 수 있습니다.', en: 'The citizen is told. It can be recalled within 60 seconds.' },
  rated: { ko: '만족도도 묻습니다.', en: 'A rating is asked for, too.' },
  approval: { ko: '이 분류는 과장의 결재를 받은 뒤에 보냅니다.', en: 'In this category the head of the department approves before it is sent.' },
  meter: { ko: '문자의 길이', en: 'Length of the text message' },
  seen: { ko: '이렇게 보입니다', en: 'What is seen' },
});

/** Verbs that a category's approval holds for. */
const APPROVED: readonly PetitionVerb[] = ['answer', 'refuse', 'uphold', 'dismiss'];
export const needsApproval = ({ core }: Pick<Desk, 'core'>, verb: PetitionVerb, doing: Doing, petition: Pick<Case, 'category'>): boolean => doing.kind === 'officer' && APPROVED.includes(verb) && categoryOf(core.district, petition.category).approval;

const textOf = (values: Values, name: string): string => (typeof values[name] === 'string' ? (values[name] as string) : '');

/** What the citizen would be told, measured. @param officer whose name stands under it */
export async function composedOf(desk: Desk, verb: PetitionVerb, petition: Case, values: Values, officer: string): Promise<Composed> {
  const told = textOf(values, 'summary').trim() || textOf(values, 'text').trim() || '…';
  return compose(desk, noticeOf(desk, verb, petition, told, officer), petition);
}

export interface Composer {
  html: Html;
  /** Hashes of the previews' styles. */
  styles: string;
}

export interface Composing {
  verb: PetitionVerb;
  values: Values;
  /** The four devices are shown. */
  shown: boolean;
  version: number;
  /** What this page shows is not saved. */
  unsaved: boolean;
}

export async function composer(desk: Desk, visit: Visit, doing: Doing, choices: Choices, { verb, values, shown, version, unsaved }: Composing): Promise<Composer> {
  const { locale, person } = visit;
  const { petition } = choices;
  const w = t(locale);
  const form = formOf(verb);
  const composed = await composedOf(desk, verb, petition, values, person.name);
  const summary = textOf(values, 'summary');
  const long = summary !== '' || composed.over;
  const pictures = shown ? await picturesOf(desk, composed, { verb, text: textOf(values, 'text').trim() || '…', officer: person.name }, petition, locale) : undefined;
  const approval = needsApproval(desk, verb, doing, petition);
  const path = `/console/petitions/${petition.receipt}`;
  const department = desk.core.district.departments.get(petition.department);
  const html = markup`<form class="compose" method="post" action="${path}/do/${verb}" autocomplete="off" data-preview="${path}/meter" data-keep="${person.id}/petition/${petition.receipt}/${verb}" data-once${unsaved && markup` data-unsaved`}>
${tokenField(visit)}<input type="hidden" name="version" value="${version}"><input type="hidden" name="as" value="${verb}">${shown ? markup`<input type="hidden" name="shown" value="1">` : ''}<input type="hidden" name="view" value="${visit.url.searchParams.get('view') ?? ''}">
<div class="can" role="group" aria-label="${w.canned}">${(await cannedFor(desk, verb, petition)).map((c) => markup`<button name="canned" value="${c.id}" formaction="${path}/compose" formnovalidate data-fill="${c.body}">${c.title}</button>`)}</div>
${form?.fields.map((f) => fieldHtml(f, choices, values, locale))}
<div class="ans"><label class="hide" for="text">${form?.name[locale]} ${w.text}</label><textarea id="text" name="text" rows="6" maxlength="${MAX_ANSWER}" required aria-describedby="panel-meter">
${textOf(values, 'text')}</textarea><div class="f"><span>${w.auto} ${department?.name[locale]} ${person.name} <span class="n">${department?.phone}</span></span><div id="panel-meter" role="group" aria-label="${w.meter}">${meterHtml(composed, textOf(values, 'text'), summary !== '', locale)}</div></div></div>
<div class="field summary" id="summary-field"${!long && markup` hidden`}><label for="summary">${w.summary}</label><span class="hint" id="summary-hint">${w.summaryHint}</span><textarea id="summary" name="summary" rows="3" maxlength="${MAX_REASON}" aria-describedby="summary-hint">
${summary}</textarea></div>
<p data-preview-status role="status" class="small quiet"></p>
<div class="send"><button class="btn plain" formaction="${path}/compose" formnovalidate name="go" value="preview">${w.preview}</button><button class="btn plain" formaction="${path}/draft" formnovalidate>${w.save}</button><button class="btn main" formaction="${path}/${approval ? 'submit' : `do/${verb}`}">${approval ? w.submit : (form?.does ?? form?.name)?.[locale]}</button></div>
<p class="after small quiet">${approval ? w.approval : w.told}${verb === 'answer' || verb === 'refuse' || verb === 'not-process' ? ` ${w.rated}` : ''}</p>
${pictures ? markup`<section class="seen" aria-labelledby="seen"><h2 id="seen">${w.seen}</h2>${pictures.html}</section>` : ''}</form>`;
  return { html, styles: pictures?.styles ?? '' };
}

/** What the script puts in their places while somebody types. */
export function panelsOf(composed: Composed, values: Values, pictures: Pictures | undefined, locale: Visit['locale']): object {
  const panels: Record<string, string> = { meter: String(meterHtml(composed, textOf(values, 'text'), textOf(values, 'summary').trim() !== '', locale)) };
  if (pictures) panels.sms = String(pictures.sms);
  return { panels, over: composed.over, ...(pictures ? { frames: pictures.frames } : {}) };
}
