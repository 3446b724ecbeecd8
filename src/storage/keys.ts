/** Keys as they are written down, and the vault of a database whose key may have been rotated. */
import { eq } from 'drizzle-orm';
import { facts } from './schema.js';
import { type Store, type Write, write } from './store.js';
import { type Crypto, createVault, type NamedKey, type Secret, type Vault, type VaultOptions } from './vault.js';

/** `BASE64` is the first key, k1; every later one carries its name: `k2:BASE64`. */
const KEY_TEXT = /^(?:(k[1-9]\d{0,3}):)?([A-Za-z0-9+/]+={0,2})$/;

export function keyIn(text: string): NamedKey {
  const [, name = 'k1', base64 = ''] = KEY_TEXT.exec(text.trim()) ?? [];
  return { name, secret: Buffer.from(base64, 'base64') };
}

export const keyText = ({ name, secret }: NamedKey): string => `${name === 'k1' ? '' : `${name}:`}${Buffer.from(secret).toString('base64')}`;

/** @param texts the newest first @returns a single first key as its bytes */
export function keysIn(texts: readonly string[]): Secret {
  const [first, ...older] = texts.filter((t) => t.trim()).map(keyIn);
  if (!first) throw new Error('no key');
  return older.length || first.name !== 'k1' ? [first, ...older] : first.secret;
}

const FACT = 'finder';
const PLACE = `database_facts/${FACT}`;

/**
 * The first key makes what look-ups are hashed with. It cannot change with the key: who texts is found by it, at once, while rows are sealed anew. So it is
 * kept in the database before a first rotation, sealed as everything else is.
 */
export async function openVault({ db }: Pick<Store, 'db'>, secret: Secret, crypto: Crypto, again?: VaultOptions['again']): Promise<Vault> {
  const [fact] = await db.select().from(facts).where(eq(facts.id, FACT));
  return vaultWith(fact?.value, secret, crypto, again);
}

/** @param sealed the fact `finder` of its database; undefined where no key was ever rotated @throws Error */
export function vaultWith(sealed: string | undefined, secret: Secret, crypto: Crypto, again?: VaultOptions['again']): Vault {
  if (sealed === undefined) return createVault(secret, crypto, { again });
  try {
    const finder = Buffer.from(createVault(secret, crypto).open(sealed, PLACE), 'base64');
    return createVault(secret, crypto, { finder, again });
  } catch {
    throw new Error('SECRET_KEY: this database was made with another key');
  }
}

/** Sealed with the newest key. */
export function keepFinder({ db }: Pick<Store, 'db'>, vault: Vault): Write {
  const value = vault.seal(Buffer.from(vault.finder).toString('base64'), PLACE);
  return write(db.insert(facts).values({ id: FACT, value }).onConflictDoUpdate({ target: facts.id, set: { value } }));
}
