/** Phone numbers in any form are one phone: 010-1234-5678, +82 10 1234 5678, 01012345678. */
import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** Carriers give Korean mobile numbers whole: what the library answers for these it answers with themselves (tests/citizens holds that). */
const MOBILE = /^\+8210[2-46-9]\d{7}$/;

/** @returns E.164, or undefined where no real number stands */
export function parsePhone(typed: string): string | undefined {
  if (MOBILE.test(typed)) return typed;
  if (typed.length > 40) return undefined;
  const parsed = parsePhoneNumberFromString(typed.normalize('NFKC'), 'KR');
  return parsed?.isValid() ? parsed.number : undefined;
}
