/** Photos at filing: on that route alone, cleaned, sealed, shown to whoever may see them, never half kept. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DAY } from '../../src/core.js';
import { Refusal } from '../../src/errors.js';
import { keep } from '../../src/photos/album.js';
import { MAX_BYTES } from '../../src/photos/picture.js';
import { createTurns } from '../../src/photos/turns.js';
import { type Harness, harness } from '../harness.js';
import { receiptIn } from '../receipt-in.js';
import { app1, ascii, frame, holds, jpeg, png, scan, SECRET, bytesOf, SOI } from './pictures.js';
import { FILING, fieldsOf, jpegOf, multipart, photo, TYPE, Visitor } from './upload.js';

const open = async (environment: Record<string, string> = {}): Promise<Harness> => {
  const h = await harness(environment);
  onTestFinished(() => h.close());
  return h;
};
const visitor = async (h: Harness, mount = '/m', address?: string): Promise<Visitor> => {
  const v = new Visitor(h, mount, address);
  await v.get(`${mount}/petitions/new?group=road`);
  return v;
};
const files = (h: Harness): string[] => {
  try {
    return readdirSync(h.blobs, { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).map((f) => join(f.parentPath, f.name));
  } catch {
    return [];
  }
};
const rows = (h: Harness): Record<string, unknown>[] => h.store.raw.prepare('select * from photos order by rowid').all() as Record<string, unknown>[];
const CAMERA = jpeg({ extra: [app1(6)], after: ascii(SECRET) });
const start = bytesOf(SOI, frame(4_000, 3_000), scan());

describe('filing with photos', () => {
  it.each(['/m', '/pda'])('under %s: two photos come with the words, are cleaned and sealed, and belong to the petition', async (mount) => {
    const h = await open();
    const v = await visitor(h, mount);
    expect(v.page).toContain('enctype="multipart/form-data"');
    await v.send({ ...FILING, byText: '1' }, [photo(CAMERA), photo(png(), 'b.png', 'image/png'), { name: 'photo', filename: '', type: 'application/octet-stream', content: '' }]);
    expect(v.status).toBe(200);
    expect(rows(h)).toMatchObject([{ receipt: null, state: 'kept', type: 'image/jpeg', width: 480, height: 640 }, { type: 'image/png' }]);
    expect(v.photoAddresses().length).toBe(2);
    await v.press();
    const receipt = receiptIn(v.page);
    expect(v.page).toContain('2장');
    expect(rows(h)).toMatchObject([{ receipt, event: 1 }, { receipt, event: 1 }]);
    expect(h.store.raw.prepare("select detail from petition_events where code = 'arrived'").pluck().get()).toContain('"photos":2');
    expect(files(h).length).toBe(2);
    for (const file of files(h)) for (const plain of [SECRET, 'JFIF', 'PNG', 'Exif']) expect(holds(readFileSync(file), plain), plain).toBe(false);
  });

  it('what is shown is the cleaned picture, as a picture and nothing else, to the device that sent it', async () => {
    const h = await open();
    const v = await visitor(h);
    await v.send(FILING, [photo(CAMERA)]);
    const [address = ''] = v.photoAddresses();
    const shown = await h.get(address, { cookie: v.cookie });
    expect(shown.status).toBe(200);
    expect(Object.fromEntries(shown.headers)).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store', 'content-disposition': 'inline; filename="photo.jpg"', 'content-security-policy': "default-src 'none'; sandbox", 'cross-origin-resource-policy': 'same-origin' });
    const bytes = new Uint8Array(await shown.arrayBuffer());
    expect([bytes[0], bytes[1], holds(bytes, SECRET), holds(bytes, 'Exif')]).toEqual([0xff, 0xd8, false, true]); // which way up stays
    for (const [headers, path] of [[{}, address], [{ cookie: 'device=another-device-of-22-ch' }, address], [{ cookie: v.cookie }, `${address}x`], [{ cookie: v.cookie }, `/m/photo/${String(rows(h)[0]?.id)}`], [{ cookie: v.cookie }, '/m/photo/..%2f..%2fsecret.key']] as const) {
      const refused = await h.get(path, headers);
      expect([refused.status, await refused.text()], path).toEqual([404, '']);
    }
    expect((await h.post(address, {}, { cookie: v.cookie })).status).toBe(405);
    h.store.raw.exec("update photos set state = 'erased'"); // as retention/purge.ts does
    expect((await h.get(address, { cookie: v.cookie })).status).toBe(404);
  });

  it('an address ends after a quarter of an hour', async () => {
    const { createPhotoTickets } = await import('../../src/tokens.js');
    const h = await open();
    let now = 0;
    const tickets = createPhotoTickets(h.core.vault, () => now);
    const ticket = tickets.issue('device', 'name');
    now = 15 * 60_000 - 1;
    expect(tickets.check(ticket, 'device')).toBe('name');
    now++;
    expect(() => tickets.check(ticket, 'device')).toThrow(Refusal);
    expect(() => tickets.check(ticket, undefined)).toThrow(Refusal);
  });

  const WRONG: [string, Uint8Array, string][] = [
    ['an SVG that says it is a JPEG', ascii('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), '사진으로 읽을 수 없는'],
    ['a zip', ascii('PK\x03\x04'), '사진으로 읽을 수 없는'],
    ['a GIF', ascii('GIF89a'), '사진으로 읽을 수 없는'],
    ['an iPhone’s HEIC', ascii('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'HEIC 사진은 아직'],
    ['a bomb', png({ width: 60_000, height: 60_000 }), '화소'],
    ['a byte more than 8 MB', jpegOf(MAX_BYTES + 1, start), '8 MB'],
    ['9 MB', jpegOf(9 * 1024 * 1024, start), '8 MB'],
  ];
  it.each(WRONG)('%s: a sentence, the words and the other photo stay, and nothing is filed', async (_name, content, sentence) => {
    const h = await open();
    const v = await visitor(h);
    const { page } = v;
    await v.send(FILING, [photo(content)]);
    expect([v.status, v.page.includes(sentence), v.page.includes(FILING.text), rows(h).length]).toEqual([422, true, true, 0]);
    v.page = page;
    await v.send(FILING, [photo(CAMERA), photo(content)]);
    expect(v.status).toBe(422);
    expect(v.page).toContain(sentence);
    expect(v.page).toContain(FILING.text);
    expect(rows(h).length).toBe(1);
    expect(v.form().fields['photo-1']).toBe(rows(h)[0]?.id);
    await v.send(FILING, []);
    await v.press();
    expect(rows(h)).toMatchObject([{ receipt: receiptIn(v.page) }]);
  });

  it('8 MB exactly, and five photos exactly, are taken; a sixth is told, and the five stay', async () => {
    const h = await open();
    const v = await visitor(h);
    const { page } = v;
    await v.send(FILING, [photo(jpegOf(MAX_BYTES, start)), ...Array.from({ length: 4 }, () => photo(CAMERA))]);
    expect([v.status, rows(h).length]).toEqual([200, 5]);
    v.page = page;
    await v.send(FILING, Array.from({ length: 6 }, () => photo(CAMERA)));
    expect([v.status, rows(h).length, v.page.includes('5장까지')]).toEqual([422, 10, true]);
    const again = v.form().fields;
    expect(Object.keys(again).filter((k) => k.startsWith('photo-')).length).toBe(5);
    await v.send(FILING, [photo(CAMERA)]);
    expect([v.status, rows(h).length]).toEqual([422, 10]);
  }, 30_000);

  it('a missing number is asked for again, and the photos are not', async () => {
    const h = await open();
    const v = await visitor(h);
    await v.send({ ...FILING, phone: '' }, [photo(CAMERA), photo(ascii('no'))]);
    expect(v.page).toContain('휴대전화 번호를 적어');
    expect(v.page).toContain('사진으로 읽을 수 없는');
    await v.send(FILING, []);
    await v.press();
    expect(rows(h)).toMatchObject([{ receipt: receiptIn(v.page) }]);
  });

  it('a photo whose mark was taken away does not go along', async () => {
    const h = await open();
    const v = await visitor(h);
    await v.send({ ...FILING, phone: '' }, [photo(CAMERA), photo(CAMERA)]);
    const { 'photo-1': first = '', 'photo-2': second } = v.form().fields;
    v.page = v.page.replace(`name="photo-1" value="${first}"`, 'value=""');
    await v.send(FILING, []);
    await v.press();
    expect(rows(h)).toMatchObject([{ id: first, receipt: null }, { id: second, receipt: receiptIn(v.page) }]);
  });

  it('the same form sent twice is one petition with its photos; a photo of one petition never moves to another', async () => {
    const h = await open();
    const v = await visitor(h);
    await v.send(FILING, [photo(CAMERA)]);
    const confirming = v.page;
    await v.press();
    const receipt = receiptIn(v.page);
    v.page = confirming;
    await v.press();
    expect([receiptIn(v.page), h.count('petitions')]).toEqual([receipt, 1]);
    const other = await visitor(h, '/m', '192.0.2.8');
    const [{ id } = {}] = rows(h);
    await other.send({ ...FILING, text: '쓰레기가 쌓여 있어요', 'photo-1': String(id) }, []);
    expect([other.status, other.page.includes('다시 골라')]).toEqual([422, true]);
    expect(rows(h)).toMatchObject([{ receipt }]);
  });
});

describe('promise-34: that route alone', () => {
  const large = multipart([...fieldsOf({ ask: 'check', token: 'x', receipt: '123456789018', lastFour: '1234' }), photo(jpegOf(300_000, start))]);
  it.each(['/m/', '/m/petitions/find', '/m/petitions/123456789018', '/m/petitions/123456789018/withdraw', '/tv/', '/json/', '/sms/twilio', '/console/sign-in', '/m/push/follow'])('%s takes no photos, and no body over its limit', async (path) => {
    const h = await open();
    const response = await h.app.request(`http://127.0.0.1:3000${path}`, { method: 'POST', headers: { 'content-type': TYPE }, body: large });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    const small = await h.app.request(`http://127.0.0.1:3000${path}`, { method: 'POST', headers: { 'content-type': TYPE }, body: multipart([photo(CAMERA)]) });
    expect(small.status).toBeGreaterThanOrEqual(400);
    expect(small.status).toBeLessThan(500);
    expect([rows(h), files(h)]).toEqual([[], []]);
  });

  it('without a photo’s type that route has the limit of every other', async () => {
    const h = await open();
    const v = await visitor(h);
    const response = await h.app.request('http://127.0.0.1:3000/m/petitions/new', { method: 'POST', headers: { ...v.headers(), 'content-type': 'application/x-www-form-urlencoded' }, body: `text=${'a'.repeat(200_000)}` });
    expect(response.status).toBe(413);
  });

  it('what is too much is refused by its length, and, chunked, while it is read', async () => {
    const h = await open();
    const v = await visitor(h);
    const declared = await h.app.request('http://127.0.0.1:3000/m/petitions/new', { method: 'POST', headers: { ...v.headers(), 'content-type': TYPE, 'content-length': String(200 * 1024 * 1024) }, body: 'x' });
    expect(declared.status).toBe(413);
    let given = 0;
    const piece = new Uint8Array(1024 * 1024);
    const endless = new ReadableStream({ pull: (c) => (given++ ? c.enqueue(piece) : c.enqueue(multipart(fieldsOf({ ...v.form().fields, ...FILING })).subarray(0, -60))) });
    await v.send({}, [], { body: endless });
    expect(v.status).toBeGreaterThanOrEqual(400);
    expect(given).toBeLessThan(135);
    expect(rows(h)).toEqual([]);
  });

  it('fields have their own limit there', async () => {
    const h = await open();
    const v = await visitor(h);
    await v.send({ ...FILING, text: 'a'.repeat(140_000) }, [photo(CAMERA)]);
    expect([v.status, rows(h).length]).toEqual([413, 0]);
  });

  it('nothing is kept of a form that is not ours, or an old one', async () => {
    const h = await open();
    const v = await visitor(h);
    await v.send({ ...FILING, token: 'forged' }, [photo(CAMERA)]);
    expect([v.status, rows(h).length]).toEqual([403, 0]);
    await v.get('/m/petitions/new?group=road');
    await v.send(FILING, [photo(CAMERA)], { headers: { 'sec-fetch-site': 'cross-site' } });
    expect([v.status, rows(h).length]).toEqual([403, 0]);
  });

  it('a body that breaks off, or is no form, is the caller’s fault, and never ours', async () => {
    const h = await open();
    const v = await visitor(h);
    const whole = multipart([...fieldsOf({ ...v.form().fields, ...FILING }), photo(CAMERA)]);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 }), async (cut, changes) => {
        const body = Uint8Array.from(whole);
        for (const [at, value] of changes) body[at] = value;
        const response = await h.app.request('http://127.0.0.1:3000/m/petitions/new', { method: 'POST', headers: { 'content-type': TYPE, 'x-test-address': `198.51.100.${cut % 250}`, cookie: v.cookie }, body: body.subarray(0, cut) });
        expect(response.status).toBeLessThan(500);
        await response.text();
      }),
      { numRuns: 120 },
    );
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=', `multipart/form-data; boundary=${'x'.repeat(200)}`]) {
      expect((await h.app.request('http://127.0.0.1:3000/m/petitions/new', { method: 'POST', headers: { 'content-type': type }, body: whole })).status).toBe(400);
    }
  });

  it('an address sends 60 photos an hour', async () => {
    const h = await open();
    const v = await visitor(h);
    const { page } = v;
    for (let i = 0; i < 12; i++) {
      v.page = page;
      await v.send({ ...FILING, text: `가로등 ${i}` }, Array.from({ length: 5 }, () => photo(CAMERA)));
      expect(v.status).toBe(200);
    }
    v.page = page;
    await v.send(FILING, [photo(CAMERA)]);
    expect([v.status, rows(h).length]).toEqual([429, 60]);
  });

  it('a form that waits for its turn is not read: a thousand of them cost nothing', async () => {
    const h = await open();
    const v = await visitor(h);
    const given = [0, 0, 0];
    const ends: (() => void)[] = [];
    const sent = given.map((_, n) => {
      const body = multipart([...fieldsOf({ ...v.form().fields, ...FILING, text: `가로등 ${n}` }), photo(jpegOf(2_000_000, start))]);
      let at = 0;
      const slow = new ReadableStream<Uint8Array>({
        async pull(c) {
          given[n] = at += 100_000;
          c.enqueue(body.subarray(at - 100_000, at));
          if (at === 1_500_000) await new Promise<void>((go) => ends.push(go)); // the line hangs
          if (at >= body.length) c.close();
        },
      });
      return h.app.request('http://127.0.0.1:3000/m/petitions/new', { method: 'POST', headers: { 'content-type': TYPE, ...v.headers() }, body: slow, duplex: 'half' } as RequestInit);
    });
    await expect.poll(() => ends.length).toBe(2); // two of one address
    expect(given).toEqual([1_500_000, 1_500_000, 100_000]); // what any stream holds ready
    for (const go of ends.splice(0)) go();
    await expect.poll(() => ends.length).toBe(1);
    for (const go of ends.splice(0)) go();
    for (const response of await Promise.all(sent)) expect(response.status).toBe(200);
  });

  it('so many forms at once, the others wait their turn, and are asked to come again when it does not come', async () => {
    const turns = createTurns(2, 30);
    let now = 0;
    let most = 0;
    const ends: (() => void)[] = [];
    const work = () => turns(async () => {
      most = Math.max(most, ++now);
      await new Promise<void>((end) => ends.push(end));
      now--;
    });
    const first = [work(), work()];
    const third = work();
    const late = work();
    const refused = await Promise.allSettled([third, late]);
    expect(refused).toMatchObject([{ status: 'rejected', reason: { outcome: 'busy' } }, { status: 'rejected', reason: { outcome: 'busy' } }]);
    const next = work();
    for (const end of ends.splice(0)) end();
    await Promise.all(first);
    await expect.poll(() => ends.length).toBe(1);
    for (const end of ends.splice(0)) end();
    await next;
    expect([now, most]).toEqual([0, 2]);
  });
});

describe('promise-09, promise-24: a blob before its row, and nothing lost or left', () => {
  it('killed between blob and row: the orphan is swept when its day is over, and what has a row never', async () => {
    const h = await open();
    const v = await visitor(h);
    await v.send(FILING, [photo(CAMERA)]);
    await v.press();
    const [kept] = files(h);
    const { atomic } = h.store;
    h.core.store.atomic = () => Promise.reject(new Refusal('busy', 'killed'));
    await expect(keep(h.core, CAMERA)).rejects.toThrow();
    h.core.store.atomic = atomic;
    expect([files(h).length, rows(h).length]).toEqual([2, 1]);
    await h.tick();
    expect(files(h).length).toBe(2);
    for (let day = 0; day < 4; day++) {
      h.time.now += DAY;
      await h.tick();
      await h.tick();
    }
    expect(files(h)).toEqual([kept]);
    expect(rows(h)).toMatchObject([{ state: 'kept', receipt: receiptIn(v.page) }]);
  });

  it('a disk that takes nothing: nothing is told, no row is written, and the form can be sent again', async () => {
    const h = await open();
    const v = await visitor(h);
    const { page } = v;
    const { put } = h.core.blobs ?? {};
    Object.assign(h.core.blobs ?? {}, { put: () => Promise.reject(new Refusal('busy', 'ENOSPC')) });
    await v.send(FILING, [photo(CAMERA)]);
    expect([v.status, rows(h).length]).toEqual([503, 0]);
    Object.assign(h.core.blobs ?? {}, { put });
    v.page = page;
    await v.send(FILING, [photo(CAMERA)]);
    expect([v.status, rows(h).length]).toEqual([200, 1]);
  });

  it('a form that was never sent on leaves nothing after a day', async () => {
    const h = await open();
    const v = await visitor(h);
    await v.send(FILING, [photo(CAMERA), photo(CAMERA)]);
    h.time.now += DAY - 1;
    await h.tick();
    expect([files(h).length, rows(h).length]).toEqual([2, 2]);
    h.time.now += 2;
    await h.tick();
    expect([files(h).length, rows(h).length]).toEqual([0, 0]);
  });

  it('promise-38: what purge erased is gone from the disk with the clock’s next tick, however old its day is', async () => {
    const h = await open();
    const v = await visitor(h);
    await v.send(FILING, [photo(CAMERA), photo(CAMERA)]);
    await v.press();
    h.time.now += 40 * DAY;
    for (let i = 0; i < 45; i++) await h.tick();
    expect(files(h).length).toBe(2);
    h.store.raw.exec("update photos set state = 'erased', source = null");
    await h.tick();
    expect([files(h), rows(h)]).toMatchObject([[], [{ state: 'erased', blob: null, width: null }, { state: 'erased' }]]);
  });

  it('without a place for blobs no photo is offered, and none is taken', async () => {
    const h = await open();
    const v = await visitor(h);
    Object.assign(h.core, { takesPhotos: false });
    await v.get('/m/petitions/new?group=road');
    expect(v.page).not.toContain('type="file"');
    expect(v.page).not.toContain('multipart');
  });
});
