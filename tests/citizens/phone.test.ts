/** A number typed in any form is what libphonenumber-js, with all that it knows, says: ours has less of its data (src/files/phone-numbers.ts) and a shorter way for Korean mobiles. */
import fc from 'fast-check';
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js';
import examples from 'libphonenumber-js/mobile/examples';
import { expect, it } from 'vitest';
import { countryOf, parsePhone } from '../../src/citizens/phone.js';

function whole(typed: string): string | undefined {
  const parsed = parsePhoneNumberFromString(typed.normalize('NFKC'), 'KR');
  return parsed?.isValid() ? parsed.number : undefined;
}

it('a mobile number of every country, in each way of writing it', () => {
  const countries = getCountries();
  expect(countries.length).toBeGreaterThan(200);
  for (const country of countries) {
    const number = getExampleNumber(country, examples);
    if (!number) continue;
    for (const typed of [number.number, number.formatInternational(), number.getURI(), `00${number.number.slice(1)}`]) expect([typed, parsePhone(typed)]).toEqual([typed, whole(typed)]);
    expect(parsePhone(number.formatInternational())).toBe(number.number);
    expect(countryOf(number.number).code).toBe(number.countryCallingCode);
  }
});

it.each(['02-3423-5114', '031-123-4567', '1588-1234', '(02) 3423 5114', '070-1234-5678', '080-123-4567', '01012345678', '8210-1234-5678', '+800 1234 5678', '+870 773 111 632', '+1 800 555 0100'])('%s', (typed) => {
  expect(parsePhone(typed)).toBe(whole(typed));
});

it('any digits, signs and prefixes', () => {
  const part = fc.constantFrom('010', '02', '+82', '+8210', '0', '00', '+1', '+86', '+84', '+81', '+800', '1588', '-', ' ', '(', ')', '.', ',', ';ext=', '#', 'x', '０１０');
  const typed = fc.array(fc.oneof(part, fc.stringMatching(/^\d{1,8}$/)), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
  fc.assert(fc.property(typed, (text) => parsePhone(text) === (text.length > 40 ? undefined : whole(text))), { numRuns: 2000 });
  fc.assert(fc.property(fc.stringMatching(/^\+8210\d{8}$/), (text) => parsePhone(text) === whole(text)), { numRuns: 500 });
});
