/** From an officer's verb to a phone, through a carrier that delays, drops, refuses and reports in any order. */
import twilio from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, it } from 'vitest';
import { citizenBy, SYSTEM } from '../../src/petitions/life/decision.js';
import { RECALL } from '../../src/notices/outbox.js';
import { MENDING } from '../../src/notices/outcome.js';
import { LEASE } from '../../src/notices/claim.js';
import { silence } from '../../src/notices/silence.js';
import { harness } from '../harness.js';
import { type Says, TWILIO } from './carrier.js';
import { reportsSuite } from './reports-suite.js';
import { answered, doing, filed, h, noticeStand, openWith, PHONE, rows, stand } from './stand.js';

noticeStand();

const tasks = (): unknown[] => h.store.raw.prepare('select kind, why, how from tasks order by rowid').all();

const opened = (answer?: (n: number) => Says | 'hang' | undefined, env: Record<string, string> = {}): Promise<void> => openWith((url) => ({ ...TWILIO(url), ...env }), (_, n) => answer?.(n));
/** Twilio's report, signed as Twilio signs. */
async function report(notice: string, status: string, code?: string): Promise<number> {
  const path = `/sms/twilio/status?notice=${notice}`;
  const fields: Record<string, string> = { MessageSid: `SM${'0'.repeat(31)}1`, MessageStatus: status, ...(code ? { ErrorCode: code } : {}) };
  const signature = twilio.getExpectedTwilioSignature('twilio-token-of-the-tests', `http://127.0.0.1:3000${path}`, fields);
  return (await h.post(path, fields, { 'x-twilio-signature': signature })).status;
}

describe('the way of one notice', () => {
  it('waits until it can no longer be recalled, goes out once with department, name and phone, and its digits belong to it', async () => {
    await opened();
    const receipt = await filed();
    await doing('answer', receipt, { text: '가로등을 고쳤습니다.' });
    await h.notices.run();
    expect(stand?.asked).toEqual([]);
    h.time.now += RECALL;
    expect(await h.notices.run()).toBe(1);
    expect(await h.notices.run()).toBe(0);
    expect(stand?.asked).toHaveLength(1);
    const [sent] = stand?.asked ?? [];
    expect(sent?.to).toBe('+821012345678');
    for (const part of ['가로등을 고쳤습니다.', '도로관리과 김도로 02-3423-6120', '5 매우 만족', '1 매우 불만']) expect(sent?.body).toContain(part);
    expect(sent?.callback).toBe(`http://127.0.0.1:3000/sms/twilio/status?notice=${rows()[0]?.id}`);
    expect(rows()).toMatchObject([{ kind: 'answered', state: 'sent', tries: 1, carrier_id: `SM${'0'.repeat(31)}1` }]);
    expect(h.count('messages')).toBe(3);
  });

  it('what officers did is told to the citizen, who rates it with one digit of the notice; within 60 seconds nobody sees it', async () => {
    await opened();
    const receipt = await filed();
    await doing('answer', receipt, { text: '가로등을 고쳤습니다.' });
    expect(await h.text(PHONE, '조회')).toContain('처리 중');
    h.time.now += RECALL;
    expect(await h.text(PHONE, '조회')).toContain('답변 마침');
    await h.notices.run();
    expect(await h.text(PHONE, '4')).toContain('4점');
    expect(h.store.raw.prepare('select state, score, scored_on from petitions').get()).toEqual({ state: 'answered', score: 4, scored_on: 'sms' });
    h.time.now += 7 * 86_400_000 - RECALL;
    expect(await h.text(PHONE, '5', 'last')).toContain('5점'); // still its digits, its seven days not over
    h.time.now += 60_001;
    expect(await h.text(PHONE, '평가 5')).toContain('7일 안에');
    expect(h.store.raw.prepare('select score from petitions').pluck().get()).toBe(5);
  });

  it('invites no answer where none can arrive', async () => {
    await opened(undefined, { SMS_REPLY_NUMBER: '', DEMO: 'off' });
    const filing = h.core.random.token(); // no lab without DEMO: by Kannel
    for (const [i, text] of ['가로등이 꺼졌어요', '1'].entries()) await h.get(`/sms/kannel?token=kannel-token-of-the-tests&id=${filing}${i}&from=01012345678&to=0234235114&text=${encodeURIComponent(text)}`);
    const receipt = h.store.raw.prepare('select receipt from petitions').pluck().get() as string;
    await doing('take', receipt, {});
    await doing('answer', receipt, { text: '고쳤습니다.' });
    h.time.now += RECALL;
    await h.notices.run();
    expect(stand?.asked[0]?.body).toContain('고쳤습니다.');
    expect(stand?.asked[0]?.body).not.toContain('만족');
  });

  it('a recalled result is never told; one that is on its way cannot be recalled', async () => {
    await opened();
    const receipt = await filed();
    await doing('answer', receipt, { text: '가로등을 고쳤습니다.' });
    await doing('recall', receipt, {});
    h.time.now += RECALL;
    await h.notices.run();
    expect(stand?.asked).toEqual([]);
    expect(rows()).toMatchObject([{ state: 'recalled' }]);
    await doing('answer', receipt, { text: '이번에는 정말 고쳤습니다.' });
    h.store.raw.prepare("update notices set state = 'claimed' where state = 'waiting'").run();
    await expect(doing('recall', receipt, {})).rejects.toMatchObject({ code: 'recall-late' });
  });

  it('promise-17: no transaction is open while a carrier is called', async () => {
    let open: boolean | undefined;
    await opened(() => {
      open = h.store.raw.inTransaction;
      return undefined;
    });
    await answered();
    await h.notices.run();
    expect(open).toBe(false);
  });

  it('one that fails by our own fault does not stop the others, and the operator is told', async () => {
    await opened();
    await answered();
    h.store.raw.prepare("update notices set sealed = 'k1.broken'").run();
    h.time.now += 1;
    const other = await filed('신청 도로가 파였어요', '010-2222-3333');
    await doing('answer', other, { text: '메웠습니다.' });
    h.time.now += RECALL;
    await h.notices.run();
    expect(stand?.asked.map((a) => a.to)).toEqual(['+821022223333']);
    expect(h.lines.filter((l) => l.event === 'notices')).toHaveLength(1);
    h.time.now += LEASE + 1; // it stays claimed no longer than its lease: then staff see it
    await h.notices.run();
    expect(rows()[0]).toMatchObject({ state: 'doubtful', code: 'orphan' });
  });
});

describe('what a carrier says', () => {
  it('promise-12: silence after the text was sent is never followed by a second one; staff are shown it', async () => {
    await opened(() => 'hang');
    await answered();
    await h.notices.run();
    h.time.now += 24 * 3_600_000;
    await h.notices.run();
    expect(stand?.asked).toHaveLength(1);
    expect(rows()).toMatchObject([{ state: 'doubtful' }]);
    expect(tasks()).toEqual([{ kind: 'check', why: 'doubtful', how: null }]);
  });

  it('a line that never opened is tried again', async () => {
    await opened();
    await answered();
    await stand?.close();
    await h.notices.run();
    expect(rows()).toMatchObject([{ state: 'waiting', code: 'ECONNREFUSED', tries: 1 }]);
  });

  it.each([
    ['21614', 400, 'failed', [{ kind: 'tell', why: 'unreachable', how: null }]],
    ['21610', 400, 'failed', [{ kind: 'tell', why: 'stopped', how: null }]],
    ['30007', 400, 'failed', [{ kind: 'tell', why: 'failed', how: null }]],
  ])('promise-13: %s is permanent: never again, and the law makes it a task', async (code, status, state, expected) => {
    await opened(() => ({ status, body: { code: Number(code) } }));
    await answered();
    await h.notices.run();
    h.time.now += 24 * 3_600_000;
    await h.notices.run();
    expect(stand?.asked).toHaveLength(1);
    expect(rows()).toMatchObject([{ state, code }]);
    expect(tasks()).toEqual(expected);
    if (code === '21610') expect(h.store.raw.prepare('select stopped_at from phones').pluck().get()).toBeGreaterThan(0);
  });

  it('promise-13: what passes is tried again with growing, jittered pauses; promise-15: so often and no more', async () => {
    await opened(() => ({ status: 400, body: { code: 30003 } })); // at most three times
    await answered();
    const pauses: number[] = [];
    for (let i = 0; i < 8; i++) {
      await h.notices.run();
      const [row] = rows();
      if (row?.state !== 'waiting') break;
      pauses.push(row.not_before - h.time.now);
      h.time.now = row.not_before;
    }
    expect(stand?.asked).toHaveLength(3);
    expect(pauses).toHaveLength(2);
    expect(pauses[0]).toBeGreaterThanOrEqual(22_500);
    expect(pauses[0]).toBeLessThanOrEqual(37_500);
    expect(pauses[1]).toBeGreaterThanOrEqual(45_000);
    expect(rows()).toMatchObject([{ state: 'failed', code: '30003' }]);
    expect(tasks()).toEqual([{ kind: 'tell', why: 'failed', how: null }]);
  });

  it('promise-14: 429 waits as told', async () => {
    await opened((n) => (n === 1 ? { status: 429, body: { code: 20429 }, headers: { 'retry-after': '120' } } : undefined));
    await answered();
    await h.notices.run();
    expect(rows()[0]?.not_before).toBe(h.time.now + 120_000);
    h.time.now += 119_999;
    await h.notices.run();
    expect(stand?.asked).toHaveLength(1);
    h.time.now += 1;
    await h.notices.run();
    expect(rows()).toMatchObject([{ state: 'sent', tries: 2 }]);
  });

  it('a wrong setting stops the texts, keeps them and tells the operator; they go when it is mended', async () => {
    await opened((n) => (n === 1 ? { status: 401, body: { code: 20003 } } : undefined));
    await answered();
    const second = await filed('신청 도로가 파였어요', '010-2222-3333');
    await doing('answer', second, { text: '메웠습니다.' });
    await h.notices.run();
    expect(rows()[0]).toMatchObject({ state: 'waiting', code: '20003' });
    expect(h.lines.filter((l) => l.code === '20003')).toHaveLength(1);
    h.time.now += RECALL;
    await h.notices.run();
    expect(stand?.asked).toHaveLength(1); // the second waits too
    h.time.now += MENDING;
    await h.notices.run();
    expect(rows().map((r) => r.state)).toEqual(['sent', 'sent']);
  });
});

describe('receipts', () => {
  reportsSuite(opened, report, { queued: 0, sent: 2, undelivered: 3, failed: 3, delivered: 4, read: 4, nonsense: 0 });

  it('not delivered after all: what the law demands becomes a task, once; delivered in the end: the task is done', async () => {
    await opened();
    await answered();
    await h.notices.run();
    const id = rows()[0]?.id ?? '';
    await report(id, 'undelivered', '30006');
    await report(id, 'undelivered', '30006');
    expect(rows()).toMatchObject([{ state: 'failed', code: '30006' }]);
    expect(tasks()).toEqual([{ kind: 'tell', why: 'unreachable', how: null }]);
    await report(id, 'delivered');
    expect(tasks()).toEqual([{ kind: 'tell', why: 'unreachable', how: 'delivered' }]);
  });

  it.each([
    ['a wrong signature', '/sms/twilio/status?notice=aaaaaaaaaaaaaaaaaaaaaa', { MessageStatus: 'delivered', MessageSid: `SM${'1'.repeat(32)}` }, 403],
  ])('%s changes nothing', async (_name, path, fields, status) => {
    await opened();
    expect((await h.post(path, fields, { 'x-twilio-signature': 'AAAA' })).status).toBe(status);
  });

  it('Kannel reports by its own numbers, with the token', async () => {
    await opened();
    await answered();
    await h.notices.run();
    const id = rows()[0]?.id ?? '';
    const path = (token: string, state: string): string => `/sms/kannel/receipt?token=${token}&notice=${id}&state=${state}`;
    expect((await h.get(path('wrong', '1'))).status).toBe(403);
    expect(rows()[0]?.delivery).toBe(0);
    for (const [state, delivery] of [['8', 2], ['4', 2], ['2', 3], ['8', 3], ['1', 4], ['16', 4]] as const) {
      expect((await h.get(path('kannel-token-of-the-tests', state))).status).toBe(204);
      expect(rows()[0]?.delivery).toBe(delivery);
    }
  });
});

describe('consents', () => {
  it('promise-18: STOP silences every courtesy that is queued; what the law demands becomes a task', async () => {
    await opened();
    const receipt = await answered();
    h.store.raw.prepare("insert into notices select id || 'x', receipt, event + 90, 'late', 'courtesy', phone, locale, sealed, state, not_before, claimed_until, tries, way, carrier, carrier_id, code, delivery, created_at, changed_at from notices").run();
    const phone = h.core.vault.find('phone', '+821012345678');
    await h.core.store.atomic([...silence(h.core, phone, h.time.now), { sql: 'update phones set stopped_at = ? where phone = ?', params: [h.time.now, phone] }]);
    await h.notices.run();
    expect(stand?.asked).toEqual([]);
    expect(rows().map((r) => [r.kind, r.state])).toEqual([['answered', 'failed'], ['late', 'silenced']]);
    expect(tasks()).toEqual([{ kind: 'tell', why: 'stopped', how: null }]);
    expect(receipt).toMatch(/^\d{12}$/);
  });

  it('a courtesy at night waits for eight o’clock', async () => {
    await opened();
    const receipt = await filed();
    h.time.now = Date.parse('2026-12-01T22:00:00+09:00'); // a week late, at night
    await doing('tell-late', receipt, {}, SYSTEM);
    await h.notices.run();
    expect(stand?.asked).toEqual([]);
    h.time.now = Date.parse('2026-12-02T07:59:59.999+09:00');
    await h.notices.run();
    expect(stand?.asked).toEqual([]);
    h.time.now += 1;
    await h.notices.run();
    expect(stand?.asked[0]?.body).toContain('늦어지고 있습니다');
  });

  it('a citizen’s own verb needs no notice', async () => {
    await opened();
    const receipt = await filed();
    await doing('withdraw', receipt, {}, citizenBy('sms'));
    await h.notices.run();
    expect(rows()).toEqual([]);
  });
});

describe('promise-16: nothing is lost between the write and the sending', () => {
  it('two processes on one outbox send each notice once', async () => {
    await opened();
    const receipts = [await answered()];
    for (let i = 0; i < 9; i++) {
      const receipt = await filed(`신청 도로가 파였어요 ${i}`, `010-2222-${3000 + i}`);
      await doing('answer', receipt, { text: '메웠습니다.' });
      receipts.push(receipt);
    }
    h.time.now += RECALL;
    const second = await harness({ ...TWILIO(stand?.url ?? '') }, h.store.raw.name);
    second.time.now = h.time.now;
    await Promise.all([h.notices.run(), second.notices.run()]);
    await Promise.all([h.notices.run(), second.notices.run()]);
    second.close();
    expect(stand?.asked.map((a) => a.to).sort()).toEqual([...new Set(stand?.asked.map((a) => a.to))].sort());
    expect(stand?.asked).toHaveLength(10);
    expect(rows().every((r) => r.state === 'sent')).toBe(true);
  });
});
