/**
 * Another look-up key: every keyed hash that a row is found by, made anew from what is sealed beside it. What nobody can hash anew is short-lived and ends
 * here, or is one of API keys, which are found by the key before until they are used (citizens/api-keys.ts). The caller holds the one transaction.
 */
import { BEFORE } from '../citizens/api-keys.js';
import { parsePhone } from '../citizens/phone.js';
import { placeOf as placeOfUnsent } from '../citizens/unsent.js';
import { placeOfMessage } from '../conversation/memory.js';
import { DAY } from '../core.js';
import { idOf as idOfSubscription, placeOf as placeOfSubscription } from '../notices/subscriptions.js';
import { likenessFor, nameHash } from '../petitions/file-writes.js';
import { placeOf } from '../petitions/sealed.js';
import type { Vault } from '../storage/vault.js';

export interface Rows {
  all(sql: string, ...params: unknown[]): Record<string, string | number | null>[];
  run(sql: string, ...params: unknown[]): number;
}

export interface Turning {
  old: Vault;
  next: Vault;
  token(): string;
  /** ms, real. */
  now: number;
}

export interface Rehash {
  counts: Record<string, number>;
  lost: number;
}

const PAGE = 500;

/** What ends: codes, links and sessions that count for minutes or hours, and hashes of unknown words. Staff and citizens sign in again. */
const ENDED = [
  'delete from sessions',
  'delete from code_requests',
  'delete from pairings',
  'delete from handoffs',
  'delete from codes',
  'delete from staff_sessions',
  'delete from staff_verifications',
  'delete from guide_strange_words',
  'update staff_phones set code = null where code is not null',
] as const;

/** Columns that hold a phone's hash and nothing else of it. */
const NAMED = ['messages', 'notices'] as const;

export function rehash(rows: Rows, turning: Turning, told: (done: number, whole: number) => void = () => undefined): Rehash {
  const { old, next, token, now } = turning;
  const counts: Record<string, number> = {};
  let lost = 0;
  let done = 0;
  const whole = ['phones', 'petitions', 'messages', 'subscriptions'].reduce((sum, t) => sum + Number(rows.all(`select count(*) as n from ${t}`)[0]?.n), 0);
  /** Calls with each row, a page at a time. */
  const each = (table: string, select: string, where: string, then: (row: Record<string, string | number | null>) => boolean): void => {
    let after = -1;
    for (;;) {
      const page = rows.all(`select rowid as at, ${select} from ${table} where rowid > ? and ${where} order by rowid limit ${PAGE}`, after);
      for (const row of page) {
        if (then(row)) counts[table] = (counts[table] ?? 0) + 1;
        else lost++;
      }
      told((done += page.length), whole);
      if (page.length < PAGE) return;
      after = Number(page.at(-1)?.at);
    }
  };
  const opened = (sealed: unknown, place: string): string | undefined => {
    try {
      return old.open(String(sealed), place);
    } catch {
      return undefined;
    }
  };
  const newOf = (phone: unknown): string | undefined => rows.all('select new from moved where old = ?', phone)[0]?.new as string | undefined;
  const moved = (number: string): string => {
    const hash = next.find('phone', number);
    rows.run('insert or ignore into moved values (?, ?)', old.find('phone', number), hash);
    return hash;
  };
  const field = (receipt: string, name: string): string | undefined => {
    const [row] = rows.all('select sealed from personal where receipt = ? and event = 1 and field = ? and sealed is not null', receipt, name);
    return row && opened(row.sealed, placeOf(receipt, 1, name));
  };

  rows.run('create temp table moved (old text primary key, new text not null) without rowid');
  each('phones', 'phone, sealed', '1', ({ at, phone, sealed }) => {
    const number = opened(sealed, `phones/${phone}`);
    if (number === undefined) return false;
    const hash = moved(number);
    return rows.run('update phones set phone = ?, sealed = ? where rowid = ?', hash, next.seal(number, `phones/${hash}`), at) === 1;
  });

  each('petitions', 'receipt, phone, phone_proven, last_four, name, likeness, arrived_at', '(phone is not null or last_four is not null or name is not null or likeness is not null)', (row) => {
    const receipt = String(row.receipt);
    const typed = row.phone_proven ? undefined : parsePhone(field(receipt, 'phone') ?? '');
    const phone = typed ? moved(typed) : row.phone === null ? undefined : newOf(row.phone);
    const sealed = typed || phone === undefined ? undefined : rows.all('select sealed from phones where phone = ?', phone)[0]?.sealed;
    const number = typed ?? (sealed ? next.open(String(sealed), `phones/${phone}`) : undefined);
    const digits = number?.slice(-4) ?? '';
    const four = row.last_four !== null && old.find('last-four', `${receipt}/${digits}`) === row.last_four ? next.find('last-four', `${receipt}/${digits}`) : null;
    const called = row.name === null ? undefined : field(receipt, 'name');
    const name = called === undefined ? null : nameHash({ vault: next }, called);
    const like = row.likeness !== null && Number(row.arrived_at) > now - DAY ? likeness(receipt, row, phone) : null;
    rows.run('update petitions set phone = ?, last_four = ?, name = ?, likeness = ? where rowid = ?', phone ?? null, four, name, like, row.at);
    return (row.phone === null || phone !== undefined) && (row.last_four === null || four !== null) && (row.name === null || name !== null);
  });

  /** The same words of the same phone within a day are still told apart from others. */
  function likeness(receipt: string, row: Record<string, string | number | null>, phone: string | undefined): string | null {
    const filing = { text: field(receipt, 'text') ?? '', place: field(receipt, 'place') ?? '', phone: row.phone_proven ? '' : (field(receipt, 'phone') ?? '') };
    for (const kind of ['phone', 'nobody', 'holder'] as const) {
      const by = (hash: string): never => ({ citizen: { kind, phone: hash } }) as never;
      if (likenessFor({ vault: old }, by(String(row.phone)), filing) === row.likeness) return likenessFor({ vault: next }, by(phone ?? ''), filing) ?? null;
    }
    return null;
  }

  for (const table of NAMED) rows.run(`update ${table} set phone = (select new from moved where old = ${table}.phone) where phone is not null`);

  // An id with a hash of what a form said: its form is over with the key, and the same words sent again are told by their likeness.
  each('messages', 'id, sealed', "(id like 'form/%' or id like 'key/%' or id like 'register/%')", ({ at, id, sealed }) => {
    const renamed = `${String(id).replace(/[^/]*$/, '')}${token()}`;
    const text = sealed === null ? undefined : opened(sealed, placeOfMessage(String(id)));
    rows.run('update messages set id = ?, sealed = ? where rowid = ?', renamed, text === undefined ? null : next.seal(text, placeOfMessage(renamed)), at);
    return sealed === null || text !== undefined;
  });

  each('subscriptions', 'id, receipt, sealed', '1', ({ at, id, receipt, sealed }) => {
    const text = opened(sealed, placeOfSubscription(String(id)));
    if (text === undefined) return false;
    const renamed = idOfSubscription({ vault: next }, (JSON.parse(text) as { endpoint: string }).endpoint, String(receipt));
    return rows.run('update subscriptions set id = ?, sealed = ? where rowid = ?', renamed, next.seal(text, placeOfSubscription(renamed)), at) === 1;
  });

  each('unsent', 'phone, form, sealed', '1', ({ at, phone, form, sealed }) => {
    const hash = newOf(phone);
    const text = opened(sealed, placeOfUnsent(String(phone), String(form)));
    if (hash === undefined || text === undefined) return rows.run('delete from unsent where rowid = ?', at) === 0;
    return rows.run('update unsent set phone = ?, sealed = ? where rowid = ?', hash, next.seal(text, placeOfUnsent(hash, String(form))), at) === 1;
  });

  each('lab_texts', 'phone, sealed', '1', ({ at, phone, sealed }) => {
    const hash = newOf(phone);
    const text = opened(sealed, `lab_texts/${phone}`);
    if (hash === undefined || text === undefined) return rows.run('delete from lab_texts where rowid = ?', at) === 1;
    return rows.run('update lab_texts set phone = ?, sealed = ? where rowid = ?', hash, next.seal(text, `lab_texts/${hash}`), at) === 1;
  });

  for (const sql of ENDED) rows.run(sql);
  rows.run('update staff_invitations set used_at = ? where used_at is null', now);
  rows.run(`update api_keys set hash = '${BEFORE}' || hash where hash not like '${BEFORE}%'`);
  rows.run('drop table moved');
  return { counts, lost };
}
