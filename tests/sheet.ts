/**
 * The contact sheets of `npm run pictures`: every answer × page device × language, drawn by the previews' own functions and photographed in Chromium.
 * One HTML page for each device and language, and overview pictures of a height that can be looked at; all in dist/pictures, which is not committed.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { LOCALES, type Locale } from '../src/inquiry.js';
import { openBrowser } from './browser/browser.js';
import { type Kind, KINDS, shown } from './shown.js';

const FOLDER = 'dist/pictures';
/** Sheets made at the same time: a page waits more than it works. */
const AT_ONCE = 3;
/** Pixels of one overview picture. */
const OVERVIEW = { width: 1900, height: 1800 };

/** Pixels that a picture is wide on its sheet. */
const WIDE: Record<keyof typeof KINDS, number> = { mobile: 260, desktop: 460, pda: 200, tv: 460 };

interface Shot {
  name: string;
  file: string;
}

type Sheet = Kind & { locale: Locale; title: string; wide: number };
const SHEETS: readonly Sheet[] = Object.values(KINDS).flatMap((kind) => LOCALES.map((locale) => ({ ...kind, locale, title: `${kind.name}-${locale}`, wide: WIDE[kind.name] })));

async function shots(page: Page, url: string, sheet: Sheet): Promise<Shot[]> {
  mkdirSync(`${FOLDER}/${sheet.title}`, { recursive: true });
  const made: Shot[] = [];
  for await (const { shape, place } of shown(page, url, sheet, sheet.locale)) {
    const file = `${sheet.title}/${String(place).padStart(3, '0')}-${shape.name}.jpg`;
    await page.screenshot({ path: `${FOLDER}/${file}`, type: 'jpeg', quality: 70, fullPage: sheet.device !== 'tv' });
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

/** A browser of its own: after some thousand pictures Chromium takes no more. */
async function sheetOf(url: string, sheet: Sheet): Promise<number> {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ viewport: sheet.viewport, javaScriptEnabled: sheet.device === 'tv', serviceWorkers: 'block' });
    const overview = await browser.newContext({ viewport: OVERVIEW });
    const all = await shots(await context.newPage(), url, sheet);
    writeFileSync(`${FOLDER}/${sheet.title}.html`, pageOf(sheet.title, all, sheet.wide));
    const pieces = await overviews(await overview.newPage(), sheet.title);
    console.log(`  ${sheet.title}: ${all.length} pages, ${pieces} overviews`);
    return all.length;
  } finally {
    await browser.close();
  }
}

/** @param wanted parts of their names: `tv`, `mobile-ko`; all without any @returns how many pictures there are */
export async function contactSheets(url: string, wanted: readonly string[]): Promise<number> {
  const asked = SHEETS.filter(({ title }) => !wanted.length || wanted.some((w) => title.startsWith(w)));
  if (!wanted.length) rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const left = [...asked];
  let count = 0;
  const one = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const made = await sheetOf(url, next);
      count += made;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  writeFileSync(`${FOLDER}/index.html`, `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every page</title><h1>Every page × device × language</h1><ul>${SHEETS.map(({ title }) => `<li><a href="${title}.html">${title}</a></li>`).join('')}</ul></html>`);
  return count;
}
