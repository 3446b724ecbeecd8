/** Ready texts as staff keep them, by requests, on both engines. */
import { asc, desc, eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { READY_FAULT_TEXTS } from '../../src/console/office/ready-page.js';
import { MAX_BODY, MAX_TITLE, READY_FAULTS } from '../../src/console/office/ready-texts.js';
import { actions, cannedTexts } from '../../src/storage/schema.js';
import { fillCanned } from '../../src/storage/canned.js';
import type { Gateway } from '../../src/wire.js';
import { type SignedIn, signIn } from '../staff/people.js';

const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const to = (response: Response): string | null => response.headers.get('location');

export function readySuite(open: () => Promise<Gateway>): void {
  let g: Gateway;
  let head: SignedIn;
  let admin: SignedIn;
  beforeEach(async () => {
    g = await open();
    head = await signIn(g, 'head', { username: 'park', name: '박과장', department: 'roads' });
    admin = await signIn(g, 'administrator', { username: 'admin', name: '관리자' });
  });

  const texts = (category: string | null = 'streetlight') => g.core.store.db.select().from(cannedTexts).orderBy(asc(cannedTexts.position)).then((all) => all.filter((c) => c.verb === 'answer' && c.category === category));
  const titles = async (category?: string | null): Promise<string[]> => (await texts(category)).map((c) => c.title);
  const recorded = async (): Promise<string[]> => (await g.core.store.db.select().from(actions).orderBy(desc(actions.seq))).filter((a) => a.verb.startsWith('canned.')).map((a) => `${a.verb} ${JSON.parse(a.detail).title}`);
  const save = (by: SignedIn, fields: Record<string, string>): Promise<Response> => by.post('/ready-texts/save', { verb: 'answer', category: 'streetlight', title: '교체 예약', body: '이번 주 안에 등을 바꿉니다.', ...fields });

  it('added at the end, changed, moved and removed, each recorded; officers see it at once', async () => {
    const before = await titles();
    expect(to(await save(head, {}))).toContain('done=canned-added');
    expect(await titles()).toEqual([...before, '교체 예약']);
    const made = (await texts()).at(-1);
    expect(to(await save(head, { id: made?.id ?? '', seenTitle: made?.title ?? '', seenBody: made?.body ?? '', title: '교체 날짜', body: '내일 등을 바꿉니다.' }))).toContain('done=canned-changed');
    for (let i = 0; i < before.length; i++) expect(to(await head.post('/ready-texts/move', { id: made?.id ?? '', way: 'up' }))).toContain('done=canned-moved');
    expect(await titles()).toEqual(['교체 날짜', ...before]);
    const edge = await head.post('/ready-texts/move', { id: made?.id ?? '', way: 'up' });
    expect([edge.status, plain(await edge.text()).includes(READY_FAULT_TEXTS.edge.ko)]).toEqual([422, true]);
    const page = plain(await (await head.get('/ready-texts?verb=answer&category=streetlight')).text());
    expect(page).toMatch(/교체 날짜 .*내일 등을 바꿉니다.*수리 완료/);
    expect(to(await head.post('/ready-texts/remove', { id: made?.id ?? '' }))).toContain('done=canned-removed');
    expect(await titles()).toEqual(before);
    expect(await recorded()).toEqual(['canned.remove 교체 날짜', ...before.map(() => 'canned.move 교체 날짜'), 'canned.change 교체 날짜', 'canned.add 교체 예약']);
  });

  it('a head keeps those of their own categories; those for all are the administrator’s', async () => {
    const [other] = await texts('park-facility');
    const [general] = await texts(null);
    for (const category of ['park-facility', '']) expect((await save(head, { category })).status).toBe(422);
    for (const id of [other?.id, general?.id]) for (const path of ['move', 'remove']) expect([path, (await head.post(`/ready-texts/${path}`, { id: id ?? '', way: 'down' })).status]).toEqual([path, 422]);
    expect((await save(head, { id: general?.id ?? '', seenTitle: general?.title ?? '', seenBody: general?.body ?? '' })).status).toBe(422);
    const page = await (await head.get('/ready-texts?verb=answer&category=park-facility')).text();
    expect([page.includes('/ready-texts/move'), page.includes('다른 부서의 분류입니다')]).toEqual([false, true]);
    expect(await recorded()).toEqual([]);
    expect(to(await save(admin, { category: '' }))).toContain('done=canned-added');
    expect((await titles(null)).at(-1)).toBe('교체 예약');
  });

  it.each<[string, Record<string, string>, (typeof READY_FAULTS)[number]]>([
    ['no name', { title: '  ' }, 'title'],
    ['a name too long', { title: '가'.repeat(MAX_TITLE + 1) }, 'title-long'],
    ['no text', { body: ' \n ' }, 'body'],
    ['a text too long', { body: '가'.repeat(MAX_BODY + 1) }, 'body-long'],
    ['for what is no result', { verb: 'take' }, 'verb'],
    ['no such category', { category: 'moon' }, 'category'],
    ['a text that is gone', { id: 'gone', seenTitle: 'x', seenBody: 'x' }, 'gone'],
  ])('%s is refused beside its field, keeps what was typed and changes nothing', async (_, fields, code) => {
    const before = await titles();
    const response = await save(admin, fields);
    const html = await response.text();
    if (code === 'gone') expect([response.status, to(response)]).toEqual([303, '/console/ready-texts']);
    else expect([response.status, html.includes(READY_FAULT_TEXTS[code].ko), html.includes(fields.body ?? '이번 주 안에')]).toEqual([422, true, true]);
    expect([await titles(), await recorded()]).toEqual([before, []]);
  });

  it('the longest name and text are taken', async () => {
    expect(to(await save(admin, { title: '가'.repeat(MAX_TITLE), body: '가'.repeat(MAX_BODY) }))).toContain('done=canned-added');
  });

  it('who saves second sees what a colleague wrote, and may then save', async () => {
    const [first] = await texts();
    const seen = { id: first?.id ?? '', seenTitle: first?.title ?? '', seenBody: first?.body ?? '' };
    expect((await save(admin, { ...seen, body: '먼저 고친 글' })).status).toBe(303);
    const second = await save(head, { ...seen, body: '나중에 고친 글' });
    const html = await second.text();
    expect([second.status, html.includes('먼저 고친 글'), html.includes('나중에 고친 글')]).toEqual([409, true, true]);
    expect((await texts())[0]?.body).toBe('먼저 고친 글');
    const field = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
    expect((await save(head, { id: seen.id, seenTitle: field('seenTitle'), seenBody: field('seenBody'), body: '나중에 고친 글' })).status).toBe(303);
    expect((await texts())[0]?.body).toBe('나중에 고친 글');
  });

  it('two who save or move at the same time: one is told', async () => {
    const [first, next] = await texts();
    const seen = { id: first?.id ?? '', seenTitle: first?.title ?? '', seenBody: first?.body ?? '' };
    const saved = await Promise.all([save(admin, { ...seen, body: '하나' }), save(head, { ...seen, body: '둘' })]);
    expect(saved.map((r) => r.status).sort()).toEqual([303, 409]);
    const positions = (await texts()).map((c) => c.position);
    await Promise.all([admin.post('/ready-texts/move', { id: next?.id ?? '', way: 'up' }), head.post('/ready-texts/move', { id: next?.id ?? '', way: 'up' })]);
    expect((await texts()).map((c) => c.position)).toEqual(positions); // no place is taken twice, none is left empty
  });

  it('what no carrier can carry is shown with what goes out in its place', async () => {
    await save(admin, { title: '긴 줄', body: '3월 1일 – 3월 4일' });
    expect(plain(await (await admin.get('/ready-texts?verb=answer&category=streetlight')).text())).toMatch(/문자로 보낼 수 없는 글자는 이렇게 바꿔 보냅니다: +– → +-/);
  });

  it('what was removed does not come back with the next start', async () => {
    for (const { id } of await g.core.store.db.select().from(cannedTexts)) await admin.post('/ready-texts/remove', { id });
    await fillCanned(g.core.store, [{ id: 'x', verb: 'answer', category: null, title: 'x', body: 'x' }]);
    expect(await g.core.store.db.select().from(cannedTexts).where(eq(cannedTexts.id, 'x'))).toEqual([]);
  });

  it('every refusal has its words in both languages', () => {
    expect(Object.keys(READY_FAULT_TEXTS).sort()).toEqual([...READY_FAULTS].sort());
  });
}
