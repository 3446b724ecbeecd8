/** Phone numbers in any form are one phone: 010-1234-5678, +82 10 1234 5678, 01012345678. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import { phoneNumbers } from '../../dist/phone-numbers.js';

/** Carriers give Korean mobile numbers whole: what the library answers for these it answers with themselves (tests/citizens holds that). */
const MOBILE = /^\+8210[2-46-9]\d{7}$/;

/** @returns E.164, or undefined where no real number stands */
export function parsePhone(typed: string): string | undefined {
  if (MOBILE.test(typed)) return typed;
  if (typed.length > 40) return undefined;
  const parsed = parsePhoneNumberFromString(typed.normalize('NFKC'), 'KR', phoneNumbers);
  return parsed?.isValid() ? parsed.number : undefined;
}

/** E.164 → `010-1234-5678` */
export const national = (phone: string): string => phone.replace(/^\+82(\d+)$/, '0$1').replace(/^(02|0\d\d)(\d{3,4})(\d{4})$/, '$1-$2-$3');

/** `010-****-5678`, `+1 **** 1234`: the one form in which a proven phone is shown, on every screen. @param phone E.164 */
export function maskPhone(phone: string): string {
  const masked = national(phone).replace(/^(\d{2,3})-(\d{3,4})-(\d{4})$/, (_, a: string, b: string, c: string) => `${a}-${'*'.repeat(b.length)}-${c}`);
  return masked.includes('*') ? masked : `${phone.slice(0, 3)} **** ${phone.slice(-4)}`;
}

/** The country's code, and whether texts to it arrive by mobile: Korean landlines take none. @param phone E.164 */
export function countryOf(phone: string): { code: string; mobile: boolean } {
  const code = parsePhoneNumberFromString(phone, phoneNumbers)?.countryCallingCode ?? '';
  return { code, mobile: code !== '82' || /^\+821[016-9]\d{7,8}$/.test(phone) };
}
