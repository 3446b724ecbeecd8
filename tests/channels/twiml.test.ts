/** Our four tags against Twilio's own builder: the same bytes for whatever XML can carry, and XML still for what it cannot. */
import fc from 'fast-check';
import MessagingResponse from 'twilio/lib/twiml/MessagingResponse.js';
import { expect, it } from 'vitest';
import { twiml } from '../../channels/sms/twilio.js';

function theirs(texts: readonly string[]): string {
  const response = new MessagingResponse();
  for (const text of texts) response.message(text);
  return response.toString();
}

it('says what Twilio’s builder says', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((t) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/.test(t));
  fc.assert(fc.property(fc.array(fc.oneof(text, fc.constantFrom('<b>&amp;"\'', ']]>', 'a\nb', 'c\r\nd\te', '가로등 😀')), { minLength: 1, maxLength: 3 }), (texts) => void expect(twiml(texts)).toBe(theirs(texts))));
});

it('promise-10: what XML cannot carry is left out, not thrown', () => {
  expect(twiml(['a\u0000b\u001bc\ufffe'])).toBe('<?xml version="1.0" encoding="UTF-8"?><Response><Message>abc</Message></Response>');
});
