/** The device lab's phone: what it sends goes the whole way, and the answer comes back as JSON. Only while DEMO is on. */
import { Refusal } from '../../src/errors.js';
import { type Carrier, said } from './carrier.js';

export function demo(on: boolean): Carrier {
  return {
    name: 'demo',
    path: '/demo',
    async receive(request) {
      if (!on) throw new Refusal('not-found');
      if (request.method !== 'POST') throw new Refusal('wrong-method');
      const site = request.headers.get('sec-fetch-site');
      if (site && site !== 'same-origin') throw new Refusal('forged', 'another site');
      const body: unknown = await request.json().catch(() => undefined);
      if (typeof body !== 'object' || body === null) throw new Refusal('malformed', 'JSON');
      const { id, from, text } = body as Record<string, unknown>;
      if (typeof id !== 'string' || typeof from !== 'string' || typeof text !== 'string') throw new Refusal('malformed', 'demo fields');
      return said('demo', { id, from, text });
    },
    render: (texts, status) => Response.json({ texts }, { status }),
  };
}
