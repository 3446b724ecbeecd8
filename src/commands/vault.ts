/** The vault of the database that a command works on. */
import * as crypto from 'node:crypto';
import type { Config } from '../config.js';
import { databaseFact } from '../storage/district.js';
import { openVault } from '../storage/keys.js';
import { secretsBeside } from '../storage/node/secrets.js';
import type { Store } from '../storage/store.js';
import type { Vault } from '../storage/vault.js';

/**
 * @param finder of a Worker whose key was rotated: the value of its database's fact `finder`; the store is an empty one then
 * @throws Error with one line
 */
export async function vaultOf({ secretKey, databasePath }: Pick<Config, 'secretKey' | 'databasePath'>, store: Store, elsewhere?: { finder: string | undefined }): Promise<Vault> {
  const secret = secretKey ?? secretsBeside(databasePath);
  if (elsewhere?.finder) await databaseFact(store, 'finder', elsewhere.finder);
  const vault = await openVault(store, secret, crypto);
  if (elsewhere && !elsewhere.finder && vault.key !== 'k1') throw new Error(`--finder: this key was rotated; give the value of the Worker's database: select value from database_facts where id = 'finder'`);
  if (!elsewhere) await checkKey(store, vault);
  return vault;
}

/** @throws Error where the database was made with another key */
export async function checkKey(store: Store, vault: Vault): Promise<void> {
  const key = vault.find('database', 'key');
  if ((await databaseFact(store, 'key', key)) !== key) throw new Error('SECRET_KEY: this database was made with another key');
}
