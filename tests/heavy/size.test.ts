/** A status question beside a hundred thousand petitions; beside ten million it is `npm run bench:size`. */
import { expect, it } from 'vitest';
import { GOAL, measure } from '../bench/size.js';

it(`a status question takes at most ${GOAL} × as long beside 100,000 petitions as beside 10,000`, async () => {
  const { results, table } = await measure(100_000, 500);
  console.log(table);
  for (const { question, ratio } of results) expect(ratio, question).toBeLessThanOrEqual(GOAL);
});
