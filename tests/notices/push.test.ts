/** From a page that was filed on to a notification on its phone, or the text that takes its place: through a push service that answers as it is told. */
import { afterEach, describe, expect, it } from 'vitest';
import { RECALL } from '../../src/notices/outbox.js';
import { perform } from '../../src/petitions/life/perform.js';
import type { Doing } from '../../src/petitions/life/act.js';
import { type Harness, harness } from '../harness.js';
import { carrier, type CarrierStand, TWILIO } from './carrier.js';
import { type PushStand, pushStand, type Says } from './push-stand.js';

const OFFICER: Doing = { kind: 'officer', id: 'kim', name: '김도로', department: 'roads' };
const MINUTE = 60_000;

let h: Harness;
let texts: CarrierStand;
let push: PushStand;
afterEach(async () => {
  h.close();
  await Promise.all([texts.close(), push.close()]);
});

async function opened(answer?: (n: number, path: string) => Says | 'hang' | undefined, env: Record<string, string> = {}): Promise<void> {
  texts = await carrier();
  push = await pushStand(answer);
  h = await harness({ ...TWILIO(texts.url), ...push.env, ...env });
}

/** A phone's browser: one cookie, the page that it was shown last. */
interface Phone {
  cookie: string;
  body: string;
  receipt: string;
  ticket: string;
}

const fieldsIn = (body: string): Record<string, string> => Object.fromEntries([...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((m) => [m[1] ?? '', (m[2] ?? '').replaceAll('&#10;', '\n')]));
const ticketIn = (body: string): string => /data-ticket="([^"]+)"/.exec(body)?.[1] ?? '';

async function filed(text = '가로등이 꺼졌어요', phone = '010-1234-5678'): Promise<Phone> {
  const first = await h.get('/m/petitions/new?group=roads');
  const cookie = /device=[^;]+/.exec(first.headers.get('set-cookie') ?? '')?.[0] ?? '';
  const asked = await h.post('/m/petitions/new', { ...fieldsIn(await first.text()), text, phone }, { cookie });
  const done = await h.post('/m/petitions/new', fieldsIn(await asked.text()), { cookie });
  const body = await done.text();
  return { cookie, body, receipt: /\d{4}-\d{4}-\d{4}/.exec(body)?.[0].replaceAll('-', '') ?? '', ticket: ticketIn(body) };
}

const post = async (path: string, given: unknown, headers: Record<string, string> = {}): Promise<number> =>
  (await h.app.request(`http://127.0.0.1:3000/m/push/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers }, body: JSON.stringify(given) })).status;
const follow = async ({ cookie, ticket }: Phone, subscription?: unknown): Promise<number> => post('follow', { ticket, subscription: subscription ?? (await push.subscribe()) }, { cookie });

async function answered(receipt: string): Promise<void> {
  await perform(h.core, OFFICER, { verb: 'take', receipt, version: undefined, input: {} });
  await perform(h.core, OFFICER, { verb: 'answer', receipt, version: undefined, input: { text: '가로등을 고쳤습니다.' } });
  h.time.now += RECALL;
}

interface Row {
  state: string;
  way: string | null;
  tries: number;
  code: string | null;
  not_before: number;
}
const rows = (): Row[] => h.store.raw.prepare('select state, way, tries, code, not_before from notices order by rowid').all() as Row[];

describe('the way of one notice', () => {
  it('goes to the phone first, with nothing that a lock screen should not show; shown there, no text follows', async () => {
    await opened();
    const phone = await filed();
    expect(await follow(phone)).toBe(204);
    await answered(phone.receipt);
    await h.notices.run();
    expect(texts.asked).toEqual([]);
    expect(push.got).toHaveLength(1);
    const [{ news, headers } = { news: undefined, headers: {} }] = push.got;
    expect(news).toMatchObject({ title: '강남구 민원 소식', lang: 'ko', to: `/petitions/${phone.receipt}` });
    expect(news?.body).toBe(`접수번호 ${phone.receipt.replace(/(....)(?=.)/g, '$1-')} 민원에 새 소식이 있습니다. 눌러서 확인해 주십시오.\n담당 도로관리과 김도로 02-3423-6120`);
    expect(headers).toMatchObject({ ttl: '600', urgency: 'high', topic: expect.stringMatching(/^[\w-]{32}$/) });
    expect(rows()).toMatchObject([{ state: 'pushed', way: 'push' }]);
    h.time.now += 9 * MINUTE;
    expect(await post('shown', { shown: news?.shown })).toBe(204);
    expect(rows()).toMatchObject([{ state: 'delivered', way: 'push' }]);
    h.time.now += 24 * 60 * MINUTE;
    await h.notices.run();
    expect(texts.asked).toEqual([]);
  });

  it('not shown within 10 minutes: a text, and what the phone says later does not matter', async () => {
    await opened();
    const phone = await filed();
    await follow(phone);
    await answered(phone.receipt);
    await h.notices.run();
    h.time.now += 10 * MINUTE - 1;
    await h.notices.run();
    expect(texts.asked).toEqual([]);
    h.time.now += 1;
    await h.notices.run();
    expect(texts.asked).toHaveLength(1);
    expect(await post('shown', { shown: push.got[0]?.news.shown })).toBe(204);
    expect(rows()).toMatchObject([{ state: 'sent', way: 'text' }]);
    await h.notices.run();
    expect(push.got).toHaveLength(1);
    expect(texts.asked).toHaveLength(1);
  });

  it('what says that it was shown is opaque, counts once, and is nobody else’s', async () => {
    await opened();
    const phone = await filed();
    await follow(phone);
    await answered(phone.receipt);
    await h.notices.run();
    const shown = push.got[0]?.news.shown ?? '';
    const id = h.store.raw.prepare('select id from notices').pluck().get() as string;
    expect(shown).not.toContain(id);
    for (const forged of [id, `${shown.slice(0, -2)}AA`, '', phone.ticket]) expect(await post('shown', { shown: forged }), forged).toBe(400);
    expect(rows()).toMatchObject([{ state: 'pushed' }]);
    expect(await post('shown', { shown })).toBe(204);
    h.store.raw.prepare("update notices set state = 'sent', way = 'text'").run();
    expect(await post('shown', { shown })).toBe(204);
    expect(rows()).toMatchObject([{ state: 'sent' }]);
  });

  it('a courtesy that was not shown at night waits for the morning, and may still be shown', async () => {
    await opened();
    const phone = await filed();
    await follow(phone);
    await answered(phone.receipt);
    h.store.raw.prepare("update notices set duty = 'courtesy', not_before = ?").run(Date.parse('2026-11-24T20:55:00+09:00'));
    h.time.now = Date.parse('2026-11-24T20:55:00+09:00');
    await h.notices.run();
    h.time.now += 10 * MINUTE;
    await h.notices.run();
    expect(rows()).toMatchObject([{ state: 'pushed', not_before: Date.parse('2026-11-25T08:00:00+09:00') }]);
    expect(await post('shown', { shown: push.got[0]?.news.shown })).toBe(204);
    h.time.now = Date.parse('2026-11-25T08:00:00+09:00');
    await h.notices.run();
    expect(texts.asked).toEqual([]);
  });

  it('promise-17: no transaction is open while a push service is called', async () => {
    let open: boolean | undefined;
    await opened(() => {
      open = h.store.raw.inTransaction;
      return undefined;
    });
    const phone = await filed();
    await follow(phone);
    await answered(phone.receipt);
    await h.notices.run();
    expect(open).toBe(false);
  });
});
