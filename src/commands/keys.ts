/** `minwon keys rotate | look-ups | retire | list`: another secret key for everything that is sealed, another one for what is looked up. docs/operations.md says when, docs/security.md what it protects. */
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { type Config, readConfig } from '../config.js';
import { DAY, HOUR } from '../core.js';
import { countOld, createResealer, lookAgain, type Sealing } from '../retention/reseal.js';
import { recordAction } from '../staff/actions.js';
import { forgetBefore, keyText } from '../storage/keys.js';
import { blobsBeside, diskBlobs } from '../storage/node/disk-blobs.js';
import { changeSecrets, secretsBeside } from '../storage/node/secrets.js';
import { type NodeStore, nodeStore } from '../storage/node/store.js';
import { facts } from '../storage/schema.js';
import { keysOf, type NamedKey } from '../storage/vault.js';
import { alone, letIn } from './alone.js';
import { rotateLookUps } from './look-ups.js';
import { bar } from './progress.js';
import { vaultOf } from './vault.js';

const DOER = { actor: 'command line', address: '' };
type Working = Sealing & { store: NodeStore; real(): number };

/** ms: a gateway looks twice a second which keys there are; until then it may seal with the older one. */
const NOTICED = 1_000;
/** Times that what was sealed with the older key meanwhile is looked for. */
const ROUNDS = 20;

/** @throws Error with one line */
export async function rotateKeys(): Promise<void> {
  const config = configured();
  const keys = keysOf(config.secretKey ?? secretsBeside(config.databasePath));
  if (keys.length === 1 && config.secretKey) return tellNext(keys);
  if (keys.length === 1) {
    await inDatabase(config, async () => undefined); // the key is this database's own
    changeSecrets(config.databasePath, (now) => (now.length === 1 ? [nextTo(now), ...now] : now)); // another rotation may have begun in this moment
  }
  await inDatabase(config, async (core) => {
    const { key } = core.vault;
    const rows = await resealAll(core);
    await core.store.atomic([recordAction(core, { ...DOER, verb: 'keys.rotate', target: key, detail: { count: rows } })]);
    console.log(`${rows.toLocaleString('en')} sealed anew with ${key}; ${core.vault.older.join(', ')} ${core.vault.older.length > 1 ? 'have' : 'has'} nothing left. Next: make a backup, and a day later run minwon keys retire.`);
  });
}

/** Passes until nothing is left: what was written meanwhile by a gateway that had not noticed yet is the next one's. @returns how many rows */
async function resealAll(core: Sealing): Promise<number> {
  let done = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const left = await leftOf(core);
    if (!left && round) return done;
    const drawn = bar('sealing anew', 'rows');
    const resealer = createResealer(core);
    let rows = 0;
    await core.store.atomic([lookAgain(core)]);
    await resealer.run(Number.POSITIVE_INFINITY, (n) => drawn((rows += n), left));
    drawn.end();
    done += rows - resealer.lost;
    if (resealer.lost) console.error(`${resealer.lost} cannot be opened with any key and are left as they are`);
    if (resealer.lost && rows === resealer.lost) return done;
    await new Promise((next) => setTimeout(next, NOTICED));
  }
  throw new Error('something still seals with the older key: restart every gateway with SECRET_KEY and OLD_SECRET_KEYS, and run this again');
}

const leftOf = async (core: Sealing): Promise<number> => Object.values(await countOld(core)).reduce((sum, n) => sum + n, 0);

/** A gateway reads the environment once: whoever set SECRET_KEY there sets it anew. */
function tellNext(keys: readonly NamedKey[]): void {
  console.log(`# SECRET_KEY comes from the environment. Set both for every gateway, restart each, and run minwon keys rotate again with the same settings.\n# On Workers: wrangler secret put, both, and the clock seals anew by itself.\nSECRET_KEY=${keyText(nextTo(keys))}\nOLD_SECRET_KEYS=${keys.map(keyText).join(',')}`);
}

const nextTo = (keys: readonly NamedKey[]): NamedKey => ({ name: `k${Math.max(...keys.map((k) => Number(k.name.slice(1)))) + 1}`, secret: randomBytes(32) });

/** @throws Error while an older key is needed */
export async function retireKeys(): Promise<void> {
  const config = configured();
  const [newest, ...older] = keysOf(config.secretKey ?? secretsBeside(config.databasePath));
  // A gateway sees in data/ which keys there are. In its environment it does not: one that was not restarted seals with an older key all the time.
  if (config.secretKey && older.length) letIn(alone(config.databasePath, 'one that was started with an older SECRET_KEY goes on sealing with it'));
  await inDatabase(config, async (core) => {
    const forgotten = await retireBefore(core);
    if (forgotten && !older.length) return;
    if (!older.length) throw new Error(`${newest.name} is the only key; minwon keys rotate makes another`);
    const finders = (await core.store.db.select().from(facts)).filter(({ id }) => /^finder/.test(id));
    const counts = Object.entries(await countOld(core)).filter(([, n]) => n);
    if (await stillNeeded(core, counts.reduce((sum, [, n]) => sum + n, 0)) || !finders.length || finders.some(({ value }) => !value.startsWith(`${newest.name}.`))) throw new Error(`older keys are still needed${counts.length ? ` (${counts.map(([table, n]) => `${table} ${n}`).join(', ')})` : ''}: run minwon keys rotate first`);
    await core.store.atomic([recordAction(core, { ...DOER, verb: 'keys.retire', target: older.map((k) => k.name).join(' ') })]);
    if (!config.secretKey) changeSecrets(config.databasePath, (now) => (now[0]?.name === newest.name ? [newest] : now));
    console.log(config.secretKey ? `nothing is sealed with ${older.map((k) => k.name).join(', ')}: unset OLD_SECRET_KEYS and start the gateway` : `${older.map((k) => k.name).join(', ')} retired; only backups made before still need ${older.length > 1 ? 'them, and hold them' : 'it, and hold it'}`);
  });
}

/** @returns whether there was a look-up key before this one, and nothing needs it any more @throws Error while something does */
async function retireBefore(core: Working): Promise<boolean> {
  const { store, vault, real } = core;
  if (!vault.before) return false;
  const wait = vault.before.until + DAY - real();
  if (wait > 0) throw new Error(`the look-up key before this one counts for ${Math.ceil(wait / HOUR)} hours more: limits that were begun under it run out until then`);
  const keys = store.raw.prepare("select id || '  ' || name from api_keys where hash like 'before/%' and revoked_at is null order by id").pluck().all();
  if (keys.length) throw new Error(`the look-up key before this one is still needed by API keys that were not used since. Let each ask once, or revoke it:\n${keys.join('\n')}`);
  await store.atomic([forgetBefore(store), recordAction(core, { ...DOER, verb: 'keys.retire', target: 'look-ups' })]);
  console.log('the look-up key before this one is gone from the database; gateways forget it when they start again');
  return true;
}

/** @throws Error with one line; nothing is changed then */
export async function changeLookUps(): Promise<void> {
  const { counts, lost } = await rotateLookUps(configured());
  const of = Object.entries(counts).map(([table, n]) => `${n.toLocaleString('en')} ${table.replace('_', ' ')}`);
  console.log(`${of.join(', ') || 'nothing'} hashed anew. Start the gateway. Citizens and staff sign in again; open codes, links and invitations are ended.`);
  if (lost) console.error(`${lost.toLocaleString('en')} rows keep nothing that could be hashed anew: they are found by their receipt alone`);
  console.log('API keys count on, each is hashed anew when it is next used. Next: make a backup, and a day later run minwon keys retire.');
}

/** What no key opens needs none. */
async function stillNeeded(core: Sealing, left: number): Promise<boolean> {
  if (!left) return false;
  const resealer = createResealer(core);
  await core.store.atomic([lookAgain(core)]);
  await resealer.run();
  return (await leftOf(core)) > resealer.lost || resealer.lost < left;
}

export async function listKeys(): Promise<void> {
  const config = configured();
  const keys = keysOf(config.secretKey ?? secretsBeside(config.databasePath));
  await inDatabase(config, async (core) => {
    const left = await leftOf(core);
    for (const [i, { name }] of keys.entries()) console.log(`${name}  ${i ? `older: ${left.toLocaleString('en')} still sealed with ${keys.length > 2 ? 'these' : 'it'}` : 'seals'}`);
  });
}

function configured(): Config {
  const config = readConfig(process.env);
  const about = statSync(config.databasePath, { throwIfNoEntry: false });
  if (!about?.isFile()) throw new Error(`DATABASE_PATH: ${config.databasePath} is not there, or no file`);
  // Photos and keys that another user wrote could not be read by the gateway.
  if (process.getuid && process.getuid() !== about.uid) throw new Error(`DATABASE_PATH: ${config.databasePath} belongs to the user with number ${about.uid}; run this as that one: sudo -u '#${about.uid}' …`);
  return config;
}

async function inDatabase(config: Config, work: (core: Working) => Promise<void>): Promise<void> {
  const store = nodeStore(config.databasePath);
  try {
    await work({ store, vault: await vaultOf(config, store), blobs: diskBlobs(blobsBeside(config.databasePath)), random: { digits: () => '', token: () => randomBytes(16).toString('base64url') }, now: Date.now, real: Date.now });
  } finally {
    store.close();
  }
}
