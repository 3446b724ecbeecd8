/** What sheets are made of. */
import { markup } from '../../../channels/page.js';
import type { Locale } from '../../staff/locale.js';
import { when } from '../wording/when.js';
import type { Html } from '../route.js';

/** Who stands on a sheet by name. */
export interface Signed {
  /** The petitioner, where one gave a name. */
  name: string | undefined;
  /** Who took it down. */
  taker: string | undefined;
  officer: string | undefined;
}

export const row = (head: string, value: string | Html): Html => markup`<tr><th scope="row">${head}</th><td>${value}</td></tr>`;

/** `2026년 11월 24일(화)`: a paper outlives its year. @param at ms */
export const longDay = (at: number, locale: Locale): string => when(at, locale).replace(/ \d\d:\d\d$/, '');

/** A line to sign on. */
export const signHere = (who: string, how: string): Html => markup`<p class="sign"><span>${who}</span><span>${how}</span></p>`;
