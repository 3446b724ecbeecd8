/**
 * The service worker of /m/, as it is served: shows news, says that it did, opens the petition, follows its browser to a new address; and, only where the
 * network fails, shows what was last seen (app/keep.ts puts it away) or what could not be sent (app/hold.ts).
 * By hand and small: it stays in a citizen's browser for years, and only the next visit or push brings a newer one.
 */
import { holding } from '../app/hold-script.js';

export const worker = `'use strict';
const post = (path, given) => fetch('/m/push/' + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(given), credentials: 'omit' });
const later = (ms) => new Promise((done) => setTimeout(done, ms));

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (e) => e.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (e) => {
  const { request } = e;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin || !url.pathname.startsWith('/m/')) return;
  if (request.method === 'POST' && !request.referrer.startsWith(self.location.origin + '/')) return; // another site's form gets nothing from us
  if (request.mode === 'navigate') e.respondWith(page(request, url));
  else if (request.method === 'GET' && url.searchParams.has('v')) e.respondWith(file(request));
});

// The network first, always: what is kept is for when there is none.
async function page(request, url) {
  if (url.pathname.startsWith('/m/held/')) return heldPage(url);
  if (request.method === 'POST') return sent(request, url);
  try {
    return await fetch(request);
  } catch (error) {
    return (await seen(url)) || (await offline({})) || Promise.reject(error);
  }
}

async function sent(request, url) {
  const type = (request.headers.get('content-type') || '').split(';')[0];
  const form = await formOf(request.clone());
  const key = form && (await hold(form, url, type));
  try {
    const answer = await fetch(request);
    if (key && answer.status < 500 && answer.status !== 429) await release(key);
    return answer;
  } catch (error) {
    return (form && (await unsent(form, url, type, key))) || Promise.reject(error);
  }
}
${holding}
// A file's address changes with what is in it. Without a network an older one will do.
async function file(request) {
  const files = await caches.open('files');
  const exact = await files.match(request);
  if (exact) return exact;
  try {
    return await fetch(request);
  } catch (error) {
    return (await files.match(request, { ignoreSearch: true })) || Promise.reject(error);
  }
}

const AGE = { own: 86400000, public: 30 * 86400000 };

async function seen(url) {
  url.searchParams.delete('lang');
  url.searchParams.delete('type');
  for (const kind of ['own', 'public']) {
    const found = await (await caches.open(kind)).match(url.pathname + url.search);
    if (found && Date.now() - Number(found.headers.get('kept-at')) < AGE[kind]) return found;
  }
}

async function offline(changes) {
  const found = await (await caches.open('files')).match('/m/offline');
  if (!found) return undefined;
  let body = await found.text();
  for (const [from, to] of Object.entries(changes)) body = body.replace(from, () => to);
  return new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': found.headers.get('content-security-policy'), 'referrer-policy': 'same-origin' } });
}

// A browser that was woken has to show something, even when what came cannot be read.
self.addEventListener('push', (e) => {
  let news = {};
  try { news = e.data.json(); } catch {}
  e.waitUntil(show(news));
});

async function show({ title = '민원 소식', body = '', lang = 'ko', tag, to = '/', shown }) {
  await self.registration.showNotification(title, { body, lang, tag, data: to });
  if (shown) await tell(shown);
}

// Nobody hears of it twice only if this arrives: three times, while the browser lets us live.
async function tell(shown) {
  for (const pause of [0, 2000, 6000]) {
    await later(pause);
    try {
      if ((await post('shown', { shown })).status < 500) return;
    } catch {}
  }
}

self.addEventListener('notificationclick', (e) => {
  e.notification.close();
  const to = String(e.notification.data);
  e.waitUntil(self.clients.openWindow('/m' + (/^\\/[\\w/-]*$/.test(to) ? to : '/')));
});

// The push service gave this browser another address. What the old one was is kept here by the page, as not every browser says it.
self.addEventListener('pushsubscriptionchange', (e) => e.waitUntil(move(e)));

async function move(e) {
  const cache = await caches.open('push');
  const kept = await cache.match('/m/push/kept');
  const from = kept ? await kept.json() : e.oldSubscription && { endpoint: e.oldSubscription.endpoint, auth: e.oldSubscription.toJSON().keys.auth, key: e.oldSubscription.options.applicationServerKey };
  if (!from) return;
  const fresh = e.newSubscription || (await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: from.key }));
  const given = fresh.toJSON();
  if (!(await post('move', { from, subscription: given })).ok) return;
  if (typeof from.key === 'string') await cache.put('/m/push/kept', new Response(JSON.stringify({ endpoint: given.endpoint, auth: given.keys.auth, key: from.key })));
}
`;
