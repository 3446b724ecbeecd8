/** Photos over JSON: the same limits and the same sentences as on a page. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { newKey } from '../../src/citizens/api-keys.js';
import { look } from '../../src/photos/album.js';
import { MAX_BYTES } from '../../src/photos/picture.js';
import { type Harness, harness } from '../harness.js';
import { receiptIn } from '../receipt-in.js';
import { app1, ascii, bytesOf, frame, holds, jpeg, png, scan, SECRET, SOI } from './pictures.js';
import { jpegOf, multipart, type Part, photo, TYPE } from './upload.js';

const CAMERA = jpeg({ extra: [app1(6)] });
const FILE = { kind: 'file', group: 'road', text: '학동로 12길 가로등이 꺼졌어요', phone: '010-1234-5678', confirmed: true };
const start = bytesOf(SOI, frame(4_000, 3_000), scan());

interface Shown {
  status: number;
  outcome: string;
  words: string;
  hidden: Record<string, string>;
}
const open = async (): Promise<Harness> => {
  const h = await harness();
  onTestFinished(() => h.close());
  return h;
};
let serial = 0;
async function ask(h: Harness, given: object | string, photos: readonly Part[], headers: Record<string, string> = { 'idempotency-key': `k${++serial}` }, parts?: Part[]): Promise<Shown> {
  const body = multipart(parts ?? [{ name: 'ask', type: 'application/json', content: typeof given === 'string' ? given : JSON.stringify(given) }, ...photos]);
  const response = await h.app.request('http://127.0.0.1:3000/json/', { method: 'POST', headers: { 'content-type': TYPE, ...headers }, body });
  const shown = (await response.json()) as { outcome: string; blocks: { kind: string; hidden?: Record<string, string>; fields?: { name: string; value?: string }[] }[] };
  const form = shown.blocks.find((b) => b.kind === 'form');
  const names = (form?.fields?.find((f) => f.name === 'photo')?.value ?? '').split(' ').filter(Boolean);
  return { status: response.status, outcome: shown.outcome, words: JSON.stringify(shown), hidden: { ...form?.hidden, ...Object.fromEntries(names.map((n, i) => [`photo-${i + 1}`, n])) } };
}
const rows = (h: Harness): { id: string; receipt: string | null; event: number | null; state: string }[] => h.store.raw.prepare('select id, receipt, event, state from photos order by rowid').all() as never;

describe('photos over JSON', () => {
  it('a petition with two photos is filed at once; sent again with its key it is the same one', async () => {
    const h = await open();
    const first = await ask(h, FILE, [photo(CAMERA), photo(png(), 'b.png', 'image/png')], { 'idempotency-key': 'twice' });
    const receipt = receiptIn(first.words);
    expect([first.status, first.outcome, first.words.includes('2장')]).toEqual([200, 'ok', true]);
    expect(rows(h)).toMatchObject([{ receipt, event: 1, state: 'kept' }, { receipt, event: 1 }]);
    expect(holds((await look(h.core, rows(h)[0]?.id ?? ''))?.bytes ?? ascii(SECRET), SECRET)).toBe(false);
    expect((await ask(h, FILE, [photo(CAMERA), photo(png(), 'b.png', 'image/png')], { 'idempotency-key': 'twice' })).words).toContain(first.words.slice(0, 200));
    expect(h.count('petitions')).toBe(1);
  });

  it('in two steps: the answer’s form names what is kept, and the next ask names it', async () => {
    const h = await open();
    const { confirmed: _, ...asked } = FILE;
    const shown = await ask(h, asked, [photo(CAMERA)]);
    const name = rows(h)[0]?.id ?? '';
    expect(shown.hidden['photo-1']).toBe(name);
    const response = await h.app.request('http://127.0.0.1:3000/json/', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...FILE, photos: [name] }) });
    expect(response.status).toBe(200);
    expect(rows(h)).toMatchObject([{ id: name, event: 1 }]);
  });

  it.each([
    ['no picture', ascii('<svg onload="alert(1)"/>'), '사진으로 읽을 수 없는'],
    ['a bomb', png({ width: 60_000, height: 60_000 }), '화소'],
    ['a byte over 8 MB', jpegOf(MAX_BYTES + 1, start), '8 MB'],
  ])('%s: 422, a sentence, nothing filed; the good one is kept', async (_, content, sentence) => {
    const h = await open();
    const shown = await ask(h, FILE, [photo(CAMERA), photo(content)]);
    expect([shown.status, shown.outcome, shown.words.includes(sentence), h.count('petitions')]).toEqual([422, 'incomplete', true, 0]);
    expect(shown.hidden['photo-1']).toBe(rows(h)[0]?.id);
  });

  it('8 MB exactly and five are taken, six are told', async () => {
    const h = await open();
    expect((await ask(h, FILE, [photo(jpegOf(MAX_BYTES, start)), ...Array.from({ length: 4 }, () => photo(CAMERA))])).status).toBe(200);
    const six = await ask(h, { ...FILE, text: '다른 일입니다' }, Array.from({ length: 6 }, () => photo(CAMERA)));
    expect([six.status, six.words.includes('5장까지'), h.count('petitions')]).toEqual([422, true, 1]);
  });

  it.each<[string, (h: Harness) => Promise<Shown>]>([
    ['without a key of its own: a form of any page could send it', (h) => ask(h, FILE, [photo(CAMERA)], {})],
    ['an ask that takes none', (h) => ask(h, { kind: 'menu' }, [photo(CAMERA)])],
    ['one that needs its citizen signed in, which no program can be', (h) => ask(h, { kind: 'add', receipt: '123456789018' }, [photo(CAMERA)])],
    ['the ask behind the photos', (h) => ask(h, '', [], undefined, [photo(CAMERA), { name: 'ask', content: JSON.stringify(FILE) }])],
    ['an ask that is no JSON', (h) => ask(h, '{', [photo(CAMERA)])],
    ['an ask of an unknown field', (h) => ask(h, { ...FILE, photoFault: 'lost' }, [photo(CAMERA)])],
    ['names that are none', (h) => ask(h, { ...FILE, photos: ['../../secret.key'] }, [])],
  ])('%s: 400, and nothing is kept', async (_, sent) => {
    const h = await open();
    const shown = await sent(h);
    expect([shown.status, shown.outcome, rows(h).length, h.count('petitions')]).toEqual([400, 'malformed', 0, 0]);
  });

  it('a key that may not file keeps nothing either', async () => {
    const h = await open();
    const { key, writes } = newKey(h.core, { name: '안내 화면', screen: 'private', asks: ['menu'] });
    await h.core.store.atomic(writes);
    const shown = await ask(h, FILE, [photo(CAMERA)], { 'idempotency-key': 'x', authorization: `Bearer ${key}` });
    expect([shown.status, rows(h).length]).toEqual([403, 0]);
  });

  it('the document says all of it', async () => {
    const h = await open();
    const { paths } = (await (await h.get('/api/openapi.json')).json()) as { paths: { '/json/': { post: { requestBody: { content: Record<string, { schema: { description?: string } }> } } } } };
    expect(paths['/json/'].post.requestBody.content['multipart/form-data']?.schema.description).toMatch(/up to 5 photos of 8 MB .* Idempotency-Key/);
  });
});
