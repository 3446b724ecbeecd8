/** The SMS phone: types, sends to the gateway's own demo carrier, shows what comes back. */
export const phone = String.raw`
import { byId, kept, light } from './dom.js';
import * as thread from './thread.js';

const input = byId('text');
const numberLine = byId('number');
let number = '';
let queue = Promise.resolve();
let heard = () => {};

/** Once it answers in English, the word that brings Korean back stands where the English one stood. */
function changed() {
  const english = !!thread.last() && !/[가-힣]/.test(thread.last());
  byId('to-english').hidden = english;
  byId('to-korean').hidden = !english;
  heard();
}

const random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));
/** Never 0000: that phone has the sample petitions. */
const newNumber = () => '010-5555-' + String((random(3).reduce((all, b) => all * 256 + b, 0) % 9999) + 1).padStart(4, '0');
const newId = () => 'lab-' + Array.from(random(12), (b) => b.toString(16).padStart(2, '0')).join('');

async function post(path, body) {
  const response = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

async function sizesOf(texts) {
  try {
    const measured = await post('/lab/measure', { texts });
    return measured.map((m) => (m.type === 'too-long' ? '여러 통' : m.type) + ' ' + m.eucKrBytes + '바이트');
  } catch {
    return [];
  }
}

/** The same id until it has arrived: sent twice it counts once. */
async function exchange(id, from, text, photos) {
  try {
    const { texts } = await post('/sms/demo', { id, from, text, photos });
    const sizes = await sizesOf(texts);
    if (from !== number) return undefined;
    texts.forEach((t, i) => thread.incoming(t, sizes[i]));
    changed();
    return texts;
  } catch (error) {
    const status = /^\d{3}$/.test(error.message) ? ' (' + error.message + ')' : '';
    if (from === number) thread.failed('보내지 못했습니다. 게이트웨이가 켜져 있는지 확인해 주십시오.' + status, () => line(() => exchange(id, from, text, photos)));
    return undefined;
  }
}

function line(work) {
  const done = queue.then(work);
  queue = done.catch(() => {});
  return done;
}

/** @returns the answer's texts, or undefined when none came */
export function send(text, photos = []) {
  const from = number;
  const id = newId();
  thread.outgoing(text, photos);
  return line(() => exchange(id, from, text, photos.map((p) => p.name)));
}

/** Photos that lie ready, and the drawer that they are chosen from. */
const drawer = byId('photos');
const ready = () => [...drawer.querySelectorAll('[aria-pressed=true]')];
function open(wanted) {
  drawer.hidden = !wanted;
  byId('clip').setAttribute('aria-expanded', String(wanted));
}
function taken() {
  const photos = ready().map((b) => ({ name: b.dataset.photo, says: b.getAttribute('aria-label') }));
  for (const button of ready()) button.setAttribute('aria-pressed', 'false');
  open(false);
  return photos;
}

/** Types piece by piece; pace() waits after each. */
export async function type(pieces, pace) {
  input.value = '';
  for (const piece of pieces) {
    input.value += piece;
    input.scrollLeft = input.scrollWidth;
    await pace(piece);
  }
}

/** Presses 보내기. */
export function submit() {
  const text = input.value.trim();
  const photos = taken();
  input.value = '';
  return text || photos.length ? send(text, photos) : Promise.resolve(undefined);
}

/** Texts that nobody asked for: test messages of the staff. Looked for while somebody looks at the page. */
async function look() {
  if (document.hidden) return;
  const from = number;
  const after = kept.get('heard-' + from) ?? 0;
  const response = await fetch('/lab/texts?phone=' + from + '&after=' + after);
  if (!response.ok) return;
  for (const { seq, text } of await response.json()) {
    if (from !== number || seq <= (kept.get('heard-' + from) ?? 0)) return;
    kept.set('heard-' + from, seq);
    const [size] = await sizesOf([text]);
    thread.incoming(text, size);
    changed();
  }
}

export const lastFour = () => number.slice(-4);
export const receipt = () => thread.receipt();

/** A fresh phone that the gateway has never heard of. */
export function renew() {
  const before = number;
  do number = newNumber(); while (number === before);
  kept.set('number', number);
  numberLine.textContent = number;
  input.value = '';
  thread.clear();
  changed();
}

/** @param onChange called when the thread may hold another receipt number */
export function begin(onChange) {
  heard = onChange;
  const before = kept.get('number');
  if (typeof before === 'string' && /^010-5555-\d{4}$/.test(before)) {
    number = before;
    numberLine.textContent = number;
    thread.restore();
    changed();
  } else renew();
  byId('type').addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  byId('clip').addEventListener('click', () => open(drawer.hidden));
  for (const button of drawer.querySelectorAll('button')) {
    button.addEventListener('click', () => button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true')));
  }
  setInterval(() => look().catch(() => {}), 2000);
  for (const button of document.querySelectorAll('[data-say]')) {
    button.addEventListener('click', () => {
      light(button);
      send(button.dataset.say);
    });
  }
}
`;
