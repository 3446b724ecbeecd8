/** The three screens together: scaled to the room there is, loaded in turn, opened with one petition. */
export const frames = `
import { byId, hint } from './dom.js';
import { createScreen, documentOf } from './screen.js';

const UNOPENED = '이 민원을 열지 못했습니다. 잠시 뒤에 다시 눌러 주십시오.';

export const screens = { pda: createScreen('pda', '/pda', 240, 320), mobile: createScreen('mobile', '/m', 390, 844), tv: createScreen('tv', '/tv', 1280, 720) };

/** Frames are drawn in the device's own pixels and scaled to the room there is. */
export function fit({ name, frame, width, height }) {
  const room = frame.parentElement;
  const sideways = name === 'tv' && innerWidth < 560 && byId('shelf').classList.contains('big');
  const scale = (sideways ? 720 : room.clientWidth) / width;
  frame.style.transform = scale === 1 ? 'none' : 'scale(' + scale + ')';
  room.style.height = Math.round(height * scale) + 'px';
}

/** Back to where the focus was. */
export function giveFocus(to) {
  const frame = document.activeElement;
  const screen = Object.values(screens).find((s) => s.frame === frame);
  const at = screen && screen.document && screen.document.activeElement;
  (to && to.isConnected && to !== document.body && to.tagName !== 'IFRAME' ? to : document.querySelector('main')).focus({ preventScroll: true });
  if (screen) screen.rest(at);
}

/** A page that focuses itself while it loads must not take the keyboard, or the view, away from who is busy elsewhere. */
function guardFocus() {
  let last = null;
  let top = scrollY;
  addEventListener('scroll', () => { top = scrollY; }, { passive: true });
  document.addEventListener('focusin', (event) => { last = event.target; });
  document.addEventListener('focusout', () => setTimeout(() => { if (document.activeElement === document.body) last = null; }));
  addEventListener('blur', () => {
    const frame = document.activeElement;
    if (!frame || frame.tagName !== 'IFRAME' || !documentOf(frame) || documentOf(frame).readyState === 'complete') return;
    const [to, y] = [last, top];
    setTimeout(() => { // its own focus() has to end first
      giveFocus(to);
      scrollTo({ top: y, behavior: 'instant' });
    });
  });
}

/** One after the other: the first answer sets the cookie that the others then share. */
export async function begin(first) {
  guardFocus();
  const watch = new ResizeObserver(() => requestAnimationFrame(() => Object.values(screens).forEach(fit)));
  for (const screen of Object.values(screens)) watch.observe(screen.frame.parentElement);
  for (const screen of Object.values(screens)) {
    try {
      await screen.go(first ? '/?lang=ko' : '/');
    } catch (error) {
      hint(screen.name + '-note', error.message);
    }
  }
}

/** All three back to their start, in Korean, whatever was chosen on one of them: they share a cookie. */
export const home = () => Promise.all(Object.values(screens).map((screen) => screen.go('/?lang=ko').catch(() => {})));

export const shows = (screen, receipt) => !!screen.document?.body?.textContent.includes(receipt);

/**
 * Opens a petition as its owner would: the page's own form, the receipt and the last four digits of the phone.
 * @param write puts words into a field; @param send sends the form
 */
export async function find(screen, receipt, lastFour, write = setValue, send = (form) => screen.submit(form)) {
  await screen.go('/petitions/find');
  const number = screen.document.querySelector('input[name=receipt]');
  const digits = screen.document.querySelector('input[name=lastFour]');
  if (!number || !digits) throw new Error(UNOPENED);
  await write(number, receipt);
  await write(digits, lastFour);
  await send(digits.form);
  if (!shows(screen, receipt)) throw new Error(UNOPENED);
}

function setValue(field, words) {
  field.value = words;
  field.dispatchEvent(new field.ownerDocument.defaultView.Event('input', { bubbles: true }));
}
`;
