/** Templates → words. i18next with the device class as context: a device's own text before the common one, within a language. */
import i18next, { type i18n } from 'i18next';
import { catalog, type TemplateKey, type Variable } from '../../templates/catalog.js';
import { DEVICES, type DeviceClass, type Nav } from '../channel.js';
import type { District } from '../district.js';
import { LOCALES, type Locale } from '../inquiry.js';
import type { Block, Choice, Field, Reply, Value, Wording } from '../reply.js';
import { type Content, type Entry, isOpen, menuOf } from './content.js';
import { type FormatContext, format } from './format.js';
import { withParticle } from './particle.js';
import { type Part, parse } from './syntax.js';

export interface Words {
  say(wording: Wording): string;
  /** One value, as this device and language write it. */
  show(value: Value): string;
  reply(reply: Reply): Reply<string>;
  nav: Nav;
  /** The dated line that joins every answer, where it fits; empty when there is none. */
  announcement: string;
  /** False: staff have switched this channel off. */
  open: boolean;
  /** The text of one template on this device, as it is filled in. */
  parts(template: TemplateKey): readonly Part[];
}

export type Wordings = (locale: Locale, device: DeviceClass) => Words;

/** Words that are there already: a draft differs from them in a few texts, and looks only these up anew. */
interface Like {
  content: Content;
  wordings: Wordings;
}

/**
 * Values never become template syntax: nesting is off and a value is not interpolated again.
 * @param now ms since 1970, UTC: a date of another year is said with it
 */
export function createWording(district: District, content: Content, now: () => number, like?: Like): Wordings {
  let i18n: i18n | undefined;
  const made = new Map<string, Words>();
  return (locale, device) => {
    const key = `${locale}/${device}`;
    let words = made.get(key);
    if (words) return words;
    const parts = (template: TemplateKey): readonly Part[] => {
      const text = textOf(content, locale, device, template);
      if (like && text !== undefined && text === textOf(like.content, locale, device, template)) return like.wordings(locale, device).parts(template);
      i18n ??= lookUp(content);
      const { parts: read } = parse(i18n.getFixedT(locale)(template, { context: device, skipInterpolation: true }) as string);
      return like ? readable(read, template) : read;
    };
    made.set(key, (words = wordsFor(parts, { locale, device, district, now }, content)));
    return words;
  };
}

const textOf = (content: Content, locale: Locale, device: DeviceClass, key: string): string | undefined => content[locale][device][key] ?? content[locale].common[key];

function lookUp(content: Content): i18n {
  const made = i18next.createInstance();
  made.init({
    lng: 'ko',
    fallbackLng: 'ko',
    supportedLngs: [...LOCALES],
    ns: ['words'],
    defaultNS: 'words',
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    showSupportNotice: false,
    resources: Object.fromEntries(LOCALES.map((l) => [l, { words: merged(content, l) }])),
    interpolation: { escapeValue: false, skipOnVariables: true },
  } as Parameters<typeof made.init>[0]);
  return made;
}

function merged(content: Content, locale: Locale): Record<string, string> {
  const out: Record<string, string> = { ...content[locale].common };
  for (const device of DEVICES) for (const [key, text] of Object.entries(content[locale][device])) out[`${key}_${device}`] = text;
  return out;
}

function wordsFor(read: Words['parts'], where: Omit<FormatContext, 'stateName' | 'max'>, content: Content): Words {
  const templates = new Map<string, readonly Part[]>(); // looked up once: i18next decides which text, we fill it in
  const context: FormatContext = { ...where, stateName: (state) => say({ template: `state.${state}` as TemplateKey }) };
  const parts = (template: TemplateKey): readonly Part[] => {
    let found = templates.get(template);
    if (!found) templates.set(template, (found = read(template)));
    return found;
  };
  const say = ({ template, data }: Wording): string => filled(parts(template), template, data, context);
  const nav = Object.fromEntries(
    Object.keys(catalog)
      .filter((k) => k.startsWith('nav.'))
      .map((k) => [k.slice(4), say({ template: k as TemplateKey })]),
  ) as Nav;
  const menu = menuOf(content, where.device);
  return { say, show: (value) => format(value, context), nav, announcement: say({ template: 'announcement' }), open: isOpen(content, where.device), reply: (reply) => wordReply(reply, say, menu), parts };
}

/** A draft may name what there is not: it is shown as it was typed, beside the reason why it cannot be saved. */
const readable = (parts: readonly Part[], template: TemplateKey): Part[] => parts.map((p) => (typeof p === 'string' || Object.hasOwn(catalog[template], p.name) ? p : `{{${p.name}}}`));

/** A value is put in once and never read again: nothing in it can be template syntax. */
function filled(parts: readonly Part[], template: TemplateKey, data: Wording['data'], context: FormatContext): string {
  const variables = catalog[template] as Record<string, Variable>;
  let out = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      out += part;
      continue;
    }
    const value = data?.[part.name];
    const variable = variables[part.name];
    if (!value || !variable) throw new Error(`${template} has no variable ${part.name}`);
    const text = format(value, variable.kind === 'text' ? { ...context, max: variable.max } : context);
    out += part.particle ? withParticle(text, part.particle) : text;
  }
  return out;
}

type Say = (wording: Wording) => string;

function wordReply(reply: Reply, say: Say, menu: readonly Entry[]): Reply<string> {
  const { outcome, title, blocks, short, keeps, pages, session, follow, done } = reply;
  const worded: Reply<string> = { outcome, title: say(title), blocks: blocks.map((b) => wordBlock(b, say, menu)) };
  if (short) worded.short = say(short);
  if (keeps) worded.keeps = keeps;
  if (pages) worded.pages = pages;
  if (session) worded.session = session;
  if (follow !== undefined) worded.follow = follow;
  if (done) worded.done = done;
  return worded;
}

const maybe = <K extends string>(say: Say, key: K, wording: Wording | undefined): { [P in K]?: string } => (wording ? ({ [key]: say(wording) } as { [P in K]: string }) : {});

function wordBlock(block: Block, say: Say, menu: readonly Entry[]): Block<string> {
  switch (block.kind) {
    case 'text':
      return { ...block, text: say(block.text) };
    case 'facts':
      return { ...block, facts: block.facts.map((f) => ({ label: say(f.label), value: say(f.value) })) };
    case 'list':
      return { ...block, label: say(block.label), rows: block.rows.map(({ label, value }) => ({ label: say(label), ...maybe(say, 'value', value) })) };
    case 'due': {
      const { label, due, reasons, ...rest } = block;
      return { ...rest, state: say(block.state), days: block.days.map((d) => ({ ...d, label: say(d.label) })), ...maybe(say, 'label', label), ...maybe(say, 'due', due), reasons: reasons.map(say) };
    }
    case 'steps':
      return { ...block, steps: block.steps.map(({ label, at, note, ...s }) => ({ ...s, label: say(label), ...maybe(say, 'at', at), ...maybe(say, 'note', note) })) };
    case 'items': {
      const { label, ...list } = block;
      return { ...list, ...maybe(say, 'label', label), items: block.items.map(({ title, summary, ...i }) => ({ ...i, title: say(title), ...maybe(say, 'summary', summary) })) };
    }
    case 'choices':
      return { kind: 'choices', choices: (block.menu ? arranged(block.choices, menu) : block.choices).map((c) => wordChoice(c, say)) };
    case 'form': {
      const { other, ...form } = block;
      return { ...form, fields: block.fields.map((f) => wordField(f, say)), submit: say(block.submit), ...(other ? { other: { ...other, label: say(other.label) } } : {}) };
    }
    case 'link':
    case 'wait':
    case 'handoff':
      return { ...block, label: say(block.label) };
    case 'images':
      return { ...block, images: block.images.map((i) => ({ ...i, alt: say(i.alt) })) };
  }
}

/** The start menu as this device's layout has it: which entries, in which order. */
const arranged = (choices: readonly Choice[], menu: readonly Entry[]): Choice[] => menu.map((e) => choices.find((c) => c.label.template === `menu.${e}`)).filter((c): c is Choice => c !== undefined);

function wordChoice({ label, hint, ask, digit }: Choice, say: Say): Choice<string> {
  const choice: Choice<string> = { label: say(label), ask };
  if (digit) choice.digit = digit;
  if (hint) choice.hint = say(hint);
  return choice;
}

function wordField({ label, hint, wrong, options, ...rest }: Field, say: Say): Field<string> {
  return { ...rest, label: say(label), ...maybe(say, 'hint', hint), ...maybe(say, 'wrong', wrong), ...(options ? { options: options.map((o) => ({ ...o, label: say(o.label) })) } : {}) };
}
