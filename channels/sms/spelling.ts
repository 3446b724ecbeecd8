/** How a language is written where a Korean carrier lacks its letters: by a rule, where the language itself has one. */
import type { Locale } from '../../src/inquiry.js';
import { carriable } from './carriable.js';

/** Vietnamese as its speakers have always typed it on phones: letters without their marks, đ as d. Hangul and kana keep theirs. */
export const withoutMarks = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (c) => c.normalize('NFD').replace(/\p{M}+/gu, ''))
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D');

/** The text as this language can go out; what it holds of other letters is left as it is. */
const spelled = (text: string, locale: Locale): string => (locale === 'vi' ? withoutMarks(text) : text);

/** What is sent: nothing in it that a Korean carrier cannot carry. */
export const written = (text: string, locale: Locale): string => carriable(spelled(text, locale));

/** How many characters of a text become a □: then another language says it better. */
export const lostIn = (text: string, locale: Locale): number => Math.max(0, boxes(written(text, locale)) - boxes(text));
const boxes = (text: string): number => text.split('□').length - 1;
