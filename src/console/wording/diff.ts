/** What changes in a text, in words: left out struck through, new underlined; shown also without colour. */
import { diffWordsWithSpace } from 'diff';
import { markup } from '../../../channels/page.js';
import type { Locale } from '../../staff/locale.js';
import type { Html } from '../route.js';

const NONE: Readonly<Record<Locale, string>> = { ko: '(제 문안 없음: 공통 문안)', en: '(no text of its own: the common one)' };
const EMPTY: Readonly<Record<Locale, string>> = { ko: '(빈 문안)', en: '(empty)' };

/** @param before null: there was none of its own */
export function difference(before: string | null, after: string | null, locale: Locale): Html {
  const whole = (text: string | null, tag: 'del' | 'ins'): Html => {
    const words = text === null ? NONE[locale] : text || EMPTY[locale];
    return tag === 'del' ? markup`<del>${words}</del>` : markup`<ins>${words}</ins>`;
  };
  if (before === after) return markup`<span>${after ?? NONE[locale]}</span>`;
  if (!before || !after) return markup`${whole(before, 'del')} ${whole(after, 'ins')}`;
  return markup`${diffWordsWithSpace(before, after).map((part) => (part.added ? markup`<ins>${part.value}</ins>` : part.removed ? markup`<del>${part.value}</del>` : markup`${part.value}`))}`;
}
