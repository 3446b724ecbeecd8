import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleaned } from '../../src/guide/clean.js';
import { comparable, keywords, plain, sounded, spaced, tokens, tokensOfWord, typed } from '../../src/guide/korean.js';
import { lexiconOf } from '../../src/guide/lexicon.js';
import { GROUPS } from '../../src/guide/lexicon/index.js';

describe('letters', () => {
  it.each([['ㄱㅏ방', '가방'], ['얼만ㄱㅏ', '얼만가'], ['하ㄴ다', '한다'], ['여궈ㄴ', '여권'], ['네ㅋㅋ', '네'], ['요ㅎ', '요'], ['주세요ㅠㅠ', '주세요'], ['ㅁ 대상ㅇ방법', '대상 방법'], ['여권', '여권'], ['ＡＢＣ １２', 'abc 12'], ['㎡', 'm2'], ['Khiếu nại', 'khieu nai'], ['Đăng ký', 'dang ky'], ['ガ', 'ガ']])('%s → %s', (given, wanted) => expect(typed(given)).toBe(wanted));
  it.each([['언재', '언제'], ['잇나요', '있나요'], ['됬어', '됐어'], ['쇼파', '쇼파'], ['결재', '결제'], ['안돼', '안되'], ['않돼', '안되'], ['떡볶이', '떡복이']])('%s sounds like %s', (a, b) => expect(sounded(a)).toBe(sounded(b)));
  it.each([['여권', '여건'], ['신고', '신구'], ['방문', '반문']])('%s does not sound like %s', (a, b) => expect(sounded(a)).not.toBe(sounded(b)));
});

describe('tokens', () => {
  it.each([['여권 발급', ['여건', '권발', '발급']], ['나', ['나']], ['CCTV를', ['cctv', '를']], ['10톤', ['10', '톤']], ['護照', ['護照']], ['パスポート', ['パス', 'スポ', 'ポー', 'ート']], ['passports', ['passport']], ['gas', ['gas']], ['', []]])('%s', (text, wanted) => expect(tokens(plain(text)).map((t) => t.replace('여권', '여건'))).toEqual(wanted));
});

describe('words', () => {
  it.each([
    ['여권을 어떻게 만드나요', ['여권', '만드']], ['이사 왔는데요', ['이사', '왔는데']], ['수당이자언제나와', ['수당이']], ['돈얼마줘', ['돈']], ['길에서 주웠어요', ['길', '주웠']], ['마을버스', ['마을버스']], ['SNS에', ['sns']], ['어떻게 하나요', []], ['아니에요', []], ['나이 제한', ['나이', '제한']],
  ])('%s', (text, wanted) => expect(keywords(spaced(typed(text))).map((k) => k.stem)).toEqual(wanted));

  it('a word of the lexicon is not cut', () => {
    const known = lexiconOf(GROUPS).knows;
    expect(['세입자', '소화기', '장애인', '휠체어', '물놀이'].map((w) => keywords([w], known)[0]?.stem)).toEqual(['세입자', '소화기', '장애인', '휠체어', '물놀이']);
  });
});

describe('the lexicon', () => {
  it('has at least 600 groups, each with an id of its own and no word twice', () => {
    expect(GROUPS.length).toBeGreaterThanOrEqual(600);
    expect(new Set(GROUPS.map((g) => g[0])).size).toBe(GROUPS.length);
    for (const g of GROUPS) {
      expect(g.length, g[0]).toBeGreaterThan(1);
      expect(new Set(g).size, g[0]).toBe(g.length);
      for (const w of g) expect(comparable(w), w).not.toBe('');
    }
  });

  it('finds phrases over gaps, the longest first, and no word across the gap of two', () => {
    const lexicon = lexiconOf([['대형폐기물', '큰 쓰레기'], ['폐기물', '쓰레기'], ['장애인', '몸이 불편'], ['문자', 'SMS']]);
    expect(lexicon.meant(['큰', '쓰레기'])).toEqual([{ from: 0, to: 1, also: [comparable('대형폐기물')] }]);
    expect(lexicon.meant(['큰쓰레기버리기']).map((m) => m.also)).toEqual([[comparable('대형폐기물')]]);
    expect(lexicon.meant(['공장', '애인'])).toEqual([]);
    expect(lexicon.meant(['sms로']).map((m) => m.also)).toEqual([['문자']]);
    expect(lexicon.meant(['smsx'])).toEqual([]);
  });
});

describe('cleaning', () => {
  it.each([['&amp;amp;apos;지역&amp;apos;', "'지역'"], ['&lt;b&gt;굵게&lt;/b&gt;', '굵게'], ['&#44032;&#xAC01;', '가각'], ['&#0; &#x110000;', '&#0; &#x110000;'], ['돋움 돋움 돋움 내용 돋움', '내용 돋움'], ['ㅁ 대상 ㅇ방법', '대상 방법'], ['줄\n바꿈\u0000 \u200b끝', '줄 바꿈 끝'], ['&unknown;', '&unknown;'], ['A & B', 'A & B']])('%j', (given, wanted) => expect(cleaned(given)).toBe(wanted));
});

describe('any text', () => {
  it('is cleaned, compared and cut without an error, and what is comparable stays so', () => {
    const lexicon = lexiconOf(GROUPS);
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'가각힣ㄱㅏㅋ여권 을에OR"*()^:-1a') })), (text) => {
      const words = spaced(typed(text));
      keywords(words, lexicon.knows);
      lexicon.meant(words);
      cleaned(text);
      expect(comparable(comparable(text))).toBe(comparable(text));
      for (const token of words.flatMap(tokensOfWord)) expect(token).toMatch(/^[^\s"]+$/u);
    }));
  });
});
