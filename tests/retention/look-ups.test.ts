/** promise-38: the look-up key is changed, too; nothing in the database can be tried against the one before. */
import * as crypto from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import Database from 'better-sqlite3';
import { getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { admit, newKey } from '../../src/citizens/api-keys.js';
import { allow, type Limit, refund, wait } from '../../src/citizens/limits.js';
import { keep, waiting } from '../../src/citizens/unsent.js';
import { retireKeys } from '../../src/commands/keys.js';
import { rotateLookUps } from '../../src/commands/look-ups.js';
import { readConfig } from '../../src/config.js';
import { MINUTE } from '../../src/core.js';
import { diskFiles } from '../../src/files/disk.js';
import { follow, followers } from '../../src/notices/subscriptions.js';
import * as schema from '../../src/storage/schema.js';
import { keepSecrets, secretsAgain, secretsBeside } from '../../src/storage/node/secrets.js';
import { type NodeStore, nodeStore } from '../../src/storage/node/store.js';
import { staffSecondFactors } from '../../src/storage/staff-schema.js';
import { keysOf, type Vault } from '../../src/storage/vault.js';
import { createGateway, type Gateway } from '../../src/wire.js';
import { lastCode } from '../citizens/codes-suite.js';
import { Device, ORIGIN } from '../citizens/device.js';
import { receiptIn } from '../receipt-in.js';

const PHONE = '010-1234-5678';
const OTHER = '010-9876-5432';
const E164 = '+821012345678';

let file = '';
let stores: NodeStore[] = [];
let serial = 0;

async function open(): Promise<Gateway> {
  const store = nodeStore(file);
  stores.push(store);
  return createGateway({ files: diskFiles(), config: { ...readConfig({ DEMO: 'on' }), secretKey: secretsBeside(file) }, secretAgain: () => secretsAgain(file), store, crypto, addressOf: () => '192.0.2.1', log: () => {}, samples: false });
}
/** As when every gateway is stopped. */
function close(): void {
  for (const s of stores) s.close();
  stores = [];
}
async function text(to: Gateway, words: string, from = PHONE): Promise<string> {
  const response = await to.app.request(`${ORIGIN}/sms/demo`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: `look${++serial}`, from, text: words }) });
  return ((await response.json()) as { texts: string[] }).texts.join('\n');
}
const filed = async (to: Gateway, words: string): Promise<string> => {
  await text(to, `신청 ${words}`);
  return receiptIn(await text(to, '1'));
};
const check = async (to: Gateway, receipt: string, lastFour: string): Promise<string> => {
  const d = await new Device(to.app).open('/m/petitions/find');
  return (await d.submit('check', { receipt, lastFour })).words;
};

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'minwon-look-ups-'));
  file = join(folder, 'a.db');
  secretsBeside(file);
  onTestFinished(() => {
    close();
    rmSync(folder, { recursive: true });
  });
});

/** Every hash that this vault makes from now on. */
function hashesOf(vault: Vault): Set<string> {
  const made = new Set<string>();
  const { find } = vault;
  vault.find = (what, value) => {
    const hash = find(what, value);
    if (!what.startsWith('limit/')) made.add(hash); // of limits: below
    return hash;
  };
  return made;
}

/** Where in the whole database one of these stands, by table and column. */
function standing(hashes: Set<string>): string[] {
  const raw = new Database(file, { readonly: true });
  const tables = (Object.values(schema) as unknown[]).filter((t): t is SQLiteTable => is(t, SQLiteTable));
  const found = tables.flatMap((t) =>
    Object.values(getTableColumns(t)).flatMap((c) => {
      const { name } = getTableConfig(t);
      const values = raw.prepare(`select "${c.name}" from ${name} where typeof("${c.name}") = 'text'`).pluck().all() as string[];
      return values.some((v) => v.split(/[/."]/).some((part) => hashes.has(part))) ? [`${name}.${c.name}`] : [];
    }),
  );
  raw.close();
  return found.sort();
}

/** What still holds one afterwards, and why that is fine: secrets of 192 bits and more, which no key lets anybody try. */
const STAYS = ['api_keys.hash'];

/** What becomes of each column that says it holds a keyed hash: of what is sealed beside it; ended; or kept, with the reason above. */
const HASHED: Readonly<Record<string, 'anew' | 'ended' | 'kept'>> = {
  'api_keys.hash': 'kept',
  'code_requests.code': 'ended',
  'code_requests.device': 'ended',
  'handoffs.phone': 'ended',
  'lab_texts.phone': 'anew',
  'notices.phone': 'anew',
  'pairings.claimed_by': 'ended',
  'petitions.last_four': 'anew',
  'petitions.likeness': 'anew',
  'petitions.name': 'anew',
  'petitions.phone': 'anew',
  'sessions.phone': 'ended',
  'staff_phones.code': 'ended',
  'subscriptions.id': 'anew',
  'unsent.phone': 'anew',
};

describe('the look-up key', () => {
  it('promise-38: every column that the schema calls a keyed hash is thought of', () => {
    const said = readdirSync('src/storage/schema').flatMap((name) => {
      let table = '';
      return readFileSync(join('src/storage/schema', name), 'utf8').split('\n').flatMap((line) => {
        table = /sqliteTable\(\s*'(\w+)'/.exec(line)?.[1] ?? /^ {2}'(\w+)',$/.exec(line)?.[1] ?? table;
        const column = /text\('(\w+)'\).*\/\/.*keyed hash/.exec(line)?.[1];
        return column ? [`${table}.${column}`] : [];
      });
    });
    expect(said.sort()).toEqual(Object.keys(HASHED).sort());
  });

  it('promise-35: authenticators and backup codes of the staff go on', async () => {
    const g = await open();
    const data = await symmetricEncrypt({ key: g.core.vault.find('better-auth', 'secret'), data: 'JBSWY3DPEHPK3PXP' });
    await g.core.store.atomic([{ sql: "insert into staff_second_factors (id, secret, backup_codes, user_id) values ('f', ?, ?, 'kim')", params: [data, data] }]);
    close();
    await rotateLookUps({ databasePath: file });
    const next = await open();
    const [row] = await next.core.store.db.select().from(staffSecondFactors);
    const key = next.core.vault.find('better-auth', 'secret');
    for (const sealed of [row?.secret, row?.backupCodes]) expect(await symmetricDecrypt({ key, data: sealed ?? '' })).toBe('JBSWY3DPEHPK3PXP');
    await expect(symmetricDecrypt({ key: g.core.vault.find('better-auth', 'secret'), data: row?.secret ?? '' })).rejects.toThrow();
  });

  it('promise-38: everybody is found as before, by every way; no column holds a hash of the key before', async () => {
    const g = await open();
    const hashes = hashesOf(g.core.vault);
    const receipt = await filed(g, '가로등이 꺼졌어요 학동로 12길');
    await text(g, '수신거부');
    await text(g, 'english', OTHER);
    const page = await new Device(g.app).open('/m/petitions/new?group=road');
    await page.submit('file', { text: '보도블록이 깨졌어요', place: '논현로 1', name: '홍 길동', phone: OTHER });
    for (let n = 0; n < 3 && !/\d{4}-\d{4}-\d{4}/.test(page.words); n++) await page.submit('file');
    const device = await new Device(g.app).open('/m/sign-in');
    await device.submit('sign-in', { phone: PHONE });
    await device.submit('sign-in', { code: await lastCode(g) });
    const made = newKey(g.core, { name: '민원실', screen: 'private', asks: [] });
    await g.core.store.atomic([...made.writes, ...follow(g.core, receipt, { endpoint: 'https://push.example.kr/1', p256dh: 'p', auth: 'a' }, 'ours')]);
    await keep(g.core, g.core.vault.find('phone', E164), { kind: 'add', receipt, text: '적던 글' });
    const all = stores[0]?.raw.prepare('select receipt, name from petitions order by arrived_at').all() as { receipt: string; name: string | null }[];
    const wishes = await text(g, '알림');
    const list = await text(g, '조회');
    close();
    expect(standing(hashes).length, standing(hashes).join(' ')).toBeGreaterThan(9);

    expect((await rotateLookUps({ databasePath: file })).lost).toBe(0);
    expect(standing(hashes)).toEqual(STAYS);

    const next = await open();
    expect(await text(next, '조회')).toBe(list);
    expect(await text(next, '알림'), 'an opt-out stays').toBe(wishes);
    expect(await text(next, '?', OTHER), 'a language stays').toMatch(/petition/i);
    expect(await check(next, receipt, '5678')).toContain('02-3423-6120');
    expect(await check(next, receipt, '5679')).not.toContain('02-3423-6120');
    const typed = all.find((p) => p.name !== null)?.receipt ?? '';
    expect(await check(next, typed, '5432')).toContain('02-');
    expect(next.core.store.db.all(`select receipt from petitions where name = '${next.core.vault.find('name', '홍길동')}'`)).toEqual([{ receipt: typed }]);
    expect((await followers(next.core, receipt, 'ours')).browsers.map((b) => b.endpoint)).toEqual(['https://push.example.kr/1']);
    expect((await waiting(next.core, { kind: 'phone', phone: next.core.vault.find('phone', E164), lastFour: '5678', by: 'code' }, { kind: 'add', receipt }))?.text).toBe('적던 글');
    const gone = new Device(next.app);
    for (const [name, value] of device.jar) gone.jar.set(name, value);
    expect((await gone.open(`/m/petitions/${receipt}`)).words, 'sessions end').not.toContain('가로등이 꺼졌어요 학동로 12길');
    expect(await text(next, '신청 가로등이 꺼졌어요 학동로 12길'), 'the same words within a day').toBeTruthy();
    expect(await text(next, '1')).toContain(`${receipt.slice(0, 4)}-${receipt.slice(4, 8)}-${receipt.slice(8)}`);
    expect((await admit(next.core, made.key, 'menu')).screen, 'an API key counts on').toBe('private');
    close();
    expect(standing(hashes), 'and is hashed anew with its first use').toEqual([]);
  });

  it('promise-39: what was counted under the key before counts on: both together allow no more than one', async () => {
    const limit: Limit = { name: 'tries', max: 5, within: 10 * MINUTE };
    const g = await open();
    for (let n = 0; n < 3; n++) expect(await allow(g.core, limit, 'a')).toBe(true);
    for (let n = 0; n < 5; n++) expect(await allow(g.core, limit, 'full')).toBe(true);
    close();
    await rotateLookUps({ databasePath: file });
    const [one, two] = [await open(), await open()];
    const tried = await Promise.all(Array.from({ length: 20 }, (_, n) => allow((n % 2 ? one : two).core, limit, 'a')));
    expect(tried.filter(Boolean).length).toBe(2);
    expect(await allow(one.core, limit, 'full')).toBe(false);
    expect(await wait(one.core, limit, 'full')).toBeGreaterThan(0);
    await refund(one.core, limit, 'a');
    expect([await allow(two.core, limit, 'a'), await allow(one.core, limit, 'a')]).toEqual([true, false]);
    expect((await Promise.all(Array.from({ length: 8 }, () => allow(one.core, limit, 'new')))).filter(Boolean).length).toBe(5);
    vi.useFakeTimers({ now: Date.now() + limit.within + 1, toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    expect((await Promise.all(Array.from({ length: 8 }, () => allow(one.core, limit, 'full')))).filter(Boolean).length).toBe(5);
  });

  it('promise-38: with a gateway open, or a key of another database, it refuses and changes nothing', async () => {
    const g = await open();
    await filed(g, '가로등이 꺼졌어요 학동로 12길');
    await expect(rotateLookUps({ databasePath: file })).rejects.toThrow(/^DATABASE_PATH: .* is open in a gateway or another command\. Stop them first/);
    expect(await text(g, '조회')).toContain('답변드립니다');
    expect(stores[0]?.raw.pragma('journal_mode', { simple: true })).toBe('wal');
    close();
    await expect(rotateLookUps({ databasePath: file, secretKey: Buffer.alloc(32, 9) })).rejects.toThrow(/^SECRET_KEY: this database was made with another key/);
    expect(await text(await open(), '조회')).toContain('답변드립니다');
  });

  it('promise-38: a gateway that goes on while the key before is retired does not bring it back', async () => {
    (await open()).core.store.db.all('select 1');
    close();
    await rotateLookUps({ databasePath: file });
    vi.useFakeTimers({ now: Date.now() + 86_400_001, toFake: ['Date'] });
    const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    vi.stubEnv('DATABASE_PATH', file);
    onTestFinished(() => {
      said.mockRestore();
      vi.unstubAllEnvs();
      vi.useRealTimers();
    });
    const g = await open();
    const kept = (): unknown => stores[0]?.raw.prepare("select id || ' ' || substr(value, 1, 3) from database_facts where id like 'finder%' order by id").pluck().all();
    expect(kept()).toHaveLength(2);
    await retireKeys();
    keepSecrets(file, [{ name: 'k2', secret: crypto.randomBytes(32) }, ...keysOf(secretsBeside(file))]);
    await g.refresh();
    expect([g.core.vault.key, g.core.vault.before === undefined], 'it remembers').toEqual(['k2', false]);
    await g.reseal(Number.POSITIVE_INFINITY);
    expect(kept()).toEqual(['finder k2.']);
  });

  it('promise-38: the key before is let go of after a day, and not while an API key needs it; then it can be changed again', async () => {
    const g = await open();
    const made = newKey(g.core, { name: '콜센터', screen: 'shared', asks: [] });
    await g.core.store.atomic(made.writes);
    close();
    await rotateLookUps({ databasePath: file });
    const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    vi.stubEnv('DATABASE_PATH', file);
    onTestFinished(() => {
      said.mockRestore();
      vi.unstubAllEnvs();
      vi.useRealTimers();
    });
    await expect(retireKeys()).rejects.toThrow(/^the look-up key before this one counts for 24 hours more/);
    vi.useFakeTimers({ now: Date.now() + 86_400_001, toFake: ['Date'] });
    await expect(retireKeys()).rejects.toThrow(/not used since\. .*\n\S+ {2}콜센터$/);
    await expect(rotateLookUps({ databasePath: file })).rejects.toThrow(/^1 API keys have not been used/);
    await admit((await open()).core, made.key, 'menu');
    close();
    await retireKeys();
    expect(said.mock.calls.flat().join()).toMatch(/the look-up key before this one is gone/);
    await expect(retireKeys()).rejects.toThrow(/^k1 is the only key/);
    await rotateLookUps({ databasePath: file });
    expect((await admit((await open()).core, made.key, 'menu')).screen).toBe('shared');
  });
});
