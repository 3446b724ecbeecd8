/** 현황 by requests on a whole gateway: the head's page, satisfaction and performance, their numbers worked out by hand, their files. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { spanOf } from '../../src/console/figures/span.js';
import { perform } from '../../src/petitions/life/perform.js';
import type { PetitionVerb } from '../../src/petitions/life/table.js';
import { monthOf, monthsAfter, monthsBetween, rangeOf } from '../../src/petitions/months.js';
import { percentile, workIn } from '../../src/petitions/performance.js';
import { answerRateOf, averageOf, lowShareOf, ratingsBy, type Told } from '../../src/petitions/satisfaction.js';
import { type Harness, harness, TUESDAY } from '../harness.js';
import { type SignedIn, signIn } from '../staff/people.js';
import { receiptIn } from '../receipt-in.js';

const HOUR = 3_600_000;
let h: Harness;
const who = {} as Record<'kim' | 'head' | 'administrator' | 'inspector' | 'parks', SignedIn>;
beforeAll(async () => {
  h = await harness();
  who.kim = await signIn(h, 'officer', { username: 'kim', name: '김도로', department: 'roads' });
  who.head = await signIn(h, 'head', { username: 'park', name: '박과장', department: 'roads' });
  who.parks = await signIn(h, 'head', { username: 'choi', name: '최과장', department: 'parks' });
  for (const role of ['administrator', 'inspector'] as const) who[role] = await signIn(h, role);
});
beforeEach(() => {
  h.store.raw.exec('delete from petitions; delete from petition_events; delete from notices; delete from personal');
  h.time.now = TUESDAY;
});
afterAll(() => h.close());

const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const read = async (response: Response | Promise<Response>): Promise<string> => plain(await (await response).text());
let phone = 40_000_000;
async function filed(text = '가로등이 꺼졌어요'): Promise<string> {
  const from = `+8210${++phone}`;
  await h.text(from, `${text} ${phone}`);
  return receiptIn(await h.text(from, '1'));
}
const work = (receipt: string, verb: PetitionVerb, input: object = {}, by = who.kim.id): Promise<unknown> => perform(h.core, { kind: 'officer', id: by, name: '김도로', department: 'roads' }, { verb, receipt, version: undefined, input: input as never });
const rate = (receipt: string, score: number, channel = 'sms'): Promise<unknown> => perform(h.core, { kind: 'citizen', id: 'citizen', channel }, { verb: 'rate', receipt, version: undefined, input: { score } });
/** Filed, taken and answered now; rated where a score is given. */
async function answered(score?: number, channel?: string): Promise<string> {
  const receipt = await filed();
  await work(receipt, 'take');
  await work(receipt, 'answer', { text: '고쳤습니다.' });
  if (score) await rate(receipt, score, channel);
  return receipt;
}
const at = (day: string): number => Date.parse(`${day}+09:00`);

describe('months', () => {
  it.each([
    ['2026-10-31T23:59:59.999', '2026-10'],
    ['2026-11-01T00:00:00', '2026-11'],
    ['2026-12-31T23:59:59.999', '2026-12'],
    ['2027-01-01T00:00:00', '2027-01'],
  ])('%s in Seoul is of %s', (day, month) => expect(monthOf(at(day))).toBe(month));

  it('go over the year, and end where the next begins', () => {
    expect(monthsBetween('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    expect([monthsAfter('2026-01', -1), monthsAfter('2026-12', 1), monthsBetween('2026-02', '2026-01')]).toEqual(['2025-12', '2027-01', []]);
    expect(rangeOf('2026-12')).toEqual({ from: at('2026-12-01T00:00:00'), to: at('2027-01-01T00:00:00') });
  });

  it.each([
    ['', '2026-09', '2026-11'],
    ['?from=2026-11&to=2026-11', '2026-11', '2026-11'],
    ['?from=2026-11&to=2026-10', '2026-10', '2026-11'],
    ['?from=2025-12&to=2026-11', '2025-12', '2026-11'],
    ['?from=2025-11&to=2026-11', '2025-12', '2026-11'], // a year at most
    ['?from=2026-12&to=2027-01', '2026-09', '2026-11'], // not begun
    ['?from=x&to=2026-13', '2026-09', '2026-11'],
  ])('a span of %s is %s to %s', (asked, from, to) => expect(spanOf(new URL(`http://x/${asked}`), TUESDAY)).toMatchObject({ from, to }));
});

describe('ratings', () => {
  const told = (score: number | null, count: number): Told => ({ month: '2026-11', department: 'roads', category: 'streetlight', channel: 'sms', scoredOn: score === null ? null : 'tv', score, count });
  const of = (...all: Told[]) => ratingsBy(all, () => 'all').get('all') as NonNullable<ReturnType<ReturnType<typeof ratingsBy>['get']>>;

  it('average, share of 1 and 2, and answer rate', () => {
    const r = of(told(5, 3), told(2, 1), told(1, 1), told(null, 5));
    expect([r.told, r.rated, averageOf(r), lowShareOf(r), answerRateOf(r)]).toEqual([10, 5, 3.6, 0.4, 0.5]);
  });
  it('four say nothing, five do', () => {
    const four = of(told(5, 4), told(null, 1));
    expect([averageOf(four), lowShareOf(four), answerRateOf(four)]).toEqual([undefined, undefined, 0.8]);
    expect([averageOf(of(told(5, 5))), answerRateOf(of(told(5, 4)))]).toEqual([5, undefined]);
  });
  it('by where it was rated, what nobody rated has no place', () => expect([...ratingsBy([told(null, 2), told(4, 1)], (x) => x.scoredOn).keys()]).toEqual(['tv']));
  it.each([[[], 0.5, undefined], [[7], 0.9, 7], [[3, 1, 2], 0.5, 2], [[1, 2, 3, 4], 0.5, 2], [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9]] as const)('of %j the %d percentile is %s', (values, share, expected) => expect(percentile(values, share)).toBe(expected));
});

describe('만족도', () => {
  it('counts by the month of telling, by department, category and both devices', async () => {
    for (const score of [5, 5, 4, 2, 1]) await answered(score, score === 5 ? 'tv' : 'sms');
    await answered();
    h.time.now = at('2026-10-30T10:00:00');
    await answered(3);
    h.time.now = TUESDAY;
    const page = await read(who.administrator.get('/satisfaction?from=2026-10&to=2026-11'));
    expect(page).toContain('모든 부서 알린 결과 평가 응답률 평균 1–2점 2026년 10월 ~ 2026년 11월 7 6 85.7% 3.33 33.3%');
    expect(page).toContain('2026년 10월 1 1 적음 적음 적음 2026년 11월 6 5 83.3% 3.40 40.0%');
    expect(page).toMatch(/부서마다.*도로관리과 7 6 85.7% 3.33 33.3%.*분류마다.*가로등 고장 7 6.*신청한 기기마다.*문자 7 6.*평가한 기기마다.*문자 4 적음 적음 TV 2 적음 적음/);
    expect(page).toContain('5건 미만이면');
    expect(await read(who.parks.get('/satisfaction?department=roads'))).not.toContain('가로등');
    expect(await read(who.head.get('/satisfaction'))).toContain('3.33');
  });

  it('a rating that was taken back by reopening counts no more; the new result does', async () => {
    const receipt = await answered(1);
    await work(receipt, 'reopen', { text: '' });
    const page = await read(who.head.get('/satisfaction'));
    expect(page).toContain('2026년 9월 ~ 2026년 11월 0 0');
  });

  it('as a file: a byte order mark, exact figures, empty where there are too few, no formula', async () => {
    for (const score of [5, 5, 4, 2, 1]) await answered(score);
    h.core.district.categories.get('streetlight')!.name.ko = '=1+1';
    const response = await who.inspector.get('/satisfaction.csv?from=2026-10&to=2026-11');
    h.core.district.categories.get('streetlight')!.name.ko = '가로등 고장';
    expect([response.headers.get('content-type'), response.headers.get('content-disposition')]).toEqual(['text/csv; charset=utf-8', 'attachment; filename="satisfaction-2026-10-2026-11.csv"']);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain('달마다,2026-10,2026년 10월,0,0,,,,0,0,0,0,0\r\n달마다,2026-11,2026년 11월,5,5,1,3.4,0.4,2,1,0,1,1\r\n');
    expect(text).toContain("분류마다,streetlight,'=1+1,5,5");
    expect((await who.kim.get('/satisfaction.csv')).status).toBe(403);
  });
});

describe('처리 성과', () => {
  it('working time is without what the law does not count, late is after the due time, extensions are of their month', async () => {
    h.time.now = at('2026-11-02T09:00:00');
    const [quick, stopped, late] = [await filed(), await filed(), await filed()];
    for (const receipt of [quick, stopped, late]) await work(receipt, 'take');
    h.time.now += HOUR;
    await work(stopped, 'ask-supplement', { text: '번호', days: 10 });
    h.time.now = at('2026-11-02T15:00:00');
    await work(quick, 'answer', { text: '고쳤습니다.' });
    h.time.now = at('2026-11-05T10:00:00');
    await work(stopped, 'supplement', { text: '12-3' });
    await work(late, 'extend', { by: 1, text: '부품이 늦습니다.' });
    h.time.now = at('2026-11-06T11:00:00');
    await work(stopped, 'answer', { text: '고쳤습니다.' });
    h.time.now = at('2026-11-10T09:00:01');
    await work(late, 'answer', { text: '고쳤습니다.' });
    const [roads] = await workIn(h.core, '2026-11');
    expect(roads).toMatchObject({ department: 'roads', arrived: 3, late: 1, extended: 1 });
    // 5 h on the first day; an hour before the stop (both of its days do not count) and two on the 6th; six whole days and a second
    expect([...(roads?.times ?? [])].sort((a, b) => a - b).map((ms) => ms / HOUR)).toEqual([2, 5, 48 + 1 / 3600]);
    expect(await workIn(h.core, '2026-10')).toEqual([]);
    expect(await workIn(h.core, '2026-11', 'parks')).toEqual([]);
  });

  it('shows shares and times from five on, and what is late now', async () => {
    for (let i = 0; i < 4; i++) await answered();
    expect(await read(who.head.get('/performance?from=2026-11&to=2026-11'))).toContain('2026년 11월 4 4 적음 적음 적음 0 0');
    await answered();
    await filed();
    expect(await read(who.head.get('/performance?from=2026-11&to=2026-11'))).toMatch(/2026년 11월 6 5 100.0% 1분 미만 1분 미만 0 0 .*도로관리과 6 5 100.0% 1분 미만 1분 미만 0 0 0/);
    h.time.now = at('2026-12-02T10:00:00');
    expect(await read(who.administrator.get('/performance'))).toMatch(/도로관리과 6 5 100.0% 1분 미만 1분 미만 0 0 1/);
    const file = new TextDecoder().decode(await (await who.administrator.get('/performance.csv?from=2026-11&to=2026-11')).arrayBuffer());
    expect(file).toContain('2026-11,roads,도로관리과,6,5,1,0,0,0,0\r\n');
  });
});

describe('부서 현황', () => {
  it('numbers are the desk’s own, and a head gets from each to its list', async () => {
    h.time.now = at('2026-11-16T10:00:00');
    const [late, low, stopped] = [await filed(), await filed(), await filed()];
    for (const receipt of [late, low, stopped]) await work(receipt, 'take');
    await work(low, 'answer', { text: '고쳤습니다.' });
    await rate(low, 2, 'tv');
    h.time.now = at('2026-11-20T10:00:00');
    await work(stopped, 'ask-supplement', { text: '번호', days: 10 });
    const extended = await filed();
    await work(extended, 'take');
    await work(extended, 'extend', { by: 2, text: '부품이 늦습니다.' });
    h.time.now = TUESDAY;
    await filed();
    const html = await (await who.head.get('/report')).text();
    const page = plain(html);
    expect(page).toContain('도로관리과 부서 현황 2026년 11월 24일(화) 14:20 기준');
    expect(page).toContain('처리 중 4건 기한 지남 1건 담당자 없음 1건 오늘까지 0건 이번 주 0건 시계 멈춤 1건 연장 (30일) 1건 낮은 평가 (30일) 1건');
    expect(page).toContain('김도로 3 1 0 1');
    for (const [list, count] of [['only=late', '1건'], ['only=new', '1건'], ['only=stopped', '1건']] as const) {
      expect(html).toContain(`<a href="/console/petitions?view=department&amp;${list}">${count}</a>`);
      expect(await read(who.head.get(`/petitions?view=department&${list}`))).toContain(`우리 과 민원 ${count}`);
    }
    expect(page).toMatch(/기한이 지난 민원 1건.*11월 23일\(월\) 10:00 11시간 20분/);
    expect(page).toMatch(/연장한 민원, 지난 30일 1건.*11월 20일\(금\) 11월 27일\(금\) 12월 1일\(화\)/);
    expect(page).toMatch(/1점이나 2점을 받은 민원, 지난 30일 1건.*김도로 2 11월 16일\(월\) TV/);
    expect(page).not.toMatch(/010|가로등이 꺼졌/);
  });

  it('what is due by Sunday stands on it whoever has it; next week’s does not', async () => {
    h.time.now = at('2026-11-20T10:00:00'); // due on Friday the 27th
    const friday = await filed();
    h.time.now = TUESDAY;
    const next = await filed();
    const page = await (await who.head.get('/report')).text();
    const [, week = ''] = page.split('id="week"');
    expect([week.includes(friday), week.includes(next), plain(page).includes('이번 주까지인 민원 1건')]).toEqual([true, false, true]);
  });

  it('an inspector and an administrator see all departments first, then the one they choose; a head only their own', async () => {
    await filed();
    for (const person of [who.inspector, who.administrator]) {
      expect(await read(person.get('/report'))).toMatch(/부서마다.*도로관리과 1 0 0 0/);
      expect(await read(person.get('/report?department=roads'))).toContain('도로관리과 부서 현황');
    }
    expect(await read(who.parks.get('/report?department=roads'))).toContain('공원녹지과 부서 현황');
    expect((await who.kim.get('/report')).status).toBe(403);
  });

  it('in English, too', async () => {
    await answered(1);
    for (const path of ['/report', '/satisfaction', '/performance']) expect(await read(who.head.get(path, { cookie: `${who.head.cookie}; console-lang=en` }))).toMatch(/November 2026|24 Nov 2026/);
  });
});
