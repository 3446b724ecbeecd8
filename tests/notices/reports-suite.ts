/** What a carrier reports afterwards, whichever it is: for a describe of a test file with a `noticeStand`. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LEASE } from '../../src/notices/claim.js';
import { answered, h, rows } from './stand.js';

/**
 * @param opened a gateway with this carrier
 * @param report sends one of its reports, and gives the status that the carrier gets
 * @param ranks its words for states, those that say nothing new with 0
 */
export function reportsSuite(opened: () => Promise<void>, report: (notice: string, state: string) => Promise<number>, ranks: Readonly<Record<string, number>>): void {
  it('promise-11: a state never goes backwards, in whatever order reports come, however often', async () => {
    await opened();
    await answered();
    await h.notices.run();
    const id = rows()[0]?.id ?? '';
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...Object.keys(ranks)), { minLength: 1, maxLength: 6 }), async (states) => {
        h.store.raw.prepare("update notices set state = 'sent', delivery = 0").run();
        let highest = 0;
        for (const state of states) {
          expect(await report(id, state)).toBe(204);
          highest = Math.max(highest, ranks[state] ?? 0);
          expect(rows()[0]?.delivery).toBe(highest);
        }
        expect(rows()[0]?.state).toBe(highest === 4 ? 'delivered' : highest === 3 ? 'failed' : 'sent');
      }),
      { numRuns: 40 },
    );
  });

  it('one that comes before our own write is not lost', async () => {
    await opened();
    await answered();
    h.store.raw.prepare("update notices set state = 'claimed', way = 'text', claimed_until = ?").run(h.time.now + LEASE);
    expect(await report(rows()[0]?.id ?? '', 'delivered')).toBe(204);
    expect(rows()).toMatchObject([{ state: 'claimed', delivery: 4 }]);
    h.time.now += LEASE + 1; // and then it was killed
    await h.notices.run();
    expect(rows()).toMatchObject([{ state: 'delivered' }]);
    expect(h.count('tasks')).toBe(0);
  });
}
