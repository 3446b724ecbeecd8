/** Notices that a restored copy holds back, on any engine. */
import { beforeEach, expect, it } from 'vitest';
import { dropHeld, type Held, heldNotices, holdPending, releaseHeld } from '../../src/notices/held.js';
import { notices, petitions, tasks } from '../../src/storage/schema.js';
import { type Store, write } from '../../src/storage/store.js';

const NOW = Date.parse('2026-11-24T14:20:00+09:00');
const STATES = ['waiting', 'claimed', 'pushed', 'sent', 'delivered', 'failed', 'doubtful', 'silenced', 'recalled'];

export function heldSuite(open: () => Promise<Store>): void {
  let store: Store;
  const core = () => ({ store, now: () => NOW + 60_000 });
  const state = async (id: string) => (await store.db.select().from(notices)).find((n) => n.id === id);
  const listed = (of?: Parameters<typeof heldNotices>[1]): Promise<Held[]> => heldNotices(core(), of);

  beforeEach(async () => {
    store = await open();
    const petition = { category: 'c', kind: '고충', period: '7d', state: 'assigned', channel: 'c', locale: 'ko', phoneProven: true, arrivedAt: NOW, receivedAt: NOW, dueAt: NOW, provisional: false, events: 1, fresh: 1 };
    const notice = { event: 1, duty: 'law', locale: 'ko', notBefore: NOW, claimedUntil: NOW + 9, tries: 3, way: 'text', carrier: 'x', carrierId: 'y', code: '30003', createdAt: NOW, changedAt: NOW };
    await store.atomic([
      ...['roads', 'parks'].map((department, n) => write(store.db.insert(petitions).values({ ...petition, receipt: `r${n}`, department }))),
      ...STATES.map((s) => write(store.db.insert(notices).values({ ...notice, id: s, receipt: 'r0', kind: s, state: s }))),
      write(store.db.insert(notices).values({ ...notice, id: 'other', receipt: 'r1', kind: 'answered', state: 'waiting', notBefore: NOW + 900_000 })),
    ]);
    await store.atomic(holdPending(NOW));
  });

  it('holds what waits or has begun, with a task each, and touches nothing else', async () => {
    expect((await listed()).map((h) => [h.id, h.department, h.why, h.at])).toEqual([
      ['claimed', 'roads', 'was-claimed', NOW],
      ['other', 'parks', 'was-waiting', NOW],
      ['pushed', 'roads', 'was-pushed', NOW],
      ['waiting', 'roads', 'was-waiting', NOW],
    ]);
    for (const s of STATES.slice(3)) expect((await state(s))?.state).toBe(s);
  });

  it('lists by department and by page', async () => {
    expect((await listed({ department: 'parks' })).map((h) => h.id)).toEqual(['other']);
    const first = await listed({ limit: 3 });
    expect(first.map((h) => h.id)).toEqual(['claimed', 'other', 'pushed']);
    expect((await listed({ limit: 3, after: first.at(-1) as Held })).map((h) => h.id)).toEqual(['waiting']);
  });

  it('a released one begins anew and never before its time; a dropped one never goes', async () => {
    expect(await releaseHeld(core(), ['pushed', 'other'], 'kim')).toEqual({ settled: ['pushed', 'other'], late: [] });
    expect(await state('pushed')).toMatchObject({ state: 'waiting', notBefore: NOW + 60_000, claimedUntil: null, tries: 0, way: null, carrier: null, carrierId: null, code: null });
    expect(await state('other')).toMatchObject({ state: 'waiting', notBefore: NOW + 900_000 });
    expect(await dropHeld(core(), ['claimed'], 'lee', 'sent-before')).toEqual({ settled: ['claimed'], late: [] });
    expect(await state('claimed')).toMatchObject({ state: 'dropped', code: 'sent-before' });
    expect((await listed()).map((h) => h.id)).toEqual(['waiting']);
    const done = (await store.db.select().from(tasks)).filter((t) => t.doneAt !== null);
    expect(done.map((t) => [t.notice, t.how, t.doneBy, t.doneAt]).sort()).toEqual([
      ['claimed', 'sent-before', 'lee', NOW + 60_000],
      ['other', 'released', 'kim', NOW + 60_000],
      ['pushed', 'released', 'kim', NOW + 60_000],
    ]);
  });

  it('decides each once: whoever is second is told, and changes neither notice nor task', async () => {
    await dropHeld(core(), ['waiting'], 'lee', 'void');
    expect(await releaseHeld(core(), ['waiting', 'claimed', 'sent', 'nobody'], 'kim')).toEqual({ settled: ['claimed'], late: ['waiting', 'sent', 'nobody'] });
    expect(await dropHeld(core(), ['claimed'], 'lee', 'void')).toEqual({ settled: [], late: ['claimed'] });
    expect((await state('waiting'))?.state).toBe('dropped');
    expect((await state('sent'))?.state).toBe('sent');
    expect((await store.db.select().from(tasks)).find((t) => t.notice === 'waiting')).toMatchObject({ doneBy: 'lee', how: 'void' });
  });

  it('held again, a released one has its task again', async () => {
    await releaseHeld(core(), ['waiting'], 'kim');
    await store.atomic(holdPending(NOW + 120_000));
    expect((await listed()).find((h) => h.id === 'waiting')).toMatchObject({ why: 'was-waiting', at: NOW + 120_000 });
    expect((await store.db.select().from(tasks)).find((t) => t.notice === 'waiting')).toMatchObject({ doneAt: null, doneBy: null, how: null });
  });
}
