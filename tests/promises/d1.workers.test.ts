/** D1 in workerd: its limits, its guards, its transactions. */
import * as crypto from 'node:crypto';
import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test';
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { allow, PROOFS_PER_RECEIPT } from '../../src/citizens/limits.js';
import { readConfig } from '../../src/config.js';
import { type Assets, assetFiles } from '../../src/files/assets.js';
import { d1Store } from '../../src/storage/d1.js';
import { facts, limits, messages } from '../../src/storage/schema.js';
import { Conflict, type Write, write } from '../../src/storage/store.js';
import { createGateway, type Gateway } from '../../src/wire.js';
import { receiptIn } from '../receipt-in.js';

const { ASSETS, DB, MIGRATIONS } = env as unknown as { ASSETS: Assets; DB: D1Database; MIGRATIONS: D1Migration[] };
const TABLES = ['petitions', 'petition_events', 'personal', 'phones', 'messages', 'codes', 'limits', 'district_entries', 'database_facts'];
const MOST = 100;

interface Bound {
  sql: string;
  count: number;
}
let bound: Bound[] = [];

/** The binding itself, with every value counted that is bound to a statement. */
const watched = {
  prepare(sql: string) {
    const statement = DB.prepare(sql);
    const bind = (...values: unknown[]): D1PreparedStatement => {
      bound.push({ sql, count: values.length });
      return statement.bind(...values);
    };
    return Object.assign(Object.create(statement), { bind });
  },
  batch: (statements: D1PreparedStatement[]) => DB.batch(statements),
} as unknown as D1Database;

const gateway = (): Promise<Gateway> =>
  createGateway({ files: assetFiles(ASSETS), config: { ...readConfig({ DEMO: 'on' }), secretKey: new Uint8Array(32).fill(7) }, store: d1Store(watched), crypto, addressOf: () => '192.0.2.1', log: () => {}, now: () => TUESDAY, samples: false });

/** Tuesday, 14:20 in Seoul: working time, whenever the tests run. */
const TUESDAY = Date.parse('2026-11-24T14:20:00+09:00');
let serial = 0;
async function text({ app }: Gateway, from: string, said: string): Promise<string> {
  const response = await app.request('http://127.0.0.1:3000/sms/demo', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: `d${++serial}`, from, text: said }) });
  expect(response.status).toBe(200);
  return ((await response.json()) as { texts: string[] }).texts.join('\n');
}
const ask = async ({ app }: Gateway, what: object): Promise<string> => {
  const response = await app.request('http://127.0.0.1:3000/json/', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(what) });
  return `${response.status} ${await response.text()}`;
};
const count = async (table: string): Promise<number> => (await DB.prepare(`select count(*) as n from ${table}`).first<{ n: number }>())?.n ?? 0;

beforeEach(async () => {
  await applyD1Migrations(DB as never, MIGRATIONS);
  await DB.batch(TABLES.map((t) => DB.prepare(`delete from ${t}`)));
  bound = [];
});

describe('D1', () => {
  const PHONE = '+821012345678';

  it('promise-26: no statement has more than 100 parameters, from the first seeding to the last verb', async () => {
    const g = await gateway();
    expect(await count('district_entries'), 'it was seeded here').toBeGreaterThan(50);
    await text(g, PHONE, `신청 가로등이 꺼졌어요 ${'가'.repeat(900)}`);
    const receipt = receiptIn(await text(g, PHONE, '1'));
    expect(receipt).toMatch(/^\d{12}$/);
    await text(g, PHONE, '조회');
    await text(g, PHONE, receipt);
    await text(g, PHONE, '3');
    await text(g, PHONE, '어제부터입니다');
    await ask(g, { kind: 'file', text: '보도가 파였어요', place: '학동로 426', name: '홍길동', phone: '010-2222-3333', confirmed: true });
    await ask(g, { kind: 'check', receipt, lastFour: '5678' });
    await ask(g, { kind: 'departments', group: 'dongs' });
    const code = /예 (\d{4})/.exec(await text(g, PHONE, '취하'))?.[1];
    await text(g, PHONE, `예 ${code}`);
    await g.tick();
    expect(await DB.prepare("select count(*) as n from petitions where state = 'withdrawn'").first('n')).toBe(1);
    expect(bound.length).toBeGreaterThan(40);
    expect(Math.max(...bound.map((b) => b.count)), 'the counting sees big statements').toBeGreaterThan(20);
    expect(bound.filter((b) => b.count > MOST)).toEqual([]);
  });

  it('promise-26: D1 itself refuses 101', async () => {
    const many = (n: number): Promise<unknown> => DB.prepare(`select ${Array.from({ length: n }, () => '?').join(' + ')}`).bind(...Array(n).fill(1)).first();
    await expect(many(MOST)).resolves.toBeTruthy();
    await expect(many(MOST + 1)).rejects.toThrow();
  });

  it('promise-26: a read sees what was just written', async () => {
    const g = await gateway();
    for (let n = 0; n < 5; n++) {
      const from = `+8210999900${10 + n}`;
      await text(g, from, `신청 가로등이 꺼졌어요 ${n}`);
      const receipt = receiptIn(await text(g, from, '1'));
      expect(await text(g, from, receipt)).toContain('처리 중'.slice(0, 2));
      expect(await g.core.records.find(receipt)).toBeDefined();
    }
    const { store } = g.core;
    await store.atomic([write(store.db.insert(facts).values({ id: 'a', value: '1' }))]);
    expect(await store.db.select().from(facts).where(eq(facts.id, 'a'))).toEqual([{ id: 'a', value: '1' }]);
  });

  const store = d1Store(DB);
  const fact = (id: string): Write => write(store.db.insert(facts).values({ id, value: 'x' }));
  const conflict = async (writes: Write[]): Promise<string> => {
    const error = await store.atomic(writes).then(
      () => undefined,
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(Conflict);
    return (error as Conflict).constraint;
  };

  it('promise-26: a unique guard is a Conflict that names it', async () => {
    await store.atomic([fact('one')]);
    expect(await conflict([fact('one')])).toBe('database_facts.id');
    const message = (id: string, within: number | null): Write => ({ sql: 'insert into messages (id, at, expires_at, dialogue, within) values (?, 1, 1, ?, ?)', params: [id, 'none', within] });
    await store.atomic([message('m', 1)]);
    expect(await conflict([message('m', 1)])).toBe('messages.id');
  });

  it('promise-26: a NOT NULL guard is a Conflict that names it', async () => {
    expect(await conflict([{ sql: 'insert into messages (id, at, expires_at, dialogue, within) values (?, 1, 1, ?, (select 1 where 0))', params: ['m', 'none'] }])).toBe('messages.within');
    expect(await store.db.select().from(messages)).toEqual([]);
  });

  it('promise-26: all statements commit, or none does', async () => {
    expect(await store.atomic([fact('a'), fact('b'), write(store.db.update(facts).set({ value: 'y' }))])).toEqual([1, 1, 2]);
    await conflict([fact('c'), fact('d'), fact('a')]);
    expect(await count('database_facts')).toBe(2);
    await expect(store.atomic([fact('e'), { sql: 'insert into no_such_table values (1)', params: [] }])).rejects.toThrow();
    expect(await count('database_facts')).toBe(2);
  });

  it('promise-26: 50 concurrent copies of a confirmation are one petition on D1 too', async () => {
    const g = await gateway();
    await text(g, PHONE, '신청 가로등이 꺼졌어요');
    const copy = async (): Promise<string> => (await g.app.request('http://127.0.0.1:3000/sms/demo', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: 'same', from: PHONE, text: '1' }) })).text();
    const answers = await Promise.all(Array.from({ length: 50 }, copy));
    expect(new Set(answers).size).toBe(1);
    expect(await count('petitions')).toBe(1);
  });

  it('promise-39: two isolates on one D1 allow together no more proofs than one', async () => {
    const [one, two] = await Promise.all([gateway(), gateway()]);
    const tries = await Promise.all(Array.from({ length: 40 }, (_, i) => allow((i % 2 ? one : two).core, PROOFS_PER_RECEIPT, '123456789012')));
    expect(tries.filter(Boolean)).toHaveLength(PROOFS_PER_RECEIPT.max);
    expect(await store.db.select({ n: limits.count }).from(limits)).toEqual([{ n: PROOFS_PER_RECEIPT.max }]);
  });
});
