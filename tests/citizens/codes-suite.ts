/** One-time codes on any engine: the same cases run on better-sqlite3 and on D1 in workerd. */
import { eq } from 'drizzle-orm';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { TRIES, VALID } from '../../src/citizens/codes.js';
import type { Sent } from '../../src/channel.js';
import { textsFor } from '../../src/lab/texts.js';
import { codeRequests, sessions } from '../../src/storage/schema.js';
import type { Gateway } from '../../src/wire.js';
import { Device } from './device.js';

export const PHONE = '010-1234-5678';

export async function lastCode(g: Gateway, phone = PHONE): Promise<string> {
  const texts = await textsFor(g.core, phone, 0);
  return /\d{6}/.exec(texts.at(-1)?.text ?? '')?.[0] ?? '';
}

/** Another code of six digits. */
export const wrong = (code: string, n = 1): string => String((Number(code) + n) % 1_000_000).padStart(6, '0');

export async function asked(g: Gateway, device: Device, mount = '/m', phone = PHONE): Promise<string> {
  await device.open(`${mount}/sign-in`);
  await device.submit('sign-in', { phone });
  return lastCode(g, phone);
}

export function codesSuite(start: (environment?: Record<string, string>) => Promise<Gateway>): void {
  let g: Gateway;
  beforeEach(async () => {
    g = await start();
  });
  const device = (more = {}): Device => new Device(g.app, more);
  const open = async (): Promise<number> => (await g.core.store.db.select().from(sessions)).filter((s) => s.endedAt === null).length;
  const later = (ms: number): void => {
    if (!vi.isFakeTimers()) {
      vi.useFakeTimers({ toFake: ['Date'] });
      onTestFinished(() => void vi.useRealTimers());
    }
    vi.setSystemTime(Date.now() + ms);
  };
  /** What the carrier does instead. */
  const carrier = (send: () => Promise<Sent>): { calls: number } => {
    const count = { calls: 0 };
    if (g.core.texting)
      g.core.texting.send = () => {
        count.calls++;
        return send();
      };
    return count;
  };

  it('opens one’s own list on this device, and says on every page whose it is', async () => {
    const d = device();
    const code = await asked(g, d);
    expect(code).toMatch(/^\d{6}$/);
    expect(d.title).toBe('인증번호를 적어 주십시오');
    expect(d.page).toMatch(/autocomplete="one-time-code"/);
    expect(d.page).not.toContain(code);
    expect(d.words).toContain('010-****-5678');
    expect(d.page).not.toContain('1234-5678');
    await d.submit('sign-in', { code });
    expect(d.title).toBe('내 민원');
    for (const path of ['/m/', '/m/petitions', '/m/departments', '/m/phone']) expect((await d.open(path)).words, path).toContain('010-****-5678로 확인됨');
    expect(JSON.stringify([...d.jar])).not.toContain(code);
  });

  it('promise-29: one use, also when the same form comes 50 times at once: one session, one answer', async () => {
    const d = device();
    const code = await asked(g, d);
    const { action, fields } = d.form('sign-in');
    const answers = await Promise.all(Array.from({ length: 50 }, () => d.request(action, { ...fields, code })));
    const secrets = new Set(answers.map((a) => /session-mobile=([^;]+)/.exec(a.headers.getSetCookie().join())?.[1]).filter(Boolean));
    expect(secrets.size).toBeLessThanOrEqual(1);
    expect(await open()).toBe(1);
    await d.send({ action, method: 'post', fields }, { code }); // once more, as a reload sends it
    expect(d.title).toBe('내 민원');
    expect(await open()).toBe(1);
  });

  it('promise-29: one use, from 50 forms at once and afterwards', async () => {
    const d = device();
    const code = await asked(g, d);
    const forms = await Promise.all(Array.from({ length: 50 }, async () => ({ ...d.form('sign-in').fields, token: new Device(g.app).form('sign-in', await (await g.app.request('http://127.0.0.1:3000/m/sign-in', { headers: { cookie: `device=${d.jar.get('device')}` } })).text()).fields.token ?? '' })));
    const answers = await Promise.all(forms.map((fields) => d.request('/m/sign-in', { ...fields, code })));
    expect(answers.filter((a) => a.headers.getSetCookie().join().includes('session-mobile=')).length).toBe(1);
    expect(await open()).toBe(1);
    const { action, fields } = d.form('sign-in');
    expect(await (await d.request(action, { ...fields, code })).text()).toContain('더 쓸 수 없습니다');
  });

  it('promise-29: five tries even when 200 arrive at once, and the right one after them opens nothing', async () => {
    const d = device();
    const code = await asked(g, d);
    const { action, fields } = d.form('sign-in');
    const answers = await Promise.all(Array.from({ length: 200 }, async (_, i) => (await new Device(g.app, { headers: { 'x-test-address': `198.51.100.${i}`, cookie: `device=${d.jar.get('device')}` } }).request(action, { ...fields, code: wrong(code, i + 1) })).text()));
    const refused = (words: string): number => answers.filter((a) => a.includes(words)).length;
    expect(refused('인증번호가 맞지 않습니다'), 'each that leaves a try says so').toBeLessThan(TRIES);
    expect(refused('인증번호가 맞지 않습니다') + refused('더 쓸 수 없습니다')).toBe(200);
    const [row] = await g.core.store.db.select().from(codeRequests);
    expect(row?.tries).toBe(TRIES);
    await d.submit('sign-in', { code });
    expect([d.title, await open()]).toEqual(['문자로 본인 확인', 0]);
  });

  it('promise-29: four wrong ones leave one try, and the fifth that is right opens', async () => {
    const d = device();
    const code = await asked(g, d);
    for (let i = 1; i < TRIES; i++) {
      await d.submit('sign-in', { code: wrong(code, i) });
      expect(d.words).toContain(`${TRIES - i}번 더`);
    }
    await d.submit('sign-in', { code });
    expect(d.title).toBe('내 민원');
  });

  it.each([
    [VALID - 1, '내 민원'],
    [VALID, '문자로 본인 확인'],
  ])('promise-29: ten minutes: after %i ms it is %s', async (after, title) => {
    later(0);
    const d = device();
    const code = await asked(g, d);
    later(after);
    await d.submit('sign-in', { code });
    expect(d.title).toBe(title);
  });

  it('promise-29: bound to the form that asked: not on another device, not in another form, not for another code', async () => {
    const [mine, theirs] = [device(), device()];
    const code = await asked(g, mine);
    const other = await asked(g, theirs, '/m', '010-9999-8888');
    const { request = '' } = mine.form('sign-in').fields;
    await theirs.submit('sign-in', { code }); // their own form, my code
    expect(theirs.words).toContain('맞지 않습니다');
    await theirs.submit('sign-in', { request, code }); // my request, on their device
    expect(theirs.words).toContain('더 쓸 수 없습니다');
    await theirs.open('/m/sign-in');
    const forged = theirs.form('sign-in');
    await theirs.send(forged, { request: 'A'.repeat(32), code });
    expect(theirs.words).toContain('더 쓸 수 없습니다');
    const noCookies = device({ cookies: false }); // the request without its cookie, as a device that takes none
    await noCookies.open('/pda/sign-in');
    await noCookies.send(noCookies.form('sign-in'), { request, code });
    expect(noCookies.words).toContain('더 쓸 수 없습니다');
    expect(await open()).toBe(0);
    await mine.submit('sign-in', { code });
    expect([mine.title, other === code]).toEqual(['내 민원', false]);
  });

  it('a form sent twice texts once, also at the same time', async () => {
    const sent = carrier(async () => ({ state: 'accepted', id: 'x' }));
    const d = await device().open('/m/sign-in');
    const { action, fields } = d.form('sign-in');
    const answers = await Promise.all(Array.from({ length: 20 }, async () => (await d.request(action, { ...fields, phone: PHONE })).text()));
    expect(sent.calls).toBe(1);
    const requests = new Set(answers.map((a) => d.form('sign-in', a).fields.request));
    expect(requests.size).toBe(1);
    await d.send({ action, method: 'post', fields }, { phone: '010-1234-5679' }); // changed after "back": another
    expect(sent.calls).toBe(2);
  });

  it.each([
    ['refused', { state: 'refused', code: '21610', why: 'stopped' }, '인증번호를 보내지 못했습니다'],
    ['refused', { state: 'refused', code: '30003', why: 'recipient' }, '인증번호를 보내지 못했습니다'],
    ['refused', { state: 'refused', code: '401', why: 'setting' }, '인증번호를 보내지 못했습니다'],
    ['doubtful', { state: 'doubtful', code: 'timeout' }, '인증번호를 적어 주십시오'],
  ] as [string, Sent, string][])('a carrier that is %s (%o) is not hidden, and nothing of why is told', async (_, answer, title) => {
    carrier(async () => answer);
    const d = await device().open('/m/sign-in');
    await d.submit('sign-in', { phone: PHONE });
    expect(d.title).toBe(title);
    expect(d.words).not.toMatch(/21610|30003|401|stopped|recipient|timeout/);
    const told = d.words;
    const e = await device().open('/m/sign-in');
    await e.submit('sign-in', { phone: '010-7777-6666' });
    expect(e.words).toBe(told.replace('010-****-5678', '010-****-6666'));
  });

  it('promise-32: five an hour to a phone, from whatever addresses; the page says so', async () => {
    const sent = carrier(async () => ({ state: 'accepted', id: 'x' }));
    const titles: string[] = [];
    for (let i = 0; i < 7; i++) {
      const d = device({ headers: { 'x-test-address': `203.0.113.${i}` } });
      await d.open('/m/sign-in');
      await d.submit('sign-in', { phone: PHONE });
      titles.push(d.title);
    }
    expect(sent.calls).toBe(5);
    expect(titles.filter((t) => t === '인증번호를 보내지 못했습니다')).toHaveLength(2);
  });

  it('promise-32: ten a day to a phone', async () => {
    const sent = carrier(async () => ({ state: 'accepted', id: 'x' }));
    later(0);
    for (let hour = 0; hour < 5; hour++) {
      for (let i = 0; i < 5; i++) await (await device().open('/m/sign-in')).submit('sign-in', { phone: PHONE });
      later(3_600_000 + 1);
    }
    expect(sent.calls).toBe(10);
  });

  it('promise-32: thirty an hour to neighbouring numbers', async () => {
    const sent = carrier(async () => ({ state: 'accepted', id: 'x' }));
    for (let i = 0; i < 33; i++) await (await device({ headers: { 'x-test-address': `198.18.${i}.1` } }).open('/m/sign-in')).submit('sign-in', { phone: `010-5555-${String(1000 + i)}` });
    expect(sent.calls).toBe(30);
    await (await device().open('/m/sign-in')).submit('sign-in', { phone: '010-5556-1000' });
    expect(sent.calls).toBe(31);
  });

  it('promise-32: only Korean mobile numbers, and a day’s worth in all', async () => {
    const d = device();
    for (const phone of ['02-3423-5114', '+1 212 555 2368', '+84 91 234 56 78', '1588-1234', '070-4321-1234']) {
      await d.open('/m/sign-in');
      await d.submit('sign-in', { phone });
      expect(d.words, phone).toMatch(/보낼 수 없습니다|다시 확인해/);
    }
    expect(await g.core.store.db.select().from(codeRequests)).toEqual([]);
    g = await start({ CODES_PER_DAY: '3' });
    const sent = carrier(async () => ({ state: 'accepted', id: 'x' }));
    for (let i = 0; i < 5; i++) await (await device().open('/m/sign-in')).submit('sign-in', { phone: `010-${2000 + i}-1111` });
    expect(sent.calls).toBe(3);
  });

  it('promise-32: other countries where they are configured, a tenth of the day each', async () => {
    g = await start({ CODES_PER_DAY: '20', CODE_COUNTRIES: '82, 84' });
    const sent = carrier(async () => ({ state: 'accepted', id: 'x' }));
    for (let i = 0; i < 4; i++) await (await device().open('/m/sign-in')).submit('sign-in', { phone: `+84 91${i} 234 567` });
    expect(sent.calls).toBe(2);
    await (await device().open('/m/sign-in')).submit('sign-in', { phone: '+1 212 555 2368' });
    expect(sent.calls).toBe(2);
  });

  it('what is stored opens nothing: neither code nor phone nor request in clear', async () => {
    const d = device();
    const code = await asked(g, d);
    const { request = '' } = d.form('sign-in').fields;
    const [row] = await g.core.store.db.select().from(codeRequests);
    const stored = JSON.stringify(row);
    for (const secret of [code, request, '1012345678']) expect(stored).not.toContain(secret);
  });

  it('leaves this device alone, or every one of the phone', async () => {
    const devices = [device(), device(), device()];
    for (const d of devices) {
      await asked(g, d);
      await d.submit('sign-in', { code: await lastCode(g) });
      expect(d.title).toBe('내 민원');
    }
    const [one, two, three] = devices as [Device, Device, Device];
    const cookie = one.jar.get('session-mobile') ?? '';
    await one.open('/m/sign-out');
    await one.send(one.form('sign-out'));
    expect([one.title, one.jar.has('session-mobile'), await open()]).toEqual(['나갔습니다', false, 2]);
    one.jar.set('session-mobile', cookie);
    expect((await one.open('/m/petitions')).words, 'its cookie opens nothing any more').not.toContain('확인됨');
    await two.open('/m/sign-out');
    await two.send(two.form('sign-out'), { everywhere: '1' });
    expect(await open()).toBe(0);
    expect((await three.open('/m/petitions')).words).not.toContain('확인됨');
  });

  it('goes on where one came from', async () => {
    const d = await device().open('/m/petitions/new?group=road');
    const then = /href="(\/m\/sign-in[^"]*)"/.exec(d.page)?.[1] ?? '';
    await d.open(then.replaceAll('&amp;', '&'));
    await d.submit('sign-in', { phone: PHONE });
    await d.submit('sign-in', { code: await lastCode(g) });
    expect(d.title).toBe('민원 신청');
    expect(d.form('file').fields).not.toHaveProperty('phone');
    await d.submit('file', { text: '가로등이 꺼졌어요' });
    await d.submit('file');
    expect(d.words).toContain('접수');
    expect((await d.open('/m/petitions')).words).toContain('가로등');
    const row = await g.core.store.db.select({ sent: codeRequests.sent }).from(codeRequests).where(eq(codeRequests.sent, 'accepted'));
    expect(row).toHaveLength(1);
  });
}
