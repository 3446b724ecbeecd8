/**
 * The contact sheets of `npm run pictures`: every answer × page device × language, drawn by the previews' own functions and photographed in Chromium.
 * One HTML page for each device and language, and overview pictures of a height that can be looked at; all in dist/pictures, which is not committed.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { DeviceClass } from '../src/channel.js';
import { LOCALES, type Locale } from '../src/inquiry.js';
import { draftWords, preview } from '../src/publishing/preview.js';
import { devicesOf, shapesOf } from '../src/publishing/shapes.js';
import type { Wordings } from '../src/wording/wording.js';
import { templates } from '../templates/index.js';
import { bench, district, speaker } from './publishing/bench.js';

const FOLDER = 'dist/pictures';
/** Sheets made at the same time: a page waits more than it works. */
const AT_ONCE = 3;
/** Pixels of one overview picture. */
const OVERVIEW = { width: 1900, height: 1800 };

interface Kind {
  name: string;
  device: DeviceClass;
  mount: string;
  viewport: { width: number; height: number };
  /** Pixels that a picture is wide on its sheet. */
  shown: number;
}

const KINDS: readonly Kind[] = [
  { name: 'mobile', device: 'mobile', mount: 'm', viewport: { width: 390, height: 844 }, shown: 260 },
  { name: 'desktop', device: 'mobile', mount: 'm', viewport: { width: 1440, height: 900 }, shown: 460 },
  { name: 'pda', device: 'pda', mount: 'pda', viewport: { width: 240, height: 320 }, shown: 200 },
  { name: 'tv', device: 'tv', mount: 'tv', viewport: { width: 1280, height: 720 }, shown: 460 },
];

interface Shot {
  name: string;
  file: string;
}

type Sheet = Kind & { locale: Locale; title: string };
const SHEETS: readonly Sheet[] = KINDS.flatMap((kind) => LOCALES.map((locale) => ({ ...kind, locale, title: `${kind.name}-${locale}` })));

async function shots(page: Page, url: string, { device, mount, locale, title }: Sheet, words: Wordings): Promise<Shot[]> {
  mkdirSync(`${FOLDER}/${title}`, { recursive: true });
  const made: Shot[] = [];
  let body = '';
  await page.route(`${url}/${mount}/`, (route) => route.fulfill({ body, contentType: device === 'pda' ? 'application/xhtml+xml' : 'text/html; charset=utf-8' }));
  for (const [i, shape] of shapesOf(district).filter((s) => devicesOf(s).includes(device)).entries()) {
    body = (await preview({ ...speaker, demo: true, bench }, words, { shape, device, locale, values: 'sample' })).body ?? '';
    await page.goto(`${url}/${mount}/`);
    const file = `${title}/${String(i).padStart(3, '0')}-${shape.name}.jpg`;
    await page.screenshot({ path: `${FOLDER}/${file}`, type: 'jpeg', quality: 70, fullPage: device !== 'tv' });
    made.push({ name: shape.name, file });
  }
  return made;
}

const pageOf = (title: string, all: Shot[], width: number): string =>
  `<!doctype html><html lang="ko"><meta charset="utf-8"><title>${title}</title><style>body{font:13px sans-serif;margin:12px;background:#ddd}div{display:flex;flex-wrap:wrap;gap:10px;align-items:flex-start}figure{margin:0;width:${width}px}img{width:100%;display:block;border:1px solid #999}</style><h1>${title}</h1><div>${all.map((s) => `<figure><figcaption>${s.name}</figcaption><a href="${s.file}"><img src="${s.file}" alt="${s.name}"></a></figure>`).join('')}</div></html>`;

/** The whole sheet in pieces. @returns how many */
async function overviews(page: Page, title: string): Promise<number> {
  await page.goto(`file://${process.cwd()}/${FOLDER}/${title}.html`);
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  const pieces = Math.ceil(height / OVERVIEW.height);
  for (let i = 0; i < pieces; i++) {
    const y = i * OVERVIEW.height;
    await page.screenshot({ path: `${FOLDER}/${title}-${i + 1}.jpg`, type: 'jpeg', quality: 70, fullPage: true, clip: { x: 0, y, width: OVERVIEW.width, height: Math.min(OVERVIEW.height, height - y) } });
  }
  return pieces;
}

async function sheetOf(browser: Browser, url: string, sheet: Sheet, words: Wordings): Promise<number> {
  const context = await browser.newContext({ viewport: sheet.viewport, javaScriptEnabled: sheet.device === 'tv', serviceWorkers: 'block' });
  const overview = await browser.newContext({ viewport: OVERVIEW });
  try {
    const all = await shots(await context.newPage(), url, sheet, words);
    writeFileSync(`${FOLDER}/${sheet.title}.html`, pageOf(sheet.title, all, sheet.shown));
    const pieces = await overviews(await overview.newPage(), sheet.title);
    console.log(`  ${sheet.title}: ${all.length} pages, ${pieces} overviews`);
    return all.length;
  } finally {
    await Promise.all([context.close(), overview.close()]);
  }
}

/** @param wanted parts of their names: `tv`, `mobile-ko`; all without any @returns how many pictures there are */
export async function contactSheets(browser: Browser, url: string, wanted: readonly string[]): Promise<number> {
  const asked = SHEETS.filter(({ title }) => !wanted.length || wanted.some((w) => title.startsWith(w)));
  if (!wanted.length) rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const words = draftWords({ bench }, templates);
  const left = [...asked];
  let count = 0;
  const one = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const made = await sheetOf(browser, url, next, words);
      count += made;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  writeFileSync(`${FOLDER}/index.html`, `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every page</title><h1>Every page × device × language</h1><ul>${SHEETS.map(({ title }) => `<li><a href="${title}.html">${title}</a></li>`).join('')}</ul></html>`);
  return count;
}
