/** What the editor of one text holds: where it stands, what is live, what a draft has, what was typed. */
import { isLocale, type Locale } from '../../inquiry.js';
import { OPEN, type SavedChange, type WholeSet, wholeSet } from '../../publishing/change-sets.js';
import { type Problem, Refused } from '../../publishing/press.js';
import { bodyAt, type Content, isPlace, isScope, nameOf, type Place, type Scope, withChanges } from '../../wording/content.js';
import { tidied } from '../../wording/syntax.js';
import type { Visit } from '../route.js';
import type { Workshop } from './workshop.js';
import { type Look, shapesWith } from './panels.js';

export interface Editing {
  place: Place & { locale: Locale };
  set: WholeSet | undefined;
  /** What the draft has at this place already. */
  saved: SavedChange | undefined;
  /** Live at this very place; undefined: the common text is shown. */
  live: string | undefined;
  /** What the device shows when this place has no text of its own. */
  inherited: string;
  body: string;
  /** The content as it would be with what was typed. */
  content: Content;
  look: Look;
  problems: readonly Problem[];
}

const MOST_TYPED = 20_000;

/** @returns undefined when there is no such text */
export async function editingOf(workshop: Workshop, visit: Visit): Promise<Editing | undefined> {
  const given = (name: string): string => visit.form[name] ?? visit.url.searchParams.get(name) ?? '';
  const key = visit.params.key ?? '';
  const place = placeIn(key, given('locale'), given('device'));
  if (!place) return undefined;
  const set = await draftNamed(workshop, given('set'));
  const saved = set?.changes.find((c) => nameOf(c) === nameOf(place));
  const live = bodyAt(workshop.press.live.now.content, place);
  const base = set ? withChanges(workshop.press.live.now.content, set.changes) : workshop.press.live.now.content;
  const inherited = bodyAt(base, { ...place, device: 'common' }) ?? '';
  const typed = visit.form.body;
  const body = typed !== undefined ? tidied(typed) : saved ? (saved.body ?? inherited) : (live ?? inherited);
  const content = withChanges(base, [{ ...place, body: body.slice(0, MOST_TYPED) }]);
  return { place, set, saved, live, inherited, body, content, look: lookOf(workshop, place, given), problems: typed !== undefined ? workshop.press.check(content, [place]) : [] };
}

function placeIn(key: string, locale: string, device: string): (Place & { locale: Locale }) | undefined {
  const place = { key, locale: isLocale(locale) ? locale : 'ko', device: isScope(device) ? device : ('common' satisfies Scope) } as const;
  return isPlace(place) ? place : undefined;
}

/** The draft that this text goes into; one that is no longer a draft is not offered. */
export async function draftNamed({ press }: Workshop, id: string): Promise<WholeSet | undefined> {
  if (!id || id === 'new') return undefined;
  const set = await wholeSet(press.store, id).catch((error: unknown) => {
    if (error instanceof Refused) return undefined;
    throw error;
  });
  return set && OPEN.includes(set.state) ? set : undefined;
}

function lookOf({ preview }: Workshop, place: Place & { locale: Locale }, given: (name: string) => string): Look {
  const shapes = shapesWith(preview.bench, place.key, place.device);
  const shape = shapes.find((s) => s.name === given('shape')) ?? shapes[0];
  return { shape: shape?.name ?? '', locale: place.locale, values: given('values') === 'longest' ? 'longest' : 'sample', highContrast: given('contrast') === 'high' };
}
