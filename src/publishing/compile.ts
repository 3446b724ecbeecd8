/**
 * The template compiler: what would break on some device is refused before it is published. Cheap checks first; then every answer that a
 * changed text is part of is composed on every device and in every language it reaches, with the longest values. Whoever wrote the text
 * needs some of what is wrong, not all of it: a check that refuses ends it, the next one is dearer. (docs/decisions/2026-11-24-compiler.md)
 */
import { catalog, type TemplateKey } from '../../templates/catalog.js';
import { carrierBytes, SMS_BYTES } from '../../channels/sms/measure.js';
import type { DeviceClass, Room } from '../channel.js';
import { nameIn } from '../district.js';
import { LOCALES, type Locale } from '../inquiry.js';
import { bodyAt, type Content, effective, LAYERS, type Layer, LAYOUT_KEYS, type Place, SCOPES, type Scope } from '../wording/content.js';
import type { Wordings } from '../wording/wording.js';
import { type Bench, roomsOn, type Tried } from './bench.js';
import { checkCarried, checkLayout, checkText } from './check.js';
import { checkEntry, isEntryPlace } from './entries.js';
import type { Problem } from './problem.js';
import { isFrameKey } from './shapes.js';

export { type Bench, createBench } from './bench.js';
export { explain, lineOf, type Problem } from './problem.js';

export const MOST_PROBLEMS = 20;
/** So many more answers are tried on a device after the first that does not fit: enough to see where else. */
const AFTER_FIRST = 5;
/** Devices that have a limit, the cheapest to try first. */
const LIMITED: readonly DeviceClass[] = ['sms', 'tv', 'pda'];

/**
 * @param content as it would be, changes included
 * @param changed the places to judge; what stands elsewhere is only composed with
 * @returns at most MOST_PROBLEMS; none: it may be published
 */
export function compile(bench: Bench, content: Content, given: readonly Place[]): Problem[] {
  const problems: Problem[] = given.filter(isEntryPlace).flatMap((p) => checkEntry(bench, content, p)).slice(0, MOST_PROBLEMS);
  const changed = given.filter((p) => !isEntryPlace(p));
  const add = (found: readonly Problem[]): boolean => problems.push(...found.slice(0, MOST_PROBLEMS - problems.length)) >= MOST_PROBLEMS;
  for (const place of changed) if (add(checkPlace(content, place))) break;
  if (problems.length) return problems; // what cannot be read cannot be composed
  for (const place of changed) if (add(carried(bench, content, place, MOST_PROBLEMS - problems.length))) break;
  add(announced(bench, content, changed));
  const wordings = bench.words(content);
  for (const device of LIMITED) {
    if (problems.length) return problems;
    for (const locale of LOCALES) {
      const here = changed.filter((p) => reaches(content, p, device, locale)).sort((a, b) => lengthOf(content, b) - lengthOf(content, a));
      if (here.length) add(overflows(bench, wordings, here, { device, locale }, MOST_PROBLEMS - problems.length));
    }
  }
  return problems;
}

/** Every text and layout there is, and every one that there has to be: `templates check`. */
export function compileAll(bench: Bench, content: Content): Problem[] {
  const needed = (locale: Layer, device: Scope): readonly string[] => (device !== 'common' ? [] : locale === 'layout' ? LAYOUT_KEYS : Object.keys(catalog));
  const keys = (locale: Layer, device: Scope): string[] => [...new Set([...Object.keys(content[locale][device]), ...needed(locale, device)])];
  return compile(bench, content, LAYERS.flatMap((locale) => SCOPES.flatMap((device) => keys(locale, device).map((key): Place => ({ locale, device, key })))));
}

function checkPlace(content: Content, place: Place): Problem[] {
  const body = bodyAt(content, place);
  if (body === undefined) return effective(content, place) === undefined ? [{ place, code: 'missing-text', data: {} }] : [];
  return place.locale === 'layout' ? checkLayout(place, body) : checkText(place, body);
}

/** A common text reaches the devices that have none of their own; a layout has no language. */
const reaches = (content: Content, place: Place, device: DeviceClass, locale: Locale): boolean =>
  (place.locale === 'layout' ? place.key === 'menu' : place.locale === locale) && (place.device === device || (place.device === 'common' && bodyAt(content, { ...place, device }) === undefined));

const uses = ({ keys, menu }: Tried, { locale, key }: Place): boolean => (locale === 'layout' ? menu : keys.has(key as TemplateKey));

/** Characters that no Korean carrier carries, in what a Korean text message says. */
function carried(bench: Bench, content: Content, place: Place, most: number): Problem[] {
  if (!reaches(content, place, 'sms', 'ko') || place.locale === 'layout' || !bench.on('sms').some((t) => uses(t, place))) return [];
  return checkCarried(place, effective(content, place) ?? '', most);
}

/** The dated line joins a text message only where it costs no more: by itself it has to fit into one. */
function announced({ district }: Bench, content: Content, changed: readonly Place[]): Problem[] {
  return LOCALES.flatMap((locale) => {
    const place = changed.find((p) => p.key === 'announcement' && reaches(content, p, 'sms', locale));
    const used = place ? carrierBytes(`[${nameIn(district.name, locale)}] ${effective(content, place)}`) : 0;
    return place && used > SMS_BYTES ? [overflow(place, 'sms', locale, undefined, { unit: 'bytes', used, most: SMS_BYTES, part: 'announcement' })] : [];
  });
}

function overflows(bench: Bench, wordings: Wordings, here: readonly Place[], on: { device: DeviceClass; locale: Locale }, most: number): Problem[] {
  const { device, locale } = on;
  const found: Problem[] = [];
  const told = new Set<string>();
  const frame = here.every((p) => isFrameKey(p.key)); // words of the frame are in every answer: any of them says it
  let left = frame ? 0 : AFTER_FIRST;
  for (const { tried, rooms } of roomsOn(bench, wordings, on, (t) => here.some((p) => uses(t, p)), !frame)) {
    for (const room of rooms()) {
      if (room.used <= room.most || (room.part && told.has(room.part))) continue;
      if (room.part && FRAME_PARTS[room.part]) told.add(room.part);
      found.push(overflow(blamed(here, tried, room), device, locale, tried, room));
    }
    if (found.length >= most || (found.length && left-- === 0)) break;
  }
  return found;
}

/** Parts that are the same in every answer of a device, with their words: said once. */
const FRAME_PARTS: Readonly<Partial<Record<NonNullable<Room['part']>, readonly string[]>>> = {
  announcement: ['announcement'],
  bar: ['nav.brand'],
  keys: ['nav.more', 'nav.back', 'nav.start', 'nav.ok', 'nav.key-ok', 'nav.same-digits'],
};

/** Of the changed texts that an answer is made of, the one to look at first: its own before the frame's, the longest first. */
function blamed(here: readonly Place[], tried: Tried, { part }: Room): Place {
  const used = here.filter((p) => uses(tried, p));
  const frame = part && FRAME_PARTS[part];
  return used.find((p) => (frame ? frame.includes(p.key) : !isFrameKey(p.key))) ?? (used[0] as Place);
}

const lengthOf = (content: Content, place: Place): number => (place.locale === 'layout' ? 0 : (effective(content, place)?.length ?? 0));

const overflow = (place: Place, device: DeviceClass, locale: Locale, tried: Tried | undefined, { unit, used, most, part }: Room): Problem => ({
  place,
  code: 'overflow',
  device,
  locale,
  ...(tried ? { shape: { name: tried.shape.name, title: tried.shape.title } } : {}),
  data: { over: used - most, used, most, unit, ...(part ? { part } : {}) },
});
