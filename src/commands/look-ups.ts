/**
 * `minwon keys look-ups`: another key for the hashes by which phones, receipts and keys are found. Every row that holds one is hashed anew in a single
 * transaction, alone with the database: stopped at any moment, SQLite takes all of it back. docs/decisions/2026-11-28-look-up-key.md says why.
 */
import * as crypto from 'node:crypto';
import type Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { rehash } from '../retention/rehash.js';
import { recordAction } from '../staff/actions.js';
import { changeFinder, openVault } from '../storage/keys.js';
import { secretsBeside } from '../storage/node/secrets.js';
import { nodeStore } from '../storage/node/store.js';
import * as schema from '../storage/schema.js';
import type { Db, Write } from '../storage/store.js';
import { createVault, type Secret, type Vault } from '../storage/vault.js';
import { alone, letIn } from './alone.js';
import { bar } from './progress.js';
import { checkKey } from './vault.js';

export interface Rehashed {
  /** By what was done with it. */
  counts: Record<string, number>;
  /** Rows whose number or words no key opens, or nobody kept: they are found by their receipt alone from now on. */
  lost: number;
}

/** @param config of a database that nobody else has open @throws Error with one line; nothing is changed then */
export async function rotateLookUps({ databasePath, secretKey }: { databasePath: string; secretKey?: Secret | undefined }): Promise<Rehashed> {
  const secret = secretKey ?? secretsBeside(databasePath);
  const store = nodeStore(databasePath); // newer migrations first
  await openVault(store, secret, crypto).then((vault) => checkKey(store, vault)).finally(() => store.close());
  const raw = alone(databasePath, 'nobody could be found while the look-up key changes');
  try {
    raw.exec('begin exclusive');
    const db = drizzle({ client: raw, schema }) as unknown as Db;
    const old = await openVault({ db }, secret, crypto);
    checkBefore(raw);
    const before = { finder: old.finder, until: Date.now() };
    const next = createVault(secret, crypto, { finder: crypto.randomBytes(32), before });
    const drawn = bar('hashing anew', 'rows');
    const done = rehash({ all: (sql, ...params) => raw.prepare(sql).all(...params) as never[], run: (sql, ...params) => raw.prepare(sql).run(...params).changes }, { old, next, token: () => crypto.randomBytes(16).toString('base64url'), now: Date.now() }, drawn);
    await secondFactors(raw, old, next);
    drawn.end();
    const run = ({ sql, params }: Write): void => void raw.prepare(sql).run(...params);
    changeFinder({ db }, { ...next, before }).forEach(run);
    run({ sql: "update database_facts set value = ? where id = 'key'", params: [next.find('database', 'key')] });
    run(recordAction({ store: { db }, real: Date.now }, { actor: 'command line', verb: 'keys.look-ups', target: '', detail: { ...done.counts, lost: done.lost }, address: '' }));
    raw.exec('commit');
    return done;
  } finally {
    letIn(raw);
  }
}

/** One key before this one, not two. @throws Error */
function checkBefore(raw: Database.Database): void {
  const open = raw.prepare("select count(*) from api_keys where hash like 'before/%' and revoked_at is null").pluck().get() as number;
  if (open) throw new Error(`${open} API keys have not been used since the look-up key last changed: use or revoke them first (minwon api-key list)`);
}

/** The staff's authenticators go on; whoever is signed in signs in again. */
async function secondFactors(raw: Database.Database, old: Vault, next: Vault): Promise<void> {
  const { symmetricDecrypt, symmetricEncrypt } = await import('better-auth/crypto');
  const [from, to] = [old.find('better-auth', 'secret'), next.find('better-auth', 'secret')];
  const again = async (data: string): Promise<string> => symmetricEncrypt({ key: to, data: await symmetricDecrypt({ key: from, data }) });
  for (const { id, secret, codes } of raw.prepare('select id, secret, backup_codes as codes from staff_second_factors').all() as { id: string; secret: string; codes: string }[]) raw.prepare('update staff_second_factors set secret = ?, backup_codes = ? where id = ?').run(await again(secret), await again(codes), id);
}
