/** What a restored database must not do by itself: go on with sessions and codes of the past, or tell citizens again what they were told. */
import * as crypto from 'node:crypto';
import { readConfig } from '../config.js';
import { diskFiles } from '../files/disk.js';
import { holdPending } from '../notices/held.js';
import { placeOf } from '../petitions/sealed.js';
import { recordAction } from '../staff/actions.js';
import { facts } from '../storage/schema.js';
import type { NodeStore } from '../storage/node/store.js';
import { type Write, write } from '../storage/store.js';
import type { Secret, Vault } from '../storage/vault.js';
import { createGateway } from '../wire.js';

/** A tick does a few hundred petitions; one that always writes something must not go on for ever. */
const ROUNDS = 10_000;

/** One row of each kind that is sealed, opened with the backup's own key. @returns how many were opened @throws Error */
export function proveKey({ raw }: Pick<NodeStore, 'raw'>, vault: Vault): number {
  if (raw.prepare("select value from database_facts where id = 'key'").pluck().get() !== vault.find('database', 'key')) throw new Error('the keys in this backup are not those of its database');
  const samples = [
    ...(raw.prepare('select receipt, event, field, sealed from personal where sealed is not null order by rowid desc limit 1').all() as { receipt: string; event: number; field: string; sealed: string }[]).map((r) => ({ place: placeOf(r.receipt, r.event, r.field), sealed: r.sealed })),
    ...(raw.prepare('select phone, sealed from phones order by rowid desc limit 1').all() as { phone: string; sealed: string }[]).map((r) => ({ place: `phones/${r.phone}`, sealed: r.sealed })),
  ];
  try {
    for (const { place, sealed } of samples) vault.open(sealed, place);
  } catch {
    throw new Error('the keys in this backup do not open what is sealed in its database');
  }
  return samples.length;
}

/**
 * Sessions and half-done sign-ins end; links and one-time numbers that may have been used since are void; notices are held.
 * The fact `restored` is a new word for this copy, so that it can be told from the original.
 */
export function afterRestore({ db }: Pick<NodeStore, 'db'>, { at, of }: { at: number; of: number }): Write[] {
  const plain = (sql: string, ...params: unknown[]): Write => ({ sql, params });
  const fact = { id: 'restored', value: JSON.stringify({ at, of, copy: crypto.randomUUID() }) };
  return [
    plain('delete from staff_sessions'),
    plain('delete from staff_verifications'),
    plain('delete from codes'),
    plain('delete from sessions'),
    plain('delete from pairings'),
    plain('delete from code_requests'),
    plain('delete from handoffs'),
    plain('update staff_invitations set used_at = ? where used_at is null', at),
    plain('update staff_phones set code = null where code is not null'),
    ...holdPending(at),
    write(db.insert(facts).values(fact).onConflictDoUpdate({ target: facts.id, set: { value: fact.value } })),
    recordAction({ store: { db }, real: Date.now }, { actor: 'command line', verb: 'database.restore', target: new Date(of).toISOString(), address: '' }),
  ];
}

/**
 * What the clock asked for between the copy and now: receipts, progress, lateness. It is done here, by a gateway that has no carrier and sends nothing,
 * and its notices are held as well: they were probably told before the loss.
 */
export async function catchUp(store: NodeStore, { secretKey, demo, district, at }: { secretKey: Secret; demo: boolean; district: string; at: number }): Promise<void> {
  const config = readConfig({ DEMO: demo ? 'on' : 'off', DISTRICT: district });
  const gateway = await createGateway({ files: diskFiles(), config: { ...config, secretKey }, store, crypto, addressOf: () => '', log: () => undefined, now: () => at, samples: false });
  const written = (): unknown => store.raw.prepare('select total_changes()').pluck().get();
  let before: unknown;
  for (let round = 0; before !== written() && round < ROUNDS; round++) {
    before = written();
    await gateway.tick();
  }
  await store.atomic(holdPending(at));
}
