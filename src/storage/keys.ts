/** Keys as they are written down, and the vault of a database whose key may have been rotated. */
import { eq, inArray } from 'drizzle-orm';
import { facts } from './schema.js';
import { type Store, type Write, write } from './store.js';
import { type Before, type Crypto, createVault, type NamedKey, type Secret, type Vault, type VaultOptions } from './vault.js';

/** `BASE64` is the first key, k1; every later one carries its name: `k2:BASE64`. */
const KEY_TEXT = /^(?:(k[1-9]\d{0,3}):)?([A-Za-z0-9+/]+={0,2})$/;

export function keyIn(text: string): NamedKey {
  const [, name = 'k1', base64 = ''] = KEY_TEXT.exec(text.trim()) ?? [];
  return { name, secret: Buffer.from(base64, 'base64') };
}

export const keyText = ({ name, secret }: NamedKey): string => `${name === 'k1' ? '' : `${name}:`}${Buffer.from(secret).toString('base64')}`;

/** Bytes. */
const SHORTEST = 32;

/** @param texts the newest first @returns a single first key as its bytes @throws Error */
export function keysIn(texts: readonly string[]): Secret {
  const keys = texts.filter((t) => t.trim()).map(keyIn);
  const [first, ...older] = keys;
  if (!first || keys.some((k) => k.secret.length < SHORTEST) || new Set(keys.map((k) => k.name)).size < keys.length) throw new Error('secret.key: holds no key, or a damaged one; put back that of your last backup');
  return older.length || first.name !== 'k1' ? [first, ...older] : first.secret;
}

const FACT = 'finder';
const BEFORE = 'finder-before';
const placeOf = (fact: string): string => `database_facts/${fact}`;

/**
 * The first key makes what look-ups are hashed with. It cannot change with the key: who texts is found by it, at once, while rows are sealed anew. So it is
 * kept in the database before a first rotation, sealed as everything else is.
 */
export async function openVault({ db }: Pick<Store, 'db'>, secret: Secret, crypto: Crypto, again?: VaultOptions['again']): Promise<Vault> {
  const found = await db.select().from(facts).where(inArray(facts.id, [FACT, BEFORE]));
  const sealedOf = (id: string): string | undefined => found.find((f) => f.id === id)?.value;
  return vaultWith(sealedOf(FACT), secret, crypto, { again, sealedBefore: sealedOf(BEFORE) });
}

/** @param sealed the fact `finder` of its database; undefined where no key was ever rotated @throws Error */
export function vaultWith(sealed: string | undefined, secret: Secret, crypto: Crypto, { again, sealedBefore }: Pick<VaultOptions, 'again'> & { sealedBefore?: string | undefined } = {}): Vault {
  if (sealed === undefined) return createVault(secret, crypto, { again });
  try {
    const opening = createVault(secret, crypto);
    const finder = Buffer.from(opening.open(sealed, placeOf(FACT)), 'base64');
    return createVault(secret, crypto, { finder, before: sealedBefore === undefined ? undefined : beforeIn(opening.open(sealedBefore, placeOf(BEFORE))), again });
  } catch {
    throw new Error('SECRET_KEY: this database was made with another key');
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function beforeIn(opened: string): Before {
  const { finder, until } = JSON.parse(opened) as { finder: string; until: number };
  return { finder: Buffer.from(finder, 'base64'), until };
}

type Finding = Pick<Vault, 'seal' | 'finder' | 'before'>;
const sealedBefore = ({ seal }: Finding, { finder, until }: Before): string => seal(JSON.stringify({ finder: base64(finder), until }), placeOf(BEFORE));

/** Sealed with the newest key. The look-up key before this one is sealed anew only where it is still kept: a gateway that remembers it does not bring back what was retired. */
export function keepFinder({ db }: Pick<Store, 'db'>, vault: Finding): Write[] {
  const value = vault.seal(base64(vault.finder), placeOf(FACT));
  const kept = write(db.insert(facts).values({ id: FACT, value }).onConflictDoUpdate({ target: facts.id, set: { value } }));
  return vault.before ? [kept, write(db.update(facts).set({ value: sealedBefore(vault, vault.before) }).where(eq(facts.id, BEFORE)))] : [kept];
}

/** Another look-up key, and the one before it. */
export function changeFinder({ db }: Pick<Store, 'db'>, vault: Finding & { before: Before }): Write[] {
  const value = sealedBefore(vault, vault.before);
  return [write(db.insert(facts).values({ id: BEFORE, value }).onConflictDoUpdate({ target: facts.id, set: { value } })), ...keepFinder({ db }, vault)];
}

/** Nobody is found by the look-up key before this one any more. */
export const forgetBefore = ({ db }: Pick<Store, 'db'>): Write => write(db.delete(facts).where(inArray(facts.id, [BEFORE])));
