/** Runs on every page. `at` and `title` of a copy are in its headers, so that the offline page can list what there is. */
export const keeping = `
const HOURS = 3600000;
const LIMITS = { own: { age: 24 * HOURS, most: 6 }, public: { age: 30 * 24 * HOURS, most: 30 } };
const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'";
const root = document.documentElement;
const keeps = 'caches' in window && 'serviceWorker' in navigator;

// Someone else's telephone is never someone's desk: one's own pages stay only where a finger points, or where the app is installed.
const ownDevice = () => matchMedia('(pointer: coarse)').matches || matchMedia('(display-mode: standalone)').matches || navigator.standalone === true;

async function kept(kind) {
  const cache = await caches.open(kind);
  const all = [];
  for (const request of await cache.keys()) {
    const { headers } = await cache.match(request);
    all.push({ request, at: Number(headers.get('kept-at')), title: decodeURIComponent(headers.get('kept-title') || '') });
  }
  return all.sort((a, b) => b.at - a.at);
}

async function sweep(kind) {
  const cache = await caches.open(kind);
  const { age, most } = LIMITS[kind];
  for (const [i, { request, at }] of (await kept(kind)).entries()) if (i >= most || Date.now() - at > age) await cache.delete(request);
}

// What belonged to a sign-in ends with it.
async function forgetWho() {
  const now = root.dataset.who || '';
  const before = localStorage.getItem('who') || '';
  if (before && before !== now) { await caches.delete('own'); await caches.delete('held'); forgetDrafts(); }
  if (now) localStorage.setItem('who', now); else localStorage.removeItem('who');
}

async function keepPage(kind) {
  const copy = root.cloneNode(true);
  for (const part of ['data-keep', 'data-at', 'data-done']) copy.removeAttribute(part);
  copy.setAttribute('data-kept', kind);
  copy.querySelector('#seen').hidden = false;
  if (kind === 'own') for (const part of copy.querySelectorAll('form, #follow')) part.remove();
  const query = new URLSearchParams(root.dataset.at === location.pathname ? location.search : '');
  query.delete('lang');
  query.delete('type');
  const address = root.dataset.at + (query.size ? '?' + query : '');
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY, 'referrer-policy': 'same-origin', 'kept-at': String(Date.now()), 'kept-title': encodeURIComponent(document.querySelector('h1').textContent) };
  await (await caches.open(kind)).put(address, new Response('<!doctype html>' + copy.outerHTML, { headers }));
}

// The page's own files, each once, and the page that is shown where there is nothing to show.
async function keepFiles() {
  const files = await caches.open('files');
  for (const part of document.querySelectorAll('link[rel=stylesheet], link[rel=icon], script[src]')) {
    const address = part.href || part.src;
    if (await files.match(address)) continue;
    await files.delete(address, { ignoreSearch: true });
    await files.add(address);
  }
  const offline = await files.match('/m/offline');
  if (offline && offline.headers.get('content-language') === root.lang && Date.now() - Date.parse(offline.headers.get('date')) < 24 * HOURS) return;
  const fresh = await fetch('/m/offline?lang=' + root.lang);
  if (fresh.ok) await files.put('/m/offline', fresh);
}

async function keepAll() {
  const kind = root.dataset.keep;
  const copied = kind && (kind === 'public' || ownDevice()) ? keepPage(kind) : undefined; // as it came: nothing has been typed yet
  await forgetWho();
  if (ownDevice()) await caches.open('held');
  await navigator.serviceWorker.register('/m/sw.js', { scope: '/m/' });
  await copied;
  await sweep('own');
  await sweep('public');
  await keepFiles();
}

// A page that lists what is kept: the offline page alone.
async function listKept(list) {
  const own = await kept('own');
  const all = own.concat(await kept('public'));
  document.getElementById('kept-none').hidden = all.length > 0;
  document.getElementById('kept-own').hidden = own.length === 0;
  document.getElementById('forget').hidden = all.length === 0;
  list.replaceChildren(...all.map(({ request, at, title }) => {
    const [item, link, words, when] = ['li', 'a', 'span', 'small'].map((name) => document.createElement(name));
    link.href = request.url;
    words.className = 'w';
    words.textContent = title;
    when.textContent = new Date(at).toLocaleString(root.lang, { month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZone: 'Asia/Seoul' });
    words.append(when);
    link.append(words);
    item.append(link);
    return item;
  }));
}

async function forgetAll() {
  await caches.delete('own');
  await caches.delete('public');
  await caches.delete('held');
  forgetDrafts();
}

// Asks whether the network is back, more and more seldom.
function whenBack(act, pause = 2000) {
  let next;
  let over = false;
  const again = async () => {
    clearTimeout(next);
    try {
      await fetch('/m/sw.js', { method: 'HEAD', cache: 'no-store' });
      if (!over) act();
      over = true;
      return;
    } catch {}
    pause = Math.min(Math.max(pause, 1000) * 2, 60000);
    next = setTimeout(again, pause);
  };
  next = setTimeout(again, pause);
  addEventListener('online', again);
}

const unsent = root.dataset.why === 'unsent' && document.querySelector('form.unsent');
if (keeps && !root.dataset.kept) keepAll().catch(() => {}).then(() => { root.dataset.settled = ''; });
if (keeps && unsent) resume(unsent);
else if (keeps) {
  sessionStorage.removeItem('tries');
  tellHeld().catch(() => {});
  if (root.dataset.kept) whenBack(() => location.reload()); // nothing old is looked at while there is a network
}
const list = document.getElementById('kept');
if (list && keeps) {
  listKept(list);
  document.getElementById('forget').addEventListener('click', async () => {
    await forgetAll();
    await listKept(list);
    document.getElementById('forgotten').hidden = false;
  });
}
`;
