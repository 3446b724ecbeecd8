/** A gateway in a process of its own, as the visitors of these tests see it. */
import type { Visitor } from './upload.js';

/** The address that the harness has, whatever port the process listens on. */
const HERE = 'http://127.0.0.1:3000';

/** @param url of its start; TRUSTED_PROXY has to be 127.0.0.1, so that visitors have addresses of their own */
export function remote(url: string): Visitor['h'] {
  const ask = (to: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    const address = headers.get('x-test-address');
    if (address) headers.set('x-forwarded-for', address);
    return fetch(to.replace(HERE, url), { ...init, headers, redirect: 'manual' });
  };
  return {
    app: { request: (to: string, init: RequestInit) => ask(to, init) } as Visitor['h']['app'],
    get: (path, headers = {}) => ask(url + path, { headers }),
    post: (path, fields, headers = {}) => ask(url + path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: new URLSearchParams(fields).toString() }),
  };
}
