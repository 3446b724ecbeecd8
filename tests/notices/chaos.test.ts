/**
 * A carrier on a bad day: drawn by fast-check, it takes texts, hangs up, is busy, breaks or refuses; its reports come late, twice and in any order, some
 * never. At the end every notice is told, or staff see it; no phone can have got the same news twice. SEED=… RUNS=… runs a seed again or longer.
 */
import fc from 'fast-check';
import twilio from 'twilio/lib/webhooks/webhooks.js';
import { expect, it, onTestFinished } from 'vitest';
import { RECALL } from '../../src/notices/outbox.js';
import { SYSTEM } from '../../src/petitions/life/decision.js';
import { perform } from '../../src/petitions/life/perform.js';
import { harness } from '../harness.js';
import { receiptIn } from '../receipt-in.js';
import { carrier, type Says, TWILIO } from './carrier.js';

const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const RUNS = Number(process.env.RUNS ?? 25);
const NOTICES = 5;
const OFFICER = { kind: 'officer', id: 'kim', name: '김도로', department: 'roads' } as const;

const MOODS: Readonly<Record<string, Says | 'hang' | undefined>> = {
  takes: undefined,
  'hangs up': 'hang',
  busy: { status: 429, body: { code: 20429 }, headers: { 'retry-after': '40' } },
  breaks: { status: 503 },
  'wrong setting': { status: 401, body: { code: 20003 } },
  'cannot reach': { status: 400, body: { code: 21614 } },
  'not now': { status: 400, body: { code: 30003 } },
};
const mood = fc.oneof({ weight: 3, arbitrary: fc.constant('takes') }, { weight: 4, arbitrary: fc.constantFrom(...Object.keys(MOODS)) });
/** Of which notice, and what; each may come twice, before or after the next round. */
const report = fc.record({ which: fc.nat(NOTICES - 1), status: fc.constantFrom('queued', 'sent', 'delivered', 'undelivered', 'failed'), times: fc.constantFrom(1, 1, 2) });
const day = fc.record({ moods: fc.array(mood, { minLength: 4, maxLength: 14, size: 'max' }), rounds: fc.array(fc.array(report, { maxLength: 4 }), { minLength: 2, maxLength: 6, size: 'max' }) });

interface Row {
  id: string;
  state: string;
  not_before: number;
  delivery: number;
}
const RANK: Readonly<Record<string, number>> = { queued: 0, sent: 2, undelivered: 3, failed: 3, delivered: 4 };

it(`on a bad day nothing is lost and nothing told twice (seed ${SEED})`, async () => {
  console.log(`carrier on a bad day: SEED=${SEED}`);
  let moods: string[] = [];
  /** Texts that may have reached a phone, by notice. */
  let reached: Record<string, number> = {};
  const stand = await carrier(({ callback }) => {
    const now = moods.shift() ?? 'takes';
    const id = new URL(callback).searchParams.get('notice') ?? '';
    if (now === 'takes' || now === 'hangs up') reached[id] = (reached[id] ?? 0) + 1;
    return MOODS[now];
  });
  const h = await harness(TWILIO(stand.url));
  h.store.raw.pragma('synchronous = OFF'); // what survives a power cut is another test's
  onTestFinished(async () => {
    h.close();
    await stand.close();
  });
  let phone = 60_000_000;
  const answered = async (): Promise<void> => {
    const from = `010-${String(++phone).slice(0, 4)}-${String(phone).slice(4)}`;
    await h.text(from, `가로등이 꺼졌어요 ${phone}`);
    const receipt = receiptIn(await h.text(from, '1'));
    if (h.store.raw.prepare('select state from petitions where receipt = ?').pluck().get(receipt) === 'arrived') await perform(h.core, SYSTEM, { verb: 'receive', receipt, version: undefined, input: {} });
    for (const [verb, input] of [['take', {}], ['answer', { text: '고쳤습니다.' }]] as const) await perform(h.core, OFFICER, { verb, receipt, version: undefined, input: input as { text: string } });
  };
  const rows = (): Row[] => h.store.raw.prepare('select * from notices order by rowid').all() as Row[];
  const says = async (notice: string, status: string): Promise<void> => {
    const path = `/sms/twilio/status?notice=${notice}`;
    const fields = { MessageSid: `SM${'0'.repeat(31)}1`, MessageStatus: status, ...(RANK[status] === 3 ? { ErrorCode: '30006' } : {}) };
    expect((await h.post(path, fields, { 'x-twilio-signature': twilio.getExpectedTwilioSignature('twilio-token-of-the-tests', `http://127.0.0.1:3000${path}`, fields) })).status).toBe(204);
  };
  let calm = 0;

  await fc.assert(
    fc.asyncProperty(day, async (drawn) => {
      h.store.raw.exec('delete from notices; delete from tasks; delete from petitions; delete from petition_events; delete from personal; update phones set stopped_at = null');
      moods = [...drawn.moods];
      reached = {};
      for (let i = 0; i < NOTICES; i++) await answered();
      h.time.now += RECALL;
      const highest: Record<string, number> = {};
      for (const reports of drawn.rounds) {
        await h.notices.run();
        const known = rows();
        for (const { which, status, times } of reports) {
          const { id, state } = known[which] as Row;
          if (state === 'waiting' || !reached[id]) continue; // a carrier reports what it was given
          for (let n = 0; n < times; n++) await says(id, status);
          highest[id] = Math.max(highest[id] ?? 0, RANK[status] ?? 0);
        }
        h.time.now += 60_000;
      }
      for (let round = 0; round < 40 && rows().some((r) => r.state === 'waiting' || r.state === 'claimed'); round++) {
        h.time.now = Math.max(h.time.now, ...rows().filter((r) => r.state === 'waiting').map((r) => r.not_before)) + 1;
        await h.notices.run();
      }
      for (const { id, state, delivery } of rows()) {
        expect(['sent', 'delivered', 'failed', 'doubtful'], 'every notice has its end').toContain(state);
        expect(reached[id] ?? 0, 'no phone got the same twice').toBeLessThanOrEqual(1);
        expect(delivery, 'a report is never forgotten').toBe(highest[id] ?? 0);
        const open = h.store.raw.prepare('select kind from tasks where notice = ? and done_at is null').pluck().all(id);
        if (state === 'failed' || state === 'doubtful') expect([state, open]).toEqual([state, [state === 'failed' ? 'tell' : 'check']]);
        if (state === 'delivered') expect(open).toEqual([]);
        if (state === 'sent' || state === 'delivered') calm++;
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(calm).toBeGreaterThan(20);
}, Math.max(120_000, RUNS * 500));
