/** What the story shows of itself: one caption, the steps, the device in use. */
export const stage = `
import { byId, calm, make } from './dom.js';
import { fit, screens } from './frames.js';

const DEVICES = ['sms', 'pda', 'mobile', 'tv'];
const shelf = byId('shelf');
const big = byId('big');

function telling(on) {
  byId('guide').hidden = on;
  byId('show').hidden = !on;
  byId('stage').classList.toggle('telling', on);
}

/** @param names of the steps, in order */
export function open(names) {
  telling(true);
  byId('show').dataset.state = 'playing';
  byId('steps').replaceChildren(...names.map((name) => make('li', '', name)));
}

export function close() {
  telling(false);
  caption('');
  use(undefined);
  enlarge(false);
}

export function end(state) {
  byId('show').dataset.state = state;
  if (state === 'done') step(byId('steps').children.length);
}

/** In Korean, and in English for whoever reads none. */
export function caption(words, english = '') {
  byId('told').textContent = words;
  byId('told-en').textContent = english;
}

/** @param at index of the step under way; the ones before it are done */
export function step(at) {
  [...byId('steps').children].forEach((item, i) => {
    item.className = i < at ? 'did' : i === at ? 'is' : '';
    if (i === at) item.setAttribute('aria-current', 'step');
    else item.removeAttribute('aria-current');
  });
}

/** Rings the device in use. */
export function use(device) {
  for (const name of DEVICES) byId(name).classList.toggle('used', name === device);
}

/** And brings it to view, where devices stand below one another. */
export function follow(device) {
  use(device);
  const box = byId(device).getBoundingClientRect();
  const under = byId('stage').getBoundingClientRect().bottom;
  if (box.top >= under - 8 && box.bottom <= innerHeight) return;
  byId(device).scrollIntoView({ block: 'start', behavior: calm() ? 'auto' : 'smooth' });
}

/** The TV over the other three, large enough to read; its remote control stays where it is. A phone has no room for that: there the TV scrolls sideways, when asked by hand. */
export function enlarge(on, byHand = false) {
  const left = byId('tv').offsetLeft;
  const narrow = innerWidth < 560;
  if (on && (narrow ? !byHand : left < 600)) return;
  shelf.style.setProperty('--left', left + 'px');
  shelf.classList.toggle('big', on);
  for (const name of DEVICES) byId(name).inert = on && name !== 'tv' && !narrow;
  big.setAttribute('aria-pressed', String(on));
  big.textContent = on ? '작게 보기' : '크게 보기';
  fit(screens.tv);
}

export function begin() {
  big.addEventListener('click', () => enlarge(big.getAttribute('aria-pressed') !== 'true', true));
  addEventListener('resize', () => { if (shelf.classList.contains('big')) enlarge(innerWidth >= 1360); });
}
`;
