/** Staff edit the guide: found, saved into a change set, approved by a second person, said by every device at once, and taken back by one click. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillGuide } from '../../src/guide/fill.js';
import { removed } from '../../src/guide/store.js';
import { guides } from '../../src/pilot/guides.js';
import { type Harness, harness } from '../harness.js';
import { type SignedIn, signIn } from '../staff/people.js';

let h: Harness;
let kim: SignedIn;
let lee: SignedIn;
beforeEach(async () => {
  h = await harness();
  await fillGuide(h.store, guides.gangnam);
  kim = await signIn(h, 'editor', { username: 'kim', name: '김편집' });
  lee = await signIn(h, 'approver', { username: 'lee', name: '이승인' });
});
afterEach(() => h.close());

const NEW = { set: 'new', title: '여권 시간', reason: '토요일에도 연다' };
const FIELDS = { heading: '여권 창구 여는 시간', summary: '평일과 토요일 오전에 엽니다.', body: '토요일은 9시부터 12시까지입니다.', kind: 'question', topic: 'passport', department: 'passport', source: '여권민원실', aliases: '여권 토요일\n여권 몇시까지' };
const idOf = (set: string): string => String(h.store.raw.prepare('select version from change_sets where id = ?').pluck().get(set));
const setIn = (response: Response): string => new URL(response.headers.get('location') ?? '', 'http://x').searchParams.get('set') ?? '';

async function saved(id: string, fields: Record<string, string>, more: Record<string, string> = NEW): Promise<string> {
  const response = await kim.post(id === 'new' ? '/guide/new/save' : `/guide/entry/${id}/save`, { locale: 'ko', revision: '0', ...fields, ...more });
  expect(response.status, await response.clone().text()).toBe(303);
  return setIn(response);
}
async function published(id: string, fields: Record<string, string>): Promise<string> {
  const set = await saved(id, fields);
  expect((await kim.post(`/change-sets/${set}/submit`, { version: idOf(set) })).headers.get('location')).toContain('done=submitted');
  expect((await lee.post(`/change-sets/${set}/approve`, { version: idOf(set), note: '' })).headers.get('location')).toContain('done=published');
  return set;
}
const said = async (path = '/m/guide/passport-hours?lang=ko'): Promise<string> => (await h.get(path)).text();

describe('an entry', () => {
  it('goes from draft to every device, and back by one click', async () => {
    expect(await said()).toContain('20시까지');
    const set = await published('passport-hours', FIELDS);
    for (const mount of ['/m', '/pda', '/tv']) expect(await said(`${mount}/guide/passport-hours?lang=ko`), mount).toContain('토요일 오전에 엽니다');
    for (const digit of ['메뉴', '3', '1']) await h.text('010-2222-0001', digit);
    expect(await h.text('010-2222-0001', '4')).toContain('토요일 오전에 엽니다');
    expect(await (await kim.get(`/change-sets/${set}`)).text()).toContain('토요일은 9시부터');
    const back = await lee.post('/guide/entry/passport-hours/restore', { locale: 'ko', edition: '0' });
    expect(back.headers.get('location')).toContain('done=restored');
    expect(await said()).toContain('20시까지');
    expect(await said()).not.toContain('토요일 오전에');
  });

  it('is approved by somebody else only', async () => {
    const set = await saved('passport-hours', FIELDS);
    await kim.post(`/change-sets/${set}/submit`, { version: idOf(set) });
    expect((await kim.post(`/change-sets/${set}/approve`, { version: idOf(set), note: '' })).status).toBe(403);
    expect(await said()).toContain('20시까지');
  });

  it('ends with its change set: what stood before comes back', async () => {
    await published('passport-hours', { ...FIELDS, endAt: '2026-11-25T00:00' });
    expect(await said()).toContain('토요일 오전에');
    h.time.now = Date.parse('2026-11-25T00:00:01+09:00');
    await h.refresh();
    expect(await said()).toContain('20시까지');
  });

  it('is made new, found by its other names, and gone when it is taken back', async () => {
    const set = await published('new', { ...FIELDS, id: 'pool-hours', heading: '구민 수영장', summary: '6시부터 22시까지 엽니다.', aliases: '물놀이장' });
    expect(await said('/m/guide/pool-hours?lang=ko')).toContain('6시부터 22시까지');
    await lee.post(`/change-sets/${set}/take-back`, { version: idOf(set) });
    expect((await h.get('/m/guide/pool-hours?lang=ko')).status).toBe(404);
    expect(await h.text('010-2222-0002', '물놀이장')).not.toContain('6시부터');
  });

  it('two who publish different entries lose neither; the original is kept through several editions', async () => {
    await published('passport-hours', FIELDS);
    await published('passport-photo', { ...FIELDS, heading: '여권 사진', summary: '한 장입니다.' });
    await published('passport-hours', { ...FIELDS, summary: '다시 바뀌었습니다.' });
    expect(await said()).toContain('다시 바뀌었습니다');
    await lee.post('/guide/entry/passport-hours/restore', { locale: 'ko', edition: '1' });
    expect(await said()).toContain('토요일 오전에');
    await lee.post('/guide/entry/passport-hours/restore', { locale: 'ko', edition: '0' });
    expect(await said()).toContain('20시까지');
    expect(await said('/m/guide/passport-photo?lang=ko')).toContain('한 장입니다');
  });
});

describe('what is refused changes nothing', () => {
  it.each([
    ['no title', { heading: '' }, '제목'],
    ['a period that is none', { period: '3 days' }, '처리 기간'],
    ['a fee without an amount', { fees: '소파 | 1인용 | 많이 | 2026-11-28' }, '수수료 표'],
    ['a fee without its day', { fees: '소파 | 1인용 | 3000' }, '수수료 표'],
    ['a department that is not there', { department: 'moon' }, '담당 부서'],
    ['a link that is none', { link: 'javascript:alert(1)' }, '누리집 주소'],
    ['a last day before the first', { validFrom: '2026-12-02', validUntil: '2026-12-01' }, ''],
    ['a character that no text carries', { summary: '여권 😀' }, '😀'],
  ])('%s', async (_, wrong, named) => {
    const response = await kim.post('/guide/entry/passport-hours/save', { locale: 'ko', revision: '0', ...FIELDS, ...NEW, ...wrong });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('이대로는');
    expect(page).toContain(named);
    if (!('summary' in wrong)) expect(page).toContain('토요일은 9시부터'); // what was typed is still there
    expect(h.count('changes')).toBe(0);
  });

  it('an identifier that is taken, or none', async () => {
    for (const id of ['passport-new', '여권', '']) expect((await kim.post('/guide/new/save', { locale: 'ko', revision: '0', ...FIELDS, ...NEW, id })).status).toBe(422);
  });

  it('a colleague saved first: told, and nothing is lost', async () => {
    const set = await saved('passport-hours', FIELDS);
    await saved('passport-hours', { ...FIELDS, summary: '둘째 글입니다.' }, { set, revision: '1' });
    const late = await kim.post('/guide/entry/passport-hours/save', { locale: 'ko', set, ...FIELDS, summary: '늦은 글입니다.', revision: '1' });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('늦은 글입니다.');
  });
});

it('is found by words and filters, and previews follow what is typed', async () => {
  const titles = async (query: string): Promise<string> => (await kim.get(`/guide?${query}`)).text();
  expect(await titles('q=소파')).toContain('대형폐기물 버리기');
  expect(await titles('q=%5F%5F')).toContain('찾은 안내가 없습니다');
  expect(await titles('kind=budget')).toContain('주민참여예산');
  expect(await titles('department=tax&lacks=english&language=ko')).toContain('찾은 안내가 없습니다');
  await h.store.atomic(removed('resident-tax', 'en'));
  expect(await titles('department=tax&lacks=english&language=ko')).toContain('주민세');
  expect(await titles('language=en&q=parking')).toContain('Parking fines');
  expect(await titles('valid=ended')).toContain('찾은 안내가 없습니다');
  const look = (await (await kim.post('/guide/entry/passport-hours/preview', { locale: 'ko', revision: '0', ...FIELDS })).json()) as { panels: Record<string, string>; frames: Record<string, string> };
  expect(look.panels.sms).toContain('토요일 오전에');
  for (const device of ['mobile', 'pda', 'tv']) expect(look.frames[device], device).toContain('토요일 오전에');
});
