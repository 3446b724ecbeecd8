/** Signing in and being shut out, the same on both engines. */
import * as crypto from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { changeRole, disable } from '../../src/staff/accounts.js';
import { memberById } from '../../src/staff/people.js';
import { numberAt } from '../../src/staff/totp.js';
import { actions, staffInvitations } from '../../src/storage/schema.js';
import { staff, staffSessions } from '../../src/storage/staff-schema.js';
import { Conflict } from '../../src/storage/store.js';
import type { Gateway } from '../../src/wire.js';
import { addPerson, Browser, enrol, fromBase32, ORIGIN, PASSWORD, SECRET, signIn } from './people.js';

const numberNow = (shift = 0): string => numberAt(crypto, SECRET, Date.now() + shift);

/** Up to the second step. */
export async function atSecondStep(gateway: Pick<Gateway, 'app'>, username: string, sent: Record<string, string> = {}): Promise<Browser> {
  const b = await new Browser(gateway, ORIGIN, sent).open('/console/account');
  await b.submit('/console/sign-in', { username, password: PASSWORD, next: '/console/account' });
  expect(b.title).toBe('두 번째 확인');
  return b;
}

export function staffSuite(open: () => Promise<Gateway>): void {
  let g: Gateway;
  beforeEach(async () => {
    g = await open();
  });
  const verbs = async (): Promise<string[]> => (await g.core.store.db.select().from(actions)).map((a) => a.verb);
  const sessions = async (user: string) => g.core.store.db.select().from(staffSessions).where(eq(staffSessions.userId, user));

  it('from the password over the second step to the page that was asked for, and out again', async () => {
    await enrol(g, await addPerson(g, 'editor'));
    const b = await new Browser(g).open('/console/account');
    expect(b.title).toBe('직원 로그인');
    await b.submit('/console/sign-in', { username: 'Editor', password: PASSWORD, next: '/console/account' });
    expect(b.title).toBe('두 번째 확인');
    expect(b.jar.has('staff')).toBe(false);
    await b.submit('/console/second-step', { by: 'number', code: numberNow(), next: '/console/account' });
    expect([b.status, b.title]).toEqual([200, '내 계정']);
    await b.submit('/console/sign-out', {});
    expect(b.page).toContain('로그아웃했습니다.');
    await b.open('/console/account');
    expect(b.title).toBe('직원 로그인');
    expect(await verbs()).toEqual(['session.start', 'session.end']);
  });

  it('a password alone opens nothing: neither a wrong number nor none', async () => {
    await enrol(g, await addPerson(g, 'editor'));
    const b = await atSecondStep(g, 'editor');
    await b.submit('/console/second-step', { by: 'number', code: '000000' });
    expect([b.status, b.title]).toEqual([403, '두 번째 확인']);
    await b.open('/console/account');
    expect(b.title).toBe('직원 로그인');
    expect(await verbs()).toEqual(['session.refused']);
  });

  it('a number opens once; a backup code opens once', async () => {
    const id = await addPerson(g, 'editor');
    await enrol(g, id);
    const number = numberNow();
    for (const [by, code, opens] of [['number', number, true], ['number', number, false], ['backup', 'aaaaa-11111', true], ['backup', 'aaaaa-11111', false], ['backup', 'bbbbb-22222', true]] as const) {
      const b = await atSecondStep(g, 'editor');
      await b.submit('/console/second-step', { by, code, next: '/console/account' });
      expect([by, b.title]).toEqual([by, opens ? '내 계정' : '두 번째 확인']);
    }
    expect(await sessions(id)).toHaveLength(3);
  });

  it('nothing before the second factor is set up; then its codes are shown once', async () => {
    const id = await addPerson(g, 'administrator', { settled: false });
    await enrol(g, id);
    await g.core.store.direct.run(`update staff_second_factors set verified = 0`);
    const b = await new Browser(g).open('/console/accounts');
    await b.submit('/console/sign-in', { username: 'administrator', password: PASSWORD });
    expect(b.title).toBe('두 번째 확인 설정');
    for (const path of ['/console/', '/console/accounts', '/console/record', '/console/account']) expect((await b.open(path)).title, path).toBe('두 번째 확인 설정');
    await b.submit('/console/accounts/invite', { username: 'x.y.z', name: 'x', role: 'reader' });
    expect([b.status, b.title]).toEqual([403, '로그인이 끝났습니다']);
    await b.open('/console/second-factor');
    const typed = (/<p class="code">([A-Z2-7 ]+)</.exec(b.page)?.[1] ?? '').replaceAll(' ', '');
    await b.submit('/console/second-factor', { code: numberAt(crypto, fromBase32(typed), Date.now()) });
    expect(b.title).toBe('예비 번호를 적어 두십시오');
    expect(b.page.match(/<li>\w{5}-\w{5}<\/li>/g)).toHaveLength(10);
    expect((await b.open('/console/account')).title).toBe('내 계정');
    expect((await b.open('/console/second-factor')).title).not.toContain('설정');
    expect(await verbs()).toEqual(['second-factor.set-up']);
  });

  it('a disabled account is out at once, and stays out', async () => {
    const administrator = await signIn(g, 'administrator');
    const editor = await signIn(g, 'editor');
    await enrol(g, editor.id);
    expect((await editor.get('/account')).status).toBe(200);
    expect((await administrator.post(`/accounts/${editor.id}/disable`)).headers.get('location')).toContain('done=disabled');
    expect((await editor.get('/account')).status).toBe(303);
    expect((await editor.post('/account/sessions/end-others', { token: 'x' })).status).toBe(403);
    expect(await sessions(editor.id)).toEqual([]);
    const b = await new Browser(g).open('/console/sign-in');
    await b.submit('/console/sign-in', { username: 'editor', password: PASSWORD });
    expect(b.page).toContain('중지된 계정입니다');
  });

  it('an account disabled between its password and its number is out, too', async () => {
    const administrator = await signIn(g, 'administrator');
    const id = await addPerson(g, 'editor');
    await enrol(g, id);
    const b = await atSecondStep(g, 'editor');
    await administrator.post(`/accounts/${id}/disable`);
    await b.submit('/console/second-step', { by: 'number', code: numberNow() });
    expect(b.title).toBe('직원 로그인');
    expect(await sessions(id)).toEqual([]);
  });

  it('an invitation makes one account, also when 50 use it at once; looking spends nothing', async () => {
    const administrator = await signIn(g, 'administrator');
    const made = await (await administrator.post('/accounts/invite', { username: 'new.one', name: '새 직원', role: 'editor', department: 'roads' })).text();
    const link = /\/console\/invitation\/[\w-]+/.exec(made)?.[0] ?? '';
    const secret = link.split('/').at(-1) ?? '';
    const [row] = await g.core.store.db.select().from(staffInvitations);
    expect(JSON.stringify(row)).not.toContain(secret);
    const browsers = await Promise.all(Array.from({ length: 50 }, async (_, i) => new Browser(g, ORIGIN, { 'x-test-address': `192.0.2.${i}` }).open(link)));
    expect(browsers.every((b) => b.title === '직원 계정 만들기')).toBe(true);
    await Promise.all(browsers.map((b, i) => b.submit(link, { password: `${PASSWORD} ${i}`, again: `${PASSWORD} ${i}` })));
    expect(browsers.filter((b) => b.page.includes('비밀번호를 정했습니다'))).toHaveLength(1);
    expect(await g.core.store.db.select().from(staff).where(eq(staff.username, 'new.one'))).toHaveLength(1);
    expect((await verbs()).filter((v) => v === 'invitation.accept')).toHaveLength(1);
    expect((await browsers[0]?.open(link))?.status).toBe(410);
  });

  it('of two administrators who disable each other at once one remains', async () => {
    const [a, b] = [await signIn(g, 'administrator', { username: 'first' }), await signIn(g, 'administrator', { username: 'second' })];
    await Promise.all([a.token(), b.token()]);
    const answers = await Promise.all([a.post(`/accounts/${b.id}/disable`), b.post(`/accounts/${a.id}/disable`)]);
    const left = await g.core.store.db.select().from(staff).where(and(eq(staff.role, 'administrator'), eq(staff.banned, false)));
    expect(left).toHaveLength(1);
    expect(answers.filter((r) => r.headers.get('location')?.endsWith('done=disabled'))).toHaveLength(1);
    expect((await verbs()).filter((v) => v === 'account.disable')).toHaveLength(1);
  });

  it('the last administrator can be neither disabled nor demoted', async () => {
    const last = await signIn(g, 'administrator');
    const { store } = g.core;
    const member = await memberById(store.db, last.id);
    if (!member) throw new Error('no such member');
    const doer = { actor: 'command line', address: '' };
    await expect(disable(g.core, doer, member)).rejects.toThrow(Conflict);
    await expect(changeRole(g.core, doer, member, 'reader', undefined)).rejects.toThrow(Conflict);
    expect((await last.post(`/accounts/${last.id}/disable`)).headers.get('location')).toContain('not-yourself');
    expect(await memberById(store.db, last.id)).toMatchObject({ role: 'administrator', disabled: false });
    expect(await verbs()).toEqual([]);
  });
}
