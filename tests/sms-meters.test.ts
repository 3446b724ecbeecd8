/**
 * The meters that staff see, on texts of our own at the boundaries that GOV.UK Notify, Twilio's calculator, gocommon and the Korean carriers draw.
 * Where these count differently: docs/decisions/2026-11-24-sms-meters.md.
 */
import { describe, expect, it } from 'vitest';
import { carrierBytes, measure } from '../channels/sms/measure.js';

const of = (unit: string, times: number): string => unit.repeat(times);

describe('segments at the edge of a part', () => {
  it.each([
    ['an accented letter of GSM-7', of('é', 160), 'GSM-7', 160, 1],
    ['one more', of('é', 161), 'GSM-7', 161, 2],
    ['three full parts', of('n', 459), 'GSM-7', 459, 3],
    ['one more', of('n', 460), 'GSM-7', 460, 4],
    ['four full parts', of('à', 612), 'GSM-7', 612, 4],
    ['six full parts, the longest that Notify sends', of('s', 918), 'GSM-7', 918, 6],
    ['one more', of('s', 919), 'GSM-7', 919, 7],
    ['a letter of the extension, eighty times', of(']', 80), 'GSM-7', 160, 1],
    ['one more', of(']', 81), 'GSM-7', 162, 2],
    ['seventy-six of two septets a part, never half of one', of('€', 153), 'GSM-7', 306, 3],
    ['one of the extension first, the single part full', `[${of('x', 158)}`, 'GSM-7', 160, 1],
    ['one letter more', `[${of('x', 159)}`, 'GSM-7', 161, 2],
    ['a letter that GSM-7 has not', of('ü', 159) + 'ÿ', 'UCS-2', 160, 3],
    ['Welsh', of('ŵ', 70), 'UCS-2', 70, 1],
    ['one more', of('ŷ', 71), 'UCS-2', 71, 2],
    ['three full parts', of('â', 201), 'UCS-2', 201, 3],
    ['one more', of('â', 202), 'UCS-2', 202, 4],
    ['a picture first, the single part full', `🏛${of('1', 68)}`, 'UCS-2', 70, 1],
    ['one letter more', `🏛${of('1', 69)}`, 'UCS-2', 71, 2],
    ['pictures, the single part full', of('🔧', 35), 'UCS-2', 70, 1],
    ['one more: 33 a part', of('🔧', 36), 'UCS-2', 72, 2],
    ['two parts of 33', of('🔧', 66), 'UCS-2', 132, 2],
    ['one more', of('🔧', 67), 'UCS-2', 134, 3],
    ['Korean jamo', of('ㅎ', 70), 'UCS-2', 70, 1],
    ['fullwidth digits', of('７', 71), 'UCS-2', 71, 2],
    ['official letters’ dot and circled digits', of('ㆍ②', 35), 'UCS-2', 70, 1],
    ['curly quotes alone make it UCS-2', `“${of('w', 69)}”`, 'UCS-2', 71, 2],
    ['so does a space that does not break', `a\u00a0${of('b', 68)}`, 'UCS-2', 70, 1],
    ['so does one of no width', `gw\u200b${of('b', 67)}`, 'UCS-2', 70, 1],
    ['a capital that is in GSM-7, and the small letter that is not', 'Çç', 'UCS-2', 2, 1],
    ['small letters of both kinds', 'ñá', 'UCS-2', 2, 1],
  ])('%s', (_, text, encoding, units, segments) => expect(measure(text)).toMatchObject({ encoding, units, segments }));
});

describe('where others count differently', () => {
  it('Hangul in its parts counts as it is sent: composed', () => {
    const parts = of('구', 36).normalize('NFD');
    expect(parts.length).toBe(72);
    expect(measure(parts)).toMatchObject({ units: 36, segments: 1, eucKrBytes: 72 });
  });
  it('pictures are counted, not turned into question marks', () => expect(measure(of('🚲', 160))).toMatchObject({ encoding: 'UCS-2', units: 320, segments: 5 }));
  it('nothing is made cheaper by itself: – ’ … stay what they are', () => expect(measure('Mon–Fri, it’s…')).toMatchObject({ encoding: 'UCS-2', units: 14 }));
  it('a family of pictures is its units', () => expect(measure('👩‍👩‍👦')).toMatchObject({ units: 8, segments: 1 }));
});

describe('EUC-KR bytes of a Korean carrier', () => {
  it.each([
    ['45 syllables', of('나', 45), 90, 'SMS'],
    ['46', of('나', 46), 92, 'LMS'],
    ['letters and a syllable', `${of('z', 88)}가`, 90, 'SMS'],
    ['one letter more', `${of('z', 89)}가`, 91, 'LMS'],
    ['1,000 syllables', of('다', 1_000), 2_000, 'LMS'],
    ['one letter more', `${of('다', 1_000)}.`, 2_001, 'too-long'],
    ['the sum in words', '2,500원', 7, 'SMS'],
    ['a sample of the tone', '[강남구] 접수했습니다. 1234-5678-9018 도로관리과 11/27(금) 18:00까지', 68, 'SMS'],
    ['marks of official letters', '「민원 처리에 관한 법률」 제19조ㆍ제22조…', 42, 'SMS'],
  ])('%s', (_, text, bytes, type) => {
    expect(measure(text)).toMatchObject({ eucKrBytes: bytes, type, unencodable: [], outsideKsX1001: [] });
    expect(carrierBytes(text)).toBe(bytes);
  });

  it.each([
    ['the won sign', '₩2,500', ['₩'], []],
    ['dashes', '승인 – 완료 — 끝', ['–', '—'], []],
    ['a picture', '접수 ✅', ['✅'], []],
    ['simplified Chinese', '区厅办公时间', ['区', '厅', '办', '时', '间'], []],
    ['traditional Chinese, all but one', '您好, 區廳', ['您'], []],
    ['Japanese', '駅前の図書館', ['駅', '図'], []],
    ['Vietnamese', 'Khiếu nại', ['ế', 'ạ'], []],
    ['syllables that only CP949 has', '뷁 설믜 햏', [], ['뷁', '믜', '햏']],
  ])('%s: named, each once', (_, text, unencodable, outsideKsX1001) => expect(measure(text)).toMatchObject({ unencodable, outsideKsX1001 }));
});
