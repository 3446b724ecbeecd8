/** The officers' desk by requests, on a whole gateway: a petition from its arrival to its answer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, harness, TUESDAY } from '../harness.js';
import { type SignedIn, signIn } from '../staff/people.js';

let h: Harness;
let kim: SignedIn;
let head: SignedIn;
beforeAll(async () => {
  h = await harness();
  kim = await signIn(h, 'officer', { username: 'kim', name: '김도로', department: 'roads' });
  head = await signIn(h, 'head', { username: 'park', name: '박과장', department: 'roads' });
});
afterAll(() => h.close());

let phones = 10_000_000;
/** A streetlight petition by text. @returns its receipt */
async function filed(text = '선릉로 12길 가로등이 꺼졌어요', from = `+8210${++phones}`): Promise<string> {
  await h.text(from, text);
  const said = await h.text(from, '1');
  return (/\d{4}-\d{4}-\d{4}/.exec(said)?.[0] ?? said).replaceAll('-', '');
}
const row = (receipt: string): Record<string, unknown> => h.store.raw.prepare('select * from petitions where receipt = ?').get(receipt) as Record<string, unknown>;
const version = (receipt: string): string => String(row(receipt).events);
const read = async (response: Response | Promise<Response>): Promise<string> => (await (await response).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const act = (who: SignedIn, receipt: string, verb: string, fields: Record<string, string> = {}): Promise<Response> => who.post(`/petitions/${receipt}/do/${verb}`, { version: version(receipt), ...fields });

describe('from arrival to answer', () => {
  it('a text arrives, stands in the department’s list, is taken, answered and told', async () => {
    const receipt = await filed();
    expect(await read(kim.get('/petitions?view=department'))).toContain('담당자 없음');
    expect((await kim.get('/')).headers.get('location')).toBe('/console/petitions');
    const page = await read(kim.get(`/petitions/${receipt}`));
    expect(page).toContain('선릉로 12길 가로등이 꺼졌어요');
    expect(page).toContain('내가 맡기');
    expect((await act(kim, receipt, 'take')).status).toBe(303);
    expect(await read(kim.get('/petitions'))).toContain('가로등 고장');
    expect((await act(kim, receipt, 'answer', { text: '등을 새것으로 바꾸었습니다.' })).headers.get('location')).toContain('done=petition-sent');
    expect(row(receipt)).toMatchObject({ state: 'answered', open: 0, settled_at: TUESDAY });
    expect(await read(kim.get(`/petitions/${receipt}`))).toContain('60초 안에는 취소할 수 있습니다');
    expect(h.store.raw.prepare('select kind, state from notices where receipt = ?').all(receipt)).toEqual([{ kind: 'answered', state: 'waiting' }]);
  });
});
