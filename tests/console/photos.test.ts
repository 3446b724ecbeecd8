/** Photos on the desk: whoever may read the words may see them, and the look is recorded as for words. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { petitions } from '../../src/storage/schema.js';
import { harness } from '../harness.js';
import { app1, holds, jpeg, SECRET } from '../photos/pictures.js';
import { FILING, photo, Visitor } from '../photos/upload.js';
import { signIn } from '../staff/people.js';
import { receiptIn } from '../receipt-in.js';

describe('photos on the desk', () => {
  it('promise-37: thumbnails beside the words, large by themselves, for the department alone; recorded once a day', async () => {
    const h = await harness();
    onTestFinished(() => h.close());
    const v = new Visitor(h);
    await v.get('/m/petitions/new?group=road');
    await v.send(FILING, [photo(jpeg({ extra: [app1(6)] })), photo(jpeg())]);
    await v.press();
    const receipt = receiptIn(v.page);
    await h.core.store.db.update(petitions).set({ department: 'roads' });
    const kim = await signIn(h, 'officer', { username: 'kim', name: '김도로', department: 'roads' });
    const lee = await signIn(h, 'officer', { username: 'lee', name: '이위생', department: 'sanitation' });
    const editor = await signIn(h, 'editor', { username: 'ed', name: '편집' });
    const page = await (await kim.get(`/petitions/${receipt}`)).text();
    const shown = [...page.matchAll(/<img src="\/console(\/petitions\/\d+\/photos\/[\w-]+)"/g)].map((m) => m[1] ?? '');
    expect(shown.length).toBe(2);
    expect(page).toContain('사진 2');
    const response = await kim.get(shown[0] ?? '');
    expect(Object.fromEntries(response.headers)).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'content-disposition': 'inline; filename="photo.jpg"', 'cache-control': 'private, no-store' });
    expect(holds(new Uint8Array(await response.arrayBuffer()), SECRET)).toBe(false);
    expect(await (await lee.get(`/petitions/${receipt}`)).text()).not.toContain('/photos/');
    expect((await lee.get(shown[0] ?? '')).status).toBe(404);
    expect([403, 404]).toContain((await editor.get(shown[0] ?? '')).status);
    expect((await h.get(`/console${shown[0]}`)).status).toBe(303);
    expect((await kim.get((shown[0] ?? '').replace(receipt, '123456789018'))).status).toBe(404);
    const seen = h.store.raw.prepare("select actor, target from actions where verb = 'petition.see'").all() as { target: string }[];
    expect(seen.filter((s) => s.target === receipt).length).toBe(2); // kim and lee, who saw the page without them
  });
});
