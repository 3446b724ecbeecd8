/** A reply with every value as long as it can be: what fits with these fits with any. */
import { catalog, type TemplateKey, type Variable } from '../../templates/catalog.js';
import { columns, longestName, type NameKind } from '../district.js';
import type { Locale } from '../inquiry.js';
import type { Reply, Value, Wording } from '../reply.js';
import type { Words } from '../wording/wording.js';

/** Devices cut a citizen's own words by themselves; of these a text is measured with so many columns. */
const FREE_TEXT = 100;
/** Up to here words stand without a space: a name, a label. */
const ONE_WORD = 30;
/** 31 December of another year than the samples': no date is longer. */
const LAST_DAY = Date.parse('2027-12-31T17:59:00+09:00');

export type State = (Value & { kind: 'state' })['state'];

/** What a language's words look like; a letter of one column fills what is left over. */
const WORDS: Readonly<Record<Locale, { word: string; letter: string; one: string }>> = {
  ko: { word: '가나다라 ', letter: '가', one: '0' },
  en: { word: 'nhomes ', letter: 'n', one: 'n' },
  zh: { word: '办理答复', letter: '国', one: '0' },
  ja: { word: '受付の案内', letter: '国', one: '0' },
  vi: { word: 'nghiệm ', letter: 'n', one: 'n' },
};

/** So many half-width columns of a language's usual letters; over ONE_WORD they are words as that language has them: Chinese and Japanese have no spaces. */
export function filler(wanted: number, locale: Locale): string {
  const { word, letter, one } = WORDS[locale];
  const wide = columns(letter);
  const words = wanted > ONE_WORD ? word.repeat(Math.floor(wanted / columns(word))) : '';
  const left = wanted - columns(words);
  return words + letter.repeat(Math.floor(left / wide)) + one.repeat(left % wide);
}

/** @param value what stands there now: of a name it says which kind of name @param state the state whose name is longest */
export function longestValue(variable: Variable, locale: Locale, value?: Value, state: State = 'late'): Value {
  switch (variable.kind) {
    case 'text':
      return { kind: 'text', text: filler(Math.min(variable.max, FREE_TEXT), locale) };
    case 'number':
      return { kind: 'number', number: variable.max };
    case 'span':
      return { kind: 'span', days: variable.max };
    case 'due':
      return { kind: 'instant', at: LAST_DAY };
    case 'receipt':
      return { kind: 'receipt', receipt: '123456789018' };
    case 'phone':
      return { kind: 'phone', phone: '0505-1234-5678' };
    case 'emergency':
      return { kind: 'phone', phone: '119' };
    case 'state':
      return { kind: 'state', state };
    case 'named':
      return { kind: 'text', text: filler(longestName(nameOf(variable.of, value), locale), locale) };
    default:
      return { kind: variable.kind, at: LAST_DAY };
  }
}

/** A community center is a department of a longer name: its id is the code of its dong. */
function nameOf(of: (Variable & { kind: 'named' })['of'], value: Value | undefined): NameKind {
  const named = value?.kind === 'named' ? value : undefined;
  if (named?.of === 'department' && /^\d{8}$/.test(named.id)) return 'office';
  return named?.of ?? of;
}

const STATES = (Object.keys(catalog) as TemplateKey[]).filter((k) => k.startsWith('state.')).map((k) => k.slice(6) as State);
/** The state whose name is longest in these words; a Hangul syllable is as broad as two letters. */
export const longestState = (words: Words): State => STATES.reduce((a, b) => (width(words, b) > width(words, a) ? b : a));
const width = (words: Words, state: State): number => [...words.say({ template: `state.${state}` })].reduce((sum, c) => sum + (c < '\u0080' ? 1 : 2), 0);

function longestWording({ template, data }: Wording, locale: Locale, state?: State): Wording {
  if (!data) return { template };
  const variables: Readonly<Record<string, Variable>> = catalog[template];
  return { template, data: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, variables[name] ? longestValue(variables[name], locale, value, state) : value])) };
}

/** Asks, hidden fields and what stands in fields are kept. */
export function withLongest(reply: Reply, locale: Locale, state?: State): Reply {
  const walk = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(walk);
    if ('template' in value) return longestWording(value as Wording, locale, state);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'ask' || key === 'hidden' ? inner : walk(inner)]));
  };
  return walk(reply) as Reply;
}
