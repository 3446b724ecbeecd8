import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { expect, it } from 'vitest';
import { createLearner, missing, usesSince } from '../../src/guide/learn.js';
import { counted, put } from '../../src/guide/store.js';
import { d1Store } from '../../src/storage/d1.js';

const { DB, MIGRATIONS } = env as unknown as { DB: D1Database; MIGRATIONS: D1Migration[] };

it('what is missing is learnt on D1 as well: known words at once, strange ones after three phones', async () => {
  await applyD1Migrations(DB as never, MIGRATIONS);
  const store = d1Store(DB);
  for (const table of ['guide_questions', 'guide_strange_words', 'guide_uses']) await DB.prepare(`delete from ${table}`).run();
  await store.atomic([...put(store.db, { id: 'pool', kind: 'question', locale: 'ko', title: '수영장', summary: '수영장은 6시에 엽니다.', body: '', source: '시험' }, 1), ...counted()]);
  const learner = createLearner({ store, vault: { find: (kind: string, text: string) => `${kind}-${text.length}` } as never, now: () => 1_000 });
  for (const who of ['1', '22', '333', '4444']) {
    learner.take({ device: 'sms', locale: 'ko', who, proven: true, looked: { text: '수영장 크로켓장', sure: false, entry: 'pool' } });
    learner.take({ device: 'tv', locale: 'ko', who: undefined, proven: false, looked: { text: '', sure: true, entry: 'pool' } });
    await learner.flush();
  }
  expect((await missing(store.db, 0, 9)).map((q) => [q.words, q.unanswered])).toEqual([['수영장', 3], ['수영장 크로켓장', 1]]);
  expect(await usesSince(store.db, '1970-01')).toEqual([{ entry: 'pool', device: 'tv', count: 4 }]);
});
