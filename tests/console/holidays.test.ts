/** 공휴일 in the console: add, refuse, take out, how far the move is; nothing without a script is missing. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { HOLIDAY_FAULT_TEXTS } from '../../src/console/office/holidays-faults.js';
import { HOLIDAY_FAULTS } from '../../src/petitions/holidays.js';
import { type Harness, harness, TUESDAY } from '../harness.js';
import { type SignedIn, signIn } from '../staff/people.js';
import { receiptIn } from '../receipt-in.js';

let h: Harness;
let admin: SignedIn;
let receipt: string;
let first: number;
beforeAll(async () => {
  h = await harness();
  admin = await signIn(h, 'administrator', { name: '김관리' });
  await h.text('+821012345678', '가로등이 꺼졌어요');
  receipt = receiptIn(await h.text('+821012345678', '1'));
  first = due();
});
beforeEach(() => {
  h.time.now = TUESDAY;
  h.store.raw.exec(`delete from holidays; update petitions set due_at = ${first}`);
});
afterAll(() => h.close());

const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const read = async (response: Response | Promise<Response>): Promise<string> => plain(await (await response).text());
const due = (): number => h.store.raw.prepare('select due_at from petitions where receipt = ?').pluck().get(receipt) as number;

it('adds a holiday: due times have moved when the page comes back, and the record says by whom', async () => {
  const before = due();
  const added = await admin.post('/holidays', { date: '2026-11-27', name: '임시공휴일' });
  expect([added.status, added.headers.get('location')]).toEqual([303, '/console/holidays?done=holiday-added']);
  expect(due()).toBe(before + 24 * 3_600_000);
  const page = await read(admin.get('/holidays'));
  expect(page).toMatch(/2026년 11월 27일\(금\) 임시공휴일 더함 김관리 2026년 11월 24일\(화\) 14:20 1 확인 남음/);
  expect(page).toMatch(/27 \(금\) 임시공휴일 빼기/);
  expect(await read(admin.get('/record'))).toContain('공휴일 더함');
  h.time.now += 60_000;
  await h.tick();
  expect(await read(admin.get('/holidays'))).toMatch(/ 1 마침 2026년 11월 24일\(화\) 14:21/);
});

it('takes it out only after asking', async () => {
  const before = due();
  await admin.post('/holidays', { date: '2026-11-30', name: '임시공휴일' });
  const asked = await read(admin.get('/holidays/remove?date=2026-11-30'));
  expect(asked).toContain('2026년 11월 30일(월) 임시공휴일');
  expect((await admin.post('/holidays/remove', { date: '2026-11-30' })).headers.get('location')).toContain('done=holiday-removed');
  expect(due()).toBe(before);
  expect(await read(admin.get('/holidays'))).toMatch(/임시공휴일 뺌 김관리/);
  expect((await admin.get('/holidays/remove?date=2026-11-30')).headers.get('location')).toBe('/console/holidays');
});

it.each([
  [{ date: '2026-11-23', name: '어제' }, '지난 날은 공휴일로 더할 수 없습니다'],
  [{ date: '2026-12-25', name: '성탄' }, '이미 공휴일입니다: 기독탄신일'],
  [{ date: '2026-11-28', name: '토요일' }, '토요일이나 일요일입니다'],
  [{ date: '2026-13-01', name: '없는 달' }, '달력에 없는 날짜입니다'],
  [{ date: '2026-11-27', name: ' ' }, '공휴일의 이름을 적어 주십시오'],
  [{ date: '2026-11-27', name: '가'.repeat(31) }, '30자까지입니다'],
])('%o: the rule beside the field, what was typed stays, nothing changed', async (fields, said) => {
  const before = due();
  const refused = await admin.post('/holidays', fields);
  const html = await refused.text();
  expect([refused.status, plain(html).includes(said)]).toEqual([422, true]);
  expect(html).toContain(`value="${fields.date}"`);
  expect([h.count('holidays'), due()]).toEqual([0, before]);
});

it('shows how far the move is, with a bar, in both languages', async () => {
  h.store.raw.prepare("insert into holidays (date, name, by, at, whole, seen, moved, pass_at, after) values ('2026-12-04', '<b>휴일', ?, ?, 5000, 1200, 1100, ?, '1/2')").run(admin.id, TUESDAY, TUESDAY + 1);
  const html = await (await admin.get('/holidays', { cookie: `${admin.cookie}; console-lang=en` })).text();
  expect(html).toContain('<progress max="5000" value="1200">');
  expect(html).toContain('&lt;b&gt;휴일');
  expect(plain(html)).toMatch(/Fri 4 December 2026.* Added .* 1,100 Moving due times 1,200 \/ 5,000/);
  const { html: part } = (await (await admin.get('/holidays/moves')).json()) as { html: string };
  expect(part).toContain('value="1200"');
});

it('every fault has its sentence in both languages', () => {
  for (const code of HOLIDAY_FAULTS) for (const text of Object.values(HOLIDAY_FAULT_TEXTS[code])) expect(text.length).toBeGreaterThan(10);
});
