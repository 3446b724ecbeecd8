/** What a viewer must be able to see of a TV page, measured in the browser: type large enough, nothing cut, covered or outside the safe area, one focus. */
import type { Page } from 'playwright-core';

/** px at 720 lines; at 1080 the page is drawn at one and a half times its size. */
const LEAST_TYPE = 24;

/** Runs in the page. A text counts by its glyphs' boxes, a little smaller than their lines. */
const SIGHT = `(() => {
  const wrong = [];
  const scale = innerHeight / 720;
  const edge = { left: innerWidth * 0.05 - 1, top: innerHeight * 0.05 - 1, right: innerWidth * 0.95 + 1, bottom: innerHeight * 0.95 + 1 };
  const name = (text) => '“' + text.trim().replace(/\\s+/g, ' ').slice(0, 40) + '”';
  const inside = (a, b, slack) => a.left >= b.left - slack && a.right <= b.right + slack && a.top >= b.top - slack && a.bottom <= b.bottom + slack;
  const cutBy = (el) => { const found = []; for (let e = el; e && e !== document.documentElement; e = e.parentElement) if (e !== document.body && getComputedStyle(e).overflow !== 'visible') found.push(e); return found; };
  const over = document.querySelector('.pad,.told,.still');
  const shown = [];
  const walker = document.createTreeWalker(over || document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const el = node.parentElement;
    if (!node.data.trim() || el.closest('script,style,noscript')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((b) => b.width > 0 && b.height > 0);
    if (!boxes.length || getComputedStyle(el).visibility === 'hidden') continue;
    const size = parseFloat(getComputedStyle(el).fontSize) * document.body.getBoundingClientRect().width / document.body.offsetWidth;
    if (size < ${LEAST_TYPE} * scale - 0.05) wrong.push(size + ' px: ' + name(node.data));
    for (const box of boxes) {
      const glyphs = { left: box.left, right: box.right, top: box.top + box.height * 0.2, bottom: box.bottom - box.height * 0.2 };
      if (!inside(glyphs, edge, 0)) wrong.push('outside the safe area: ' + name(node.data));
      for (const e of cutBy(el)) if (!inside(glyphs, e.getBoundingClientRect(), 1)) wrong.push('cut by ' + e.className + ': ' + name(node.data));
      for (const other of shown) if (other.el !== el && glyphs.left < other.glyphs.right - 1 && glyphs.right > other.glyphs.left + 1 && glyphs.top < other.glyphs.bottom - 1 && glyphs.bottom > other.glyphs.top + 1) wrong.push(name(node.data) + ' over ' + name(other.data));
      shown.push({ el, glyphs, data: node.data });
    }
  }
  for (const field of document.querySelectorAll('input:not([type=hidden]),textarea')) if (parseFloat(getComputedStyle(field).fontSize) < ${LEAST_TYPE} && field.type !== 'radio' && field.type !== 'checkbox') wrong.push('small field ' + field.name);
  const on = [...document.querySelectorAll('.on')];
  if (on.length !== 1) wrong.push(on.length + ' marked');
  if (on.length && on[0] !== document.activeElement) wrong.push('what is marked has no focus');
  for (const el of on) {
    if (getComputedStyle(el).boxShadow === 'none' && !el.classList.contains('wake')) wrong.push('no ring: ' + name(el.textContent));
    if (!inside(el.getBoundingClientRect(), edge, 0)) wrong.push('focus outside the safe area: ' + name(el.textContent));
  }
  if (!shown.length) wrong.push('nothing to read');
  return [...new Set(wrong)];
})()`;

/** @returns what is wrong; empty where a viewer can read everything */
export const sight = (page: Page): Promise<string[]> => page.evaluate<string[]>(SIGHT);
