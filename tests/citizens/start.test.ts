/** The start of whoever is signed in: their own petitions and what is new of them; nobody else's, and nothing on a text or a screen that others see. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { start } from '../../src/answers/start.js';
import { DAY } from '../../src/core.js';
import type { Citizen, Inquiry } from '../../src/inquiry.js';
import { textsFor } from '../../src/lab/texts.js';
import { RECALL } from '../../src/notices/outbox.js';
import { perform } from '../../src/petitions/life/perform.js';
import { petitions } from '../../src/storage/schema.js';
import { type Harness, harness } from '../harness.js';
import { receiptIn } from '../receipt-in.js';
import { Device } from './device.js';

const OFFICER = { kind: 'officer', id: 'kim', name: '김도로', department: 'roads' } as const;
const ONE = '010-1234-5678';
const OTHER = '010-9876-5432';

let h: Harness;
beforeEach(async () => {
  h = await harness();
});
afterEach(() => h.close());

const filed = async (phone: string, text: string): Promise<string> => {
  await h.text(phone, text);
  return receiptIn(await h.text(phone, '1'));
};

async function signedIn(): Promise<Device> {
  const device = new Device(h.app);
  await device.open('/m/sign-in');
  await device.submit('sign-in', { phone: ONE });
  await device.submit('sign-in', { code: /\d{6}/.exec((await textsFor(h.core, ONE, 0)).at(-1)?.text ?? '')?.[0] ?? '' });
  return device;
}

const listOf = async (device: Device): Promise<string[]> => [...(await device.open('/m/')).page.matchAll(/<section|<div class="blk"><h2>([^<]+)<\/h2>|href="\/m\/petitions\/(\d{12})"/g)].flatMap((m) => m[1] ?? m[2] ?? []);

describe('the start', () => {
  it('shows one’s own, the newest first and three at most; what the district did within seven days is news', async () => {
    await filed(OTHER, '하수구가 막혔어요');
    const all: string[] = [];
    for (const text of ['가로등이 꺼졌어요', '보도블록이 깨졌어요', '쓰레기가 쌓였어요', '불법 주차가 많아요']) {
      all.push(await filed(ONE, text));
      h.time.now += 1_000;
    }
    const device = await signedIn();
    expect(await listOf(device)).toEqual(['내 민원', ...all.slice(1).reverse()]);

    const answered = all[2] ?? '';
    await h.core.store.db.update(petitions).set({ department: 'roads' });
    await perform(h.core, OFFICER, { verb: 'take', receipt: answered, version: undefined, input: {} });
    await perform(h.core, OFFICER, { verb: 'answer', receipt: answered, version: undefined, input: { text: '치웠습니다.' } });
    expect(await listOf(device), 'it may still be taken back').not.toContain('새 소식');
    h.time.now += RECALL;
    expect((await listOf(device)).slice(0, 3)).toEqual(['새 소식', answered, '내 민원']);
    h.time.now += 7 * DAY;
    expect(await listOf(await signedIn())).not.toContain('새 소식');
  });

  const inquiry = (citizen: Citizen, more: Partial<Inquiry> = {}): Inquiry => ({ id: 'x', channel: 'x', proofGiven: false, locale: 'ko', ask: { kind: 'menu' }, screen: 'private', converses: false, sessions: 'cookie', citizen, ...more });
  it.each([
    ['nobody', { kind: 'nobody' }, {}],
    ['whoever holds a receipt', { kind: 'holder', receipt: '123456789018', lastFour: '5678' }, {}],
    ['a texter', { kind: 'phone', phone: 'x', lastFour: '5678', by: 'sender' }, { converses: true }],
    ['a TV', { kind: 'phone', phone: 'x', lastFour: '5678', by: 'code' }, { screen: 'shared' }],
  ] as [string, Citizen, Partial<Inquiry>][])('of %s is the menu alone', async (_who, citizen, more) => {
    const { blocks } = await start(h.core, inquiry(citizen.kind === 'phone' ? { ...citizen, phone: h.core.vault.find('phone', '+821012345678') } : citizen, more));
    expect(blocks.map((b) => b.kind)).toEqual(['choices']);
  });
});
