/** promise-30, on either engine: a screen and a phone as their users have them, by requests; the rows underneath where a race has to be made. */
import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import * as pairing from '../../src/citizens/pairing.js';
import { IDLE, open, SCREEN_IDLE, SCREEN_WHOLE, secretOf, WHOLE } from '../../src/citizens/sessions.js';
import { pairings, sessions } from '../../src/storage/schema.js';
import { Conflict, write } from '../../src/storage/store.js';
import type { Gateway } from '../../src/wire.js';
import { Device, ORIGIN } from './device.js';
import { know, NUMBER } from './sessions-suite.js';

const OTHER = '+821087654321';
const COPIES = 200;

function atTime(): { later(ms: number): void } {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  return { later: (ms) => void vi.setSystemTime(Date.now() + ms) };
}

export function pairingSuite(start: () => Promise<Gateway>): void {
  let g: Gateway;
  let serial = 0;
  beforeEach(async () => {
    g = await start();
  });

  const text = async (words: string, from = NUMBER): Promise<string> => {
    const response = await g.app.request(`${ORIGIN}/sms/demo`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: `p${++serial}`, from, text: words }) });
    return ((await response.json()) as { texts: string[] }).texts.join('\n');
  };
  /** A TV that shows a code. */
  const tv = async (): Promise<Device> => {
    const set = new Device(g.app, { headers: { 'x-test-address': `192.0.2.${++serial % 250}` } });
    await set.open('/tv/petitions');
    return set.submit('pair');
  };
  const codeOn = (set: Device): string => (/<p class="code">(.*?)<\/p>/.exec(set.page)?.[1] ?? '').replace(/\D/g, '');
  /** A phone whose citizen is signed in. */
  const phone = async (number = NUMBER): Promise<Device> => {
    const device = new Device(g.app);
    await device.open('/m/');
    const id = `test/${++serial}`;
    await g.core.store.atomic([open(g.core, id, { phone: await know(g, number), screen: 'private', by: 'code', idle: IDLE, whole: WHOLE })]);
    device.jar.set('session-mobile', secretOf(g.core, id));
    return device;
  };
  const claimed = async (set: Device, on: Device): Promise<Device> => (await on.open('/m/pair')).submit('pair', { code: codeOn(set) });
  const rowOf = async (): Promise<pairing.Pairing> => (await g.core.store.db.select().from(pairings).orderBy(sql`created_at desc, rowid desc`).limit(1))[0] as pairing.Pairing;
  const filed = async (from = NUMBER): Promise<void> => {
    await text('가로등이 꺼졌어요', from);
    await text('1', from);
  };
  const shows = async (set: Device): Promise<boolean> => (await set.open('/tv/pair')).words.includes('가로등 고장');
  const sharedSessions = async (): Promise<number> => (await g.core.store.db.select({ n: sql<number>`count(*)` }).from(sessions).where(eq(sessions.screen, 'shared')))[0]?.n ?? 0;

  describe('three ways', () => {
    it('by the code typed on the phone: asked first, told what the TV sees, approved by a button; the TV shows the petitions, masked', async () => {
      await filed();
      const set = await tv();
      expect(codeOn(set)).toMatch(/^\d{9}$/);
      const hand = await claimed(set, await phone());
      expect(hand.words).toContain('지금 이 TV 앞에 계십니까?');
      expect(hand.words).toContain('쓰신 글은 보이지 않습니다');
      expect((await set.open('/tv/pair')).title).toBe('휴대전화에서 연결을 누르십시오');
      expect(await shows(set), 'claimed is not approved').toBe(false);
      await hand.submit('pair');
      expect(hand.title).toBe('TV에 연결했습니다');
      expect(await shows(set)).toBe(true);
      await set.open('/tv/petitions');
      expect(set.words).toContain('가로등 고장');
      const receipt = /\/tv\/petitions\/(\d{12})/.exec(set.page)?.[1];
      await set.open(`/tv/petitions/${receipt}`);
      expect(set.words).toContain('가로등 고장');
      expect(set.words).not.toContain('꺼졌어요');
      expect(set.words).toMatch(/010-\*{4}-5678/);
    });

    it('by the QR: its link has a secret of 192 bits from PUBLIC_URL; opening it, however often, claims and approves nothing', async () => {
      await filed();
      const set = await tv();
      const link = pairing.secretLink(g.core, await rowOf());
      expect(Buffer.from(link, 'base64url').length).toBe(24);
      const scanner = new Device(g.app);
      for (let i = 0; i < 3; i++) expect((await scanner.open(`/m/pair?tv=${link}`)).status).toBe(200);
      expect(scanner.words).toContain('본인 확인');
      const hand = await (await phone()).open(`/m/pair?tv=${link}`);
      expect(hand.words).toContain('지금 이 TV 앞에 계십니까?');
      expect(await rowOf()).toMatchObject({ claimedBy: null, approvedAt: null });
      await hand.submit('pair');
      expect(await shows(set)).toBe(true);
    });

    it('by text: the answer carries a number, which has to be typed on the TV', async () => {
      await filed();
      const set = await tv();
      const code = codeOn(set).replace(/(\d{3})(?=\d)/g, '$1 ');
      const answer = await text(`TV ${code}`);
      const number = /\d{6}/.exec(answer)?.[0] ?? '';
      expect(await shows(set), 'a text alone pairs nothing').toBe(false);
      expect(set.title).toBe('문자로 받은 번호를 누르십시오');
      await set.submit('pair', { number });
      expect(set.words).toContain('가로등 고장');
      expect(await sharedSessions()).toBe(1);
    });
  });

  describe('attacks', () => {
    it('a forged sender: whoever forges it has the TV and not the phone; five guesses of the number, even 200 at once, then it is over', async () => {
      await filed();
      const set = await tv();
      await text(`TV ${codeOn(set)}`); // from the victim's number, by somebody else: the answer goes to the victim
      await set.open('/tv/pair');
      const { action, fields } = set.form('pair');
      const right = await rowOf();
      const guesses = Array.from({ length: COPIES }, (_, i) => String(100_000 + i)).filter((n) => g.core.vault.find('pairing-number', `${right.id}/${n}`) !== right.number);
      const answers = await Promise.all(guesses.map(async (number) => (await set.request(action, { ...fields, number })).text()));
      expect(answers.filter((a) => a.includes('번호가 다릅니다')).length).toBeLessThan(pairing.NUMBER_TRIES);
      expect((await rowOf()).tries).toBe(pairing.NUMBER_TRIES);
      expect(await shows(set)).toBe(false);
      expect(await sharedSessions()).toBe(0);
    });

    it('a claim by text is approved by no button', async () => {
      const set = await tv();
      await text(`TV ${codeOn(set)}`);
      const row = await rowOf();
      await expect(g.core.store.atomic([pairing.approve(g.core, row, g.core.vault.find('phone', NUMBER))])).rejects.toBeInstanceOf(Conflict);
    });

    it('a code that one phone claimed is unknown to another, which cannot approve it', async () => {
      const set = await tv();
      const mine = await claimed(set, await phone());
      const theirs = await claimed(set, await phone(OTHER));
      expect(theirs.words).toContain('번호가 다르거나 3분이 지났습니다');
      const row = await rowOf();
      const other = await know(g, OTHER);
      for (const writes of [[pairing.claim(g.core, row, other, 'code')], [pairing.approve(g.core, row, other)]]) await expect(g.core.store.atomic(writes)).rejects.toBeInstanceOf(Conflict);
      await mine.submit('pair');
      expect(mine.title).toBe('TV에 연결했습니다');
    });

    it('two phones at the same moment: one has it', async () => {
      const set = await tv();
      const code = codeOn(set);
      const hands = [await phone(), await phone(OTHER)];
      for (const hand of hands) await hand.open('/m/pair');
      await Promise.all(hands.map((hand) => hand.submit('pair', { code })));
      expect(hands.filter((hand) => hand.words.includes('지금 이 TV 앞에')).length).toBe(1);
    });

    it('approved twice at once, and noticed twice at once: one session', async () => {
      await filed();
      const set = await tv();
      const hand = await claimed(set, await phone());
      const { action, fields } = hand.form('pair');
      const said = await Promise.all([hand.request(action, fields), hand.request(action, fields)].map(async (r) => (await r).text()));
      expect(said.filter((page) => page.includes('TV에 연결했습니다')).length).toBe(2); // the same form twice is one approval, and one answer
      const twin = new Device(g.app);
      for (const [name, value] of set.jar) twin.jar.set(name, value);
      await Promise.all([set.open('/tv/pair'), twin.open('/tv/pair')]);
      expect(await sharedSessions()).toBe(1);
    });

    it('a code that was used opens nothing a second time', async () => {
      const set = await tv();
      const code = codeOn(set);
      const hand = await claimed(set, await phone());
      await hand.submit('pair');
      await set.open('/tv/pair');
      await hand.open('/m/pair');
      await hand.submit('pair', { code });
      expect(hand.words).toContain('번호가 다르거나');
    });

    it('the screen’s cookie is neither code nor link, and what is shown opens no screen', async () => {
      const set = await tv();
      const row = await rowOf();
      const shown = [codeOn(set), pairing.secretLink(g.core, row)];
      const thief = new Device(g.app);
      for (const value of shown) {
        thief.jar.set('device', value);
        expect(codeOn(await thief.open('/tv/pair'))).toBe('');
      }
      for (const secret of [...shown, set.jar.get('device') ?? '?']) expect(JSON.stringify(row)).not.toContain(secret);
    });

    it('five tries a phone, also for 200 at once', async () => {
      const set = await tv();
      const hand = await (await phone()).open('/m/pair');
      const { action, fields } = hand.form('pair');
      const right = codeOn(set);
      const wrong = Array.from({ length: COPIES }, (_, i) => String(100_000_000 + i)).filter((c) => c !== right);
      const statuses = await Promise.all(wrong.map(async (code) => (await hand.request(action, { ...fields, code })).status));
      expect(statuses.filter((s) => s !== 429).length).toBe(5);
      expect((await hand.request(action, { ...fields, code: right })).status).toBe(429);
      expect(await text(`TV ${right}`)).toContain('너무');
    });

    it('1,000 live codes, and no more even when two come at once', async () => {
      const now = Date.now();
      const fill = (n: number) => ({ sql: `with recursive c(i) as (select 1 union all select i + 1 from c where i < ?) insert into pairings (id, screen, link, code, sealed, created_at, expires_at, live) select 'f' || i, 's' || i, 'l' || i, 'c' || i, '', ?, ?, 1 from c`, params: [n, now, now + pairing.CODE_VALID] });
      await g.core.store.atomic([fill(pairing.MOST_LIVE - 1)]);
      const sets = [await tvAsking(), await tvAsking()];
      const statuses = await Promise.all(sets.map(async (set) => (await set.submit('pair')).status));
      expect(statuses.sort()).toEqual([200, 429]);
      expect(await pairing.liveCodes(g.core)).toBe(pairing.MOST_LIVE);
    });
  });
  const tvAsking = async (): Promise<Device> => new Device(g.app, { headers: { 'x-test-address': `192.0.2.${++serial % 250}` } }).open('/tv/petitions');

  describe('time', () => {
    it.each([
      [pairing.CODE_VALID - 1, true],
      [pairing.CODE_VALID, false],
    ])('a code typed after %i ms', async (after, counts) => {
      const clock = atTime();
      const set = await tv();
      const hand = await (await phone()).open('/m/pair');
      clock.later(after);
      await hand.submit('pair', { code: codeOn(set) });
      expect(hand.words.includes('지금 이 TV 앞에')).toBe(counts);
      expect((await set.open('/tv/pair')).words.includes('3분이 지났습니다')).toBe(!counts);
    });

    it('who claimed at the last moment still has two minutes for the button, and not longer', async () => {
      const clock = atTime();
      const set = await tv();
      const hand = await (await phone()).open('/m/pair');
      clock.later(pairing.CODE_VALID - 1);
      await hand.submit('pair', { code: codeOn(set) });
      const page = hand.page;
      clock.later(pairing.CLAIM_VALID);
      await hand.submit('pair', {}, page);
      expect(hand.words).toContain('3분이 지났습니다');
    });

    it('forgets after three minutes without a key: polling is none, a page is one', async () => {
      const clock = atTime();
      await filed();
      const set = await tv();
      await (await claimed(set, await phone())).submit('pair');
      await set.open('/tv/pair');
      const there = async (path: string): Promise<boolean> => /010-\*{4}-5678/.test((await set.open(path)).words);
      clock.later(SCREEN_IDLE - 1);
      expect(await there('/tv/')).toBe(true);
      clock.later(SCREEN_IDLE - 1);
      expect(await there('/tv/pair'), 'asked by itself').toBe(true);
      clock.later(1);
      expect(await there('/tv/petitions')).toBe(false);
    });
  });

  it('forgets at the end of an evening, whatever keys are pressed', async () => {
    const clock = atTime();
    await filed();
    const set = await tv();
    await (await claimed(set, await phone())).submit('pair');
    await set.open('/tv/pair');
    const pressed = () => g.core.store.atomic([write(g.core.store.db.update(sessions).set({ seenAt: Date.now() }).where(eq(sessions.screen, 'shared')))]);
    for (const [ms, there] of [[SCREEN_WHOLE - 1, true], [1, false]] as const) {
      clock.later(ms);
      await pressed();
      expect(/010-\*{4}-5678/.test((await set.open('/tv/petitions')).words)).toBe(there);
    }
  });

  describe('letting go', () => {
    const connected = async (): Promise<{ set: Device; hand: Device }> => {
      await filed();
      const set = await tv();
      const hand = await claimed(set, await phone());
      await hand.submit('pair');
      expect(await shows(set)).toBe(true);
      return { set, hand };
    };
    it('on the TV by its key', async () => {
      const { set } = await connected();
      await set.submit('unpair');
      expect(set.title).toBe('TV 연결을 끊었습니다');
      expect(await shows(set)).toBe(false);
    });
    it('from the phone, whatever the TV does', async () => {
      const { set, hand } = await connected();
      await hand.open('/m/pair');
      expect(hand.words).toContain('지금 내 민원이 나오는 TV가 있습니다');
      await hand.submit('unpair');
      expect(await shows(set)).toBe(false);
      expect((await set.open('/tv/petitions')).words).not.toContain('가로등');
    });
    it('by text, also before the TV has noticed', async () => {
      await filed();
      const set = await tv();
      await (await claimed(set, await phone())).submit('pair');
      expect(await text('TV 끊기')).toContain('TV 연결을 끊었습니다');
      expect(await shows(set)).toBe(false);
    });
    it('a link lets nothing go', async () => {
      const { set, hand } = await connected();
      await hand.open('/m/unpair');
      await set.open('/tv/unpair');
      expect(await shows(set)).toBe(true);
    });
  });

  it('a TV that takes no cookies is told so, and finds a petition by its number', async () => {
    const set = new Device(g.app, { cookies: false });
    await set.open('/tv/petitions');
    await set.submit('pair');
    expect(set.words).toContain('접수번호로 찾아');
    expect(await pairing.liveCodes(g.core)).toBe(0);
  });
}
