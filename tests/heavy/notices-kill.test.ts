/**
 * promise-16: the gateway as it runs in earnest, killed between the write of a notice and its sending and in the middle of sending. What it said of
 * each notice afterwards is held against what the carrier got. 20 kills; ENDURE=1 takes 200.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { DAY, MINUTE } from '../../src/core.js';
import { newReceipt } from '../../src/petitions/receipt.js';
import { KEY, TUESDAY, harness } from '../harness.js';
import { carrier, type CarrierStand, TWILIO } from '../notices/carrier.js';
import { MINWON } from '../programs.js';
import { folder } from '../promises/support/server.js';

const KILLS = process.env.ENDURE ? 200 : 20;
/** More than are sent at once. */
const A_ROUND = 80;
/** Between two starts: longer than a claim holds. */
const LATER = 10 * MINUTE;
/** At most so many are claimed and not done: CONCURRENCY and AHEAD of dispatch.ts. */
const CLAIMED = 100;

const noticeOf = (callback: string): string => new URL(callback).searchParams.get('notice') ?? '';

/** Petitions that a progress notice (Decree §23) is due for at the start of each round: the gateway itself writes it, with its event. */
async function fill(file: string): Promise<void> {
  const h = await harness({}, file);
  const petition = h.store.raw.prepare(
    `insert into petitions (receipt, category, department, kind, period, state, channel, locale, phone, phone_proven, arrived_at, received_at, due_at, provisional, events, fresh, open, progress_at)
     values (?, 'streetlight', 'roads', 'other', '3m', 'assigned', 'sms', 'ko', ?, 1, @received, @received, @due, 0, 2, 1, 1, @progress)`,
  );
  const event = h.store.raw.prepare("insert into petition_events (receipt, number, code, at, actor) values (?, ?, ?, ?, 'system')");
  const phone = h.store.raw.prepare("insert into phones (phone, sealed, locale, changed_at) values (?, ?, 'ko', ?)");
  const received = TUESDAY - 30 * DAY;
  h.store.raw.transaction(() => {
    for (let n = 0; n < KILLS * A_ROUND; n++) {
      const number = `+8210${String(20_000_000 + n)}`;
      const hash = h.core.vault.find('phone', number);
      const receipt = newReceipt(h.core.random);
      petition.run(receipt, hash, { received, due: TUESDAY + 60 * DAY, progress: TUESDAY + Math.floor(n / A_ROUND) * LATER });
      for (const [i, code] of ['arrived', 'received'].entries()) event.run(receipt, i + 1, code, received);
      phone.run(hash, h.core.vault.seal(number, `phones/${hash}`), received);
    }
  })();
  h.close();
}

/** `npm start`, ended by its id. */
function start(file: string, stand: CarrierStand, round: number): { child: ChildProcess; ended: Promise<void>; wrote: string[] } {
  const { PATH = '', HOME = '' } = process.env;
  const settings = { DEMO: 'on', SMS_CARRIER: 'twilio', TWILIO_AUTH_TOKEN: 'twilio-token-of-the-tests', ...TWILIO(stand.url), CLOCK: new Date(TUESDAY + round * LATER).toISOString() };
  const child = spawn(process.execPath, [MINWON, 'serve'], { cwd: new URL('../../', import.meta.url).pathname, env: { PATH, HOME, PORT: '0', DATABASE_PATH: file, SECRET_KEY: KEY.toString('base64'), ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  const wrote: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => wrote.push(chunk.toString()));
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  return { child, ended, wrote };
}

it(`promise-16: ${KILLS} kills between the write and the sending, and in the middle of sending: every notice is sent once, or shown`, { timeout: KILLS * 15_000 }, async () => {
  const file = join(folder(), 'minwon.db');
  await fill(file);
  let onText = (): void => undefined;
  const stand = await carrier(() => void onText(), 5);
  onTestFinished(() => stand.close());
  const raw = new Database(file, { readonly: true });
  onTestFinished(() => void raw.close());
  const count = (sql: string): number => raw.prepare(`select count(*) from ${sql}`).pluck().get() as number;

  /** Runs it until this says so, then kills it. */
  const untilKilled = async (round: number, isTime: () => boolean): Promise<void> => {
    const { child, ended, wrote } = start(file, stand, round);
    let killed = false;
    const look = (): void => {
      if (!killed && isTime()) killed = child.kill('SIGKILL');
    };
    const looking = setInterval(look, 1);
    onText = look;
    await ended;
    clearInterval(looking);
    onText = () => undefined;
    if (!killed) throw new Error(`it ended by itself: ${wrote.join('')}`);
  };

  for (let round = 0; round < KILLS; round++) {
    const some = 1 + ((round * 37) % A_ROUND);
    const [notices, texts] = [count('notices'), stand.asked.length];
    const inSending = round % 2 === 1;
    await untilKilled(round, inSending ? () => stand.asked.length >= texts + some : () => count('notices') >= notices + some);
    if (!inSending) expect(count("petition_events where code = 'progress-told'"), 'an event without its notice, or a notice without its event').toBe(count("notices where kind = 'progress'"));
    expect(count("notices where state = 'claimed'")).toBeLessThanOrEqual(CLAIMED);
  }
  const claimedAtLast = count("notices where state in ('waiting', 'claimed')");
  expect(claimedAtLast).toBeGreaterThan(0); // the last kill left work
  await untilKilled(KILLS, () => count("notices where state in ('waiting', 'claimed')") === 0 && count("notices where kind = 'progress'") === KILLS * A_ROUND);

  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
  const rows = raw.prepare('select id, state, delivery from notices').all() as { id: string; state: string }[];
  const got = new Map<string, number>();
  for (const { callback } of stand.asked) got.set(noticeOf(callback), (got.get(noticeOf(callback)) ?? 0) + 1);
  const states = (state: string): string[] => rows.filter((r) => r.state === state).map((r) => r.id);
  expect(new Set(rows.map((r) => r.state))).toEqual(new Set(['sent', 'doubtful']));
  expect([...got.values()].filter((n) => n > 1), 'texts sent twice').toEqual([]);
  expect(states('sent').filter((id) => !got.has(id)), 'called sent, and never at the carrier').toEqual([]);
  const shown = new Set(raw.prepare("select notice from tasks where kind = 'check' and why = 'doubtful' and done_at is null").pluck().all());
  expect(states('doubtful').filter((id) => !shown.has(id)), 'doubtful, and no task for staff').toEqual([]);
  expect([...got.keys()].filter((id) => !rows.some((r) => r.id === id)), 'sent without a notice').toEqual([]);
  console.log(`${KILLS} kills, ${rows.length} notices: ${states('sent').length} sent, ${states('doubtful').length} shown to staff, of which the carrier had got ${states('doubtful').filter((id) => got.has(id)).length}`);
  expect(states('doubtful').length).toBeGreaterThan(0); // else nothing was killed in the middle
});
