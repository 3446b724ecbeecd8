import { describe, expect, it } from 'vitest';
import { readDistrict } from '../../src/district.js';
import { LOCALES } from '../../src/inquiry.js';
import { pilots } from '../../src/pilot/index.js';
import { say } from '../../src/reply.js';
import { excerpt } from '../../src/wording/format.js';
import { withParticle } from '../../src/wording/particle.js';
import { SAMPLE_NOW } from '../../src/publishing/shapes/sample.js';
import { createWording } from '../../src/wording/wording.js';
import { catalog, type TemplateKey, type Variable } from '../../templates/catalog.js';
import { templates } from '../../templates/index.js';

const district = readDistrict(pilots.gangnam.district, pilots.gangnam.departments, pilots.gangnam.categories, pilots.gangnam.dongs);
const wording = createWording(district, templates, () => SAMPLE_NOW);
const text = (t: string) => ({ kind: 'text' as const, text: t });

describe('particles by how the last character is read', () => {
  it.each([
    ['도로관리과', '을/를', '도로관리과를'],
    ['감사담당관', '을/를', '감사담당관을'],
    ['서울', '으로/로', '서울로'],
    ['강남', '으로/로', '강남으로'],
    ['02-3423-5114', '으로/로', '02-3423-5114로'],
    ['02-3423-5113', '으로/로', '02-3423-5113으로'],
    ['02-3423-5111', '으로/로', '02-3423-5111로'],
    ['119', '이/가', '119가'],
    ['112', '으로/로', '112로'],
    ['010', '이/가', '010이'],
    ['11월 24일(화)', '을/를', '11월 24일(화)을'],
    ['도로관리과(2층)', '은/는', '도로관리과(2층)는'],
    ['(주)', '이/가', '(주)가'],
    ['11월 26일(목)', '을/를', '11월 26일(목)을'],
    ["'가로등 고장'", '이/가', "'가로등 고장'이"],
    ['SMS', '은/는', 'SMS는'],
    ['Email', '을/를', 'Email을'],
    ['PDA', '와/과', 'PDA와'],
    ['book', '이/가', 'book이'],
    ['', '을/를', '를'],
    ['가로등…', '을/를', '가로등…을'],
    ['가로등 고장 😀', '이/가', '가로등 고장 😀이'],
    ['USB.', '을/를', 'USB.를'],
    ['５１１３', '으로/로', '５１１３으로'],
    ['③', '을/를', '③을'],
    ['20%', '을/를', '20%를'],
    ['30㎥', '을/를', '30㎥를'],
  ] as const)('%s + %s', (value, particle, expected) => {
    expect(withParticle(value, particle)).toBe(expected);
  });
});

describe('wording', () => {
  it('prefers the device, then the language: the common text of a language before another language', () => {
    expect(wording('ko', 'sms').say(say('menu.title'))).toBe('');
    expect(wording('ko', 'mobile').say(say('menu.title'))).toBe('무엇을 도와드릴까요?');
    expect(wording('en', 'tv').say(say('menu.title'))).toBe('How can we help?');
  });

  it('writes dates as on a wall calendar, shorter in a message', () => {
    const at = { kind: 'instant' as const, at: Date.parse('2026-11-27T18:00:00+09:00') };
    expect(wording('ko', 'mobile').say(say('due', { due: at }))).toBe('11월 27일(금) 18:00');
    expect(wording('ko', 'sms').say(say('due', { due: at }))).toBe('11/27(금) 18:00');
    expect(wording('ko', 'sms').say(say('due', { due: { ...at, kind: 'day' } }))).toBe('11/27(금)');
    expect(wording('en', 'mobile').say(say('due', { due: at }))).toBe('Fri 27 Nov 18:00');
    expect(wording('ko', 'mobile').say(say('day.last', { day: { kind: 'weekday', at: at.at }, time: { kind: 'time', at: at.at } }))).toBe('금 18시');
  });

  it.each([
    ['2026-12-31T23:59:59+09:00', '2027-01-01T00:00+09:00', '2027/1/1 00:00', '2027년 1월 1일(금) 00:00', 'Fri 1 Jan 2027 00:00', '2027年1月1日(周五) 00:00', '2027年1月1日(金) 00:00', 'T6 1/1/2027 00:00', '1/1/2027(T6) 00:00'],
    ['2027-01-01T00:00+09:00', '2026-12-31T23:59+09:00', '2026/12/31 23:59', '2026년 12월 31일(목) 23:59', 'Thu 31 Dec 2026 23:59', '2026年12月31日(周四) 23:59', '2026年12月31日(木) 23:59', 'T5 31/12/2026 23:59', '31/12/2026(T5) 23:59'],
    ['2027-01-01T00:00+09:00', '2027-12-31T23:59+09:00', '12/31(금) 23:59', '12월 31일(금) 23:59', 'Fri 31 Dec 23:59', '12月31日(周五) 23:59', '12月31日(金) 23:59', 'T6 31/12 23:59', '31/12(T6) 23:59'],
  ])('seen at %s the date %s has its year where it is another one in Seoul', (now, at, ...expected) => {
    const due = { kind: 'instant' as const, at: Date.parse(at) };
    const seen = createWording(district, templates, () => Date.parse(now));
    expect([seen('ko', 'sms').show(due), ...LOCALES.map((l) => seen(l, 'mobile').show(due)), seen('vi', 'pda').show(due)]).toEqual(expected);
    expect(seen('ko', 'tv').show({ ...due, kind: 'day' })).toBe(expected[1]?.slice(0, -6));
    expect(seen('ko', 'sms').show({ ...due, kind: 'day' })).toBe(seen('ko', 'pda').show(due).slice(0, -6)); // without its hour there is room for the weekday
  });

  it.each([
    [1, '1일', '1 day', '1天', '1日', '1 ngày'],
    [90, '90일', '90 days', '90天', '90日', '90 ngày'],
    [364, '364일', '364 days', '364天', '364日', '364 ngày'],
    [365, '1년', '1 year', '1年', '1年', '1 năm'],
    [366, '1년', '1 year', '1年', '1年', '1 năm'],
    [367, '367일', '367 days', '367天', '367日', '367 ngày'],
    [731, '2년', '2 years', '2年', '2年', '2 năm'],
    [732, '732일', '732 days', '732天', '732日', '732 ngày'],
    [1_095, '3년', '3 years', '3年', '3年', '3 năm'],
    [1_096, '3년', '3 years', '3年', '3年', '3 năm'],
    [1_097, '1,097일', '1,097 days', '1,097天', '1,097日', '1.097 ngày'],
    [1_827, '5년', '5 years', '5年', '5年', '5 năm'],
    [1_828, '1,828일', '1,828 days', '1,828天', '1,828日', '1.828 ngày'],
  ])('says how long %i days are, whole years as years, leap days with them', (days, ...expected) => {
    const keep = { kind: 'span' as const, days };
    expect(LOCALES.map((locale) => wording(locale, 'mobile').show(keep))).toEqual(expected);
  });

  it('one is never many in English', () => {
    /** Their figure is a limit of ours that is never one. */
    const never = ['file.too-long', 'too-long.short', 'photo.too-many', 'code.sent', 'code.doubtful', 'list.how', 'privacy.moment.value', 'due.reason.days-in-hours', 'guide.period.days-in-hours'];
    const many = (Object.keys(catalog) as TemplateKey[]).filter((template) => {
      const numbers = Object.entries(catalog[template] as Record<string, Variable>).filter(([, v]) => v.kind === 'number');
      if (!numbers.length || never.includes(template)) return false;
      const data = Object.fromEntries(Object.entries(catalog[template] as Record<string, Variable>).map(([name, v]) => [name, v.kind === 'number' ? { kind: 'number' as const, number: 1 } : text('x')]));
      return (['mobile', 'pda', 'tv', 'sms'] as const).some((device) => /\b1 (?:\w+ )?(?:days|hours|weeks|months|years|minutes|photos|petitions|tries|texts|entries|places|pages)\b/.test(wording('en', device).say({ template, data })));
    });
    expect(many).toEqual([]);
  });

  it.each(['{{phone}}', '$t(menu.title)', '{{- text}}', '$t(menu.title, {"x":"{{text}}"})', '__proto__', '{{__proto__.x}}', '{{text, 을/를}}', '"}{{text}}', "'{{text}}"])('promise-27: the value %s is never template syntax', (value) => {
    expect(wording('ko', 'mobile').say(say('plain', { text: text(value) }))).toBe(value);
    expect(wording('ko', 'sms').say(say('confirm.short', { text: text(value.slice(0, 24)) }))).toContain(value.slice(0, 24));
  });

  it('a value that is missing is a fault of ours, not a hole in a sentence', () => {
    expect(() => wording('ko', 'sms').say({ template: 'plain' })).toThrow(/no variable text/);
  });

  it.each([
    ['가로등 고장', 26, '가로등 고장'],
    ['가'.repeat(13), 26, '가'.repeat(13)],
    ['가'.repeat(14), 26, `${'가'.repeat(12)}…`],
    ['a'.repeat(26), 26, 'a'.repeat(26)],
    ['a'.repeat(27), 26, `${'a'.repeat(24)}…`],
    ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 26, '👨‍👩‍👧‍👦…'],
  ])('an excerpt of %s in %i columns', (value, max, expected) => {
    expect(excerpt(value, max)).toBe(expected);
  });
});
