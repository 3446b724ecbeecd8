/** What a preview shows is what is sent: the same answer, asked for through the whole gateway, on every device and in both languages. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LOCALES, type Locale } from '../../src/inquiry.js';
import { preview, type PreviewParts } from '../../src/publishing/preview.js';
import { devicesOf, keysOf, sampleIn, type Shape, shapeOn, shapesOf } from '../../src/publishing/shapes.js';
import type { Reply } from '../../src/reply.js';
import { type Content, SCOPES, withChanges } from '../../src/wording/content.js';
import { catalog } from '../../templates/catalog.js';
import { templates } from '../../templates/index.js';
import { type Harness, harness } from '../harness.js';
import { bench, channels, district, speaker } from './bench.js';

let decided: Reply | undefined;
vi.mock('../../src/answer.js', () => ({ answer: async () => ({ reply: decided, writes: [] }) }));

const parts: PreviewParts = { ...speaker, demo: true, photos: { issue: () => 'ticket' }, bench };
const shapes = shapesOf(district);

let h: Harness;
beforeAll(async () => {
  h = await harness();
});
afterAll(() => h.close());

let phones = 0;
const tokenless = (body: string): string => body.replace(/(name="token" value=")[^"]*/g, '$1').replace(/"token":"[^"]*"/g, '').replace(/(\/photo\/)[^"]+"/g, '$1"');
const MENU: Record<Locale, string> = { ko: '메뉴', en: 'menu', zh: '菜单', ja: 'メニュー', vi: 'thuc don' };

/** Sent by the gateway: bodies of texts, or one page. */
async function sent(shape: Shape, device: string, locale: Locale): Promise<string> {
  decided = sampleIn(shape, locale);
  if (device === 'sms') return (await h.text(`+8210${String(10_000_000 + phones++)}`, MENU[locale])).replace(/^503 /, ''); // our own fault has that status, and words
  if (device === 'json') {
    const response = await h.app.request('http://127.0.0.1:3000/json/', { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': locale }, body: JSON.stringify({ kind: 'menu' }) });
    return response.text();
  }
  const mount = channels.find((c) => c.device === device)?.mount;
  return tokenless(await (await h.get(`${mount}/`, { cookie: `lang=${locale}` })).text());
}

async function shown(shape: Shape, device: (typeof channels)[number]['device'], locale: Locale, content: Content): Promise<string> {
  const { body, message } = await preview(parts, content, { shape, device, locale, values: 'sample' });
  return tokenless(body ?? message.texts.join('\n'));
}

/** Every language with ENDURE: some minutes. */
const SLOW = 300_000;

/** A push is no page that the gateway answers with: tests/notices/ say what it carries. */
const answered = shapes.filter((s) => s.name !== 'push');

/** @param turns each place in one language by turns; `npm run endure` takes them all */
async function differing(content: Content, { among = answered, turns = false }: { among?: readonly Shape[]; turns?: boolean } = {}): Promise<string[]> {
  const wrong: string[] = [];
  let place = 0;
  for (const shape of among) {
    for (const device of devicesOf(shape)) {
      place++;
      for (const locale of LOCALES.filter((_, i) => !turns || process.env.ENDURE || i === place % LOCALES.length)) {
        const [one, other] = [await shown(shape, device, locale, content), await sent(shape, device, locale)];
        if (one !== other) wrong.push(`${shape.name} ${device} ${locale}\n${one.slice(0, 2_000)}\n--\n${other.slice(0, 2_000)}`);
      }
    }
  }
  return wrong;
}

describe('a preview is what is sent', () => {
  it('covers every template on every device that shows it, in both languages', () => {
    const covered = new Set<string>(shapes.flatMap((s) => [...keysOf(s)]));
    expect(Object.keys(catalog).filter((k) => !covered.has(k))).toEqual([]);
  });

  it('with the files', { timeout: SLOW }, async () => expect((await differing(templates, { turns: true })).slice(0, 2)).toEqual([]));

  it('with words that staff have published, on every place there is', { timeout: SLOW }, async () => {
    const mark = (locale: string, device: string, key: string): string => ` ${locale === 'ko' ? '가' : 'a'}${device[0]}${key.length}`;
    const changes = LOCALES.flatMap((locale) => SCOPES.flatMap((device) => Object.entries({ ...templates[locale].common, ...templates[locale][device] }).map(([key, text]) => ({ locale, device, key, body: text + mark(locale, device, key) }))));
    const insert = h.store.raw.prepare('insert into text_versions (locale, device, key, edition, body) values (?, ?, ?, 1, ?)');
    h.store.raw.prepare("insert into editions (number, at, kind, change_set, by, reason) values (1, 0, 'published', 'test', 'test', 'test')").run();
    for (const { locale, device, key, body } of changes) insert.run(locale, device, key, body);
    await h.refresh();
    expect((await differing(withChanges(templates, changes), { turns: true })).slice(0, 2)).toEqual([]);
    expect((await differing(templates, { among: answered.slice(0, 40) })).length, 'the test would see a difference').toBeGreaterThan(100);
  });
});

describe('a preview', () => {
  const shape = (name: string, device: 'sms' | 'pda' | 'tv' | 'mobile'): Shape => shapeOn(shapes, name, device) as Shape;
  it('measures texts and rooms', async () => {
    const { rooms, measures, body } = await preview(parts, templates, { shape: shape('added', 'sms'), device: 'sms', locale: 'ko', values: 'sample' });
    expect(rooms).toMatchObject([{ unit: 'bytes', most: 90 }]);
    expect(measures?.[0]?.eucKrBytes).toBe(rooms[0]?.used);
    expect(body).toBeUndefined();
  });
  it('shows the longest values', async () => {
    const one = await preview(parts, templates, { shape: shape('status.received', 'sms'), device: 'sms', locale: 'ko', values: 'longest' });
    expect(one.message.texts[0]).toContain('2027/12/31 17:59까지 답변드립니다. 가가가가가가가 0505-1234-5678');
  });
  it('has the page’s own policy, no cookies, and high contrast where asked for', async () => {
    const { headers, body } = await preview(parts, templates, { shape: shape('menu', 'mobile'), device: 'mobile', locale: 'en', values: 'sample', highContrast: true });
    expect(headers?.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers?.getSetCookie()).toEqual([]);
    expect(body).toContain('data-contrast="high"');
  });
  it.each(['sms', 'mobile', 'pda', 'tv'] as const)('shows the dated line on %s', async (device) => {
    const content = withChanges(templates, [{ locale: 'ko', device: 'common', key: 'announcement', body: '추석에는 쉽니다' }]);
    const { body, message } = await preview(parts, content, { shape: shape('withdrawn', device), device, locale: 'ko', values: 'sample' });
    expect(body ?? message.texts[0]).toContain('추석에는 쉽니다');
  });
  it('of what a device never shows is refused', async () => {
    await expect(preview(parts, templates, { shape: shape('file.on-phone', 'tv'), device: 'mobile', locale: 'ko', values: 'sample' })).rejects.toThrow(RangeError);
  });
});
