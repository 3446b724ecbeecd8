/** The table of disclosure on every channel: real pages and messages of a petition whose every field can be told apart. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newKey } from '../../src/citizens/api-keys.js';
import { lastCode } from '../citizens/codes-suite.js';
import { IDLE, open, secretOf, WHOLE } from '../../src/citizens/sessions.js';
import type { Screen } from '../../src/inquiry.js';
import { type Field, SIGHTS, sightOf, type Proof } from '../../src/petitions/sights.js';
import { placeOf } from '../../src/petitions/sealed.js';
import { Device } from '../citizens/device.js';
import { type Harness, harness, TUESDAY } from '../harness.js';
import { unescaped } from '../promises/support/pages.js';
import { receiptIn } from '../receipt-in.js';

const OWNER = '+821012345678';
const OTHER = '+821099998888';
const FIELDS: Readonly<Record<string, string>> = { text: '글자하나', place: '논현1동 학동로 번지둘', name: '홍세넷', added: '덧붙임다섯', answer: '답변여섯', phone: '1234-5678' };

let h: Harness;
let receipt: string;
/** A second one, which can still be changed. */
let openOne: string;
beforeAll(async () => {
  h = await harness();
  await h.text(OTHER, '메뉴');
  await h.text(OWNER, '신청 가로등이 꺼졌어요');
  receipt = receiptIn(await h.text(OWNER, '1'));
  await h.text(OWNER, receipt);
  await h.text(OWNER, '3');
  await h.text(OWNER, '덧붙일 말');
  const raw = h.store.raw;
  raw.prepare("delete from personal where receipt = ?").run(receipt);
  const put = (field: string, event: number, text: string): unknown => raw.prepare('insert into personal (receipt, event, field, sealed) values (?, ?, ?, ?)').run(receipt, event, field, h.core.vault.seal(text, placeOf(receipt, event, field)));
  for (const field of ['text', 'place', 'name', 'phone']) put(field, 1, FIELDS[field] ?? '');
  put('added', 3, FIELDS.added ?? '');
  raw.prepare("insert into petition_events (receipt, number, code, at, actor, detail) values (?, 4, 'answered', ?, 'staff', '{\"was\":\"assigned\"}')").run(receipt, TUESDAY);
  put('answer', 4, FIELDS.answer ?? '');
  raw.prepare("update petitions set state = 'answered', open = 0, events = 4, settled_at = ?, officer = null where receipt = ?").run(TUESDAY, receipt);
  raw.prepare("insert into photos (id, receipt, event, state, blob, type, width, height, at) values ('p', ?, 1, 'kept', 'b', 'image/jpeg', 10, 10, ?)").run(receipt, TUESDAY);
  await h.text(OWNER, '신청 보도블록이 깨졌어요');
  openOne = receiptIn(await h.text(OWNER, '1'));
  h.time.now = TUESDAY + 3_600_000;
});
afterAll(() => h.close());

const session = async (channel: string, phone: string, screen: Screen, by: 'code' | 'paired'): Promise<Device> => {
  const id = `${channel}/${phone}/${by}`;
  await h.core.store.atomic([open(h.core, id, { phone: h.core.vault.find('phone', phone), screen, by, idle: IDLE, whole: WHOLE })]);
  const device = await new Device(h.app).open(`/${channel === 'mobile' ? 'm' : channel}/`);
  device.jar.set(`session-${channel}`, secretOf(h.core, id));
  return device;
};
const look = async (device: Device, mount: string): Promise<string> => {
  let seen = '';
  for (const path of [`/petitions/${receipt}`, `/petitions/${openOne}`, '/petitions']) seen += unescaped((await device.open(mount + path)).page);
  return seen;
};
const byDigits = async (mount: string, lastFour: string): Promise<string> => {
  const device = await new Device(h.app).open(`${mount}/petitions/find`);
  return unescaped((await device.submit('check', { receipt, lastFour })).page);
};
const json = async (ask: object, key?: string, session?: string): Promise<string> =>
  (await h.app.request('http://127.0.0.1:3000/json/', { method: 'POST', headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}), ...(session ? { session } : {}) }, body: JSON.stringify(ask) })).text();
/** A program with a key, on its screen. */
const program = async (screen: Screen): Promise<string> => {
  const { key, writes } = newKey(h.core, { name: '민원실', screen, asks: [] });
  await h.core.store.atomic(writes);
  return key;
};
/** It signs somebody in, and looks; the session goes from answer to answer. */
async function signedIn(screen: Screen, number: string): Promise<string> {
  const key = await program(screen);
  const field = (of: string, name: string): string => new RegExp(`"${name}":"([^"]+)"`).exec(of)?.[1] ?? '';
  const asked = await json({ kind: 'sign-in', phone: number }, key);
  const entered = await json({ kind: 'sign-in', request: field(asked, 'request'), code: await lastCode(h, number) }, key);
  const seen = await json({ kind: 'check', receipt }, key, field(entered, 'session'));
  const open = await json({ kind: 'check', receipt: openOne }, key, field(seen, 'session'));
  expect(JSON.parse(open).forgetAfter).toBe(screen === 'shared' ? 180 : undefined);
  return entered.replace(/"title"/, '') + seen + open;
}
const text = async (from: string): Promise<string> => {
  const shown = [await h.text(from, receipt)];
  for (const digit of ['1', '2']) shown.push(await h.text(from, receipt), await h.text(from, digit));
  return shown.join('\n');
};

type Sees = 'nothing' | 'status' | 'all' | 'masked';
const CASES: [string, () => Promise<string>, Sees][] = [
  ['sms, the phone that filed it', () => text(OWNER), 'all'],
  ['sms, another phone', () => text(OTHER), 'nothing'],
  ...(['mobile', 'pda'] as const).flatMap((channel): [string, () => Promise<string>, Sees][] => {
    const mount = channel === 'mobile' ? '/m' : '/pda';
    return [
      [`${channel}, nobody`, async () => look(await new Device(h.app).open(`${mount}/`), mount), 'nothing'],
      [`${channel}, receipt and four digits`, () => byDigits(mount, '5678'), 'status'],
      [`${channel}, receipt and other digits`, () => byDigits(mount, '0000'), 'nothing'],
      [`${channel}, a code`, async () => look(await session(channel, OWNER, 'private', 'code'), mount), 'all'],
      [`${channel}, a code of another phone`, async () => look(await session(channel, OTHER, 'private', 'code'), mount), 'nothing'],
      [`${channel}, a session that was opened for a shared screen`, async () => look(await session(channel, OWNER, 'shared', 'paired'), mount), 'masked'],
    ];
  }),
  ['tv, nobody', async () => look(await new Device(h.app).open('/tv/'), '/tv'), 'nothing'],
  ['tv, receipt and four digits', () => byDigits('/tv', '5678'), 'status'],
  ['tv, paired', async () => look(await session('tv', OWNER, 'shared', 'paired'), '/tv'), 'masked'],
  ['tv, paired with another phone', async () => look(await session('tv', OTHER, 'shared', 'paired'), '/tv'), 'nothing'],
  ['tv, a private session on it', async () => look(await session('tv', OWNER, 'private', 'code'), '/tv'), 'masked'],
  ['json, nobody', async () => (await json({ kind: 'check', receipt })) + (await json({ kind: 'list' })), 'nothing'],
  ['json, receipt and four digits', () => json({ kind: 'check', receipt, lastFour: '5678' }), 'status'],
  ['json, receipt and other digits', () => json({ kind: 'check', receipt, lastFour: '0000' }), 'nothing'],
  ...(['private', 'shared'] as const).flatMap((screen): [string, () => Promise<string>, Sees][] => {
    const who = screen === 'shared' ? 'json, a kiosk' : 'json, an app';
    return [
      [`${who}, nobody`, async () => json({ kind: 'check', receipt }, await program(screen)), 'nothing'],
      [`${who}, receipt and four digits`, async () => json({ kind: 'check', receipt, lastFour: '5678' }, await program(screen)), 'status'],
      [`${who}, receipt and other digits`, async () => json({ kind: 'check', receipt, lastFour: '0000' }, await program(screen)), 'nothing'],
      [`${who}, a code`, () => signedIn(screen, OWNER), screen === 'shared' ? 'masked' : 'all'],
      [`${who}, a code of another phone`, () => signedIn(screen, OTHER), 'nothing'],
    ];
  }),
];

/** What each of these sees, written down a second time. */
const SEEN: Readonly<Record<Sees, readonly string[]>> = {
  nothing: [],
  status: ['02-3423-6120'],
  masked: ['02-3423-6120', '홍*넷', '논현1동 학동로'],
  all: ['02-3423-6120', '홍세넷', '논현1동 학동로 번지둘', '글자하나', '덧붙임다섯', '답변여섯', '사진 1', '덧붙이기'],
};
const MARKS = ['02-3423-6120', '홍*넷', '홍세넷', '논현1동 학동로', '번지둘', '글자하나', '덧붙임다섯', '답변여섯', '사진 1', '덧붙이기', '1234-5678', '12345678'];

describe('disclosure on every channel', () => {
  it.each(CASES)('%s', async (name, asking, sees) => {
    const shown = (await asking()).replace(/010-1234-5678(?:<[^>]*>)*이면|010-\*{4}-\d{4}|예: (?:<[^>]*>)*[\d-]+/g, '');
    // A text says how it stands, its steps, words and answer; name and place are its sender's own and cost bytes.
    const texts = name.startsWith('sms');
    for (const mark of MARKS) {
      const may = SEEN[sees].some((s) => s.includes(mark));
      if (texts && ['홍세넷', '번지둘', '논현1동 학동로', '사진 1', '덧붙이기'].includes(mark)) continue;
      expect([mark, shown.includes(mark)]).toEqual([mark, may]);
    }
  });

  it('the table has no hole: a screen that others see never shows more, and a weaker proof never more than a stronger one', () => {
    const rank = { hidden: 0, masked: 1, shown: 2 };
    const of = (field: Field, proof: Proof, screen: Screen): number => rank[sightOf(field, proof, screen)];
    for (const field of Object.keys(SIGHTS) as Field[]) {
      for (const proof of ['nobody', 'receipt', 'sender', 'code', 'paired'] as const) expect(of(field, proof, 'shared'), field).toBeLessThanOrEqual(of(field, proof, 'private'));
      expect(of(field, 'nobody', 'private')).toBe(0);
      for (const screen of ['private', 'shared'] as const) {
        expect(of(field, 'receipt', screen)).toBeLessThanOrEqual(of(field, 'sender', screen));
        expect(of(field, 'code', screen)).toBe(of(field, 'sender', screen));
      }
      expect(of(field, 'paired', 'private'), 'a paired screen is one that others see').toBe(of(field, 'paired', 'shared'));
    }
    expect(sightOf('phone', 'sender', 'private')).toBe('hidden');
  });
});
