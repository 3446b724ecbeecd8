/** A notice's way through a real Kannel to a carrier that speaks SMPP, and its delivery report's way back: bearerbox, smsbox and the gateway as the programs they are. */
import * as crypto from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newsReply } from '../../src/notices/news.js';
import { placeOfNotice } from '../../src/notices/outbox.js';
import { newReceipt } from '../../src/petitions/receipt.js';
import { createVault } from '../../src/storage/vault.js';
import { freePort } from '../loopback.js';
import { gateway, kannel, Leftovers, missing, type Program, until } from './support.js';
import { type Smsc, smsc } from './smsc.js';

const TOKEN = 'kannel-token-of-the-tests';

describe.skipIf(missing)('delivery reports by Kannel', { timeout: 60_000 }, () => {
  const left = new Leftovers();
  const vault = createVault(Buffer.alloc(32, 7), crypto);
  const random = { digits: (count: number) => Array.from({ length: count }, () => crypto.randomInt(10)).join(''), token: () => crypto.randomBytes(16).toString('base64url') };
  let carrier: Smsc;
  let running: Program;
  let raw: Database.Database;
  let logs: () => string;

  beforeAll(async () => {
    const port = await freePort();
    carrier = await smsc(left);
    const file = join(left.folder(), 'test.db');
    const phones = await kannel(left, { port, token: TOKEN, retries: 40, smpp: carrier.port });
    logs = phones.logs;
    running = await gateway(left, { PORT: String(port), DATABASE_PATH: file, KANNEL_TOKEN: TOKEN, KANNEL_SENDSMS_URL: phones.sendsms, KANNEL_USERNAME: 'gateway', KANNEL_PASSWORD: 'sendsms-password-of-the-test', SMS_FROM: '0234235114' });
    raw = new Database(file);
    left.add(() => void raw.close());
  });
  afterAll(() => left.clear());

  /** A notice that waits; the gateway looks twice a second. @returns its id */
  const waiting = (n: number, words = '가로등을 고쳤습니다.'): string => {
    const now = Date.now();
    const number = `+8210${String(56_780_000 + n)}`;
    const [phone, receipt, id] = [vault.find('phone', number), newReceipt(random), random.token()];
    const reply = newsReply({ kind: 'answered', data: { text: { kind: 'text', text: words } } }, { receipt, category: 'streetlight', department: 'roads', officer: '김도로', phone: '02-3423-6120', help: '1345' });
    raw.transaction(() => {
      raw
        .prepare(
          `insert into petitions (receipt, category, department, kind, period, state, channel, locale, phone, phone_proven, arrived_at, received_at, due_at, provisional, events, fresh, open)
           values (?, 'streetlight', 'roads', 'other', '3d', 'answered', 'sms', 'ko', ?, 1, @now, @now, @now, 0, 3, 1, 0)`,
        )
        .run(receipt, phone, { now });
      raw.prepare("insert into phones (phone, sealed, locale, changed_at) values (?, ?, 'ko', ?)").run(phone, vault.seal(number, `phones/${phone}`), now);
      raw.prepare("insert into notices (id, receipt, event, kind, duty, phone, locale, sealed, state, not_before, created_at, changed_at) values (?, ?, 3, 'answered', 'law', ?, 'ko', ?, 'waiting', @now, @now, @now)").run(id, receipt, phone, vault.seal(JSON.stringify(reply), placeOfNotice(id)), { now });
    }).immediate();
    return id;
  };
  const state = (id: string): unknown => raw.prepare('select state, delivery from notices where id = ?').get(id);
  const tasks = (id: string): unknown[] => raw.prepare('select kind, why from tasks where notice = ? and done_at is null').all(id);
  const textTo = (n: number): string => carrier.submitted.filter((m) => m.to.endsWith(String(56_780_000 + n))).map((m) => m.text).join('');

  it('a text that the carrier took and delivered', async () => {
    const id = waiting(1);
    await until(() => expect(state(id)).toEqual({ state: 'delivered', delivery: 4 }));
    await until(() => expect(textTo(1)).toMatch(/가로등을 고쳤습니다\.[^]*도로관리과 김도로 02-3423-6120/)); // the report is of the first part
    expect(tasks(id)).toEqual([]);
  });

  it('one that the carrier took and says nothing more about is sent', async () => {
    carrier.fate = () => [];
    const id = waiting(2);
    await until(() => expect(state(id)).toEqual({ state: 'sent', delivery: 2 }));
  });

  it.each([
    ['cannot be delivered', 3, ['UNDELIV']],
    ['runs out of time', 4, ['EXPIRED']],
  ] as const)('one that %s is the officer’s task', async (_what, n, states) => {
    carrier.fate = () => [...states];
    const id = waiting(n);
    await until(() => expect(state(id)).toEqual({ state: 'failed', delivery: 3 }));
    expect(tasks(id)).toEqual([{ kind: 'tell', why: 'unreachable' }]);
  });

  it('one that the carrier refuses at once is the officer’s task', async () => {
    carrier.fate = () => ({ refused: 0x0b }); // invalid destination
    const id = waiting(5);
    await until(() => expect(state(id)).toEqual({ state: 'failed', delivery: 3 }));
    expect(tasks(id)).toEqual([{ kind: 'tell', why: 'unreachable' }]);
  });

  it('a long one goes in parts and is delivered', async () => {
    carrier.fate = () => ['DELIVRD'];
    const words = '가로등을 고치고 배선도 함께 살폈습니다. '.repeat(8).trim();
    const id = waiting(6, words);
    await until(() => expect(state(id)).toEqual({ state: 'delivered', delivery: 4 }));
    await until(() => expect(textTo(6)).toContain(words));
    expect(carrier.submitted.at(-1)?.parts).toBeGreaterThan(3);
  });

  it('nobody was sent the same twice, and no log has a number, a word or the token', () => {
    const parts = carrier.submitted.map((m) => `${m.to} ${m.part}`);
    expect(new Set(parts).size).toBe(parts.length);
    for (const secret of [TOKEN, '5678000', '가로등', encodeURIComponent('가로등')]) expect(logs() + running.wrote()).not.toContain(secret);
  });
});
