/** Any list of the officers' desk within five looks at every row (50 ms where one takes 10) while 100,000 petitions are open; the table is printed. */
import { expect, test } from 'vitest';
import { measureDesk } from '../bench/desk.js';

test('every list, whole requests', async () => {
  const { table, missed } = await measureDesk();
  console.log(table);
  expect(missed).toEqual([]);
});
