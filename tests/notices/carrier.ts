/** A carrier that does as it is told: answers late, never, twice, with any status. Real HTTP on loopback. */
import { createServer } from 'node:http';
import { listening } from '../loopback.js';

export interface Asked {
  to: string;
  body: string;
  callback: string;
}
export interface Says {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}
export interface CarrierStand {
  url: string;
  asked: Asked[];
  /** At once, the most requests that were open together. */
  most: number;
  close(): Promise<void>;
}

/** As Twilio is asked, by a form; as the bridge is, by JSON. */
function read(type: string, raw: string): Asked {
  if (type.includes('json')) {
    const { to = '', text = '', report = '' } = JSON.parse(raw) as Record<string, string>;
    return { to, body: text, callback: report };
  }
  const fields = new URLSearchParams(raw);
  return { to: fields.get('To') ?? '', body: fields.get('Body') ?? '', callback: fields.get('StatusCallback') ?? '' };
}

const hex = (n: number): string => n.toString(16).padStart(32, '0');

/** @param answer per request, in order of arrival; `hang` closes the line without a word @param ms before each answer */
export async function carrier(answer: (asked: Asked, n: number) => Says | 'hang' | undefined = () => undefined, ms = 0): Promise<CarrierStand> {
  const stand = { asked: [] as Asked[], most: 0 };
  let open = 0;
  const server = createServer((request, response) => {
    let raw = '';
    request.on('data', (chunk) => (raw += chunk));
    request.on('end', () => {
      const asked = read(request.headers['content-type'] ?? '', raw);
      const n = stand.asked.push(asked);
      stand.most = Math.max(stand.most, ++open);
      const says = answer(asked, n) ?? { status: 201, body: { sid: `SM${hex(n)}` } };
      const tell = (): void => {
        open--;
        if (says === 'hang') return void request.socket.destroy();
        response.writeHead(says.status, { 'content-type': 'application/json', ...says.headers }).end(JSON.stringify(says.body ?? {}));
      };
      if (ms) setTimeout(tell, ms);
      else tell();
    });
  });
  const { url } = await listening(server);
  return Object.assign(stand, { url, close() {
    server.closeAllConnections();
    return new Promise<void>((done) => server.close(() => done()));
  } });
}

export const TWILIO = (url: string): Record<string, string> => ({ SMS_CARRIER: 'twilio', TWILIO_API_BASE: url, TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_FROM: '+15005550006' });
export const BRIDGE = (url: string): Record<string, string> => ({ SMS_CARRIER: 'bridge', BRIDGE_URL: `${url}/send`, BRIDGE_SECRET: 'bridge-secret-of-the-tests-0123456789', SMS_FROM: '0234235114' });
