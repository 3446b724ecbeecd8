/** What Twilio does before it calls: its signature, written anew from its documentation, and a table of requests with the verdict each deserves. */
import { createHash, createHmac } from 'node:crypto';

export type Parameters = Readonly<Record<string, string | readonly string[]>>;

/** base64(HMAC-SHA1(token, url + key + value …)): keys in byte order, a repeated key's values sorted, each once. */
export function sign(token: string, url: string, parameters: Parameters = {}): string {
  const keys = Object.keys(parameters).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const data = keys.map((key) => {
    const value = parameters[key] ?? '';
    return typeof value === 'string' ? key + value : [...new Set(value)].sort().map((v) => key + v).join('');
  });
  return createHmac('sha1', token).update(url + data.join(''), 'utf8').digest('base64');
}

export const sha256 = (body: string | Uint8Array): string => createHash('sha256').update(body).digest('hex');

/** A form as Twilio sends it: repeated keys for several values. */
export function encode(parameters: Parameters): string {
  const form = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) for (const one of typeof value === 'string' ? [value] : value) form.append(key, one);
  return form.toString();
}

let serial = 0;
export const sid = (): string => `SM${(++serial).toString(16).padStart(32, '0')}`;

export const message = (text: string, more: Parameters = {}): Record<string, string | readonly string[]> => ({
  MessageSid: sid(),
  AccountSid: 'AC00000000000000000000000000000000',
  From: '+821012345678',
  To: '+15005550001',
  Body: text,
  NumMedia: '0',
  ...more,
});

export interface Row {
  name: string;
  token: string;
  /** As the gateway knows the address, and as Twilio signed it. */
  url: string;
  signedUrl?: string;
  parameters?: Parameters;
  /** Signed with these instead. */
  signedParameters?: Parameters;
  body?: string;
  /** Instead of a computed one: a known answer, or a wrong one. */
  signature?: string;
  expected: boolean;
}

const SHOP = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const CALL = { CallSid: 'CA1234567890ABCDE', Caller: '+14158675309', Digits: '1234', From: '+14158675309', To: '+18005551212' };
const HOOK = 'https://gw.example.org/sms/twilio';
const PATH = 'https://example.com/path?test=param';
const SMS = { MessageSid: 'SM00000000000000000000000000000000', AccountSid: 'AC00000000000000000000000000000000', From: '+15005550006', To: '+15005550001', Body: '접수 민원 🙏', NumMedia: '0' };
const JSON_BODY = '{"property": "value", "boolean": true}';
const HASH = '0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620';
const flipped = (text: string): string => [...text].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join('');

/** Constants of twilio-node, twilio-go and twilio-python (MIT) where a literal signature stands; the rest is computed by `sign`. */
export const ROWS: readonly Row[] = [
  { name: 'a call, known answer', token: '12345', url: SHOP, parameters: CALL, signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', expected: true },
  { name: 'the port 443 was signed, known answer', token: '12345', url: SHOP, parameters: CALL, signature: 'kvajT1Ptam85bY51eRf/AJRuM3w=', expected: true },
  { name: 'two values of one key, known answer', token: '12345', url: SHOP, parameters: { 'MessagingBinding.Address': ['+1325xxxxxxx', '+1415xxxxxxx'] }, signature: '83O6e2vORAoJHUNzJjDWN1jz+BA=', expected: true },
  { name: 'a JSON body, known answer', token: '12345', url: `${SHOP}&bodySHA256=${HASH}`, body: JSON_BODY, signature: 'a9nBmqA0ju/hNViExpshrM61xv4=', expected: true },
  { name: 'a wrong signature', token: '12345', url: SHOP, parameters: CALL, signature: 'WRONG_SIGNATURE', expected: false },
  { name: 'no signature', token: '12345', url: SHOP, parameters: CALL, signature: '', expected: false },
  { name: 'another token', token: '12345', url: SHOP, parameters: CALL, signature: sign('12346', SHOP, CALL), expected: false },
  { name: 'a parameter changed', token: '12345', url: SHOP, parameters: { ...CALL, Digits: '1235' }, signedParameters: CALL, expected: false },
  { name: 'a parameter added', token: '12345', url: SHOP, parameters: { ...CALL, Extra: '1' }, signedParameters: CALL, expected: false },
  { name: 'a parameter left out', token: '12345', url: SHOP, parameters: { ...CALL }, signedParameters: { ...CALL, Extra: '1' }, expected: false },
  { name: 'a port of its own stays', token: '12345', url: 'http://mycompany.com:1234/myapp.php?foo=1&bar=2', parameters: CALL, expected: true },
  { name: 'http and port 80', token: '12345', url: SHOP.replace('https', 'http'), signedUrl: 'http://mycompany.com:80/myapp.php?foo=1&bar=2', parameters: CALL, expected: true },
  { name: 'a user and a password, port 443', token: '12345', url: 'https://user:pass@mycompany.com/myapp.php?foo=1&bar=2', signedUrl: 'https://user:pass@mycompany.com:443/myapp.php?foo=1&bar=2', parameters: CALL, expected: true },
  { name: 'a quote in the query, signed escaped', token: '12345', url: `${SHOP}&Body=It's+amazing`, signedUrl: `${SHOP}&Body=It%27s+amazing`, parameters: CALL, expected: true },
  { name: 'a quote in the query, signed as it is', token: 's3cr3t', url: `${PATH}'WithQuote`, expected: true },
  { name: 'an escaped quote', token: 's3cr3t', url: `${PATH}%27WithQuote`, expected: true },
  { name: 'two values in another order', token: '12345', url: SHOP, parameters: { 'MessagingBinding.Address': ['+1415xxxxxxx', '+1325xxxxxxx'] }, signedParameters: { 'MessagingBinding.Address': ['+1325xxxxxxx', '+1415xxxxxxx'] }, expected: true },
  { name: 'the same value twice counts once', token: '12345', url: SHOP, parameters: { A: ['x', 'x', 'y'] }, signedParameters: { A: ['y', 'x'] }, expected: true },
  { name: 'only the hash of the body', token: '12345', url: `https://mycompany.com/myapp.php?bodySHA256=${HASH}`, body: JSON_BODY, signature: 'y77kIzt2vzLz71DgmJGsen2scGs=', expected: true },
  { name: 'a JSON body changed by one letter', token: '12345', url: `${SHOP}&bodySHA256=${HASH}`, body: JSON_BODY.replace('true', 'false'), expected: false },
  { name: 'a JSON body without its hash', token: '12345', url: SHOP, body: JSON_BODY, expected: false },
  { name: 'an empty hash', token: '12345', url: `${SHOP}&bodySHA256=`, body: JSON_BODY, expected: false },
  { name: 'a hash under another name', token: '12345', url: `${SHOP}&xbodySHA256=${HASH}`, body: JSON_BODY, expected: false },
  { name: 'another query', token: 's3cr3t', url: 'https://example.com/path?test=param2', signedUrl: PATH, expected: false },
  { name: 'port 443 received and signed', token: 's3cr3t', url: 'https://example.com:443/path?test=param', expected: true },
  { name: 'port 443 signed, not received', token: 's3cr3t', url: PATH, signedUrl: 'https://example.com:443/path?test=param', expected: true },
  { name: 'port 443 received, not signed', token: 's3cr3t', url: 'https://example.com:443/path?test=param', signedUrl: PATH, expected: true },
  { name: 'no parameters', token: 's3cr3t', url: PATH, expected: true },
  { name: 'a message with an empty body', token: 'tok', url: HOOK, parameters: { ...SMS, Body: '' }, expected: true },
  { name: 'emoji and Hangul', token: 'tok', url: HOOK, parameters: SMS, expected: true },
  { name: 'decomposed Hangul, line ends and spaces at the edge', token: 'tok', url: HOOK, parameters: { ...SMS, Body: ` ${'가로등'.normalize('NFD')}\r\n\t고장 ` }, expected: true },
  { name: 'composed where decomposed was signed', token: 'tok', url: HOOK, parameters: { ...SMS, Body: '가로등' }, signedParameters: { ...SMS, Body: '가로등'.normalize('NFD') }, expected: false },
  { name: 'keys in byte order, not by the alphabet', token: 'tok', url: 'https://gw.example.org/webhooks/twilio/sms', parameters: { a: '3', B: '2', b: '1' }, signature: 'LHA8lO8tzN3nBGyiRnAJKSquKU4=', expected: true },
  { name: 'signed for another host', token: 'tok', url: HOOK, signedUrl: 'https://evil.example.net/sms/twilio', parameters: SMS, expected: false },
  { name: 'the letters of base64 in the other case', token: 'tok', url: HOOK, parameters: SMS, signature: flipped(sign('tok', HOOK, SMS)), expected: false },
  { name: 'a signature cut short', token: 'tok', url: HOOK, parameters: SMS, signature: sign('tok', HOOK, SMS).slice(0, -2), expected: false },
  { name: 'shifted names: no delimiters, so it verifies (promise 4 refuses it later)', token: 'tok', url: HOOK, parameters: { ...without(SMS, 'From'), Fro: 'm+15005550006' }, signedParameters: SMS, expected: true },
];

export function without<T extends object, K extends keyof T>(from: T, key: K): Omit<T, K> {
  const { [key]: _left, ...rest } = from;
  return rest;
}

/** A row as it comes over the wire. */
export function wire(row: Row): { signature: string; parameters: Parameters; body: string } {
  const parameters = row.body === undefined ? (row.parameters ?? {}) : {};
  return {
    signature: row.signature ?? sign(row.token, row.signedUrl ?? row.url, row.signedParameters ?? parameters),
    parameters,
    body: row.body ?? encode(parameters),
  };
}
