/** 임시공휴일 that staff add, on both engines: due times follow once each, whoever is killed or comes second; nothing else changes. */
import { asc, eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { addHoliday, HolidayFault, holidayList, MAX_HOLIDAY_NAME, openCalendar, removeHoliday } from '../../src/petitions/holidays.js';
import { citizenBy, type Doing } from '../../src/petitions/life/decision.js';
import type { Inputs } from '../../src/petitions/life/decide.js';
import { perform } from '../../src/petitions/life/perform.js';
import type { PetitionVerb } from '../../src/petitions/life/table.js';
import { CHUNK, moveDues, SETTLED } from '../../src/petitions/move-due.js';
import { consultations, holidays, notices, petitionEvents, petitions } from '../../src/storage/schema.js';
import { write } from '../../src/storage/store.js';
import type { Gateway } from '../../src/wire.js';
import { addPerson } from '../staff/people.js';
import { receiptIn } from '../receipt-in.js';

const seoul = (text: string): number => Date.parse(`${text}+09:00`);
/** Tuesday; five days from here end on Tuesday 1 December. */
const TUESDAY = seoul('2026-11-24T14:20:00');
const FRIDAY = '2026-11-27';
const DUE = seoul('2026-12-01T14:20:00');
const LATER = seoul('2026-12-02T14:20:00');

export function holidaySuite(open: (now: () => number) => Promise<Gateway>): void {
  const time = { now: TUESDAY };
  let g: Gateway;
  let kim: Doing;
  beforeEach(async () => {
    time.now = TUESDAY;
    g = await open(() => time.now);
    kim = { kind: 'officer', id: await addPerson(g, 'officer', { username: 'kim', name: '김도로', department: 'roads' }), name: '김도로', department: 'roads' };
  });
  let serial = 0;
  const text = async (from: string, words: string, to = g): Promise<string> => {
    const response = await to.app.request('http://127.0.0.1:3000/sms/demo', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: `h${++serial}`, from, text: words }) });
    return ((await response.json()) as { texts: string[] }).texts.join('\n');
  };
  /** A streetlight petition: five days. */
  const filed = async (to = g): Promise<string> => {
    const from = `+82105000${String(++serial).padStart(4, '0')}`;
    await text(from, '가로등이 꺼졌어요', to);
    return receiptIn(await text(from, '1', to));
  };
  const act = <V extends PetitionVerb>(receipt: string, verb: V, input: Inputs[V], doing = kim) => perform(g.core, doing, { verb, receipt, version: undefined, input });
  const row = async (receipt: string) => (await g.core.store.db.select().from(petitions).where(eq(petitions.receipt, receipt)))[0] as typeof petitions.$inferSelect;
  const moves = async (receipt: string) => (await g.core.store.db.select().from(petitionEvents).where(eq(petitionEvents.receipt, receipt)).orderBy(asc(petitionEvents.number))).filter((e) => e.code === 'due-moved').map((e) => e.detail);
  const news = async () => (await g.core.store.db.select({ receipt: notices.receipt, kind: notices.kind }).from(notices)).filter((n) => n.kind === 'due-moved').map((n) => n.receipt);
  const job = async (date = FRIDAY) => (await holidayList(g.core)).find((h) => h.date === date);
  const add = (date = FRIDAY, name = '임시공휴일'): Promise<void> => addHoliday(g.holidays, { date, name, by: 'admin' });

  it('moves every open due time that it lies before, once, with its event, its notice and its record', async () => {
    const [one, two, closed] = [await filed(), await filed(), await filed()];
    await act(closed, 'withdraw', {}, citizenBy('paper'));
    await add();
    expect(await job()).toMatchObject({ whole: 2, seen: 0, moved: 0, doneAt: null });
    await g.tick();
    expect([(await row(one)).dueAt, (await row(two)).dueAt, (await row(closed)).dueAt]).toEqual([LATER, LATER, DUE]);
    expect([await moves(one), await moves(two), await moves(closed)]).toEqual([[{ was: DUE, due: LATER }], [{ was: DUE, due: LATER }], []]);
    expect((await news()).sort()).toEqual([one, two].sort());
    expect(await job()).toMatchObject({ whole: 2, seen: 2, moved: 2, doneAt: null, passAt: TUESDAY + SETTLED });
    time.now += SETTLED - 1;
    await g.tick();
    expect(await job()).toMatchObject({ doneAt: null });
    time.now += 1;
    await g.tick();
    expect(await job()).toMatchObject({ whole: 2, seen: 2, moved: 2, doneAt: time.now });
    expect((await moves(one)).length).toBe(1);
  });

  it('what is filed afterwards counts with it at once', async () => {
    await add();
    expect((await row(await filed())).dueAt).toBe(LATER);
  });

  it('a job that is killed in the middle goes on where it was, and moves nothing twice', async () => {
    const receipts: string[] = [];
    for (let i = 0; i < 5; i++) receipts.push(await filed());
    await add();
    expect(await moveDues(g.holidays, 1, 2)).toBe(1);
    expect(await job()).toMatchObject({ seen: 2, moved: 2 });
    // Killed between the write and whatever came next: another process knows only what is on disk.
    const other = { core: g.core, calendar: await openCalendar(g.core.store) };
    await moveDues(other, 50, 2);
    for (const receipt of receipts) expect([(await row(receipt)).dueAt, (await moves(receipt)).length]).toEqual([LATER, 1]);
    expect(await job()).toMatchObject({ seen: 5, moved: 5 });
    expect((await news()).length).toBe(5);
  });

  it('two processes that move at the same time move each petition once', async () => {
    const receipts: string[] = [];
    for (let i = 0; i < 4; i++) receipts.push(await filed());
    await add();
    const other = { core: g.core, calendar: await openCalendar(g.core.store) };
    await Promise.all([moveDues(g.holidays, 50, 2), moveDues(other, 50, 3), moveDues(other, 50, CHUNK)]);
    for (const receipt of receipts) expect([(await row(receipt)).dueAt, (await moves(receipt)).length]).toEqual([LATER, 1]);
    expect(await job()).toMatchObject({ moved: 4 });
  });

  it('finds in its second pass what a process filed that did not know the holiday yet', async () => {
    const behind = await open(() => time.now);
    await add();
    await g.tick();
    const late = await filed(behind);
    expect((await row(late)).dueAt).toBe(DUE);
    time.now += SETTLED;
    await g.tick();
    expect([(await row(late)).dueAt, await job()]).toMatchObject([LATER, { moved: 1, doneAt: time.now }]);
    await behind.refresh();
    expect((await row(await filed(behind))).dueAt).toBe(seoul('2026-12-02T14:21:00'));
  });

  it('taken out again it moves due times back, without news, and can be added again', async () => {
    const receipt = await filed();
    await add();
    await g.tick();
    time.now += 5 * 60_000;
    await removeHoliday(g.holidays, { date: FRIDAY, by: 'admin' });
    await g.tick();
    expect([(await row(receipt)).dueAt, await moves(receipt), (await news()).length]).toEqual([DUE, [{ was: DUE, due: LATER }, { was: LATER, due: DUE }], 1]);
    expect(await job()).toMatchObject({ moved: 1, removedAt: time.now, removedBy: 'admin' });
    await add(FRIDAY, '선거일');
    await g.tick();
    expect([(await row(receipt)).dueAt, await job()]).toMatchObject([LATER, { name: '선거일', removedAt: null, moved: 1 }]);
  });

  it('a supplement’s last day moves on; its due time waits until the clock goes on (Decree §24④)', async () => {
    const receipt = await filed();
    await act(receipt, 'take', {});
    await act(receipt, 'ask-supplement', { text: '번호', days: 3 });
    expect((await row(receipt)).waitUntil).toBe(seoul('2026-11-27T23:59:59.999'));
    await add();
    await g.tick();
    expect(await row(receipt)).toMatchObject({ waitUntil: seoul('2026-11-30T23:59:59.999'), dueAt: DUE, state: 'supplement' });
    expect((await moves(receipt)).length).toBe(1);
    time.now += SETTLED;
    await g.tick();
    expect((await moves(receipt)).length).toBe(1);
    await act(receipt, 'supplement', { text: '12-3' });
    expect((await row(receipt)).dueAt).toBeGreaterThan(LATER - 1);
  });

  it('another department’s answer and the 30-day notice fall on the next working day (Act §20, Decree §23)', async () => {
    const receipt = await filed();
    await act(receipt, 'take', {});
    await act(receipt, 'consult', { department: 'parks', text: '의견을 주십시오.', days: 3 });
    await g.core.store.atomic([write(g.core.store.db.update(petitions).set({ progressAt: seoul('2026-11-27T18:00:00') }).where(eq(petitions.receipt, receipt)))]);
    await add();
    await g.tick();
    const [asked] = await g.core.store.db.select().from(consultations);
    expect([asked?.until, (await row(receipt)).progressAt]).toEqual([seoul('2026-11-30T23:59:59.999'), seoul('2026-11-30T18:00:00')]);
  });

  it('an hour that is late already is not late any more when its day becomes a holiday', async () => {
    const receipt = await filed();
    time.now = seoul('2026-12-01T16:00:00');
    await add('2026-12-01');
    await g.tick();
    expect(await row(receipt)).toMatchObject({ dueAt: LATER, lateTold: null });
  });

  it.each([
    ['date', '2026-02-30', '이름', '2026-02-30'],
    ['date', '26-11-27', '이름', '26-11-27'],
    ['date', '', '이름', ''],
    ['past', '2026-11-23', '이름', '2026-11-23'],
    ['far', '2028-11-24', '이름', '2028-11-24'],
    ['weekend', '2026-11-28', '이름', '2026-11-28'],
    ['weekend', '2026-11-29', '이름', '2026-11-29'],
    ['holiday', '2026-12-25', '이름', '기독탄신일'],
    ['name', FRIDAY, ' \n', ''],
    ['name-long', FRIDAY, '가'.repeat(MAX_HOLIDAY_NAME + 1), String(MAX_HOLIDAY_NAME)],
  ])('%s: %s is refused, and nothing changes', async (code, date, name, about) => {
    const receipt = await filed();
    await expect(addHoliday(g.holidays, { date, name, by: 'admin' })).rejects.toMatchObject({ code, about });
    await g.tick();
    expect([await holidayList(g.core), (await row(receipt)).dueAt]).toEqual([[], DUE]);
  });

  it('today, the farthest day and the longest name are taken', async () => {
    await add('2026-11-24', '가'.repeat(MAX_HOLIDAY_NAME));
    await add('2028-11-23', '휴');
    expect((await holidayList(g.core)).map((h) => [h.date, h.name.length])).toEqual([['2026-11-24', MAX_HOLIDAY_NAME], ['2028-11-23', 1]]);
  });

  it('of two who add the same day one wins, the other is told', async () => {
    const both = await Promise.allSettled([add(FRIDAY, '하나'), addHoliday({ core: g.core, calendar: await openCalendar(g.core.store) }, { date: FRIDAY, name: '둘', by: 'other' })]);
    expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((b) => b.status === 'rejected')).toMatchObject({ reason: { code: 'holiday' } });
    await expect(add()).rejects.toMatchObject({ code: 'holiday' });
  });

  it('takes out only what staff added, before its day', async () => {
    const remove = (date: string): Promise<void> => removeHoliday(g.holidays, { date, by: 'admin' });
    await expect(remove('2026-12-25')).rejects.toMatchObject({ code: 'gazette', about: '기독탄신일' });
    await expect(remove(FRIDAY)).rejects.toBeInstanceOf(HolidayFault);
    await expect(remove(FRIDAY)).rejects.toMatchObject({ code: 'not-added' });
    await expect(remove('soon')).rejects.toMatchObject({ code: 'date' });
    await add();
    time.now = seoul('2026-11-27T00:00:00');
    await expect(remove(FRIDAY)).rejects.toMatchObject({ code: 'begun' });
    time.now -= 1;
    await remove(FRIDAY);
    expect((await g.core.store.db.select().from(holidays))[0]?.removedAt).toBe(time.now);
  });
}
