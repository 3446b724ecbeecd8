/** A notice's whole way by the bridge: the same promises as by any carrier, in the bridge's own words. */
import { describe, expect, it } from 'vitest';
import { sign } from '../../channels/sms/sign.js';
import { MENDING } from '../../src/notices/outcome.js';
import { BRIDGE, type Says } from './carrier.js';
import { reportsSuite } from './reports-suite.js';
import { answered, h, noticeStand, openWith, rows, stand } from './stand.js';

noticeStand();

const tasks = (): unknown[] => h.store.raw.prepare('select kind, why from tasks where done_at is null order by rowid').all();

const opened = (answer?: (n: number) => Says | 'hang' | undefined): Promise<void> => openWith(BRIDGE, (_, n) => answer?.(n) ?? { status: 202, body: { id: `A-${n}` } });
async function report(notice: string, state: string, { secret = BRIDGE('').BRIDGE_SECRET, ...more }: Record<string, string> = {}): Promise<number> {
  const body = JSON.stringify({ kind: 'report', notice, state, ...more });
  const response = await h.app.request('http://127.0.0.1:3000/sms/bridge/report', { method: 'POST', body, headers: { 'content-type': 'application/json', ...(await sign(secret ?? '', body, Date.now())) } });
  return response.status;
}

describe('the way of one notice by the bridge', () => {
  it('goes out once, as an LMS with department, name and phone; its report delivers it', async () => {
    await opened();
    await answered();
    expect(await h.notices.run()).toBe(1);
    expect(await h.notices.run()).toBe(0);
    expect(stand?.asked).toHaveLength(1);
    expect(stand?.asked[0]).toMatchObject({ to: '01012345678', callback: 'http://127.0.0.1:3000/sms/bridge/report' });
    for (const part of ['가로등을 고쳤습니다.', '도로관리과 김도로 02-3423-6120', '5 매우 만족']) expect(stand?.asked[0]?.body).toContain(part);
    const [row] = rows();
    expect(row).toMatchObject({ state: 'sent', tries: 1, carrier: 'bridge', carrier_id: 'A-1' });
    expect(await report(row?.id ?? '', 'delivered')).toBe(204);
    expect(rows()).toMatchObject([{ state: 'delivered', delivery: 4 }]);
  });

  it('promise-12: silence after the text was sent is never followed by a second one', async () => {
    await opened(() => 'hang');
    await answered();
    await h.notices.run();
    h.time.now += 24 * 3_600_000;
    await h.notices.run();
    expect(stand?.asked).toHaveLength(1);
    expect(rows()).toMatchObject([{ state: 'doubtful' }]);
    expect(tasks()).toEqual([{ kind: 'check', why: 'doubtful' }]);
  });

  it.each([
    ['recipient', 'failed', [{ kind: 'tell', why: 'unreachable' }]],
    ['stopped', 'failed', [{ kind: 'tell', why: 'stopped' }]],
    ['content', 'failed', [{ kind: 'tell', why: 'failed' }]],
  ])('promise-13: %s is permanent: never again, and the law makes it a task', async (code, state, expected) => {
    await opened(() => ({ status: 400, body: { code } }));
    await answered();
    await h.notices.run();
    h.time.now += 24 * 3_600_000;
    await h.notices.run();
    expect(stand?.asked).toHaveLength(1);
    expect(rows()).toMatchObject([{ state, code }]);
    expect(tasks()).toEqual(expected);
  });

  it.each([
    ['limited', 3],
    ['later', 6],
    ['throttled', 20],
  ])('promise-13, -15: %s is tried %i times with growing pauses, then staff see it', async (code, most) => {
    await opened(() => ({ status: code === 'throttled' ? 429 : 503, body: { code } }));
    await answered();
    for (let i = 0; i < most + 3 && rows()[0]?.state === 'waiting'; i++) {
      h.time.now = Math.max(h.time.now, rows()[0]?.not_before ?? 0);
      await h.notices.run();
    }
    expect(stand?.asked).toHaveLength(most);
    expect(rows()).toMatchObject([{ state: 'failed', code }]);
    expect(tasks()).toEqual([{ kind: 'tell', why: 'failed' }]);
  });

  it('promise-14: it waits as told', async () => {
    await opened((n) => (n === 1 ? { status: 429, headers: { 'retry-after': '120' } } : undefined));
    await answered();
    await h.notices.run();
    expect(rows()[0]?.not_before).toBe(h.time.now + 120_000);
    h.time.now += 120_000;
    await h.notices.run();
    expect(rows()).toMatchObject([{ state: 'sent', tries: 2 }]);
  });

  it('a wrong secret stops the texts and keeps them', async () => {
    await opened((n) => (n === 1 ? { status: 403, body: { code: 'setting' } } : undefined));
    await answered();
    await h.notices.run();
    expect(rows()).toMatchObject([{ state: 'waiting', code: 'setting' }]);
    expect(h.lines.filter((l) => l.code === 'setting')).toHaveLength(1);
    h.time.now += MENDING;
    await h.notices.run();
    expect(rows()).toMatchObject([{ state: 'sent' }]);
  });
});

describe('reports by the bridge', () => {
  reportsSuite(opened, report, { sent: 2, failed: 3, delivered: 4 });

  it('a failure is the officer’s task, with its code; a state or a notice that is none changes nothing', async () => {
    await opened();
    await answered();
    await h.notices.run();
    const id = rows()[0]?.id ?? '';
    expect(await report(id, 'delivered', { secret: 'x'.repeat(32) })).toBe(403);
    expect(await report(id, 'read')).toBe(400);
    expect(await report('x', 'sent')).toBe(400);
    expect(await report('notice-of-nobody-0000', 'sent')).toBe(204);
    expect(rows()).toMatchObject([{ state: 'sent', delivery: 0 }]);
    expect(await report(id, 'failed', { code: 'E-0301' })).toBe(204);
    expect(rows()).toMatchObject([{ state: 'failed', code: 'E-0301' }]);
    expect(tasks()).toEqual([{ kind: 'tell', why: 'unreachable' }]);
  });
});
