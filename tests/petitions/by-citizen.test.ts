/** What a citizen sees and can do along a petition's life: by text, and on the pages of every device. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RECALL } from '../../src/notices/outbox.js';
import type { Doing } from '../../src/petitions/life/decision.js';
import type { Inputs } from '../../src/petitions/life/decide.js';
import { perform } from '../../src/petitions/life/perform.js';
import type { PetitionVerb } from '../../src/petitions/life/table.js';
import { petitions } from '../../src/storage/schema.js';
import { type Harness, harness } from '../harness.js';
import { receiptIn } from '../receipt-in.js';

const PHONE = '010-1234-5678';
const DAY = 86_400_000;
const OFFICER: Doing = { kind: 'officer', id: 'kim', name: '김도로', department: 'roads' };
const PAGES = ['/m', '/pda', '/tv'] as const;

let h: Harness;
beforeEach(async () => {
  h = await harness();
});
afterEach(() => h.close());

const doing = <V extends PetitionVerb>(verb: V, receipt: string, input: Inputs[V]) => perform(h.core, OFFICER, { verb, receipt, version: undefined, input });
const say = (said: string): Promise<string> => h.text(PHONE, said);
async function filed(more: Partial<typeof petitions.$inferInsert> = {}, text = '가로등이 꺼졌어요 학동로 12길'): Promise<string> {
  await say(text);
  const receipt = receiptIn(await say('1'));
  await h.core.store.db.update(petitions).set({ department: 'roads', ...more });
  await doing('take', receipt, {});
  return receipt;
}
async function told<V extends PetitionVerb>(verb: V, receipt: string, input: Inputs[V]): Promise<void> {
  await doing(verb, receipt, input);
  h.time.now += RECALL;
}
const row = (receipt: string): Record<string, unknown> => h.store.raw.prepare('select * from petitions where receipt = ?').get(receipt) as Record<string, unknown>;
const codes = (receipt: string): string[] => h.store.raw.prepare('select code from petition_events where receipt = ? order by number').pluck().all(receipt) as string[];

/** A page, proved by receipt and last four digits. */
async function page(mount: string, receipt: string, fields: Record<string, string> = {}): Promise<string> {
  const first = await (await h.get(`${mount}/petitions/find`)).text();
  const token = /name="token" value="([^"]+)"/.exec(first)?.[1] ?? '';
  const body = await (await h.post(`${mount}/petitions/find`, { ask: 'check', token, receipt, lastFour: '5678', ...fields })).text();
  return body.replaceAll(/<span class="n">([^<]*)<\/span>/g, '$1');
}
/** A form of a page that is already open, with everything it carries unseen. */
async function press(mount: string, html: string, ask: string, fields: Record<string, string>): Promise<string> {
  const form = html.split('<form').find((f) => f.includes(`name="ask" value="${ask}"`)) ?? '';
  const hidden = Object.fromEntries([...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
  const action = /action="([^"]+)"/.exec(form)?.[1] ?? mount;
  return (await (await h.post(action, { ...hidden, ...fields })).text()).replaceAll(/<span class="n">([^<]*)<\/span>/g, '$1');
}

describe('supplement (보완)', () => {
  it('is asked for in the officer’s words, sent by one digit and words, and the clock goes on', async () => {
    const receipt = await filed();
    await doing('ask-supplement', receipt, { text: '가로등 기둥의 번호를 알려 주십시오.', days: 5 });
    expect(await say('조회')).toMatch(/알려 주실 것이 있습니다. 11\/30\(월\)까지. 보내기는 답장 4/); // the fifth day, 29 November, is a Sunday (Civil Act §161)
    expect(await say('4')).toContain('가로등 기둥의 번호를 알려 주십시오.');
    h.time.now += DAY - 1; // a question waits for 24 hours
    expect(await say('42번입니다')).toMatch(/보완을 받았습니다/);
    expect(row(receipt)).toMatchObject({ state: 'assigned', wait_until: null });
    expect(codes(receipt).at(-1)).toBe('supplemented');
    expect(await say('조회')).toContain('처리 중');
  });

  it('words that mean nothing else are offered as what was asked for, and go nowhere by themselves', async () => {
    const receipt = await filed();
    await doing('ask-supplement', receipt, { text: '가로등 기둥의 번호를 알려 주십시오.', days: 5 });
    await say('조회');
    expect(await say('사십이 번 기둥입니다')).toMatch(/부탁드린 보완입니까\? 답장 1 보내기 2 다른 문의/);
    expect(row(receipt).state).toBe('supplement');
    expect(await say('1')).toContain('보완을 받았습니다');
    expect(await say('사십이 번 기둥입니다')).not.toContain('보완');
  });

  it('another complaint is another petition, not a supplement', async () => {
    const receipt = await filed();
    await doing('ask-supplement', receipt, { text: '번호를 알려 주십시오.', days: 5 });
    await say('조회');
    expect(await say('하수구가 막혔어요')).toContain('맞습니까');
    expect(await say('1')).toContain('접수했습니다');
    expect(row(receipt).state).toBe('supplement');
  });

  it('nothing is taken for a supplement that nobody asked for', async () => {
    const receipt = await filed();
    await doing('ask-supplement', receipt, { text: '번호를 알려 주십시오.', days: 5 });
    await say('조회');
    await say('4');
    await doing('supplement', receipt, { text: '전화로 알려 주셨습니다.' }); // the officer was told by telephone meanwhile
    const before = codes(receipt).length;
    expect(await say('42번입니다')).toContain('부탁드린 보완이 없습니다');
    expect(codes(receipt)).toHaveLength(before);
  });

  it.each(PAGES)('%s says what is waited for and until when', async (mount) => {
    const receipt = await filed();
    await doing('ask-supplement', receipt, { text: '가로등 기둥의 번호를 알려 주십시오.', days: 5 });
    const html = await page(mount, receipt);
    for (const words of ['보완 필요', '보내실 기한', '보완을 부탁드렸습니다', '김도로'].slice(0, 3)) expect(html).toContain(words);
    expect(html).toMatch(/11(월 |\/)30(일)?\(월\)/);
    expect(html).not.toContain('기둥의 번호'); // receipt and last four digits do not open the words
  });
});

describe('result and satisfaction', () => {
  it('the answer is read by a digit, rated by another, and done again after 1 or 2', async () => {
    const receipt = await filed();
    await told('answer', receipt, { text: '등을 새것으로 바꾸었습니다.' });
    expect(await say('조회')).toMatch(/답변 마침. 답변 2, 만족도 5/);
    expect(await say('2')).toContain('등을 새것으로 바꾸었습니다.');
    expect(await say('5')).toMatch(/5 매우 만족/);
    expect(await say('2')).toMatch(/2점으로 적었습니다.*답장 6/);
    expect(await say('6')).toMatch(/다시 처리합니다/);
    expect(row(receipt)).toMatchObject({ state: 'assigned', score: null });
    expect(codes(receipt).slice(-2)).toEqual(['rated', 'reopened']);
    expect(await say('3')).toContain('덧붙일 말씀');
    expect(await say('아직 어둡습니다')).toContain('덧붙였습니다');
  });

  it('who is content is not asked to have it done again, and cannot by an old digit', async () => {
    const receipt = await filed();
    await told('answer', receipt, { text: '고쳤습니다.' });
    expect(await say('평가 1')).toContain('답장 6');
    expect(await say('평가 5')).not.toContain('답장 6');
    await say('평가 1');
    await say('5'); // its own digits change it
    expect(row(receipt).score).toBe(5);
    expect(await say('6')).toContain('고를 것이 없습니다');
    expect(codes(receipt)).not.toContain('reopened');
  });

  it('평가 5 without a number rates the only one, and asks which of several', async () => {
    const first = await filed();
    await told('answer', first, { text: '고쳤습니다.' });
    expect(await say('평가 4')).toContain('4점');
    h.time.now += 60_000;
    const second = await filed({}, '보도블록이 깨졌어요');
    await told('answer', second, { text: '고쳤습니다.' });
    expect(await say('만족도 3점')).toMatch(/어느 민원의 만족도입니까[\s\S]*1 /);
    expect(await say('1')).toContain('3점');
    expect(row(second).score).toBe(3);
    expect(row(first).score).toBe(4);
  });

  it.each([
    ['to the last moment', 7 * DAY - RECALL, 5],
    ['not a moment later', 7 * DAY - RECALL + 1, null],
  ])('can be rated for seven days, %s', async (_, after, score) => {
    const receipt = await filed();
    await told('answer', receipt, { text: '고쳤습니다.' });
    h.time.now += after;
    await say('평가 5');
    expect(row(receipt).score).toBe(score);
  });

  it.each(PAGES)('%s: one key rates, and another changes it', async (mount) => {
    const receipt = await filed();
    await told('answer', receipt, { text: '비밀스러운 답변입니다.' });
    const html = await page(mount, receipt);
    expect(html).toContain('처리에 만족하십니까?');
    expect(html).not.toContain('비밀스러운');
    for (const digit of ['1', '5']) expect(html).toMatch(new RegExp(`accesskey="${digit}"`));
    const by = (score: string): Record<string, string> => (mount === '/pda' ? { [`score.${score}`]: `${score} 만족` } : { score });
    const thanks = await press(mount, html, 'rate', by('4'));
    expect(thanks).toContain('4점으로 적었습니다');
    expect(row(receipt)).toMatchObject({ score: 4, scored_on: mount === '/m' ? 'mobile' : mount.slice(1) });
    expect(await press(mount, thanks, 'rate', by('1'))).toContain('1점으로 적었습니다');
    expect(row(receipt).score).toBe(1);
    expect(codes(receipt).filter((c) => c === 'rated')).toHaveLength(2);
  });

  it.each(['0', '6', '', '5a', '-1'])('a score of "%s" is none', async (score) => {
    const receipt = await filed();
    await told('answer', receipt, { text: '고쳤습니다.' });
    await press('/m', await page('/m', receipt), 'rate', { score });
    expect(row(receipt).score).toBeNull();
  });

  it('a stranger’s four digits rate nothing', async () => {
    const receipt = await filed();
    await told('answer', receipt, { text: '고쳤습니다.' });
    await press('/m', await page('/m', receipt), 'rate', { score: '1', lastFour: '9999' });
    expect(row(receipt).score).toBeNull();
  });
});

describe('objection (이의신청, Act §35)', () => {
  const statutory = { kind: 'statutory', period: '5d' };

  it('is made by a digit and words, and decided within ten days', async () => {
    const receipt = await filed(statutory);
    await told('refuse', receipt, { text: '법에 맞지 않습니다.' });
    expect(await say('조회')).toMatch(/들어드리지 못함/);
    expect(await say('6')).toContain('이의신청할 내용');
    expect(await say('사정을 다시 살펴 주십시오')).toMatch(/이의신청을 받았습니다. 12\/4\(금\)까지 결정/);
    expect(row(receipt).state).toBe('objected');
    // The answer told it: the same news does not follow as a notice.
    expect(h.store.raw.prepare('select kind from notices').pluck().all()).toEqual(['refused-statutory']);
    expect(await say('조회')).toMatch(/이의신청을 살핍니다. 12\/4\(금\)까지/);
  });

  it.each([
    ['of the sixtieth day', '2027-01-25T23:59:59.999+09:00', 'objected'], // the sixtieth day, 23 January, is a Saturday
    ['after it', '2027-01-26T00:00:00.000+09:00', 'refused'],
  ])('the last moment %s', async (_, at, state) => {
    const receipt = await filed(statutory);
    await told('refuse', receipt, { text: '법에 맞지 않습니다.' });
    h.time.now = Date.parse(at);
    const answer = await say(`조회 ${receipt}`);
    expect(answer).toContain('들어드리지 못함');
    await say('6');
    await say('다시 살펴 주십시오');
    expect(row(receipt).state).toBe(state);
  });

  it('is not offered for what is not 법정민원', async () => {
    const receipt = await filed();
    await told('refuse', receipt, { text: '할 수 없습니다.' });
    await say('조회');
    expect(await say('6')).toContain('고를 것이 없습니다');
    expect(row(receipt).state).toBe('refused');
  });
});

describe('why it is due then', () => {
  it('names the holidays that were left out, the days on hold and the extension', async () => {
    h.time.now = Date.parse('2026-02-11T10:00:00+09:00'); // Wednesday; 설날 is Tuesday 17 February
    const receipt = await filed({ period: '7d', kind: 'query', dueAt: Date.parse('2026-02-24T18:00:00+09:00') });
    let html = await page('/m', receipt);
    expect(html).toContain('설 연휴(3일) 제외.');
    expect(html).toContain('2월 24일(화)');
    await doing('ask-supplement', receipt, { text: '무엇을 물으시는지 알려 주십시오.', days: 7 });
    h.time.now += DAY;
    await doing('supplement', receipt, { text: '여권입니다.' });
    await doing('extend', receipt, { by: 2, text: '확인할 것이 있습니다.' });
    html = await page('/m', receipt);
    for (const words of ['멈춘 2일 제외', '기한을 1번 늘렸습니다', '답변 기한을 늘렸습니다', '보완을 받았습니다']) expect(html).toContain(words);
  });

  it('counts weeks, months and years by the calendar, and says so', async () => {
    const receipt = await filed({ period: '2w', kind: 'statutory' });
    expect(await page('/m', receipt)).toContain('처리 기간이 2주인 민원입니다.');
  });
});

describe('what is not told yet', () => {
  it('a result that can still be recalled is nowhere, and a recalled one leaves no trace', async () => {
    const receipt = await filed();
    await doing('answer', receipt, { text: '잘못 쓴 답변' });
    expect(await page('/m', receipt)).toContain('처리 중');
    expect(await say('조회')).toContain('처리 중');
    h.time.now += RECALL - 1;
    await doing('recall', receipt, {});
    h.time.now += 60_000;
    await told('answer', receipt, { text: '바르게 쓴 답변' });
    await say('조회');
    expect(await say('2')).toContain('바르게 쓴 답변');
    expect(await say('1')).not.toContain('잘못');
    const steps = (await page('/m', receipt)).match(/답변드렸습니다/g);
    expect(steps).toHaveLength(1);
  });
});

describe('consent to results by text (Act §27①)', () => {
  it('is asked for at filing, not ticked beforehand, recorded, and changed on a page', async () => {
    const form = await (await h.get('/m/petitions/new?group=etc')).text();
    expect(form).toMatch(/type="checkbox"[^>]*name="byText"/);
    expect(form).not.toMatch(/type="checkbox"[^>]*checked/);
    for (const consent of [true, false]) {
      const fields = { text: `여권 사진 규격이 궁금합니다 ${consent}`, phone: PHONE, ...(consent ? { byText: '1' } : {}) };
      const confirm = await press('/m', form, 'file', fields);
      expect(confirm.includes('문자로 받음')).toBe(consent);
      const done = await press('/m', confirm, 'file', {});
      const receipt = receiptIn(done);
      expect(row(receipt).consent).toBe(consent ? 1 : 0);
      await h.core.store.db.update(petitions).set({ kind: 'query' });
      const changed = await press('/m', await page('/m', receipt), 'by-text', {});
      expect(changed).toContain(consent ? '문서로 알려 드립니다' : '문자로 알려 드립니다');
      expect(row(receipt).consent).toBe(consent ? 0 : 1);
      expect(codes(receipt).at(-1)).toBe(consent ? 'consent-withdrawn' : 'consented');
    }
  });
});

describe('notices (알림)', () => {
  const phones = (): Record<string, unknown> => h.store.raw.prepare('select stopped_at, quiet from phones').get() as Record<string, unknown>;

  it('a first message may turn them off; every wish is on disk when it is answered', async () => {
    await say('수신거부');
    expect(phones()).toEqual({ stopped_at: h.time.now, quiet: 1 });
    await say('알림받기');
    expect(phones()).toEqual({ stopped_at: null, quiet: 1 });
    await say('알림');
    await say('3');
    expect(phones()).toEqual({ stopped_at: null, quiet: 0 });
    await say('밤에는 보내지 마');
    expect(phones()).toEqual({ stopped_at: null, quiet: 1 });
  });

  it('what waits and can be left unsaid is silenced; what the law demands is not', async () => {
    const receipt = await filed();
    await doing('reclassify', receipt, { category: 'question' });
    await doing('ask-supplement', receipt, { text: '무엇을 물으십니까?', days: 5 });
    await say('수신거부');
    const states = h.store.raw.prepare('select kind, state from notices order by rowid').all();
    expect(states).toEqual([
      { kind: 'reclassified', state: 'silenced' },
      { kind: 'supplement', state: 'waiting' },
    ]);
  });

  it.each(PAGES)('%s changes nothing by a link, and says how', async (mount) => {
    await filed();
    const before = phones();
    const html = await (await h.get(`${mount}/notices`)).text();
    expect(html).toContain('알림');
    expect((await h.get(`${mount}/notices/off`)).status).toBe(404);
    expect(phones()).toEqual(before);
  });
});

it.each(PAGES)('%s: what is still planned is not said as done', async (mount) => {
  h.time.now = Date.parse('2026-11-23T20:00:00+09:00'); // the office is closed
  await say('가로등이 꺼졌어요 학동로 12길');
  const html = await page(mount, receiptIn(await say('1')));
  expect(html).toMatch(/접수[^했]{0,80}예정/);
  expect(html).not.toContain('접수했습니다');
});

describe('a petition that is late', () => {
  const LATE = '2026-12-02T10:00:00+09:00'; // five days after Tuesday, 14:20, end on Tuesday 1 December

  it('says so before anyone asks, and whom to call: in the list and in its status by text', async () => {
    await filed();
    await filed({}, '보도블록이 깨졌어요');
    h.time.now = Date.parse(LATE);
    expect(await say('조회')).toMatch(/가로등 고장 기한 지남, 문의 02-3423-\d{4}/);
    expect(await say('1')).toMatch(/기한이 지났습니다. 죄송합니다. 전화 주십시오. 도로관리과 02-3423-\d{4}/);
  });

  it.each(PAGES)('%s: first of all, with department and telephone', async (mount) => {
    const receipt = await filed();
    h.time.now = Date.parse(LATE);
    const html = (await page(mount, receipt)).replaceAll(/<a class="tel" href="tel:0\d+">([^<]*)<\/a>/g, '$1');
    expect(html).toMatch(/늦어져 죄송합니다. 지금 상황은 도로관리과 02-3423-\d{4}에서 알려 드립니다.[\s\S]*처리 기간이|늦어져 죄송합니다. 지금 상황은 도로관리과 02-3423-\d{4}에서 알려 드립니다.[\s\S]*근무/);
    expect(html).toContain('기한 지남');
  });

  it('is told once by itself, as soon as it is late', async () => {
    const receipt = await filed();
    h.time.now = Date.parse('2026-12-01T14:20:00.001+09:00');
    await h.tick();
    await h.tick();
    expect(h.store.raw.prepare('select kind, duty from notices where receipt = ?').all(receipt)).toEqual([{ kind: 'late', duty: 'courtesy' }]);
  });
});

describe('a number that takes no texts', () => {
  it('cannot be chosen for results by text: said with the rule, nothing filed; without the box it can', async () => {
    const form = async (fields: Record<string, string>): Promise<string> => {
      const token = /name="token" value="([^"]+)"/.exec(await (await h.get('/m/petitions/new?group=road')).text())?.[1] ?? '';
      return (await h.post('/m/petitions/new', { ask: 'file', token, group: 'road', text: '가로등이 꺼졌어요', phone: '02-3423-5114', confirmed: '1', ...fields })).text();
    };
    expect(await form({ byText: '1' })).toContain('이 번호는 문자를 받을 수 없습니다');
    expect(h.count('petitions')).toBe(0);
    await form({});
    expect(h.count('petitions')).toBe(1);
  });
});

describe('in the minute in which a result can still be recalled, and nobody was told', () => {
  it('what comes too late is refused by its rule, and nothing is a fault of ours', async () => {
    const receipt = await filed({ kind: 'query' });
    const offered = /예 (\d{4})/.exec(await say('취하'))?.[1] ?? '';
    await doing('answer', receipt, { text: '고쳤습니다.' });
    expect(await say('조회')).toContain('처리 중');
    expect(await say('2')).toContain('바꿀 필요가 없거나 이미 끝난 민원입니다');
    expect(await say(`예 ${offered}`)).toContain('처리를 마친 민원이라');
    await say(`${receipt} 골목 끝 등도 꺼졌어요`);
    expect(await say('1')).toContain('처리를 마친 민원이라');
    expect(codes(receipt)).not.toContain('withdrawn');
    expect(codes(receipt)).not.toContain('added');
    expect(h.lines.filter((l) => 'fault' in l)).toEqual([]);
  });
});
