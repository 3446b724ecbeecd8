/**
 * Jamo into syllables (two-set keyboard), as ES5: `compose(text, jamo)` puts one more behind a text, `uncompose(text)` takes the last one away.
 * The text itself is the whole state: its last syllable is open. Unicode 3.12: a syllable is 0xAC00 + (lead * 21 + vowel) * 28 + tail.
 */
export const hangul = `
  var LEADS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
  var VOWELS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
  var TAILS = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
  var PAIRS = {'ㅗㅏ': 'ㅘ', 'ㅗㅐ': 'ㅙ', 'ㅗㅣ': 'ㅚ', 'ㅜㅓ': 'ㅝ', 'ㅜㅔ': 'ㅞ', 'ㅜㅣ': 'ㅟ', 'ㅡㅣ': 'ㅢ',
    'ㄱㅅ': 'ㄳ', 'ㄴㅈ': 'ㄵ', 'ㄴㅎ': 'ㄶ', 'ㄹㄱ': 'ㄺ', 'ㄹㅁ': 'ㄻ', 'ㄹㅂ': 'ㄼ', 'ㄹㅅ': 'ㄽ', 'ㄹㅌ': 'ㄾ', 'ㄹㅍ': 'ㄿ', 'ㄹㅎ': 'ㅀ', 'ㅂㅅ': 'ㅄ'};
  function syllable(lead, vowel, tail) { return String.fromCharCode(0xac00 + (lead * 21 + vowel) * 28 + tail); }
  function partsOf(letter) {
    var code = letter.charCodeAt(0) - 0xac00;
    if (!(code >= 0 && code < 11172)) { return null; }
    return { lead: Math.floor(code / 588), vowel: Math.floor(code % 588 / 28), tail: code % 28 };
  }
  function splitOf(pair) {
    for (var two in PAIRS) { if (PAIRS[two] === pair) { return two; } }
    return '';
  }
  /* A vowel behind a syllable takes its tail along, or the second half of it. */
  function withVowel(p, jamo) {
    var tail = TAILS.charAt(p.tail);
    var two = splitOf(tail);
    var kept = two ? TAILS.indexOf(two.charAt(0)) : 0;
    var moved = LEADS.indexOf(two ? two.charAt(1) : tail);
    return syllable(p.lead, p.vowel, kept) + syllable(moved, VOWELS.indexOf(jamo), 0);
  }
  function compose(text, jamo) {
    var head = text.slice(0, -1);
    var last = text.slice(-1);
    var vowel = VOWELS.indexOf(jamo);
    var p = last ? partsOf(last) : null;
    var both;
    if (p && vowel >= 0) {
      if (p.tail) { return head + withVowel(p, jamo); }
      both = PAIRS[VOWELS.charAt(p.vowel) + jamo];
      return both ? head + syllable(p.lead, VOWELS.indexOf(both), 0) : text + jamo;
    }
    if (p) {
      both = p.tail ? PAIRS[TAILS.charAt(p.tail) + jamo] : jamo;
      return both && TAILS.indexOf(both) > 0 ? head + syllable(p.lead, p.vowel, TAILS.indexOf(both)) : text + jamo;
    }
    if (last && vowel >= 0 && LEADS.indexOf(last) >= 0) { return head + syllable(LEADS.indexOf(last), vowel, 0); }
    if (last && vowel >= 0 && PAIRS[last + jamo]) { return head + PAIRS[last + jamo]; }
    return text + jamo;
  }
  function uncompose(text) {
    var head = text.slice(0, -1);
    var last = text.slice(-1);
    var p = last ? partsOf(last) : null;
    var two = p ? splitOf(p.tail ? TAILS.charAt(p.tail) : VOWELS.charAt(p.vowel)) : splitOf(last);
    if (p && p.tail) { return head + syllable(p.lead, p.vowel, two ? TAILS.indexOf(two.charAt(0)) : 0); }
    if (p) { return head + (two ? syllable(p.lead, VOWELS.indexOf(two.charAt(0)), 0) : LEADS.charAt(p.lead)); }
    return two ? head + two.charAt(0) : head;
  }
`;
