/** SMS by way of a real Kannel: bearerbox, smsbox and its own fake carrier, and the gateway as the program it is. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { kannelSender } from '../../channels/sms/send.js';
import { freePort } from '../loopback.js';
import { gateway, type Kannel, kannel, Leftovers, missing, type Program, until, type Wire, wire } from './support.js';

const TOKEN = 'kannel-token-of-the-tests';
const FILED = '가로등이 꺼졌어요';
const RECEIPT = /\d{4}-\d{4}-\d{4}/;

if (missing) console.log(`Kannel is not tested: ${missing} not here (Debian: apt-get install kannel kannel-extras)`);

describe.skipIf(missing)('Kannel', { timeout: 60_000 }, () => {
  const left = new Leftovers();
  const own = new Leftovers();
  let environment: { PORT: string; DATABASE_PATH: string; KANNEL_TOKEN: string };
  let running: Program;
  let between: Wire;
  let phones: Kannel;

  beforeAll(async () => {
    const port = await freePort();
    environment = { PORT: String(port), DATABASE_PATH: join(left.folder(), 'test.db'), KANNEL_TOKEN: TOKEN };
    running = await gateway(left, environment);
    between = await wire(left, port);
    phones = await kannel(left, { port: between.port, token: TOKEN, retries: 40 });
  });
  afterAll(() => left.clear());
  afterEach(() => own.clear());

  const read = <T>(sql: string, ...values: unknown[]): T[] => {
    const database = new Database(environment.DATABASE_PATH, { readonly: true });
    try {
      return database.prepare(sql).pluck().all(...values) as T[];
    } finally {
      database.close();
    }
  };
  const count = (table: string): number => read<number>(`select count(*) from ${table}`)[0] ?? Number.NaN;
  const answersTo = (from: string) => phones.inbox().filter((a) => a.to === from);
  /** Says it and waits for the answer to it. */
  const say = async (from: string, text: string) => {
    const before = answersTo(from).length;
    await phones.send([{ from, text }]);
    await until(() => expect(answersTo(from).length, `${from}: ${text}`).toBe(before + 1));
    return answersTo(from)[before]!;
  };

  it('carries Korean both ways: a filing, its confirmation, its receipt', async () => {
    const from = '01012340001';
    const before = count('petitions');
    const asked = await say(from, FILED);
    expect(asked.text).toContain(`'${FILED}'`);
    expect(count('petitions')).toBe(before);
    const done = await say(from, '1');
    expect(done.text).toMatch(/^\[강남구\] /);
    const receipt = RECEIPT.exec(done.text)?.[0].replaceAll('-', '');
    expect(read('select receipt from petitions')).toEqual([receipt]);
    expect(asked.text + done.text).not.toContain('?'.repeat(2));
  });

  it('carries a long answer whole, in several parts', async () => {
    const from = '+821012340002'; // as most SMSCs write it
    await say(from, '메뉴');
    await say(from, '4');
    const list = await say(from, '2');
    expect(list.parts).toBeGreaterThan(1);
    // What the gateway says to another phone that is not behind Kannel: the same, to the last character.
    const straight = async (text: string): Promise<string> => {
      const query = new URLSearchParams({ token: TOKEN, id: randomUUID(), from: '01012340003', to: '', text });
      return (await fetch(`http://127.0.0.1:${environment.PORT}/sms/kannel?${query}`)).text();
    };
    await straight('메뉴');
    await straight('4');
    expect(list.text).toBe(await straight('2'));
    expect(list.text.match(/주민센터 02-3423-\d{4}/g)?.length).toBeGreaterThan(3);
  });

  it('with a wrong token writes nothing, and says nothing of ours', async () => {
    const from = '01012340004';
    const refusing = await wire(own, Number(environment.PORT));
    const wrong = await kannel(own, { port: refusing.port, token: 'a-token-that-is-wrong', retries: 1 });
    const tables = ['messages', 'petitions', 'phones', 'personal', 'limits'];
    const before = tables.map(count);
    await wrong.send([{ from, text: FILED }]);
    await until(() => expect(wrong.inbox()).toHaveLength(1));
    // smsbox asks again after a 403 too (any answer but 200 and 202), then says reply-couldnotfetch in its own name.
    expect(refusing.statuses).toEqual([403, 403]);
    expect(wrong.inbox()).toEqual([{ to: from, text: 'Please call 02-3423-5114.', parts: 1 }]);
    expect(tables.map(count)).toEqual(before);
  });

  it('loses nothing and does nothing twice when the gateway is killed', async () => {
    const numbers = Array.from({ length: 30 }, (_, i) => `010567800${String(i).padStart(2, '0')}`);
    const before = { petitions: count('petitions'), messages: count('messages') };
    const arrived = (test: RegExp) => phones.inbox().filter((a) => numbers.includes(a.to) && test.test(a.text));
    const filed = (): number => count('petitions') - before.petitions;

    await phones.send(numbers.map((from) => ({ from, text: FILED })));
    await until(() => expect(arrived(new RegExp(FILED))).toHaveLength(30));

    // Twenty confirm. Eight are answered; of the others four or more are filed, and the gateway dies before their phones know.
    const [first, second] = [numbers.slice(0, 20), numbers.slice(20)];
    const start = between.asked.length;
    between.answers = 8;
    await phones.send(first.map((from) => ({ from, text: '1' })));
    await until(() => {
      expect(new Set(between.asked.slice(start).map((a) => a.from)).size).toBe(20);
      expect(arrived(RECEIPT)).toHaveLength(8);
      expect(filed()).toBeGreaterThanOrEqual(12);
    });
    await running.kill();
    const lost = filed() - arrived(RECEIPT).length;
    expect(lost).toBeGreaterThanOrEqual(4);

    // Ten more confirm while nobody is there.
    between.answers = Number.POSITIVE_INFINITY;
    await phones.send(second.map((from) => ({ from, text: '1' })));
    await until(() => expect(second.filter((from) => between.asked.slice(start).some((a) => a.from === from))).toHaveLength(10));
    expect(arrived(RECEIPT)).toHaveLength(8);

    running = await gateway(left, environment);
    await until(() => expect(new Set(arrived(RECEIPT).map((a) => a.to)).size).toBe(30), 30_000);

    const receipts = arrived(RECEIPT);
    expect(receipts.map((a) => a.to).sort()).toEqual(numbers); // each phone once
    const stored = read<string>('select receipt from petitions order by arrived_at desc, receipt limit 30');
    expect(filed()).toBe(30);
    expect(new Set(receipts.map((a) => RECEIPT.exec(a.text)?.[0].replaceAll('-', '')))).toEqual(new Set(stored));
    expect(read('select count(distinct phone) from petitions where receipt in (select value from json_each(?))', JSON.stringify(stored))).toEqual([30]);
    expect(count('messages') - before.messages).toBe(60);

    // What makes this hold: smsbox asks again with the same %I.
    const again = between.asked.slice(start);
    const ids = new Map(numbers.map((from) => [from, new Set(again.filter((a) => a.from === from).map((a) => a.id))]));
    expect([...ids.values()].map((known) => known.size)).toEqual(numbers.map(() => 1));
    expect(again.length).toBeGreaterThanOrEqual(30 + 12 + 10);
    const known = new Set(read<string>('select id from messages'));
    expect([...ids.values()].flatMap((set) => [...set]).filter((id) => !known.has(`sms/kannel/${id}`))).toEqual([]);
  });

  it('takes a text that nobody asked for, Korean and long, and says no to a stranger', async () => {
    const settings = { url: phones.sendsms, username: 'gateway', password: 'sendsms-password-of-the-test', from: '0234235114' };
    const to = '01012340009';
    await say(to, '메뉴'); // a carrier is connected
    const before = answersTo(to).length;
    expect(await kannelSender(settings).send('+821012340009', '[시험] 처리 중. 11/27(금) 18:00까지 답변드립니다.')).toEqual({ state: 'accepted', id: 'kannel' });
    await until(() => expect(answersTo(to).length).toBe(before + 1));
    expect(answersTo(to).at(-1)?.text).toBe('[시험] 처리 중. 11/27(금) 18:00까지 답변드립니다.');
    const long = `[시험] ${'민원을 접수했습니다. '.repeat(20)}끝`;
    expect((await kannelSender(settings).send('+821012340009', long)).state).toBe('accepted');
    await until(() => expect(answersTo(to).at(-1)?.text).toBe(long));
    expect(await kannelSender({ ...settings, password: 'wrong' }).send('+821012340009', 'x')).toMatchObject({ state: 'refused', why: 'setting' });
    expect(answersTo(to).length).toBe(before + 2);
  });

  it('leaves no token and no words in the logs, though requests failed', async () => {
    expect(between.asked.length).toBeGreaterThan(between.statuses.length);
    for (const secret of [TOKEN, FILED, encodeURIComponent(FILED), '01056780000']) expect(phones.logs() + running.wrote()).not.toContain(secret);
  });
});
