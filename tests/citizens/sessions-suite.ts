/** Sessions on any engine: the same cases run on better-sqlite3 and on D1 in workerd. */
import { sql } from 'drizzle-orm';
import { beforeEach, expect, it, vi, onTestFinished } from 'vitest';
import { purge } from '../../src/retention/purge.js';
import { advance, end, endAll, find, IDLE, type Opening, open, secretOf, tokenOf, use, WHOLE } from '../../src/citizens/sessions.js';
import { sessions } from '../../src/storage/schema.js';
import type { Gateway } from '../../src/wire.js';
import { Device } from './device.js';

export const NUMBER = '+821012345678';

/** Real time stands still and moves as told. */
function atTime(): { later(ms: number): void } {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  return { later: (ms) => void vi.setSystemTime(Date.now() + ms) };
}

/** A phone that is known, as its first text or code makes it. */
export async function know({ core }: Gateway, number = NUMBER): Promise<string> {
  const phone = core.vault.find('phone', number);
  await core.store.atomic([{ sql: 'insert into phones (phone, sealed, locale, changed_at) values (?, ?, ?, ?) on conflict do nothing', params: [phone, core.vault.seal(number, `phones/${phone}`), 'ko', 0] }]);
  return phone;
}

export function sessionsSuite(start: () => Promise<Gateway>): void {
  let g: Gateway;
  let opening: Opening;
  beforeEach(async () => {
    g = await start();
    opening = { phone: await know(g), screen: 'private', by: 'code', idle: IDLE, whole: WHOLE };
  });
  const opened = async (id: string, more: Partial<Opening> = {}): Promise<string> => {
    await g.core.store.atomic([open(g.core, id, { ...opening, ...more })]);
    return secretOf(g.core, id);
  };
  const count = async (): Promise<number> => (await g.core.store.db.select({ n: sql<number>`count(*)` }).from(sessions))[0]?.n ?? 0;

  it('is found by its secret alone, which the database does not hold', async () => {
    const secret = await opened('form/1');
    expect(await find(g.core, { cookie: secret })).toMatchObject({ number: NUMBER, screen: 'private', by: 'code', behind: 0 });
    for (const wrong of ['', 'x', secret.slice(1), secretOf(g.core, 'form/2')]) expect(await find(g.core, { cookie: wrong }), wrong).toBeUndefined();
    const [row] = await g.core.store.db.select().from(sessions);
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(JSON.stringify(row)).not.toContain('1012345678');
    expect(await find(g.core, { cookie: row?.id ?? '' }), 'what the database holds opens nothing').toBeUndefined();
  });

  it('ends after its idle time, which every use begins anew, and at its last moment whatever happens', async () => {
    const clock = atTime();
    const secret = await opened('form/1');
    const there = () => find(g.core, { cookie: secret });
    clock.later(IDLE - 1);
    const session = await there();
    expect(session).toBeDefined();
    clock.later(1);
    expect(await there()).toBeUndefined();
    clock.later(-1);
    if (session) await use(g.core, session);
    clock.later(IDLE - 1);
    expect(await there(), 'used in between').toBeDefined();
    for (let t = Date.now(); t < Date.now() + WHOLE; clock.later(IDLE / 2)) {
      const found = await there();
      if (!found) break;
      await use(g.core, found);
    }
    const [row] = await g.core.store.db.select().from(sessions);
    expect(Date.now()).toBeGreaterThanOrEqual(row?.endsAt ?? 0);
    expect(Date.now() - (row?.endsAt ?? 0)).toBeLessThan(IDLE / 2);
  });

  it('a shorter idle time is kept as exactly', async () => {
    const clock = atTime();
    const secret = await opened('form/1', { screen: 'shared', by: 'paired', idle: 180_000 });
    for (let i = 0; i < 5; i++) {
      clock.later(100_000);
      const session = await find(g.core, { cookie: secret });
      expect(session).toMatchObject({ screen: 'shared', by: 'paired' });
      if (session) await use(g.core, session);
    }
    clock.later(180_000);
    expect(await find(g.core, { cookie: secret })).toBeUndefined();
  });

  it('one is ended, or all of a phone, and nobody else’s', async () => {
    const other = await know(g, '+821099998888');
    const [one, two, theirs] = [await opened('form/1'), await opened('form/2', { screen: 'shared' }), await opened('form/3', { phone: other })];
    const session = await find(g.core, { cookie: one });
    await g.core.store.atomic([end(g.core, session?.id ?? '')]);
    expect([await find(g.core, { cookie: one }), (await find(g.core, { cookie: two }))?.screen]).toEqual([undefined, 'shared']);
    const three = await opened('form/4');
    await g.core.store.atomic([endAll(g.core, opening.phone)]);
    for (const secret of [two, three]) expect(await find(g.core, { cookie: secret })).toBeUndefined();
    expect(await find(g.core, { cookie: theirs })).toBeDefined();
  });

  it('rows that open nothing any more are erased a day after their last moment', async () => {
    const clock = atTime();
    await opened('form/1');
    clock.later(WHOLE + 86_400_000);
    await purge(g.core);
    expect(await count()).toBe(1);
    clock.later(1);
    await purge(g.core);
    expect(await count()).toBe(0);
  });

  it('promise-34: a hidden token counts for its step alone, and two at once are one', async () => {
    const secret = await opened('form/1', { byToken: true });
    const session = await find(g.core, { cookie: secret });
    if (!session) throw new Error('not open');
    const token = tokenOf(g.core, session);
    expect(await find(g.core, { token })).toMatchObject({ step: 1, behind: 0 });
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => g.core.store.atomic([advance(g.core, session)])));
    expect(all.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    expect(await find(g.core, { token })).toMatchObject({ step: 2, behind: 1 });
    const next = tokenOf(g.core, { ...session, step: 2 });
    expect(await find(g.core, { token: next })).toMatchObject({ behind: 0 });
    expect(await find(g.core, { token: next.replace(/\.2\./, '.3.') })).toBeUndefined();
    expect(await find(g.core, { token: `${session.id}.2.${'A'.repeat(32)}` })).toBeUndefined();
    expect(await find(g.core, { cookie: token }), 'a hidden token is no cookie').toBeUndefined();
    await g.core.store.atomic([end(g.core, session.id)]);
    await expect(g.core.store.atomic([advance(g.core, { ...session, step: 2 })])).rejects.toThrow('sessions.step');
  });

  it('a page says whose session it is, masked, and a cookie that opens nothing is taken back', async () => {
    const phone = new Device(g.app);
    await phone.open('/m/');
    phone.jar.set('session-mobile', await opened('form/1'));
    expect((await phone.open('/m/')).words).toContain('010-****-5678로 확인됨');
    expect((await phone.open('/m/phone')).words).toContain('010-****-5678로 확인됨');
    expect((await phone.open('/pda/')).words, 'each channel has its own').not.toContain('5678');
    await g.core.store.atomic([endAll(g.core, opening.phone)]);
    expect((await phone.open('/m/')).words).not.toContain('010-****-5678');
    expect(phone.jar.has('session-mobile')).toBe(false);
  });

  it('promise-34: a form with a session’s cookie and without its device’s is not taken', async () => {
    const phone = new Device(g.app);
    await phone.open('/m/petitions/find');
    phone.jar.set('session-mobile', await opened('form/1'));
    const form = phone.form('check');
    phone.jar.delete('device');
    // Without the device's cookie it counts as a device that takes none, so no cookie speaks for it.
    await phone.send(form, { receipt: '000000000000', lastFour: '1234' });
    expect(phone.words).not.toContain('010-****');
  });

  it('a screen that others see stays one, whatever page it opens', async () => {
    const secret = await opened('form/1', { screen: 'shared', by: 'paired', idle: 180_000 });
    const device = new Device(g.app);
    await device.open('/m/');
    device.jar.set('session-mobile', secret);
    expect((await device.open('/m/petitions/new?group=road')).page, 'nothing is typed on a shared screen').not.toContain('<textarea');
  });
}
