/** One attempt to send: what goes over the wire, and what every answer of a carrier means. A real server on loopback plays the carrier. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { bridgeSender } from '../../channels/sms/bridge-send.js';
import { kannelSender } from '../../channels/sms/send.js';
import { twilioSender } from '../../channels/sms/twilio-send.js';
import { listening } from '../loopback.js';

interface Asked {
  method: string;
  path: string;
  authorization: string;
  type: string;
  body: string;
}

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((done) => (server ? server.close(done) : done(undefined)));
  server = undefined;
});

/** @param answer undefined: it hangs up without one */
async function carrier(answer: { status: number; body: string; headers?: Record<string, string> } | undefined): Promise<{ url: string; asked: Asked[]; headers: IncomingHttpHeaders[] }> {
  const asked: Asked[] = [];
  const headers: IncomingHttpHeaders[] = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      headers.push(request.headers);
      asked.push({ method: request.method ?? '', path: request.url ?? '', authorization: request.headers.authorization ?? '', type: request.headers['content-type'] ?? '', body });
      if (!answer) return request.socket.destroy();
      response.writeHead(answer.status, answer.headers);
      return response.end(answer.body);
    });
  });
  const { url } = await listening(server);
  return { url, asked, headers };
}

const ACCOUNT = `AC${'a'.repeat(32)}`;
const TO = '+821012345678';
const TEXT = '[시험] 처리 중 & 100% +1';

describe('Twilio', () => {
  const sender = (url: string, service?: string) => twilioSender({ base: new URL(url), account: ACCOUNT, authToken: 'secret', from: '+15005550006', service });

  it('gets one POST with the account’s own proof', async () => {
    const { url, asked } = await carrier({ status: 201, body: JSON.stringify({ sid: 'SM1', status: 'queued' }) });
    expect(await sender(url).send(TO, TEXT)).toEqual({ state: 'accepted', id: 'SM1' });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ method: 'POST', path: `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`, authorization: `Basic ${btoa(`${ACCOUNT}:secret`)}`, type: 'application/x-www-form-urlencoded' });
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({ To: TO, Body: TEXT, From: '+15005550006' });
  });

  it('gets the messaging service instead of a number, where one is set', async () => {
    const { url, asked } = await carrier({ status: 201, body: JSON.stringify({ sid: 'SM1' }) });
    await sender(url, 'MG1').send(TO, TEXT);
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({ To: TO, Body: TEXT, MessagingServiceSid: 'MG1' });
  });

  it.each([
    [{ status: 400, body: '{"code":21211,"message":"Invalid To"}' }, { state: 'refused', code: '21211', why: 'recipient' }],
    [{ status: 401, body: '{"code":20003}' }, { state: 'refused', code: '20003', why: 'setting' }],
    [{ status: 404, body: 'nothing' }, { state: 'refused', code: '404', why: 'content' }],
    [{ status: 429, body: '{"code":20429}' }, { state: 'refused', code: '20429', why: 'throttled' }],
    [{ status: 500, body: '' }, { state: 'doubtful', code: '500' }],
    [{ status: 503, body: '<html>' }, { state: 'doubtful', code: '503' }],
    [{ status: 200, body: 'not json' }, { state: 'doubtful', code: 'unreadable' }],
    [{ status: 201, body: '{}' }, { state: 'doubtful', code: 'unreadable' }],
    [{ status: 201, body: 'null' }, { state: 'doubtful', code: 'unreadable' }],
    [{ status: 302, body: '', headers: { location: 'http://127.0.0.1:9/' } }, { state: 'refused', code: '302', why: 'content' }],
    [undefined, { state: 'doubtful', code: 'TypeError' }],
  ])('%j means %j', async (answer, sent) => {
    const { url, asked } = await carrier(answer);
    expect(await sender(url).send(TO, TEXT)).toEqual(sent);
    expect(asked).toHaveLength(1); // never a second time by itself
  });
});

describe('Kannel', () => {
  const sender = (url: string) => kannelSender({ url: `${url}/cgi-bin/sendsms`, username: 'gateway', password: 'p&=w', from: '0234235114' });
  const query = (asked: Asked[]): Record<string, string> => Object.fromEntries(new URL(asked[0]?.path ?? '', 'http://x').searchParams);

  it('gets Korean as UCS-2, a Korean phone by its national number', async () => {
    const { url, asked } = await carrier({ status: 202, body: '0: Accepted for delivery' });
    expect(await sender(url).send(TO, TEXT)).toEqual({ state: 'accepted', id: 'kannel' });
    expect(query(asked)).toEqual({ username: 'gateway', password: 'p&=w', from: '0234235114', to: '01012345678', text: TEXT, charset: 'UTF-8', coding: '2' });
  });

  it('gets Latin text in seven bits, and other countries by their whole number', async () => {
    const { url, asked } = await carrier({ status: 202, body: '3: Queued for later delivery' });
    expect(await sender(url).send('+4915112345678', 'Your petition')).toEqual({ state: 'accepted', id: 'kannel' });
    expect(query(asked)).toMatchObject({ to: '+4915112345678', coding: '0' });
  });

  it.each([
    [{ status: 403, body: 'Authorization failed for sendsms' }, { state: 'refused', code: '403', why: 'setting' }],
    [{ status: 503, body: '4: Temporal failure, try again later.' }, { state: 'refused', code: '503', why: 'transient' }],
    [{ status: 202, body: 'Sent.' }, { state: 'doubtful', code: 'unreadable' }],
    [undefined, { state: 'doubtful', code: 'TypeError' }],
  ])('%j means %j', async (answer, sent) => {
    const { url } = await carrier(answer);
    expect(await sender(url).send(TO, TEXT)).toEqual(sent);
  });
});

describe('the bridge', () => {
  const SECRET = 'bridge-secret-of-the-tests-0123456789';
  const NOTICE = 'notice-of-the-tests-01';
  const sender = (url: string) => bridgeSender({ url: `${url}/send`, secret: SECRET, from: '0234235114', reports: 'https://gw.example.org/sms/bridge/report', now: () => 1_795_497_600_000, token: () => 'a-token-of-the-tests' });
  const taken = { status: 202, body: '{"id":"A-1"}' };
  const sentTo = async (text: string, notice?: string): Promise<Record<string, unknown>> => {
    const { url, asked } = await carrier(taken);
    expect(await sender(url).send(TO, text, notice)).toEqual({ state: 'accepted', id: 'A-1' });
    return JSON.parse(asked[0]?.body ?? '') as Record<string, unknown>;
  };

  it('gets one POST, signed over time and body', async () => {
    const { url, asked, headers } = await carrier(taken);
    await sender(url).send(TO, TEXT, NOTICE);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ method: 'POST', path: '/send', type: 'application/json; charset=utf-8' });
    expect(headers[0]).toMatchObject({ 'minwon-timestamp': '1795497600', 'minwon-signature': `v1=${createHmac('sha256', SECRET).update(`1795497600.${asked[0]?.body}`).digest('hex')}` });
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ kind: 'send', id: expect.stringMatching(/^notice-of-the-tests-01\.[0-9a-f]{16}$/), to: '01012345678', from: '0234235114', type: 'SMS', text: TEXT, report: 'https://gw.example.org/sms/bridge/report', notice: NOTICE });
  });

  it.each([
    ['가'.repeat(45), 'SMS', undefined],
    [`${'가'.repeat(45)}.`, 'LMS', `${'가'.repeat(19)}…`],
    [`첫 줄\n${'가'.repeat(60)}`, 'LMS', '첫 줄'],
    ['가'.repeat(1000), 'LMS', `${'가'.repeat(19)}…`],
  ])('90 bytes are an SMS, 2,000 an LMS with its first line as subject: %#', async (text, type, subject) => {
    const message = await sentTo(text);
    expect([message.type, message.subject, message.text]).toEqual([type, subject, text]);
  });

  it('is not asked to take 2,001 bytes', async () => {
    const { url, asked } = await carrier(taken);
    expect(await sender(url).send(TO, `${'가'.repeat(1000)}.`)).toEqual({ state: 'refused', code: 'too-long', why: 'content' });
    expect(asked).toEqual([]);
  });

  it('gets a picture as an MMS', async () => {
    const { url, asked } = await carrier(taken);
    await sender(url).send(TO, TEXT, NOTICE, [{ type: 'image/jpeg', data: '/9j/4AAQ' }]);
    expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({ type: 'MMS', subject: '', text: TEXT, pictures: [{ type: 'image/jpeg', data: '/9j/4AAQ' }] });
  });

  it('the same text of the same notice has the same id, another text or notice another', async () => {
    const ids = [await sentTo(TEXT, NOTICE), await sentTo(TEXT, NOTICE), await sentTo(`${TEXT}.`, NOTICE), await sentTo(TEXT, `${NOTICE}2`)].map((m) => m.id);
    expect(ids[1]).toBe(ids[0]);
    expect(new Set(ids).size).toBe(3);
  });

  it.each([
    [{ status: 400, body: '{"code":"recipient"}' }, { state: 'refused', code: 'recipient', why: 'recipient' }],
    [{ status: 400, body: '{"code":"stopped"}' }, { state: 'refused', code: 'stopped', why: 'stopped' }],
    [{ status: 422, body: '{"code":"content"}' }, { state: 'refused', code: 'content', why: 'content' }],
    [{ status: 422, body: '{"code":"a code of theirs"}' }, { state: 'refused', code: '422', why: 'content' }],
    [{ status: 401, body: '' }, { state: 'refused', code: '401', why: 'setting' }],
    [{ status: 403, body: '{"code":"setting"}' }, { state: 'refused', code: 'setting', why: 'setting' }],
    [{ status: 429, body: '', headers: { 'retry-after': '7' } }, { state: 'refused', code: '429', why: 'throttled', after: 7000 }],
    [{ status: 503, body: '{"code":"later"}', headers: { 'retry-after': 'Fri, 31 Dec 1999 23:59:59 GMT', date: 'Fri, 31 Dec 1999 23:59:14 GMT' } }, { state: 'refused', code: 'later', why: 'transient', after: 45_000 }],
    [{ status: 503, body: '{"code":"later"}', headers: { 'retry-after': '30' } }, { state: 'refused', code: 'later', why: 'transient', after: 30_000 }],
    [{ status: 503, body: '' }, { state: 'doubtful', code: '503' }],
    [{ status: 500, body: '<html>' }, { state: 'doubtful', code: '500' }],
    [{ status: 200, body: '{}' }, { state: 'doubtful', code: 'unreadable' }],
    [{ status: 302, body: '', headers: { location: 'http://127.0.0.1:9/' } }, { state: 'refused', code: '302', why: 'content' }],
    [undefined, { state: 'doubtful', code: 'TypeError' }],
  ])('%j means %j', async (answer, sent) => {
    const { url, asked } = await carrier(answer);
    expect(await sender(url).send(TO, TEXT)).toEqual(sent);
    expect(asked).toHaveLength(1);
  });
});
