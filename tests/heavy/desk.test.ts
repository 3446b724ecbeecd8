/** Any list of the officers' desk within 50 ms while 100,000 petitions are open; the table is printed. */
import { expect, test } from 'vitest';
import { GOAL, measureDesk, table } from '../bench/desk.js';

test('every list, whole requests', async () => {
  const lines = await measureDesk();
  console.log(table(lines));
  expect(lines.filter((l) => l.p95 > GOAL).map((l) => `${l.what}: ${l.p95.toFixed(1)} ms`)).toEqual([]);
});
