/** A form's photos come last in what a browser sends, as page-upload.ts reads it: nothing that has a name stands behind them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, harness } from '../harness.js';

let h: Harness;
beforeAll(async () => {
  h = await harness();
});
afterAll(() => h.close());

it.each(['/m', '/pda'])('%s: no field stands behind a photo', async (mount) => {
  for (const group of ['road', 'others']) {
    const page = await (await h.get(`${mount}/petitions/new?group=${group}`)).text();
    const form = /<form[^>]*multipart[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
    const names = [...form.matchAll(/<(?:input|textarea|select|button)[^>]*\sname="([^"]+)"/g)].map((m) => m[1]);
    expect(names).toContain('photo');
    expect(names.slice(names.indexOf('photo')).filter((n) => n !== 'photo')).toEqual([]);
  }
});
