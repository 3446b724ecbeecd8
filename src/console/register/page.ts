/** 대신 접수: the form that staff fill in for somebody at the counter, on the telephone, or with a letter in the hand. */
import { markup } from '../../../channels/page.js';
import { isLocale } from '../../inquiry.js';
import { MAX_NAME, MAX_PLACE, MAX_TEXT } from '../../petitions/intake.js';
import { type Registering, WAYS, type Way, type Wrong } from '../../petitions/register.js';
import type { Desk } from '../desk/desk.js';
import { input, type Option, select, tokenField } from '../forms.js';
import { type Both, type Html, type Page, type Visit, words } from '../route.js';
import { proposalHtml } from './propose.js';

const both = (ko: string, en: string): Both => ({ ko, en });

const t = words({
  title: { ko: '대신 접수', en: 'Register for somebody' },
  lead: { ko: '민원실이나 전화에서 들은 말, 편지로 온 글을 받아 적습니다. 접수한 뒤에 접수증과 서명할 종이를 인쇄합니다.', en: 'For what is said at the counter or by telephone, or came by letter. The slip and the paper to sign are printed afterwards.' },
  way: { ko: '어떻게 왔습니까', en: 'How it came' },
  text: { ko: '무엇을 원하십니까', en: 'What is it about' },
  textHint: { ko: '신청인의 말을 그대로 적으십시오. 주민등록번호는 적지 마십시오.', en: 'In the petitioner’s own words. No registration numbers.' },
  place: { ko: '곳', en: 'Where' },
  placeHint: { ko: '길 이름, 건물, 공원 이름. 비워 둘 수 있습니다.', en: 'A street, a building, a park. May be left empty.' },
  category: { ko: '분류', en: 'Category' },
  categoryHint: { ko: '비워 두면 글에서 찾은 분류로 받습니다.', en: 'Left empty, the category is found by the words.' },
  auto: { ko: '글에서 찾은 대로', en: 'as the words say' },
  name: { ko: '이름', en: 'Name' },
  phone: { ko: '전화번호', en: 'Telephone' },
  phoneHint: { ko: '없으면 비워 두십시오. 그때는 편지나 만나서 알려야 합니다.', en: 'Leave it empty where there is none: results are then told by letter or in person.' },
  language: { ko: '알릴 때 쓸 말', en: 'Language of notices' },
  consent: { ko: '결과를 문자로 받는 데 동의했습니다', en: 'Agrees to be told results by text message' },
  consentHint: { ko: '신청인에게 물어보고 표시하십시오. 누가 물었는지 함께 남습니다. (법 제27조제1항)', en: 'Ask first. Who asked is recorded with it. (Act §27①)' },
  look: { ko: '분류와 기한 보기', en: 'Show category and due time' },
  go: { ko: '접수하기', en: 'Register' },
  panel: { ko: '분류와 기한', en: 'Category and due time' },
  same: { ko: '같은 전화로 하루 안에 같은 글이 이미 접수되었습니다.', en: 'The same words came from the same telephone within a day.' },
  see: { ko: '그 민원 보기', en: 'See that petition' },
});

const WAY_NAMES: Readonly<Record<Way, Both>> = { counter: both('방문', 'At the counter'), phone: both('전화', 'By telephone'), paper: both('우편·팩스', 'By letter or fax') };

/** What is said at which field. */
const SAID: Readonly<Record<Wrong, readonly [field: string, said: Both]>> = {
  'text-missing': ['text', both('민원 내용을 적어 주십시오.', 'Write down what it is about.')],
  'text-long': ['text', both('2,000자까지 적을 수 있습니다.', 'At most 2,000 characters.')],
  'place-long': ['place', both('100자까지 적을 수 있습니다.', 'At most 100 characters.')],
  'name-long': ['name', both('40자까지 적을 수 있습니다.', 'At most 40 characters.')],
  'phone-wrong': ['phone', both('전화번호를 다시 확인해 주십시오. 예: 010-1234-5678', 'Please check the telephone, for example 010-1234-5678.')],
  'consent-phone': ['phone', both('문자로 받으려면 전화번호가 있어야 합니다.', 'Text messages need a telephone.')],
  'consent-landline': ['phone', both('이 번호는 문자를 받을 수 없어 결과를 문자로만 알릴 수 없습니다. 휴대전화 번호를 적거나 문자 동의를 빼 주십시오. (법 제27조제1항)', 'This number takes no text messages, so the result cannot be told by text alone. Give a mobile number, or leave out the consent. (Act §27①)')],
  category: ['category', both('그런 분류가 없습니다. 목록에서 골라 주십시오.', 'There is no such category. Choose one from the list.')],
  way: ['way', both('어떻게 왔는지 골라 주십시오.', 'Choose how it came.')],
};

export type Typed = Readonly<Record<string, string>>;

/** What the form holds, as it is filed. @param category the one that was chosen or found */
export const registeringOf = ({ text = '', place = '', name = '', phone = '', way = '', locale = '', consent }: Typed, category: string): Registering => ({ filing: { text, place, name, phone }, category, way, locale: isLocale(locale) ? locale : 'ko', consent: consent === 'yes' });

export interface Shown {
  wrong?: readonly Wrong[];
  /** The petition that is there already. */
  same?: string;
  status?: number;
}

export function registerPage(desk: Pick<Desk, 'core'>, visit: Visit, typed: Typed, { wrong = [], same, status = 200 }: Shown = {}): Page {
  const w = t(visit.locale);
  const told = same ? markup`<p class="alert" role="alert">${w.same} <a href="/console/petitions/${same}">${w.see}</a></p>` : '';
  const body = markup`<div class="head"><div><h1>${w.title}</h1><p class="lead">${w.lead}</p></div></div>${told}<div class="taking">${formHtml(desk, visit, typed, wrong)}
<aside class="card" aria-labelledby="panel"><h2 id="panel">${w.panel}</h2><div id="panel-category" role="group" aria-labelledby="panel">${proposalHtml(desk, typed, visit.locale)}</div></aside></div>`;
  return { title: w.title, section: 'register', styles: ['papers.css'], scripts: ['desk.js'], body, status };
}

function formHtml({ core }: Pick<Desk, 'core'>, visit: Visit, typed: Typed, wrong: readonly Wrong[]): Html {
  const { locale, person } = visit;
  const w = t(locale);
  const said = (field: string): string | undefined => SAID[wrong.find((x) => SAID[x][0] === field) as Wrong]?.[1][locale];
  const one = (name: 'place' | 'name' | 'phone', hint: string | undefined, more: Readonly<Record<string, string>>): Html => input({ name, label: w[name], value: typed[name] ?? '', error: said(name), ...(hint ? { hint } : {}), more: { autocomplete: 'off', ...more } });
  const categories: Option[] = [['', w.auto], ...[...core.district.categories.values()].map((c): Option => [c.id, c.name[locale]])];
  return markup`<form class="card fields" id="register" method="post" action="/console/petitions/new" autocomplete="off" data-preview="/console/petitions/new/meter" data-keep="${person.id}/register" data-once${Object.keys(typed).length > 0 && markup` data-unsaved`}>${tokenField(visit)}
${ways(typed.way ?? '', said('way'), locale)}
${textField(typed.text ?? '', said('text'), locale)}
${one('place', w.placeHint, { maxlength: String(MAX_PLACE) })}
${select({ name: 'category', label: w.category, hint: w.categoryHint, value: typed.category ?? '', error: said('category') }, categories)}
${one('name', undefined, { maxlength: String(MAX_NAME) })}${one('phone', w.phoneHint, { inputmode: 'tel', maxlength: '20' })}
${select({ name: 'locale', label: w.language, value: typed.locale ?? 'ko' }, [['ko', '한국어'], ['en', 'English']])}
<div class="field"><label class="choice"><input type="checkbox" name="consent" value="yes"${typed.consent === 'yes' && markup` checked`} aria-describedby="consent-hint"> ${w.consent}</label><span class="hint" id="consent-hint">${w.consentHint}</span></div>
<p data-preview-status role="status" class="small quiet"></p>
<div class="acts"><button class="btn main">${w.go}</button><button class="btn plain" formaction="/console/petitions/new/look" formnovalidate>${w.look}</button></div></form>`;
}

function ways(chosen: string, error: string | undefined, locale: Visit['locale']): Html {
  return markup`<fieldset class="field${error ? ' wrong' : ''}"${error && markup` aria-describedby="way-error"`}><legend>${t(locale).way}</legend>${error ? markup`<p class="error" id="way-error">${error}</p>` : ''}<div class="ways">${WAYS.map((way) => markup`<label class="choice"><input type="radio" name="way" value="${way}" required${way === chosen && markup` checked`}> ${WAY_NAMES[way][locale]}</label>`)}</div></fieldset>`;
}

function textField(text: string, error: string | undefined, locale: Visit['locale']): Html {
  const w = t(locale);
  return markup`<div class="field${error ? ' wrong' : ''}"><label for="text">${w.text}</label><span class="hint" id="text-hint">${w.textHint}</span>${error ? markup`<p class="error" id="text-error">${error}</p>` : ''}<textarea id="text" name="text" rows="5" maxlength="${MAX_TEXT}" required aria-describedby="text-hint${error ? ' text-error' : ''}"${error && markup` aria-invalid="true"`}>
${text}</textarea></div>`;
}
