/** What the guide answers, device by device: a table of questions; digits that belong to the answer; what does not fit is never cut. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carrierBytes, LMS_BYTES } from '../../channels/sms/measure.js';
import { fillGuide } from '../../src/guide/fill.js';
import { entryOf, put } from '../../src/guide/store.js';
import { guides } from '../../src/pilot/guides.js';
import { pageOf } from '../../channels/paging.js';
import type { Reply } from '../../src/reply.js';
import { type Harness, harness } from '../harness.js';

let h: Harness;
beforeAll(async () => {
  h = await harness();
  await fillGuide(h.store, guides.gangnam);
});
afterAll(() => h.close());

let phones = 0;
const phone = (): string => `010-4444-${String(1000 + ++phones)}`;
const plain = (page: string): string => page.replace(/<style[\s\S]*?<\/style>/g, '').replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' ');
const page = async (path: string): Promise<string> => plain(await (await h.get(path)).text());
const json = async (body: object, locale = 'ko'): Promise<{ outcome: string; title: string; blocks: { kind: string; rows?: { label: string; value?: string }[] }[] }> =>
  (await h.app.request('http://127.0.0.1:3000/json/', { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': locale }, body: JSON.stringify(body) })).json() as never;

describe('the menu: 3, a topic, an entry, filing with it', () => {
  it('by text', async () => {
    const who = phone();
    expect(await h.text(who, '메뉴')).toContain('3 서류·수수료');
    expect(await h.text(who, '3')).toMatch(/1 여권[\s\S]*6 영업·허가[\s\S]*7 낱말로 찾기/);
    expect(await h.text(who, '3')).toMatch(/1 대형폐기물 버리기[\s\S]*8 더 보기/);
    expect(await h.text(who, '1')).toMatch(/1 소파[\s\S]*5 책상[\s\S]*6 안내 모두 보기[\s\S]*7 이 내용으로 민원 접수[\s\S]*8 더 보기/);
    expect(await h.text(who, '8')).toMatch(/1 식탁/);
    expect(await h.text(who, '9')).toMatch(/1 소파/);
    expect(await h.text(who, '1')).toMatch(/소파\(1인용\) 3,000원\(본보기\)[\s\S]*1 소파\(2인용\) 5,000원[\s\S]*자원순환과 02-3423-5974[\s\S]*출처/);
    expect(await h.text(who, '1')).toMatch(/소파\(2인용\) 5,000원/);
    expect(await h.text(who, '6')).toMatch(/신고하고 수수료를 낸 다음[\s\S]*폐기물관리법[\s\S]*7 이 내용으로 민원 접수/);
    expect(await h.text(who, '7')).toContain('무슨 일');
  });

  it.each([['/m', '대형폐기물 버리기'], ['/pda', '대형폐기물 버리기'], ['/tv', '대형폐기물 버리기']])('on %s', async (mount, title) => {
    expect(await page(`${mount}/?lang=ko`)).toContain('서류·수수료');
    expect(await page(`${mount}/guide?lang=ko`)).toContain('쓰레기·대형폐기물');
    expect(await page(`${mount}/guide?topic=waste&lang=ko`)).toContain(title);
    const entry = await page(`${mount}/guide/bulky-waste?lang=ko`);
    for (const part of [title, '자원순환과', '이 내용으로 민원 접수']) expect(entry).toContain(part);
  });
});

it('on a page the filing form knows whom it is for and what it is about', async () => {
  const form = await (await h.get('/m/petitions/new?about=bulky-waste&lang=ko')).text();
  expect(form).toContain('대형폐기물 버리기: ');
  expect(form).toMatch(/name="group" value="waste"/);
  expect(await page('/m/petitions/new?about=none&lang=ko')).toContain('민원 신청');
});

it('mobile shows everything: every fee in a table, the papers as a list, a phone to tap; JSON has it whole', async () => {
  const entry = await (await h.get('/m/guide/bulky-waste?lang=ko')).text();
  expect(entry.match(/<th scope="row">/g)?.length).toBeGreaterThanOrEqual(40);
  expect(entry).toContain('tel:0234235974');
  expect(entry).toMatch(/<ul class="dots"><li>/);
  const whole = await json({ kind: 'guide', id: 'bulky-waste' });
  expect(whole.blocks.filter((b) => b.kind === 'list').flatMap((b) => b.rows ?? []).length).toBeGreaterThanOrEqual(42);
});

describe('asked in words', () => {
  it.each([
    ['여권', /여권 발급[\s\S]*여권민원실 02-3423-5400[\s\S]*출처[\s\S]*7 이 내용으로 민원 접수/],
    ['여권 토요일에도 해요?', /여권 창구 여는 시간/],
    ['쇼파 3인용', /소파\(3인용 이상\)/],
    ['옷장', /장롱\(/],
    ['전신거울', /거울\(큰 거울\)/],
    ['캐리어 버리는 값', /여행 가방\(/],
    ['유모차 도난', /^(?![\s\S]*2,000원)/],
    ['런닝머신', /운동 기구\(러닝머신\)/],
    ['대형폐기물 소파', /소파\(1인용\) 3,000원\(본보기\)\n1 소파\(2인용\) 5,000원/],
    ['3인용 소파 버리는데 얼마', /수수료: 소파\(3인용 이상\) 8,000원/],
    ['침대 버리는 값', /침대\(1인용 틀\) 5,000원/],
    ['피아노 버리기', /피아노\(보통\) 15,000원/],
    ['쓰레기 언제 버려요', /쓰레기 내놓는 날과 시간/],
    ['식당 차리려면', /음식점 영업신고[\s\S]*정부24[\s\S]*문자로 받지 않습니다/],
    ['집 짓기 허가', /세움터/],
    ['주차 딱지 얼마', /일반 구역\(승용차\) 40,000원/],
    ['애 낳으면 뭐 줘요', /부모급여/],
    ['소음 기준이 몇 데시벨', /65[\s\S]*환경과/],
    ['old sofa', /Bulky waste[\s\S]*Sofa \(1 seat\) 3,000 won[\s\S]*7 Report this as a petition/],
    ['flu shot', /Flu vaccination[\s\S]*Source/],
    ['parking ticket', /40,000 won/],
  ])('%s', async (query, answer) => {
    const said = await h.text(phone(), query);
    expect(said).toMatch(answer);
    expect(said).toMatch(/\n7 /);
    expect(carrierBytes(said)).toBeLessThanOrEqual(LMS_BYTES);
  });

  it('by JSON, in the asker’s language, with its others', async () => {
    expect(await json({ kind: 'guide', query: '여권' })).toMatchObject({ outcome: 'ok', title: '여권 발급' });
    expect((await json({ kind: 'guide', query: 'waste bag' }, 'en')).title).toBe('Waste bags');
    expect((await json({ kind: 'guide', id: 'dementia' }, 'vi')).title).toBe('Kiểm tra sa sút trí tuệ');
  });

  it('7 carries the citizen’s own words on', async () => {
    const who = phone();
    await h.text(who, '침대 버리는 값');
    expect(await h.text(who, '7')).toContain("'침대 버리는 값'");
  });
});

describe('what is typed', () => {
  it.each([
    ['ko', '', 200],
    ['ko', '   ', 200],
    ['ko', '"', 200],
    ['ko', '"여권" OR * NEAR(', 200],
    ["ko", "'; drop table guide_entries; --", 200],
    ['ko', '가'.repeat(10_000), 422],
    ['en', 'x'.repeat(10_000), 422],
    ['ko', '😀😀', 200],
  ])('%s %s', async (locale, query, status) => {
    const first = await h.get(`/m/guide?q=&lang=${locale}`);
    const cookie = (first.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
    const token = /name="token" value="([^"]+)"/.exec(await first.text())?.[1] ?? '';
    const answer = await h.post(`/m/guide?lang=${locale}`, { ask: 'guide', token, query }, { cookie });
    expect(answer.status).toBe(status);
    expect(plain(await answer.text())).not.toMatch(/undefined|SqliteError/);
    expect(h.count('guide_entries')).toBe(guides.gangnam.length);
  });

  it('nothing fits: it says so, and offers the nearest, the directory and filing', async () => {
    const answer = await h.text(phone(), '우주선 발사 구경');
    expect(answer).toMatch(/꼭 맞는 안내가 없습니다[\s\S]*02-3423-5114[\s\S]*4 부서 찾기[\s\S]*7 이 내용으로 민원 접수/);
    expect(await h.text(phone(), 'moon rocket')).toMatch(/Nothing fits exactly[\s\S]*4 Departments/);
  });
});

describe('long texts', () => {
  it('fit into pages on a TV, a PDA and a text, with nothing left out', async () => {
    const long = Array.from({ length: 400 }, (_, i) => `${i}번째 문장은 담당자가 적은 긴 설명입니다.`).join(' ');
    const entry = await entryOf(h.store.db, 'library', 'ko');
    if (entry) await h.store.atomic(put(h.store.db, { ...entry, body: long }, 0));
    for (const mount of ['/tv', '/pda']) {
      let all = '';
      for (let n = 1; n < 200; n++) {
        const response = await h.get(`${mount}/guide/library?page=${n}&lang=ko`);
        const body = await response.text();
        if (mount === '/pda') expect(new TextEncoder().encode(body).length).toBeLessThanOrEqual(10_000);
        all += plain(body);
        if (!/accesskey="8"/.test(body)) break;
      }
      for (let i = 0; i < 400; i++) expect(all, `${mount} ${i}`).toContain(`${i}번째 문장`);
    }
    expect(await page('/m/guide/library?lang=ko')).toContain('399번째 문장');
  });

  it('by text, one LMS a page, nothing left out', async () => {
    const who = phone();
    let said = await h.text(who, '구립도서관');
    let all = said;
    for (let n = 1; n < 60 && /8 더 보기/.test(said); n++) {
      h.time.now += 60_000; // thirty texts in ten minutes are enough for anybody
      expect(carrierBytes(said)).toBeLessThanOrEqual(LMS_BYTES);
      all += said = await h.text(who, '8');
    }
    for (let i = 0; i < 400; i++) expect(all, String(i)).toContain(`${i}번째 문장`);
  });

  it('a text is one LMS', async () => {
    const who = phone();
    for (const text of ['메뉴', '3', '1']) await h.text(who, text);
    expect(carrierBytes(await h.text(who, '1'))).toBeLessThanOrEqual(LMS_BYTES);
  });
});

describe('pages', () => {
  const reply = (text: string): Reply<string> => ({ outcome: 'ok', title: 't', blocks: [{ kind: 'text', text }, { kind: 'facts', facts: [{ label: 'a', value: 'b' }, { label: 'c', value: 'd' }] }, { kind: 'choices', choices: [] }], pages: { at: 1, ask: { kind: 'guide', id: 'x' } } });
  const words = (r: Reply<string>): string => r.blocks.map((b) => (b.kind === 'text' ? b.text : b.kind === 'facts' ? b.facts.map((f) => f.value).join('') : '')).join('');
  it('is whole where it fits, and every piece stands on exactly one page where it does not', () => {
    const text = Array.from({ length: 57 }, (_, i) => `문장 ${i}.`).join(' ');
    expect(pageOf(reply(text), () => true).blocks).toEqual(reply(text).blocks);
    const room = 60;
    let all = '';
    for (let at = 1; ; at++) {
      const page = pageOf({ ...reply(text), pages: { at, ask: { kind: 'guide', id: 'x' } } }, (r) => words(r).length <= room);
      expect(words(page).length).toBeLessThanOrEqual(room);
      all += ` ${words(page)}`;
      const items = page.blocks.find((b) => b.kind === 'items');
      if (items?.kind !== 'items' || !items.next) break;
    }
    for (let i = 0; i < 57; i++) expect(all.split(`문장 ${i}.`).length).toBe(2);
    expect(all.endsWith('bd')).toBe(true);
  });
  it('never ends where nothing fits', () => {
    expect(words(pageOf(reply('가'.repeat(1_000)), () => false)).length).toBeGreaterThan(0);
    expect(words(pageOf({ ...reply('한 문장.'), pages: { at: 99, ask: { kind: 'guide' } } }, () => false))).toBe('d');
  });
});
