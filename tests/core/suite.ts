/** The core on any engine: the same cases run on better-sqlite3 and on D1 in workerd. */
import { RETENTION } from '../../src/retention/periods.js';
import { eq, sql } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { createHandle } from '../../src/app.js';
import type { Message } from '../../src/channel.js';
import { createSms } from '../../channels/sms/index.js';
import { knownPhones } from '../../src/citizens/identify.js';
import { allow, refund } from '../../src/citizens/limits.js';
import { createMemory } from '../../src/conversation/memory.js';
import { type Core, DAY } from '../../src/core.js';
import type { Files } from '../../src/files/files.js';
import { gazetteCalendar } from '../../src/petitions/clock.js';
import { sweep } from '../../src/petitions/sweep.js';
import { createRecords } from '../../src/petitions/records.js';
import { pilots } from '../../src/pilot/index.js';
import { openDistrict } from '../../src/storage/district.js';
import { petitionEvents, personal, petitions, phones } from '../../src/storage/schema.js';
import { Conflict, type Store, write } from '../../src/storage/store.js';
import { createVault, type Crypto } from '../../src/storage/vault.js';
import { createTokens } from '../../src/tokens.js';
import { openLive } from '../../src/publishing/live.js';
import { createRecorder } from '../../src/publishing/replay.js';
import { templates } from '../../templates/index.js';
import { receiptIn } from '../receipt-in.js';

/** Tuesday 24 November 2026, 14:20 in Seoul; a Sunday evening. */
const TUESDAY = Date.parse('2026-11-24T14:20:00+09:00');
const SUNDAY = Date.parse('2026-11-22T20:00:00+09:00');
const ORIGIN = 'http://127.0.0.1:3000';

interface Phone {
  core: Core;
  text(said: string, from?: string, id?: string): Promise<string>;
}

export function coreSuite(open: () => Promise<Store>, crypto: Crypto, files: Files): void {
  let store: Store;
  let at: { now: number };
  let phone: Phone;
  let serial = 0;

  beforeEach(async () => {
    store = await open();
    at = { now: TUESDAY };
    phone = await gatewayOn(store, crypto, files, at, () => `m${++serial}`);
  });

  const file = async (text: string, from?: string): Promise<string> => {
    await phone.text(text, from);
    return receiptIn(await phone.text('1', from));
  };
  const count = async (table: typeof petitions | typeof petitionEvents | typeof personal | typeof phones): Promise<number> => (await store.db.select({ n: sql<number>`count(*)` }).from(table))[0]?.n ?? 0;

  it('files a petition over two messages, with its events and its row in one write', async () => {
    const receipt = await file('가로등이 꺼졌어요 학동로 12길');
    expect(receipt).toMatch(/^\d{12}$/);
    const [row] = await store.db.select().from(petitions);
    expect(row).toMatchObject({ receipt, category: 'streetlight', state: 'received', events: 2, phoneProven: true, arrivedAt: TUESDAY, receivedAt: TUESDAY });
    const events = await store.db.select().from(petitionEvents);
    expect(events.map((e) => [e.number, e.code])).toEqual([[1, 'arrived'], [2, 'received']]);
  });

  it('counts a message id once for each phone, and once for all that have none', async () => {
    const memory = createMemory(phone.core);
    const message: Message = { outcome: 'ok', locale: 'ko', title: '', blocks: [], digits: {}, keeps: 'menu', texts: ['가'] };
    const put = (id: string, of: string | undefined): Promise<string> =>
      store.atomic([memory.store({ id, phone: of, message: { ...message, texts: [of ?? '-'] }, dialogue: 'none', edition: 0 })]).then(
        () => 'kept',
        (e: unknown) => (e as Conflict).constraint,
      );
    const both: [string, string | undefined][] = [['a', 'p'], ['a', 'q'], ['a', undefined]];
    for (const [id, of] of both) expect(await put(id, of)).toBe('kept');
    for (const [id, of] of both) expect(await put(id, of), `${of} again`).toBe(of ? 'messages.within' : 'messages.id');
    at.now += 89 * DAY;
    expect(await put('a', 'p'), 'as long as it is kept').toBe('messages.within');
    for (const [id, of] of both) expect(await memory.answered(id, of)).toMatchObject({ texts: [of ?? '-'] });
    expect(await memory.answered('a', 'r')).toBeUndefined();
  });

  it('keeps personal words sealed, in rows of their own', async () => {
    await file('가로등이 꺼졌어요 홍길동 학동로 12길');
    const rows = await store.db.select().from(personal);
    expect(rows.map((r) => r.field)).toEqual(['text']);
    expect(JSON.stringify(rows)).not.toContain('홍길동');
    expect(await phone.text('조회')).toContain('처리 중');
  });

  it('receives at the next working instant what arrives outside hours', async () => {
    at.now = SUNDAY;
    const receipt = await file('공원 화장실이 더러워요');
    const monday = Date.parse('2026-11-23T09:00:00+09:00');
    expect((await store.db.select().from(petitions))[0]).toMatchObject({ receipt, state: 'arrived', receivedAt: monday, events: 1 });
    expect(await phone.text('조회')).toContain('도착');
    expect((await sweep(phone.core)).received).toBe(0);
    at.now = monday;
    expect(await phone.text('조회')).toContain('처리 중'); // its hour has come, the sweep not yet
    expect((await sweep(phone.core)).received).toBe(1);
    expect((await sweep(phone.core)).received).toBe(0);
    const events = await store.db.select().from(petitionEvents);
    expect(events.map((e) => [e.number, e.code, e.at])).toEqual([[1, 'arrived', SUNDAY], [2, 'received', monday]]);
  });

  it('adds words, then withdraws by a one-time number', async () => {
    const receipt = await file('가로등이 꺼졌어요');
    await phone.text('조회');
    await phone.text('3');
    expect(await phone.text('이름은 홍길동')).toContain('덧붙였습니다');
    expect(await phone.text('1')).toMatch(/접수했습니다[\s\S]*가로등이 꺼졌어요\n이름은 홍길동/); // one's own words, to one's own phone
    const offered = await phone.text('취하');
    const code = /예 (\d{4})/.exec(offered)?.[1] ?? '';
    const wrong = code === '0000' ? '0001' : '0000';
    expect(await phone.text(`예 ${wrong}`)).toContain('맞지 않');
    expect(await phone.text(`예 ${code}`)).toContain('취하했습니다');
    expect(await phone.text(`예 ${code}`)).toContain('맞지 않');
    const events = await store.db.select().from(petitionEvents).where(eq(petitionEvents.receipt, receipt));
    expect(events.map((e) => e.code)).toEqual(['arrived', 'received', 'added', 'withdrawn']);
    expect((await store.db.select().from(petitions))[0]).toMatchObject({ state: 'withdrawn', events: 4 });
    expect(await phone.text(`조회 ${receipt}`)).toContain('취하');
  });

  it('answers the same words within a day with the existing number', async () => {
    const receipt = await file('가로등이 꺼졌어요');
    expect((await phone.text('가로등이  꺼졌어요!')).replaceAll('-', '')).toContain(receipt);
    expect(await count(petitions)).toBe(1);
    at.now += 25 * 3_600_000;
    expect(await file('가로등이 꺼졌어요')).not.toBe(receipt);
    expect(await count(petitions)).toBe(2);
  });

  it('promise-06: one effect for one message id, however many copies come at once', async () => {
    await phone.text('가로등이 꺼졌어요');
    const answers = await Promise.all(Array.from({ length: 50 }, () => phone.text('1', undefined, 'same')));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('접수했습니다');
    expect(await count(petitions)).toBe(1);
  });

  it('files once when 1 is pressed twice at the same time', async () => {
    await phone.text('가로등이 꺼졌어요');
    const answers = await Promise.all([phone.text('1'), phone.text('1'), phone.text('1')]);
    expect(await count(petitions)).toBe(1);
    expect(new Set(answers.map((a) => /\d{4}-\d{4}-\d{4}/.exec(a)?.[0])).size).toBe(1);
  });

  it('shows a stranger the same as nobody: unknown and not yours are one answer', async () => {
    const receipt = await file('가로등이 꺼졌어요');
    const notYours = await phone.text(`조회 ${receipt}`, '010-9999-8888');
    const unknown = await phone.text(`조회 ${otherReceipt(receipt)}`, '010-9999-8888');
    expect(notYours).toBe(unknown);
    expect(notYours).toContain('찾지 못했습니다');
  });

  it('remembers a phone by keyed hash, its number sealed, its language until changed', async () => {
    await phone.text('status');
    await phone.text('조회', '+82 10 1234 5678');
    expect(await phone.text('메뉴', '01012345678')).toContain('[Gangnam]');
    const rows = await store.db.select().from(phones);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('1012345678');
    await phone.text('한국어');
    expect(await phone.text('메뉴')).toContain('[강남구]');
  });

  it('lets a phone text 30 times in ten minutes, and no more in parallel either', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => phone.text('메뉴', undefined, `burst${i}`)));
    expect(answers.filter((a) => a.includes('내 민원'))).toHaveLength(30);
    expect(await phone.text('메뉴', undefined, 'burst0')).toEqual(answers[0]); // a redelivery costs nothing
    at.now += 11 * 60_000;
    expect(await phone.text('메뉴')).toContain('내 민원');
  });

  it('promise-39: counts guesses in the database, and gives a right one back', async () => {
    const limit = { name: 'test', max: 5, within: 60_000 };
    const tries = await Promise.all(Array.from({ length: 20 }, () => allow(phone.core, limit, 'somebody')));
    expect(tries.filter(Boolean)).toHaveLength(5);
    await refund(phone.core, limit, 'somebody');
    expect(await allow(phone.core, limit, 'somebody')).toBe(true);
    expect(await allow(phone.core, limit, 'somebody')).toBe(false);
    expect(await allow(phone.core, limit, 'somebody else')).toBe(true);
  });

  it('commits all statements or none', async () => {
    const row = (n: number) => write(store.db.insert(petitionEvents).values({ receipt: '1', number: n, code: 'x', at: 1, actor: 'pilot' }));
    await store.atomic([row(1)]);
    await expect(store.atomic([row(2), row(1)])).rejects.toBeInstanceOf(Conflict);
    expect(await count(petitionEvents)).toBe(1);
    expect(await store.atomic([row(2), row(3)])).toEqual([1, 1]);
  });

  it('lets only one of two be the next event', async () => {
    const receipt = await file('가로등이 꺼졌어요');
    const next = () => store.atomic([write(store.db.insert(petitionEvents).values({ receipt, number: 3, code: 'added', at: at.now, actor: 'citizen' }))]);
    const results = await Promise.allSettled([next(), next(), next()]);
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
  });

  it('a receipt number that is taken is drawn again', async () => {
    const taken = await file('가로등이 꺼졌어요');
    let draws = 0;
    const digits = phone.core.random.digits;
    phone.core.random.digits = (n) => (n === 11 && draws++ === 0 ? taken.slice(0, 11) : digits(n));
    const second = await file('신청 도로가 파였어요', '010-2222-3333');
    expect(second).toMatch(/^\d{12}$/);
    expect(second).not.toBe(taken);
    expect(draws).toBe(2);
  });
}

/** Another number whose check digit fits: 0's digits moved. */
function otherReceipt(receipt: string): string {
  const table = ['0317598642', '7092154863', '4206871359', '1750983426', '6123045978', '3674209581', '5869720134', '8945362017', '9438617205', '2581436790'];
  const head = receipt.slice(0, 10) + ((Number(receipt[10]) + 1) % 10);
  return head + [...head].reduce((interim, d) => table[Number(interim)]?.[Number(d)] ?? '', '0');
}

async function gatewayOn(store: Store, crypto: Crypto, files: Files, at: { now: number }, nextId: () => string): Promise<Phone> {
  const vault = createVault(new Uint8Array(32).fill(7), crypto);
  const random = {
    digits: (n: number) => Array.from({ length: n }, () => Math.floor(Math.random() * 10)).join(''),
    token: () => crypto.randomBytes(16).toString('base64url'),
  };
  const core: Core = { store, files, vault, records: createRecords(store.db), district: await openDistrict(store, pilots.gangnam), calendar: gazetteCalendar(), now: () => at.now, real: Date.now, random, retention: RETENTION, officer: async () => undefined };
  const faults: string[] = [];
  const handle = createHandle({
    core,
    memory: createMemory(core),
    known: knownPhones(store.db),
    live: await openLive(store, core.district, templates, core.now),
    recorder: createRecorder(store, core.district, core.now),
    tokens: createTokens(vault, random, core.real),
    publicUrl: new URL(ORIGIN),
    demo: true,
    secure: true,
    learner: { take: () => undefined },
    note: ({ fault }) => void (fault && faults.push(fault)),
  });
  const sms = createSms({ twilio: { authToken: undefined, publicUrl: new URL(ORIGIN) }, kannel: { token: undefined, same: () => false }, demo: true });
  return {
    core,
    async text(said, from = '010-1234-5678', id = nextId()) {
      const response = await handle(sms, new Request(`${ORIGIN}/sms/demo`, { method: 'POST', body: JSON.stringify({ id, from, text: said }) }), () => '');
      if (!response.ok) throw new Error(`${response.status} ${await response.text()} ${faults.join()}`);
      return ((await response.json()) as { texts: string[] }).texts.join('\n');
    },
  };
}
