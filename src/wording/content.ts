/** What staff shape: texts by language and device, and the layout of each device. One shape for files, versions and drafts. */
import { catalog } from '../../templates/catalog.js';
import { DEVICES, type DeviceClass } from '../channel.js';
import { isEntryId } from '../path.js';
import { LOCALES } from '../inquiry.js';

/** A language, or the layout, which has none: menus and switches. */
export const LAYERS = [...LOCALES, 'layout'] as const;
export type Layer = (typeof LAYERS)[number];
/** The common text, and a device's own where it differs. */
export const SCOPES = ['common', ...DEVICES] as const;
export type Scope = (typeof SCOPES)[number];

/** Entries of the guide stand beside the texts: `ko/guide/passport-new`, the whole entry as JSON. Only those that staff have published or drafted. */
export const GUIDE = 'guide';
type Texts = Readonly<Record<string, string>>;
export type Content = Readonly<Record<Layer, Readonly<Record<Scope, Texts> & { [GUIDE]?: Texts }>>>;

/** Where one text or one layout stands. */
export interface Place {
  locale: Layer;
  device: Scope | typeof GUIDE;
  key: string;
}

export interface Change extends Place {
  /** null: no text of its own here; the common one is used. */
  body: string | null;
}

/** Entries of the start menu. Their digits never change: what a citizen has learnt by heart stays true on every device. */
export const ENTRIES = ['mine', 'file', 'guide', 'departments', 'language', 'notices', 'phone'] as const;
export type Entry = (typeof ENTRIES)[number];
/** Keys of the layout: the menu's entries in their order, and whether the channel is open. */
export const LAYOUT_KEYS = ['menu', 'channel'] as const;

export const isLayer = (x: unknown): x is Layer => LAYERS.includes(x as Layer);
export const isScope = (x: unknown): x is Scope => SCOPES.includes(x as Scope);
export const isPlace = ({ locale, device, key }: { locale: string; device: string; key: string }): boolean =>
  (device === GUIDE && locale !== 'layout' && isLayer(locale) && isEntryId(key)) || (isLayer(locale) && isScope(device) && (locale === 'layout' ? (LAYOUT_KEYS as readonly string[]).includes(key) : Object.hasOwn(catalog, key)));

/** `ko/sms/filed.short`: as addresses, logs and forms write a place. */
export const nameOf = ({ locale, device, key }: Place): string => `${locale}/${device}/${key}`;
export function placeOf(name: string): Place | undefined {
  const [locale = '', device = '', ...rest] = name.split('/');
  const place = { locale, device, key: rest.join('/') };
  return isPlace(place) ? (place as Place) : undefined;
}

/** The text that stands at this very place. */
export const bodyAt = (content: Content, { locale, device, key }: Place): string | undefined => {
  const texts = content[locale][device];
  return texts && Object.hasOwn(texts, key) ? texts[key] : undefined;
};

/** What a device shows: its own text, else the common one of its language. */
export const effective = (content: Content, place: Place): string | undefined => bodyAt(content, place) ?? bodyAt(content, { ...place, device: 'common' });

/** The content with these changes; what is not touched is shared. */
export function withChanges(content: Content, changes: Iterable<Change>): Content {
  const out: Record<string, Record<string, Record<string, string>>> = {};
  for (const { locale, device, key, body } of changes) {
    const layer = (out[locale] ??= { ...content[locale] });
    const texts = layer[device] === content[locale][device] || !layer[device] ? (layer[device] = { ...content[locale][device] }) : layer[device];
    if (body === null) delete texts[key];
    else texts[key] = body;
  }
  return { ...content, ...(out as unknown as Partial<Content>) };
}

export const menuOf = (content: Content, device: DeviceClass): Entry[] => {
  const listed = (effective(content, { locale: 'layout', device, key: 'menu' }) ?? '').split(/\s+/);
  return listed.filter((e): e is Entry => (ENTRIES as readonly string[]).includes(e));
};
export const isOpen = (content: Content, device: DeviceClass): boolean => effective(content, { locale: 'layout', device, key: 'channel' }) !== 'off';
