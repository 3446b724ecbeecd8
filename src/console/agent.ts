/** A browser in words, from what it says of itself: to tell one's own sessions apart. */
import type { Locale } from '../staff/locale.js';
import type { Both } from './route.js';

const both = (ko: string, en: string): Both => ({ ko, en });
/** The first that fits: most call themselves Chrome and Safari, too. */
const BROWSERS: readonly (readonly [RegExp, Both])[] = [
  [/Edg[eA-Za-z]*\//, both('엣지', 'Edge')],
  [/Whale\//, both('웨일', 'Whale')],
  [/SamsungBrowser\//, both('삼성 인터넷', 'Samsung Internet')],
  [/OPR\//, both('오페라', 'Opera')],
  [/Firefox\/|FxiOS\//, both('파이어폭스', 'Firefox')],
  [/Chrome\/|CriOS\//, both('크롬', 'Chrome')],
  [/Safari\//, both('사파리', 'Safari')],
];
const SYSTEMS: readonly (readonly [RegExp, Both])[] = [
  [/iPhone/, both('아이폰', 'iPhone')],
  [/iPad/, both('아이패드', 'iPad')],
  [/Android/, both('안드로이드', 'Android')],
  [/Windows/, both('윈도우', 'Windows')],
  [/Macintosh|Mac OS X/, both('맥', 'Mac')],
  [/Linux|CrOS/, both('리눅스', 'Linux')],
];

export function agentText(agent: string, locale: Locale): string {
  const named = [BROWSERS, SYSTEMS].map((table) => table.find(([is]) => is.test(agent))?.[1][locale]).filter(Boolean);
  return named.join(' · ') || both('알 수 없는 브라우저', 'An unknown browser')[locale];
}
