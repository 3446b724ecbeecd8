/** What leads on: links, or on a device without cookies that somebody has signed in on, the buttons of a form that carries the session's next token. */
import type { Ask } from '../../src/inquiry.js';
import { toPath } from '../../src/path.js';
import { attribute, carried, href, type Html, markup, type Place as AnyPlace, unbroken } from '../page.js';
import { CHARSET_FIELD, CHARSET_MARK } from '../page-form.js';
import { GO } from '../page-request.js';
import type { Charset } from './charset.js';

/** Where a page is drawn, and in which bytes it goes out. */
export interface Place extends AnyPlace {
  charset: Charset;
}

export interface Entry {
  ask: Ask;
  label: string;
  digit?: number | undefined;
  summary?: string | undefined;
}

/** A list with nothing in it is not valid. */
export const list = (className: string, entries: Html[]): Html =>
  entries.length
    ? markup`<ul class="${className}">
${entries}</ul>
`
    : markup``;

export const link = (to: string, label: string, digit: number | undefined, summary?: string): Html =>
  markup`<li><a href="${to}"${digit !== undefined && markup` accesskey="${digit}"`}>${digit !== undefined && markup`<b>${digit}</b> `}${unbroken(label)}${summary && markup`<br/><span class="t">${unbroken(summary)}</span>`}</a></li>
`;

export function menu(entries: readonly Entry[], place: Place): Html {
  if (!entries.length) return markup``;
  if (!walks(place)) return list('m', entries.map((e) => link(href(place, e.ask), e.label, e.digit, e.summary)));
  return walk(entries.map((e) => markup`${button(e, 'g')}${e.summary && markup`<br/><span class="t">${unbroken(e.summary)}</span>`}`), place);
}

export const walks = ({ context }: Place): boolean => context.signedIn?.token !== undefined;

/** A form of buttons, each of which leads somewhere else; a paragraph each. @param last the class of the last one */
export const walk = (buttons: Html[], place: Place, last?: string): Html =>
  markup`<form method="post" action="${attribute(href(place, { kind: 'menu' }))}">
${buttons.map((b, i) => markup`<p${last && i === buttons.length - 1 && markup` class="${last}"`}>${i === 0 && unseen(place)}${b}</p>
`)}</form>
`;

/** A form sent from a page in EUC-KR says so by the bytes of this field. */
export const marked = ({ charset }: Place): [name: string, value: string][] => (charset === 'euc-kr' ? [[CHARSET_FIELD, CHARSET_MARK]] : []);

const unseen = (place: Place): Html[] => [['ask', 'go'], ...carried(place), ...marked(place)].map(([name = '', value = '']) => markup`<input type="hidden" name="${name}" value="${attribute(value)}"/>`);

/** Its name says where it leads: its value is what it shows. */
export const button = ({ ask, label, digit }: Entry, className?: string): Html =>
  markup`<input type="submit"${className && markup` class="${className}"`} name="${attribute(GO + toPath(ask))}" value="${attribute(digit === undefined ? label : `${digit} ${label}`)}"${digit !== undefined && markup` accesskey="${digit}"`}/>`;
