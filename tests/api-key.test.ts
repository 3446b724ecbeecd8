/** Keys of programs that ask over JSON: made and revoked from a terminal, scoped, limited, on a screen of their own; recorded. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ASKS_PER_KEY, newKey, revoke } from '../src/citizens/api-keys.js';
import { SCREEN_IDLE } from '../src/citizens/sessions.js';
import { openapi } from '../src/doors/openapi.js';
import { lastCode, wrong } from './citizens/codes-suite.js';
import { type Harness, harness, KEY } from './harness.js';
import { MINWON } from './programs.js';
import { receiptIn } from './receipt-in.js';

const open = async (): Promise<Harness> => {
  const h = await harness();
  onTestFinished(() => h.close());
  return h;
};
const made = async (h: Harness, screen: 'private' | 'shared', asks: string[] = []): Promise<{ id: string; key: string }> => {
  const { id, key, writes } = newKey(h.core, { name: '민원실 1층', screen, asks });
  await h.core.store.atomic(writes);
  return { id, key };
};
interface Shown {
  status: number;
  body: { outcome: string; title: string; blocks: { kind: string; facts?: { value: string }[] }[]; forgetAfter?: number };
}
async function ask(h: Harness, given: object, key?: string, headers: Record<string, string> = {}): Promise<Shown> {
  const response = await h.app.request('http://127.0.0.1:3000/json/', { method: 'POST', headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }), ...headers }, body: JSON.stringify(given) });
  return { status: response.status, body: (await response.json()) as Shown['body'] };
}
async function filed(h: Harness): Promise<string> {
  await h.text('010-1234-5678', '학동로 12길 가로등이 꺼졌어요');
  return receiptIn(await h.text('010-1234-5678', '1'));
}
const actions = (h: Harness): unknown[] => h.store.raw.prepare("select actor, verb, target from actions where actor like 'api-key/%'").all();

describe('API keys', () => {
  it('without one it is as before; a wrong one is 401, whatever it looks like, and tells nothing', async () => {
    const h = await open();
    const { key } = await made(h, 'private');
    expect((await ask(h, { kind: 'menu' })).status).toBe(200);
    expect((await ask(h, { kind: 'menu' }, key)).status).toBe(200);
    for (const wrong of ['', 'x', key.slice(0, -1), `${key}x`, key.toLowerCase(), `mw_${'A'.repeat(44)}`, 'x'.repeat(2_000)]) expect(await ask(h, { kind: 'menu' }, wrong), wrong).toMatchObject({ status: 401, body: { outcome: 'no-key' } });
    expect((await ask(h, { kind: 'menu' }, undefined, { authorization: 'Basic YTpi' })).status).toBe(401);
    expect(h.count('messages')).toBe(0);
  });

  it('it has 256 bits, and the database does not hold it', async () => {
    const h = await open();
    const { key } = await made(h, 'private');
    expect(Buffer.from(key.slice(3), 'base64url').length).toBeGreaterThanOrEqual(32);
    expect(JSON.stringify(h.store.raw.prepare('select * from api_keys').all())).not.toContain(key.slice(3, 20));
  });

  it('asks what it is for and nothing else, and nothing at all once it is revoked', async () => {
    const h = await open();
    const { id, key } = await made(h, 'private', ['departments', 'check']);
    expect((await ask(h, { kind: 'departments' }, key)).status).toBe(200);
    expect(await ask(h, { kind: 'file', text: '가로등' }, key)).toMatchObject({ status: 403, body: { outcome: 'not-allowed' } });
    await h.core.store.atomic([revoke(h.core, id)]);
    expect((await ask(h, { kind: 'departments' }, key)).status).toBe(401);
  });

  it('its screen is fixed with it: a kiosk masks as a TV does, files nothing, and says when to clear itself', async () => {
    const h = await open();
    const receipt = await filed(h);
    const [kiosk, app] = [await made(h, 'shared'), await made(h, 'private')];
    const seen = await ask(h, { kind: 'check', receipt, lastFour: '5678' }, kiosk.key);
    expect(seen).toMatchObject({ status: 200, body: { outcome: 'ok', forgetAfter: 180 } });
    expect(JSON.stringify(seen.body)).not.toContain('학동로 12길 가로등');
    const filing = { kind: 'file', text: '쓰레기가 쌓여 있어요', phone: '010-1234-5678', confirmed: true };
    expect(JSON.stringify((await ask(h, filing, kiosk.key)).body)).toContain('휴대전화');
    expect(h.count('petitions')).toBe(1);
    const other = await ask(h, filing, app.key);
    expect([other.body.outcome, other.body.forgetAfter, h.count('petitions')]).toEqual(['ok', undefined, 2]);
  });

  it('promise-37: whose petition was seen by which key is recorded, a wrong proof and public pages are not', async () => {
    const h = await open();
    const receipt = await filed(h);
    const { id, key } = await made(h, 'private');
    await ask(h, { kind: 'departments' }, key);
    await ask(h, { kind: 'check', receipt, lastFour: '0000' }, key);
    expect(actions(h)).toEqual([]);
    await ask(h, { kind: 'check', receipt, lastFour: '5678' }, key);
    expect(actions(h)).toEqual([{ actor: `api-key/${id}`, verb: 'petition.see', target: receipt }]);
    expect(h.store.raw.prepare("select count(*) from messages where id like 'once/%'").pluck().get()).toBe(0);
  });

  it('Idempotency-Key is the inquiry’s id: sent again, by the same key, it counts once; another key’s is another', async () => {
    const h = await open();
    const [one, two] = [await made(h, 'private'), await made(h, 'private')];
    const filing = { kind: 'file', text: '가로등이 꺼졌어요', phone: '010-1234-5678', confirmed: true };
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(h, filing, one.key, { 'idempotency-key': 'a1' })));
    expect([new Set(answers.map((a) => JSON.stringify(a.body))).size, h.count('petitions')]).toEqual([1, 1]);
    expect((await ask(h, filing, two.key, { 'idempotency-key': 'a1' })).body.outcome).toBe('duplicate');
  });

  it('has limits of its own: so many asks a minute, and proofs and filings by key, not by address', async () => {
    const h = await open();
    const { id, key } = await made(h, 'private');
    const other = await made(h, 'private');
    const receipt = await filed(h);
    for (let i = 0; i < 31; i++) await ask(h, { kind: 'check', receipt: '123456789018', lastFour: '1111' }, key);
    expect((await ask(h, { kind: 'check', receipt, lastFour: '5678' }, key)).status).toBe(429);
    expect((await ask(h, { kind: 'check', receipt, lastFour: '5678' }, other.key)).status).toBe(200);
    const counter = h.core.vault.find('limit/api-key', id);
    h.store.raw.prepare('update limits set count = ? where id = ?').run(ASKS_PER_KEY.max - 1, counter);
    expect((await ask(h, { kind: 'menu' }, key)).status).toBe(200);
    expect((await ask(h, { kind: 'menu' }, key)).status).toBe(429);
  });

  it('a code signs somebody in at a kiosk: each session counts once, a guess is a guess, three minutes without an ask forget it, and without a key there is none', async () => {
    const h = await open();
    const receipt = await filed(h);
    const { key } = await made(h, 'shared');
    const sign = async (more: object, headers = {}): Promise<{ outcome: string; title: string; session?: string; signedIn?: string; hidden: Record<string, string> }> => {
      const { body } = await ask(h, { kind: 'sign-in', ...more }, key, headers);
      return { ...body, hidden: (body.blocks.find((b) => b.kind === 'form') as { hidden?: Record<string, string> } | undefined)?.hidden ?? {} };
    };
    const enter = async (): Promise<string> => {
      const { hidden } = await sign({ phone: '010-1234-5678' });
      return (await sign({ request: hidden.request, code: await lastCode(h) })).session ?? '';
    };
    const { hidden } = await sign({ phone: '010-1234-5678' });
    expect((await sign({ request: hidden.request, code: wrong(await lastCode(h)) })).outcome).toBe('mistyped');
    const entered = await sign({ request: hidden.request, code: await lastCode(h) });
    expect(entered).toMatchObject({ outcome: 'ok', title: '내 민원', signedIn: '010-****-5678로 확인됨' });
    const session = entered.session ?? '';
    const look = (token: string, by?: string) => ask(h, { kind: 'check', receipt }, by, { session: token }) as Promise<Shown & { body: { session?: string } }>;
    const seen = await look(session, key);
    expect([seen.body.outcome, JSON.stringify(seen.body).includes('꺼졌어요')]).toEqual(['ok', false]);
    expect((await look(session, key)).status, 'each counts once').toBe(409);
    expect(JSON.stringify((await look(seen.body.session ?? '')).body), 'without a key').toContain('끝 네 자리');
    const out = await ask(h, { kind: 'sign-out' }, key, { session: seen.body.session ?? '' });
    expect([out.body.title, 'session' in out.body]).toEqual(['나갔습니다', false]);
    expect(h.store.raw.prepare('select count(*) from sessions where ended_at is null').pluck().get()).toBe(0);
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const second = await enter();
    vi.setSystemTime(Date.now() + SCREEN_IDLE);
    expect(JSON.stringify((await look(second, key)).body)).toContain('끝 네 자리');
  });

  it('the document names the key', () => {
    expect(JSON.stringify(openapi('https://x.example'))).toContain('"scheme":"bearer"');
  });
});

describe('minwon api-key', () => {
  it('adds, lists and revokes; each is recorded; what is wrong is one line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'minwon-keys-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'minwon.db');
    const h = await harness({}, file);
    onTestFinished(() => h.close());
    const cli = (...args: string[]) => spawnSync(process.execPath, [MINWON, 'api-key', ...args], { encoding: 'utf8', env: { ...process.env, DATABASE_PATH: file, SECRET_KEY: KEY.toString('base64'), DEMO: 'on', NODE_ENV: '' } });
    expect(cli('add', '민원실 1층', '--screen', 'tv').stderr).toContain('--screen');
    const added = cli('add', '민원실 1층', '--screen', 'shared', '--asks', 'check,departments').stdout;
    const [, id = '', key = ''] = /^(\S+).*\n(mw_\S+)\n$/.exec(added) ?? [];
    const nextTurn = (): Promise<void> => new Promise((done) => void setImmediate(done)); // reads of one turn of the event loop share a snapshot, and spawnSync takes none
    await nextTurn();
    expect((await ask(h, { kind: 'departments' }, key)).status).toBe(200);
    expect(cli('list').stdout).toContain(`${id}  shared`);
    expect(cli('revoke', id).stdout).toContain('revoked');
    await nextTurn();
    expect((await ask(h, { kind: 'departments' }, key)).status).toBe(401);
    expect(cli('revoke', id).stderr).toContain('already');
    expect(h.store.raw.prepare("select verb, target from actions where verb like 'api-key.%' order by seq").all()).toEqual([{ verb: 'api-key.add', target: id }, { verb: 'api-key.revoke', target: id }]);
  }, 60_000);
});
