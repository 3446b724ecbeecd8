/** Petitions as they are kept, each with a phone, words and a name of its own, and photos that no form has taken yet. */
import * as crypto from 'node:crypto';
import type Database from 'better-sqlite3';
import { nameHash } from '../../src/petitions/file-writes.js';
import { newReceipt } from '../../src/petitions/receipt.js';
import { placeOf } from '../../src/petitions/sealed.js';
import type { diskBlobs } from '../../src/storage/node/disk-blobs.js';
import type { Vault } from '../../src/storage/vault.js';

export const PHOTOS = 60;
export const words = (n: number): string => `보도블록 ${n}번이 깨졌습니다`;
export const nameOf = (n: number): string => `홍길동${n}`;
export const numberOf = (n: number): string => `+8210${30_000_000 + n}`;

/** @returns their receipts */
export async function fillWhole(raw: Database.Database, vault: Vault, petitions: number, blobs?: ReturnType<typeof diskBlobs>): Promise<string[]> {
  const random = { digits: (n: number): string => Array.from({ length: n }, () => crypto.randomInt(10)).join(''), token: () => crypto.randomBytes(16).toString('base64url') };
  const at = Date.now();
  const petition = raw.prepare(
    `insert into petitions (receipt, category, department, kind, period, state, channel, locale, phone, phone_proven, arrived_at, received_at, due_at, provisional, events, fresh, open, last_four, name)
     values (?, 'streetlight', 'roads', 'other', '7d', 'assigned', 'sms', 'ko', ?, 1, ${at}, ${at}, ${at + 864_000_000}, 0, 2, 1, 1, ?, ?)`,
  );
  const event = raw.prepare(`insert into petition_events (receipt, number, code, at, actor) values (?, ?, ?, ${at}, 'system')`);
  const personal = raw.prepare('insert into personal (receipt, event, field, sealed) values (?, 1, ?, ?)');
  const phone = raw.prepare(`insert into phones (phone, sealed, locale, changed_at) values (?, ?, 'ko', ${at})`);
  const receipts: string[] = [];
  raw.transaction(() => {
    for (let n = 0; n < petitions; n++) {
      const receipt = newReceipt(random);
      receipts.push(receipt);
      const number = numberOf(n);
      const hash = vault.find('phone', number);
      petition.run(receipt, hash, vault.find('last-four', `${receipt}/${number.slice(-4)}`), nameHash({ vault }, nameOf(n)));
      for (const [i, code] of ['arrived', 'received'].entries()) event.run(receipt, i + 1, code);
      for (const [field, text] of [['text', words(n)], ['name', nameOf(n)]] as const) personal.run(receipt, field, vault.seal(text, placeOf(receipt, 1, field)));
      phone.run(hash, vault.seal(number, `phones/${hash}`));
    }
  })();
  for (let n = 0; blobs && n < PHOTOS; n++) {
    const blob = `${new Date(at).toISOString().slice(0, 10)}/${random.token()}`;
    await blobs.put(blob, vault.sealBytes(Buffer.from(`photo ${n}`), `photos/${blob}`));
    raw.prepare(`insert into photos (id, receipt, event, state, blob, type, width, height, at) values (?, ?, 1, 'kept', ?, 'image/jpeg', 1, 1, ${at})`).run(`photo-${n}`, receipts[n], blob);
  }
  return receipts;
}
