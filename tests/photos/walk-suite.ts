/** Photos from devices that take no cookies, and later than at filing: the same cases on SQLite and on D1 in workerd. */
import { beforeEach, describe, expect, it } from 'vitest';
import { perform } from '../../src/petitions/life/perform.js';
import type { Inputs } from '../../src/petitions/life/decide.js';
import type { PetitionVerb } from '../../src/petitions/life/table.js';
import { petitionEvents, petitions, photos } from '../../src/storage/schema.js';
import type { Gateway } from '../../src/wire.js';
import { Device } from '../citizens/device.js';
import { lastCode } from '../citizens/codes-suite.js';
import { receiptIn } from '../receipt-in.js';
import { app1, jpeg, png } from './pictures.js';
import { fieldsOf, type Part, photo } from './upload.js';

const CAMERA = jpeg({ extra: [app1(6)] });
const TWO = [photo(CAMERA), photo(png(), 'b.png', 'image/png')];

export interface Walked extends Gateway {
  time: { now: number };
}

export function walkSuite(start: () => Promise<Walked>): void {
  let g: Walked;
  beforeEach(async () => {
    g = await start();
  });
  const rows = () => g.core.store.db.select().from(photos).orderBy(photos.at, photos.id);
  const count = async (): Promise<number> => (await g.core.store.db.select().from(petitions)).length;
  const enter = async (cookies: boolean): Promise<Device> => {
    const device = new Device(g.app, { cookies });
    const mount = cookies ? '/m' : '/pda';
    await device.open(`${mount}/sign-in`);
    await device.submit('sign-in', { phone: '010-1234-5678' });
    return device.submit('sign-in', { code: await lastCode(g) });
  };
  /** Hidden fields, words, then photos: as a browser sends them. */
  const parts = (device: Device, ask: string, typed: Record<string, string>, more: readonly Part[]): { action: string; fields: Part[]; all: Part[] } => {
    const { action, fields } = device.form(ask);
    const { photo: _, ...own } = fields;
    const sent = fieldsOf({ ...own, ...typed });
    return { action, fields: sent, all: [...sent, ...more] };
  };
  const send = async (device: Device, ask: string, typed: Record<string, string>, more: readonly Part[]): Promise<Device> => {
    const { action, all } = parts(device, ask, typed, more);
    return device.upload(action, all);
  };
  const token = (device: Device): string => /name="session" value="([^"]*)"/.exec(device.page)?.[1] ?? '';
  /** Where a button, or a link, leads. */
  const go = async (device: Device, cookies: boolean, path: string): Promise<void> => {
    if (cookies) return void (await device.open(`/m${path}`));
    const form = device.form('go');
    await device.send(form, { [`to.${path}`]: 'x' });
  };
  const filed = async (cookies: boolean): Promise<{ device: Device; receipt: string }> => {
    const device = await enter(cookies);
    await go(device, cookies, '/petitions/new?group=road');
    await send(device, 'file', { text: '학동로 12길 가로등이 꺼졌어요' }, TWO);
    expect(device.status).toBe(200);
    await device.submit('file');
    return { device, receipt: receiptIn(device.page) };
  };
  const done = <V extends PetitionVerb>(verb: V, receipt: string, input: Inputs[V]): Promise<unknown> => perform(g.core, { kind: 'officer', id: 'kim', name: '김도로', department: 'roads' }, { verb, receipt, version: undefined, input });

  describe.each([
    ['with cookies', true],
    ['without cookies', false],
  ])('a device %s', (_, cookies) => {
    it('promise-34: files with two photos, stays signed in, adds a third; each belongs to its event', async () => {
      const { device, receipt } = await filed(cookies);
      expect(device.words).toContain('010-****-5678로 확인됨');
      await go(device, cookies, `/petitions/${receipt}`);
      await go(device, cookies, `/petitions/${receipt}/add`);
      await send(device, 'add', { text: '' }, [photo(CAMERA)]);
      expect(device.title).toBe('덧붙였습니다');
      const { length } = await g.core.store.db.select().from(petitionEvents);
      expect((await rows()).map((r) => [r.event, r.receipt, r.state]).sort()).toEqual([1, 1, length].map((event) => [event, receipt, 'kept']));
      await go(device, cookies, `/petitions/${receipt}`);
      expect(device.page.match(/\/photo\//g)?.length ?? 0).toBe(cookies ? 6 : 0); // an address needs its device's cookie
      if (!cookies) expect(device.words).toContain('사진 1, 사진 2, 사진 3');
    });

    it('photos go with a reopening, too, with or without a word', async () => {
      const { device, receipt } = await filed(cookies);
      await g.core.store.db.update(petitions).set({ department: 'roads' });
      await done('take', receipt, {});
      await done('answer', receipt, { text: '고쳤습니다.' });
      g.time.now += 2 * 60_000;
      await go(device, cookies, `/petitions/${receipt}`);
      await device.submit('rate', cookies ? { score: '1' } : { 'score.1': '1' });
      await go(device, cookies, `/petitions/${receipt}/reopen`);
      await send(device, 'reopen', { text: '' }, [photo(CAMERA)]);
      expect(device.title).toBe('다시 처리합니다');
      const [event] = (await g.core.store.db.select().from(petitionEvents)).filter((e) => e.code === 'reopened');
      expect([event?.receipt, (event?.detail as { photos?: number } | null)?.photos]).toEqual([receipt, 1]);
      expect((await rows()).filter((r) => r.event === event?.number).length).toBe(1);
    });

    it('an objection needs words; photos that came without them wait in the form', async () => {
      const { device, receipt } = await filed(cookies);
      await g.core.store.db.update(petitions).set({ department: 'roads', kind: 'statutory', period: '5d' });
      await done('take', receipt, {});
      await done('refuse', receipt, { text: '법에 맞지 않습니다.' });
      g.time.now += 2 * 60_000;
      await go(device, cookies, `/petitions/${receipt}`);
      await go(device, cookies, `/petitions/${receipt}/object`);
      await send(device, 'object', { text: '' }, [photo(CAMERA)]);
      expect(device.form('object').fields['photo-1']).toBe((await rows()).find((r) => r.receipt === null)?.id);
      await send(device, 'object', { text: '사정을 다시 살펴 주십시오' }, [photo(png())]);
      const [event] = (await g.core.store.db.select().from(petitionEvents)).filter((e) => e.code === 'objected');
      expect((event?.detail as { photos?: number } | null)?.photos).toBe(2);
      expect((await rows()).filter((r) => r.event === event?.number).length).toBe(2);
    });
  });

  describe('promise-34: tokens among photos', () => {
    const ready = async (): Promise<{ device: Device; action: string; fields: Part[] }> => {
      const device = await enter(false);
      await go(device, false, '/petitions/new?group=road');
      return { device, ...parts(device, 'file', { text: '학동로 12길 가로등이 꺼졌어요' }, []) };
    };
    const without = (fields: Part[], name: string): Part[] => fields.filter((f) => f.name !== name);
    const only = (fields: Part[], name: string): Part[] => fields.filter((f) => f.name === name);

    it('each step has a new one; the old form sent again acts once, and opens nothing', async () => {
      const { device, action, fields } = await ready();
      const before = token(device);
      await device.upload(action, [...fields, ...TWO]);
      expect([device.status, token(device) !== before]).toEqual([200, true]);
      await device.submit('file');
      expect(await count()).toBe(1);
      const thief = new Device(g.app, { cookies: false });
      await thief.upload(action, [...fields, photo(CAMERA)]);
      expect(thief.words).not.toContain('010-****-5678로 확인됨');
      expect(await count()).toBe(1);
    });

    it.each([
      ['the form’s token behind the photos', (f: Part[]) => [...without(f, 'token'), ...TWO, ...only(f, 'token')], 0],
      ['the form’s token missing', (f: Part[]) => [...without(f, 'token'), ...TWO], 0],
      ['the question behind the photos', (f: Part[]) => [...without(f, 'ask'), ...TWO, ...only(f, 'ask')], 0],
      ['the session’s token behind the photos', (f: Part[]) => [...without(f, 'session'), ...TWO, ...only(f, 'session')], 2],
      ['another token behind the photos', (f: Part[]) => [...f, ...TWO, { name: 'token', content: 'forged' }], 2],
      ['the token as a file', (f: Part[]) => [...without(f, 'token'), { name: 'token', filename: 'token', type: 'text/plain', content: 'forged' }, ...only(f, 'token'), ...TWO], 0],
      ['a field between two photos', (f: Part[]) => [...f, TWO[0] as Part, { name: 'receipt', content: '123456789012' }, TWO[1] as Part], 1],
    ])('%s: nothing is filed, and what was read waits a day at most', async (_, order, kept) => {
      const { device, action, fields } = await ready();
      await device.upload(action, order(fields));
      expect(device.status).toBeGreaterThanOrEqual(400);
      expect(device.status).toBeLessThan(500);
      expect([await count(), (await rows()).length]).toEqual([0, kept]);
      g.time.now += 86_400_000 + 1;
      await g.tick();
      expect((await rows()).length).toBe(0);
    });

    it('the first of two tokens counts', async () => {
      const { device, action, fields } = await ready();
      await device.upload(action, [...fields, { name: 'token', content: 'forged' }, { name: 'session', content: 'forged' }, ...TWO]);
      expect(device.status).toBe(200);
      expect(device.words).toContain('010-****-5678로 확인됨');
    });
  });
}
