/** Receipt numbers (접수번호): 11 random digits and a Damm check digit, the same on every device. */
import type { Random } from '../core.js';

/** Damm's quasigroup of order 10 (H. M. Damm, 2004): catches every wrong digit and every swap of neighbours. */
const TABLE = ['0317598642', '7092154863', '4206871359', '1750983426', '6123045978', '3674209581', '5869720134', '8945362017', '9438617205', '2581436790'];

function fold(digits: string): string {
  let interim = '0';
  for (const d of digits) interim = TABLE[Number(interim)]?.[Number(d)] ?? '0';
  return interim;
}

/** A new number; whether it is free only the database knows. */
export function newReceipt(random: Random): string {
  const digits = random.digits(11);
  return digits + fold(digits);
}

/** Whether 12 digits end in their check digit: a slip is told apart from an unknown number before any look-up. */
export const isReceipt = (digits: string): boolean => /^\d{12}$/.test(digits) && fold(digits) === '0';
