/** From a page that was filed on to a notification on its phone, or the text that takes its place: through a push service that answers as it is told. */
import { afterEach, describe, expect, it } from 'vitest';
import { RECALL } from '../../src/notices/outbox.js';
import { perform } from '../../src/petitions/life/perform.js';
import type { Doing } from '../../src/petitions/life/decision.js';
import { type Harness, harness } from '../harness.js';
import { carrier, type CarrierStand, TWILIO } from './carrier.js';
import { file, type Phone, poster } from './push-phone.js';
import { RFC8291, VAPID } from './push-reading.js';
import { type PushStand, pushStand, type Says } from './push-stand.js';
import { testingService } from './push-testing.js';

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

const filed = (more?: Parameters<typeof file>[1]): Promise<Phone> => file(h, more);
const post = poster(() => h);
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

describe('what a push service says', () => {
  /** One followed petition, answered, and tried once. */
  async function tried(answer: (n: number) => Says | 'hang' | undefined): Promise<Phone> {
    await opened(answer);
    const phone = await filed();
    await follow(phone);
    await answered(phone.receipt);
    await h.notices.run();
    return phone;
  }
  const alarms = (): unknown[] => h.lines.filter((l) => l.event === 'notices').map((l) => l.code);

  interface Case {
    says: Says;
    pushes: number;
    /** Sent at once, as no other push is to come. */
    texts: number;
    subscriptions: number;
    alarms?: string[];
  }
  const CASES: Case[] = [
    { says: { status: 404 }, pushes: 1, texts: 1, subscriptions: 0 },
    { says: { status: 410 }, pushes: 1, texts: 1, subscriptions: 0 },
    { says: { status: 400 }, pushes: 1, texts: 1, subscriptions: 1 },
    { says: { status: 301, headers: { location: 'http://127.0.0.1:1/' } }, pushes: 1, texts: 1, subscriptions: 1 },
    { says: { status: 401 }, pushes: 1, texts: 1, subscriptions: 1, alarms: ['push-401'] },
    { says: { status: 403 }, pushes: 1, texts: 1, subscriptions: 1, alarms: ['push-403'] },
    { says: { status: 413 }, pushes: 2, texts: 1, subscriptions: 1 },
    { says: { status: 429, headers: { 'retry-after': '601' } }, pushes: 1, texts: 1, subscriptions: 1 },
    { says: { status: 429, headers: { 'retry-after': '600' } }, pushes: 1, texts: 0, subscriptions: 1 },
    { says: { status: 503 }, pushes: 1, texts: 0, subscriptions: 1 },
  ];
  it.each(CASES)('promise-19: $says: $pushes pushes, $texts texts, $subscriptions subscriptions', async ({ says, ...expected }) => {
    await tried(() => says);
    expect(push.got).toHaveLength(expected.pushes);
    expect(texts.asked).toHaveLength(expected.texts);
    expect(h.count('subscriptions')).toBe(expected.subscriptions);
    expect(alarms()).toEqual(expected.alarms ?? []);
  });

  it('promise-19: 413 gets the title alone, and that counts', async () => {
    await tried((n) => (n === 1 ? { status: 413 } : undefined));
    expect(push.got[1]?.news).toMatchObject({ title: '강남구 민원 소식', body: '' });
    expect(push.got[1]?.news.shown).toBeTruthy();
    expect(rows()).toMatchObject([{ state: 'pushed' }]);
    expect(texts.asked).toEqual([]);
  });

  it('promise-19: 429 waits as told, then goes again', async () => {
    await tried((n) => (n === 1 ? { status: 429, headers: { 'retry-after': '120' } } : undefined));
    expect(rows()).toMatchObject([{ state: 'waiting', code: 'push-429', not_before: h.time.now + 120_000 }]);
    h.time.now += 119_999;
    await h.notices.run();
    expect(push.got).toHaveLength(1);
    h.time.now += 1;
    await h.notices.run();
    expect(push.got).toHaveLength(2);
    expect(push.got[1]?.headers.topic).toBe(push.got[0]?.headers.topic); // the newer takes the older one's place
    expect(rows()).toMatchObject([{ state: 'pushed', tries: 0 }]);
  });

  it('promise-19: what stays unwell is asked three times, with pauses, and then a text goes with all its tries', async () => {
    await tried(() => ({ status: 503 }));
    const pauses: number[] = [];
    while (rows()[0]?.state === 'waiting') {
      pauses.push((rows()[0]?.not_before ?? 0) - h.time.now);
      h.time.now = rows()[0]?.not_before ?? 0;
      await h.notices.run();
    }
    expect(push.got).toHaveLength(3);
    expect(pauses).toHaveLength(2);
    expect(pauses[0]).toBeGreaterThanOrEqual(22_500);
    expect(pauses[1]).toBeGreaterThanOrEqual(45_000);
    expect(texts.asked).toHaveLength(1);
    expect(rows()).toMatchObject([{ state: 'sent', way: 'text', tries: 1 }]);
  });

  it('silence may have been heard: no text before ten minutes are over', async () => {
    await tried(() => 'hang');
    expect(rows()).toMatchObject([{ state: 'pushed' }]);
    expect(texts.asked).toEqual([]);
    expect(await post('shown', { shown: push.got[0]?.news.shown })).toBe(204);
    h.time.now += 10 * MINUTE;
    await h.notices.run();
    expect(texts.asked).toEqual([]);
  });

  it('of several browsers one that has it is enough; only the gone one is forgotten', async () => {
    await opened((_n, path) => (path === '/push/1' ? { status: 410 } : undefined));
    const phone = await filed();
    await follow(phone);
    await follow(phone);
    await answered(phone.receipt);
    await h.notices.run();
    expect(push.got).toHaveLength(2);
    expect(rows()).toMatchObject([{ state: 'pushed' }]);
    expect(h.count('subscriptions')).toBe(1);
  });

  it('a push service that nobody lists any more is not asked', async () => {
    await opened();
    const phone = await filed();
    await follow(phone, { ...(await push.subscribe()), endpoint: 'https://fcm.googleapis.com/x' });
    const [{ sealed, id } = { sealed: '', id: '' }] = h.store.raw.prepare('select id, sealed from subscriptions').all() as { id: string; sealed: string }[];
    const stored = JSON.parse(h.core.vault.open(sealed, `subscriptions/${id}`)) as object;
    h.store.raw.prepare('update subscriptions set sealed = ?').run(h.core.vault.seal(JSON.stringify({ ...stored, endpoint: 'http://127.0.0.1:3000/console/' }), `subscriptions/${id}`));
    await answered(phone.receipt);
    await h.notices.run();
    expect(texts.asked).toHaveLength(1);
  });

  it('STOP silences a courtesy that was pushed and not yet shown: no text follows', async () => {
    await tried(() => undefined);
    h.store.raw.prepare("update notices set duty = 'courtesy'").run();
    await h.text('010-1234-5678', '수신거부');
    h.time.now += 10 * MINUTE;
    await h.notices.run();
    expect(texts.asked).toEqual([]);
    expect(rows()).toMatchObject([{ state: 'silenced' }]);
  });
});

describe('a real push stand-in of another hand', () => {
  it('promise-19: decrypts what it gets, proves who signed it, and says when a browser is gone', async () => {
    const other = await testingService();
    try {
      await opened(undefined, { PUSH_SERVICES: other.origin });
      const { clientHash, ...subscription } = await other.subscribe(VAPID.VAPID_PUBLIC_KEY);
      const phone = await filed();
      expect(await follow(phone, subscription)).toBe(204);
      await answered(phone.receipt);
      await h.notices.run();
      expect(rows()).toMatchObject([{ state: 'pushed', code: null }]);
      const [news] = (await other.messages(clientHash)).map((m) => JSON.parse(m) as { title: string; shown: string });
      expect(news?.title).toBe('강남구 민원 소식');
      expect(await post('shown', { shown: news?.shown })).toBe(204);
      expect(rows()).toMatchObject([{ state: 'delivered' }]);

      await other.expire(clientHash);
      h.time.now += MINUTE;
      h.store.raw.prepare("update notices set state = 'waiting', way = null, delivery = 0, not_before = 0").run();
      await h.notices.run();
      expect(h.count('subscriptions')).toBe(0);
      expect(texts.asked).toHaveLength(1);
    } finally {
      await other.close();
    }
  });

  it('promise-19: refuses what was signed by another key than was subscribed with: a text goes', async () => {
    const other = await testingService();
    try {
      await opened(undefined, { PUSH_SERVICES: other.origin });
      const { clientHash: _, ...subscription } = await other.subscribe(RFC8291.uaPublic);
      const phone = await filed();
      await follow(phone, subscription);
      await answered(phone.receipt);
      await h.notices.run();
      expect(rows()).toMatchObject([{ state: 'sent', way: 'text' }]);
    } finally {
      await other.close();
    }
  });
});
