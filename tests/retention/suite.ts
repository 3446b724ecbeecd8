/** promise-38: what is no longer kept is erased, on its boundary; what is still needed, or not yet told, stays. On both engines. */
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/storage/store.js';
import { DAY } from '../../src/core.js';
import { perform } from '../../src/petitions/life/perform.js';
import { citizenBy } from '../../src/petitions/life/decision.js';
import { countPurge, purge, PURGED } from '../../src/retention/purge.js';
import { RETENTION } from '../../src/retention/periods.js';
import { actions, codes, limits, messages, notices, personal, petitionEvents, petitions, phones, staffInvitations, subscriptions } from '../../src/storage/schema.js';
import { write } from '../../src/storage/store.js';
import type { Gateway } from '../../src/wire.js';
import { receiptIn } from '../receipt-in.js';

export interface Stand {
  gateway: Gateway;
  store: Store;
  time: { now: number };
}

export function retentionSuite(open: () => Promise<Stand>): void {
  let g: Gateway;
  let store: Store;
  let time: Stand['time'];
  let start: number;
  let serial = 0;
  beforeEach(async () => {
    ({ gateway: g, store, time } = await open());
    start = time.now;
  });

  const text = async (from: string, words: string): Promise<string> => {
    const response = await g.app.request('http://127.0.0.1:3000/sms/demo', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: `r${++serial}`, from, text: words }) });
    return ((await response.json()) as { texts: string[] }).texts.join('\n');
  };
  /** Filed, and named, by this phone. */
  const filed = async (from: string): Promise<string> => {
    await text(from, `신청 가로등이 꺼졌어요 ${++serial}`);
    return receiptIn(await text(from, '1'));
  };
  const withdrawn = (receipt: string): Promise<unknown> => perform(g.core, citizenBy('sms'), { verb: 'withdraw', receipt, version: undefined, input: {} });
  const row = async (receipt: string) => (await store.db.select().from(petitions).where(eq(petitions.receipt, receipt)))[0];
  const words = async (receipt: string) => (await store.db.select().from(personal).where(eq(personal.receipt, receipt))).filter((p) => p.sealed !== null).length;

  it('a closed petition is whole until its last day is over; then its states and times are left, and nobody is found by it', async () => {
    const receipt = await filed('+821011110001');
    await withdrawn(receipt);
    await store.atomic([
      write(store.db.insert(subscriptions).values({ id: 's', receipt, sealed: 'x', at: start })),
      write(store.db.update(notices).set({ state: 'delivered', sealed: 'x' }).where(eq(notices.receipt, receipt))),
    ]);
    time.now = start + RETENTION.petitions * DAY;
    expect((await countPurge(g.core)).petitions).toBe(0);
    expect((await purge(g.core)).petitions).toBe(0);
    expect(await words(receipt)).toBeGreaterThan(0);
    time.now++;
    expect((await countPurge(g.core)).petitions).toBe(1);
    expect((await purge(g.core)).petitions).toBe(1);
    expect(await row(receipt)).toMatchObject({ state: 'withdrawn', phone: null, lastFour: null, likeness: null, name: null, erasedAt: time.now });
    expect(await words(receipt)).toBe(0);
    expect((await store.db.select().from(petitionEvents).where(eq(petitionEvents.receipt, receipt))).length).toBe((await row(receipt))?.events);
    expect(await store.db.select().from(subscriptions)).toEqual([]);
    for (const n of await store.db.select().from(notices).where(eq(notices.receipt, receipt))) expect([n.sealed, n.phone]).toEqual([null, null]);
    const page = await g.app.request(`http://127.0.0.1:3000/m/petitions/${receipt}`);
    expect(page.status).toBe(200);
    expect((await purge(g.core)).petitions, 'once').toBe(0);
    expect(await text('+821011110001', '조회')).not.toContain(receipt.slice(0, 4));
  });

  it('an open petition stays, however old; so does one whose news is not told yet', async () => {
    const [goes, stays] = [await filed('+821011110002'), await filed('+821011110003')];
    await withdrawn(goes);
    await store.atomic([write(store.db.insert(notices).values({ id: 'n', receipt: goes, event: 1, kind: 'late', duty: 'courtesy', locale: 'ko', state: 'held', notBefore: start, createdAt: start, changedAt: start }))]);
    time.now = start + 20 * 365 * DAY;
    expect((await purge(g.core)).petitions).toBe(0);
    expect([await words(goes), await words(stays)].every((n) => n > 0)).toBe(true);
    await store.atomic([write(store.db.update(notices).set({ state: 'recalled' }).where(eq(notices.id, 'n')))]);
    expect((await purge(g.core)).petitions).toBe(1);
    expect((await row(stays))?.phone).not.toBeNull();
  });

  it('answers to texts go after their days; a phone when nothing of it is left', async () => {
    await text('+821011110004', '메뉴');
    const kept = await filed('+821011110005');
    time.now = start + RETENTION.messages * DAY;
    expect((await purge(g.core)).messages).toBe(0);
    time.now++;
    const { messages: gone } = await purge(g.core);
    expect([gone, (await store.db.select().from(messages)).length]).toEqual([3, 0]);
    time.now = start + RETENTION.phones * DAY + 1;
    expect((await purge(g.core)).phones).toBe(1); // the other one has a petition here
    const [left] = await store.db.select().from(phones);
    expect(left?.phone).toBe((await row(kept))?.phone);
  });

  it('what protects a moment, and invitations, go in real time; the record stays two years', async () => {
    const real = Date.now();
    await store.atomic([
      write(store.db.delete(limits)),
      write(store.db.insert(limits).values([{ id: 'old', since: real - 2 * DAY - 1, count: 1 }, { id: 'new', since: real - 2 * DAY, count: 1 }])),
      write(store.db.insert(codes).values([{ id: 'old', receipt: '', code: '', expiresAt: Math.min(real, time.now) - DAY - 1, tries: 0 }, { id: 'new', receipt: '', code: '', expiresAt: Math.min(real, time.now) - DAY, tries: 0 }])),
      write(store.db.insert(staffInvitations).values([{ id: 'old', username: 'a', name: 'a', role: 'reader', by: 'x', at: 0, expiresAt: real - 90 * DAY - 1 }, { id: 'new', username: 'b', name: 'b', role: 'reader', by: 'x', at: 0, expiresAt: real - 90 * DAY }])),
      write(store.db.insert(actions).values([{ at: real - RETENTION.record * DAY - 1000, actor: 'x', verb: 'x', target: 'old', detail: '{}', address: '' }, { at: real - RETENTION.record * DAY + 3_600_000, actor: 'x', verb: 'x', target: 'new', detail: '{}', address: '' }])),
    ]);
    const core = { ...g.core, real: () => real };
    expect(await countPurge(core)).toMatchObject({ limits: 1, codes: 1, invitations: 1, record: 1 });
    expect(await purge(core)).toMatchObject({ limits: 1, codes: 1, invitations: 1, record: 1 });
    expect([(await store.db.select().from(limits)).map((l) => l.id), (await store.db.select().from(codes)).map((c) => c.id), (await store.db.select().from(staffInvitations)).map((i) => i.id)]).toEqual([['new'], ['new'], ['new']]);
    expect((await store.db.select().from(actions).where(eq(actions.verb, 'x'))).map((a) => a.target)).toEqual(['new']);
  });

  it('what the database guards for two years it goes on guarding where a process has its clock ahead', async () => {
    const kept = { at: Date.now() - RETENTION.record * DAY + 3_600_000, actor: 'x', verb: 'ahead', target: 'kept', detail: '{}', address: '' };
    await store.atomic([write(store.db.insert(actions).values(kept))]);
    expect((await purge({ ...g.core, real: () => Date.now() + 7_200_000 })).record).toBeLessThan(2);
    expect((await store.db.select().from(actions).where(eq(actions.verb, 'ahead'))).map((a) => a.target)).toEqual(['kept']);
  });

  describe('chunks', () => {
    it('two at once erase each row once, and a stopped run is gone on with', async () => {
      const rows = Array.from({ length: 450 }, (_, i) => ({ id: `c${i}`, receipt: '', code: '', expiresAt: 0, tries: 0 }));
      for (let i = 0; i < rows.length; i += 15) await store.atomic([write(store.db.insert(codes).values(rows.slice(i, i + 15)))]);
      expect((await purge(g.core, { chunks: 1 })).codes).toBe(200);
      const both = await Promise.all([purge(g.core), purge(g.core)]);
      expect(both[0].codes + both[1].codes).toBe(250);
      expect(Object.keys(both[0])).toEqual([...PURGED]);
    });

    it('the clock does it by itself, once an hour, and says so in the record', async () => {
      await text('+821011110009', '메뉴');
      time.now = start + RETENTION.messages * DAY + 1;
      await g.purge();
      expect(await store.db.select().from(messages)).toEqual([]);
      expect((await store.db.select().from(actions).where(eq(actions.verb, 'database.purge'))).map((a) => [a.actor, a.detail])).toEqual([['system', '{"messages":1}']]);
      await text('+821011110009', '메뉴');
      time.now += RETENTION.messages * DAY + 1;
      await g.purge();
      expect((await store.db.select().from(messages)).length).toBe(1);
    });
  });
}
