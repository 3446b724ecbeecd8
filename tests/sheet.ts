/**
 * The contact sheet of `npm run pictures`: every answer × page device × language, drawn by the previews' own functions and photographed in Chromium.
 * One HTML page, one overview picture for each device and language; all in dist/pictures, which is not committed.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { DeviceClass } from '../src/channel.js';
import { LOCALES, type Locale } from '../src/inquiry.js';
import { preview } from '../src/publishing/preview.js';
import { devicesOf, shapesOf } from '../src/publishing/shapes.js';
import { templates } from '../templates/index.js';
import { bench, district, speaker } from './publishing/bench.js';

const FOLDER = 'dist/pictures';
const DEVICES: [name: string, device: DeviceClass, mount: string, viewport: { width: number; height: number }, shown: number][] = [
  ['mobile', 'mobile', 'm', { width: 390, height: 844 }, 195],
  ['desktop', 'mobile', 'm', { width: 1440, height: 900 }, 480],
  ['pda', 'pda', 'pda', { width: 240, height: 320 }, 180],
  ['tv', 'tv', 'tv', { width: 1280, height: 720 }, 426],
];

interface Shot {
  name: string;
  file: string;
}

async function shots(page: Page, url: string, [name, device, mount]: (typeof DEVICES)[number], locale: Locale): Promise<Shot[]> {
  const folder = `${FOLDER}/${name}-${locale}`;
  mkdirSync(folder, { recursive: true });
  const made: Shot[] = [];
  let body = '';
  await page.route(`${url}/${mount}/`, (route) => route.fulfill({ body, contentType: device === 'pda' ? 'application/xhtml+xml' : 'text/html; charset=utf-8' }));
  for (const [i, shape] of shapesOf(district).filter((s) => devicesOf(s).includes(device)).entries()) {
    body = (await preview({ ...speaker, demo: true, bench }, templates, { shape, device, locale, values: 'sample' })).body ?? '';
    await page.goto(`${url}/${mount}/`);
    const file = `${String(i).padStart(3, '0')}-${shape.name}.jpg`;
    await page.screenshot({ path: `${folder}/${file}`, type: 'jpeg', quality: 70, fullPage: device !== 'tv' });
    made.push({ name: shape.name, file: `${name}-${locale}/${file}` });
  }
  await page.unroute(`${url}/${mount}/`);
  return made;
}

const pageOf = (title: string, all: Shot[], width: number, back = '.'): string =>
  `<!doctype html><html lang="ko"><meta charset="utf-8"><title>${title}</title><style>body{font:13px sans-serif;margin:12px;background:#ddd}div{display:flex;flex-wrap:wrap;gap:10px;align-items:flex-start}figure{margin:0;width:${width}px}img{width:100%;display:block;border:1px solid #999}</style><h1>${title}</h1><div>${all.map((s) => `<figure><figcaption>${s.name}</figcaption><a href="${back}/${s.file}"><img src="${back}/${s.file}" alt="${s.name}"></a></figure>`).join('')}</div></html>`;

/** @returns how many pictures there are */
export async function contactSheet(browser: Browser, url: string): Promise<number> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  let count = 0;
  const links: string[] = [];
  for (const spec of DEVICES) {
    const [name, , , viewport, shown] = spec;
    const context = await browser.newContext({ viewport, javaScriptEnabled: name === 'tv', serviceWorkers: 'block' });
    const overview = await browser.newContext({ viewport: { width: 1900, height: 1000 } });
    const [page, sheet] = [await context.newPage(), await overview.newPage()];
    for (const locale of LOCALES) {
      const all = await shots(page, url, spec, locale);
      writeFileSync(`${FOLDER}/${name}-${locale}.html`, pageOf(`${name}, ${locale}`, all, shown));
      await sheet.goto(`file://${process.cwd()}/${FOLDER}/${name}-${locale}.html`);
      await sheet.screenshot({ path: `${FOLDER}/${name}-${locale}.jpg`, type: 'jpeg', quality: 60, fullPage: true });
      links.push(`<li><a href="${name}-${locale}.html">${name}, ${locale}</a> (${all.length})</li>`);
      count += all.length;
    }
    await Promise.all([context.close(), overview.close()]);
  }
  writeFileSync(`${FOLDER}/index.html`, `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every page</title><h1>Every page × device × language</h1><ul>${links.join('')}</ul></html>`);
  return count;
}
