/** The device lab's phone: what it sends goes the whole way, and the answer comes back as JSON. Only while DEMO is on. */
import { Refusal } from '../../src/errors.js';
import { type Carrier, said } from './carrier.js';

export function demo(on: boolean): Carrier {
  return {
    name: 'demo',
    path: '/demo',
    async receive(request) {
      if (!on) throw new Refusal('not-found');
      if (request.method !== 'POST') throw new Refusal('wrong-method', 'POST');
      const site = request.headers.get('sec-fetch-site');
      if (site && site !== 'same-origin') throw new Refusal('forged', 'another site');
      const body: unknown = await request.json().catch(() => undefined);
      if (typeof body !== 'object' || body === null) throw new Refusal('malformed', 'JSON');
      const { id, from, text, photos = [] } = body as Record<string, unknown>;
      if (typeof id !== 'string' || typeof from !== 'string' || typeof text !== 'string') throw new Refusal('malformed', 'demo fields');
      if (!Array.isArray(photos) || photos.length > 10 || !photos.every((p): p is string => typeof p === 'string' && /^[a-z]{1,20}$/.test(p))) throw new Refusal('malformed', 'demo photos');
      return said('demo', { id, from, text, media: photos.map((name) => ({ url: `lab:${name}`, type: 'image/png' })) });
    },
    render: (texts, status) => Response.json({ texts }, { status }),
  };
}
