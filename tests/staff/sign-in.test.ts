import * as crypto from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { numberAt } from '../../src/staff/totp.js';
import { type Harness, harness } from '../harness.js';
import { addPerson, Browser, enrol, PASSWORD, SECRET, signIn } from './people.js';

let h: Harness;
beforeEach(async () => {
  h = await harness();
});
afterEach(() => h.close());

const numberNow = (): string => numberAt(crypto, SECRET, Date.now());

describe('promise-35: sign-in', () => {
  it('goes from the password over the second step to the page that was asked for', async () => {
    await enrol(h, await addPerson(h, 'editor'));
    const b = await new Browser(h).open('/console/account');
    expect(b.title).toBe('직원 로그인');
    await b.submit('/console/sign-in', { username: 'Editor', password: PASSWORD, next: '/console/account' });
    expect(b.title).toBe('두 번째 확인');
    await b.submit('/console/second-step', { by: 'number', code: numberNow(), next: '/console/account' });
    expect([b.status, b.title]).toEqual([200, '내 계정']);
    await b.submit('/console/sign-out', {});
    expect(b.page).toContain('로그아웃했습니다.');
    await b.open('/console/account');
    expect(b.title).toBe('직원 로그인');
  });

  it('a signed-in person of a test passes the gate', async () => {
    const editor = await signIn(h, 'editor');
    expect((await editor.get('/account')).status).toBe(200);
    expect((await editor.get('/nowhere')).status).toBe(404);
  });
});
