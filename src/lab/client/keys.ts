/** The keys of the TV's remote control and of the PDA. */
export const keys = String.raw`
import { byId, hint, light } from './dom.js';
import { giveFocus, screens } from './frames.js';

/** What a remote control sends: HbbTV and webOS say 461 for Back. */
const CODES = { up: 38, down: 40, left: 37, right: 39, ok: 13, back: 461, exit: 10182, erase: 8, red: 403, green: 404, yellow: 405, blue: 406 };
const NAMES = { up: 'ArrowUp', down: 'ArrowDown', left: 'ArrowLeft', right: 'ArrowRight', ok: 'Enter', back: 'GoBack', exit: 'Exit', erase: 'Backspace', red: 'ColorF0Red', green: 'ColorF1Green', yellow: 'ColorF2Yellow', blue: 'ColorF3Blue' };
const FIELD = 'input:not([type=hidden]):not([type=submit]):not([type=radio]),textarea';
const STOPS = 'a[href],button,input:not([type=hidden]),textarea';

/** Keys that a page may have no use for. */
const NO_COLOUR = '이 화면에서는 쓰지 않는 단추입니다.';
const UNUSED = { red: NO_COLOUR, green: NO_COLOUR, yellow: NO_COLOUR, blue: NO_COLOUR, exit: '실제 TV라면 방송으로 돌아갑니다.' };

const isDigit = (key) => /^\d$/.test(key);
const missing = (key) => '이 화면에는 ' + key + '번이 없습니다.';

function fire(page, type, key) {
  const code = CODES[key] ?? 48 + Number(key);
  const { KeyboardEvent } = page.defaultView;
  const event = new KeyboardEvent(type, { key: NAMES[key] ?? key, bubbles: true, cancelable: true });
  for (const name of ['keyCode', 'which']) Object.defineProperty(event, name, { value: code });
  const target = page.activeElement ?? page.body;
  return !target.dispatchEvent(event);
}

/** A made key event types nothing by itself: the lab does what a browser would. */
function type(field, digit) {
  if (field.maxLength > 0 && field.value.length >= field.maxLength) return;
  field.value += digit;
  field.dispatchEvent(new field.ownerDocument.defaultView.Event('input', { bubbles: true }));
}

/** @returns whether the page did something with it */
function pressTv(key) {
  const page = screens.tv.document;
  if (!page) return false;
  const taken = fire(page, 'keydown', key);
  const at = page.activeElement;
  if (!taken && isDigit(key) && at && at.matches(FIELD)) type(at, key);
  else if (!taken && isDigit(key)) hint('tv-note', missing(key));
  else if (!taken && key in UNUSED) hint('tv-note', UNUSED[key]);
  if (page === screens.tv.document) fire(page, 'keyup', key);
  return taken;
}

/** A PDA's digits are the accesskeys of its page; its arrows go from link to link and scroll. */
function pressPda(key) {
  const page = screens.pda.document;
  if (!page) return;
  const at = page.activeElement;
  if (key === 'back') return screens.pda.back();
  if (key === 'up' || key === 'down') return step(page, key === 'down' ? 1 : -1);
  if (key === 'ok') return accept(page, at);
  if (at && at.matches(FIELD)) return type(at, key);
  const link = page.querySelector('[accesskey="' + key + '"]');
  if (link) link.click();
  else if (key === '0') screens.pda.go('/').catch(() => {});
  else hint('pda-note', missing(key));
}

function accept(page, at) {
  if (!at || !at.matches(STOPS)) return step(page, 1);
  if (at.matches(FIELD)) return step(page, 1);
  at.click();
}

/** The next stop, once it is in sight; until then the page scrolls towards it. */
function step(page, direction) {
  const view = page.defaultView;
  const stops = [...page.querySelectorAll(STOPS)];
  const at = stops.indexOf(page.activeElement);
  const next = stops[at < 0 ? (direction > 0 ? 0 : -1) : at + direction];
  const box = next && next.getBoundingClientRect();
  const far = !box || (direction > 0 ? box.bottom > view.innerHeight + 90 : box.top < -90);
  if (far) return view.scrollBy(0, direction * 110);
  next.focus({ preventScroll: true });
  if (box.bottom > view.innerHeight) view.scrollBy(0, box.bottom - view.innerHeight + 8);
  if (box.top < 0) view.scrollBy(0, box.top - 40);
}

function pressed(device, key) {
  screens[device].wake();
  if (device === 'tv') pressTv(key);
  else pressPda(key);
}

/** Presses a key where it can be seen, and leaves the focus where it was: the story does. */
export function press(device, key) {
  const before = document.activeElement;
  light(byId(device).querySelector('[data-key="' + key + '"]'));
  pressed(device, key);
  if (document.activeElement !== before) giveFocus(before);
}

/** The key that was pressed moves the focus to its screen: from there the keyboard's own keys do the same. */
export function begin() {
  for (const device of ['tv', 'pda']) {
    for (const button of byId(device).querySelectorAll('[data-key]')) {
      button.addEventListener('click', () => {
        light(button);
        pressed(device, button.dataset.key);
      });
    }
  }
}
`;
