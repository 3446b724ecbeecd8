/** Promise 27: a value is never template syntax, in any channel, whatever staff have written around it. */
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/inquiry.js';
import { compile } from '../../src/publishing/compile.js';
import { devicesOf, shapesOf, wordingsOf } from '../../src/publishing/shapes.js';
import type { Reply, Value, Wording } from '../../src/reply.js';
import { compose, isPage, render, type Voice } from '../../src/speak.js';
import { type Change, withChanges } from '../../src/wording/content.js';
import { catalog, type Variable } from '../../templates/catalog.js';
import { templates } from '../../templates/index.js';
import { decoded } from '../channels/page-reading.js';
import { bench, channels, district, speaker } from '../publishing/bench.js';

const HOSTILE = ['{{phone}}', '{{text}}', '{{text,을/를}}', '{{-text}}', '{{{text}}}', '$t(menu.title)', '$t(a,{"b":"{{c}}"})', '{{__proto__}}', '__proto__', 'constructor', '{{', '}}', '$&$1$`', '%7B%7B'];

/** A variable for a citizen's words, with room for this many characters. */
function isText({ template }: Wording, name: string, length = 0): boolean {
  const variable = (catalog[template] as Readonly<Record<string, Variable>>)[name];
  return variable?.kind === 'text' && variable.max >= length;
}

/** As long, with nothing like syntax in it, and read aloud with the same ending. */
function harmless(value: string): string {
  const last = value.search(/[A-Za-z0-9][^A-Za-z0-9]*$/);
  return last < 0 ? value.replace(/[{}]/g, (b) => (b === '{' ? '<' : ')')) : 'M'.repeat(last) + value.slice(last).replace(/[{}]/g, ')');
}

/** The reply with this in place of everything that a citizen may have written. */
function withText(reply: Reply, text: string): Reply {
  const swapped = (w: Wording): Wording => (w.data ? { template: w.template, data: Object.fromEntries(Object.entries(w.data).map(([name, value]): [string, Value] => [name, isText(w, name, text.length) ? { kind: 'text', text } : value])) } : w);
  const walk = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(walk);
    if ('template' in value) return swapped(value as Wording);
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, k === 'ask' || k === 'hidden' ? v : walk(v)]));
  };
  return walk(reply) as Reply;
}

/** Staff write each variable twice, once with a particle, and words that look like syntax to other programs. */
const STAFF: Change[] = LOCALES.flatMap((locale) =>
  Object.entries(catalog).flatMap(([key, variables]) => {
    const texts = Object.entries<Variable>(variables).filter(([, v]) => v.kind === 'text');
    return texts.length ? [{ locale, device: 'common' as const, key, body: `${templates[locale].common[key]} %s $1 \\ {{${texts[0]?.[0]}, 을/를}}` }] : [];
  }),
);
const voices: [string, Voice][] = [
  ['the files', { number: 0, wordings: bench.words(templates) }],
  ['texts of staff', { number: 1, wordings: bench.words(withChanges(templates, STAFF)) }],
];

// Where a page is turned depends on how broad its values are: these are compared whole.
const shapes = shapesOf(district)
  .map(({ reply: { pages: _, ...reply }, ...shape }) => ({ ...shape, reply }))
  .filter(({ reply }) => wordingsOf(reply).some((w) => Object.keys(w.data ?? {}).some((name) => isText(w, name))));

/** Everything that one channel says. */
async function said(voice: Voice, reply: Reply, device: string, locale: (typeof LOCALES)[number]): Promise<string> {
  const channel = channels.find((c) => c.device === device);
  if (!channel) throw new Error(device);
  const message = compose(speaker, voice, channel, reply, locale);
  if (!isPage(channel.device)) return JSON.stringify({ ...message, blocks: message.blocks }).replaceAll('\\"', '"');
  const response = await render(speaker, voice, channel, message, { request: new Request(`http://127.0.0.1:3000${channel.mount}/`), device: '', cookies: [], takesCookies: true, keepLocale: false });
  const page = (await response.text()).replace(/ data-state="[^"]*"/, ''); // a TV names what it shows by a number made of it
  return decoded((device === 'tv' ? undivided(page) : page).replace(/<span (?:xml:)?lang="[a-z]+">([^<]*)<\/span>/g, '$1')); // Korean letters in a value are marked as Korean
}

/** Which of its large screens a part is on depends on how broad a value's letters are, as pages do. */
const undivided = (page: string): string =>
  page
    .replace(/\n?<p class="turn">.*?<\/p>|<a id="s\d+"><\/a>\n?|<\/?span[^>]*>/g, '')
    .replace(/ class="([^"]*)"/g, (_, names: string) => ` class="${names.split(' ').filter((n) => !/^(?:g\d*|turns)$/.test(n)).join(' ')}"`)
    .replaceAll(' class=""', '');

/** One language an answer and value, and one voice of the two, in turn: over the values each answer is said in all of them. `npm run endure` says each value in all, by both. */
const FULL = process.env.ENDURE === '1';
const spoken = (n: number): readonly (typeof LOCALES)[number][] => LOCALES.filter((_, i) => FULL || i === n % LOCALES.length);
const voicesOf = (n: number): typeof voices => voices.filter((_, i) => FULL || i === n % voices.length);

it('promise-27: there are answers with a citizen’s words, and more values than languages', () => {
  expect(shapes.length).toBeGreaterThan(8);
  expect(HOSTILE.length).toBeGreaterThanOrEqual(LOCALES.length);
});

it.each(HOSTILE)('promise-27: the value %s is shown as it is, in every channel, with the files and with texts of staff', async (value) => {
  const plain = harmless(value);
  let met = 0;
  for (const [i, shape] of shapes.entries()) {
    const turn = i + HOSTILE.indexOf(value);
    for (const [voiced, voice] of voicesOf(turn)) {
      for (const device of devicesOf(shape)) {
        for (const locale of spoken(turn)) {
          const one = await said(voice, withText(shape.reply, value), device, locale);
          const other = await said(voice, withText(shape.reply, plain), device, locale);
          met += one.split(value).length - 1;
          expect(one.split(value).join(plain), `${voiced}: ${shape.name} ${device} ${locale}`).toBe(other.split(value).join(plain));
        }
      }
    }
  }
  expect(met).toBeGreaterThan(25);
});

describe('promise-27: what staff may write', () => {
  it.each(['{{{text}}}', '{{- text}}', '$t(menu.title)', '{{__proto__}}', '{{constructor}}', '{{text.length}}', '{{toString}}'])('%s is refused', (syntax) => {
    const place = { locale: 'ko', device: 'common', key: 'confirm.short' } as const;
    expect(compile(bench, withChanges(templates, [{ ...place, body: `{{text}} ${syntax}` }]), [place]).length).toBeGreaterThan(0);
  });
});
