/** What languages give up where a Korean carrier lacks their letters: by rules that hold for all their letters, and English where a rule is missing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hanjaPairs } from '../../src/hanja.js';
import { measure } from '../../channels/sms/measure.js';
import { lostIn, withoutMarks, written } from '../../channels/sms/spelling.js';
import { LOCALES } from '../../src/inquiry.js';
import { longestState } from '../../src/publishing/longest.js';
import { compose } from '../../src/speak.js';
import { SAMPLE_NOW } from '../../src/publishing/shapes/sample.js';
import { createWording } from '../../src/wording/wording.js';
import { bench, channels, district, speaker } from '../publishing/bench.js';
import { templates } from '../../templates/index.js';

/** Every vowel of Vietnamese with every tone, and đ. */
const BASES = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const PLAIN: Readonly<Record<string, string>> = { ă: 'a', â: 'a', ê: 'e', ô: 'o', ơ: 'o', ư: 'u' };
const letters = BASES.flatMap((base) => TONES.map((tone) => [(base + tone).normalize('NFC'), PLAIN[base] ?? base] as const)).concat([['đ', 'd']]);
const carried = (text: string): boolean => !measure(text).unencodable.length && !measure(text).outsideKsX1001.length;

describe('Vietnamese', () => {
  it('is written with 134 letters of its own, each of which keeps its letter and loses its marks', () => {
    expect(letters).toHaveLength(73);
    for (const [letter, plain] of letters) {
      for (const form of [letter, letter.normalize('NFD')]) {
        expect(withoutMarks(form)).toBe(plain);
        expect(withoutMarks(form.toUpperCase())).toBe(plain.toUpperCase());
      }
    }
  });
  it('leaves Hangul, kana, Han and digits as they are', () => {
    for (const text of ['남궁길동 02-3423-5114', 'ガギグゲゴ パピ', '江南区', '가로등 고장', '№ 1·2']) expect(withoutMarks(text)).toBe(text.normalize('NFC'));
  });
  it('whatever stands in it is carried, and no longer than it was', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters.map(([l]) => l), 'b', 'ng', ' ', 'đ', 'Đ', '가', 'の', '1')), (given) => {
        const text = given.join('');
        const sent = written(text, 'vi');
        expect(carried(sent)).toBe(true);
        expect(lostIn(text, 'vi')).toBe(0);
        expect([...sent].length).toBe([...text.normalize('NFC')].length);
      }),
    );
  });
});

describe('Han characters that KS X 1001 has in another form', () => {
  const pairs = [...hanjaPairs()];
  it('are each left uncarried and right carried, once', () => {
    expect(pairs.length).toBeGreaterThan(1_500);
    expect(pairs.filter(([from, to]) => carried(from) || !carried(to) || to.length !== 1)).toEqual([]);
  });
  it.each([
    ['请发送受理编号', '請發送受理編號'],
    ['区庁の担当部署に届きました', '區廳の擔當部署に屆きました'],
    ['メニュー・戻る', 'メニュ―·戾る'],
  ])('%s goes out as %s', (text, sent) => expect(written(text, 'zh')).toBe(sent));
  it('what has no form there is counted as lost', () => {
    expect(lostIn('您好', 'zh')).toBe(1);
    expect(lostIn('□ 남음', 'ko')).toBe(0); // a mark that was meant
  });
});

describe('a text message', () => {
  const sms = channels.find((c) => c.device === 'sms');
  const wordings = createWording(district, templates, () => SAMPLE_NOW);

  it('is said in the citizen’s own language by the project’s words, every answer there is', () => {
    const elsewhere: string[] = [];
    for (const locale of LOCALES) {
      const state = longestState(wordings(locale, 'sms'));
      for (const { shape } of bench.on('sms')) {
        if (!sms) throw new Error('no SMS');
        const message = compose(speaker, { number: 0, wordings }, sms, bench.longest(shape, locale, state), locale);
        if (message.locale !== locale) elsewhere.push(`${locale} ${shape.name}: ${message.texts.join(' ')}`);
        if (message.texts.some((t) => !carried(t))) elsewhere.push(`${locale} ${shape.name} is not carried: ${message.texts.join(' ')}`);
      }
    }
    expect(elsewhere).toEqual([]);
  });

  it('is said in English where staff used letters that no rule brings, and in Korean where English lacks them too', () => {
    if (!sms) throw new Error('no SMS');
    const reply = { outcome: 'ok', title: { template: 'plain', data: { text: { kind: 'text', text: '' } } }, blocks: [], short: { template: 'added.short', data: { receipt: { kind: 'receipt', receipt: '123456789018' } } } } as const;
    const say = (texts: Partial<Record<string, string>>, locale: 'zh' | 'vi'): string => {
      const of = (l: (typeof LOCALES)[number], device: Parameters<typeof wordings>[1]): ReturnType<typeof wordings> => {
        const words = wordings(l, device);
        return texts[l] === undefined ? words : { ...words, reply: (r) => ({ ...words.reply(r), short: texts[l] ?? '' }) };
      };
      return compose(speaker, { number: 0, wordings: of }, sms, reply as never, locale).texts.join();
    };
    expect(say({}, 'zh')).toMatch(/^\[江南區\] 所寫內容/);
    expect(say({ zh: '您的话已补充' }, 'zh')).toMatch(/^\[Gangnam\] Your words/);
    expect(say({ zh: '您的话', en: '您您' }, 'zh')).toMatch(/^\[강남구\]/);
    expect(say({ zh: '您 😀', en: '😀 😀', ko: '😀 😀 😀' }, 'zh')).toBe('[江南區] □ □'); // nothing loses less
  });
});
