/** Sample petitions of a demo database: filed through the same verb as any other, at instants before now. */
import { answer } from '../answer.js';
import { type Core, HOUR } from '../core.js';
import type { Citizen } from '../inquiry.js';
import { petitions } from '../storage/schema.js';
import { Conflict } from '../storage/store.js';

/** A Korean mobile number that the lab's own phones never take. */
const SAMPLE_PHONE = '+821055550000';

export const SAMPLES: readonly { text: string; place?: string; name?: string; hoursAgo: number }[] = [
  { text: '선릉로 12길 가로등이 꺼져 있습니다', place: '선릉로 12길', name: '홍길동', hoursAgo: 30 },
  { text: '집 앞에 쓰레기를 몰래 버리고 갑니다', place: '논현1동', hoursAgo: 75 },
  { text: '학교 앞 불법 주차 때문에 아이들이 위험합니다', place: '대치4동', name: '남궁민수', hoursAgo: 200 },
  { text: '공원 운동기구가 망가졌습니다', place: '도곡공원', hoursAgo: 6 },
  { text: '보도블록이 깨져 어르신이 넘어지셨습니다', place: '압구정로', hoursAgo: 400 },
];

/** @returns how many were filed; none where petitions are already there */
export async function fileSamples(core: Core): Promise<number> {
  const [any] = await core.store.db.select({ receipt: petitions.receipt }).from(petitions).limit(1);
  if (any) return 0;
  const citizen: Citizen = { kind: 'phone', phone: core.vault.find('phone', SAMPLE_PHONE), lastFour: SAMPLE_PHONE.slice(-4), by: 'sender' };
  let filed = 0;
  for (const { hoursAgo, ...sample } of SAMPLES) {
    const then = core.now() - hoursAgo * HOUR;
    const ask = { kind: 'file', ...sample, confirmed: true, warned: true } as const;
    const { writes } = await answer({ ...core, now: () => then }, { id: '', channel: 'sms', screen: 'private', converses: true, sessions: 'none', citizen, proofGiven: true, locale: 'ko', ask }, ask);
    try {
      await core.store.atomic(writes);
      filed++;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error; // another process of the same demo was first
    }
  }
  return filed;
}
