/** The languages that staff work in: the console, the compiler's sentences, the terminal. Citizens have more (inquiry.ts). */
export const STAFF_LOCALES = ['ko', 'en'] as const;
export type Locale = (typeof STAFF_LOCALES)[number];
