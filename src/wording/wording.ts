/** Templates → words. i18next with the device class as context: a device's own text before the common one, within a language. */
import i18next, { type TFunction } from 'i18next';
import { catalog, type TemplateKey, type Variable } from '../../templates/catalog.js';
import { type Templates, templates as files } from '../../templates/index.js';
import { DEVICES, type DeviceClass, type Nav } from '../channel.js';
import type { District } from '../district.js';
import { LOCALES, type Locale } from '../inquiry.js';
import type { Block, Field, Reply, Wording } from '../reply.js';
import { type FormatContext, format } from './format.js';
import { PARTICLES, withParticle } from './particle.js';

export interface Words {
  say(wording: Wording): string;
  reply(reply: Reply): Reply<string>;
  nav: Nav;
}

export type Wordings = (locale: Locale, device: DeviceClass) => Words;

/** Values never become template syntax: nesting is off and a value is not interpolated again. */
export function createWording(district: District, templates: Templates = files): Wordings {
  const i18n = i18next.createInstance();
  const resources = Object.fromEntries(LOCALES.map((l) => [l, { words: merged(templates, l) }]));
  i18n.init({
    lng: 'ko',
    fallbackLng: 'ko',
    supportedLngs: [...LOCALES],
    ns: ['words'],
    defaultNS: 'words',
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    showSupportNotice: false,
    resources,
    interpolation: { escapeValue: false, skipOnVariables: true },
  } as Parameters<typeof i18n.init>[0]);
  for (const p of PARTICLES) i18n.services.formatter?.add(p, (value: unknown) => withParticle(String(value), p));

  const made = new Map<string, Words>();
  return (locale, device) => {
    const key = `${locale}/${device}`;
    let words = made.get(key);
    if (!words) made.set(key, (words = wordsFor(i18n.getFixedT(locale), locale, device, district)));
    return words;
  };
}

function merged(templates: Templates, locale: Locale): Record<string, string> {
  const out: Record<string, string> = { ...templates[locale].common };
  for (const device of DEVICES) for (const [key, text] of Object.entries(templates[locale][device])) out[`${key}_${device}`] = text;
  return out;
}

function wordsFor(t: TFunction, locale: Locale, device: DeviceClass, district: District): Words {
  const plain = new Map<string, string>(); // templates without variables are worded once
  const context: FormatContext = { locale, device, district, stateName: (state) => say({ template: `state.${state}` as TemplateKey }) };
  const say = ({ template, data }: Wording): string => {
    if (data) return t(template, { ...values(template, data, context), context: device, nest: false });
    let text = plain.get(template);
    if (text === undefined) plain.set(template, (text = t(template, { context: device, nest: false }) as string));
    return text;
  };
  const nav = Object.fromEntries(
    Object.keys(catalog)
      .filter((k) => k.startsWith('nav.'))
      .map((k) => [k.slice(4), say({ template: k as TemplateKey })]),
  ) as Nav;
  return { say, nav, reply: (reply) => wordReply(reply, say) };
}

function values(template: TemplateKey, data: NonNullable<Wording['data']>, context: FormatContext): Record<string, string> {
  const out: Record<string, string> = {};
  const variables = catalog[template] as Record<string, Variable>;
  for (const name in data) {
    const value = data[name];
    const variable = variables[name];
    if (!value || !variable) throw new Error(`${template} has no variable ${name}`);
    out[name] = format(value, variable.kind === 'text' ? { ...context, max: variable.max } : context);
  }
  return out;
}

type Say = (wording: Wording) => string;

function wordReply(reply: Reply, say: Say): Reply<string> {
  const { title, blocks, short, ...rest } = reply;
  return { ...rest, title: say(title), blocks: blocks.map((b) => wordBlock(b, say)), ...(short ? { short: say(short) } : {}) };
}

function wordBlock(block: Block, say: Say): Block<string> {
  const maybe = <K extends string>(key: K, wording: Wording | undefined): { [P in K]?: string } => (wording ? ({ [key]: say(wording) } as { [P in K]: string }) : {});
  switch (block.kind) {
    case 'text':
      return { ...block, text: say(block.text) };
    case 'facts':
      return { ...block, facts: block.facts.map((f) => ({ label: say(f.label), value: say(f.value) })) };
    case 'due': {
      const { label, due, reason, ...rest } = block;
      return { ...rest, state: say(block.state), days: block.days.map((d) => ({ ...d, label: say(d.label) })), ...maybe('label', label), ...maybe('due', due), ...maybe('reason', reason) };
    }
    case 'steps':
      return { ...block, steps: block.steps.map(({ label, at, note, ...s }) => ({ ...s, label: say(label), ...maybe('at', at), ...maybe('note', note) })) };
    case 'items':
      return { ...block, items: block.items.map(({ title, summary, ...i }) => ({ ...i, title: say(title), ...maybe('summary', summary) })) };
    case 'choices':
      return { ...block, choices: block.choices.map(({ label, hint, ...c }) => ({ ...c, label: say(label), ...maybe('hint', hint) })) };
    case 'form':
      return { ...block, fields: block.fields.map((f) => wordField(f, say)), submit: say(block.submit) };
    case 'link':
    case 'wait':
    case 'handoff':
      return { ...block, label: say(block.label) };
    case 'images':
      return { ...block, images: block.images.map((i) => ({ ...i, alt: say(i.alt) })) };
  }
}

function wordField({ label, hint, options, ...rest }: Field, say: Say): Field<string> {
  return { ...rest, label: say(label), ...(hint ? { hint: say(hint) } : {}), ...(options ? { options: options.map((o) => ({ ...o, label: say(o.label) })) } : {}) };
}
