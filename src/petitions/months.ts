/** Months as figures are counted by, in Seoul. A month is `2026-11`; instants are ms. */
const SEOUL = 9 * 3_600_000;

/** The month that an instant falls in. */
export const monthOf = (at: number): string => new Date(at + SEOUL).toISOString().slice(0, 7);

export const isMonth = (text: string): boolean => /^20\d\d-(0[1-9]|1[0-2])$/.test(text);

const numbered = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const named = (n: number): string => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;

/** @param by may be negative */
export const monthsAfter = (month: string, by: number): string => named(numbered(month) + by);

/** Its first instant, and the first of the next one. */
export const rangeOf = (month: string): { from: number; to: number } => ({ from: startOf(month), to: startOf(monthsAfter(month, 1)) });
const startOf = (month: string): number => Date.parse(`${month}-01T00:00:00+09:00`);

/** Both ends included; nothing when the second is before the first. */
export const monthsBetween = (from: string, to: string): string[] => Array.from({ length: Math.max(0, numbered(to) - numbered(from) + 1) }, (_, i) => monthsAfter(from, i));
