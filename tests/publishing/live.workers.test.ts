/** Live on Workers: an isolate looks for a new edition with the first request after a while, and that while is less than 10 s. */
import { applyD1Migrations, createExecutionContext, type D1Migration, env, waitOnExecutionContext } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { afterEach, expect, it, vi } from 'vitest';
import type { Assets } from '../../src/files/assets.js';
import { approveSet, submitSet } from '../../src/publishing/decide.js';
import { createSet, saveChange } from '../../src/publishing/draft.js';
import { FRESH, openLive } from '../../src/publishing/live.js';
import type { Press } from '../../src/publishing/press.js';
import { pilots } from '../../src/pilot/index.js';
import { d1Store } from '../../src/storage/d1.js';
import { openDistrict } from '../../src/storage/district.js';
import worker from '../../src/worker.js';
import { templates } from '../../templates/index.js';

const { ASSETS, DB, MIGRATIONS } = env as unknown as { ASSETS: Assets; DB: D1Database; MIGRATIONS: D1Migration[] };
afterEach(() => vi.restoreAllMocks());

it('says a published change with the first request after its while', async () => {
  expect(FRESH).toBeLessThan(10_000);
  await applyD1Migrations(DB as never, MIGRATIONS);
  const vars = { ASSETS, DB, LOCAL_WORKER: '1', DEMO: 'on', SECRET_KEY: btoa('k'.repeat(32)) };
  const said = async (): Promise<string> => {
    const context = createExecutionContext();
    const response = await worker.fetch(new Request('http://127.0.0.1:3000/m/help?lang=ko'), vars, context as never);
    const text = await response.text();
    await waitOnExecutionContext(context);
    return text;
  };
  const began = Date.now();
  const clock = vi.spyOn(Date, 'now').mockReturnValue(began);
  expect(await said()).toContain('도움말');

  const store = d1Store(DB);
  let serial = 0;
  const press: Press = { store, live: await openLive(store, await openDistrict(store, pilots.gangnam), templates, () => began), files: templates, now: () => began, real: () => began, random: { digits: () => '', token: () => `set-${++serial}` }, check: () => [] };
  const id = await createSet(press, { id: 'kim', address: '' }, { title: 'a', reason: 'b', publishAt: null, endAt: null });
  await saveChange(press, { id: 'kim', address: '' }, id, { locale: 'ko', device: 'common', key: 'help.title', body: '바로 도움' }, 0);
  await submitSet(press, { id: 'kim', address: '' }, id, 2);
  await approveSet(press, { id: 'lee', address: '' }, id, 3, '');

  clock.mockReturnValue(began + FRESH - 1);
  expect(await said()).not.toContain('바로 도움'); // no look yet: nothing is read for every request
  clock.mockReturnValue(began + FRESH);
  expect(await said()).toContain('바로 도움');

  // A look that fails costs nobody an answer: the words of a moment ago are said.
  await DB.prepare('alter table editions rename to gone').run();
  clock.mockReturnValue(began + 2 * FRESH);
  expect(await said()).toContain('바로 도움');
  await DB.prepare('alter table gone rename to editions').run();
});
