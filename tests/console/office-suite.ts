/** The pages beside the desk by requests, on both engines: what is told by hand, what was held. */
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { notices, petitions, tasks } from '../../src/storage/schema.js';
import { write } from '../../src/storage/store.js';
import type { Gateway } from '../../src/wire.js';
import { type SignedIn, signIn } from '../staff/people.js';

const NOW = Date.parse('2026-11-24T14:20:00+09:00');
const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const read = async (response: Response | Promise<Response>): Promise<string> => plain(await (await response).text());
const to = (response: Response): string | null => response.headers.get('location');

export function officeSuite(open: () => Promise<Gateway>): void {
  let g: Gateway;
  let head: SignedIn;
  let parks: SignedIn;
  let inspector: SignedIn;
  let serial = 0;
  beforeEach(async () => {
    g = await open();
    head = await signIn(g, 'head', { username: 'park', name: '박과장', department: 'roads' });
    parks = await signIn(g, 'head', { username: 'han', name: '한과장', department: 'parks' });
    inspector = await signIn(g, 'inspector', { username: 'shin', name: '신심사' });
  });

  const text = async (from: string, words: string): Promise<string> => {
    const response = await g.app.request('http://127.0.0.1:3000/sms/demo', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: `o${++serial}`, from, text: words }) });
    return ((await response.json()) as { texts: string[] }).texts.join('\n');
  };
  const filed = async (words = '가로등이 꺼졌어요'): Promise<string> => {
    const from = `+82106000${String(++serial).padStart(4, '0')}`;
    await text(from, words);
    return (/\d{4}-\d{4}-\d{4}/.exec(await text(from, '1'))?.[0] ?? '').replaceAll('-', '');
  };

  describe('알림 문제', () => {
    /** A notice that did not arrive, with its task. */
    const trouble = async (receipt: string, id: string, { state = 'failed', kind = 'tell', why = 'unreachable', code = '30006' }: Partial<Record<'state' | 'kind' | 'why' | 'code', string>> = {}, at = NOW): Promise<void> => {
      const [row] = await g.core.store.db.select().from(petitions).where(eq(petitions.receipt, receipt));
      await g.core.store.atomic([
        write(g.core.store.db.insert(notices).values({ id, receipt, event: 50 + ++serial, kind: 'extended', duty: 'law', locale: 'ko', state, notBefore: at, tries: 2, code, createdAt: at, changedAt: at })),
        write(g.core.store.db.insert(tasks).values({ id: `t-${id}`, receipt, department: row?.department ?? '', kind, notice: id, why, at })),
      ]);
    };
    const taskOf = async (id: string) => (await g.core.store.db.select().from(tasks).where(eq(tasks.id, `t-${id}`)))[0];

    it('whom to call, and why, counted by cause; a head sees their own department first', async () => {
      const [lamp, park] = [await filed(), await filed('공원 화장실이 더러워요')];
      await trouble(lamp, 'a');
      await trouble(park, 'b', { why: 'paper', code: '' });
      await trouble(park, 'c', { why: 'doubtful', kind: 'check', state: 'doubtful', code: 'dead-letter' });
      const all = await read(inspector.get('/notices'));
      expect(all).toMatch(/받을 수 없는 번호 1/);
      expect(all).toMatch(/가로등 고장.*공원 시설/);
      expect(all).toContain('대기열에서 버려짐');
      const own = await read(head.get('/notices'));
      expect([own.includes('가로등 고장'), own.includes('공원 시설')]).toEqual([true, false]);
      expect(await read(head.get('/notices?department=parks'))).toContain('공원 시설');
      const paper = await read(inspector.get('/notices?why=paper'));
      expect(paper.match(/직접 알릴 것.*보내지 못한 알림/s)?.[0]).toMatch(/공원 시설.*문자로만/);
      expect((await inspector.get('/notices?why=<b>&department=nowhere&after=x&before=-1')).status).toBe(200);
    });

    it('is done once, by whom it belongs to, with how', async () => {
      const receipt = await filed();
      await trouble(receipt, 'd');
      expect(to(await parks.post('/notices/done', { task: 't-d', how: 'call' }))).toContain('task-not-yours');
      expect(to(await head.post('/notices/done', { task: 't-d', how: 'checked' }))).toContain('task-how');
      expect(to(await head.post('/notices/done', { task: 't-d' }))).toContain('task-how');
      expect((await taskOf('d'))?.doneAt).toBeNull();
      expect(to(await head.post('/notices/done', { task: 't-d', how: 'letter', department: 'roads', why: 'unreachable' }))).toBe('/console/notices?department=roads&why=unreachable&done=task-done');
      expect(await taskOf('d')).toMatchObject({ doneAt: NOW, doneBy: head.id, how: 'letter' });
      expect(to(await inspector.post('/notices/done', { task: 't-d', how: 'call' }))).toContain('task-late');
      expect(await taskOf('d')).toMatchObject({ doneBy: head.id, how: 'letter' });
      expect(await read(head.get('/notices'))).toMatch(/보내지 못한 알림 .*직접 알림/);
    });

    it('what a restore held back goes out, or does not, and is decided once', async () => {
      const receipt = await filed();
      for (const id of ['e', 'f', 'g']) await trouble(receipt, id, { state: 'held', kind: 'held', why: 'was-claimed', code: '' });
      expect(await read(inspector.get('/notices'))).toMatch(/백업을 되살린 뒤 멈춤 3 .*이미 갔을 수 있음/);
      const stateOf = async (id: string) => (await g.core.store.db.select().from(notices).where(eq(notices.id, id)))[0]?.state;
      expect(to(await inspector.post('/notices/held', { go: 'release' }))).toContain('held-none');
      expect(to(await inspector.post('/notices/held', { go: 'drop', pick: 'e', because: 'whim' }))).toContain('held-none');
      expect(to(await parks.post('/notices/held', { go: 'release', pick: 'e' }))).toContain('task-not-yours');
      expect(to(await head.post('/notices/done', { task: 't-e', how: 'call' }))).toContain('task-late');
      expect([await stateOf('e'), await stateOf('f'), await stateOf('g')]).toEqual(['held', 'held', 'held']);
      expect(to(await head.post('/notices/held', { go: 'release', pick: 'e' }))).toContain('held-sent');
      expect(to(await head.post('/notices/held', { go: 'drop', pick: 'f', because: 'told-by-hand' }))).toContain('held-dropped');
      expect(to(await inspector.post('/notices/held', { go: 'drop', pick: 'e', because: 'void' }))).toContain('held-late');
      expect([await stateOf('e'), await stateOf('f'), await stateOf('g')]).toEqual(['waiting', 'dropped', 'held']);
    });

    it('fifty at once, and the rest on the next page', async () => {
      const receipt = await filed();
      for (let i = 0; i < 51; i++) await trouble(receipt, `n${String(i).padStart(2, '0')}`, {}, NOW + Math.floor(i / 2));
      const page = await (await head.get('/notices')).text();
      expect([(page.match(/action="\/console\/notices\/done"/g) ?? []).length, page.includes('value="t-n50"')]).toEqual([50, false]);
      const next = /rel="next" href="\/console(\/notices[^"#]*after[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
      const rest = await (await head.get(next)).text();
      expect([(rest.match(/action="\/console\/notices\/done"/g) ?? []).length, rest.includes('value="t-n50"')]).toEqual([1, true]);
    });
  });
}
