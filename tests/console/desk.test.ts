/** The officers' desk by requests, on a whole gateway: lists, a petition on one page, verbs and their refusals, search, bulk. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FAULT_TEXTS, lawText, WHEN } from '../../src/console/desk/faults.js';
import { FORMS } from '../../src/console/desk/forms.js';
import { nameHash } from '../../src/petitions/file-writes.js';
import { endsOf } from '../../src/petitions/desk-lists.js';
import { checkMay } from '../../src/petitions/life/act.js';
import { caseOf } from '../../src/petitions/life/case.js';
import { FAULTS } from '../../src/petitions/life/fault.js';
import { PETITION_VERBS, type PetitionVerb } from '../../src/petitions/life/table.js';
import { type Harness, harness, TUESDAY } from '../harness.js';
import { type SignedIn, signIn } from '../staff/people.js';

let h: Harness;
const who = {} as Record<'kim' | 'choi' | 'head' | 'parks' | 'agent' | 'inspector' | 'administrator', SignedIn>;
beforeAll(async () => {
  h = await harness();
  who.kim = await signIn(h, 'officer', { username: 'kim', name: '김도로', department: 'roads' });
  who.choi = await signIn(h, 'officer', { username: 'choi', name: '최도로', department: 'roads' });
  who.head = await signIn(h, 'head', { username: 'park', name: '박과장', department: 'roads' });
  who.parks = await signIn(h, 'officer', { username: 'lee', name: '이공원', department: 'parks' });
  for (const role of ['agent', 'inspector', 'administrator'] as const) who[role] = await signIn(h, role);
});
beforeEach(() => {
  h.time.now = TUESDAY;
});
afterAll(() => h.close());

let phones = 20_000_000;
const nextPhone = (): string => `+8210${++phones}`;
/** A streetlight petition by text. @returns its receipt */
async function filed(from = nextPhone()): Promise<string> {
  await h.text(from, `선릉로 ${phones % 1000}길 가로등이 꺼졌어요`);
  const said = await h.text(from, '1');
  return (/\d{4}-\d{4}-\d{4}/.exec(said)?.[0] ?? said).replaceAll('-', '');
}
const taken = async (by = who.kim): Promise<string> => {
  const receipt = await filed();
  expect((await act(by, receipt, 'take')).status).toBe(303);
  return receipt;
};
const sql = <T = Record<string, unknown>>(text: string, ...params: unknown[]): T[] => h.store.raw.prepare(text).all(...params) as T[];
const row = (receipt: string): Record<string, unknown> => sql('select * from petitions where receipt = ?', receipt)[0] as Record<string, unknown>;
const version = (receipt: string): string => String(row(receipt).events);
const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const read = async (response: Response | Promise<Response>): Promise<string> => plain(await (await response).text());
const act = (by: SignedIn, receipt: string, verb: PetitionVerb, fields: Record<string, string> = {}): Promise<Response> => by.post(`/petitions/${receipt}/do/${verb}`, { version: version(receipt), ...fields });

describe('from arrival to answer', () => {
  it('a text arrives, stands in the department’s list, is taken, answered and queued for telling', async () => {
    const receipt = await filed();
    const list = await read(who.kim.get('/petitions?view=department'));
    expect(list).toContain('새로 온 것, 담당자 없음');
    expect((await who.kim.get('/')).headers.get('location')).toBe('/console/petitions');
    expect(await read(who.kim.get(`/petitions/${receipt}`))).toMatch(/가로등이 꺼졌어요.*내가 맡기/);
    expect((await act(who.kim, receipt, 'take')).status).toBe(303);
    const mine = await read(who.kim.get('/petitions'));
    expect(mine).toContain('내가 맡은 민원 1건');
    expect(mine).toContain('40시간 남음'); // five days, just received
    expect((await act(who.kim, receipt, 'answer', { text: '등을 새것으로 바꾸었습니다.' })).headers.get('location')).toContain('done=petition-sent');
    expect(row(receipt)).toMatchObject({ state: 'answered', open: 0, settled_at: TUESDAY });
    expect(sql('select kind, state, not_before from notices where receipt = ?', receipt)).toEqual([{ kind: 'answered', state: 'waiting', not_before: TUESDAY + 60_000 }]);
  });

  it('what was sent is recalled within 60 seconds, not a moment later', async () => {
    const receipt = await taken();
    await act(who.kim, receipt, 'answer', { text: '고쳤습니다.' });
    h.time.now += 60_000;
    expect(await read(who.kim.get(`/petitions/${receipt}`))).toContain('60초 안에는 보낸 것을 취소할 수 있습니다');
    expect((await act(who.kim, receipt, 'recall')).headers.get('location')).toContain('done=petition-recalled');
    expect([row(receipt).state, sql('select state, sealed from notices where receipt = ?', receipt)]).toEqual(['assigned', [{ state: 'recalled', sealed: null }]]);
    await act(who.kim, receipt, 'answer', { text: '다시 고쳤습니다.' });
    h.time.now += 60_001;
    expect(await read(who.kim.get(`/petitions/${receipt}`))).not.toContain('보낸 것 취소');
    const late = await act(who.kim, receipt, 'recall');
    expect([late.status, row(receipt).state]).toEqual([422, 'answered']);
    expect(await read(late)).toContain('60초가 지나');
  });
});

describe('lists', () => {
  const sections = async (by: SignedIn, view: string): Promise<Record<string, string[]>> => {
    const html = await (await by.get(`/petitions?view=${view}`)).text();
    const parts = html.split('<section ').slice(1);
    return Object.fromEntries(parts.map((p) => [/id="group-(\w+)"/.exec(p)?.[1] ?? '', [...p.matchAll(/data-receipt="(\d+)"/g)].map((m) => m[1] ?? '')]));
  };

  it('each petition stands in one group, by the moment on which the group ends', async () => {
    const { today, week } = endsOf(TUESDAY);
    expect([new Date(today).toISOString(), new Date(week).toISOString()]).toEqual(['2026-11-24T15:00:00.000Z', '2026-11-29T15:00:00.000Z']);
    const wanted: Record<string, string> = {};
    const cases: [due: number, group: string][] = [[TUESDAY - 1, 'late'], [TUESDAY, 'today'], [today - 1, 'today'], [today, 'week'], [week - 1, 'week'], [week, 'later']];
    for (const [due, group] of cases) {
      const receipt = await taken(who.choi);
      h.store.raw.prepare('update petitions set due_at = ? where receipt = ?').run(due, receipt);
      wanted[receipt] = group;
    }
    const stopped = await taken(who.choi);
    await act(who.choi, stopped, 'ask-supplement', { text: '어느 기둥인지 알려 주십시오.', days: '7' });
    wanted[stopped] = 'stopped';
    const found = await sections(who.choi, 'mine');
    expect(Object.entries(found).flatMap(([group, receipts]) => receipts.map((r) => [r, group])).sort()).toEqual(Object.entries(wanted).sort());
    expect(Object.keys(found)).toEqual(['late', 'today', 'week', 'later', 'stopped']);
    expect((await sections(who.choi, 'department')).late).toEqual(found.late);
    const page = await (await who.choi.get('/petitions')).text();
    expect(page).toMatch(/class="it late"[^>]*>\s*<a[^>]*><span class="rem"><b>오늘 14:19<\/b> 기한 지남/);
    expect(plain(page)).toContain('남기고 멈춤');
  });

  it('what was due on Friday evening says so all weekend: no working time has passed that could be told', async () => {
    const receipt = await taken(who.choi);
    const [friday, monday] = [Date.parse('2026-11-27T18:00:00+09:00'), Date.parse('2026-11-30T09:00:00+09:00')];
    h.store.raw.prepare("update petitions set due_at = ?, period = '3d' where receipt = ?").run(friday, receipt);
    const read = async (at: number): Promise<string[]> => {
      h.time.now = at;
      return Promise.all(['/petitions', `/petitions/${receipt}`].map(async (path) => plain(await (await who.choi.get(path)).text())));
    };
    for (const at of [friday + 1, Date.parse('2026-11-29T12:00:00+09:00'), monday + 59_999]) {
      const [list, page] = await read(at);
      expect(list).toMatch(/(오늘|27일\(금\)) 18:00 기한 지남/);
      expect(page).toMatch(/기한이 지난 때 ?(오늘|27일\(금\)) 18:00/);
      expect(`${list}${page}`).not.toContain('1분 미만 지남');
    }
    const [list, page] = await read(monday + 60_000);
    expect(list).toContain('1분 지남');
    expect(page).toMatch(/기한을 넘긴 근무 시간 ?1분/);
    h.time.now = TUESDAY;
  });

  it('on a Sunday the week ends with the day', () => {
    const sunday = Date.parse('2026-11-29T12:00:00+09:00');
    expect(endsOf(sunday)).toEqual({ today: Date.parse('2026-11-30T00:00:00+09:00'), week: Date.parse('2026-11-30T00:00:00+09:00') });
  });

  it('an absent colleague’s petitions are mine from the first moment of the absence to its last, and I may answer them', async () => {
    const receipt = await taken(who.choi);
    const has = async (): Promise<boolean> => (await (await who.kim.get('/petitions')).text()).includes(receipt);
    expect((await act(who.kim, receipt, 'answer', { text: '고쳤습니다.' })).status).toBe(422);
    h.store.raw.prepare('insert into absences (id, staff, substitute, from_at, until_at, by) values (?, ?, ?, ?, ?, ?)').run('a1', who.choi.id, who.kim.id, TUESDAY + 1000, TUESDAY + 2000, 'x');
    const seen: boolean[] = [];
    for (const at of [999, 1000, 1999, 2000]) {
      h.time.now = TUESDAY + at;
      seen.push(await has());
    }
    expect(seen).toEqual([false, true, true, false]);
    h.time.now = TUESDAY + 1500;
    expect((await act(who.kim, receipt, 'answer', { text: '고쳤습니다.' })).status).toBe(303);
  });

  it('says what is there now, for a page that is open', async () => {
    const before = (await (await who.kim.get('/petitions/changes?view=department')).json()) as { rows: [string, number][] };
    const receipt = await filed();
    const after = (await (await who.kim.get('/petitions/changes?view=department')).json()) as { rows: [string, number][] };
    expect(after.rows.filter(([r]) => !before.rows.some(([b]) => b === r))).toEqual([[receipt, 2]]);
    await act(who.kim, receipt, 'take');
    expect(await (await who.kim.get(`/petitions/${receipt}/version`)).json()).toEqual({ version: 3 });
  });

  it('bulk: each by its own version; who could not be assigned is told with the reason', async () => {
    const [one, two, changed, closed] = [await filed(), await filed(), await filed(), await filed()];
    const picks = [one, two, changed, closed].map((r) => `${r}:${version(r)}`);
    await act(who.choi, changed, 'take');
    await h.text(`+8210${phones}`, '취하');
    await act(who.kim, closed, 'withdraw');
    const body = new URLSearchParams({ token: await who.head.token(), officer: who.kim.id });
    for (const pick of picks) body.append('pick', pick);
    const response = await h.app.request('http://127.0.0.1:3000/console/petitions/assign', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://127.0.0.1:3000', cookie: who.head.cookie }, body: body.toString() });
    const page = await read(response);
    expect([response.status, [one, two, changed].map((r) => row(r).officer)]).toEqual([409, [who.kim.id, who.kim.id, who.choi.id]]);
    expect(page).toContain('2건을 지정했습니다.');
    expect(page.match(/쓰시는 동안 이 민원이 바뀌었습니다/g)).toHaveLength(2);
  });
});

describe('refusals name the rule, and nothing is changed', () => {
  const cases: [name: string, verb: PetitionVerb, fields: Record<string, string>, says: string, before?: (receipt: string) => Promise<unknown>][] = [
    ['an extension longer than the period', 'extend', { by: '6', text: '부품이 늦습니다.' }, '시행령 제21조제1항'],
    ['an extension of what is late', 'extend', { by: '1', text: '부품이 늦습니다.' }, '기한이 지난 뒤에는 연장할 수 없습니다', async (r) => h.store.raw.prepare('update petitions set due_at = ? where receipt = ?').run(TUESDAY - 1, r)],
    ['a second extension without consent', 'extend', { by: '1', text: '부품이 늦습니다.' }, '신청인의 동의', (r) => act(who.kim, r, 'extend', { by: '1', text: '부품이 늦습니다.' })],
    ['no days', 'ask-supplement', { text: '번호를 알려 주십시오.', days: '0' }, '숫자를 다시 확인'],
    ['nothing written', 'answer', { text: '   ' }, '비어 있는 칸'],
    ['the same department', 'transfer', { department: 'roads' }, '이미 그렇게 되어 있습니다'],
    ['no department', 'transfer', { department: 'nowhere' }, '그런 부서가 없습니다'],
    ['an officer of another department', 'assign', { officer: 'PARKS' }, '같은 과의 직원'],
    ['a supplement of what is closed', 'ask-supplement', { text: '번호', days: '3' }, '보완은 담당자가 처리하는 동안에만 요청합니다. 지금은 ‘답변함’입니다. (법 제22조제1항, 시행령 제24조)', (r) => act(who.kim, r, 'answer', { text: '고쳤습니다.' })],
    ['a return without two requests', 'return', { text: '보완이 없었습니다.' }, '두 번 요청한 보완', (r) => act(who.kim, r, 'ask-supplement', { text: '번호', days: '3' })],
    ['a repeated one without two results', 'close-repeated', { text: '같은 내용입니다.' }, '법 제23조'],
    ['an objection to what is not statutory', 'object', { text: '다시 봐 주십시오.' }, '법 제35조제1항', (r) => act(who.kim, r, 'refuse', { text: '들어드릴 수 없습니다.' })],
  ];
  it.each(cases)('%s', async (_name, verb, fields, says, before) => {
    const receipt = await taken();
    await before?.(receipt);
    const was = [row(receipt), sql('select count(*) as n from petition_events where receipt = ?', receipt), sql('select count(*) as n from notices where receipt = ?', receipt)];
    const response = await act(who.kim, receipt, verb, Object.fromEntries(Object.entries(fields).map(([k, v]) => [k, v === 'PARKS' ? who.parks.id : v])));
    expect(response.status).toBe(422);
    expect(await read(response)).toContain(says);
    expect([row(receipt), sql('select count(*) as n from petition_events where receipt = ?', receipt), sql('select count(*) as n from notices where receipt = ?', receipt)]).toEqual(was);
  });

  it('of two at once the second is told what happened, and keeps what was typed', async () => {
    const receipt = await taken();
    const seen = version(receipt);
    await h.text(`+8210${phones}`, '1'); // the citizen looks; nothing changes
    await act(who.agent, receipt, 'add', { text: '기둥 번호는 12-3입니다.' });
    const response = await who.kim.post(`/petitions/${receipt}/do/answer`, { version: seen, text: '오래 쓴 <글>' });
    const html = await response.text();
    expect([response.status, row(receipt).state]).toEqual([409, 'assigned']);
    expect(plain(html)).toMatch(/그사이에 있었던 일.*덧붙임/);
    expect(html).toContain('오래 쓴 &lt;글&gt;</textarea>');
    expect(html).toContain('기둥 번호는 12-3입니다.');
    expect(html).toContain(`name="version" value="${version(receipt)}"`);
  });

  it('every refusal and every verb has its words in both languages, and every verb its law', () => {
    expect(Object.keys(FAULT_TEXTS).sort()).toEqual(FAULTS.filter((f) => f !== 'wrong-state').sort());
    for (const both of [...Object.values(FAULT_TEXTS), ...PETITION_VERBS.map((v) => WHEN[v])]) expect([/[가-힣]/.test(both.ko), /[가-힣]/.test(both.en)]).toEqual([true, false]);
    expect(lawText('Act §22①, Decree §24②③', 'ko')).toBe('법 제22조제1항, 시행령 제24조제2항·제3항');
  });
});

describe('what is offered is what the table allows', () => {
  const states: [state: string, make: () => Promise<string>][] = [
    ['received', filed],
    ['assigned', taken],
    ['supplement', async () => { const r = await taken(); await act(who.kim, r, 'ask-supplement', { text: '번호', days: '3' }); return r; }],
    ['paused', async () => { const r = await taken(); await act(who.kim, r, 'pause', { cause: 'examination', text: '조도 시험', days: '3' }); return r; }],
    ['answered', async () => { const r = await taken(); await act(who.kim, r, 'answer', { text: '고쳤습니다.' }); return r; }],
    ['withdrawn', async () => { const r = await taken(); await act(who.kim, r, 'withdraw'); return r; }],
  ];
  it.each(states)('%s: to everybody', async (state, make) => {
    const receipt = await make();
    expect(row(receipt).state).toBe(state);
    const found = await h.core.records.find(receipt);
    const petition = caseOf(await h.core.records.withStory(found as NonNullable<typeof found>));
    const kinds = { kim: 'officer', choi: 'officer', head: 'head', parks: 'officer', agent: 'agent', inspector: 'inspector', administrator: 'administrator' } as const;
    for (const [name, person] of Object.entries(who) as [keyof typeof who, SignedIn][]) {
      const html = await (await person.get(`/petitions/${receipt}`)).text();
      const shown = [...html.matchAll(/[?&;]as=([\w-]+)|\/do\/([\w-]+)"/g)].map((m) => m[1] ?? m[2] ?? '');
      const department = name === 'parks' ? 'parks' : name === 'agent' || name === 'inspector' || name === 'administrator' ? undefined : 'roads';
      const doing = { kind: kinds[name], id: person.id, ...(department ? { department } : {}) };
      const allowed = PETITION_VERBS.filter((verb) => {
        try {
          checkMay(verb, doing, petition);
          return FORMS[verb] !== undefined;
        } catch {
          return false;
        }
      });
      const senseless = ['take', 'remind', 'object', 'reply-consult', 'prolong-consult', 'recall'];
      expect([name, shown.filter((v) => !allowed.includes(v as PetitionVerb))]).toEqual([name, []]);
      expect([name, allowed.filter((v) => !shown.includes(v) && !senseless.includes(v))]).toEqual([name, []]);
    }
  });
});

describe('promise 37: who saw whose data', () => {
  const looks = (receipt: string, verb: string): number => sql<{ n: number }>('select count(*) as n from actions where target = ? and verb = ?', receipt, verb)[0]?.n ?? 0;

  it('opening is recorded once a day and a person, and is all that a GET writes', async () => {
    const receipt = await filed();
    const tables = sql<{ name: string }>("select name from sqlite_master where type = 'table' and name not in ('actions', 'staff_sessions') and name not like 'sqlite_%'");
    const all = (): string => JSON.stringify(tables.map(({ name }) => sql(`select * from ${name}`)));
    const before = all();
    await who.kim.get(`/petitions/${receipt}`);
    await who.kim.get(`/petitions/${receipt}?as=transfer`);
    await who.choi.get(`/petitions/${receipt}`);
    await who.kim.get('/petitions/search');
    expect(all()).toBe(before);
    expect(looks(receipt, 'petition.see')).toBe(2);
  });

  it('name and phone are masked until they are asked for, and each look is recorded', async () => {
    const receipt = await filed();
    await h.text(`+8210${phones}`, '1');
    const { vault } = h.core;
    h.store.raw.prepare("insert into personal (receipt, event, field, sealed) values (?, 1, 'name', ?)").run(receipt, vault.seal('남궁민수', `personal/${receipt}/1/name`));
    const masked = await read(who.kim.get(`/petitions/${receipt}`));
    const number = `010-${String(phones).slice(0, 4)}-${String(phones).slice(4)}`;
    expect(masked).toContain('남**수');
    expect(masked).toContain(`010-****-${String(phones).slice(4)}`);
    expect([masked.includes('남궁민수'), masked.includes(number)]).toEqual([false, false]);
    const shown = await read(who.kim.post(`/petitions/${receipt}/reveal`));
    expect([shown.includes('남궁민수'), shown.includes(number), looks(receipt, 'petition.reveal')]).toEqual([true, true, 1]);
  });

  it('another department sees that there is a petition, never its words or whose it is', async () => {
    const receipt = await filed();
    const page = await read(who.parks.get(`/petitions/${receipt}`));
    expect(page).toContain('다른 부서의 민원이라');
    expect([page.includes('꺼졌어요'), page.includes('****')]).toEqual([false, false]);
    for (const path of ['reveal', 'compose', 'meter', 'draft', 'task']) {
      const response = await who.parks.post(`/petitions/${receipt}/${path}`, { as: 'answer', text: 'x', how: 'call', version: version(receipt) });
      expect([path, (await response.text()).includes('꺼졌어요'), looks(receipt, 'petition.reveal')]).toEqual([path, false, 0]);
    }
    expect((await act(who.parks, receipt, 'take')).status).toBe(422);
    await act(who.kim, receipt, 'take');
    await act(who.kim, receipt, 'consult', { department: 'parks', text: '나무에 가렸습니까?', days: '3' });
    expect(await read(who.parks.get(`/petitions/${receipt}`))).toContain('꺼졌어요');
    expect(await read(who.parks.get('/petitions?view=department'))).toContain('협조 요청을 받은 것');
    expect((await act(who.parks, receipt, 'reply-consult', { event: '4', text: '가지를 자르겠습니다.' })).status).toBe(303);
    expect(await read(who.kim.get(`/petitions/${receipt}`))).toContain('가지를 자르겠습니다.');
  });
});

describe('search', () => {
  const find = (fields: Record<string, string>, by = who.kim): Promise<Response> => by.post('/petitions/search', fields);

  it('finds by receipt, phone in any form, category and days; a person’s search is recorded without the person', async () => {
    const receipt = await filed();
    const dashed = receipt.replace(/(\d{4})(?=\d)/g, '$1-');
    expect((await find({ receipt: dashed })).headers.get('location')).toBe(`/console/petitions/${receipt}`);
    for (const phone of [`+8210${phones}`, `010${phones}`, `010-${String(phones).slice(0, 4)}-${String(phones).slice(4)}`]) expect(await read(find({ phone }))).toContain(dashed);
    expect(await read(find({ category: 'streetlight', from: '2026-11-24', to: '2026-11-24' }))).toContain(dashed);
    expect(await read(find({ category: 'streetlight', from: '2026-11-25' }))).not.toContain(dashed);
    expect(await read(find({ department: 'roads', state: 'received' }))).toContain(dashed);
    const recorded = sql<{ target: string; detail: string }>("select target, detail from actions where verb = 'petition.search'");
    expect(recorded).toEqual(Array.from({ length: 3 }, () => ({ target: 'phone', detail: '{"count":1}' })));
  });

  it.each([
    [{}, '조건을 하나 이상'],
    [{ receipt: '1234-5678-9012' }, '접수번호 숫자가 틀립니다'],
    [{ phone: '12' }, '전화번호를 다시 확인'],
    [{ from: '2026-02-30x' }, '날짜를 다시 확인'],
    [{ from: '2026-11-24', to: '2026-11-23' }, '날짜를 다시 확인'],
    [{ from: '2024-01-01', to: '2026-01-01' }, '날짜를 다시 확인'],
    [{ name: '없는이름' }, '찾는 민원이 없습니다'],
  ])('%j: %s', async (fields, says) => expect(await read(find(fields as Record<string, string>))).toContain(says));

  it('a name is found whole, in any spacing and width, and not in part', async () => {
    const receipt = await filed();
    h.store.raw.prepare('update petitions set name = ? where receipt = ?').run(nameHash(h.core, '남궁 민수'), receipt);
    const dashed = receipt.replace(/(\d{4})(?=\d)/g, '$1-');
    const found = async (name: string): Promise<boolean> => (await read(find({ name }))).includes(dashed);
    expect([await found('남궁민수'), await found('남궁　민 수'), await found('남궁'), await found('남궁민')]).toEqual([true, true, false, false]);
  });

  it('at most 100 searches for a person an hour', async () => {
    const by = await signIn(h, 'agent', { username: 'busy' });
    const add = h.store.raw.prepare("insert into actions (at, actor, verb, target, detail, address) values (?, ?, 'petition.search', 'phone', '{}', '')");
    for (let i = 0; i < 99; i++) add.run(Date.now(), by.id);
    expect(await read(find({ name: '없는이름' }, by))).toContain('찾는 민원이 없습니다');
    expect(await read(find({ name: '없는이름' }, by))).toContain('한 시간에 100번');
  });
});


describe('tasks', () => {
  it('what has to be done by hand stands on the page, and is done once', async () => {
    const receipt = await taken();
    h.store.raw.prepare("insert into tasks (id, receipt, department, kind, notice, why, at) values (?, ?, 'roads', 'tell', 'n', 'no-consent', ?)").run(`t-${receipt}`, receipt, TUESDAY);
    expect(await read(who.kim.get(`/petitions/${receipt}`))).toMatch(/직접 하실 일.*전화함.*편지 보냄/);
    const done = (): Promise<Response> => who.kim.post(`/petitions/${receipt}/task`, { task: `t-${receipt}`, how: 'call' });
    expect((await done()).headers.get('location')).toContain('done=petition-task');
    expect(sql('select done_by, how from tasks where receipt = ?', receipt)).toEqual([{ done_by: who.kim.id, how: 'call' }]);
    expect((await done()).headers.get('location')).toContain('done=petition-task-none');
  });
});
