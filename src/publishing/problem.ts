/** What the compiler says: a code with its place for programs, a plain sentence for whoever wrote the text. */
import type { DeviceClass, Room } from '../channel.js';
import type { Locale as Spoken } from '../inquiry.js';
import type { Locale } from '../staff/locale.js';
import type { Place } from '../wording/content.js';
import type { FaultCode } from '../wording/syntax.js';

export type ProblemCode =
  | FaultCode
  | 'too-long' // data: length, most (UTF-16 units)
  | 'too-many' // variables; data: count, most
  | 'unknown-variable' // data: name, known
  | 'missing-variable' // data: name
  | 'fixed-particle' // data: name, form, pair
  | 'empty' // nothing would be shown
  | 'missing-text' // no text is left for this key
  | 'menu' // data: entry
  | 'switch' // neither on nor off
  | 'not-carried' // data: character; a Korean carrier cannot carry it
  | 'entry' // of the guide; data: field, message
  | 'overflow'; // data: over, used, most, unit, part

export interface Problem {
  place: Place;
  code: ProblemCode;
  /** Where in the text, in UTF-16 units; see lineOf. */
  from?: number;
  to?: number;
  /** Where it was seen: the device, the language, the answer. */
  device?: DeviceClass;
  locale?: Spoken;
  shape?: { name: string; title: Readonly<Record<Locale, string>> };
  data: Readonly<Record<string, string | number>>;
}

type Say = (data: Problem['data']) => string;
type Sentences = Readonly<Record<Exclude<ProblemCode, 'overflow'>, Readonly<Record<Locale, Say>>>>;

const BRACES = { ko: () => '중괄호는 {{변수}} 꼴로만 쓸 수 있습니다.', en: () => 'Braces stand only around a variable: {{name}}.' };

const SENTENCES: Sentences = {
  braces: BRACES,
  variable: { ko: () => '중괄호 안에는 변수 이름만 쓸 수 있습니다. 빈칸 없이 {{name}}처럼 적어 주십시오.', en: () => 'Between the braces stands a variable’s name and nothing else, without spaces: {{name}}.' },
  particle: { ko: () => '쉼표 뒤에는 정해진 조사만 쓸 수 있습니다. 예: {{name, 을/를}}', en: () => 'After the comma stands one of the Korean particles: {{name, 을/를}}.' },
  nesting: { ko: () => '$t( 는 쓸 수 없습니다.', en: () => '$t( cannot be used.' },
  markup: { ko: () => '태그는 쓸 수 없습니다. 적은 글자가 그대로 보입니다.', en: () => 'Markup cannot be used: it would be shown as it is typed.' },
  control: { ko: () => '보이지 않는 글자가 있습니다. 지워 주십시오.', en: () => 'There is an invisible character. Please delete it.' },
  'half-character': { ko: () => '깨진 글자가 있습니다. 지워 주십시오.', en: () => 'There is a broken character. Please delete it.' },
  'too-long': { ko: ({ length, most }) => `글이 ${length}자입니다. ${most}자 안으로 줄여 주십시오.`, en: ({ length, most }) => `The text has ${length} characters. Please keep it within ${most}.` },
  'too-many': { ko: ({ count, most }) => `변수가 ${count}개입니다. ${most}개까지 쓸 수 있습니다.`, en: ({ count, most }) => `The text has ${count} variables. It may have ${most}.` },
  'unknown-variable': {
    ko: ({ name, known }) => `{{${name}}} 변수는 여기서 쓸 수 없습니다. ${known ? `쓸 수 있는 변수: ${known}` : '이 글에는 변수가 없습니다.'}`,
    en: ({ name, known }) => `{{${name}}} cannot be used here. ${known ? `What can be used: ${known}` : 'This text has no variables.'}`,
  },
  'missing-variable': { ko: ({ name }) => `{{${name}}} 변수가 빠졌습니다.`, en: ({ name }) => `{{${name}}} is missing.` },
  'fixed-particle': {
    ko: ({ name, form, pair }) => `조사는 값에 따라 달라집니다(${form}). {{${name}, ${pair}}} 꼴로 적어 주십시오.`,
    en: ({ name, form, pair }) => `The particle ${form} changes with the value: {{${name}, ${pair}}}.`,
  },
  empty: { ko: () => '글이 비어 있습니다.', en: () => 'The text is empty.' },
  'missing-text': { ko: () => '이 언어의 글이 남지 않습니다. 공통 글은 지울 수 없습니다.', en: () => 'No text is left in this language. The common text cannot be removed.' },
  menu: { ko: ({ entry }) => (entry ? `없거나 두 번 나오는 메뉴 항목이 있습니다: ${entry}` : '메뉴에는 항목이 하나는 있어야 합니다.'), en: ({ entry }) => (entry ? `The menu entry “${entry}” is unknown or stands there twice.` : 'A menu needs at least one entry.') },
  switch: { ko: () => '켜짐(on)이나 꺼짐(off)만 됩니다.', en: () => 'Only on and off can be set.' },
  entry: { ko: ({ message }) => `이대로는 쓸 수 없습니다(${message}).`, en: ({ message }) => `This cannot be used (${message}).` },
  'not-carried': { ko: ({ character }) => `문자로 보낼 수 없는 글자입니다: ${character}`, en: ({ character }) => `Korean carriers cannot carry this character: ${character}` },
};

export const DEVICE_NAMES: Readonly<Record<DeviceClass, Readonly<Record<Locale, string>>>> = {
  sms: { ko: '문자', en: 'SMS' },
  mobile: { ko: '휴대전화', en: 'Mobile' },
  pda: { ko: 'PDA', en: 'PDA' },
  tv: { ko: 'TV', en: 'TV' },
  json: { ko: 'JSON', en: 'JSON' },
};
const LANGUAGE: Readonly<Record<Spoken, Readonly<Record<Locale, string>>>> = {
  ko: { ko: '한국어', en: 'Korean' },
  en: { ko: '영어', en: 'English' },
  zh: { ko: '중국어', en: 'Chinese' },
  ja: { ko: '일본어', en: 'Japanese' },
  vi: { ko: '베트남어', en: 'Vietnamese' },
};
const UNITS: Readonly<Record<Room['unit'], Readonly<Record<Locale, [one: string, many: string]>>>> = {
  bytes: { ko: ['바이트', '바이트'], en: [' byte', ' bytes'] },
  characters: { ko: ['자', '자'], en: [' character', ' characters'] },
  lines: { ko: ['줄', '줄'], en: [' line', ' lines'] },
};
const PARTS: Readonly<Record<NonNullable<Room['part']>, Readonly<Record<Locale, string>>>> = {
  announcement: { ko: '알림 줄', en: 'announcement' },
  bar: { ko: '맨 윗줄', en: 'top bar' },
  title: { ko: '제목', en: 'title' },
  whole: { ko: '화면', en: 'screen' },
  left: { ko: '왼쪽', en: 'left side' },
  right: { ko: '오른쪽', en: 'right side' },
  days: { ko: '근무일 막대', en: 'bar of working days' },
  reason: { ko: '까닭', en: 'reason' },
  keys: { ko: '아래 번호 줄', en: 'row of keys' },
};

/** One plain sentence in the reader's language: 문자: 6바이트 넘음(96/90바이트) – ‘처리 상황’ 답에서 */
export function explain(problem: Problem, locale: Locale): string {
  return problem.code === 'overflow' ? overflowed(problem, locale) : SENTENCES[problem.code][locale](problem.data);
}

function overflowed({ device = 'sms', locale: language, shape, data }: Problem, locale: Locale): string {
  const { over = 0, used = 0, most = 0 } = data;
  const [one, many] = UNITS[data.unit as Room['unit']][locale];
  const unit = (n: string | number): string => `${n}${n === 1 ? one : many}`;
  const part = data.part ? PARTS[data.part as NonNullable<Room['part']>][locale] : '';
  const where = [DEVICE_NAMES[device][locale], language && (language as string) !== locale ? LANGUAGE[language][locale] : '', part].filter(Boolean).join(', ');
  if (locale === 'ko') return `${where}: ${unit(over)} 넘음(${used}/${unit(most)})${shape ? ` – ‘${shape.title.ko}’ 답에서` : ''}`;
  return `${where}: ${unit(over)} over (${used}/${unit(most)})${shape ? ` – in the answer “${shape.title.en}”` : ''}`;
}

/** Line and column, from 1; a column is a character as people count them. */
export function lineOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: [...before.slice(start)].length + 1 };
}
