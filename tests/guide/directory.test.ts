/** 부서 찾기: open or not by the holiday table and each office's own hours; offices by the words that people use. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stateOf } from '../../src/answers/directory/hours.js';
import { idOf, officesNamed } from '../../src/answers/directory/named.js';
import { HOURS, type Hours } from '../../src/district.js';
import { gazetteCalendar } from '../../src/petitions/clock.js';
import { type Harness, harness } from '../harness.js';

const calendar = gazetteCalendar();
const LATE: Hours = { open: '09:00', close: '18:00', late: { weekday: 2, close: '20:00' } };
const ms = (text: string): number => Date.parse(`${text}:00+09:00`);

describe('open now', () => {
  it.each([
    ['2026-11-24T08:59', HOURS, false, '2026-11-24T09:00'], // a Tuesday
    ['2026-11-24T09:00', HOURS, true, '2026-11-24T12:00'],
    ['2026-11-24T12:00', HOURS, false, '2026-11-24T13:00'], // lunch
    ['2026-11-24T12:00', LATE, true, '2026-11-24T20:00'],
    ['2026-11-24T18:00', HOURS, false, '2026-11-25T09:00'],
    ['2026-11-24T19:59', LATE, true, '2026-11-24T20:00'],
    ['2026-11-25T18:00', LATE, false, '2026-11-26T09:00'], // no long Wednesday
    ['2026-11-27T18:00', HOURS, false, '2026-11-30T09:00'], // over the weekend
    ['2026-12-25T10:00', HOURS, false, '2026-12-28T09:00'], // Christmas is a Friday
    ['2026-02-16T10:00', HOURS, false, '2026-02-19T09:00'], // 설날
  ] as const)('%s', (now, hours, open, at) => {
    expect(stateOf(ms(now), hours, calendar)).toEqual({ open, at: ms(at) });
  });

  it('counts a holiday that staff added', () => {
    expect(stateOf(ms('2026-11-24T10:00'), HOURS, gazetteCalendar(['2026-11-24']))).toEqual({ open: false, at: ms('2026-11-25T09:00') });
  });
});

let h: Harness;
beforeAll(async () => void (h = await harness()));
afterAll(() => h.close());

describe('by words', () => {
  it.each([
    ['세무과 전화번호', ['tax']],
    ['세무관리과', ['tax']],
    ['보건소 몇 시까지 해요?', ['health']],
    ['자원순환과 번호 좀', ['waste']],
    ['역삼1동 주민센터 어디예요', ['11680640']],
    ['역삼동 주민센터 전화', ['11680640', '11680650']],
    ['passport desk phone', ['passport']],
    ['세무과 세금 얼마예요', []], // asks about a matter
    ['가로등 고장', []],
    ['처리 결과 언제 나와요', []],
    ['', []],
    ['과 전화', []],
  ])('%s', (text, ids) => expect(officesNamed(h.core.district, text).map(idOf)).toEqual(ids));
});

it('answers by text, with what is open now and the phone', async () => {
  expect(await h.text('010-3333-0001', '세무과 전화번호')).toMatch(/세무관리과[\s\S]*열려 있습니다[\s\S]*02-3423-5530/);
  expect(await h.text('010-3333-0001', '민원실 몇 시까지 해요')).toMatch(/여권민원실 열려 있습니다\. 20시까지/);
  h.time.now = ms('2026-11-28T10:00');
  expect(await h.text('010-3333-0001', '민원실 몇 시까지 해요')).toMatch(/닫혀 있습니다\. 11\/30\(월\) 09:00에 엽니다/);
  const menu = await h.text('010-3333-0001', '부서');
  for (const choice of ['1 지금 여는 곳', '2 동 주민센터', '3 민원실', '4 보건소', '5 부서 이름', '6 하는 일', '7 밤·휴일 당직']) expect(menu).toContain(choice);
  expect(await h.text('010-3333-0001', '7')).toMatch(/당직실 02-[\s\S]*119/);
});

it.each(['/m', '/pda', '/tv'])('%s says whose offices it lists: the page is called as the choice that led there', async (mount) => {
  const html = await (await h.get(`${mount}/departments?work=road`)).text();
  expect(html).toContain('도로·가로등');
  expect(html).toContain('도로관리과');
  expect(html).not.toContain('하는 일');
});
