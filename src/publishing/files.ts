/** Live words as the files of templates/, and files as a draft. What was written out and read in again differs in no byte. */
import { catalog } from '../../templates/catalog.js';
import { bodyAt, type Change, type Content, isLayer, isPlace, isScope, LAYERS, LAYOUT_KEYS, type Layer, SCOPES, type Scope } from '../wording/content.js';

/** `ko/sms.json` → its text. */
export type Files = Readonly<Record<string, string>>;

/** Bytes of one file: the longest that a catalog of 300 keys could fill is far below. */
export const MAX_FILE = 2 * 1024 * 1024;

const ORDER: readonly string[] = Object.keys(catalog);
const keysOf = (layer: Layer): readonly string[] => (layer === 'layout' ? LAYOUT_KEYS : ORDER);

/** One file a language and device, keys in the order of the catalog, two spaces, a line feed at the end. */
export function toFiles(content: Content): Files {
  const files: Record<string, string> = {};
  for (const layer of LAYERS) for (const scope of SCOPES) files[`${layer}/${scope}.json`] = toFile(content, layer, scope);
  return files;
}

function toFile(content: Content, locale: Layer, device: Scope): string {
  const entries = keysOf(locale).flatMap((key) => {
    const body = bodyAt(content, { locale, device, key });
    return body === undefined ? [] : [[key, body]];
  });
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

/** A file that cannot be taken: which, where in it, and why. Nothing is changed. */
export class BrokenFile extends Error {
  constructor(
    readonly file: string,
    readonly key: string,
    readonly reason: string,
  ) {
    super(`${file}${key ? `: ${key}` : ''}: ${reason}`);
    this.name = 'BrokenFile';
  }
}

/** @throws BrokenFile */
export function fromFiles(files: Files): Content {
  const content = Object.fromEntries(LAYERS.map((l) => [l, Object.fromEntries(SCOPES.map((s) => [s, {}]))])) as Record<Layer, Record<Scope, Record<string, string>>>;
  for (const [name, text] of Object.entries(files)) {
    const [, layer, scope] = /^([a-z]+)\/([a-z]+)\.json$/.exec(name) ?? [];
    if (!isLayer(layer) || !isScope(scope)) throw new BrokenFile(name, '', `no such file belongs here: <language>/<device>.json, with ${LAYERS.join(', ')} and ${SCOPES.join(', ')}`);
    content[layer][scope] = textsOf(name, text, layer, scope);
  }
  for (const layer of LAYERS) if (!Object.hasOwn(files, `${layer}/common.json`)) throw new BrokenFile(`${layer}/common.json`, '', 'is missing');
  return content;
}

function textsOf(file: string, text: string, locale: Layer, device: Scope): Record<string, string> {
  if (text.length > MAX_FILE) throw new BrokenFile(file, '', 'is larger than 2 MB');
  const parsed = parse(file, text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new BrokenFile(file, '', 'must be one object of key and text');
  for (const [key, body] of Object.entries(parsed)) {
    if (!isPlace({ locale, device, key })) throw new BrokenFile(file, key, 'no template has this key');
    if (typeof body !== 'string') throw new BrokenFile(file, key, 'must be a text in quotes');
  }
  const twice = repeatedKey(text);
  if (twice !== undefined) throw new BrokenFile(file, twice, 'is there twice');
  return parsed as Record<string, string>;
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new BrokenFile(file, lastKey(text, error), error instanceof Error ? error.message : 'is no JSON');
  }
}

/** The key before the place where the reader stumbled. */
function lastKey(text: string, error: unknown): string {
  const at = Number(/position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? text.length);
  return [...text.slice(0, at).matchAll(/"((?:[^"\\\n]|\\.)+)"\s*:/g)].at(-1)?.[1] ?? '';
}

/** JSON.parse takes the last of two in silence; an editor would lose the first. Texts are flat: a key stands at the start of its line or after a comma. */
function repeatedKey(text: string): string | undefined {
  const seen = new Set<string>();
  for (const [, key = ''] of text.matchAll(/(?:^|[{,])\s*"((?:[^"\\]|\\.)*)"\s*:\s*"(?:[^"\\]|\\.)*"/g)) {
    if (seen.has(key)) return key;
    seen.add(key);
  }
  return undefined;
}

/** What would have to change for `from` to become `to`. */
export function differences(from: Content, to: Content): Change[] {
  return LAYERS.flatMap((locale) =>
    SCOPES.flatMap((device) =>
      keysOf(locale).flatMap((key) => {
        const place = { locale, device, key };
        const body = bodyAt(to, place);
        return body === bodyAt(from, place) ? [] : [{ ...place, body: body ?? null }];
      }),
    ),
  );
}
