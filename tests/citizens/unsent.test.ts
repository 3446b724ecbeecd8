import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Harness, harness } from '../harness.js';
import { IDLE } from '../../src/citizens/sessions.js';
import { jpeg } from '../photos/pictures.js';
import { fieldsOf, multipart, photo, TYPE } from '../photos/upload.js';
import { lastCode } from './codes-suite.js';
import { Device, ORIGIN } from './device.js';
import { unsentSuite } from './unsent-suite.js';

let h: Harness | undefined;
afterEach(() => h?.close());

describe('unsent words on better-sqlite3', () => {
  unsentSuite(async () => (h = await harness()));
});

describe('unsent photos', () => {
  const signIn = async (g: Harness, d: Device): Promise<void> => {
    await d.submit('sign-in', { phone: '010-1234-5678' });
    await d.submit('sign-in', { code: await lastCode(g) });
  };
  /** @returns the page that answers a filing of these photos, sent when the session had run out, and signed in again */
  async function sentTooLate(...bytes: Uint8Array[]): Promise<{ g: Harness; d: Device }> {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    h = await harness();
    const d = await new Device(h.app).open('/m/sign-in');
    await signIn(h, d);
    await d.open('/m/petitions/new?group=road');
    vi.setSystemTime(Date.now() + IDLE);
    const { action, fields } = d.form('file');
    const { photo: _, byText: __, ...rest } = fields;
    const cookie = [...d.jar].map((c) => c.join('=')).join('; ');
    d.page = await (await h.app.request(ORIGIN + action, { method: 'POST', headers: { 'content-type': TYPE, cookie }, body: multipart([...fieldsOf({ ...rest, text: '보도블록이 깨졌습니다' }), ...bytes.map((b) => photo(b))]) })).text();
    expect(d.words).toContain('그대로 두었습니다');
    await signIn(h, d);
    expect(d.textarea).toBe('보도블록이 깨졌습니다');
    return { g: h, d };
  }

  it('come through with the words', async () => {
    const { g, d } = await sentTooLate(jpeg());
    expect(d.page).toMatch(/name="photo-1"[^>]*checked/);
    await d.submit('file');
    await d.submit('file');
    expect(g.store.raw.prepare('select count(*) from photos where receipt is not null').pluck().get()).toBe(1);
  });

  it('what was none, or too large, is said plainly: it has to be chosen again', async () => {
    const { d } = await sentTooLate(new TextEncoder().encode('no picture'));
    expect(d.words).toMatch(/사진이 아닙니다|사진/);
    expect(d.page).not.toContain('name="photo-1"');
  });
});
