/** Every template stands in a shape; and every answer that a gateway gave to a long day of texts and pages has one. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DeviceClass } from '../../src/channel.js';
import { type Ask, LOCALES } from '../../src/inquiry.js';
import { fillGuide } from '../../src/guide/fill.js';
import { toPath } from '../../src/path.js';
import { guides } from '../../src/pilot/guides.js';
import { TOPICS } from '../../src/guide/entry.js';
import { devicesOf, keysOf, sampleIn, shapeOn, shapesOf, wordingsOf } from '../../src/publishing/shapes.js';
import type { Reply } from '../../src/reply.js';
import { catalog } from '../../templates/catalog.js';
import { templates } from '../../templates/index.js';
import { formsOf } from '../channels/page-reading.js';
import { type Harness, harness } from '../harness.js';
import { bench, district } from './bench.js';

const shapes = shapesOf(district);

const given = vi.hoisted((): { device: string; reply: unknown }[] => []);
vi.mock('../../src/speak.js', async (original) => {
  const real = await original<typeof import('../../src/speak.js')>();
  return {
    ...real,
    compose: (...all: Parameters<typeof real.compose>) => {
      given.push({ device: all[2].device, reply: all[3] });
      return real.compose(...all);
    },
  };
});

describe('shapes', () => {
  it('no digit means two things: what has one of its own, and the buttons of a form', () => {
    const twice = shapes.flatMap(({ name, reply: { blocks } }) => {
      const own = blocks.flatMap((b) => (b.kind === 'choices' ? b.choices.map((c) => c.digit) : b.kind === 'link' ? [b.digit] : [])).filter((d) => d !== undefined);
      const pressed = blocks.flatMap((b) => (b.kind === 'form' ? b.fields.flatMap((f) => (f.input === 'press' ? (f.options ?? []).map((o) => Number(o.value)) : [])) : []));
      const all = [...own, ...pressed];
      return new Set(all).size === all.length ? [] : [`${name}: ${all.join(' ')}`];
    });
    expect(twice).toEqual([]);
  });
  it('use every template', () => {
    const used = new Set<string>(shapes.flatMap((s) => [...keysOf(s)]));
    expect(Object.keys(catalog).filter((k) => !used.has(k))).toEqual([]);
  });
  it('have a name of their own on every device', () => {
    const names = shapes.flatMap((s) => devicesOf(s).map((d) => `${s.name} ${d}`));
    expect(names.filter((n, i) => names.indexOf(n) !== i)).toEqual([]);
    for (const shape of shapes) for (const device of devicesOf(shape)) expect(shapeOn(shapes, shape.name, device)).toBe(shape);
  });
  it.each(LOCALES)('of the guide are in %s, with the same templates as in Korean', (locale) => {
    const guide = shapes.filter((s) => s.name.startsWith('guide.'));
    for (const shape of guide) {
      const reply = sampleIn(shape, locale);
      expect(wordingsOf(reply).map((w) => w.template), shape.name).toEqual(wordingsOf(shape.reply).map((w) => w.template));
      const texts = wordingsOf(reply).flatMap((w) => Object.values(w.data ?? {}).flatMap((v) => (v.kind === 'text' ? [v.text] : [])));
      if (locale !== 'ko' && shape.name !== 'guide.in-korean') expect(texts.filter((t) => /[가-힣]/.test(t)), shape.name).toEqual([]);
    }
  });
  it.each(LOCALES)('say no day in %s as a file writes it', (locale) => {
    const words = bench.words(templates);
    for (const shape of shapes) for (const device of devicesOf(shape)) expect(JSON.stringify(words(locale, device).reply(sampleIn(shape, locale))), `${shape.name} ${device}`).not.toMatch(/(?<!\d)\d{4}-\d\d-\d\d(?!\d)/);
  });
  it.each(LOCALES)('name a fact in %s, and do not ask for it', (locale) => {
    const words = bench.words(templates);
    const labels = shapes.flatMap((shape) => devicesOf(shape).flatMap((device) => words(locale, device).reply(sampleIn(shape, locale)).blocks.flatMap((b) => (b.kind === 'facts' ? b.facts.map((f) => f.label) : []))));
    expect(labels.filter((l) => /[?？]$/.test(l))).toEqual([]);
  });
  it.each(['forged', 'no-key', 'not-allowed'])('offer a program nothing of a citizen’s: %s', (outcome) => {
    const found = shapes.find((s) => s.name === `error.${outcome}`);
    expect(found?.reply.blocks.map((b) => b.kind)).toEqual(['text']);
  });
  it('are titled in both languages', () => {
    for (const { title } of shapes) expect(title.ko !== '' && title.en !== '').toBe(true);
  });
});

/** What an answer is made of: its kinds of blocks, and which templates stand in each. Lists may be shorter than their shape's. */
interface Skeleton {
  head: string;
  kinds: string;
  blocks: { kind: string; templates: Set<string> }[];
  /** Answers of this shape may leave blocks out. */
  fewer: boolean;
}
/** Of these one stands where another might: each is in a shape of its own. */
const ALIKE: readonly [RegExp, string][] = [
  [/^(due\.reason|guide\.where|guide\.period)\..*/, '$1'],
  [/^guide\.(won\.example|free)$/, 'guide.won'],
  [/^guide\.item$/, 'guide.name'],
  [/^(open|hours)\..*/, '$1'],
];
const oneOf = (template: string): string => ALIKE.reduce((name, [like, as]) => name.replace(like, as), template);
const skeleton = ({ title, short, blocks, ...rest }: Reply, fewer = false): Skeleton => ({
  head: `${title.template} ${short?.template ?? '-'}`,
  kinds: blocks.map((b) => b.kind).join(),
  blocks: blocks.map((b) => ({ kind: b.kind, templates: new Set(wordingsOf({ ...rest, title, blocks: [b] }).slice(1).map((w) => oneOf(w.template))) })),
  fewer,
});
const known = new Map<DeviceClass, Skeleton[]>();
for (const shape of shapes) for (const device of devicesOf(shape)) known.set(device, [...(known.get(device) ?? []), skeleton(shape.reply, shape.fewer)]);

const within = (real: Skeleton['blocks'][number], of: Skeleton['blocks'][number] | undefined): boolean => of?.kind === real.kind && [...real.templates].every((t) => of.templates.has(t));
/** Block by block; where a shape says so, some of its blocks may be missing. */
function isOf(real: Skeleton, shape: Skeleton): boolean {
  let at = 0;
  for (const block of real.blocks) {
    if (shape.fewer) while (at < shape.blocks.length && !within(block, shape.blocks[at])) at++;
    if (!within(block, shape.blocks[at++])) return false;
  }
  return shape.fewer || at === shape.blocks.length;
}
const has = (device: string, real: Skeleton): boolean => (known.get(device as DeviceClass) ?? []).some((s) => s.head === real.head && isOf(real, s));

let h: Harness;
beforeAll(async () => {
  h = await harness();
  await fillGuide(h.store, guides.gangnam);
});
afterAll(() => h.close());

const HOUR = 3_600_000;
const RECEIPT = /\d{4}-\d{4}-\d{4}/;
const digits = (text: string): string => RECEIPT.exec(text)?.[0].replaceAll('-', '') ?? '';
const LONG = '가'.repeat(2_001);

/** A day of one phone. */
const TEXTS: readonly (readonly string[])[] = [
  ['메뉴', '1', '2', '가로등이 꺼졌어요 학동로 12길', '1', '1', '3', '이름은 홍길동입니다', '1', '조회', '1', '7', '조회', '7', '메뉴', '3', '1', '1', '7', '0', '메뉴', '3', '3', '1', '1', '1', '6', '메뉴', '3', '7', '여권', '대형폐기물 소파', '메뉴', '4', '2', '8', '9', '1', '4', '5', '8', '8', '1', '0'],
  ['신청 보도블록이 깨졌어요', '2', '보도블록이 더 깨졌어요', '0', '신청 보도블록이 깨졌어요', '1', '신청 보도블록이 깨졌어요', '취하', '예 0000', '아니요'],
  ['신청', LONG, '신청', '불이 났어요 사람이 갇혔어요', '1', '메뉴', '5', '2', '1', '한국어', 'english', 'status', 'help', 'language', 'ko'],
  ['여권 어디서 만들어요?', '7', '쓰레기 과태료 얼마예요', 'ㅁㄴㅇㄹ 뭐죠?', '수신거부', '수신동의', '中文', '99', '9', '3', '접수번호', '123456789012', '12345', '번호로 찾기', '999999999999', '전화', '도움', '부서', '안녕하세요'],
  ['신청 공원 그네가 고장났어요', '1', '조회', '1', '신청 가로수가 쓰러졌어요', '메뉴', '1', '메뉴', '신청 벤치가 부서졌어요', '1', '1', '3', '덧붙임', '3', LONG],
];

async function texts(): Promise<void> {
  for (const [n, all] of TEXTS.entries()) {
    const phone = `+82101234000${n}`;
    let receipt = '';
    for (const [i, text] of all.entries()) {
      h.time.now += 60_000;
      const answer = await h.text(phone, text);
      if (RECEIPT.test(answer)) receipt = digits(answer);
      if (i % 5 === 4 && receipt) await h.text(phone, receipt);
      const code = /예 (\d{4})/.exec(answer)?.[1];
      if (code) await h.text(phone, `예 ${code}`);
    }
  }
}

/** Many petitions of one phone: lists with pages, one that is withdrawn, one that is late, one that came at night. */
async function lists(): Promise<string> {
  const phone = '+821012349999';
  const things = ['가로등이 꺼졌어요', '보도블록이 깨졌어요', '쓰레기를 무단투기했어요', '불법주차가 심해요', '공사 소음이 심해요', '나무가 쓰러지려 해요', '하수구가 막혔어요'];
  let receipt = '';
  for (const [i, thing] of things.entries()) {
    h.time.now += i === 5 ? 8 * HOUR : 3 * 60_000;
    await h.text(phone, `신청 ${thing} 논현로 ${i + 1}길`);
    receipt = digits(await h.text(phone, '1')) || receipt;
    await h.text(phone, receipt);
    await h.text(phone, '진행');
  }
  await h.text(phone, '취하');
  const code = /예 (\d{4})/.exec(await h.text(phone, '2'))?.[1];
  if (code) await h.text(phone, `예 ${code}`);
  await h.text(phone, '취하');
  for (const text of ['조회', '8', '9', '1', '1', '조회', '6', receipt]) await h.text(phone, text);
  h.time.now += 60 * 24 * HOUR;
  for (const text of ['조회', '1', '8', '2', '1', '3']) await h.text(phone, text);
  await h.text('+821012348888', receipt);
  await h.text('+821012348888', '취하');
  return receipt;
}

const asksOf = (receipt: string): Exclude<Ask, { kind: 'said' | 'notice' }>[] => [
  { kind: 'menu' },
  { kind: 'help' },
  { kind: 'list' },
  { kind: 'find' },
  { kind: 'file' },
  { kind: 'file', group: 'road' },
  { kind: 'check', receipt },
  { kind: 'check', receipt: '123456789012' },
  { kind: 'add', receipt },
  { kind: 'withdraw', receipt },
  { kind: 'withdraw' },
  { kind: 'call' },
  { kind: 'call', receipt },
  { kind: 'departments' },
  { kind: 'departments', group: 'offices' },
  { kind: 'departments', group: 'offices', page: 2 },
  { kind: 'departments', group: 'dongs', page: 9 },
  { kind: 'departments', id: 'roads' },
  { kind: 'departments', id: '11680510' },
  { kind: 'departments', id: 'none' },
  { kind: 'language' },
  { kind: 'language', locale: 'en' },
  { kind: 'guide' },
  ...TOPICS.flatMap((topic): Exclude<Ask, { kind: 'said' | 'notice' }>[] => [{ kind: 'guide', topic }, { kind: 'guide', topic, page: 2 }]),
  ...guides.gangnam.filter((_, i) => i % 6 === 0).map((e): Exclude<Ask, { kind: 'said' | 'notice' }> => ({ kind: 'guide', id: (e as { id: string }).id })),
  { kind: 'guide', id: 'bulky-waste', item: '' },
  { kind: 'guide', id: 'bulky-waste', item: '', page: 3 },
  { kind: 'guide', id: 'bulky-waste', item: '소파' },
  { kind: 'guide', id: 'bulky-waste', item: '피아노 그랜드' },
  { kind: 'guide', id: 'none' },
  { kind: 'guide', query: '' },
  { kind: 'guide', query: '여권' },
  { kind: 'guide', query: '대형폐기물 소파' },
  { kind: 'guide', query: 'xyz' },
  { kind: 'guide', query: LONG },
  { kind: 'rate' },
  { kind: 'consent' },
  { kind: 'consent', wanted: 'off' },
  { kind: 'consent', wanted: 'on' },
  { kind: 'consent', wanted: 'by-day' },
  { kind: 'consent', wanted: 'any-hour' },
];

const WRITTEN: readonly Record<string, string>[] = [
  { text: '가로등이 꺼졌어요', place: '학동로 12길', name: '홍길동', phone: '010-1234-5678' },
  { text: '가로등이 꺼졌어요', phone: '' },
  { text: '가로등이 꺼졌어요', phone: '12' },
  { text: '불이 났어요', phone: '010-1234-5678' },
  { text: LONG, phone: '010-1234-5678' },
  { text: '가로등이 꺼졌어요', place: '학동로 12길', phone: '010-1234-5678' },
];

/** Every path of a page channel, and its filing form sent through to the end. */
async function pages(mount: string, receipt: string): Promise<void> {
  for (const ask of asksOf(receipt)) await h.get(mount + toPath(ask));
  await h.get(`${mount}/nowhere`);
  await h.app.request(`http://127.0.0.1:3000${mount}/`, { method: 'DELETE' });
  await h.post(`${mount}/petitions/new`, { ask: 'file', text: 'x' });
  await h.post(`${mount}/petitions/new`, { ask: 'nonsense' });
  await h.app.request(`http://127.0.0.1:3000${mount}/petitions/new`, { method: 'POST', headers: { 'content-length': '999999' }, body: 'x' });
  const first = await h.get(`${mount}/petitions/new?group=road`);
  const cookie = (first.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  const start = await first.text();
  for (const written of WRITTEN) {
    let page = start;
    let filled: Record<string, string> = written;
    for (let i = 0; i < 4; i++) {
      const form = formsOf(page).at(-1);
      if (!form) break;
      const answer = await h.post(form.action, { ...Object.fromEntries(form.fields), ...filled }, { cookie });
      filled = {};
      page = await answer.text();
      if (digits(page) && /접수했습니다|도착/.test(page)) await proofs(mount, digits(page), cookie);
    }
  }
}

async function proofs(mount: string, receipt: string, cookie: string): Promise<void> {
  for (const lastFour of ['5678', '0000', '5678']) {
    const form = formsOf(await (await h.get(`${mount}/petitions/${receipt}`, { cookie })).text()).at(-1);
    if (form) await h.post(form.action, { ...Object.fromEntries(form.fields), lastFour }, { cookie });
  }
}

async function json(receipt: string): Promise<void> {
  const ask = (body: object): unknown => h.app.request('http://127.0.0.1:3000/json/', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  for (const asked of asksOf(receipt)) await ask(asked);
  for (const written of WRITTEN) await ask({ kind: 'file', ...written });
  for (const written of WRITTEN) await ask({ kind: 'file', ...written, confirmed: true });
  await ask({ kind: 'check', receipt, lastFour: '9999' });
  await ask({ kind: 'check', receipt: '123456789012' });
  await ask({ nonsense: true });
}

describe('a day of traffic', () => {
  it('gets no answer but those of the shapes', async () => {
    await texts();
    const receipt = await lists();
    for (const mount of ['/m', '/pda', '/tv']) await pages(mount, receipt);
    await json(receipt);
    for (let i = 0; i < 25; i++) await h.text('+821012347777', '메뉴'); // over the limit
    const unknown = new Set<string>();
    const met = new Set<string>();
    for (const { device, reply } of given) {
      const real = skeleton(reply as Reply);
      met.add(`${device === 'sms'} ${real.head} ${real.kinds}`);
      if (!has(device, real)) unknown.add(`${device}: ${real.head} | ${real.kinds} | ${real.blocks.map((b) => [...b.templates].join(' ')).join(' / ')}`);
    }
    console.log(`${given.length} answers, ${met.size} different ones`);
    expect([...unknown]).toEqual([]);
    expect(met.size).toBeGreaterThan(60);
  }, 60_000);
});
