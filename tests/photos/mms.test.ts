/** Photos by MMS: fetched from the carrier's own hosts alone, after the message is on the disk; what cannot be had never keeps a petition waiting. */
import { createServer, type Server, type ServerResponse, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMedia } from '../../channels/sms/media.js';
import { sign as signBridge } from '../../channels/sms/sign.js';
import { DAY } from '../../src/core.js';
import { look } from '../../src/photos/album.js';
import { type Harness, harness } from '../harness.js';
import { listening } from '../loopback.js';
import { encode, message, sign } from '../promises/support/twilio.js';
import { receiptIn } from '../receipt-in.js';
import { app1, holds, jpeg, SECRET } from './pictures.js';

const TOKEN = 'twilio-token-of-the-tests';
const BRIDGE = 'bridge-secret-of-the-tests-32-characters';
const ACCOUNT = `AC${'0'.repeat(32)}`;
const PHOTO = Buffer.from(jpeg({ extra: [app1(6)] }));

/** Stands for Twilio's API and, at another port, its CDN. */
interface Stand {
  origin: string;
  asked: { url: string; headers: IncomingMessage['headers'] }[];
  answer: (url: string, response: ServerResponse) => void;
  server: Server;
}
async function stand(): Promise<Stand> {
  const made: Stand = { origin: '', asked: [], answer: (_url, r) => void r.writeHead(200, { 'content-type': 'image/jpeg' }).end(PHOTO), server: createServer() };
  made.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    made.asked.push({ url: request.url ?? '', headers: request.headers });
    made.answer(request.url ?? '', response);
  });
  made.origin = (await listening(made.server)).url;
  return made;
}

let api: Stand;
let cdn: Stand;
let h: Harness;
beforeEach(async () => {
  [api, cdn] = await Promise.all([stand(), stand()]);
  api.answer = (url, r) => void r.writeHead(307, { location: `${cdn.origin}${url}?Expires=1` }).end();
  h = await harness({ TWILIO_API_BASE: api.origin, MEDIA_HOSTS: cdn.origin, BRIDGE_SECRET: BRIDGE, BRIDGE_URL: `${cdn.origin}/send`, SMS_FROM: '0234235114' });
});
afterEach(() => {
  h.close();
  api.server.close();
  cdn.server.close();
});

const mediaUrl = (n: number): string => `${api.origin}/2010-04-01/Accounts/${ACCOUNT}/Messages/MM${'1'.repeat(32)}/Media/ME${n}`;
/** A text from Twilio, with so many pictures. */
async function twilio(text: string, pictures = 0, more: Record<string, string> = {}): Promise<string> {
  const media = Object.fromEntries(Array.from({ length: pictures }, (_, i) => [[`MediaUrl${i}`, mediaUrl(i)], [`MediaContentType${i}`, 'image/jpeg']]).flat());
  const parameters = message(text, { NumMedia: String(pictures), ...media, ...more });
  const response = await h.app.request('http://127.0.0.1:3000/sms/twilio', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': sign(TOKEN, 'http://127.0.0.1:3000/sms/twilio', parameters) }, body: encode(parameters) });
  expect(response.status).toBe(200);
  return response.text();
}
const rows = (): Record<string, unknown>[] => h.store.raw.prepare('select * from photos order by rowid').all() as Record<string, unknown>[];
const tasks = (): unknown[] => h.store.raw.prepare('select receipt, kind from tasks').all();

describe('photos by MMS', () => {
  it('a filing text with two photos: asked once, filed after 1 with both, cleaned, shown to whoever filed it', async () => {
    expect(await twilio('가로등이 꺼졌어요', 2)).toContain('사진 2장');
    expect(rows()).toMatchObject([{ state: 'waiting', receipt: null }, { state: 'waiting' }]);
    expect(JSON.stringify(rows())).not.toContain('Accounts');
    expect(await h.fetchPhotos()).toBe(2);
    expect(api.asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`);
    expect(cdn.asked.map((a) => a.headers.authorization)).toEqual([undefined, undefined]);
    const receipt = receiptIn(await twilio('1'));
    expect(rows()).toMatchObject([{ state: 'kept', receipt, event: 1, type: 'image/jpeg', width: 480, height: 640, source: null }, { state: 'kept', receipt }]);
    const found = await look(h.core, String(rows()[0]?.id));
    expect(holds(found?.bytes ?? new Uint8Array(), SECRET)).toBe(false);
    expect(h.store.raw.prepare("select detail from petition_events where code = 'arrived'").pluck().get()).toContain('"photos":2');
  });

  it('filed before they are fetched they join when they come', async () => {
    await twilio('가로등이 꺼졌어요', 1);
    const receipt = receiptIn(await twilio('1'));
    expect(rows()).toMatchObject([{ state: 'waiting', receipt }]);
    await h.fetchPhotos();
    expect(rows()).toMatchObject([{ state: 'kept', receipt }]);
  });

  it('a photo alone asks what it is about; the next words file it', async () => {
    expect(await twilio('', 1)).toContain('무슨 일입니까');
    expect(await twilio('가로등이 꺼졌어요 학동로 12길')).toContain('사진 1장');
    const receipt = receiptIn(await twilio('1'));
    expect(rows()).toMatchObject([{ receipt }]);
  });

  it('a photo alone, with a petition of one’s own: which one, or a new one', async () => {
    await twilio('가로등이 꺼졌어요');
    const receipt = receiptIn(await twilio('1'));
    await twilio('메뉴');
    const asked = await twilio('', 1);
    expect(asked).toContain('어느 민원입니까');
    expect(asked).toContain('6 새 민원');
    await twilio('1');
    expect(rows()).toMatchObject([{ receipt, event: 3 }]);
    expect(h.store.raw.prepare("select detail from petition_events where code = 'added'").pluck().get()).toContain('"photos":1');
    await twilio('', 1);
    expect(await twilio('6')).toContain('무슨 일입니까');
  });

  it('in an open dialogue a photo joins it: adding, and a filing that waits for its 1', async () => {
    await twilio('가로등이 꺼졌어요');
    const receipt = receiptIn(await twilio('1'));
    await twilio('3');
    await twilio('', 1);
    expect(rows()).toMatchObject([{ receipt }]);
    await twilio('쓰레기가 쌓여 있어요');
    expect(await twilio('', 1)).toContain('사진 1장');
    const other = receiptIn(await twilio('1'));
    expect(rows()).toMatchObject([{ receipt }, { receipt: other }]);
  });

  it('a question with a photo is a report; the same message twice has its photos once', async () => {
    expect(await twilio('이게 뭐예요', 1)).toContain('사진 1장');
    const twice = { MessageSid: `MM${'a'.repeat(32)}` };
    await twilio('가로등이 꺼졌어요', 1, twice);
    await twilio('가로등이 꺼졌어요', 1, twice);
    expect(rows().length).toBe(2);
  });

  it('a dead address never blocks the text: tried again with growing pauses, then a task for its department', async () => {
    api.answer = (_url, r) => void r.writeHead(500).end();
    await twilio('가로등이 꺼졌어요', 1);
    const receipt = receiptIn(await twilio('1'));
    expect(receipt).toMatch(/^\d{12}$/);
    for (let i = 0; i < 30 && rows()[0]?.state === 'waiting'; i++) {
      await h.fetchPhotos();
      h.time.now += DAY / 3;
    }
    expect(rows()).toMatchObject([{ state: 'failed', code: 'http-500', tries: 9, source: null }]);
    expect(api.asked.length).toBe(9);
    expect(tasks()).toEqual([{ receipt, kind: 'photo' }]);
  });

  it('what failed before it was filed becomes the task when it is filed; what is no picture is never fetched', async () => {
    await twilio('가로등이 꺼졌어요', 1, { MediaContentType0: 'video/mp4' });
    await h.fetchPhotos();
    expect([api.asked.length, rows()[0]?.state, tasks().length]).toEqual([0, 'failed', 0]);
    const receipt = receiptIn(await twilio('1'));
    expect(tasks()).toEqual([{ receipt, kind: 'photo' }]);
  });

  it('a photo that none claims goes after a day, fetched or not', async () => {
    await twilio('조회', 2);
    await h.fetchPhotos();
    h.time.now += DAY + 1;
    await h.tick();
    expect(rows()).toEqual([]);
  });

  it('the bridge’s JSON brings them, and its fetches are signed', async () => {
    const body = JSON.stringify({ kind: 'message', id: 'm1', from: '01012345678', type: 'MMS', text: '가로등이 꺼졌어요', media: [{ type: 'image/jpeg', url: `${cdn.origin}/mo/1` }] });
    const response = await h.app.request('http://127.0.0.1:3000/sms/bridge', { method: 'POST', headers: { 'content-type': 'application/json', ...(await signBridge(BRIDGE, body, Date.now())) }, body });
    expect([response.status, await response.text()]).toMatchObject([200, expect.stringContaining('사진 1장')]);
    await h.fetchPhotos();
    expect(rows()).toMatchObject([{ state: 'kept' }]);
    expect(cdn.asked[0]?.headers).toMatchObject(await signBridge(BRIDGE, `${cdn.origin}/mo/1`, Number(cdn.asked[0]?.headers['minwon-timestamp']) * 1_000));
  });
});

describe('promise-20: where photos are fetched', () => {
  const media = () => createMedia({ twilio: { base: new URL(api.origin), authToken: TOKEN }, bridge: { url: 'https://agg.example.kr/send', secret: BRIDGE }, hosts: [cdn.origin, '.mms.example.kr'], now: Date.now }, async (url) => {
    throw new Error(`asked ${url}`);
  });
  it.each([
    ['twilio', 'http://169.254.169.254/latest/meta-data'],
    ['twilio', 'http://localhost:3000/'],
    ['twilio', 'https://127.0.0.1/'],
    ['twilio', 'https://[::1]/'],
    ['twilio', 'http://mms.twiliocdn.com/x'],
    ['twilio', 'https://mms.twiliocdn.com:8443/x'],
    ['twilio', 'https://mms.twiliocdn.com.evil.example/x'],
    ['twilio', 'https://evil.example/mms.twiliocdn.com'],
    ['twilio', 'https://user:pass@mms.twiliocdn.com/x'],
    ['twilio', 'https://agg.example.kr/x'],
    ['twilio', 'file:///etc/passwd'],
    ['twilio', 'data:image/jpeg;base64,AAAA'],
    ['twilio', `https://mms.twiliocdn.com/${'x'.repeat(3_000)}`],
    ['twilio', ''],
    ['bridge', 'https://mms.twiliocdn.com/x'],
    ['bridge', 'https://evilmms.example.kr/x'],
    ['kannel', 'https://mms.twiliocdn.com/x'],
  ])('%s: %s is not asked', async (carrier, url) => expect(await media().fetch(carrier, url)).toEqual({ code: 'host', again: false }));

  it.each([
    ['twilio', 'https://mms.twiliocdn.com/x'],
    ['bridge', 'https://agg.example.kr/mo/1'],
    ['bridge', 'https://a.mms.example.kr/x'],
  ])('%s: %s is', async (carrier, url) => expect(await media().fetch(carrier, url)).toEqual({ code: 'network', again: true }));

  it('a redirect leads to listed hosts alone, so often at most', async () => {
    const real = createMedia({ twilio: { base: new URL(api.origin), authToken: TOKEN }, bridge: { url: undefined, secret: undefined }, hosts: [], now: Date.now });
    expect(await real.fetch('twilio', mediaUrl(1))).toEqual({ code: 'host', again: false });
    expect(cdn.asked).toEqual([]);
    api.answer = (url, r) => void r.writeHead(302, { location: url }).end();
    expect(await real.fetch('twilio', mediaUrl(1))).toEqual({ code: 'redirects', again: false });
    expect(api.asked.length).toBe(5);
  });

  it('9 MB, declared or not, are not taken', async () => {
    const real = createMedia({ twilio: { base: new URL(api.origin), authToken: TOKEN }, bridge: { url: undefined, secret: undefined }, hosts: [], now: Date.now });
    const nine = Buffer.alloc(9 * 1024 * 1024, 1);
    for (const headers of [{ 'content-length': String(nine.length) }, { 'transfer-encoding': 'chunked' }]) {
      api.answer = (_url, r) => void r.writeHead(200, headers).end(nine);
      expect(await real.fetch('twilio', mediaUrl(1))).toEqual({ code: 'too-big', again: false });
    }
  });
});
