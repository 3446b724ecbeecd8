/** A demo's three months: told by the real verbs, on any day, once, and they stop when the server does. */
import * as crypto from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tellLife } from '../src/demo/life.js';
import { DEMO_STAFF } from '../src/demo/people.js';
import { STORIES } from '../src/demo/stories.js';
import { readConfig } from '../src/config.js';
import { start, welcome } from '../src/node.js';
import { createPasswords } from '../src/staff/password.js';
import { sweep } from '../src/petitions/sweep.js';
import { type Harness, harness, KEY, TUESDAY } from './harness.js';
import { signIn } from './staff/people.js';

const told = async (now: number, work: (h: Harness) => Promise<void>): Promise<void> => {
  const h = await harness();
  h.time.now = now;
  try {
    await work(h);
  } finally {
    h.close();
  }
};
const sql = <T>(h: Harness, text: string): T[] => h.store.raw.prepare(text).pluck().all() as T[];

describe('three months of a demo', () => {
  it('all kinds of states, ratings, an extension, a supplement, late ones, an objection; told once; nothing is sent again', () =>
    told(TUESDAY, async (h) => {
      const { petitions, refused } = await tellLife(h.core, 'hash');
      expect([petitions, refused]).toEqual([STORIES.length, []]);
      expect(petitions).toBeGreaterThanOrEqual(40);
      for (const state of ['received', 'assigned', 'supplement', 'paused', 'objected', 'answered', 'refused', 'not-processed', 'returned', 'transferred', 'withdrawn']) expect(sql(h, 'select distinct state from petitions')).toContain(state);
      for (const code of ['extended', 'supplemented', 'reminded', 'reopened', 'handed-over', 'consulted', 'registered', 'rated']) expect(sql(h, 'select distinct code from petition_events')).toContain(code);
      expect(new Set(sql<number>(h, 'select score from petitions where score is not null'))).toEqual(new Set([1, 2, 3, 4, 5]));
      expect(sql<number>(h, `select count(*) from petitions where open = 1 and due_at < ${TUESDAY} and state not in ('supplement', 'paused')`)[0]).toBeGreaterThan(1);
      expect(sql(h, 'select distinct state from notices')).toEqual(['delivered']);
      expect(sql<number>(h, `select max(at) from petition_events`)[0]).toBeLessThan(TUESDAY);
      expect((await sweep(h.core)).failed).toEqual([]);
      expect(await tellLife(h.core, 'hash')).toEqual({ petitions: 0, steps: 0, refused: [] });
      const head = await signIn(h, 'head', { department: 'roads' });
      expect(await (await head.get('/report')).text()).toContain('김민서');
      expect(await (await head.get('/satisfaction')).text()).toMatch(/data-v="[1-5]/);
    }));

  it.each(['2026-10-04T23:10:00+09:00', '2027-02-10T08:59:00+09:00'])('on any day, as at %s after holidays, the law refuses nothing of it', (day) =>
    told(Date.parse(day), async (h) => {
      const { petitions, refused } = await tellLife(h.core, 'hash');
      expect([petitions, refused]).toEqual([STORIES.length, []]);
    }));

  it('a database that somebody has used already stays as it is', () =>
    told(TUESDAY, async (h) => {
      for (let i = 0; i < 6; i++) {
        await h.text(`+8210666600${i}0`, `가로등이 꺼졌어요 ${i}`);
        await h.text(`+8210666600${i}0`, '1');
      }
      expect([h.count('petitions'), (await tellLife(h.core, 'hash')).petitions, h.count('staff')]).toEqual([6, 0, 0]);
    }));

  it('stops between two petitions', () =>
    told(TUESDAY, async (h) => {
      let left = 3;
      expect((await tellLife(h.core, 'hash', () => left-- > 0)).petitions).toBe(3);
    }));
});

describe('npm start with an empty demo', () => {
  it('tells it beside the server; its staff sign in with the password that was printed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'minwon-life-'));
    const environment = { PORT: '0', DEMO: 'on', DATABASE_PATH: join(folder, 'a.db'), SECRET_KEY: KEY.toString('base64') };
    const running = await start(environment, { quiet: true, life: true });
    const said = welcome(running.url, readConfig(environment), running.first);
    expect((await fetch(`${running.url}/lab`)).status).toBe(200);
    await running.stop();
    expect(said).toContain('demo-head');
    const h = await harness({}, environment.DATABASE_PATH);
    const [hash = ''] = sql<string>(h, "select password from staff_accounts join staff on staff.id = user_id where username = 'demo-officer'");
    expect(await createPasswords(crypto).verify({ hash, password: running.first?.password ?? '' })).toBe(true);
    expect(sql(h, 'select count(*) from staff')).toEqual([DEMO_STAFF.length + 1]);
    h.close();
    rmSync(folder, { recursive: true });
  });

  it('without a demo there is neither', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'minwon-life-'));
    const environment = { PORT: '0', DEMO: 'off', DATABASE_PATH: join(folder, 'a.db'), SECRET_KEY: KEY.toString('base64') };
    const running = await start(environment, { quiet: true, life: true });
    expect(welcome(running.url, readConfig(environment), running.first)).not.toContain('demo-head');
    await running.stop();
    const h = await harness({ DEMO: 'off' }, environment.DATABASE_PATH);
    expect([sql(h, 'select username from staff'), h.count('petitions')]).toEqual([['admin'], 0]);
    h.close();
    rmSync(folder, { recursive: true });
  });
});
