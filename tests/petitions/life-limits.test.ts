/** The limits of the Act and its Decree on their boundary: the last that is allowed, the first that is not. A refusal names its article and changes nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultText } from '../../src/console/desk/faults.js';
import type { Doing } from '../../src/petitions/life/decision.js';
import type { Inputs } from '../../src/petitions/life/decide.js';
import { LifeFault } from '../../src/petitions/life/fault.js';
import { perform } from '../../src/petitions/life/perform.js';
import type { PetitionVerb } from '../../src/petitions/life/table.js';
import { sweep } from '../../src/petitions/sweep.js';
import { type Harness, harness, TUESDAY } from '../harness.js';
import { put } from './life-scene.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const seoul = (text: string): number => Date.parse(`${text}+09:00`);
const endOf = (date: string): number => seoul(`${date}T23:59:59.999`);

const KIM: Doing = { kind: 'officer', id: 'kim', name: '김도로', department: 'roads' };
const LEE: Doing = { kind: 'officer', id: 'lee', name: '이공원', department: 'parks' };
const CITIZEN: Doing = { kind: 'citizen', id: 'citizen', channel: 'mobile' };
const INSPECTOR: Doing = { kind: 'inspector', id: 'inspector', name: '심사관' };

let h: Harness;
beforeAll(async () => {
  h = await harness();
  h.store.raw.pragma('synchronous = OFF'); // what survives a power cut is another test's
});
beforeEach(() => {
  h.time.now = TUESDAY; // 24 November 2026, 14:20
});
afterAll(() => h.close());

type Row = Record<string, string | number | null>;
const all = (sql: string, ...params: unknown[]): Row[] => h.store.raw.prepare(sql).all(...params) as Row[];
const row = (receipt: string): Row => all('select * from petitions where receipt = ?', receipt)[0] ?? {};
const due = (receipt: string): string => new Date(Number(row(receipt).due_at) + 9 * HOUR).toISOString().slice(0, 16);
const news = (receipt: string): string[] => all('select kind from notices where receipt = ? order by event', receipt).map((n) => String(n.kind));
const does = <V extends PetitionVerb>(receipt: string, verb: V, input: Inputs[V], by: Doing = KIM) => perform(h.core, by, { verb, receipt, version: undefined, input });

/** In an officer's hand. */
async function taken(category = 'streetlight', more: Parameters<typeof put>[2] = {}): Promise<string> {
  const { receipt } = await put(h.core, category, { department: 'roads', ...more });
  await does(receipt, 'take', {});
  return receipt;
}

/** Refused with this code; the sentence that staff read names the article; nothing is written. */
async function refuses<V extends PetitionVerb>(receipt: string, verb: V, input: Inputs[V], code: string, article: string | undefined, by: Doing = KIM): Promise<void> {
  const before = h.store.raw.prepare('select total_changes()').pluck().get();
  const fault = await does(receipt, verb, input, by).then(
    () => undefined,
    (error) => error,
  );
  expect(fault).toBeInstanceOf(LifeFault);
  expect([verb, fault.code]).toEqual([verb, code]);
  const [korean, english] = (['ko', 'en'] as const).map((l) => faultText(fault, verb, row(receipt).state as never, l));
  if (article) expect(korean).toContain(article);
  expect(english).toMatch(/^[^가-힣]+$/);
  expect(h.store.raw.prepare('select total_changes()').pluck().get()).toBe(before);
}

describe('extension (Decree §21①)', () => {
  const article = '시행령 제21조제1항';
  const why = { text: '부품이 늦습니다.' };

  it.each<[period: string, most: number, first: string, second: string]>([
    ['now', 3, '2026-11-25T11:20', '2026-11-25T15:20'], // 3, 6 and 9 working hours; the noon hour is none
    ['5d', 5, '2026-12-08T14:20', '2026-12-15T14:20'],
    ['7d', 7, '2026-12-11T18:00', '2026-12-22T18:00'],
    ['2w', 2, '2026-12-21T18:00', '2027-01-04T18:00'],
    ['1m', 1, '2027-01-25T18:00', '2027-02-23T18:00'], // ends on Saturday 23 January and the holiday … the next working day
  ])('%s by %s exactly, and once more with recorded consent', async (period, most, first, second) => {
    const receipt = await taken('sign-permit', { period });
    await refuses(receipt, 'extend', { ...why, by: most + 1 }, 'extension-too-long', article);
    await does(receipt, 'extend', { ...why, by: most });
    expect(due(receipt)).toBe(first);
    await refuses(receipt, 'extend', { ...why, by: 1 }, 'extension-no-consent', article);
    await refuses(receipt, 'extend', { ...why, by: most + 1, consent: true }, 'extension-too-long', article);
    await does(receipt, 'extend', { ...why, by: most, consent: true });
    expect(due(receipt)).toBe(second);
    await refuses(receipt, 'extend', { ...why, by: 1, consent: true }, 'extension-no-more', article);
    expect(news(receipt)).toEqual(['extended', 'extended']);
    expect(all("select detail from petition_events where receipt = ? and code = 'extended'", receipt).map((e) => JSON.parse(String(e.detail)).consent)).toEqual([0, 1]);
  });

  it('until the moment at which it is due, and not a moment later', async () => {
    const receipt = await taken();
    h.time.now = Number(row(receipt).due_at) + 1;
    await refuses(receipt, 'extend', { ...why, by: 1 }, 'late-already', article);
    h.time.now -= 1;
    await does(receipt, 'extend', { ...why, by: 1 });
    expect(due(receipt)).toBe('2026-12-02T14:20');
  });

  it.each([0, -1, 1.5, Number.NaN])('by %d is none', async (by) => refuses(await taken(), 'extend', { ...why, by }, 'extension-too-long', article));

  it('takes its reason along', async () => refuses(await taken(), 'extend', { text: ' ', by: 1 }, 'empty', undefined));
});

describe('supplement (Act §22①, Decree §24, §25)', () => {
  const asked = { text: '기둥의 번호', days: 3 };

  it('a second request after the first went unmet, of at most 10 days; returned only after the second, too', async () => {
    const receipt = await taken();
    await refuses(receipt, 'return', { text: '보완이 없었습니다.' }, 'wrong-state', '시행령 제25조');
    await does(receipt, 'ask-supplement', { ...asked, days: 30 });
    expect(row(receipt).wait_until).toBe(endOf('2026-12-24'));
    h.time.now = endOf('2026-12-24');
    await refuses(receipt, 'ask-supplement', asked, 'supplement-waiting', '시행령 제24조제3항');
    h.time.now += 1;
    await refuses(receipt, 'return', { text: '보완이 없었습니다.' }, 'not-unmet', '시행령 제25조제1항');
    await refuses(receipt, 'ask-supplement', { ...asked, days: 11 }, 'supplement-long', '시행령 제24조제3항');
    h.time.now = seoul('2026-12-28T10:00');
    await does(receipt, 'ask-supplement', { ...asked, days: 10 });
    expect(row(receipt).wait_until).toBe(endOf('2027-01-07'));
    await refuses(receipt, 'ask-supplement', asked, 'supplement-twice', '시행령 제24조제3항');
    h.time.now = endOf('2027-01-07');
    await refuses(receipt, 'return', { text: '보완이 없었습니다.' }, 'supplement-waiting', '시행령 제24조제3항');
    h.time.now += 1;
    await does(receipt, 'return', { text: '보완이 없었습니다.' });
    expect([row(receipt).state, news(receipt)]).toEqual(['returned', ['supplement', 'supplement', 'returned']]);
  });

  it('what comes late still counts, and what was asked anew afterwards is a first request again', async () => {
    const receipt = await taken();
    await does(receipt, 'ask-supplement', asked);
    h.time.now += 20 * DAY;
    await does(receipt, 'supplement', { text: '12-3' }, CITIZEN);
    await does(receipt, 'ask-supplement', { ...asked, days: 30 });
    expect(row(receipt).state).toBe('supplement');
  });

  it('the petitioner may have more time, twice (Decree §24②)', async () => {
    const receipt = await taken();
    await does(receipt, 'ask-supplement', asked);
    for (const until of ['2026-12-02', '2026-12-07']) {
      await does(receipt, 'prolong-supplement', { days: 5 }, CITIZEN);
      expect(row(receipt).wait_until).toBe(endOf(until));
    }
    await refuses(receipt, 'prolong-supplement', { days: 1 }, 'supplement-prolonged', '시행령 제24조제2항', CITIZEN);
  });

  it('the clock stands still from the day of asking to the day of its coming (Decree §20), and never shortens', async () => {
    const receipt = await taken();
    expect(due(receipt)).toBe('2026-12-01T14:20');
    await does(receipt, 'ask-supplement', asked);
    h.time.now = seoul('2026-11-26T09:00');
    await does(receipt, 'supplement', { text: '12-3' }, CITIZEN);
    expect(due(receipt)).toBe('2026-12-03T18:00'); // 24 to 26 November are none of its days: five whole ones remain
  });

  it('nothing after closing', async () => {
    const receipt = await taken();
    await does(receipt, 'answer', { text: '고쳤습니다.' });
    await refuses(receipt, 'supplement', { text: '12-3' }, 'wrong-state', '시행령 제24조', CITIZEN);
    await refuses(receipt, 'add', { text: '12-3' }, 'wrong-state', '법 제22조제2항', CITIZEN);
  });
});

describe('survey (Decree §17④)', () => {
  const survey = { cause: 'survey', text: '현장을 봅니다.' } as const;

  it('14 days, 7 more once', async () => {
    const receipt = await taken('grievance');
    await refuses(receipt, 'pause', { ...survey, days: 14 }, 'survey-long', '시행령 제17조제4항'); // with the day on which it begins they are 15
    await does(receipt, 'pause', { ...survey, days: 13 });
    expect(row(receipt).wait_until).toBe(endOf('2026-12-07'));
    h.time.now = seoul('2026-12-07T10:00');
    await does(receipt, 'resume', {});
    h.time.now = seoul('2026-12-08T10:00');
    await refuses(receipt, 'pause', { ...survey, days: 7 }, 'survey-long', '시행령 제17조제4항');
    await does(receipt, 'pause', { ...survey, days: 6 });
  });

  it('of a 고충민원 alone', async () => refuses(await taken('streetlight'), 'pause', { ...survey, days: 3 }, 'not-grievance', '시행령 제17조제4항'));
});

describe('repeated (Act §23, Decree §26)', () => {
  const text = { text: '같은 내용에 두 번 답변드렸습니다.' };
  async function told(phone: string, category = 'streetlight'): Promise<string> {
    const receipt = await taken(category, { phone });
    await does(receipt, 'answer', { text: '고쳤습니다.' });
    h.time.now += HOUR;
    return receipt;
  }

  it('from the third, after two results to the same person', async () => {
    const one = await told('gil');
    const third = await taken('streetlight', { phone: 'gil' });
    await refuses(third, 'close-repeated', { ...text, earlier: [one] }, 'not-repeated', '법 제23조');
    await refuses(third, 'close-repeated', { ...text, earlier: [one, one] }, 'not-repeated', '법 제23조');
    await refuses(third, 'close-repeated', { ...text, earlier: [one, third] }, 'not-repeated', '법 제23조');
    const stranger = await told('hong');
    await refuses(third, 'close-repeated', { ...text, earlier: [one, stranger] }, 'not-repeated', '법 제23조');
    const later = await told('gil');
    await refuses(third, 'close-repeated', { ...text, earlier: [one, later] }, 'not-repeated', '법 제23조'); // it came afterwards
    const fourth = await taken('streetlight', { phone: 'gil' });
    await does(fourth, 'close-repeated', { ...text, earlier: [one, later] });
    expect([row(fourth).state, news(fourth)]).toEqual(['repeated', ['repeated']]);
  });

  it('what was withdrawn or went to another agency was no result of ours', async () => {
    const [one, two] = [await told('kang'), await taken('streetlight', { phone: 'kang' })];
    await does(two, 'withdraw', {}, CITIZEN);
    const three = await taken('streetlight', { phone: 'kang' });
    await does(three, 'send-on', { agency: '서초구', phone: '02-2155-6114' });
    h.time.now += HOUR;
    const fourth = await taken('streetlight', { phone: 'kang' });
    await refuses(fourth, 'close-repeated', { ...text, earlier: [one, two] }, 'not-repeated', '법 제23조');
    await refuses(fourth, 'close-repeated', { ...text, earlier: [one, three] }, 'not-repeated', '법 제23조');
  });

  it('never a 법정민원; nor is one left unprocessed (Act §21)', async () => {
    const [one, two] = [await told('moon', 'sign-permit'), await told('moon', 'sign-permit')];
    const third = await taken('sign-permit', { phone: 'moon' });
    await refuses(third, 'close-repeated', { ...text, earlier: [one, two] }, 'statutory', '법 제21조, 제23조');
    await refuses(third, 'not-process', { ...text, ground: 'private' }, 'statutory', '법 제21조');
  });
});

describe('objection (Act §35)', () => {
  const said = { text: '다시 봐 주십시오.' };
  async function refused(at = TUESDAY): Promise<string> {
    h.time.now = at;
    const receipt = await taken('sign-permit');
    await does(receipt, 'refuse', { text: '도로에는 둘 수 없습니다.' });
    return receipt;
  }

  it('within 60 days; the last day is told', async () => {
    const receipt = await refused(seoul('2026-11-27T10:00')); // the 60th day is Tuesday 26 January
    expect(news(receipt)).toEqual(['refused-statutory']);
    h.time.now = endOf('2027-01-26') + 1;
    await refuses(receipt, 'object', said, 'object-late', '법 제35조제1항', CITIZEN);
    h.time.now -= 1;
    await does(receipt, 'object', said, CITIZEN);
  });

  it('a 60th day on a Saturday is the Monday after it (Civil Act §161)', async () => {
    const receipt = await refused(seoul('2026-11-24T10:00')); // Saturday 23 January
    h.time.now = endOf('2027-01-25') + 1;
    await refuses(receipt, 'object', said, 'object-late', '법 제35조제1항', CITIZEN);
    h.time.now -= 1;
    await does(receipt, 'object', said, CITIZEN);
  });

  it('decided in 10 days, put off once by at most 10, told with its reason', async () => {
    const receipt = await refused();
    h.time.now = seoul('2026-11-30T10:00');
    await does(receipt, 'object', said, CITIZEN);
    expect(row(receipt).due_at).toBe(endOf('2026-12-10'));
    for (const days of [0, 11, 2.5]) await refuses(receipt, 'put-off', { days, text: '자료를 더 봅니다.' }, 'put-off-long', '법 제35조제2항');
    await does(receipt, 'put-off', { days: 10, text: '자료를 더 봅니다.' });
    expect(row(receipt).due_at).toBe(endOf('2026-12-21')); // the 20th is a Sunday
    await refuses(receipt, 'put-off', { days: 1, text: '자료를 더 봅니다.' }, 'put-off-twice', '법 제35조제2항');
    await does(receipt, 'dismiss', { text: '그대로입니다.' });
    await refuses(receipt, 'object', said, 'objected-before', '법 제35조', CITIZEN);
    expect(news(receipt)).toEqual(['refused-statutory', 'put-off', 'dismissed']);
  });

  it('only of what was refused, and only of a 법정민원', async () => {
    const receipt = await taken();
    await refuses(receipt, 'object', said, 'wrong-state', '법 제35조제1항', CITIZEN);
    await does(receipt, 'refuse', { text: '들어드릴 수 없습니다.' });
    await refuses(receipt, 'object', said, 'not-statutory', '법 제35조제1항', CITIZEN);
    expect(news(receipt)).toEqual(['refused']);
  });
});

describe('reclassification (Act §17, §18)', () => {
  it.each([
    ['road-damage', '3d', '2026-11-27T14:20'],
    ['grievance', '7d', '2026-12-02T18:00'],
    ['sidewalk', '5d', '2026-12-01T14:20'],
  ])('to %s: the due time is that of %s from the same receipt, and the citizen is told', async (category, period, to) => {
    const receipt = await taken();
    h.time.now += HOUR;
    await does(receipt, 'reclassify', { category });
    expect([row(receipt).period, due(receipt), news(receipt)]).toEqual([period, to, ['reclassified']]);
  });

  it('after an extension only to the same period: it was counted in the old one', async () => {
    const receipt = await taken();
    await does(receipt, 'extend', { by: 1, text: '부품이 늦습니다.' });
    await refuses(receipt, 'reclassify', { category: 'road-damage' }, 'after-extension', '시행령 제21조제1항');
    await does(receipt, 'reclassify', { category: 'sidewalk' });
    expect(due(receipt)).toBe('2026-12-02T14:20');
  });
});

describe('transfer', () => {
  it('inside: the clock goes on, nobody has it, the citizen is told (Decree §13②)', async () => {
    const receipt = await taken();
    await does(receipt, 'transfer', { department: 'parks' });
    expect([row(receipt), due(receipt), news(receipt)]).toMatchObject([{ state: 'received', department: 'parks', officer: null }, '2026-12-01T14:20', ['handed-over']]);
    await refuses(receipt, 'take', {}, 'not-yours', undefined);
  });

  it('to another agency: at its end for us, and told by law (Act §16)', async () => {
    const receipt = await taken();
    await does(receipt, 'send-on', { agency: '서초구', phone: '02-2155-6114' });
    expect([row(receipt).state, all('select kind, duty from notices where receipt = ?', receipt)]).toEqual(['transferred', [{ kind: 'transferred', duty: 'law' }]]);
    await refuses(receipt, 'add', { text: '더' }, 'wrong-state', '법 제22조제2항', CITIZEN);
  });
});

describe('another department is asked (Act §20)', () => {
  const question = { department: 'parks', text: '나무에 가렸습니까?' };

  it('for an answer within the petition’s own period, prolonged once within it', async () => {
    const receipt = await taken(); // due Tuesday 1 December
    await refuses(receipt, 'consult', { ...question, days: 8 }, 'consult-long', '법 제20조');
    await does(receipt, 'consult', { ...question, days: 3 }); // until Friday
    const event = Number(row(receipt).events);
    await refuses(receipt, 'prolong-consult', { event, days: 5 }, 'consult-long', '법 제20조', LEE);
    await does(receipt, 'prolong-consult', { event, days: 4 }, LEE);
    expect(all('select until, extended from consultations where receipt = ?', receipt)).toEqual([{ until: endOf('2026-12-01'), extended: 1 }]);
    await refuses(receipt, 'prolong-consult', { event, days: 1 }, 'supplement-prolonged', '법 제20조', LEE);
    await does(receipt, 'reply-consult', { event, text: '가지를 자르겠습니다.' }, LEE);
    await refuses(receipt, 'reply-consult', { event, text: '또' }, 'not-found', undefined, LEE);
  });

  it('until the next working day at least, however short the period, and however late the petition', async () => {
    const receipt = await taken('illegal-parking');
    await refuses(receipt, 'consult', { ...question, days: 2 }, 'consult-long', '법 제20조');
    await does(receipt, 'consult', { ...question, days: 1 });
    h.time.now = seoul('2026-12-11T10:00'); // a Friday
    await refuses(receipt, 'consult', { ...question, days: 4 }, 'consult-long', '법 제20조');
    await does(receipt, 'consult', { ...question, days: 1 });
    expect(all('select until from consultations where receipt = ? order by event', receipt).map((c) => c.until)).toEqual([endOf('2026-11-25'), endOf('2026-12-14')]);
  });

  it('is answered by whom was asked', async () => {
    const receipt = await taken();
    await does(receipt, 'consult', { ...question, days: 3 });
    await refuses(receipt, 'reply-consult', { event: Number(row(receipt).events), text: '가렸습니다.' }, 'not-yours', undefined);
  });
});

describe('what the clock does by itself', () => {
  const of = (receipt: string, code: string): number => all('select number from petition_events where receipt = ? and code = ?', receipt, code).length;

  it('a 독촉장 for what is late, not at the moment it is due (Decree §28②)', async () => {
    const receipt = await taken();
    h.time.now = Number(row(receipt).due_at);
    await refuses(receipt, 'remind', {}, 'not-late', '시행령 제28조제2항', INSPECTOR);
    h.time.now += 1;
    await does(receipt, 'remind', {}, INSPECTOR);
    await refuses(receipt, 'remind', {}, 'not-yours', undefined);
  });

  it('receives in the first working instant, which is within 8 working hours of arrival (Decree §6⑦)', async () => {
    h.time.now = seoul('2026-11-27T18:00:00.001'); // Friday evening
    const { receipt } = await put(h.core, 'streetlight');
    expect(row(receipt).state).toBe('arrived');
    h.time.now = seoul('2026-11-30T08:59:59.999');
    await sweep(h.core);
    expect(row(receipt).state).toBe('arrived');
    h.time.now += 1;
    await sweep(h.core);
    expect([row(receipt).state, row(receipt).received_at]).toEqual(['received', seoul('2026-11-30T09:00')]);
  });

  it('tells how it goes on the 30th day and on every 30th after it, once each (Decree §23)', async () => {
    const receipt = await taken('sign-permit', { period: '3m' });
    const told: string[] = [];
    for (let hour = 0; hour < 65 * 24; hour += 2) {
      h.time.now += 2 * HOUR;
      const before = of(receipt, 'progress-told');
      await sweep(h.core);
      if (of(receipt, 'progress-told') > before) told.push(new Date(h.time.now + 9 * HOUR).toISOString().slice(0, 13)); // every second hour is looked at
    }
    expect(told).toEqual(['2026-12-24T18', '2027-01-25T18']); // the 60th day is a Saturday
    expect(news(receipt)).toEqual(['progress', 'progress']);
  }, 60_000);

  it('owns up to lateness once, before the citizen asks', async () => {
    const receipt = await taken();
    h.time.now = Number(row(receipt).due_at);
    await sweep(h.core);
    expect(of(receipt, 'late-told')).toBe(0);
    h.time.now += 1;
    await sweep(h.core);
    await sweep(h.core);
    expect([of(receipt, 'late-told'), news(receipt)]).toEqual([1, ['late']]);
  });

  it('tells staff once of a due time beyond the holiday table, and takes it back when it is known', async () => {
    h.time.now = seoul('2027-12-27T10:00');
    const { receipt } = await put(h.core, 'streetlight', { period: '14d' });
    const tasks = (): Row[] => all("select why, done_at is null as open from tasks where receipt = ? and kind = 'provisional'", receipt);
    expect(row(receipt).provisional).toBe(1);
    await sweep(h.core);
    await sweep(h.core);
    expect(tasks()).toEqual([{ why: 'holidays', open: 1 }]);
    h.store.raw.prepare('update petitions set provisional = 0 where receipt = ?').run(receipt);
    await sweep(h.core);
    expect(tasks()).toEqual([{ why: 'holidays', open: 0 }]);
  });
});

describe('satisfaction and recall (Act §26, §27)', () => {
  it.each([
    ['60 seconds', 60_000, undefined],
    ['a moment more', 60_001, 'recall-late'],
  ])('a result is recalled for %s', async (_, after, code) => {
    const receipt = await taken();
    await does(receipt, 'answer', { text: '고쳤습니다.' });
    h.time.now += after;
    if (code) await refuses(receipt, 'recall', {}, code, undefined);
    else await does(receipt, 'recall', {});
    expect(row(receipt).state).toBe(code ? 'answered' : 'assigned');
  });

  it.each([
    ['7 days', 7 * DAY, undefined],
    ['a moment more', 7 * DAY + 1, 'late'],
  ])('rated, changed and reopened for %s', async (_, after, late) => {
    const receipt = await taken();
    await does(receipt, 'answer', { text: '고쳤습니다.' });
    h.time.now += after;
    if (late) {
      await refuses(receipt, 'rate', { score: 1 }, 'rate-late', undefined, CITIZEN);
      await refuses(receipt, 'reopen', { text: '' }, 'reopen-late', undefined, CITIZEN);
      return;
    }
    for (const score of [0, 6, 2.5]) await refuses(receipt, 'rate', { score }, 'days', undefined, CITIZEN);
    await does(receipt, 'rate', { score: 5 }, CITIZEN);
    await does(receipt, 'rate', { score: 1 }, CITIZEN);
    expect(row(receipt).score).toBe(1);
    await does(receipt, 'reopen', { text: '아직 어둡습니다.' }, CITIZEN);
    expect(row(receipt).score).toBe(null);
  });
});
