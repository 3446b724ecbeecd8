/** Small things that every module of the lab uses. */
export const dom = `
export const byId = (id) => document.getElementById(id);
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/** A key that was pressed lights up for a moment. */
export function light(button) {
  if (!button) return;
  button.classList.add('lit');
  setTimeout(() => button.classList.remove('lit'), 180);
}

const usual = new Map();
const timers = new Map();
/** One sentence under a device; its usual words come back after a while. */
export function hint(id, words) {
  const line = byId(id);
  if (!usual.has(id)) usual.set(id, line.textContent);
  line.textContent = words;
  line.parentElement.classList.add('hinted');
  clearTimeout(timers.get(id));
  timers.set(id, setTimeout(() => {
    line.textContent = usual.get(id);
    line.parentElement.classList.remove('hinted');
  }, 5000));
}

/** A store that lasts as long as the tab; without one the lab works all the same. */
export const kept = {
  get(name) {
    try { return JSON.parse(sessionStorage.getItem('lab.' + name)); } catch { return null; }
  },
  set(name, value) {
    try { sessionStorage.setItem('lab.' + name, JSON.stringify(value)); } catch { /* a private window: nothing is kept */ }
  },
};
`;
