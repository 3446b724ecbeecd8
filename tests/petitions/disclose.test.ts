/** Privacy as a table: proof × screen × field, every combination. */
import * as crypto from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Citizen, PhoneProof, Screen } from '../../src/inquiry.js';
import { disclose, LISTED, maskName, maskPlace, type View } from '../../src/petitions/disclose.js';
import { placeOf } from '../../src/petitions/sealed.js';
import { createRecords, type Petition } from '../../src/petitions/records.js';
import { petitionEvents, personal, petitions } from '../../src/storage/schema.js';
import { type NodeStore, nodeStore } from '../../src/storage/node/store.js';
import { write } from '../../src/storage/store.js';
import { createVault } from '../../src/storage/vault.js';

const NOW = Date.parse('2026-11-24T14:20:00+09:00');
const vault = createVault(new Uint8Array(32).fill(1), crypto);
const MINE = '000000000001';
const TYPED = '000000000002';
const OLD = '000000000003';
let store: NodeStore;
let folder: string;
const stored = new Map<string, Petition | undefined>();

async function put(receipt: string, proven: boolean, arrivedAt: number): Promise<void> {
  const row = { receipt, category: 'streetlight', department: 'roads', kind: 'other', period: '5d', state: 'received', channel: 'sms', locale: 'ko', phone: 'my-phone', phoneProven: proven, lastFour: 'hash', likeness: null, arrivedAt, receivedAt: arrivedAt, dueAt: arrivedAt + 1, provisional: false, events: 2, fresh: 1 };
  const fields = { text: '가로등이 꺼졌어요', place: '논현1동 학동로 426 201호', name: '홍길동', added: '아직도요', phone: '+821012345678' };
  await store.atomic([
    write(store.db.insert(petitions).values(row)),
    write(store.db.insert(petitionEvents).values({ receipt, number: 1, code: 'arrived', at: arrivedAt, actor: 'citizen' })),
    write(store.db.insert(personal).values(Object.entries(fields).map(([field, text]) => ({ receipt, event: 1, field, sealed: vault.seal(text, placeOf(receipt, 1, field)) })))),
  ]);
  const records = createRecords(store.db);
  const found = await records.find(receipt);
  stored.set(receipt, found && (await records.withStory(found)));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'minwon-disclose-'));
  store = nodeStore(join(folder, 'd.db'));
  await put(MINE, true, NOW - 1_000);
  await put(TYPED, false, NOW - 1_000);
  await put(OLD, true, NOW - LISTED);
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const phone = (name: string, by: PhoneProof = 'sender', holds?: string): Citizen => ({ kind: 'phone', phone: name, lastFour: '5678', by, ...(holds ? { holds: { receipt: holds, lastFour: '5678' } } : {}) });
const PROOFS: Record<string, (receipt: string) => Citizen> = {
  nobody: () => ({ kind: 'nobody' }),
  'the holder of this receipt': (receipt) => ({ kind: 'holder', receipt, lastFour: '5678' }),
  'the holder of another': () => ({ kind: 'holder', receipt: '999999999999', lastFour: '5678' }),
  'the phone that filed it': () => phone('my-phone'),
  'the phone that filed it, by a code': () => phone('my-phone', 'code'),
  'a screen paired with it': () => phone('my-phone', 'paired'),
  'another phone': () => phone('another-phone'),
  'another phone, by a code': () => phone('another-phone', 'code'),
  'another phone that holds this receipt': (receipt) => phone('another-phone', 'code', receipt),
  'another phone that holds another': () => phone('another-phone', 'code', '999999999999'),
};
const PETITIONS = { 'filed by text': MINE, 'filed on a page': TYPED, 'filed 180 days ago': OLD };
const SCREENS: Screen[] = ['private', 'shared'];

type Sees = 'nothing' | 'summary' | 'full' | 'masked';
/** What must come out: written down, not computed. */
function expected(proof: string, petition: string, screen: Screen, byReceipt: boolean): Sees {
  if (proof === 'the holder of this receipt' || proof === 'another phone that holds this receipt') return 'summary';
  if (!proof.startsWith('the phone that filed it') && proof !== 'a screen paired with it') return 'nothing';
  if (petition === 'filed 180 days ago' && !byReceipt) return 'nothing';
  if (petition === 'filed on a page') return 'summary';
  return screen === 'private' && proof !== 'a screen paired with it' ? 'full' : 'masked';
}

const SUMMARY = ['arrivedAt', 'byPhone', 'category', 'consent', 'department', 'dueAt', 'hour', 'kind', 'objected', 'own', 'period', 'provisional', 'receipt', 'receivedAt', 'run', 'state', 'steps', 'version'];

function check(view: View | undefined, sees: Sees): void {
  if (sees === 'nothing') {
    expect(view).toBeUndefined();
    return;
  }
  const extra = sees === 'full' ? ['words'] : sees === 'masked' ? ['maskedName', 'maskedPlace'] : [];
  expect(Object.keys(view ?? {}).sort()).toEqual([...SUMMARY, ...extra].sort());
  const shown = JSON.stringify(view);
  for (const secret of ['가로등이 꺼졌어요', '426 201호', '아직도요']) expect(shown.includes(secret), secret).toBe(sees === 'full');
  expect(shown.includes('홍길동')).toBe(sees === 'full');
  expect(shown.includes('홍*동')).toBe(sees === 'masked');
  expect(view?.maskedPlace).toBe(sees === 'masked' ? '논현1동 학동로' : undefined);
  expect(shown).not.toContain('1012345678'); // a number is never shown back
  expect(view?.own, 'what others see changes nothing').toBe(sees === 'full');
}

describe('promise-31 (privacy by proof and screen)', () => {
  const table = Object.keys(PROOFS).flatMap((proof) => Object.keys(PETITIONS).flatMap((petition) => SCREENS.flatMap((screen) => [true, false].map((byReceipt) => ({ proof, petition, screen, byReceipt })))));
  it.each(table)('$proof, $petition, $screen screen, receipt given: $byReceipt', ({ proof, petition, screen, byReceipt }) => {
    const receipt = PETITIONS[petition as keyof typeof PETITIONS];
    const citizen = PROOFS[proof]?.(receipt) ?? { kind: 'nobody' };
    check(disclose(stored.get(receipt), { citizen, screen, now: NOW, byReceipt }, vault), expected(proof, petition, screen, byReceipt));
  });

  it('an unknown petition is nothing, whoever asks', () => {
    for (const proof of Object.values(PROOFS)) expect(disclose(undefined, { citizen: proof(MINE), screen: 'private', now: NOW, byReceipt: true }, vault)).toBeUndefined();
  });

  it.each([
    ['홍길동', '홍*동'],
    ['김철', '김*'],
    ['남궁민수', '남**수'],
    ['김', '*'],
    ['Alexander', 'Alex*****'],
    ['Kim', 'K***'],
    ['', ''],
    [undefined, ''],
  ])('masks %s as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it.each([
    ['논현1동 학동로 12길 5', '논현1동 학동로 12길'],
    ['서울시 강남구 테헤란로 152, 3층', '서울시 강남구 테헤란로'],
    ['학동로 426', '학동로'],
    ['강남역 2번 출구', ''],
    ['홍길동네 집 앞', ''],
    ['010-1234-5678 앞길', ''],
    ['', ''],
    [undefined, ''],
  ])('masks the place %s as %s', (place, masked) => {
    expect(maskPlace(place)).toBe(masked);
  });
});
