/** Kannel's smsbox: a GET with the text, the answer as plain text. https://www.kannel.org/download/kannel-userguide/userguide.html (sms-service, get-url) */
import { Refusal } from '../../src/errors.js';
import { type Carrier, needed, said } from './carrier.js';
import { measure } from './measure.js';

export interface KannelSettings {
  token: string | undefined;
  /** Constant-time comparison. */
  same(a: string, b: string): boolean;
}

export function kannel({ token, same }: KannelSettings): Carrier {
  return {
    name: 'kannel',
    path: '/kannel',
    async receive(request) {
      if (request.method !== 'GET') throw new Refusal('wrong-method', 'GET');
      const shared = needed('kannel', token);
      const query = new URL(request.url).searchParams;
      if (!same(query.get('token') ?? '', shared)) throw new Refusal('forged', 'token');
      const [id, from, text] = [query.get('id'), query.get('from'), query.get('text')];
      if (id === null || from === null || text === null) throw new Refusal('malformed', 'Kannel fields');
      return said('kannel', { id, from, text });
    },
    render(texts, status) {
      const body = texts.join('\n');
      // Without it Kannel takes every answer for the 7-bit alphabet and turns Hangul into question marks.
      const coding = measure(body).encoding === 'UCS-2' ? { 'x-kannel-coding': '2' } : undefined;
      return new Response(body, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...coding } });
    },
  };
}
