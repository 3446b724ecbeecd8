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

/** @returns keys, in the order of the shelf; a page of them is then described */
export function find(shelf: Shelf, wanted: Wanted): string[] {
  const words = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
  const locales = wanted.locale ? [wanted.locale] : shelf.locales;
  const scopes = wanted.device ? [wanted.device] : [COMMON, ...shelf.devices];
  const tables = locales.flatMap((l) => scopes.map((d) => shelf.content[l]?.[d] ?? {}));
  const says = (key: string, word: string): boolean => key.includes(word) || tables.some((texts) => texts[key]?.toLowerCase().includes(word));
  // A device alone means its own texts; with words or a choice it is only where these are looked for.
  const ofDevice = wanted.device && wanted.device !== COMMON && !words.length && !wanted.only;
  const isWanted = chooser(shelf, wanted, locales, scopes);
  return shelf.keys.filter((key) => words.every((w) => says(key, w)) && (!ofDevice || tables.some((texts) => texts[key] !== undefined)) && isWanted(key));
}

function chooser(shelf: Shelf, { only, edition }: Wanted, locales: readonly string[], scopes: readonly string[]): (key: string) => boolean {
  const somewhere = (test: (l: string, d: string) => boolean): boolean => locales.some((l) => scopes.some((d) => test(l, d)));
  switch (only) {
    case '':
      return () => true;
    case 'changed':
      return (key) => somewhere((l, d) => shelf.since(l, d, key) >= edition);
    case 'draft':
      return (key) => somewhere((l, d) => shelf.drafts.has(`${l}/${d}/${key}`));
    case 'missing':
      return (key) => somewhere((l, d) => cellOf(shelf, l, d, key) === 'missing');
    case 'stale':
      return (key) => scopes.some((d) => ageOf(shelf, shelf.locales[0] ?? '', d, key) > 0 && locales.some((l) => cellOf(shelf, l, d, key) === 'stale'));
  }
}

/** In which edition the text that is shown here was published; 0: never, it is the file's. */
const ageOf = ({ content, since }: Shelf, locale: string, device: string, key: string): number => since(locale, content[locale]?.[device]?.[key] === undefined ? COMMON : device, key);

/** One row of the list: the text, and what is there of it. */
export function described(shelf: Shelf, key: string): Found {
  const [first = ''] = shelf.locales;
  const cells = shelf.devices.map((d) => shelf.locales.map((l) => cellOf(shelf, l, d, key)));
  const names = new Set<string>();
  for (const l of shelf.locales) for (const d of [COMMON, ...shelf.devices]) for (const name of shelf.drafts.get(`${l}/${d}/${key}`) ?? []) names.add(name);
  return { key, text: shelf.content[first]?.[COMMON]?.[key] ?? '', cells, drafts: [...names] };
}

/** A translation is stale when the text that it translates was published after it. */
export function cellOf(shelf: Shelf, locale: string, device: string, key: string): CellState {
  const texts = shelf.content[locale];
  const own = texts?.[device]?.[key] !== undefined;
  if (!own && texts?.[COMMON]?.[key] === undefined) return 'missing';
  const [first = ''] = shelf.locales;
  if (locale !== first && ageOf(shelf, first, device, key) > shelf.since(locale, own ? device : COMMON, key)) return 'stale';
  return device === COMMON || own ? 'own' : 'common';
}
