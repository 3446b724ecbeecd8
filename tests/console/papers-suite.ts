/** From the counter to the figures, the same on both engines: registered once, answered, rated, extended, late, and counted. */
import { beforeEach, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { perform } from '../../src/petitions/life/perform.js';
import { departmentNow, departmentsNow, extendedSince, lowSince } from '../../src/petitions/report.js';
import { petitionEvents, petitions } from '../../src/storage/schema.js';
import type { Gateway } from '../../src/wire.js';
import { type SignedIn, signIn, tokenIn } from '../staff/people.js';

const DAY = 86_400_000;

export interface Opened extends Gateway {
  time: { now: number };
}

export function papersSuite(open: () => Promise<Opened>): void {
  let g: Opened;
  let agent: SignedIn;
  let kim: SignedIn;
  let head: SignedIn;
  beforeEach(async () => {
    g = await open();
    agent = await signIn(g, 'agent');
    kim = await signIn(g, 'officer', { username: 'kim', name: '김도로', department: 'roads' });
    head = await signIn(g, 'head', { username: 'park', name: '박과장', department: 'roads' });
  });
  const fields = { way: 'phone', text: '가로등이 꺼졌습니다', name: '홍길동', phone: '010-7000-0001', consent: 'yes', locale: 'ko' };
  const receiptIn = (response: Response): string => /petitions\/(\d{12})/.exec(response.headers.get('location') ?? '')?.[1] ?? '';
  const take = async (more: Record<string, string> = {}): Promise<string> => receiptIn(await agent.post('/petitions/new', { ...fields, ...more, token: tokenIn(await (await agent.get('/petitions/new')).text()) }));
  const work = (receipt: string, verb: 'take' | 'extend' | 'answer' | 'ask-supplement', input: object = {}): Promise<unknown> => perform(g.core, { kind: 'officer', id: kim.id, name: '김도로', department: 'roads' }, { verb, receipt, version: undefined, input: input as never });

  it('the same form twice at once is one petition, with its events, its notice and its papers', async () => {
    const token = tokenIn(await (await agent.get('/petitions/new')).text());
    const both = await Promise.all([agent.post('/petitions/new', { ...fields, token }), agent.post('/petitions/new', { ...fields, token })]);
    const receipts = new Set(both.map(receiptIn));
    expect([receipts.size, (await g.core.store.db.select().from(petitions)).length]).toEqual([1, 1]);
    const [receipt = ''] = receipts;
    const events = await g.core.store.db.select({ code: petitionEvents.code }).from(petitionEvents).where(eq(petitionEvents.receipt, receipt));
    expect(events.map((e) => e.code)).toEqual(['arrived', 'registered', 'received']);
    expect(await (await agent.get(`/petitions/${receipt}/papers`)).text()).toContain('민원 내용 확인서');
    expect((await agent.post('/petitions/new', { ...fields, token: tokenIn(await (await agent.get('/petitions/new')).text()) })).status).toBe(409);
  });

  it('is counted on every page of figures', async () => {
    const [rated, extended, stopped] = [await take({ phone: '010-7000-0002' }), await take({ phone: '010-7000-0003' }), await take({ phone: '010-7000-0004' })];
    for (const receipt of [rated, extended, stopped]) await work(receipt, 'take');
    await work(rated, 'answer', { text: '고쳤습니다.' });
    await perform(g.core, { kind: 'citizen', id: 'citizen', channel: 'sms' }, { verb: 'rate', receipt: rated, version: undefined, input: { score: 1 } });
    await work(extended, 'extend', { by: 1, text: '부품이 늦습니다.' });
    await work(stopped, 'ask-supplement', { text: '번호', days: 3 });
    expect(await departmentNow(g.core, 'roads', [kim.id])).toEqual({ whole: { open: 2, late: 0, week: 0, stopped: 1 }, loads: [{ officer: kim.id, open: 2, late: 0, week: 0, stopped: 1 }] });
    expect(await extendedSince(g.core, 'roads', 0, 5)).toMatchObject([{ receipt: extended, total: 1 }]);
    expect(await lowSince(g.core, 'roads', 0, 5)).toMatchObject([{ receipt: rated, score: 1, scoredOn: 'sms', total: 1 }]);
    g.time.now += 30 * DAY; // extended is late by then; stopped is not, and stands still
    expect(await departmentsNow(g.core)).toEqual([{ department: 'roads', open: 2, late: 1, week: 0, stopped: 1 }]);
    for (const path of ['/report', '/satisfaction', '/performance', '/performance.csv']) {
      const response = await head.get(path);
      expect([path, response.status, (await response.text()).includes('도로관리과')]).toEqual([path, 200, true]);
    }
  });
}
