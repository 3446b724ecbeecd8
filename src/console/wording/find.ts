/** Texts found by words, key, device and language, with what is there of each: key × device × language. Pure, over what is live and in drafts. */

/** `content[language][device][key]`; any languages, any keys. */
export type Texts = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

/** own: a text of its own · common: the common one is shown · stale: the Korean has changed since · missing: nothing to show. */
export type CellState = 'own' | 'common' | 'stale' | 'missing';

export interface Shelf {
  content: Texts;
  /** In which edition a place was last published; 0 for the file's own. */
  since(locale: string, device: string, key: string): number;
  keys: readonly string[];
  /** Languages in the order of the columns; the first is the one that others are translated from. */
  locales: readonly string[];
  devices: readonly string[];
  /** Names of the open drafts that hold a place: `ko/sms/help.title`. */
  drafts: ReadonlyMap<string, readonly string[]>;
}

export interface Wanted {
  /** Words of a text or parts of a key, all of which must be there. */
  words: string;
  device: string;
  locale: string;
  only: '' | 'missing' | 'stale' | 'draft' | 'changed';
  /** For `changed`: from this edition on. */
  edition: number;
}

export interface Found {
  key: string;
  /** The text in the first language. */
  text: string;
  /** One row a device, one cell a language. */
  cells: CellState[][];
  drafts: string[];
}

const COMMON = 'common';

export function find(shelf: Shelf, wanted: Wanted): Found[] {
  const words = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
  const locales = wanted.locale ? [wanted.locale] : shelf.locales;
  const scopes = wanted.device ? [wanted.device] : [COMMON, ...shelf.devices];
  const matches = (key: string): boolean => {
    if (words.length && !words.every((w) => key.includes(w) || locales.some((l) => scopes.some((d) => shelf.content[l]?.[d]?.[key]?.toLowerCase().includes(w))))) return false;
    if (wanted.device && !words.length && wanted.device !== COMMON && !wanted.only && !locales.some((l) => shelf.content[l]?.[wanted.device]?.[key] !== undefined)) return false;
    return isWanted(shelf, wanted, key, locales, scopes);
  };
  return shelf.keys.filter(matches).map((key) => described(shelf, key));
}

function isWanted(shelf: Shelf, { only, edition }: Wanted, key: string, locales: readonly string[], scopes: readonly string[]): boolean {
  switch (only) {
    case '':
      return true;
    case 'changed':
      return locales.some((l) => scopes.some((d) => shelf.since(l, d, key) >= edition));
    case 'draft':
      return locales.some((l) => scopes.some((d) => shelf.drafts.has(`${l}/${d}/${key}`)));
    default:
      return locales.some((l) => scopes.some((d) => cellOf(shelf, l, d, key) === only));
  }
}

export function described(shelf: Shelf, key: string): Found {
  const [first = ''] = shelf.locales;
  const cells = shelf.devices.map((d) => shelf.locales.map((l) => cellOf(shelf, l, d, key)));
  const names = new Set<string>();
  for (const l of shelf.locales) for (const d of [COMMON, ...shelf.devices]) for (const name of shelf.drafts.get(`${l}/${d}/${key}`) ?? []) names.add(name);
  return { key, text: shelf.content[first]?.[COMMON]?.[key] ?? '', cells, drafts: [...names] };
}

/** A translation is stale when the text that it translates was published after it. */
export function cellOf(shelf: Shelf, locale: string, device: string, key: string): CellState {
  const has = (l: string, d: string): boolean => shelf.content[l]?.[d]?.[key] !== undefined;
  if (!has(locale, device) && !has(locale, COMMON)) return 'missing';
  const [first = ''] = shelf.locales;
  const age = (l: string): number => (has(l, device) ? shelf.since(l, device, key) : shelf.since(l, COMMON, key));
  if (locale !== first && age(first) > age(locale)) return 'stale';
  return device === COMMON || has(locale, device) ? 'own' : 'common';
}
