/** Registering for others by requests, on a whole gateway: what is proposed, refused, filed once, recorded and printed. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WRONG } from '../../src/petitions/register.js';
import { type Harness, harness, TUESDAY } from '../harness.js';
import { type SignedIn, signIn, tokenIn } from '../staff/people.js';

let h: Harness;
const who = {} as Record<'agent' | 'kim' | 'parks' | 'inspector', SignedIn>;
beforeAll(async () => {
  h = await harness();
  who.agent = await signIn(h, 'agent', { username: 'jung', name: '정상담' });
  who.kim = await signIn(h, 'officer', { username: 'kim', name: '김도로', department: 'roads' });
  who.parks = await signIn(h, 'officer', { username: 'lee', name: '이공원', department: 'parks' });
  who.inspector = await signIn(h, 'inspector');
});
beforeEach(() => {
  h.time.now = TUESDAY;
});
afterAll(() => h.close());

const sql = <T = Record<string, unknown>>(text: string, ...params: unknown[]): T[] => h.store.raw.prepare(text).all(...params) as T[];
const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const read = async (response: Response | Promise<Response>): Promise<string> => plain(await (await response).text());
const receiptIn = (response: Response): string => /petitions\/(\d{12})/.exec(response.headers.get('location') ?? '')?.[1] ?? '';
const freshToken = async (by: SignedIn): Promise<string> => tokenIn(await (await by.get('/petitions/new')).text());
let serial = 0;
const GIVEN = { way: 'counter', text: '선릉로 12길 가로등이 꺼졌습니다', place: '선릉로 12길', name: '홍길동', locale: 'ko' };
const fields = (more: Record<string, string> = {}): Record<string, string> => ({ ...GIVEN, phone: `010-3000-${String(++serial).padStart(4, '0')}`, ...more });
/** From a form of its own, as a page each time. */
const take = async (by: SignedIn, more: Record<string, string> = {}): Promise<Response> => by.post('/petitions/new', { ...fields(more), token: await freshToken(by) });

describe('대신 접수', () => {
  it('is filed as any other: routed, sealed, with who took it and the consent that was asked for', async () => {
    const receipt = receiptIn(await take(who.agent, { consent: 'yes' }));
    expect(sql('select category, department, channel, state, consent, phone_proven, due_at from petitions where receipt = ?', receipt)).toEqual([{ category: 'streetlight', department: 'roads', channel: 'counter', state: 'received', consent: 1, phone_proven: 0, due_at: Date.parse('2026-12-01T14:20:00+09:00') }]);
    expect(sql('select code, actor, detail from petition_events where receipt = ? order by number', receipt)).toEqual([
      { code: 'arrived', actor: 'citizen', detail: '{"channel":"counter"}' },
      { code: 'registered', actor: who.agent.id, detail: '{"consent":1}' },
      { code: 'received', actor: who.agent.id, detail: null },
    ]);
    expect(sql('select field, sealed from personal where receipt = ? order by field', receipt).map((r) => [r.field, String(r.sealed).startsWith('k1.')])).toEqual([['name', true], ['phone', true], ['place', true], ['text', true]]);
    expect(sql("select actor, detail from actions where verb = 'petition.register' and target = ?", receipt)).toEqual([{ actor: who.agent.id, detail: '{"channel":"counter","consent":1}' }]);
    expect(await read(who.kim.get(`/petitions/${receipt}`))).toContain('대신 접수');
  });

  it('who asked for the consent stands in its story', async () => {
    const receipt = receiptIn(await take(who.agent, { consent: 'yes' }));
    expect(await read(who.kim.get(`/petitions/${receipt}`))).toMatch(/대신 접수 [^·]*· 정상담 결과를 문자로 받는 데 동의/);
  });

  it('consent is never ticked beforehand, and without it none is recorded', async () => {
    expect(await (await who.agent.get('/petitions/new')).text()).not.toMatch(/name="consent"[^>]*checked/);
    const receipt = receiptIn(await take(who.agent));
    expect(sql('select consent from petitions where receipt = ?', receipt)).toEqual([{ consent: 0 }]);
  });

  it('pressed twice, and twice at once, it is one petition; changed and sent again it is another', async () => {
    const token = await freshToken(who.agent);
    const form = { ...fields(), token };
    const [one, two] = await Promise.all([who.agent.post('/petitions/new', form), who.agent.post('/petitions/new', form)]);
    const again = await who.agent.post('/petitions/new', form);
    expect(new Set([one, two, again].map(receiptIn)).size).toBe(1);
    expect(again.headers.get('location')).toContain('done=registered-before');
    expect(sql('select count(*) n from petition_events where receipt = ? and code = ?', receiptIn(one), 'registered')).toEqual([{ n: 1 }]);
    const other = await who.agent.post('/petitions/new', { ...form, text: '학동로 보도블록이 깨졌습니다' });
    expect([other.status, receiptIn(other) === receiptIn(one)]).toEqual([303, false]);
  });

  it('the same words from the same telephone within a day are told; without a telephone they may be another person’s', async () => {
    const phone = '010-3999-0001';
    const receipt = receiptIn(await take(who.agent, { phone }));
    const same = await take(who.agent, { phone });
    expect([same.status, await read(same)]).toEqual([409, expect.stringContaining('이미 접수되었습니다')]);
    expect(h.store.raw.prepare('select count(*) from petitions where likeness = (select likeness from petitions where receipt = ?)').pluck().get(receipt)).toBe(1);
    const [a, b] = [await take(who.agent, { phone: '' }), await take(who.agent, { phone: '' })];
    expect([a.status, b.status, receiptIn(a) === receiptIn(b)]).toEqual([303, 303, false]);
    h.time.now += 86_400_001;
    expect((await take(who.agent, { phone })).status).toBe(303);
  });

  const LONG = (n: number): string => '가'.repeat(n);
  const cases: Record<(typeof WRONG)[number], [Record<string, string>, string]> = {
    'text-missing': [{ text: ' ' }, '민원 내용을 적어'],
    'text-long': [{ text: LONG(2_001) }, '2,000자까지'],
    'place-long': [{ place: LONG(101) }, '100자까지'],
    'name-long': [{ name: LONG(41) }, '40자까지'],
    'phone-wrong': [{ phone: '010-12' }, '전화번호를 다시'],
    'consent-phone': [{ phone: '', consent: 'yes' }, '전화번호가 있어야'],
    'consent-landline': [{ phone: '02-3423-5114', consent: 'yes' }, '법 제27조제1항'],
    category: [{ category: 'nothing' }, '그런 분류가 없습니다'],
    way: [{ way: 'owl' }, '어떻게 왔는지'],
  };
  it.each(WRONG)('%s: said at its field, nothing filed, what was typed stays', async (wrong) => {
    const [more, said] = cases[wrong];
    const before = h.count('petitions');
    const response = await take(who.agent, more);
    const html = await response.text();
    expect([response.status, h.count('petitions')]).toEqual([422, before]);
    expect(plain(html)).toContain(said);
    if (wrong !== 'name-long') expect(html).toContain('value="홍길동"');
  });
  it('limits are on the boundary', async () => {
    const response = await take(who.agent, { text: LONG(2_000), place: LONG(100), name: LONG(40) });
    expect(response.status).toBe(303);
  });

  it('what is typed is given its category, department and due time; another can be chosen', async () => {
    const meter = async (more: Record<string, string>): Promise<string> => plain(((await (await who.agent.post('/petitions/new/meter', more)).json()) as { panels: { category: string } }).panels.category);
    expect(await meter({ text: '가로등이 꺼졌어요' })).toMatch(/글에서 찾은 분류 가로등 고장 도로관리과 · 기타민원 5일 · 12월 1일\(화\) 14:20까지/);
    expect(await meter({ text: '가로등이 꺼졌어요', category: 'road-damage' })).toMatch(/고르신 분류 도로 파손.*다른 분류로 받기 가로등 고장/);
    expect(await meter({ text: '흠' })).toContain('맞는 분류를 찾지 못해');
    expect(await meter({ text: '불이 났어요' })).toContain('119');
    const look = await who.agent.post('/petitions/new/look', { ...GIVEN, choose: 'road-damage' });
    expect([look.status, await look.text()]).toEqual([200, expect.stringContaining('<option value="road-damage" selected>')]);
    expect(receiptIn(await take(who.agent, { category: 'road-damage' }))).not.toBe('');
    expect(sql('select category from petitions order by rowid desc limit 1')).toEqual([{ category: 'road-damage' }]);
  });

  it('outside hours the clock starts at the next working instant, and the sweep receives it', async () => {
    h.time.now = Date.parse('2026-11-24T18:30:00+09:00');
    const receipt = receiptIn(await take(who.agent, { way: 'phone' }));
    const [row] = sql('select state, received_at from petitions where receipt = ?', receipt);
    expect(row).toEqual({ state: 'arrived', received_at: Date.parse('2026-11-25T09:00:00+09:00') });
    h.time.now = Date.parse('2026-11-25T09:00:00+09:00');
    await h.tick();
    expect(sql('select state from petitions where receipt = ?', receipt)).toEqual([{ state: 'received' }]);
  });

  it('who gets no slip in the hand is told the receipt by text; at the counter nobody is', async () => {
    const told = async (way: string, phone?: string): Promise<unknown> => {
      const receipt = receiptIn(await take(who.agent, { way, ...(phone === undefined ? {} : { phone }) }));
      return sql('select kind, event, state from notices where receipt = ?', receipt);
    };
    expect(await told('counter')).toEqual([]);
    expect(await told('phone', '')).toEqual([]);
    for (const way of ['phone', 'paper']) expect(await told(way)).toEqual([{ kind: 'registered', event: 2, state: 'waiting' }]);
  });
});

describe('접수증 and the text to be signed', () => {
  it('holds what Act §9② and Decree §10④ ask for, in the petitioner’s language', async () => {
    const taken = await take(who.agent, { consent: 'yes', phone: '010-3111-2222' });
    const page = await read(who.agent.get(`/petitions/${receiptIn(taken)}/papers`));
    const receipt = receiptIn(taken).replace(/(\d{4})(\d{4})(\d{4})/, '$1-$2-$3');
    for (const said of [receipt, '접수증', '가로등 고장 (기타민원)', '홍길동', '2026년 11월 24일(화) 14:20', '2026년 12월 1일(화) 14:20까지', '토요일과 공휴일은 세지 않습니다', '도로관리과', '02-3423-6120', '정상담', '강남구청장', '민원 내용 확인서', '010-3111-2222', '동의함', '서명 또는 인']) expect(page).toContain(said);
    const english = await read(who.agent.get(`/petitions/${receiptIn(await take(who.agent, { locale: 'en' }))}/papers`));
    expect(english).toContain('Statement of petition');
  });

  it('who took it down reads it whole, a colleague masked until they ask, another department not at all', async () => {
    const receipt = receiptIn(await take(who.parks, { phone: '010-3222-3333' }));
    expect(await read(who.parks.get(`/petitions/${receipt}/papers`))).toContain('010-3222-3333');
    const masked = await read(who.kim.get(`/petitions/${receipt}/papers`));
    expect([masked.includes('홍*동'), masked.includes('010-****-3333'), masked.includes('홍길동')]).toEqual([true, true, false]);
    const seen = (): unknown => sql("select count(*) n from actions where verb = 'petition.reveal' and target = ?", receipt);
    expect(seen()).toEqual([{ n: 0 }]);
    expect(await read(who.kim.post(`/petitions/${receipt}/papers`))).toContain('010-3222-3333');
    expect(seen()).toEqual([{ n: 1 }]);
    const roads = receiptIn(await take(who.kim));
    expect((await who.parks.get(`/petitions/${roads}/papers`)).headers.get('location')).toBe(`/console/petitions/${roads}`);
    expect((await who.inspector.get(`/petitions/${receipt}/papers`)).status).toBe(403);
  });
});

describe('독촉장', () => {
  it('is printed once an inspector has reminded: to the head, with due time and delay, nothing of the citizen', async () => {
    const receipt = receiptIn(await take(who.agent, { phone: '010-3333-4444' }));
    expect((await who.inspector.get(`/petitions/${receipt}/reminder`)).headers.get('location')).toBe(`/console/petitions/${receipt}`);
    h.time.now = Date.parse('2026-12-02T10:20:00+09:00');
    const [row] = sql<{ events: number }>('select events from petitions where receipt = ?', receipt);
    expect((await who.inspector.post(`/petitions/${receipt}/do/remind`, { version: String(row?.events) })).status).toBe(303);
    expect(await read(who.inspector.get(`/petitions/${receipt}`))).toContain('독촉장 인쇄');
    const page = await read(who.inspector.get(`/petitions/${receipt}/reminder`));
    for (const said of ['도로관리과 부서장', '2026년 12월 1일(화) 14:20', '5시간', '담당자 없음', '제28조제2항', 'inspector 직원']) expect(page).toContain(said);
    expect([page.includes('홍길동'), page.includes('3333')]).toEqual([false, false]);
    expect(await read(who.inspector.get(`/petitions/${receipt}/reminder`, { cookie: `${who.inspector.cookie}; console-lang=en` }))).toContain('head of department');
  });
});
