/** Reads of one turn of the event loop share one snapshot; nobody else is held up by it, and nobody reads what is old. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Message } from '../../src/channel.js';
import { createMemory } from '../../src/conversation/memory.js';
import { type NodeStore, nodeStore } from '../../src/storage/node/store.js';
import { facts } from '../../src/storage/schema.js';
import { write } from '../../src/storage/store.js';
import type { Vault } from '../../src/storage/vault.js';

describe('reads share a turn', () => {
  let folder: string;
  let own: NodeStore;
  let other: NodeStore;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'minwon-reads-'));
    [own, other] = [nodeStore(join(folder, 'minwon.db')), nodeStore(join(folder, 'minwon.db'))];
  });
  afterAll(() => {
    for (const store of [own, other]) store.close();
    rmSync(folder, { recursive: true });
  });
  const put = (store: NodeStore, id: string): Promise<number[]> => store.atomic([write(store.db.insert(facts).values({ id, value: 'x' }))]);
  const seen = async (id: string): Promise<number> => (await own.db.select().from(facts).where(eq(facts.id, id))).length;

  it('takes the lock once for them, and gives it back when the turn ends', async () => {
    const { raw } = own;
    await nextTurn();
    const open: boolean[] = [raw.inTransaction];
    await seen('a');
    open.push(raw.inTransaction);
    await seen('b');
    open.push(raw.inTransaction);
    await nextTurn();
    open.push(raw.inTransaction);
    expect(open).toEqual([false, true, true, false]);
  });

  it('sees what another process wrote in the next turn, and its own writes at once', async () => {
    await nextTurn();
    expect(await seen('theirs')).toBe(0);
    other.raw.prepare("insert into database_facts values ('theirs', 'x')").run(); // in this very turn
    expect(await seen('theirs')).toBe(0);
    await nextTurn();
    expect(await seen('theirs')).toBe(1);
    expect(await seen('ours')).toBe(0);
    await put(own, 'ours');
    expect(await seen('ours')).toBe(1);
  });

  it('keeps nobody from writing: in the turn of a read this store and another one commit', async () => {
    for (let i = 0; i < 50; i++) {
      const reading = seen(`n${i}`);
      await Promise.all([reading, put(own, `n${i}`), put(other, `m${i}`)]);
    }
    const [count] = await own.db.all<{ n: number }>(sql`select count(*) as n from ${facts} where id like 'n%' or id like 'm%'`);
    expect(count).toEqual({ n: 100 });
  });

  it('gives rows as drizzle asks for them, whichever form was asked for first', async () => {
    const query = sql`select id from ${facts} where id = 'ours'`;
    expect(await own.db.all(query)).toEqual([{ id: 'ours' }]);
    expect(await own.db.values(query)).toEqual([['ours']]);
    expect(await own.db.all(query)).toEqual([{ id: 'ours' }]);
    expect(await own.db.get(query)).toEqual({ id: 'ours' });
  });

  it('hands out its connection without a transaction, and closes in the middle of a turn', async () => {
    const third = nodeStore(join(folder, 'minwon.db'));
    await nextTurn(); // nobody else reads
    await third.db.select().from(facts);
    expect(third.raw.inTransaction).toBe(false);
    expect(third.raw.pragma('wal_checkpoint(TRUNCATE)', { simple: true })).toBe(0);
    await third.db.select().from(facts);
    third.close();
    await nextTurn();
  });
});

describe('what a text asks of the database', () => {
  const store = nodeStore(':memory:');
  afterAll(() => store.close());

  it('its guards read one index and no row', () => {
    const memory = createMemory({ store, vault: { seal: () => 'k1.' } as unknown as Vault, now: () => 1 });
    const { sql, params } = memory.store({ id: 'sms/twilio/SM1', phone: 'p', message: { keeps: 'menu' } as Message, dialogue: 'none', edition: 0 });
    const plan = store.raw.prepare(`explain query plan ${sql}`).all(...params) as { detail: string }[];
    const searches = plan.map((p) => p.detail).filter((d) => d.startsWith('SEARCH') || d.startsWith('SCAN'));
    expect(searches.map((d) => /USING COVERING INDEX messages_phone \((.*)\)/.exec(d)?.[1])).toEqual(['phone=? AND at>?', 'phone=?']);
  });

  it('its dialogue is found by two searches of one row each, however much its phone has been told', async () => {
    const memory = createMemory({ store, vault: { seal: () => 'k1.', open: () => '{"is":"kept"}' } as unknown as Vault, now: () => 1_000 });
    const asked = vi.spyOn(store.raw, 'prepare');
    const told = (n: number, dialogue: 'open' | 'none') => store.atomic([memory.store({ id: `sms/twilio/SM${n}`, phone: 'q', message: { keeps: 'draft' } as Message, dialogue, edition: 0 })]);
    await told(0, 'open');
    for (let n = 1; n <= 20; n++) await told(n, 'none');
    expect(await memory.recall('q')).toEqual({ last: { is: 'kept' }, dialogue: { is: 'kept' } });
    const recall = asked.mock.calls.map(([sql]) => sql).find((sql) => sql.startsWith('select')) ?? '';
    asked.mockRestore();
    const plan = store.raw.prepare(`explain query plan ${recall}`).all('q', 0, 'q', 0) as { detail: string }[];
    expect(plan.map((p) => /^SEARCH messages USING INDEX (.*)/.exec(p.detail)?.[1]).filter(Boolean)).toEqual(['messages_phone (phone=? AND at>?)', 'messages_turns (phone=? AND at>?)']);
    expect(recall.match(/limit 1\b/g)).toHaveLength(2);
  });
});
