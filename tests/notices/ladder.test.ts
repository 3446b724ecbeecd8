/** Which way a notice goes: a table over consents, hours and what the law calls lawful. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterQuiet, type Facts, nextStep, type Step, takesTexts } from '../../src/notices/ladder.js';
import { pauseBefore } from '../../src/notices/outcome.js';

const at = (time: string): number => Date.parse(`2026-11-${time}+09:00`);
const DAY = at('24T14:20:00');
const NIGHT = at('24T22:30:00');
const law: Facts = { duty: 'law', kind: 'other', consent: false, phone: '+821012345678', stopped: false, quiet: true, subscribed: false, pushed: false, carrier: true, now: DAY };
const courtesy: Facts = { ...law, duty: 'courtesy' };

const CASES: [string, Facts, Step][] = [
  ['기타민원: a text alone is lawful', law, { by: 'text' }],
  ['a statutory petition: a text, and the officer writes', { ...law, kind: 'statutory' }, { by: 'text', task: 'paper' }],
  ['… unless consent is recorded', { ...law, kind: 'statutory', consent: true }, { by: 'text' }],
  ['… by push as well', { ...law, kind: 'statutory', subscribed: true }, { by: 'push', task: 'paper' }],
  ['push first', { ...law, subscribed: true }, { by: 'push' }],
  ['not acknowledged: a text', { ...law, subscribed: true, pushed: true }, { by: 'text' }],
  ['STOP: what the law demands becomes a task', { ...law, stopped: true }, { by: 'task', why: 'stopped' }],
  ['STOP is about texts: a push that was asked for still goes', { ...law, stopped: true, subscribed: true }, { by: 'push' }],
  ['STOP: a courtesy is not sent at all', { ...courtesy, stopped: true, subscribed: true }, { by: 'nothing', why: 'stopped' }],
  ['no phone', { ...law, phone: undefined }, { by: 'task', why: 'no-phone' }],
  ['no phone, a courtesy', { ...courtesy, phone: undefined }, { by: 'nothing', why: 'no-phone' }],
  ['a landline', { ...law, phone: '+82234235114' }, { by: 'task', why: 'unreachable' }],
  ['no carrier', { ...law, carrier: false }, { by: 'task', why: 'no-carrier' }],
  ['no carrier, but push', { ...law, carrier: false, subscribed: true }, { by: 'push' }],
  ['the law does not wait for the morning', { ...law, now: NIGHT }, { by: 'text' }],
  ['a courtesy does', { ...courtesy, now: NIGHT }, { by: 'waiting', until: at('25T08:00:00') }],
  ['… unless nights are allowed', { ...courtesy, now: NIGHT, quiet: false }, { by: 'text' }],
  ['a courtesy by day', courtesy, { by: 'text' }],
];

describe('the ladder', () => {
  it.each(CASES)('%s', (_name, facts, step) => expect(nextStep(facts)).toEqual(step));

  it.each([
    ['24T20:59:59.999', '24T20:59:59.999'],
    ['24T21:00:00', '25T08:00:00'],
    ['24T23:59:59.999', '25T08:00:00'],
    ['25T00:00:00', '25T08:00:00'],
    ['25T07:59:59.999', '25T08:00:00'],
    ['25T08:00:00', '25T08:00:00'],
  ])('quiet hours: %s goes at %s', (from, to) => expect(afterQuiet(at(from))).toBe(at(to)));

  it.each([
    ['+821012345678', true],
    ['+82111234567', true],
    ['+8223423511', false],
    ['+827012345678', false],
    ['+14155550100', true],
  ])('%s takes texts: %s', (phone, takes) => expect(takesTexts(phone)).toBe(takes));
});

describe('trying again', () => {
  it('pauses grow to an hour, never more than a quarter away', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 50 }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, chance) => {
      const middle = Math.min(30_000 * 2 ** (tries - 1), 3_600_000);
      const pause = pauseBefore(tries, chance);
      expect(pause).toBeGreaterThanOrEqual(middle * 0.75);
      expect(pause).toBeLessThanOrEqual(middle * 1.25);
    }));
  });
});
