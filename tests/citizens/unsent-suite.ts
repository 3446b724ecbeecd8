/** A session that runs out while somebody writes, on any engine: the words come through signing in, and to nobody else. */
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { IDLE } from '../../src/citizens/sessions.js';
import { UNSENT_KEPT } from '../../src/citizens/unsent.js';
import { purge } from '../../src/retention/purge.js';
import { petitionEvents, petitions, unsent } from '../../src/storage/schema.js';
import type { Gateway } from '../../src/wire.js';
import { receiptIn } from '../receipt-in.js';
import { lastCode } from './codes-suite.js';
import { Device, ORIGIN } from './device.js';

const MINE = '010-1234-5678';
const THEIRS = '010-9999-8888';
const WORDS = '밤마다 <b>깜박입니다</b> & "무섭습니다"\n셋째 줄';

export function unsentSuite(start: () => Promise<Gateway>): void {
  let g: Gateway;
  let receipt: string;
  let serial = 0;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    g = await start();
    const text = async (words: string): Promise<string> => (await g.app.request(`${ORIGIN}/sms/demo`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: `u${++serial}`, from: MINE, text: words }) })).text();
    await text('신청 가로등이 꺼졌어요');
    receipt = receiptIn(await text('1'));
  });
  const later = (ms: number): void => void vi.setSystemTime(Date.now() + ms);
  const rows = async (): Promise<number> => (await g.core.store.db.select().from(unsent)).length;
  const added = async (): Promise<number> => (await g.core.store.db.select().from(petitionEvents)).filter((e) => e.code === 'added').length;
  const prove = async (d: Device, phone = MINE): Promise<void> => {
    await d.submit('sign-in', { phone });
    await d.submit('sign-in', { code: await lastCode(g, phone) });
  };
  const signIn = async (d: Device, mount: string): Promise<void> => {
    await d.open(`${mount}/sign-in`);
    await prove(d);
  };
  /** By a link, or by the button of a device without cookies. */
  const go = async (d: Device, mount: string, path: string, cookies: boolean): Promise<void> => {
    if (cookies) return void (await d.open(mount + path));
    await d.send({ ...d.form('go') }, { [`to.${path}`]: 'x' });
  };

  const DEVICES = [
    ['a mobile with cookies', '/m', true],
    ['a mobile without', '/m', false],
    ['a PDA with cookies', '/pda', true],
    ['a PDA without', '/pda', false],
  ] as const;

  it.each(DEVICES)('promise-34: on %s added words come through signing in, and one press sends them', async (_name, mount, cookies) => {
    const d = new Device(g.app, { cookies });
    await signIn(d, mount);
    await go(d, mount, `/petitions/${receipt}/add`, cookies);
    later(IDLE);
    const form = d.form('add');
    await d.send(form, { text: WORDS });
    expect(d.words).toContain('적으신 글과 사진은 그대로 두었습니다');
    expect(d.page).not.toContain('깜박입니다');
    await d.send(form, { text: WORDS }); // an impatient finger
    expect([d.words.includes('그대로 두었습니다'), await rows(), await added()]).toEqual([true, 1, 0]);
    await prove(d);
    expect(d.title).toBe('덧붙이기');
    expect(d.words).toContain('아까 적으신 글입니다');
    expect(d.textarea).toBe(WORDS);
    expect(await added(), 'nothing is sent by itself').toBe(0);
    await d.submit('add', { text: d.textarea });
    expect([d.title, await rows(), await added()]).toEqual(['덧붙였습니다', 0, 1]);
  });

  it('sent with nothing in it, a form says so; opened, it does not', async () => {
    const d = new Device(g.app);
    await signIn(d, '/m');
    await d.open(`/m/petitions/${receipt}/add`);
    expect([d.title, d.words.includes('하실 말씀을 적어 주십시오')]).toEqual(['덧붙이기', false]);
    await d.submit('add', { text: ' ' });
    expect([d.title, d.words.includes('하실 말씀을 적어 주십시오'), await added()]).toEqual(['덧붙이기', true, 0]);
  });

  it.each(DEVICES)('on %s another phone that signs in sees nothing of them, and they wait for the one that wrote', async (_name, mount, cookies) => {
    const d = new Device(g.app, { cookies });
    await signIn(d, mount);
    await go(d, mount, `/petitions/${receipt}/add`, cookies);
    later(IDLE);
    await d.submit('add', { text: WORDS });
    await prove(d, THEIRS);
    expect(d.words).toContain('010-****-8888로 확인됨');
    for (const path of [`/petitions/${receipt}/add`, '/petitions/new', '/petitions']) {
      await go(d, mount, path, cookies);
      expect(d.page, path).not.toContain('깜박');
    }
    const own = new Device(g.app, { cookies });
    await signIn(own, mount);
    await go(own, mount, `/petitions/${receipt}/add`, cookies);
    expect(own.textarea).toBe(WORDS);
  });

  it('a petition that is being filed comes back whole, whichever code arrives', async () => {
    const d = new Device(g.app);
    await signIn(d, '/m');
    await d.open('/m/petitions/new?group=road');
    later(IDLE);
    await d.submit('file', { text: '보도블록이 깨졌습니다', place: '학동로 12', name: '홍길동', byText: '1' });
    await d.submit('sign-in', { phone: MINE });
    await d.open('/m/sign-in?next=/petitions/new%3Fgroup%3Droad'); // "send the code again"
    await prove(d);
    expect(d.form('file').fields).toMatchObject({ text: '보도블록이 깨졌습니다', place: '학동로 12', name: '홍길동', group: 'road', byText: '1' });
    expect(d.page).not.toContain('name="phone"');
    await d.submit('file');
    await d.submit('file');
    expect((await g.core.store.db.select().from(petitions)).filter((p) => p.phoneProven)).toHaveLength(2);
    expect(await rows()).toBe(0);
  });

  it('at the last step, too: what was about to be confirmed is not lost, nor filed by nobody', async () => {
    const d = new Device(g.app);
    await signIn(d, '/m');
    await d.open('/m/petitions/new?group=road');
    await d.submit('file', { text: '보도블록이 깨졌습니다' });
    later(IDLE);
    await d.submit('file');
    expect((await g.core.store.db.select().from(petitions)).length).toBe(1);
    await prove(d);
    expect(d.form('file').fields.text).toBe('보도블록이 깨졌습니다');
  });

  it('kept a day, then gone; and sealed: neither words nor phone nor a key to them in the row or in an address', async () => {
    const d = new Device(g.app);
    await signIn(d, '/m');
    await d.open(`/m/petitions/${receipt}/add`);
    later(IDLE);
    await d.submit('add', { text: WORDS });
    expect(JSON.stringify(await g.core.store.db.select().from(unsent))).not.toMatch(/깜박|1012345678/);
    for (const [, address = ''] of d.page.matchAll(/(?:href|action)="([^"]*)"/g)) expect(decodeURIComponent(address)).not.toContain('깜박');
    later(UNSENT_KEPT - 1);
    await purge(g.core);
    expect(await rows()).toBe(1);
    later(1);
    await signIn(d, '/m');
    await d.open(`/m/petitions/${receipt}/add`);
    expect(d.textarea).toBe('');
    later(1);
    await purge(g.core);
    expect(await rows()).toBe(0);
  });

  it('a session that was left, a made one and none keep nothing', async () => {
    const d = new Device(g.app);
    await signIn(d, '/m');
    await d.open(`/m/petitions/${receipt}/add`);
    const { action, fields } = d.form('add');
    await d.open('/m/sign-out');
    const cookie = d.jar.get('session-mobile') ?? '';
    await d.submit('sign-out');
    for (const secret of [undefined, cookie, 'A'.repeat(32)]) {
      d.jar.delete('session-mobile');
      if (secret) d.jar.set('session-mobile', secret);
      const page = await (await d.request(action, { ...fields, text: WORDS })).text();
      expect(page).not.toContain('그대로 두었습니다');
    }
    expect(await rows()).toBe(0);
  });

  it('a look at another page meanwhile changes nothing: the form that was left open still says whose it is', async () => {
    const d = new Device(g.app);
    await signIn(d, '/m');
    await d.open(`/m/petitions/${receipt}/add`);
    const form = d.form('add');
    later(IDLE);
    await d.open('/m/petitions');
    expect(d.words).not.toContain('확인됨');
    await d.send(form, { text: WORDS });
    expect(d.words).toContain('그대로 두었습니다');
  });
}
