/**
 * A form with one's own words is put away before it leaves the device, and taken out when the gateway has answered: whatever happens in between (no network,
 * an answer that is lost, a page that is closed), it is there and is sent again with the same nonce, which counts once. The service worker's part and the
 * page's part, as they are served. docs/decisions/2026-11-28-offline.md.
 */

/** Where the service worker shows what is held, below /m/. No page of ours: the gateway never sees it. */
const AT = '/m/held/';

/** The page makes the cache where the device is somebody's own: where there is none, nothing is put away. */
export const holding = `
const WORDS = ['file', 'add', 'supplement', 'object', 'reopen'];

const formOf = (request) => request.formData().catch(() => undefined);

// @returns where it is put away; undefined where it is not
async function hold(form, url, type) {
  if (!WORDS.includes(form.get('ask')) || !(await caches.has('held'))) return undefined;
  const said = [...form].map(([name, value]) => [name, typeof value === 'string' ? value : [value.name, value.size]]);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(said))));
  const key = '${AT}' + [...digest.slice(0, 16)].map((b) => b.toString(16).padStart(2, '0')).join('');
  const headers = { 'held-at': String(Date.now()), 'held-to': url.pathname + url.search, 'held-as': type, 'held-words': encodeURIComponent(String(form.get('text') || '').slice(0, 40)) };
  try {
    await (await caches.open('held')).put(key, new Response(form, { headers }));
    return key;
  } catch (error) {
    return undefined; // no room
  }
}

const release = async (key) => (await caches.open('held')).delete(key);

async function heldPage(url) {
  const found = await caches.match(url.pathname);
  const shown = found && (await unsent(await found.formData(), new URL(found.headers.get('held-to'), url), found.headers.get('held-as'), url.pathname));
  return shown || Response.redirect('/m/');
}

// A form sends its line ends as CR LF, and makes CR LF of each LF again.
const escaped = (text) => text.replace(/\\r\\n/g, '\\n').replace(/[&<>"\\n]/g, (c) => '&#' + c.charCodeAt(0) + ';');

// The very same fields, in the same way: whatever has arrived already is not done twice.
async function unsent(form, url, type, key) {
  const parts = [...form];
  const fields = parts.filter(([, value]) => typeof value === 'string').map(([name, value]) => '<input type="hidden" name="' + escaped(name) + '" value="' + escaped(value) + '">');
  const files = parts.filter(([, value]) => typeof value !== 'string');
  if (files.length) fields.push('<input type="file" name="' + escaped(files[0][0]) + '" multiple hidden>');
  const why = key ? 'kept' : files.some(([, file]) => file.size) ? 'bare' : 'open';
  return offline({ 'data-why="offline"': 'data-why="unsent" data-held="' + (key || '') + '" data-held-as="' + why + '"', 'action="/m/"': 'action="' + escaped(url.pathname + url.search) + '" enctype="' + type + '"', '<!--fields-->': fields.join('') });
}
`;

export const resuming = `
const HELD_AGE = 12 * 3600000; // as long as a form's nonce counts

async function heldOnes() {
  const cache = (await caches.has('held')) && (await caches.open('held'));
  const all = [];
  for (const request of cache ? await cache.keys() : []) {
    const found = await cache.match(request);
    const at = Number(found.headers.get('held-at'));
    if (Date.now() - at < HELD_AGE) all.push({ path: new URL(request.url).pathname, at, words: decodeURIComponent(found.headers.get('held-words')) });
    else await cache.delete(request);
  }
  return all.sort((a, b) => a.at - b.at);
}

// The oldest; the next one's turn comes on the page after it.
async function tellHeld() {
  const banner = document.getElementById('held');
  const [first] = await heldOnes();
  if (!banner || !first) return;
  banner.querySelector('span').textContent = first.words && '“' + first.words + (first.words.length < 40 ? '' : '…') + '”';
  banner.querySelector('a').href = first.path;
  banner.querySelector('button').onclick = async () => {
    await (await caches.open('held')).delete(first.path);
    banner.hidden = true;
    tellHeld();
  };
  banner.hidden = false;
}

// What is held is sent by itself, more and more seldom, a few times; then it waits for its button.
async function resume(form) {
  const { held } = root.dataset;
  const input = form.querySelector('input[type=file]');
  const found = held && input && (await caches.match(held));
  if (found) {
    const files = new DataTransfer();
    for (const file of (await found.formData()).getAll(input.name)) if (file.size) files.items.add(file);
    input.files = files.files;
  }
  const tries = Number(sessionStorage.getItem('tries'));
  sessionStorage.setItem('tries', String(tries + 1));
  if (tries < 8) whenBack(() => form.requestSubmit(), held && location.pathname === held && !tries ? 0 : 2000 * 2 ** tries);
}
`;
