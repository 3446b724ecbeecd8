/** What one page draws with, and its texts, cut where it has no room. */
import { type Html, markup, unbroken } from '../page.js';
import { cut, type Limits } from './fit.js';
import type { Place } from './menu.js';

export interface Draft {
  place: Place;
  limits: Limits;
  /** Set by whoever had to leave something out: the page then says where the rest is. */
  short: boolean;
  /** What its fields say is wrong with them: said before the form too, where an edge marks it. */
  wrong: ReadonlySet<string>;
}

/** At most so many characters of it. */
export function shortened(text: string, max: number, draft: Draft): { text: string; left: boolean } {
  const short = cut(text, max);
  if (short.left) draft.short = true;
  return short;
}

/** A text with its line ends. */
export function words(text: string, draft: Draft): Html {
  const { text: kept, left } = shortened(text.replace(/\r\n?/g, '\n'), draft.limits.shown, draft);
  return markup`${kept.split('\n').map((line, i) => markup`${i > 0 && markup`<br/>`}${unbroken(line)}`)}${left && '…'}`;
}
