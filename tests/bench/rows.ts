/**
 * Millions of petitions, written straight into the real schema: every table that a petition fills, every index. Durable only when it is done.
 * The newest petition of each phone is open; its others were answered longer ago than a list goes back. One phone in ASKED is real to the last hash.
 */
import * as crypto from 'node:crypto';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { bar } from '../../src/commands/progress.js';
import { DAY, HOUR, MINUTE } from '../../src/core.js';
import { placeOf } from '../../src/petitions/sealed.js';
import { newReceipt } from '../../src/petitions/receipt.js';
import { pilots } from '../../src/pilot/index.js';
import { nodeStore } from '../../src/storage/node/store.js';
import { createVault, type Vault } from '../../src/storage/vault.js';

const A_PHONE = 5;
/** One phone in so many may be asked about: its open petition has real hashes and sealed words. */
const ASKED = 5;
const ROWS = 40; // a statement
const CHUNK = 20_000; // petitions a transaction
/** Coprime to every count of phones that ends in zeros: a phone's petitions lie far from each other. */
const STRIDES = [1, 7, 11, 13, 17] as const;

const { categories } = pilots.gangnam;
const CHANNELS = ['sms', 'sms', 'mobile', 'mobile', 'pda', 'tv'];

export interface Asked {
  /** +8210… */
  number: string;
  receipt: string;
}

export interface Filled {
  petitions: number;
  rows: number;
  bytes: number;
  seconds: number;
  /** The n-th phone that may be asked about, with its open petition. */
  asked(n: number): Asked;
  askable: number;
}

/** +8210… of the n-th phone: 10 million of them at most. */
const numberOf = (n: number): string => `+8210${String(20_000_000 + n)}`;

/** Gigabytes that the system still has to write would be paid for by the first commits that are measured. */
function settle(file: string): void {
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}

/** Lets a signal be heard. */
const breath = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Rising with i, so that the table and its key grow at their end; a Damm digit closes it. */
function receiptOf(i: number, petitions: number): string {
  const digits = String(Math.floor((i + 0.5) * (1e11 / petitions))).padStart(11, '0');
  return newReceipt({ digits: () => digits, token: () => '' });
}

/** A hash of nothing: as long as a real one. */
const pool = crypto.randomBytes(1 << 20).toString('base64url');
const anyHash = (n: number): string => {
  const at = (n * 2_654_435_761) % (pool.length - 32);
  return pool.slice(at, at + 32);
};

/** @param file must not be there @param petitions a multiple of 1,000 */
export async function fill(file: string, petitions: number, secret: Uint8Array, now: number): Promise<Filled> {
  const began = performance.now();
  nodeStore(file).close(); // the schema itself, by its migrations
  const raw = new Database(file);
  for (const pragma of ['journal_mode = DELETE', 'journal_mode = MEMORY', 'synchronous = OFF', 'locking_mode = EXCLUSIVE', 'cache_size = -524288', 'foreign_keys = OFF']) raw.pragma(pragma);
  const indices = raw.prepare("select name, sql from sqlite_schema where type = 'index' and sql is not null and tbl_name in ('petitions', 'messages', 'notices', 'petition_events', 'personal')").all() as { name: string; sql: string }[];
  for (const { name } of indices) raw.exec(`drop index ${name}`);
  const vault = createVault(secret, crypto);
  const phones = petitions / A_PHONE;
  const hashes = fillPhones(raw, vault, phones, now);
  await fillPetitions(raw, { vault, petitions, phones, hashes, now });
  const indexing = bar('indices  ');
  for (const [i, { sql }] of indices.entries()) {
    indexing(i, indices.length);
    await breath();
    raw.exec(sql);
  }
  indexing.end();
  const rows = ['petitions', 'petition_events', 'personal', 'phones', 'messages', 'notices'].reduce((sum, t) => sum + Number(raw.prepare(`select count(*) from ${t}`).pluck().get()), 0);
  const bytes = Number(raw.pragma('page_count', { simple: true })) * 4096;
  raw.close();
  nodeStore(file).close(); // WAL again
  settle(file);
  return { petitions, rows, bytes, seconds: (performance.now() - began) / 1000, askable: phones / ASKED, asked: (n) => ({ number: numberOf(n * ASKED), receipt: receiptOf(n * ASKED, petitions) }) };
}

/** By hash, so that the key grows at its end. @returns each phone's hash */
function fillPhones(raw: Database.Database, vault: Vault, phones: number, now: number): string[] {
  const hashes: string[] = [];
  const drawing = bar('phones   ');
  for (let n = 0; n < phones; n++) {
    hashes.push(vault.find('phone', numberOf(n)));
    if (n % CHUNK === 0) drawing(n, phones);
  }
  const order = Array.from(hashes.keys()).sort((a, b) => ((hashes[a] ?? '') < (hashes[b] ?? '') ? -1 : 1));
  const into = table(raw, 'phones', ['phone', 'sealed', 'locale', 'changed_at']);
  raw.transaction(() => {
    for (const n of order) into.add(hashes[n], vault.seal(numberOf(n), `phones/${hashes[n]}`), 'ko', now - 30 * DAY);
    into.end();
  })();
  drawing.end();
  return hashes;
}

interface Table {
  add(...values: unknown[]): void;
  end(): void;
}

/** Rows gathered into statements of many. */
function table(raw: Database.Database, name: string, columns: readonly string[]): Table {
  const insert = (rows: number): Database.Statement => raw.prepare(`insert into ${name} (${columns.join()}) values ${Array(rows).fill(`(${columns.map(() => '?').join()})`).join()}`);
  const many = insert(ROWS);
  let waiting: unknown[] = [];
  return {
    add(...values) {
      for (const v of values) waiting.push(v);
      if (waiting.length === ROWS * columns.length) {
        many.run(waiting);
        waiting = [];
      }
    },
    end() {
      if (waiting.length) insert(waiting.length / columns.length).run(waiting);
      waiting = [];
    },
  };
}

interface Filling {
  vault: Vault;
  petitions: number;
  phones: number;
  hashes: string[];
  now: number;
}

const PETITION = ['receipt', 'category', 'department', 'kind', 'period', 'state', 'channel', 'locale', 'phone', 'phone_proven', 'last_four', 'likeness', 'arrived_at', 'received_at', 'due_at', 'provisional', 'events', 'fresh', 'open', 'officer', 'consent', 'settled_at', 'progress_at', 'score', 'scored_at', 'scored_on'];
const NOTICE = ['id', 'receipt', 'event', 'kind', 'duty', 'phone', 'locale', 'sealed', 'state', 'not_before', 'tries', 'way', 'carrier', 'carrier_id', 'delivery', 'created_at', 'changed_at'];

async function fillPetitions(raw: Database.Database, filling: Filling): Promise<void> {
  const { petitions } = filling;
  const into = {
    petitions: table(raw, 'petitions', PETITION),
    events: table(raw, 'petition_events', ['receipt', 'number', 'code', 'at', 'actor', 'detail']),
    personal: table(raw, 'personal', ['receipt', 'event', 'field', 'sealed', 'erased_at']),
    messages: table(raw, 'messages', ['id', 'phone', 'at', 'expires_at', 'dialogue', 'sealed', 'within', 'edition']),
    notices: table(raw, 'notices', NOTICE),
  };
  const drawing = bar('petitions');
  for (let from = 0; from < petitions; from += CHUNK) {
    raw.transaction(() => {
      for (let i = from; i < Math.min(petitions, from + CHUNK); i++) one(into, filling, i);
      for (const t of Object.values(into)) t.end();
    })();
    drawing(from, petitions);
    await breath();
  }
  drawing.end();
}

/** The i-th petition: of the newest ones, i is its phone's number. */
function one(into: Record<'petitions' | 'events' | 'personal' | 'messages' | 'notices', Table>, { vault, petitions, phones, hashes, now }: Filling, i: number): void {
  const round = Math.floor(i / phones);
  const n = ((i % phones) * (STRIDES[round] ?? 1)) % phones;
  const phone = hashes[n];
  const open = round === 0;
  const receipt = receiptOf(i, petitions);
  const real = open && n % ASKED === 0;
  const at = now - (open ? HOUR + (n % 4320) * MINUTE : round * 200 * DAY + (i % (180 * 1440)) * MINUTE);
  const due = at + 8 * DAY;
  const settled = open ? null : at + (1 + (i % 7)) * DAY;
  const scored = !open && i % 4 === 0;
  const channel = CHANNELS[i % CHANNELS.length];
  const category = categories[i % categories.length];
  const lastFour = real ? vault.find('last-four', `${receipt}/${numberOf(n).slice(-4)}`) : anyHash(i + 1);
  const events = open ? 3 : scored ? 5 : 4;
  into.petitions.add(receipt, category?.id, category?.department, category?.kind, category?.period, open ? 'assigned' : 'answered', channel, 'ko', phone, 1, lastFour, anyHash(i), at, at, due, 0, events, 1, open ? 1 : 0, `officer-${i % 300}`, i % 3 ? 0 : 1, settled, at + 30 * DAY, scored ? 1 + (i % 5) : null, scored ? (settled ?? 0) + DAY : null, scored ? channel : null);
  into.events.add(receipt, 1, 'arrived', at, 'citizen', `{"channel":"${channel}"}`);
  into.events.add(receipt, 2, 'received', at, 'pilot', null);
  into.events.add(receipt, 3, 'assigned', at + MINUTE, 'head-1', `{"to":"officer-${i % 300}"}`);
  if (!open) into.events.add(receipt, 4, 'answered', settled, `officer-${i % 300}`, '{"was":"assigned"}');
  if (scored) into.events.add(receipt, 5, 'rated', (settled ?? 0) + DAY, 'citizen', `{"score":${1 + (i % 5)},"channel":"${channel}"}`);
  if (real) into.personal.add(receipt, 1, 'text', vault.seal('가로등이 꺼져 있어 밤에 골목이 어둡습니다. 고쳐 주십시오.', placeOf(receipt, 1, 'text')), null);
  else if (i % 8 === 0) into.personal.add(receipt, 1, 'text', null, at + 365 * DAY); // kept as erased
  if (!open) return;
  into.messages.add(`sms/twilio/SM${anyHash(i)}${i}`, phone, at - 20 * DAY, at, 'none', null, 1, 0);
  into.notices.add(`${i}-${anyHash(i).slice(0, 14)}`, receipt, 2, 'registered', 'law', phone, 'ko', null, 'delivered', at, 1, 'text', 'twilio', `SM${anyHash(i + 7)}`, 4, at, at + MINUTE);
}
