/** The compiler: what is refused, where, in whose words, and after how much work. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carrierBytes, LMS_BYTES, SMS_BYTES } from '../../channels/sms/measure.js';
import { isRoomy } from '../../src/channel.js';
import { LOCALES } from '../../src/inquiry.js';
import { STAFF_LOCALES } from '../../src/staff/locale.js';
import { type Bench, roomsOf } from '../../src/publishing/bench.js';
import { compile, compileAll, explain, lineOf, MOST_PROBLEMS, type Problem } from '../../src/publishing/compile.js';
import { longestState } from '../../src/publishing/longest.js';
import { contextOf } from '../../src/speak.js';
import { type Change, placeOf, type Place, withChanges } from '../../src/wording/content.js';
import { catalog } from '../../templates/catalog.js';
import { templates } from '../../templates/index.js';
import { bench } from './bench.js';
import { processorMs } from '../processor.js';

const at = (name: string): Place => placeOf(name) as Place;
const judged = (name: string, body: string | null, on: Bench = bench): Problem[] => compile(on, withChanges(templates, [{ ...at(name), body }]), [at(name)]);
const codes = (problems: Problem[]): string[] => problems.map((p) => `${p.code}${p.from === undefined ? '' : ` ${p.from}-${p.to}`}`);
const ga = (n: number): string => '가'.repeat(n);
const SIGN = carrierBytes('[강남구] ');

describe('the files', () => {
  it('pass', () => expect(compileAll(bench, templates)).toEqual([]));
  it('are missed where they are not', () => {
    const { 'filed.title': _, ...common } = templates.ko.common;
    expect(compileAll(bench, { ...templates, ko: { ...templates.ko, common } }).map((p) => `${p.code} ${p.place.key}`)).toEqual(['missing-text filed.title']);
  });
});

describe('a text by itself', () => {
  it.each([
    ['2,000 characters', 'ko/mobile/help.title', ga(2_000), []],
    ['2,001', 'ko/mobile/help.title', ga(2_001), ['too-long']],
    ['20 variables', 'ko/mobile/help.text', '{{phone}}'.repeat(20), []],
    ['21', 'ko/mobile/help.text', '{{phone}}'.repeat(21), ['too-many']],
    ['an unknown variable', 'ko/common/help.text', '{{phone}} {{receipt}}', ['unknown-variable 10-21']],
    ['a variable of Object', 'ko/common/help.text', '{{phone}} {{constructor}}', ['unknown-variable 10-25']],
    ['a missing one', 'ko/common/help.text', '전화해 주십시오', ['missing-variable']],
    ['a missing one on one device', 'ko/sms/filed.short', '접수했습니다. {{receipt}} {{due}}까지', ['missing-variable']],
    ['one that may be missing', 'ko/common/status.late.short', '죄송합니다. {{department}} {{phone}}', []],
    ['a variable where there is none', 'ko/common/filed.title', '{{due}}', ['unknown-variable 0-7']],
    ['a particle', 'ko/common/help.text', '{{phone, 으로/로}} 전화', []],
    ['another particle', 'ko/common/help.text', '{{phone, 까지}} 전화', ['particle 0-13', 'missing-variable']],
    ['a particle for good', 'ko/common/help.text', '{{phone}}로 전화', ['fixed-particle 9-10']],
    ['behind a quote', 'ko/common/help.text', "'{{phone}}'라고 보내기", ['fixed-particle 10-12']],
    ['of three syllables', 'ko/common/help.text', '{{phone}}으로부터', ['fixed-particle 9-13']],
    ['one with a single form', 'ko/common/help.text', '{{phone}}까지, {{phone}}에서 {{phone}}부터 {{phone}}이웃', []],
    ['in English', 'en/common/help.text', '{{phone}}로', []],
    ['an open brace', 'ko/common/filed.title', '{{due', ['braces 0-2']],
    ['nesting', 'ko/common/filed.title', '$t(menu.title)', ['nesting 0-3']],
    ['markup', 'ko/common/filed.title', '<b>접수</b>', ['markup 0-2', 'markup 5-8']],
    ['a control character', 'ko/common/filed.title', '접수\u0007', ['control 2-3']],
    ['nothing', 'ko/common/filed.title', ' ', ['empty']],
    ['a text without a title', 'ko/sms/filed.title', '', []],
    ['no dated line', 'ko/common/announcement', '', []],
    ['the common text taken away', 'ko/common/filed.title', null, ['missing-text']],
    ['a text of a device taken away', 'ko/sms/help.title', null, []],
  ])('%s', (_, name, body, found) => expect(codes(judged(name, body))).toEqual(found));
});

describe('a layout', () => {
  it.each([
    ['layout/common/menu', 'file mine', []],
    ['layout/tv/menu', 'phone', []],
    ['layout/common/menu', '', ['menu']],
    ['layout/sms/menu', 'mine file mine', ['menu']],
    ['layout/sms/menu', 'mine taxes', ['menu']],
    ['layout/pda/channel', 'off', []],
    ['layout/common/channel', 'off', []],
    ['layout/pda/channel', 'perhaps', ['switch']],
    ['layout/pda/channel', '', ['switch']],
  ])('%s: %s', (name, body, found) => expect(codes(judged(name, body))).toEqual(found));
});

/** An SMS short form whose answer has exactly so many bytes, with a receipt as its only value (14). */
const shortOf = (bytes: number): string => {
  const left = bytes - SIGN - 14 - 1;
  return `{{receipt}} ${ga(Math.floor(left / 2))}${'0'.repeat(left % 2)}`;
};

describe('promise-28: what overflows a device', () => {
  it('an SMS of 90 bytes goes, of 91 does not', () => {
    expect(judged('ko/sms/added.short', shortOf(SMS_BYTES))).toEqual([]);
    const [problem, ...more] = judged('ko/sms/added.short', shortOf(SMS_BYTES + 1));
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: 'overflow', device: 'sms', locale: 'ko', place: at('ko/sms/added.short'), shape: { name: 'added' }, data: { over: 1, used: 91, most: 90, unit: 'bytes' } });
  });

  it('a common text is tried on the text message that it reaches, and not where the device has its own', () => {
    expect(judged('ko/common/added.short', shortOf(91)).map((p) => p.device)).toEqual(['sms']);
    const own: Change[] = [{ ...at('ko/sms/added.short'), body: '{{receipt}}에 덧붙였습니다' }, { ...at('ko/common/added.short'), body: shortOf(91) }];
    expect(compile(bench, withChanges(templates, own), own)).toEqual([]);
  });

  it('what other texts of the answer take is counted too', () => {
    // The menu is one SMS of labels; a sentence as a title makes it an LMS, which an answer without a short form may be. 2,000 bytes it may not.
    expect(judged('ko/sms/menu.title', ga(300))).toEqual([]);
    const over = judged('ko/sms/menu.title', ga(1_000));
    expect(over.map((p) => p.shape?.name)).toContain('menu');
    expect(over[0]?.data.most).toBe(LMS_BYTES);
  });

  it('Twilio counts an LMS in characters, too', () => {
    const problems = judged('en/sms/file.too-long', `${'a '.repeat(800)}{{max}}`);
    expect(problems.map((p) => p.data.unit)).toEqual(['characters']);
  });

  it('the state’s longest name counts where a state stands', () => {
    const problems = judged('ko/common/state.withdrawn', '취하하신 지 오래된 민원');
    expect(problems.map((p) => p.shape?.name)).toEqual(expect.arrayContaining(['duplicate']));
  });

  it('a title of one line goes on a TV, of two does not', () => {
    expect(judged('ko/tv/unknown.title', ga(30))).toEqual([]); // 30 × 0.92 em × 40 px = 1,104 of 1,132
    expect(judged('ko/tv/unknown.title', ga(31))[0]).toMatchObject({ code: 'overflow', device: 'tv', data: { part: 'title', used: 2, most: 1, unit: 'lines' } });
  });

  it('a column of a TV is full at some line, and over at the next', () => {
    const grown = (lines: number): Problem[] => judged('ko/tv/unknown.text', Array.from({ length: lines }, () => '확인해 주십시오').join('\n'));
    const full = Array.from({ length: 14 }, (_, i) => grown(i + 1).length > 0).indexOf(true);
    expect(full).toBeGreaterThan(2);
    expect(grown(full + 1)[0]).toMatchObject({ device: 'tv', data: { unit: 'lines', part: 'whole', over: 1 } });
  });

  it('the row of keys is told once, not for every answer', () => {
    const problems = judged('ko/tv/nav.ok', ga(45));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ place: at('ko/tv/nav.ok'), data: { part: 'keys' } });
  });

  it('a PDA page of 10,000 bytes goes, of 10,001 does not', () => {
    const place = at('ko/pda/petition.call');
    const fullest = (body: string): number => {
      const words = bench.words(withChanges(templates, [{ ...place, body }]));
      const shapes = bench.on('pda').filter((t) => t.keys.has('petition.call') && !t.shape.reply.pages); // what is broken into pages grows otherwise
      return Math.max(...shapes.flatMap(({ shape }) => roomsOf(bench, words, { shape, reply: bench.longest(shape, 'ko', 'late'), device: 'pda', locale: 'ko' }).map((r) => r.used)));
    };
    const marks = `{{phone}}${'&'.repeat(600)}`; // five bytes each on a page
    const full = marks + 'a'.repeat(10_000 - fullest(marks));
    expect(fullest(full)).toBe(10_000);
    expect(judged('ko/pda/petition.call', full)).toEqual([]);
    expect(judged('ko/pda/petition.call', `${full}a`)).toMatchObject([{ code: 'overflow', device: 'pda', locale: 'ko', data: { over: 1, used: 10_001, most: 10_000, unit: 'bytes' } }]);
  });

  it('a page that fits for certain is not drawn, and one that is too full never fits for certain', () => {
    const pda = bench.channels.filter(isRoomy).find((c) => c.device === 'pda');
    const units = ['', '&', '"<', '1-2-3-4 ', '가', 'a\n', '02-3423-5114', '😀', "'"]; // by turns: each answer has met all of them after five languages
    for (const [turn, locale] of LOCALES.entries()) {
      for (const [i, { shape }] of bench.on('pda').entries()) {
        const words = bench.words(templates)(locale, 'pda');
        const context = contextOf(bench.district, locale, words);
        const reply = words.reply(bench.longest(shape, locale, 'late'));
        for (const unit of units.filter((_, n) => process.env.ENDURE || n % 5 === (i + turn) % 5)) {
          const grown = JSON.parse(JSON.stringify(reply).replace(/"(text|label|value|title|hint|summary|at|reason)":"/g, (m) => m + JSON.stringify(unit.repeat(40)).slice(1, -1))) as typeof reply;
          const used = pda?.room(grown, context)[0]?.used ?? 0;
          expect((pda?.bound?.(grown, context) ?? 0) * 10_000, `${shape.name} ${unit}`).toBeGreaterThanOrEqual(used);
        }
      }
    }
  });

  it('what may be a little over is measured, what cannot be is not', () => {
    const bounded = (share: number): Problem[] => {
      const channels = bench.channels.map((c) => (c.device === 'pda' ? { ...c, bound: () => share, room: () => [{ unit: 'bytes' as const, used: 10_001, most: 10_000 }] } : c));
      return judged('ko/pda/filed.title', '접수했습니다.', { ...bench, channels });
    };
    expect(bounded(1.0001).map((p) => p.shape?.name)).toEqual(['filed']);
    expect(bounded(1)).toEqual([]);
  });

  it('the dated line fits into one SMS and one line of a TV, or is refused', () => {
    expect(judged('ko/common/announcement', '추석에는 쉽니다')).toEqual([]);
    expect(judged('ko/sms/announcement', ga(Math.floor((SMS_BYTES - SIGN) / 2)))).toEqual([]);
    expect(judged('ko/sms/announcement', ga(Math.floor((SMS_BYTES - SIGN) / 2) + 1))).toMatchObject([{ device: 'sms', data: { part: 'announcement', most: 90 } }]);
    expect(judged('ko/tv/announcement', ga(25))).toEqual([]); // 25 × 0.92 × 24 px = 552 of 556
    expect(judged('ko/tv/announcement', ga(26))).toMatchObject([{ device: 'tv', data: { part: 'announcement', used: 2, most: 1 } }]);
  });
});

describe('characters that no Korean carrier carries', () => {
  it('are refused in what a Korean text says, each with its place', () => {
    expect(judged('ko/common/added.short', '{{receipt}} 👍 똠방 – 끝').map((p) => `${p.data.character} ${p.from}-${p.to}`)).toEqual(['👍 12-14', '똠 15-16', '– 18-19']);
  });
  it('may stand where no text message shows them', () => {
    expect(judged('ko/mobile/filed.title', '접수했습니다 👍')).toEqual([]);
    expect(judged('ko/common/file.where.hint', '예: 학동로 – 426')).toEqual([]);
    expect(judged('ko/common/nav.official', '👍 시범 누리집')).toEqual([]);
    const own: Change[] = [{ ...at('ko/sms/added.short'), body: '{{receipt}}에 덧붙였습니다' }, { ...at('ko/common/added.short'), body: '{{receipt}} 👍' }];
    expect(compile(bench, withChanges(templates, own), own)).toEqual([]);
  });
  it('are left to the stand-ins in English', () => expect(judged('en/sms/filed.title', 'Filed – thanks')).toEqual([]));
});

describe('a problem in words', () => {
  const [problem] = judged('ko/sms/added.short', shortOf(96));
  it('says how much, where and in which answer', () => {
    expect(explain(problem as Problem, 'ko')).toBe('문자: 6바이트 넘음(96/90바이트) – ‘덧붙였습니다’ 답에서');
    expect(explain(problem as Problem, 'en')).toBe('SMS, Korean: 6 bytes over (96/90 bytes) – in the answer “Added”');
  });
  it.each([
    ['ko/common/help.text', '', '글이 비어 있습니다.'],
    ['ko/common/help.text', '{{tel}}', '{{tel}} 변수는 여기서 쓸 수 없습니다. 쓸 수 있는 변수: phone'],
    ['ko/common/filed.title', 'a'.repeat(2_001), '글이 2001자입니다. 2000자 안으로 줄여 주십시오.'],
    ['layout/sms/menu', 'mine taxes', '없거나 두 번 나오는 메뉴 항목이 있습니다: taxes'],
  ])('%s %s', (name, body, sentence) => expect(judged(name, body).map((p) => explain(p, 'ko'))).toContain(sentence));
  it('every code has a sentence in both languages', () => {
    const all = ['{{phone', '{{ a }}', '{{phone, x}}', '$t(', '<b', '\u0000', '\ud800', '', '{{x}}', 'a'.repeat(3_000), '{{phone}}'.repeat(30)].flatMap((body) => judged('ko/common/help.text', body));
    for (const p of [...all, ...judged('ko/sms/added.short', '{{receipt}} 👍')]) for (const locale of STAFF_LOCALES) expect(explain(p, locale)).not.toMatch(/undefined|NaN|^$/);
  });
  it('a place in a text is a line and a column', () => {
    expect(lineOf('가나\n👍다라', 6)).toEqual({ line: 2, column: 3 });
    expect(lineOf('', 0)).toEqual({ line: 1, column: 1 });
  });
});

/** The same bench, counting what it composes. */
function counting(): { on: Bench; count: () => number } {
  let composed = 0;
  const channels = bench.channels.map((c) => {
    if (!isRoomy(c)) return c;
    const room: typeof c.room = (...given) => {
      composed++;
      return c.room(...given);
    };
    return { ...c, room };
  });
  return { on: { ...bench, channels }, count: () => composed };
}

describe('promise-28: refusing is quick, whatever the text', () => {
  const HOSTILE: readonly [name: string, place: string, text: string, most: number][] = [
    ['2,001 characters', 'ko/common/nav.start', ga(2_001), 0],
    ['a megabyte of braces', 'ko/common/nav.start', '{{'.repeat(500_000), 0],
    ['2,000 braces', 'ko/common/nav.start', '{'.repeat(2_000), 0],
    ['1,000 faults', 'ko/common/nav.start', '{ '.repeat(1_000), 0],
    ['deep nesting', 'ko/common/nav.start', `${'{{a'.repeat(300)}${'}}'.repeat(300)}`, 0],
    ['21 variables', 'ko/common/help.text', '{{phone}}'.repeat(21), 0],
    ['400 unknown variables', 'ko/common/help.text', '{{a}}'.repeat(400), 0],
    ['1,000 emoji', 'ko/common/nav.start', '😀'.repeat(1_000), 0],
    ['1,000 families', 'ko/common/nav.start', '👨‍👩‍👧‍👦'.repeat(180), 0],
    ['a word of every answer, too long for a text', 'ko/common/nav.start', ga(2_000), 70],
    ['a word of every answer, too long for a TV', 'ko/common/nav.start', ga(60), 150],
    ['a word of every page, too long for a PDA', 'ko/pda/nav.hours', '가&'.repeat(1_000), 100],
    ['a value twenty times', 'ko/common/plain', '{{text}}'.repeat(20), 150],
  ];

  it.each(HOSTILE)('%s: refused after few compositions', (_, place, text, most) => {
    const { on, count } = counting();
    const problems = judged(place, text, on);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(MOST_PROBLEMS);
    expect(count()).toBeLessThanOrEqual(most);
  });

  it('each in less than trying every text there is; the figures are printed', () => {
    for (let i = 0; i < 3; i++) compileAll(bench, templates);
    const all = processorMs(() => compileAll(bench, templates));
    const figures = HOSTILE.map(([name, place, text]) => ({ name, ms: processorMs(() => judged(place, text)) }));
    console.log(`all ${Object.keys(catalog).length} keys in both languages: ${all.toFixed(1)} ms\n${figures.map(({ name, ms }) => `${ms.toFixed(2)} ms  ${name}`).join('\n')}`);
    for (const { name, ms } of figures) expect(ms / all, name).toBeLessThan(1); // which takes 11 ms where the machine has nothing else to do
  });
});

const word = fc.constantFrom('{{phone}}', '{{phone, 으로/로}}', '{{receipt}}', '{{', '}', '가나다 ', 'abc ', '<', '$t(', '\n', '👍', '&', '"', "'", '–', '\u0000', '0', ' ');
const written = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(word, { maxLength: 400 }).map((w) => w.join('')), fc.array(fc.constantFrom('{{phone}} ', '가나다 ', 'abc '), { minLength: 1, maxLength: 30 }).map((w) => `{{phone}} ${w.join('')}`));
const KEYS = ['help.text', 'petition.call', 'rate-none.short', 'guide.unsure.call', 'error.fault.short', 'nav.hours', 'nav.start', 'filed.title', 'announcement', 'menu.mine', 'fact.phone.value'];

describe('for every text', () => {
  it('the compiler answers; and what it lets through is composed on every device, in both languages, within its rooms, with nothing left open', () => {
    let passed = 0;
    fc.assert(
      fc.property(fc.constantFrom(...LOCALES), fc.constantFrom('common', 'sms', 'pda', 'tv', 'mobile'), fc.constantFrom(...KEYS), written, (locale, device, key, body) => {
        const place = at(`${locale}/${device}/${key}`);
        const content = withChanges(templates, [{ ...place, body }]);
        const problems = compile(bench, content, [place]);
        for (const p of problems) expect(explain(p, 'ko').length).toBeGreaterThan(0);
        if (problems.length) return;
        passed++;
        const wordings = bench.words(content);
        for (const channel of bench.channels) {
          const words = wordings(locale, channel.device);
          for (const { shape, keys } of bench.on(channel.device)) {
            if (!keys.has(key as never)) continue;
            const worded = words.reply(bench.longest(shape, locale, longestState(words)));
            const context = contextOf(bench.district, locale, words);
            expect(JSON.stringify(channel.compose(worded, context))).not.toMatch(/\{\{|undefined/);
            if (isRoomy(channel) && !shape.several) for (const room of channel.room(worded, context)) expect(room.used, `${shape.name} ${channel.device} ${room.part ?? ''}`).toBeLessThanOrEqual(room.most);
          }
        }
      }),
      { numRuns: process.env.ENDURE ? 2_000 : 60 },
    );
    expect(passed, 'texts that are let through are among them').toBeGreaterThan(5); // a quarter of them, about
  });
});
