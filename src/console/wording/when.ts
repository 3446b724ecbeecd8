/** Instants for staff: in Seoul, to the minute. */
import type { Locale } from '../../staff/locale.js';

const SEOUL = 9 * 3_600_000;
const KO = ['일', '월', '화', '수', '목', '금', '토'];
const EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026년 11월 24일(화) 14:20`. @param at ms since 1970 */
export function when(at: number, locale: Locale): string {
  const d = new Date(at + SEOUL);
  const time = d.toISOString().slice(11, 16);
  if (locale === 'ko') return `${d.getUTCFullYear()}년 ${d.getUTCMonth() + 1}월 ${d.getUTCDate()}일(${KO[d.getUTCDay()]}) ${time}`;
  return `${EN[d.getUTCDay()]} ${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()} ${time}`;
}

/** For `<input type="datetime-local">`: `2026-11-24T14:20`, Seoul. */
export const toField = (at: number | null): string => (at === null ? '' : new Date(at + SEOUL).toISOString().slice(0, 16));

/** @returns ms since 1970, null for an empty field, undefined for what is no time */
export function fromField(typed: string | undefined): number | null | undefined {
  const text = (typed ?? '').trim();
  if (!text) return null;
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?$/.test(text)) return undefined;
  const at = Date.parse(`${text.replace(' ', 'T')}+09:00`);
  return Number.isNaN(at) ? undefined : at;
}
