/** Guessing and replaying against two processes: two gateways on one database file share nothing else (promises 29, 31, 32, 39). */
import * as crypto from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TRIES } from '../../src/citizens/codes.js';
import { readConfig } from '../../src/config.js';
import { diskFiles } from '../../src/files/disk.js';
import { type NodeStore, nodeStore } from '../../src/storage/node/store.js';
import { createGateway, type Gateway } from '../../src/wire.js';
import { KEY } from '../harness.js';
import { type Counted, counted } from '../promises/support/counted.js';
import { tokenless } from '../promises/support/pages.js';
import { lastCode, PHONE, wrong } from './codes-suite.js';
import { Device } from './device.js';

let folder: string;
let stores: NodeStore[];
let gateways: Gateway[];
let texted: number;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'minwon-'));
  stores = [nodeStore(join(folder, 'a.db')), nodeStore(join(folder, 'a.db'))];
  texted = 0;
  gateways = [];
  for (const store of stores) {
    const g = await createGateway({ files: diskFiles(), config: { ...readConfig({ DEMO: 'on' }), secretKey: KEY }, store, crypto, addressOf: (r) => r.headers.get('x-test-address') ?? '192.0.2.1', log: () => {}, samples: false });
    const { texting } = g.core;
    if (!texting) throw new Error('no carrier');
    const { send } = texting;
    texting.send = (...given) => {
      texted++;
      return send(...given);
    };
    gateways.push(g);
  }
});
afterEach(() => {
  for (const s of stores) s.close();
  rmSync(folder, { recursive: true });
});
const either = (i: number): Gateway => gateways[i % 2] as Gateway;
const count = (of: string): number => stores[0]?.raw.prepare(`select count(*) from ${of}`).pluck().get() as number;
const address = (i: number): string => `198.18.${Math.floor(i / 250)}.${i % 250}`;

/** A device that asked for a code at the first process. */
async function asked(): Promise<{ device: Device; code: string; send(i: number, code: string): Promise<string> }> {
  const device = await new Device(either(0).app).open('/m/sign-in');
  await device.submit('sign-in', { phone: PHONE });
  const { action, fields } = device.form('sign-in');
  const headers = { cookie: `device=${device.jar.get('device')}` };
  return { device, code: await lastCode(either(0)), send: async (i, code) => (await new Device(either(i).app, { headers: { ...headers, 'x-test-address': address(i) } }).request(action, { ...fields, code })).text() };
}

describe('promise-39: two processes together allow no more than one', () => {
  it('promise-29: 200 guesses of one code at once: five are looked at, and the right one among the others opens nothing', async () => {
    const { code, send } = await asked();
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => send(i, i === 199 ? code : wrong(code, i + 1))));
    expect(stores[0]?.raw.prepare('select tries from code_requests').pluck().get()).toBe(TRIES);
    expect(answers.filter((a) => a.includes('내 민원</h1>'))).toHaveLength(0);
    expect([count('sessions'), await send(1, code).then((a) => a.includes('더 쓸 수 없습니다'))]).toEqual([0, true]);
  });

  it('promise-29: the right code from both at once opens one session', async () => {
    const { code, send } = await asked();
    await Promise.all(Array.from({ length: TRIES }, (_, i) => send(i, code)));
    expect(count('sessions')).toBe(1);
  });

  it('promise-32: a phone gets five codes an hour from both together, 200 requests at once', async () => {
    const devices = await Promise.all(Array.from({ length: 200 }, (_, i) => new Device(either(i).app, { headers: { 'x-test-address': address(i) } }).open('/m/sign-in')));
    await Promise.all(devices.map((d) => d.submit('sign-in', { phone: PHONE })));
    expect(texted).toBe(5);
  });

  it('a form that reaches both at once texts once', async () => {
    const device = await new Device(either(0).app).open('/m/sign-in');
    const { action, fields } = device.form('sign-in');
    const headers = { cookie: `device=${device.jar.get('device')}` };
    await Promise.all(Array.from({ length: 20 }, (_, i) => new Device(either(i).app, { headers }).request(action, { ...fields, phone: PHONE })));
    expect([texted, count('code_requests')]).toEqual([1, 1]);
  });

  it('promise-34: a hidden token that reaches both at once is spent once', async () => {
    const pda = new Device(either(0).app, { cookies: false });
    await pda.open('/pda/sign-in');
    await pda.submit('sign-in', { phone: PHONE });
    await pda.submit('sign-in', { code: await lastCode(either(0)) });
    const form = pda.form('go');
    const token = form.fields.session ?? '';
    const ways = ['/departments', '/phone', '/help', '/notices', '/petitions', '/language'];
    const answers = await Promise.all(Array.from({ length: 60 }, async (_, i) => (await new Device(either(i).app).request(form.action, { ...form.fields, [`to.${ways[i % ways.length]}`]: 'x' })).text()));
    const open = answers.filter((a) => a.includes('로 확인됨'));
    expect(open.length).toBeGreaterThan(0);
    expect(new Set(open.map((a) => /name="session" value="([^"]*)"/.exec(a)?.[1])).size).toBe(1);
    expect(new Set(open.map((a) => /<h1>([^<]*)/.exec(a)?.[1])).size, 'one way was gone').toBe(1);
    expect(open[0]).not.toContain(token);
  });
});

describe('promise-30, promise-39: a pairing between two processes', () => {
  const signedIn = async (i: number, phone: string): Promise<Device> => {
    const d = await new Device(either(i).app, { headers: { 'x-test-address': address(i) } }).open('/m/sign-in');
    await d.submit('sign-in', { phone });
    return d.submit('sign-in', { code: await lastCode(either(i), phone) });
  };
  const shownCode = async (): Promise<string> => {
    const tv = await new Device(either(0).app).open('/tv/pair');
    await tv.submit('pair');
    return /(\d{3}) ?<\/span><span>(\d{3})<\/span><span>(\d{3})/.exec(tv.page.replace(/\s+/g, ' '))?.slice(1).join('') ?? '';
  };

  it('two phones that claim and approve one code at once, each by its own process: one of them has the screen', async () => {
    const code = await shownCode();
    expect(code).toMatch(/^\d{9}$/);
    const phones = [await signedIn(0, PHONE), await signedIn(1, '010-9999-8888')];
    for (const p of phones) await p.open('/m/pair');
    await Promise.all(phones.map((p) => p.submit('pair', { code })));
    await Promise.all(phones.filter((p) => p.page.includes('name="sure"')).map((p) => p.submit('pair')));
    expect(stores[0]?.raw.prepare('select count(distinct claimed_by) from pairings where approved_at is not null').pluck().get()).toBe(1);
    expect(phones.filter((p) => p.words.includes('TV에 나옵니다') || p.title.includes('연결'))).not.toHaveLength(2);
  });

  it('guesses of a code through both: five a phone, the right one after them is looked up no more', async () => {
    const code = await shownCode();
    const phone = await signedIn(0, PHONE);
    await phone.open('/m/pair');
    const { action, fields } = phone.form('pair');
    const cookie = [...phone.jar].map((c) => c.join('=')).join('; ');
    const guess = (i: number, typed: string): Promise<Response> => new Device(either(i).app, { headers: { cookie, 'x-test-address': address(i) } }).request(action, { ...fields, code: typed });
    await Promise.all(Array.from({ length: 60 }, (_, i) => guess(i, String((Number(code) + i + 1) % 1_000_000_000).padStart(9, '0'))));
    expect((await guess(1, code)).status).toBe(429);
    expect(count('pairings where claimed_by is not null')).toBe(0);
  });
});

describe('promise-31: a code tells nothing of its phone', () => {
  it('a known and an unknown phone get the same page after the same statements', async () => {
    const known = await counted();
    const unknown = await counted();
    const say = (g: Counted, from: string): Promise<Response> => Promise.resolve(g.app.request('http://127.0.0.1:3000/sms/demo', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: 'a', from, text: '메뉴' }) }));
    await say(known, '+821012345678');
    await say(unknown, '+821099998888');
    const ask = async (g: Counted): Promise<{ page: string; statements: string[] }> => {
      const d = await new Device(g.app).open('/m/sign-in');
      const { statements } = await g.during(() => d.submit('sign-in', { phone: PHONE }));
      return { page: tokenless(d.page).replace(/name="request"\s+value="[^"]*"/, ''), statements };
    };
    const [one, two] = [await ask(known), await ask(unknown)];
    expect(one.page).toBe(two.page);
    expect(one.statements).toEqual(two.statements);
    expect(one.statements.length).toBeGreaterThan(5);
  });
});
