/** A petition on one page: what was written, what happened, what was told, what is left of its time, and what can be done now. */
import { marked } from '../../../channels/page-languages.js';
import { markup } from '../../../channels/page.js';
import { ofSameCitizen, similar } from '../../petitions/desk-lists.js';
import type { Doing } from '../../petitions/life/decision.js';
import type { Field } from '../../petitions/life/case.js';
import type { Case } from '../../petitions/life/case.js';
import { isOpen } from '../../petitions/life/states.js';
import { type PetitionVerb, ruleOf } from '../../petitions/life/table.js';
import { alertBox, tokenField } from '../forms.js';
import { paperLinks } from '../papers/links.js';
import { done, type Html, type Page, type Visit, words } from '../route.js';
import { approvalBox } from './approval.js';
import { clockBox } from './clock-box.js';
import { composer } from './composer.js';
import { colleagues, type Desk, doingOf, namesOf, open, type Opened, recordSeen } from './desk.js';
import { type Draft, draftOf } from './drafts.js';
import { lawText } from './faults.js';
import { type Choices, fieldHtml, type Values } from './fields.js';
import { formOf } from './forms.js';
import { handOnBy } from './within.js';
import { groups, listHref, tabs } from './list.js';
import { headingOf, listingOf } from './list-page.js';
import { firstOf, offered, recallUntil } from './may.js';
import { messagesHtml, sentFor, tasksHtml } from './messages.js';
import { channelName, eventName, KIND_NAMES, periodName, receiptText, STATE_LOOK, STATE_NAMES } from './names.js';
import { personHtml, personOf } from './person.js';
import { photosHtml } from './photos.js';
import { relatedHtml } from './related.js';
import { timeline } from './story.js';
import { moment } from './time.js';

const t = words({
  back: { ko: '목록', en: 'List' },
  list: { ko: '민원 목록', en: 'Petitions' },
  filed: { ko: '신청', en: 'filed by' },
  place: { ko: '곳', en: 'Place' },
  elsewhere: { ko: '다른 부서의 민원이라 신청인이 쓴 글과 연락처는 보이지 않습니다.', en: 'It is another department’s: what the citizen wrote and how to reach them is not shown.' },
  erased: { ko: '지워진 글입니다.', en: 'It was erased.' },
  more: { ko: '다른 처리', en: 'What else can be done' },
  spoken: { ko: '신청인이 말로 한 것', en: 'What the citizen says' },
  late: { ko: '기한 지남', en: 'Late' },
  officer: { ko: '담당', en: 'Officer' },
  nobody: { ko: '담당자 없음', en: 'nobody’s yet' },
  recall: { ko: '보낸 것 취소', en: 'Recall' },
  recallLead: { ko: '60초 안에는 보낸 것을 취소할 수 있습니다.', en: 'What was sent can be recalled within 60 seconds.' },
  recallLeft: { ko: '남은 시간', en: 'Time left' },
  seconds: { ko: '초', en: ' s' },
  meanwhile: { ko: '그사이에 있었던 일', en: 'What happened meanwhile' },
  changed: { ko: '그사이에 이 민원이 바뀌었습니다.', en: 'This petition has changed meanwhile.' },
  see: { ko: '보기', en: 'See' },
});

/** What a POST left to be shown again. */
export interface Shown {
  as?: PetitionVerb;
  values?: Values;
  told?: string;
  status?: number;
  /** Name and phone in full. */
  revealed?: boolean;
  /** The four devices. */
  pictures?: boolean;
  /** The version that what was typed was written for: what came after it is told. */
  since?: number;
}

const NO_PETITION = 'petition-none';

export async function petitionPage(desk: Desk, visit: Visit, shown: Shown = {}): Promise<Page | Response> {
  const doing = await doingOf(desk, visit.person);
  const receipt = visit.params.receipt ?? '';
  const opened = await open(desk, receipt, doing);
  if (!opened) return done('/petitions', NO_PETITION);
  await recordSeen(desk, visit, receipt);
  const { locale } = visit;
  const w = t(locale);
  const { petition, words: fields } = opened;
  const [draft, sent, names, listing] = await Promise.all([draftOf(desk, receipt), sentFor(desk, receipt), namesIn(desk, opened), listingOf(desk, visit, doing, { selected: receipt })]);
  const verbs = offered(opened, doing, desk.core.now());
  const acting = await actHtml(desk, visit, { doing, opened, draft, verbs, shown });
  const telling = { desk, petition, fields, photos: opened.photos, names, locale };
  const name = desk.core.district.categories.get(petition.category)?.name[locale] ?? petition.category;
  const body = markup`<div class="desk"><aside class="pane" aria-label="${w.list}"><div class="panehead"><a href="${listHref(listing.view)}"><b>${headingOf(listing)}</b></a>${tabs(listing)}</div>${groups(listing)}</aside>
<article class="one" data-petition="${receipt}" data-version="${petition.version}" data-changes="/console/petitions/${receipt}/version"><p class="back"><a href="${listHref(listing.view)}">← ${w.back}</a></p>
${alertBox(shown.told)}${meanwhile(opened, shown.since, locale)}${recallBox(visit, opened, verbs, desk.core.now())}
<header class="top"><div>${stateTag(desk, opened, locale)}<h1>${name}</h1><p class="quiet"><span class="n">${receiptText(receipt)}</span> · ${KIND_NAMES[petition.kind]?.[locale] ?? petition.kind} ${periodName(petition.period, locale)} · ${desk.core.district.departments.get(petition.department)?.name[locale]} ${petition.officer === null ? markup`<span class="tag late">${w.nobody}</span>` : (names.get(petition.officer) ?? '')}</p></div>${clockBox(desk.core, petition, locale)}</header>
<div class="two"><div>${fields ? markup`${saidHtml(opened, fields, locale)}${personHtml(visit, petition, await personOf(desk, petition, fields), shown.revealed === true)}` : markup`<p class="warning">${w.elsewhere}</p>`}${paperLinks(visit, petition, fields !== undefined)}
${fields ? tasksHtml(visit, sent, verbs.length > 0) : ''}${fields && draft ? approvalBox(visit, opened, draft, doing, names) : ''}${acting.html}${messagesHtml(desk, sent, locale)}${fields ? await related(desk, visit, opened, fields) : ''}</div>
<div class="aside">${timeline(telling)}${otherVerbs(desk, visit, petition, verbs, acting.verb)}</div></div></article></div>`;
  return { title: `${name} ${receiptText(receipt)}`, section: 'petitions', wide: true, styles: ['wording.css', 'desk.css'], scripts: ['desk.js'], body, ...(shown.status ? { status: shown.status } : {}), ...(acting.styles ? { policy: { 'style-src': acting.styles } } : {}) };
}

const namesIn = (desk: Desk, { petition }: Opened): Promise<Map<string, string>> => namesOf(desk, [petition.officer, ...petition.events.flatMap((e) => [e.actor, e.detail?.officer === undefined ? undefined : String(e.detail.officer)])]);

function stateTag(desk: Desk, { petition }: Opened, locale: Visit['locale']): Html {
  const late = isOpen(petition.state) && petition.state !== 'supplement' && petition.state !== 'paused' && desk.core.now() > petition.dueAt;
  return markup`<span class="tag ${STATE_LOOK[petition.state]}">${STATE_NAMES[petition.state][locale]}</span>${late ? markup` <span class="tag late">${t(locale).late}</span>` : ''}`;
}

function saidHtml({ petition, photos }: Opened, fields: readonly Field[], locale: Visit['locale']): Html {
  const w = t(locale);
  const of = (name: string): Field | undefined => fields.find((f) => f.event === 1 && f.field === name);
  const text = of('text');
  const place = of('place')?.text;
  return markup`<blockquote class="say">${marked(markup`<p>${text ? (text.text ?? w.erased) : ''}</p>`, locale)}${place ? marked(markup`<p>${w.place}: ${place}</p>`, locale) : ''}${photosHtml({ petition, photos }, 1, locale)}<footer>${moment(petition.arrivedAt, locale)} ${channelName(petition.channel, locale)} ${locale === 'ko' ? w.filed : ''}</footer></blockquote>`;
}

/** What came after the version that somebody wrote for. */
function meanwhile({ petition }: Opened, since: number | undefined, locale: Visit['locale']): Html | '' {
  const news = since === undefined ? [] : petition.events.filter((e) => e.number > since);
  if (!news.length) return '';
  return markup`<div class="warning"><p><b>${t(locale).meanwhile}</b></p><ul>${news.map((e) => markup`<li>${moment(e.at, locale)} ${eventName(e.code, locale)}</li>`)}</ul></div>`;
}

function recallBox(visit: Visit, { petition }: Opened, verbs: readonly PetitionVerb[], now: number): Html | '' {
  const until = recallUntil(petition, now);
  if (until === undefined || !verbs.includes('recall')) return '';
  const w = t(visit.locale);
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  return markup`<form class="recall" method="post" action="/console/petitions/${petition.receipt}/do/recall" data-left="${left}">${tokenField(visit)}<input type="hidden" name="version" value="${petition.version}"><p>${w.recallLead} <span>${w.recallLeft} <b data-count>${left}</b>${w.seconds}</span></p><button class="btn danger">${w.recall}</button></form>`;
}

interface Acting {
  doing: Doing;
  opened: Opened;
  draft: Draft | undefined;
  verbs: readonly PetitionVerb[];
  shown: Shown;
}

/** The one form that is open. */
async function actHtml(desk: Desk, visit: Visit, { doing, opened, draft, verbs, shown }: Acting): Promise<{ html: Html | ''; styles?: string; verb?: PetitionVerb }> {
  const { petition } = opened;
  const asked = shown.as ?? verbs.find((v) => v === visit.url.searchParams.get('as'));
  const verb = asked ?? (draft && verbs.includes(draft.verb) ? draft.verb : firstOf(verbs));
  const form = verb && formOf(verb);
  if (!verb || !form || verb === 'recall') return { html: '' };
  const kept = draft?.verb === verb ? draft.written : undefined;
  const values: Values = shown.values ?? { ...kept };
  const earlier = form.fields.some((f) => f.kind === 'earlier') ? await ofSameCitizen(desk.core, petition.receipt, 20) : [];
  const people = form.fields.some((f) => f.kind === 'officer') ? await colleagues(desk, petition.department) : [];
  const choices: Choices = { desk, petition, people, earlier, consultations: opened.consultations, department: doing.department };
  const heading = markup`<h2 id="act">${form.name[visit.locale]} <small>${[form.clock[visit.locale], handOnBy(desk.core, verb, petition, visit.locale), lawText(ruleOf(verb).law, visit.locale)].filter(Boolean).join(' · ')}</small></h2>`;
  if (form.result) {
    const made = await composer(desk, visit, doing, choices, { verb, values, shown: shown.pictures === true, version: petition.version, unsaved: shown.values !== undefined });
    return { html: markup`<section class="act" aria-labelledby="act">${heading}${made.html}</section>`, styles: made.styles, verb };
  }
  return { html: markup`<section class="act" aria-labelledby="act">${heading}${simpleForm(visit, verb, choices, values)}</section>`, verb };
}

function simpleForm(visit: Visit, verb: PetitionVerb, choices: Choices, values: Values): Html {
  const { petition } = choices;
  const form = formOf(verb);
  return markup`<form class="fields" method="post" action="/console/petitions/${petition.receipt}/do/${verb}" data-keep="${visit.person.id}/petition/${petition.receipt}/${verb}" data-once>${tokenField(visit)}<input type="hidden" name="version" value="${petition.version}"><input type="hidden" name="view" value="${visit.url.searchParams.get('view') ?? ''}">${form?.fields.map((f) => fieldHtml(f, choices, values, visit.locale))}<button class="btn main">${(form?.does ?? form?.name)?.[visit.locale]}</button></form>`;
}

/** Links, not buttons: each opens its form in the page's middle. */
function otherVerbs({ core }: Desk, visit: Visit, petition: Case, verbs: readonly PetitionVerb[], current: PetitionVerb | undefined): Html | '' {
  const w = t(visit.locale);
  const view = visit.url.searchParams.get('view');
  const rest = verbs.filter((v) => v !== 'recall' && v !== current);
  const link = (verb: PetitionVerb): Html => markup`<li><a href="/console/petitions/${petition.receipt}?as=${verb}${view ? `&view=${view}` : ''}#act">${formOf(verb)?.name[visit.locale]}</a> <small>${handOnBy(core, verb, petition, visit.locale) ?? formOf(verb)?.clock[visit.locale]}</small></li>`;
  const section = (id: string, title: string, of: readonly PetitionVerb[]): Html | '' => (of.length ? markup`<section class="oth" aria-labelledby="${id}"><h2 id="${id}">${title}</h2><ul>${of.map(link)}</ul></section>` : '');
  return markup`${section('others', w.more, rest.filter((v) => !formOf(v)?.spoken))}${section('spoken', w.spoken, rest.filter((v) => formOf(v)?.spoken))}`;
}

async function related(desk: Desk, visit: Visit, { petition }: Opened, fields: readonly Field[]): Promise<Html | ''> {
  const place = fields.findLast((f) => f.field === 'place')?.text ?? '';
  const { receipt, category, arrivedAt } = petition;
  const [near, same] = await Promise.all([similar(desk.core, { receipt, category, arrivedAt, place }, 3), petition.phone === null ? [] : ofSameCitizen(desk.core, receipt, 5)]);
  return relatedHtml(desk, visit, near, same);
}
