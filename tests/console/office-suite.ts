/** The pages beside the desk by requests, on both engines: what is told by hand, what was held, who is away. */
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { standsFor } from '../../src/console/desk/desk.js';
import { ABSENCE_FAULT_TEXTS } from '../../src/console/office/absences-page.js';
import { ABSENCE_FAULTS } from '../../src/staff/absences.js';
import { absences, notices, petitions, tasks } from '../../src/storage/schema.js';
import { write } from '../../src/storage/store.js';
import type { Gateway } from '../../src/wire.js';
import { type SignedIn, signIn } from '../staff/people.js';
import { receiptIn } from '../receipt-in.js';

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
    return receiptIn(await text(from, '1'));
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

  describe('부재', () => {
    let kim: SignedIn;
    let choi: SignedIn;
    beforeEach(async () => {
      kim = await signIn(g, 'officer', { username: 'kim', name: '김도로', department: 'roads' });
      choi = await signIn(g, 'officer', { username: 'choi', name: '최도로', department: 'roads' });
    });
    const all = () => g.core.store.db.select().from(absences);
    const add = (by: SignedIn, fields: Partial<Record<'staff' | 'substitute' | 'from' | 'until', string>> = {}): Promise<Response> => by.post('/absences', { staff: by.id, substitute: choi.id, from: '2026-11-24', until: '2026-11-26', ...fields });

    it('an officer enters their own: the substitute has their work on those days, and it is on record', async () => {
      expect(to(await add(kim))).toContain('absence-added');
      expect(await all()).toMatchObject([{ staff: kim.id, substitute: choi.id, by: kim.id, from: Date.parse('2026-11-24T00:00:00+09:00'), until: Date.parse('2026-11-27T00:00:00+09:00') }]);
      expect(await standsFor(g, choi.id)).toEqual([kim.id]);
      const page = await read(choi.get('/absences'));
      expect(page).toMatch(/김도로 도로관리과 11월 24일\(화\) – 11월 26일\(목\) 최도로 지금 부재/);
      expect(page).not.toContain('돌아옴'); // it is not theirs to end
      expect(await read(parks.get('/absences'))).not.toContain('김도로');
      const [{ id = '' } = {}] = await all();
      expect(await read(choi.post('/absences/end', { id }))).toContain('그 부서의 과장이 적습니다');
      expect(await read(parks.post('/absences/end', { id }))).toContain('그 부서의 과장이 적습니다');
      expect(to(await head.post('/absences/end', { id }))).toContain('absence-ended');
      expect(await standsFor(g, choi.id)).toEqual([]);
      expect((await kim.post('/absences/end', { id })).status).toBe(422);
    });

    it.each<[string, Partial<Record<'staff' | 'substitute' | 'from' | 'until', string>>]>([
      ['마지막 날이 첫날보다 빠릅니다', { from: '2026-11-26', until: '2026-11-25' }],
      ['첫날이 지난 날입니다', { from: '2026-11-23' }],
      ['달력에 없는 날짜입니다', { until: '2026-11-31' }],
      ['달력에 없는 날짜입니다', { from: '' }],
      ['366일까지', { until: '2027-11-25' }],
      ['자기 자신은 대신할 수 없습니다', { substitute: 'kim' }],
      ['다른 부서 사람입니다', { substitute: 'parks' }],
      ['대신할 사람을 골라 주십시오', { substitute: 'inspector' }],
      ['대신할 사람을 골라 주십시오', { substitute: '' }],
      ['그 부서의 과장이 적습니다', { staff: 'choi', substitute: 'kim' }],
      ['자리를 비우는 사람을 골라 주십시오', { staff: 'nobody' }],
    ])('%s: %o is refused, and nothing is written', async (said, fields) => {
      const who: Record<string, string> = { kim: kim.id, choi: choi.id, parks: parks.id, inspector: inspector.id };
      const response = await add(kim, Object.fromEntries(Object.entries(fields).map(([k, v]) => [k, who[v] ?? v])));
      expect([response.status, (await read(response)).includes(said)]).toEqual([422, true]);
      expect(await all()).toEqual([]);
    });

    it('a whole year is taken; spans touch but do not overlap; whoever is away does not stand in', async () => {
      expect(to(await add(kim, { until: '2027-11-24' }))).toContain('absence-added');
      expect(await read(add(kim, { from: '2027-11-24', until: '2027-11-24' }))).toContain('이미 부재로 적혀 있습니다');
      expect(to(await add(kim, { from: '2027-11-25', until: '2027-11-25' }))).toContain('absence-added');
      expect(await read(add(choi, { substitute: kim.id, from: '2026-12-01', until: '2026-12-02' }))).toContain('김도로 직원도 이 기간에 자리를 비웁니다');
      expect(to(await add(choi, { substitute: head.id, from: '2026-12-01', until: '2026-12-02' }))).toContain('absence-added');
      expect(await read(kim.get('/absences'))).toContain('대신할 사람도 이때 자리를 비웁니다');
    });

    it('entered twice at once it stands once; a head enters their department’s, an administrator anybody’s', async () => {
      const twice = await Promise.all([add(head, { staff: kim.id }), add(head, { staff: kim.id })]);
      expect(twice.map((r) => r.status).sort()).toEqual([303, 422]);
      expect((await all()).length).toBe(1);
      const lee = await signIn(g, 'officer', { username: 'lee', name: '이공원', department: 'parks' });
      expect(await read(add(head, { staff: lee.id, substitute: parks.id }))).toContain('그 부서의 과장이 적습니다');
      const administrator = await signIn(g, 'administrator', { username: 'admin2' });
      expect(to(await add(administrator, { staff: lee.id, substitute: parks.id }))).toContain('absence-added');
      const listed = await read(administrator.get('/absences'));
      expect([listed.includes('김도로'), listed.includes('이공원')]).toEqual([true, true]);
    });

    it('every fault has its sentence', () => {
      for (const code of ABSENCE_FAULTS) for (const text of Object.values(ABSENCE_FAULT_TEXTS[code])) expect(text.length).toBeGreaterThan(10);
    });
  });
}
