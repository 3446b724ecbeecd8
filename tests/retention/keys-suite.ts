/** promise-38: keys can be rotated, on either engine: the same database opened with another ring of keys. */
import { sql } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { admit, newKey } from '../../src/citizens/api-keys.js';
import { keep, waiting } from '../../src/citizens/unsent.js';
import { keep as keepPhoto, look } from '../../src/photos/album.js';
import { countOld, createResealer } from '../../src/retention/reseal.js';
import { SEALED } from '../../src/retention/sealed.js';
import type { NamedKey, Secret } from '../../src/storage/vault.js';
import type { Gateway } from '../../src/wire.js';
import { lastCode } from '../citizens/codes-suite.js';
import { Device, ORIGIN } from '../citizens/device.js';
import { jpeg } from '../photos/pictures.js';
import { receiptIn } from '../receipt-in.js';

export const FIRST = new Uint8Array(32).fill(7);
const key = (n: number): NamedKey => ({ name: `k${n}`, secret: new Uint8Array(32).fill(7 + n - 1) });
const BOTH: Secret = [key(2), key(1)];
const SECOND: Secret = [key(2)];
const PHONE = '010-1234-5678';

/** @param open the database as it is, with these keys @param fresh the same, emptied */
export function keysSuite(fresh: (secret: Secret) => Promise<Gateway>, open: (secret: Secret) => Promise<Gateway>): void {
  let g: Gateway;
  let receipt: string;
  let device: Device;
  let apiKey: string;
  let photo: string;
  let serial = 0;
  const text = async (to: Gateway, words: string): Promise<string> =>
    ((await (await to.app.request(`${ORIGIN}/sms/demo`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: `keys${++serial}`, from: PHONE, text: words }) })).json()) as { texts: string[] }).texts.join('\n');
  const named = async (of: Gateway): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const { table, column } of SEALED) for (const { name, n } of await of.core.store.db.all<{ name: string; n: number }>(sql.raw(`select substr(${column}, 1, 3) as name, count(*) as n from ${table} where ${column} is not null group by 1`))) counts[name] = (counts[name] ?? 0) + n;
    return counts;
  };
  const moved = (other: Gateway): Device => {
    const d = new Device(other.app);
    for (const [name, value] of device.jar) d.jar.set(name, value);
    return d;
  };

  beforeEach(async () => {
    g = await fresh(FIRST);
    await text(g, '신청 가로등이 꺼졌어요 학동로 12길');
    receipt = receiptIn(await text(g, '1'));
    device = await new Device(g.app).open('/m/sign-in');
    await device.submit('sign-in', { phone: PHONE });
    await device.submit('sign-in', { code: await lastCode(g) });
    const made = newKey(g.core, { name: '민원실', screen: 'private', asks: [] });
    await g.core.store.atomic(made.writes);
    apiKey = made.key;
    await keep(g.core, g.core.vault.find('phone', '+821012345678'), { kind: 'add', receipt, text: '적던 글' });
    const kept = g.core.blobs && (await keepPhoto(g.core, jpeg()));
    photo = kept && typeof kept === 'object' ? kept.name : '';
  });

  /** Everything that the first key sealed or hashed is found and opened. */
  async function whole(other: Gateway): Promise<void> {
    expect(await text(other, receipt)).toContain('답변드립니다');
    expect(await text(other, '조회')).toMatch(/\d\/\d/);
    const d = await moved(other).open(`/m/petitions/${receipt}`);
    expect(d.words).toContain('가로등이 꺼졌어요 학동로 12길');
    expect(d.words).toContain('010-****-5678로 확인됨');
    const stranger = await new Device(other.app).open('/m/petitions/find');
    expect((await stranger.submit('check', { receipt, lastFour: '5678' })).words).toContain('02-3423-6120');
    expect((await admit(other.core, apiKey, 'menu')).screen).toBe('private');
    expect((await waiting(other.core, { kind: 'phone', phone: other.core.vault.find('phone', '+821012345678'), lastFour: '5678', by: 'code' }, { kind: 'add', receipt }))?.text).toBe('적던 글');
    if (photo) expect((await look(other.core, photo))?.bytes.length).toBeGreaterThan(10);
  }

  it('promise-38: while there are two, both open; the newer seals', async () => {
    const both = await open(BOTH);
    await whole(both);
    expect((await named(both))['k2.']).toBeGreaterThan(0);
    expect((await named(both))['k1.']).toBeGreaterThan(0);
  });

  it('promise-38: sealed anew, the newer alone opens everything; who is signed in stays it, keys of programs count', async () => {
    const both = await open(BOTH);
    expect(await createResealer(both.core).run()).toBe(true);
    expect(Object.keys(await named(both))).toEqual(['k2.']);
    expect(Object.values(await countOld(both.core)).every((n) => n === 0)).toBe(true);
    await whole(await open(SECOND));
  });

  it('promise-38: stopped after every chunk and begun anew by another, nothing is lost and it comes to an end', async () => {
    const both = await open(BOTH);
    let chunks = 1;
    while (!(await createResealer(both.core).run(chunks)) && chunks < 100) if (chunks++ % 4 === 0) await whole(both);
    expect(chunks).toBeGreaterThan(8);
    expect(Object.keys(await named(both))).toEqual(['k2.']);
    await whole(await open(SECOND));
  });

  it('promise-38: two at once, and a row that changes meanwhile, end the same', async () => {
    const [one, two] = [await open(BOTH), await open(BOTH)];
    const phone = one.core.vault.find('phone', '+821012345678');
    const { atomic } = one.core.store;
    one.core.store.atomic = async (writes) => {
      if (writes.some((w) => w.sql.startsWith('update unsent'))) await keep(g.core, phone, { kind: 'add', receipt, text: '새로 적던 글' }); // by a gateway that knows the older key alone
      return atomic(writes);
    };
    await Promise.all([createResealer(one.core).run(), createResealer(two.core).run()]);
    one.core.store.atomic = atomic;
    expect((await waiting(two.core, { kind: 'phone', phone, lastFour: '5678', by: 'code' }, { kind: 'add', receipt }))?.text).toBe('새로 적던 글');
  });

  it('promise-38: a key that is another’s, and the newer one before a rotation, open nothing and say so', async () => {
    await expect(open([key(3)])).rejects.toThrow(/^SECRET_KEY: this database was made with another key/);
    await expect(open(SECOND)).rejects.toThrow(/^SECRET_KEY/);
    const both = await open(BOTH);
    await createResealer(both.core).run();
    await expect(open(FIRST)).rejects.toThrow(/^SECRET_KEY/);
    await expect(open([{ name: 'k2', secret: FIRST }])).rejects.toThrow(/^SECRET_KEY/);
  });

  it('a row that no key opens is left as it is, and stops nothing', async () => {
    await g.core.store.atomic([{ sql: "update personal set sealed = 'k1.broken' where field = 'text'", params: [] }]);
    const both = await open(BOTH);
    const resealer = createResealer(both.core);
    expect(await resealer.run()).toBe(true);
    expect(resealer.lost).toBe(1);
    expect(await named(both)).toMatchObject({ 'k1.': 1 });
  });
}
