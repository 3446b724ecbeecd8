/** What comes in by the bridge, on Node and on workerd: signed over time and raw body, within five minutes, each message once. */
import { expect, it } from 'vitest';
import { sign, WINDOW } from '../../channels/sms/sign.js';

export const SECRET = 'bridge-secret-of-the-tests-0123456789';
export const BRIDGE_ENV = { BRIDGE_SECRET: SECRET, BRIDGE_URL: 'https://aggregator.example/send', SMS_FROM: '0234235114', DEMO: 'off', PUBLIC_URL: 'https://gw.example.org' };
const HOOK = `${BRIDGE_ENV.PUBLIC_URL}/sms/bridge`;
const FROM = '01012345678';

export interface Opened {
  fetch(request: Request): Promise<Response>;
  count(table: string): Promise<number>;
}

let serial = 0;
export const mo = (text: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({ kind: 'message', id: `mo-${++serial}`, from: FROM, to: '0234235114', type: 'SMS', text, ...more });

interface Sent {
  body?: string | Uint8Array<ArrayBuffer>;
  secret?: string;
  /** Seconds that the sender's clock is off. */
  off?: number;
  headers?: Record<string, string>;
  method?: string;
  /** What is signed, where it is not what is sent. */
  signed?: string;
}
export async function posted(url: string, { body = JSON.stringify(mo('메뉴')), secret = SECRET, off = 0, headers = {}, method = 'POST', signed }: Sent = {}): Promise<Request> {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const made = await sign(secret, signed ?? text, Date.now() + off * 1000);
  return new Request(url, { method, headers: { 'content-type': 'application/json', ...made, ...headers }, ...(method === 'POST' ? { body } : {}) });
}

/** @param gateway one with BRIDGE_ENV */
export function bridgeSuite(gateway: () => Promise<Opened>): void {
  const TABLES = ['messages', 'petitions', 'phones', 'personal', 'limits'];
  const ask = async (message: Record<string, unknown>): Promise<{ type: string; subject?: string; text: string }[]> => {
    const response = await (await gateway()).fetch(await posted(HOOK, { body: JSON.stringify(message) }));
    expect(response.status).toBe(200);
    return ((await response.json()) as { replies: { type: string; text: string }[] }).replies;
  };

  const edge = WINDOW / 1000;
  it.each<[string, Sent, number]>([
    ['signed', {}, 200],
    ['signed by a clock that is nearly five minutes slow', { off: -(edge - 5) }, 200],
    ['signed by a clock that is nearly five minutes fast', { off: edge - 5 }, 200],
    ['signed more than five minutes ago', { off: -(edge + 5) }, 403],
    ['signed for more than five minutes from now', { off: edge + 5 }, 403],
    ['another secret', { secret: `${SECRET}x` }, 403],
    ['a body changed on the way', { signed: JSON.stringify(mo('조회')) }, 403],
    ['another time than the one that was signed', { headers: { 'minwon-timestamp': String(Math.floor(Date.now() / 1000) + 60) } }, 403],
    ['no time', { headers: { 'minwon-timestamp': '' } }, 403],
    ['a time in milliseconds', { headers: { 'minwon-timestamp': String(Date.now()) } }, 403],
    ['no signature', { headers: { 'minwon-signature': '' } }, 403],
    ['a signature of another version', { headers: { 'minwon-signature': `v2=${'0'.repeat(64)}` } }, 403],
    ['a signature that is cut', { headers: { 'minwon-signature': 'v1=00' } }, 403],
    ['GET', { method: 'GET' }, 405],
    ['no JSON', { body: 'kind=message' }, 400],
    ['null', { body: 'null' }, 400],
    ['a report where a message belongs', { body: JSON.stringify({ kind: 'report', notice: 'x'.repeat(22), state: 'sent' }) }, 400],
    ['without an id', { body: JSON.stringify({ ...mo('메뉴'), id: undefined }) }, 400],
    ['an id of 129 characters', { body: JSON.stringify(mo('메뉴', { id: 'x'.repeat(129) })) }, 400],
    ['an id of 128 characters', { body: JSON.stringify(mo('메뉴', { id: 'x'.repeat(128) })) }, 200],
    ['a sender that is none', { body: JSON.stringify(mo('메뉴', { from: 'somebody' })) }, 400],
    ['a text that is a number', { body: JSON.stringify(mo('메뉴', { text: 1 })) }, 400],
    ['an unknown type', { body: JSON.stringify(mo('메뉴', { type: 'FAX' })) }, 400],
    ['a field of the future', { body: JSON.stringify(mo('메뉴', { carrierName: 'SKT' })) }, 200],
    ['bytes that are no UTF-8', { body: new Uint8Array([0x7b, 0xb0, 0xa1, 0x7d]) }, 403],
  ])('%s', async (_name, sent, status) => {
    const opened = await gateway();
    const before = await Promise.all(TABLES.map(opened.count));
    const response = await opened.fetch(await posted(HOOK, sent));
    await response.text();
    expect(response.status).toBe(status);
    const after = await Promise.all(TABLES.map(opened.count));
    if (status !== 200) expect(after).toEqual(before);
    else expect(after).not.toEqual(before);
  });

  it('files over two messages; a message that comes again, signed anew, gets the same answer and counts once', async () => {
    const from = '01022223333';
    expect((await ask(mo('신청 가로등이 꺼졌어요', { from })))[0]?.text).toContain('가로등이 꺼졌어요');
    const opened = await gateway();
    const before = await opened.count('petitions');
    const yes = mo('1', { from });
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(yes)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.[0]?.text).toMatch(/\d{4}-\d{4}-\d{4}/);
    expect(await opened.count('petitions')).toBe(before + 1);
    expect(await ask(yes)).toEqual(answers[0]);
    expect(await opened.count('petitions')).toBe(before + 1);
  });

  it('says of each answer whether it is an SMS or an LMS, which has a subject', async () => {
    const [short] = await ask(mo('메뉴', { from: '01033334444' }));
    expect(short).toEqual({ type: 'SMS', text: expect.stringContaining('[강남구]') });
    await ask(mo('4', { from: '01033334444' }));
    const [long] = await ask(mo('2', { from: '01033334444' }));
    expect(long?.type).toBe('LMS');
    expect(long?.subject).toContain('[강남구]');
    expect(long?.text.match(/02-3423-\d{4}/g)?.length).toBeGreaterThan(3);
  });

  it.each([
    [{ type: 'LMS', subject: '신청 가로등이', text: '꺼졌어요' }, '가로등이 꺼졌어요'],
    [{ type: 'MMS', subject: '신청 보도블록', text: '신청 보도블록이 깨졌어요', pictures: 2 }, '보도블록이 깨졌어요'],
    [{ type: 'SMS', subject: '신청', text: '신청 하수구가 막혔어요' }, '하수구가 막혔어요'],
  ])('%j is heard as one text', async (fields, words) => {
    const [answer] = await ask(mo('', { from: `010${String(44_440_000 + serial)}`, ...fields }));
    expect(answer?.text).toContain(`'${words}'`);
  });
}
