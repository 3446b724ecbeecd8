/** `minwon api-key`: keys of programs that ask over JSON. Whoever may open the database may make and revoke them. */
import * as crypto from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { newKey, revoke } from '../citizens/api-keys.js';
import { askSchema } from '../../channels/json/schema.js';
import { readConfig } from '../config.js';
import { recordAction } from '../staff/actions.js';
import { asText } from '../storage/as-text.js';
import { type NodeStore, nodeStore } from '../storage/node/store.js';
import { apiKeys } from '../storage/schema.js';
import type { Write } from '../storage/store.js';
import type { Vault } from '../storage/vault.js';
import { vaultOf } from './vault.js';

export interface ApiKeyOptions {
  screen?: string;
  asks?: string;
  /** Prints statements for `wrangler d1 execute` and touches no database. */
  sql?: boolean | undefined;
  /** With `sql`, of a database whose key was rotated: its fact `finder`. */
  finder?: string | undefined;
}

const DOER = { actor: 'command line', address: '' };
const random = { digits: () => '', token: () => crypto.randomBytes(16).toString('base64url') };
/** What can be asked at all. */
const ASKS = askSchema.options.map((o) => o.shape.kind.value as string);

/** Prints the key, this once. @throws Error with one line */
export async function addApiKey(name: string, { screen = '', asks = '', sql = false, finder }: ApiKeyOptions): Promise<void> {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} .-]{1,39}$/u.test(name)) throw new Error(`${name}: a name has 2 to 40 letters, digits, spaces, dots and hyphens`);
  if (screen !== 'private' && screen !== 'shared') throw new Error('--screen: must be private (one person sees it) or shared (a kiosk, others look on: names are masked, words are left out)');
  const kinds = asks.split(',').map((a) => a.trim()).filter(Boolean);
  const unknown = kinds.find((k) => !ASKS.includes(k));
  if (unknown) throw new Error(`--asks: ${unknown} is none of ${ASKS.join(', ')}`);
  await inDatabase({ sql, finder }, async ({ store, vault, put }) => {
    const { id, key, writes } = newKey({ store, vault, random, real: Date.now }, { name, screen, asks: kinds });
    await put([...writes, recordAction({ store, real: Date.now }, { ...DOER, verb: 'api-key.add', target: id, detail: { title: name, screen, asks: kinds.join(' ') } })]);
    console.log(`${sql ? '-- ' : ''}${id}  ${name}, ${screen}${kinds.length ? `, ${kinds.join(' ')}` : ''}\n${sql ? '-- ' : ''}${key}`);
  });
}

/** @throws Error with one line */
export async function revokeApiKey(id: string, { sql = false, finder }: ApiKeyOptions): Promise<void> {
  await inDatabase({ sql, finder }, async ({ store, put }) => {
    const [row] = sql ? [{ revokedAt: null }] : await store.db.select({ revokedAt: apiKeys.revokedAt }).from(apiKeys).where(eq(apiKeys.id, id));
    if (!row) throw new Error(`${id}: there is no such key; minwon api-key list shows all`);
    if (row.revokedAt !== null) throw new Error(`${id}: was revoked already`);
    await put([revoke({ store, real: Date.now }, id), recordAction({ store, real: Date.now }, { ...DOER, verb: 'api-key.revoke', target: id })]);
    if (!sql) console.log(`${id}: revoked; it opens nothing from now on`);
  });
}

export async function listApiKeys(): Promise<void> {
  await inDatabase({}, async ({ store }) => {
    const rows = await store.db.select().from(apiKeys).orderBy(asc(apiKeys.at));
    for (const { id, name, screen, asks, at, revokedAt } of rows) console.log([id, screen.padEnd(7), new Date(at).toISOString().slice(0, 10), revokedAt === null ? 'open   ' : 'revoked', name, asks.join(' ') || 'all'].join('  '));
  });
}

interface Opened {
  store: NodeStore;
  vault: Vault;
  put(writes: Write[]): Promise<void>;
}

async function inDatabase({ sql = false, finder }: Pick<ApiKeyOptions, 'sql' | 'finder'>, work: (opened: Opened) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  if (sql && !config.secretKey) throw new Error('SECRET_KEY: give the key of the Worker; a key made with another one opens nothing');
  const store = nodeStore(sql ? ':memory:' : config.databasePath);
  try {
    const vault = await vaultOf(config, store, sql ? { finder } : undefined);
    await work({ store, vault, put: async (writes) => (sql ? writes.forEach((w) => void console.log(asText(w))) : void (await store.atomic(writes))) });
  } finally {
    store.close();
  }
}
