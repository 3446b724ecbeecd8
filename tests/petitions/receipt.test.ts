import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReceipt, newReceipt } from '../../src/petitions/receipt.js';

const eleven = fc.stringMatching(/^[0-9]{11}$/);
const make = (digits: string): string => newReceipt({ digits: () => digits, token: () => '' });

describe('receipt numbers', () => {
  it('end in their check digit', () => {
    fc.assert(fc.property(eleven, (d) => isReceipt(make(d)) && make(d).startsWith(d) && make(d).length === 12));
  });

  it('catch every wrong digit', () => {
    fc.assert(
      fc.property(eleven, fc.nat(11), fc.integer({ min: 1, max: 9 }), (d, at, by) => {
        const good = make(d);
        const wrong = good.slice(0, at) + ((Number(good[at]) + by) % 10) + good.slice(at + 1);
        return !isReceipt(wrong);
      }),
    );
  });

  it('catch every swap of neighbours', () => {
    fc.assert(
      fc.property(eleven, fc.nat(10), (d, at) => {
        const good = make(d);
        const swapped = good.slice(0, at) + good[at + 1] + good[at] + good.slice(at + 2);
        return swapped === good || !isReceipt(swapped);
      }),
    );
  });

  it('follow Damm: 572 has the check digit 4', () => {
    expect(make('00000000572')).toBe('000000005724');
  });

  it.each(['', '12345678901', '1234567890123', '12345678901x', '１２３４５６７８９０１２'])('%s is none', (text) => {
    expect(isReceipt(text)).toBe(false);
  });
});
