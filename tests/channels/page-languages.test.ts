/** Words of others stand as they were written, and say their language; everything else on a page is in its own. */
import fc from 'fast-check';
import { raw } from 'hono/html';
import { describe, expect, it } from 'vitest';
import { marked } from '../../channels/page-languages.js';
import { markup } from '../../channels/page.js';
import { LOCALES, type Locale } from '../../src/inquiry.js';
import { compose, render } from '../../src/speak.js';
import { SAMPLE_NOW } from '../../src/publishing/shapes/sample.js';
import { createWording } from '../../src/wording/wording.js';
import { templates } from '../../templates/index.js';
import { bench, channels, district, speaker } from '../publishing/bench.js';
import { processorMs } from '../processor.js';

const inside = (text: string, locale: Locale): string => String(marked(markup`<p>${text}</p>`, locale)).slice(3, -4);

describe('a text', () => {
  it.each<[Locale, string, string]>([
    ['zh', '负责 道路管理科 김도로 02-3423-6120', '负责 道路管理科 <ko>김도로</ko> 02-3423-6120'],
    ['vi', 'Phụ trách: Phòng Đường bộ, 김도로', 'Phụ trách: Phòng Đường bộ, <ko>김도로</ko>'],
    ['en', '등을 바꾸었습니다. 12월 3일에 켜집니다.', '<ko>등을 바꾸었습니다. 12월 3일에 켜집니다</ko>.'],
    ['ko', '등을 바꾸었습니다', '등을 바꾸었습니다'],
    ['ko', '街灯が消えています', '<ja>街灯が消えています</ja>'],
    ['ja', '街灯が消えています', '街灯が消えています'],
    ['ko', 'Đèn đường trước nhà tôi bị hỏng', '<vi>Đèn đường trước nhà tôi bị hỏng</vi>'],
    ['vi', 'Đèn đường trước nhà tôi', 'Đèn đường trước nhà tôi'],
    ['zh', 'The streetlight is broken & dark', '<en>The streetlight is broken</en> &amp; dark'],
    ['vi', 'Den duong truoc nha toi bi hong', 'Den duong truoc nha toi bi hong'], // typed without marks
    ['en', 'We answer in English, 中文 and Tiếng Việt. For others please call', 'We answer in English, 中文 and Tiếng Việt. For others please call'],
    ['ja', '路灯坏了', '路灯坏了'], // Han alone is nobody's
    ['zh', '政府24(gov.kr)或 CCTV、JPEG PNG WebP', '政府24(gov.kr)或 CCTV、JPEG PNG WebP'],
    ['zh', "< 김 ' 이 & 박", '&lt; <ko>김</ko> &#39; <ko>이</ko> &amp; <ko>박</ko>'],
  ])('on a page in %s: %s', (locale, text, expected) => {
    expect(inside(text, locale)).toBe(expected.replace(/<(ko|en|ja|vi)>/g, '<span lang="$1">').replace(/<\/(ko|en|ja|vi)>/g, '</span>'));
  });

  it('keeps every letter, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('가', '나다', '受付', 'の', 'ế', 'Đ', 'word', ' ', ' ', '<', '&', '"', "'", '1', '.', '😀', '\n', '<b>', '&amp;')), fc.constantFrom(...LOCALES), (parts, locale) => {
        const text = parts.join('');
        expect(inside(text, locale).replace(/<\/?span[^>]*>/g, '')).toBe(String(markup`${text}`));
      }),
    );
  });

  it('is left alone where markup cannot stand, and where its element says its language', () => {
    for (const whole of ['<title>김</title>', '<textarea name="t">김 &amp; 이</textarea>', '<svg><text>김</text></svg>', '<a lang="ko">한국어</a>', '<script>"김"</script>', '<input value="김"/>']) expect(String(marked(raw(whole), 'en'))).toBe(whole);
    expect(String(marked(raw('<html lang="en"><a lang="ko">한국어</a> 김'), 'en', 'xml:lang'))).toBe('<html lang="en"><a lang="ko">한국어</a> <span xml:lang="ko">김</span>');
  });

  it('of 8,000 letters is marked in a moment', () => {
    for (const letter of ['가', '国', 'の', 'a', 'ế', '가 ', '国.', 'a&']) {
      const long = letter.repeat(8_000 / letter.length);
      expect(processorMs(() => inside(long, 'en'), 1), letter).toBeLessThan(500); // a pattern that backtracks takes minutes
    }
  });
});

/** What every language shows in Korean: how Koreans find the way back. */
const ALWAYS = ['언어', '한국어'];

describe.each(channels.filter((c) => ['mobile', 'pda', 'tv'].includes(c.device)))('every page of $name', (channel) => {
  const wordings = createWording(district, templates, () => SAMPLE_NOW);
  it.each(LOCALES.filter((l) => l !== 'ko'))('in %s has no Korean but what somebody wrote, and says that it is Korean', async (locale) => {
    const unmarked: string[] = [];
    const ours: string[] = [];
    for (const { shape } of bench.on(channel.device)) {
      const message = compose(speaker, { number: 0, wordings }, channel, shape.reply, locale);
      const response = await render(speaker, { number: 0, wordings }, channel, message, { request: new Request(`http://127.0.0.1:3000${channel.mount}/`, { headers: { accept: 'application/xhtml+xml,text/html' } }), device: '', cookies: [], keepLocale: false });
      const body = (await response.text()).replace(/<(script|style|title|textarea)[^]*?<\/\1>| value="[^"]*"/g, '');
      const written = JSON.stringify(shape.reply);
      const known = (word: string): boolean => written.includes(word) || ALWAYS.includes(word);
      for (const [, run = ''] of body.matchAll(/ (?:xml:)?lang="ko"[^>]*>([^<]*)/g)) if (!(run.match(/[가-힣]+/g) ?? []).every(known)) ours.push(`${shape.name}: ${run}`);
      const rest = body.replace(/<(\w+)[^>]* (?:xml:)?lang="ko"[^>]*>[^<]*/g, '');
      for (const [, run = ''] of rest.matchAll(/([가-힣][^<"]*)/g)) unmarked.push(`${shape.name}: ${run.slice(0, 40)}`);
    }
    expect({ ours, unmarked }).toEqual({ ours: [], unmarked: [] });
  });
});
