/** 리모컨 by requests, on both engines: what is refused changes nothing, what is added is on the next page of every TV of that kind, and it is recorded. */
import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { KNOWN } from '../../channels/tv/keys.js';
import { remoteKeys, actions } from '../../src/storage/schema.js';
import { ROLES } from '../../src/staff/roles.js';
import type { Gateway } from '../../src/wire.js';
import { type SignedIn, signIn } from '../staff/people.js';

const ALTI = 'Mozilla/5.0 (Linux; olleh tv; U; xx; SMT-E5015) AppleWebKit/536.25 (KHTML, like Gecko) AltiBrowser/3.0.4 (olleh tv; Large Screen) Safari/536.25';
const WEBOS = 'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/38.0.2125.122 Safari/537.36';

export function remoteSuite(open: () => Promise<Gateway>): void {
  let g: Gateway;
  let admin: SignedIn;
  beforeEach(async () => {
    g = await open();
    admin = await signIn(g, 'administrator', { username: 'root', name: '관리자' });
  });
  const rows = () => g.core.store.db.select().from(remoteKeys);
  /** Codes that staff entered, as a set's script reads them. */
  const onTv = async (agent: string): Promise<string> => /data-own="([^"]*)"/.exec(await (await g.app.request('http://127.0.0.1:3000/tv/', { headers: { 'user-agent': agent } })).text())?.[1] ?? '?';
  const add = (codes: string, platform = 'alti', key = 'back') => admin.post('/remote', { platform, key, codes });

  it('codes that are none are refused with what to do, and what was typed is still there', async () => {
    for (const codes of ['', ' , ', '0', '-1', 'abc', '12.5', '1e3', '100000', '461;10009', '1 2 3 4 5 6 7 8 9 10 11', '461, x', '99999999999999999999']) {
      const response = await add(codes);
      expect(response.status, codes).toBe(422);
      const page = await response.text();
      expect(page, codes).toContain('번호는 1에서 99999까지의 수입니다');
      expect(page, codes).toContain('aria-invalid="true"');
      expect(page, codes).toContain(`name="codes" type="text" value="${codes}"`);
    }
    for (const [platform, key] of [['alti', 'home'], ['dreambox', 'back'], ['', ''], ['any', '10']] as const) {
      const response = await add('620', platform, key);
      expect(response.status, `${platform} ${key}`).toBe(422);
      expect(await response.text(), `${platform} ${key}`).toContain('목록에서 골라');
    }
    expect(await rows()).toEqual([]);
  });

  it('an arrow, OK or a digit of every set is given to no other key: not alone, not among others', async () => {
    const standing = KNOWN.filter((k) => k.platform === 'any' && /^(left|right|up|down|ok|\d)$/.test(k.key));
    expect(standing.length).toBe(25);
    for (const { code } of standing) for (const platform of ['any', 'alti']) expect((await add(`700 ${code}`, platform)).status, String(code)).toBe(422);
    expect(await rows(), 'none of both').toEqual([]);
    expect((await add('13', 'any', 'ok')).status, 'the same again does no harm').toBe(303);
  });

  it('codes as people type them', async () => {
    for (const [codes, wanted] of [['620', [620]], [' 620,  621 ', [620, 621]], ['６２０', [620]], ['620 620 0620', [620]], ['1', [1]], ['99999', [99_999]], ['8', [8]]] as const) {
      const response = await add(codes);
      expect([response.status, response.headers.get('location')], codes).toEqual([303, '/console/remote?done=remote-added']);
      expect((await rows()).map((r) => [r.platform, r.key, r.code, r.by]), codes).toEqual(wanted.map((code) => ['alti', 'back', code, admin.id]));
      for (const code of wanted) await admin.post('/remote/remove', { platform: 'alti', code: String(code) });
    }
  });

  it('is on the next page of every TV of that platform, on no other; taken out, it is gone; each with who and when in the record', async () => {
    expect(await onTv(ALTI)).toBe('');
    await add('620, 621');
    await add('405', 'any', 'red'); // yellow, as built in
    expect(await onTv(ALTI)).toBe('405:red 620:back 621:back');
    expect(await onTv(WEBOS)).toBe('405:red');
    await add('620', 'alti', 'exit'); // means another key from now on
    expect(await onTv(ALTI)).toBe('405:red 620:exit 621:back');
    const page = await (await admin.get('/remote')).text();
    expect(page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toMatch(/KT 지니 TV\(AltiBrowser\) 나가기 620 관리자/);
    const gone = await admin.post('/remote/remove', { platform: 'alti', code: '620' });
    expect(gone.headers.get('location')).toBe('/console/remote?done=remote-removed');
    expect(await onTv(ALTI)).toBe('405:red 621:back');
    expect((await admin.post('/remote/remove', { platform: 'alti', code: '620' })).headers.get('location')).toBe('/console/remote?done=remote-gone');
    const recorded = await g.core.store.db.select().from(actions).where(eq(actions.actor, admin.id));
    expect(recorded.filter((a) => a.verb.startsWith('remote.')).map((a) => [a.verb, a.target]).slice(-5)).toEqual([['remote.add', 'alti/620'], ['remote.add', 'alti/621'], ['remote.add', 'any/405'], ['remote.add', 'alti/620'], ['remote.remove', 'alti/620']]);
  });

  it('no other role may look or change', async () => {
    for (const role of ROLES.filter((r) => r !== 'administrator')) {
      const person = await signIn(g, role, { username: `a-${role}`, name: '직원', department: 'roads' });
      expect((await person.get('/remote')).status, role).toBe(403);
      expect((await person.post('/remote', { platform: 'any', key: 'back', codes: '620' })).status, role).toBe(403);
    }
    expect(await rows()).toEqual([]);
  });
}
