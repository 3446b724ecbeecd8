/** A phone that files on /m/ and posts what its page's script would. */
import type { Harness } from '../harness.js';
import { receiptIn } from '../receipt-in.js';

export interface Phone {
  cookie: string;
  /** The page that it was shown last. */
  body: string;
  receipt: string;
  ticket: string;
}

export const fieldsIn = (body: string): Record<string, string> => Object.fromEntries([...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((m) => [m[1] ?? '', (m[2] ?? '').replaceAll('&#10;', '\n')]));
export const ticketIn = (body: string): string => /data-ticket="([^"]+)"/.exec(body)?.[1] ?? '';

/** @param mount of a page channel */
export async function file(h: Harness, { text = '가로등이 꺼졌어요', phone = '010-1234-5678', mount = '/m', cookie = '' } = {}): Promise<Phone> {
  const path = `${mount}/petitions/new?group=roads`;
  const first = await h.get(path, cookie ? { cookie } : {});
  const own = cookie || (/device=[^;]+/.exec(first.headers.get('set-cookie') ?? '')?.[0] ?? '');
  const asked = await h.post(path, { ...fieldsIn(await first.text()), text, phone }, { cookie: own });
  const body = await (await h.post(path, fieldsIn(await asked.text()), { cookie: own })).text();
  return { cookie: own, body, receipt: receiptIn(body), ticket: ticketIn(body) };
}

/** @returns the status */
export const poster = (h: () => Harness) => async (path: string, given: unknown, headers: Record<string, string> = {}): Promise<number> =>
  (await h().app.request(`http://127.0.0.1:3000/m/push/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers }, body: typeof given === 'string' ? given : JSON.stringify(given) })).status;
