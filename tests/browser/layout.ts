/** Pages drawn with the longest values and measured in a browser: what a reader of any language must never meet there. */
import type { Page } from 'playwright-core';
import { diskFiles } from '../../src/files/disk.js';
import type { Locale } from '../../src/inquiry.js';
import { preview } from '../../src/publishing/preview.js';
import type { Shape } from '../../src/publishing/shapes.js';
import { templates } from '../../templates/index.js';
import { bench, channels, speaker } from '../publishing/bench.js';

/** Characters that begin no line in Chinese and Japanese. */
const NEVER_FIRST = '、。，．：；？！）」』】〉》”’ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ';

/** Runs in the page. Without types: the browser has no others. */
const LAYOUT = String.raw`(locale, neverFirst) => {
  const problems = new Set();
  const said = (kind, text) => problems.add(kind + ': ' + text.trim().replace(/\s+/g, ' ').slice(0, 60));
  if (document.documentElement.scrollWidth > innerWidth) said('scrolls sideways', document.documentElement.scrollWidth + ' > ' + innerWidth);
  const canvas = document.createElement('canvas').getContext('2d');
  const middles = [];
  const range = document.createRange();

  const marks = (node, { font, lineHeight }) => {
    if (locale !== 'vi' || lineHeight === 'normal') return;
    canvas.font = font;
    const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = canvas.measureText('ẪỄỘặ');
    if (up + down > parseFloat(lineHeight) + 0.5) said('marks of ' + Math.ceil(up + down) + ' px in lines of ' + lineHeight, node.data);
  };
  const middleOf = (node, at) => {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const rect = range.getClientRects()[0];
    return rect && rect.width ? rect.top + rect.height / 2 : undefined;
  };
  const begins = (node) => {
    for (let i = 1; i < node.data.length; i++) {
      if (!neverFirst.includes(node.data[i])) continue;
      if (middleOf(node, i) > middleOf(node, i - 1) + 4) said('begins a line', node.data.slice(i));
    }
  };
  const roomOf = (element) => {
    let block = element;
    while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
    const { paddingLeft, paddingRight, display, columnGap } = getComputedStyle(block);
    const beside = display.includes('flex') ? [...block.children].reduce((sum, e) => sum + e.offsetWidth + (parseFloat(columnGap) || 0), 0) : 0;
    return block.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - beside;
  };
  const before = (node) => {
    let at = node;
    while (at && !at.previousSibling && getComputedStyle(at.parentElement).display === 'inline') at = at.parentElement;
    return (at && at.previousSibling && at.previousSibling.textContent) || ' ';
  };
  /** A piece of a line as it is drawn. */
  const drawn = (node, from, length) => {
    range.setStart(node, from);
    range.setEnd(node, from + length);
    const rects = [...range.getClientRects()].filter((r) => r.width > 0.5);
    return { width: rects.reduce((sum, r) => sum + r.width, 0), lines: new Set(rects.map((r) => Math.round(r.top / 4))).size };
  };
  const broken = (node, room) => {
    const data = node.data.replace(/\S*[.:]\S*\/\S*/g, (address) => ' '.repeat(address.length)); // an address breaks anywhere
    for (const word of data.matchAll(/\(?[^\s\u200b/·()–-]+\)?/g)) {
      if (!word.index && !/\s$/.test(before(node))) continue; // it goes on from what stands before: both are one word
      const { width, lines } = drawn(node, word.index, word[0].length);
      // What takes less than a third of a phone is never broken: what has no room for it is too narrow.
      if (lines > 1 && width < Math.max(room - 1, Math.min(innerWidth / 3, 240))) said('a word is broken', word[0]);
    }
  };
  const numbers = (node, room) => {
    for (const number of node.data.matchAll(/\d[\d:]*(?:-\d[\d:]*)+/g)) {
      const { width, lines } = drawn(node, number.index, number[0].length);
      if (lines > 1 && width < room - 1) said('a number is broken', number[0]);
    }
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest('.hide,.skip,script,style,svg,textarea,[hidden]') || !parent.getClientRects().length || getComputedStyle(parent).visibility !== 'visible') continue;
    range.selectNodeContents(node);
    for (const r of range.getClientRects()) {
      if (r.width < 1) continue;
      if (r.right > innerWidth + 0.5 || r.left < -0.5) said('beyond the edge', node.data);
      // Of a line's box only its middle: boxes of lines below one another touch.
      middles.push({ node, left: r.left + 1, right: r.right - 1, top: r.top + r.height * 0.2, bottom: r.bottom - r.height * 0.2 });
    }
    marks(node, getComputedStyle(parent));
    numbers(node, roomOf(parent));
    if (locale === 'zh' || locale === 'ja') begins(node);
    else broken(node, roomOf(parent));
  }

  for (const element of document.querySelectorAll('body *')) {
    if (element.closest('.hide,.skip,svg,textarea,input') || !element.textContent.trim()) continue;
    const { overflowX, overflowY } = getComputedStyle(element);
    if (/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1) said('cut off', element.textContent);
    if (/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1) said('cut off below', element.textContent);
  }

  /** In letters that are not twice as large: what says what may be written is there to be read. */
  for (const input of parseFloat(getComputedStyle(document.documentElement).fontSize) < 24 && innerWidth >= 320 ? document.querySelectorAll('input[placeholder]') : []) {
    const { font, paddingLeft, paddingRight } = getComputedStyle(input);
    if (!input.getClientRects().length) continue;
    canvas.font = font;
    if (canvas.measureText(input.placeholder).width > input.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)) said('cut off', input.placeholder);
  }

  middles.sort((a, b) => a.top - b.top);
  middles.forEach((a, i) => {
    for (let j = i + 1; j < middles.length && middles[j].top < a.bottom; j++) {
      const b = middles[j];
      if (a.node !== b.node && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1) said('one over the other', a.node.data.trim().slice(0, 25) + ' | ' + b.node.data.trim().slice(0, 25));
    }
  });
  return [...problems];
}`;

/** A screen of one width, perhaps with the page's own larger letters. */
export interface At {
  width: number;
  large?: true;
}

export interface Drawn {
  device: 'pda' | 'mobile';
  /** The reader has set the browser's letters to twice their size. */
  twice?: true;
  at: readonly At[];
}

export const DRAWN: readonly Drawn[] = [
  { device: 'pda', at: [{ width: 176 }, { width: 240 }] },
  // 195 and 640: what a zoom of 200 % leaves of 390 and of 1280
  { device: 'mobile', at: [{ width: 195 }, { width: 320 }, { width: 320, large: true }, { width: 360 }, { width: 390 }, { width: 480 }, { width: 640 }, { width: 1440 }] },
  { device: 'mobile', twice: true, at: [{ width: 390 }, { width: 1440 }] },
];

/** Opens answers on this page as a device shows them. */
export async function drawer(page: Page, { device }: Drawn): Promise<{ shapes: readonly Shape[]; open(shape: Shape, locale: Locale): Promise<void> }> {
  const channel = channels.find((c) => c.device === device);
  if (!channel) throw new Error(`no ${device}`);
  const files = diskFiles();
  let body = '';
  await page.unrouteAll();
  await page.route('http://127.0.0.1:3000/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.endsWith('.css')) return route.fulfill({ body: Buffer.from(await files.read(pathname)), contentType: 'text/css' });
    return route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
  });
  return {
    shapes: bench.on(device).map((t) => t.shape),
    open: async (shape, locale) => {
      body = (await preview({ ...speaker, bench }, templates, { shape, device, locale, values: 'longest' })).body ?? '';
      await page.goto(`http://127.0.0.1:3000${channel.mount}/`);
    },
  };
}

/** What is wrong with the page that is open, at one width. */
export async function problemsOf(page: Page, { width, large }: At, locale: Locale): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 });
  await page.evaluate(`document.documentElement.dataset.type = '${large ? 'large' : 'normal'}'`);
  return page.evaluate<string[]>(`(${LAYOUT})(${JSON.stringify(locale)}, ${JSON.stringify(NEVER_FIRST)})`);
}
