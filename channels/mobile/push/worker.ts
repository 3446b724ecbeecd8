/**
 * The service worker of /m/, as it is served: shows news, says that it did, opens the petition, follows its browser to a new address.
 * By hand and small: it stays in a citizen's browser for years, and only the next visit or push brings a newer one.
 */
export const worker = `'use strict';
const post = (path, given) => fetch('/m/push/' + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(given), credentials: 'omit' });
const later = (ms) => new Promise((done) => setTimeout(done, ms));

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (e) => e.waitUntil(self.clients.claim()));

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
