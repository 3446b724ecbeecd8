/** A date of another year than today's says so on every device; once that year has come it does not. */
import { expect, it } from 'vitest';
import { harness } from '../harness.js';

it('a petition filed at the end of December is due next year, and was filed last year', async () => {
  const h = await harness();
  h.time.now = Date.parse('2026-12-30T14:20:00+09:00');
  await h.text('01012345678', '신청 가로등이 꺼졌어요');
  const filed = await h.text('01012345678', '1');
  expect(filed).toMatch(/2027\/1\/\d+ \d\d:\d\d까지/);
  const receipt = filed.match(/\d{4}-\d{4}-\d{4}/)?.[0].replaceAll('-', '') ?? '';
  expect(await h.text('01012345678', receipt)).toContain(' 2027/1/');

  h.time.now = Date.parse('2027-01-02T14:20:00+09:00');
  expect(await h.text('01012345678', receipt)).toMatch(/ 1\/\d+\([월화수목금]\) \d\d:\d\d까지/);
  expect(await h.text('01012345678', '1')).toContain('2026/12/30 14:20');
  h.close();
});
