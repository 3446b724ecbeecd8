/** What one text shows by itself, before anything is composed: length, syntax, variables, what a carrier can carry. */
import { catalog, type TemplateKey, type Variable } from '../../templates/catalog.js';
import { measure } from '../../channels/sms/measure.js';
import { ENTRIES, type Place } from '../wording/content.js';
import { fixedParticle } from '../wording/particle.js';
import { type Part, parse } from '../wording/syntax.js';
import type { Problem } from './problem.js';

/** Characters of one text, in UTF-16 units. */
const MOST_CHARACTERS = 2_000;
/** Variables of one text, counted as often as they stand. */
const MOST_VARIABLES = 20;

type At = Part & object;

/** Linear, and over before it begins where a text is too long. */
export function checkText(place: Place, text: string): Problem[] {
  const problem = (code: Problem['code'], data: Problem['data'] = {}, where: Partial<Problem> = {}): Problem => ({ place, code, data, ...where });
  if (text.length > MOST_CHARACTERS) return [problem('too-long', { length: text.length, most: MOST_CHARACTERS })];
  const { parts, faults } = parse(text);
  const used = parts.filter((p): p is At => typeof p !== 'string');
  if (used.length > MOST_VARIABLES) return [problem('too-many', { count: used.length, most: MOST_VARIABLES })];
  const variables: Readonly<Record<string, Variable>> = catalog[place.key as TemplateKey];
  const known = Object.keys(variables).join(', ');
  const found = faults.map(({ code, from, to }) => problem(code, { text: text.slice(from, Math.min(to, from + 20)) }, { from, to }));
  for (const { name, from, to } of used) if (!Object.hasOwn(variables, name)) found.push(problem('unknown-variable', { name, known }, { from, to }));
  if (place.locale === 'ko') for (const { name, particle, to } of used) {
    const fixed = particle ? undefined : fixedParticle(text.slice(to, to + 8));
    if (fixed) found.push(problem('fixed-particle', { name, ...fixed }, { from: to, to: to + text.slice(to).indexOf(fixed.form) + fixed.form.length }));
  }
  for (const [name, variable] of Object.entries(variables)) if (!variable.optional && !used.some((u) => u.name === name)) found.push(problem('missing-variable', { name }));
  if (!text.trim() && !mayBeEmpty(place)) found.push(problem('empty'));
  return found;
}

/** The dated line is empty on most days; a text message may do without a title. */
const mayBeEmpty = ({ device, key }: Place): boolean => key === 'announcement' || (device === 'sms' && key.endsWith('.title'));

/** Entries that there are, each once, and at least one; a switch that is on or off. */
export function checkLayout(place: Place, text: string): Problem[] {
  if (text.length > MOST_CHARACTERS) return [{ place, code: 'too-long', data: { length: text.length, most: MOST_CHARACTERS } }];
  if (place.key === 'channel') return text === 'on' || text === 'off' ? [] : [{ place, code: 'switch', data: {} }];
  const listed = text.split(/\s+/).filter(Boolean);
  if (!listed.length) return [{ place, code: 'menu', data: { entry: '' } }];
  const wrong = listed.find((e, i) => !(ENTRIES as readonly string[]).includes(e) || listed.indexOf(e) !== i);
  return wrong === undefined ? [] : [{ place, code: 'menu', data: { entry: wrong.slice(0, 40) } }];
}

const graphemes = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/** Each character that EUC-KR (KS X 1001) has not, with its place. @param most how many are enough */
export function checkCarried(place: Place, text: string, most: number): Problem[] {
  const { unencodable, outsideKsX1001 } = measure(text);
  if (!unencodable.length && !outsideKsX1001.length) return [];
  const found: Problem[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const { unencodable: none, outsideKsX1001: some } = measure(segment);
    if (!none.length && !some.length) continue;
    found.push({ place, code: 'not-carried', from: index, to: index + segment.length, device: 'sms', locale: 'ko', data: { character: segment } });
    if (found.length >= most) break;
  }
  return found;
}
