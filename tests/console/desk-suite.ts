/** The desk's way from list to answer, the same on both engines: what SQLite is told about its indexes, drafts, recall, bulk. */
import { beforeEach, expect, it } from 'vitest';
import { drafts, notices, petitions } from '../../src/storage/schema.js';
import type { Gateway } from '../../src/wire.js';
import { eq } from 'drizzle-orm';
import { type SignedIn, signIn } from '../staff/people.js';
import { receiptIn } from '../receipt-in.js';

export function deskSuite(open: () => Promise<Gateway>): void {
  let g: Gateway;
  let kim: SignedIn;
  let head: SignedIn;
  beforeEach(async () => {
    g = await open();
    kim = await signIn(g, 'officer', { username: 'kim', name: '김도로', department: 'roads' });
    head = await signIn(g, 'head', { username: 'park', name: '박과장', department: 'roads' });
  });
  let serial = 0;
  const text = async (from: string, words: string): Promise<string> => {
    const response = await g.app.request('http://127.0.0.1:3000/sms/demo', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: `d${++serial}`, from, text: words }) });
    return ((await response.json()) as { texts: string[] }).texts.join('\n');
  };
  const filed = async (): Promise<string> => {
    const from = `+82104000${String(++serial).padStart(4, '0')}`;
    await text(from, '가로등이 꺼졌어요');
    return receiptIn(await text(from, '1'));
  };
  const row = async (receipt: string) => (await g.core.store.db.select().from(petitions).where(eq(petitions.receipt, receipt)))[0] as typeof petitions.$inferSelect;
  const post = async (by: SignedIn, receipt: string, path: string, fields: Record<string, string> = {}): Promise<Response> => by.post(`/petitions/${receipt}/${path}`, { version: String((await row(receipt)).events), as: 'answer', ...fields });

  it('listed, taken, stopped, answered, recalled, answered again', async () => {
    const receipt = await filed();
    expect(await (await kim.get('/petitions?view=department')).text()).toContain(receipt);
    await post(kim, receipt, 'do/take');
    await post(kim, receipt, 'do/ask-supplement', { text: '번호', days: '3' });
    const page = await (await kim.get('/petitions?view=mine')).text();
    expect(page).toMatch(/id="group-stopped"/);
    await post(kim, receipt, 'do/supplement', { text: '12-3' });
    await post(kim, receipt, 'draft', { text: '반쯤' });
    await post(kim, receipt, 'do/answer', { text: '고쳤습니다.' });
    expect([(await row(receipt)).state, (await g.core.store.db.select().from(drafts)).length]).toEqual(['answered', 0]);
    expect((await post(kim, receipt, 'do/recall')).headers.get('location')).toContain('recalled');
    await post(kim, receipt, 'do/answer', { text: '다 고쳤습니다.' });
    const sent = await g.core.store.db.select({ kind: notices.kind, state: notices.state }).from(notices).where(eq(notices.kind, 'answered'));
    expect(sent.map((n) => n.state).sort()).toEqual(['recalled', 'waiting']);
  });

  it('every group of every list, the search and the head’s bulk', async () => {
    const [one, two] = [await filed(), await filed()];
    for (const only of ['late', 'new', 'today', 'week', 'later', 'stopped', 'approve', 'consult']) expect([only, (await head.get(`/petitions?view=department&only=${only}&page=2`)).status]).toEqual([only, 200]);
    expect((await head.get('/petitions?view=mine')).status).toBe(200);
    expect(await (await head.post('/petitions/search', { department: 'roads', state: 'received' })).text()).toContain(one);
    expect((await head.post('/petitions/assign', { officer: kim.id, pick: `${two}:${(await row(two)).events}` })).status).toBe(200);
    expect((await row(two)).officer).toBe(kim.id);
    expect(await (await kim.get(`/petitions/${two}`)).text()).toContain('/do/answer');
  });
}
