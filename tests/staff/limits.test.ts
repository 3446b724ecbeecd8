/** Guessing. Two gateways on one database file stand for two processes: they share nothing else. */
import * as crypto from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { diskFiles } from '../../src/files/disk.js';
import { type NodeStore, nodeStore } from '../../src/storage/node/store.js';
import { createGateway, type Gateway } from '../../src/wire.js';
import { KEY } from '../harness.js';
import { addPerson, Browser, enrol as enrolWith, ORIGIN, PASSWORD, signIn, tokenIn } from './people.js';
import { atSecondStep } from './suite.js';

let folder: string;
let stores: NodeStore[];
let gateways: [Gateway, Gateway];
let hashes = 0;
let lines: string[];

/** Scrypt with little work, counted: how many are made is what matters here. */
const counting = {
  ...crypto,
  scrypt: ((password: string, salt: string, length: number, options: object, then: (error: Error | null, key: Buffer) => void) => {
    hashes++;
    crypto.scrypt(password, salt, length, { ...options, N: 16 }, then);
  }) as typeof crypto.scrypt,
};
const enrol = (gateway: Gateway, id: string): Promise<void> => enrolWith(gateway, id, counting);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'minwon-'));
  stores = [nodeStore(join(folder, 'a.db')), nodeStore(join(folder, 'a.db'))];
  lines = [];
  const open = (store: NodeStore): Promise<Gateway> =>
    createGateway({ files: diskFiles(), config: { ...readConfig({ DEMO: 'on' }), secretKey: KEY }, store, crypto: counting, addressOf: (r) => r.headers.get('x-test-address') ?? '192.0.2.1', log: (_l, line) => void lines.push(JSON.stringify(line)), samples: false });
  gateways = [await open(stores[0] as NodeStore), await open(stores[1] as NodeStore)];
  hashes = 0;
});
afterEach(() => {
  for (const s of stores) s.close();
  rmSync(folder, { recursive: true });
});

const count = (sql: string): number => stores[0]?.raw.prepare(`select count(*) from ${sql}`).pluck().get() as number;
const either = (i: number): Gateway => gateways[i % 2] as Gateway;

/** Sends one sign-in as its own browser. */
async function guess(i: number, username: string, password: string, address: string): Promise<{ status: number; page: string }> {
  const b = await new Browser(either(i), ORIGIN, { 'x-test-address': address }).open('/console/sign-in');
  await b.submit('/console/sign-in', { username, password });
  return { status: b.status, page: b.page };
}

describe('promise-39: two processes together allow no more guesses than one', () => {
  it('200 passwords for one name at once, from 200 addresses, over two gateways: ten are checked', async () => {
    await enrol(gateways[0], await addPerson(gateways[0], 'editor'));
    hashes = 0;
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => guess(i, 'editor', `wrong password ${i}`, `192.0.2.${i}`)));
    expect(hashes).toBe(10);
    expect(answers.filter((a) => a.status === 403)).toHaveLength(10);
    expect(answers.filter((a) => a.status === 429)).toHaveLength(190);
    expect(answers.find((a) => a.status === 429)?.page).toMatch(/여러 번 틀려 잠시 잠갔습니다. 1[45]분 뒤에 다시 해 주십시오./);
    const right = await guess(1, 'editor', PASSWORD, '198.51.100.1');
    expect([right.status, hashes]).toEqual([429, 10]);
    expect(count(`actions where verb = 'session.refused'`)).toBe(10);
    expect(count(`actions where verb = 'session.locked' and target = 'editor'`)).toBe(1);
  });

  it('40 names from one address over two gateways: thirty are checked', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => guess(i, `name.${i}`, 'wrong password', '192.0.2.1')));
    expect([hashes, answers.filter((a) => a.status === 429).length]).toEqual([30, 10]);
    expect(count(`actions where target <> ''`)).toBe(0);
  });

  it('200 numbers for one sign-in at once, over two gateways: at most five are checked, and the sign-in is over', async () => {
    await enrol(gateways[0], await addPerson(gateways[0], 'editor'));
    const b = await atSecondStep(gateways[0], 'editor');
    const cookie = [...b.jar].map(([k, v]) => `${k}=${v}`).join('; ');
    const send = (i: number): Promise<Response> =>
      Promise.resolve(either(i).app.request(`${ORIGIN}/console/second-step`, { method: 'POST', headers: { origin: ORIGIN, cookie }, body: new URLSearchParams({ token: tokenIn(b.page), by: 'number', code: String(100_000 + i) }) }));
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => send(i)));
    expect(answers.filter((a) => a.status === 429).length).toBeGreaterThanOrEqual(195);
    expect(count(`actions where verb = 'session.refused'`)).toBeLessThanOrEqual(5);
    expect(count('staff_sessions')).toBe(0);
  });

  it('an account takes ten wrong numbers in a quarter of an hour, however often somebody with the password starts anew', async () => {
    await enrol(gateways[0], await addPerson(gateways[0], 'editor'));
    const seen: number[] = [];
    for (let start = 0; start < 3; start++) {
      const b = await atSecondStep(either(start), 'editor');
      for (let i = 0; i < 5; i++) seen.push((await b.submit('/console/second-step', { by: 'number', code: String(200_000 + start * 10 + i) })).status);
    }
    expect(seen).toEqual([...Array(10).fill(403), ...Array(5).fill(429)]);
  });
});

describe('promise-35: locked after failures', () => {
  it('a right password is no guess: it is given back', async () => {
    await enrol(gateways[0], await addPerson(gateways[0], 'editor'));
    for (let i = 0; i < 12; i++) await atSecondStep(either(i), 'editor');
    expect(hashes).toBeGreaterThanOrEqual(12);
  });

  it('an unknown name and a wrong password: one answer, one hash each', async () => {
    await enrol(gateways[0], await addPerson(gateways[0], 'editor'));
    hashes = 0;
    const plain = ({ page }: { page: string }): string => page.replace(/name="token" value="[^"]+"/g, '').replace(/value="[\w.]+" autocomplete="username"/, '');
    const wrong = await guess(0, 'editor', 'wrong password', '192.0.2.1');
    const afterWrong = hashes;
    const unknown = await guess(0, 'nobody', 'wrong password', '192.0.2.1');
    expect([afterWrong, hashes]).toEqual([1, 2]);
    expect([wrong.status, plain(wrong)]).toEqual([unknown.status, plain(unknown)]);
  });

  it('own password, too: ten wrong ones lock the change of it', async () => {
    const person = await signIn(gateways[0], 'reader');
    await enrol(gateways[0], person.id);
    hashes = 0;
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) statuses.push((await person.post('/account/password', { current: `wrong ${i}`, password: 'quite a new one' })).status);
    expect(statuses).toEqual([...Array(10).fill(422), 429, 429]);
  });

  it('passwords are stored as scrypt hashes, and in no other place', async () => {
    await enrol(gateways[0], await addPerson(gateways[0], 'editor'));
    await guess(0, 'editor', 'a very wrong password', '192.0.2.1');
    await atSecondStep(gateways[0], 'editor');
    expect(stores[0]?.raw.prepare('select password from staff_accounts').pluck().get()).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    const tables = stores[0]?.raw.prepare(`select name from sqlite_master where type = 'table'`).pluck().all() as string[];
    const everything = JSON.stringify(tables.map((t) => stores[0]?.raw.prepare(`select * from ${t}`).all()));
    for (const word of [PASSWORD, 'a very wrong password', 'known-secret']) expect(everything).not.toContain(word);
  });

  it('promise-36: log lines hold no name, password, number or address', async () => {
    await enrol(gateways[0], await addPerson(gateways[0], 'editor', { username: 'gildong', name: '홍길동' }));
    await guess(0, 'gildong', 'a very wrong password', '192.0.2.77');
    await (await atSecondStep(gateways[0], 'gildong')).submit('/console/second-step', { by: 'number', code: '123456' });
    const person = await signIn(gateways[0], 'administrator', { username: 'kim.admin' });
    await person.post('/accounts/invite', { username: 'lee.invited', name: '이초대', role: 'reader' });
    await person.get('/invitation/a-secret-of-a-link');
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.join('\n')).not.toMatch(/gildong|홍길동|wrong|123456|192\.0\.2|kim\.admin|lee\.invited|이초대|a-secret/);
  });
});
