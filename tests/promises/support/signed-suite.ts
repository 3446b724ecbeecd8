/** Promises 1 to 5 and 10: the same cases on Node and on workerd. */
import { expect, it } from 'vitest';
import { isSigned, signedUrl } from '../../../channels/sms/twilio.js';
import { encode, message, type Parameters, ROWS, sha256, sign, wire, without } from './twilio.js';

export const TOKEN = 'twilio-token-of-the-tests';
export const PUBLIC = 'https://gw.example.org';
export const HOOK = `${PUBLIC}/sms/twilio`;

export interface Opened {
  fetch(request: Request): Promise<Response>;
  /** Rows of a table. */
  count(table: string): Promise<number>;
}

interface Sent {
  url?: string;
  parameters?: Parameters;
  body?: BodyInit;
  signature?: string;
  headers?: Record<string, string>;
}

/** As Twilio sends it, but for what a case changes. */
export const hook = ({ url = HOOK, parameters = message('메뉴'), body = encode(parameters), signature = sign(TOKEN, url, parameters), headers = {} }: Sent = {}): Request =>
  new Request(url, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8', 'x-twilio-signature': signature, ...headers } });

/** @param gateway one whose PUBLIC_URL is PUBLIC and whose TWILIO_AUTH_TOKEN is TOKEN */
export function signedSuite(gateway: () => Promise<Opened>): void {
  const written = async ({ count }: Opened): Promise<number[]> => Promise.all(['messages', 'petitions', 'phones', 'personal', 'limits'].map(count));
  const verdict = async (request: Request): Promise<{ status: number; wrote: boolean; body: string }> => {
    const opened = await gateway();
    const before = await written(opened);
    const response = await opened.fetch(request);
    const body = await response.text();
    return { status: response.status, wrote: String(await written(opened)) !== String(before), body };
  };

  it.each(ROWS.map((r) => [r.name, r] as const))('promise-01: %s', (_name, row) => {
    const { signature, parameters, body } = wire(row);
    expect(isSigned(row.token, signature, row.url, parameters as Record<string, string | string[]>, body)).toBe(row.expected);
  });

  const changed = message('메뉴');
  it.each<[string, () => Request, number]>([
    ['signed as the address stands', () => hook(), 200],
    ['signed with port 443', () => signedFor(`${PUBLIC}:443/sms/twilio`), 200],
    ['a query belongs to the address', () => hook({ url: `${HOOK}?a=1&b=%EA%B0%80` }), 200],
    ['a quote in the query', () => hook({ url: `${HOOK}?name=it's` }), 200],
    ['no signature', () => hook({ signature: '' }), 403],
    ['a wrong signature', () => hook({ signature: 'WRONG_SIGNATURE' }), 403],
    ['another token', () => signedFor(HOOK, 'another-token'), 403],
    ['signed for another host', () => signedFor('https://evil.example.net/sms/twilio'), 403],
    ['signed for http', () => signedFor(HOOK.replace('https', 'http')), 403],
    ['signed for another path', () => signedFor(`${HOOK}/status`), 403],
    ['signed without its query', () => signedFor(HOOK, TOKEN, `${HOOK}?a=1`), 403],
    ['a field changed on the way', () => hook({ parameters: { ...changed, From: '+821099999999' }, signature: sign(TOKEN, HOOK, changed) }), 403],
    ['a field added on the way', () => hook({ parameters: { ...changed, Extra: '1' }, signature: sign(TOKEN, HOOK, changed) }), 403],
  ])('promise-01: POST /sms/twilio, %s', async (_name, request, status) => {
    const got = await verdict(request());
    expect(got.status, got.body).toBe(status);
    expect(got.wrote).toBe(status === 200);
    if (status === 200) expect(got.body).toMatch(/^<\?xml.*<Response><Message>/);
  });

  const json = JSON.stringify({ MessageSid: 'SM00000000000000000000000000000000', From: '+821012345678', Body: '메뉴' });
  const hashed = (body: string | Uint8Array): string => `${HOOK}?bodySHA256=${sha256(body)}`;
  const bytes = (...parts: (string | number[])[]): Uint8Array<ArrayBuffer> => new Uint8Array(parts.flatMap((p) => (typeof p === 'string' ? [...new TextEncoder().encode(p)] : p)));
  const asJson = (url: string, body: BodyInit, signature = sign(TOKEN, url)): Request => hook({ url, body, signature, headers: { 'content-type': 'application/json' } });

  it.each<[string, () => Request, number]>([
    ['changed by one letter', () => asJson(hashed(json), json.replace('메뉴', '신청')), 403],
    ['without bodySHA256, the address alone signed', () => asJson(HOOK, json), 403],
    ['with an empty bodySHA256', () => asJson(`${HOOK}?bodySHA256=`, json), 403],
    ['with a hash that nobody signed', () => asJson(hashed(json), json, sign(TOKEN, HOOK)), 403],
    ['with the hash under another name', () => asJson(`${HOOK}?xbodySHA256=${sha256(json)}`, json), 403],
    ['with its hash: it counts, and has no message', () => asJson(hashed(json), json), 400],
    ['hashed over its raw bytes, a byte order mark among them', () => asJson(hashed(bytes([0xef, 0xbb, 0xbf], json)), bytes([0xef, 0xbb, 0xbf], json)), 400],
    ['hashed over its raw bytes, wrong UTF-8 among them', () => asJson(hashed(bytes(json, [0xff, 0xfe])), bytes(json, [0xff, 0xfe])), 400],
    ['other wrong bytes that read the same', () => asJson(hashed(bytes(json, [0xef, 0xbf, 0xbd])), bytes(json, [0xff])), 403],
  ])('promise-02: a JSON body %s', async (_name, request, status) => {
    const got = await verdict(request());
    expect(got.status, got.body).toBe(status);
    expect(got.wrote).toBe(false);
  });

  it('promise-02: a form counts by its fields, whatever type it claims', async () => {
    const parameters = message('메뉴');
    const got = await verdict(hook({ parameters, headers: { 'content-type': 'application/json' } }));
    expect(got.status).toBe(403);
    expect(got.wrote).toBe(false);
  });

  const LIES: [string, Record<string, string>][] = [
    ['Host', { host: 'evil.example.net' }],
    ['X-Forwarded-Host', { 'x-forwarded-host': 'evil.example.net' }],
    ['X-Forwarded-Proto', { 'x-forwarded-proto': 'http' }],
    ['X-Forwarded-Port', { 'x-forwarded-port': '8080' }],
    ['Forwarded', { forwarded: 'host=evil.example.net;proto=http' }],
    ['X-Original-URL', { 'x-original-url': '/sms/demo', 'x-rewrite-url': '/sms/demo' }],
    ['X-HTTP-Method-Override', { 'x-http-method-override': 'GET' }],
  ];
  it.each(LIES)('promise-03: %s changes no decision', async (_name, headers) => {
    const good = await verdict(hook({ headers }));
    expect(good.status, good.body).toBe(200);
    const parameters = message('메뉴');
    const forged = await verdict(hook({ parameters, signature: sign(TOKEN, 'https://evil.example.net/sms/twilio', parameters), headers }));
    expect(forged.status).toBe(403);
    expect(forged.wrote).toBe(false);
  });

  it('promise-03: the address that was called is not the address that is signed', async () => {
    const parameters = message('메뉴');
    const through = new Request('http://10.0.0.7:3000/sms/twilio', hook({ parameters }));
    expect((await verdict(through)).status).toBe(200);
    const direct = new Request('http://10.0.0.7:3000/sms/twilio', hook({ parameters: { ...parameters, MessageSid: `SM${'f'.repeat(32)}` }, signature: sign(TOKEN, 'http://10.0.0.7:3000/sms/twilio', parameters) }));
    expect((await verdict(direct)).status).toBe(403);
  });

  it('promise-03: signedUrl takes only path and query from the request', () => {
    const at = new URL(PUBLIC);
    expect(signedUrl(at, 'http://evil.example.net:81/sms/twilio?a=1')).toBe(`${HOOK}?a=1`);
    expect(signedUrl(at, "http://x/sms/twilio?a=it's")).toBe(`${HOOK}?a=it's`);
    expect(signedUrl(new URL('https://gw.example.org:8443/'), 'http://x/sms/twilio')).toBe('https://gw.example.org:8443/sms/twilio');
  });

  const real = message('메뉴');
  const shifted = (parameters: Parameters): Request => hook({ parameters, signature: sign(TOKEN, HOOK, real) });
  it.each<[string, () => Parameters]>([
    ['Fro=m+82…', () => ({ ...without(real, 'From'), Fro: `m${real.From}` })],
    ['From+=82…', () => ({ ...without(real, 'From'), 'From+': String(real.From).slice(1) })],
    ['Bod=y메뉴', () => ({ ...without(real, 'Body'), Bod: `y${real.Body}` })],
    ['MessageSi=dSM…', () => ({ ...without(real, 'MessageSid'), MessageSi: `d${real.MessageSid}` })],
    ['a sender that swallowed its neighbour', () => ({ ...without(real, 'MessageSid'), From: `${real.From}MessageSid${real.MessageSid}` })],
  ])('promise-04: shifted names verify and are refused, %s', async (_name, parameters) => {
    const shift = parameters();
    expect(isSigned(TOKEN, sign(TOKEN, HOOK, real), HOOK, shift as Record<string, string>, encode(shift)), 'the shift keeps the signature').toBe(true);
    const got = await verdict(shifted(shift));
    expect(got.status, got.body).toBe(400);
    expect(got.wrote).toBe(false);
  });

  it.each<[string, Parameters]>([
    ['a MessageSid of another shape', message('메뉴', { MessageSid: 'CA00000000000000000000000000000000' })],
    ['two MessageSids', message('메뉴', { MessageSid: [`SM${'a'.repeat(32)}`, `SM${'b'.repeat(32)}`] })],
    ['two senders', message('메뉴', { From: ['+821011112222', '+821033334444'] })],
    ['two bodies', message('메뉴', { Body: ['가', '나'] })],
    ['no sender', without(message('메뉴'), 'From')],
    ['an empty sender', message('메뉴', { From: '' })],
    ['a word for a sender', message('메뉴', { From: 'whatsapp:+821012345678' })],
    ['a number that is no phone', message('메뉴', { From: '+82000' })],
    ['no body', without(message('메뉴'), 'Body')],
  ])('promise-04: signed, but no message: %s', async (_name, parameters) => {
    const got = await verdict(hook({ parameters }));
    expect(got.status, got.body).toBe(400);
    expect(got.wrote).toBe(false);
  });

  it.each<[string, Parameters]>([
    ['parameters that come later', message('메뉴', { Z9: 'new', 'Rcs.Button[0]': '{"a":1}', ApiVersion: '2031-01-01', __proto__x: '1', constructor: 'x', toString: 'y' })],
    ['a parameter named __proto__', Object.defineProperty(message('메뉴'), '__proto__', { value: 'x', enumerable: true })],
    ['empty ones', message('메뉴', { ProfileName: '', FromCity: '', MediaUrl0: '' })],
    ['names that every object has', message('메뉴', { constructor: 'x', toString: ['y', 'z'], hasOwnProperty: 'z' })],
    ['an empty name', message('메뉴', { '': 'x' })],
    ['an empty body', message('')],
    ['spaces at the edge', message('  메뉴 \t ', { FromCity: '  SEOUL ', ' Padded ': ' x ' })],
    ['line ends', message('\r\n메뉴\r\n', { Note: 'a\r\nb\n' })],
    ['repeated ones', message('메뉴', { Tag: ['b', 'a', 'b'] })],
    ['signs of the form itself', message('메뉴 & = + % ; ?', { 'a&b=c': '%20+&=' })],
  ])('promise-05: verifies with %s', async (_name, parameters) => {
    const got = await verdict(hook({ parameters }));
    expect(got.status, got.body).toBe(200);
    expect(got.wrote).toBe(true);
  });
}

/** Signed for `url` with `token`, received at `at`. */
function signedFor(url: string, token = TOKEN, at = HOOK): Request {
  const parameters = message('메뉴');
  return hook({ url: at, parameters, signature: sign(token, url, parameters) });
}
