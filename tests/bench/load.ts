/** The load: signed requests made in advance, sent over keep-alive sockets, each answer read to its end. */
import { createHash, createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { AUTH_TOKEN, PATH, PHONES, PUBLIC_URL, phoneOf } from './settings.js';

export const CONNECTIONS = Number(process.env.CONNECTIONS ?? 64);

/** What Twilio sends with a text: https://www.twilio.com/docs/messaging/guides/webhook-request */
function fieldsOf(n: number): Record<string, string> {
  const sid = `SM${createHash('md5').update(String(n)).digest('hex')}`; // in no order, as Twilio's are
  return {
    ToCountry: 'KR',
    ToState: '',
    SmsMessageSid: sid,
    NumMedia: '0',
    ToCity: '',
    FromZip: '',
    SmsSid: sid,
    FromState: '',
    SmsStatus: 'received',
    FromCity: '',
    Body: '조회',
    FromCountry: 'KR',
    To: '+82234235114',
    ToZip: '',
    NumSegments: '1',
    MessageSid: sid,
    AccountSid: 'AC00000000000000000000000000000000',
    From: phoneOf(n % PHONES),
    ApiVersion: '2010-04-01',
  };
}

export function signed(n: number): Buffer {
  const fields = fieldsOf(n);
  const body = new URLSearchParams(fields).toString();
  const text = Object.keys(fields)
    .sort()
    .reduce((all, name) => all + name + fields[name], PUBLIC_URL + PATH);
  const signature = createHmac('sha1', AUTH_TOKEN).update(text).digest('base64');
  const head = [
    `POST ${PATH} HTTP/1.1`,
    'Host: minwon.example.kr',
    'User-Agent: TwilioProxy/1.1',
    'Content-Type: application/x-www-form-urlencoded; charset=UTF-8',
    `Content-Length: ${body.length}`,
    'Accept: */*',
    `X-Twilio-Signature: ${signature}`,
    'I-Twilio-Idempotency-Token: 6d1d8b3a-7f0e-4f4c-9b39-5a5f7a1c2b11',
    'X-Home-Region: us1',
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

export interface Measured {
  answered: number;
  seconds: number;
  /** ms, sorted */
  latencies: Float64Array;
  /** Answers that were not 200, by their first line. */
  wrong: Map<string, number>;
  /** One answer of each hundred, whole. */
  samples: string[];
}

/**
 * Sends from `next()` until the time is over or the requests are, then reads what is still on its way.
 * Nothing is sent twice: a connection that breaks is an error.
 */
export async function load(port: number, next: () => Buffer | undefined, ms: number): Promise<Measured> {
  const latencies: number[] = [];
  const wrong = new Map<string, number>();
  const samples: string[] = [];
  const began = performance.now();
  const until = began + ms;
  const one = (): Promise<void> =>
    new Promise((done, failed) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      let sent = 0;
      let waiting = false;
      let got = Buffer.alloc(0);
      const send = (): void => {
        const now = performance.now();
        const request = now < until ? next() : undefined;
        waiting = request !== undefined;
        if (!request) return void socket.end(done);
        sent = now;
        socket.write(request);
      };
      socket.on('connect', send);
      socket.on('data', (chunk) => {
        got = got.length ? Buffer.concat([got, chunk]) : chunk;
        const end = lengthOf(got);
        if (end === undefined || got.length < end) return;
        latencies.push(performance.now() - sent);
        if (got.toString('latin1', 9, 12) !== '200') count(wrong, got.toString('latin1', 0, got.indexOf('\r')));
        if (latencies.length % 100 === 1) samples.push(got.toString('utf8', 0, end));
        got = Buffer.alloc(0);
        send();
      });
      socket.on('error', failed);
      socket.on('close', () => (waiting ? failed(new Error('the server closed a connection')) : done()));
    });
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  return { answered: latencies.length, seconds: (performance.now() - began) / 1000, latencies: Float64Array.from(latencies).sort(), wrong, samples };
}

const count = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);

/** Bytes of the whole answer, once its head is there. */
function lengthOf(got: Buffer): number | undefined {
  const head = got.indexOf('\r\n\r\n');
  if (head === -1) return undefined;
  const length = /\r\ncontent-length: *(\d+)/i.exec(got.toString('latin1', 0, head))?.[1];
  if (length === undefined) throw new Error(`no content-length: ${got.toString('latin1', 0, head)}`);
  return head + 4 + Number(length);
}
