/**
 * Where a push may go. A browser names the address itself, so anything that can post to us can name one: only the public push services are
 * taken, and what an operator has listed. No address of a number is ever on the list, so none inside the house can be reached.
 */

/** Of the browsers that people have: Chrome, Edge and Samsung's; Firefox; Safari; Edge on Windows. A dot first: any host below it. */
const PUBLIC = ['fcm.googleapis.com', '.push.services.mozilla.com', '.push.apple.com', '.notify.windows.com'];

/** Longer ones are no endpoint. */
const MOST = 2_048;

/** @param listed hosts (`push.example.kr`) or, for a stand-in on this machine, origins (`http://127.0.0.1:8090`) */
export function isPushService(endpoint: string, listed: readonly string[]): boolean {
  if (endpoint.length > MOST || !URL.canParse(endpoint)) return false;
  const url = new URL(endpoint);
  if (url.username || url.password) return false;
  if (listed.includes(url.origin)) return true;
  if (url.protocol !== 'https:' || url.port) return false;
  return [...PUBLIC, ...listed].some((host) => (host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host));
}
