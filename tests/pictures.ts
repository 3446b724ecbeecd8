/**
 * `npm run pictures`: the pictures of the README, taken from the running gateway, and a contact sheet of every page × device × language (sheet.ts).
 * `npm run pictures -- mobile-ko tv`: these sheets alone; `-- readme`: the README's pictures alone.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { start } from '../src/node.js';
import { openBrowser } from './browser/browser.js';
import { contactSheets } from './sheet.js';

const FOLDER = 'docs/pictures';
const PHONE = '010-5555-1234';
const SIZES = { m: { width: 390, height: 844 }, pda: { width: 240, height: 400 }, tv: { width: 1280, height: 720 } } as const;

async function say(url: string, id: string, text: string): Promise<string> {
  const response = await fetch(`${url}/sms/demo`, { method: 'POST', body: JSON.stringify({ id, from: PHONE, text }) });
  return ((await response.json()) as { texts: string[] }).texts.join('\n');
}

async function devices(browser: Browser, url: string, receipt: string): Promise<void> {
  for (const [mount, viewport] of Object.entries(SIZES)) {
    const page = await browser.newPage({ viewport, locale: 'ko-KR' });
    await page.goto(`${url}/${mount}/petitions/find`);
    await page.fill('[name=receipt]', receipt);
    await page.fill('[name=lastFour]', PHONE.slice(-4));
    await Promise.all([page.waitForNavigation(), page.click('[type=submit]')]);
    await page.screenshot({ path: `${FOLDER}/${mount === 'm' ? 'mobile' : mount}.png` });
    await page.close();
  }
}

async function lab(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/lab?speed=fast`);
  await page.getByRole('button', { name: '이야기 보기' }).click();
  for (const frame of page.frames().slice(1)) await frame.getByText(/\d{4}-\d{4}-\d{4}/).first().waitFor({ timeout: 60_000 });
  await page.screenshot({ path: `${FOLDER}/lab.png` });
}

/** The first administrator signs in as the start printed it; the demo shows the number of the second step. */
async function staffPages(page: Page, url: string, { username, password }: { username: string; password: string }): Promise<void> {
  await page.goto(`${url}/console/`);
  await page.fill('[name=username]', username);
  await page.fill('[name=password]', password);
  await Promise.all([page.waitForNavigation(), page.click('main button')]);
  await page.fill('[name=code]', (await page.locator('#demo b').textContent()) ?? '');
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: '설정 마치기' }).click()]);
  await page.goto(`${url}/console/templates/status.received.short?locale=ko&device=common`);
  await page.waitForSelector('html[data-ready]');
  await page.locator('.cm-content').click();
  await page.keyboard.press('Home');
  await page.keyboard.insertText('지금 ');
  await page.locator('#panel-sms', { hasText: '지금' }).waitFor();
  await page.screenshot({ path: `${FOLDER}/console.png` });
}

const folder = mkdtempSync(join(tmpdir(), 'minwon-pictures-'));
const gateway = await start({ PORT: '0', DATABASE_PATH: join(folder, 'demo.db'), CLOCK: '2026-11-24T14:20:00+09:00' }, { quiet: true });
const browser = await openBrowser();
const wanted = process.argv.slice(2);
const began = performance.now();
try {
  if (!wanted.length || wanted.includes('readme')) {
    await say(gateway.url, 'a', '논현1동 학동로 12길 가로등이 꺼졌어요');
    const receipt = /\d{4}-\d{4}-\d{4}/.exec(await say(gateway.url, 'b', '1'))?.[0] ?? '';
    await devices(browser, gateway.url, receipt);
    await lab(await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'ko-KR' }), gateway.url);
    if (gateway.first) await staffPages(await browser.newPage({ viewport: { width: 1440, height: 1000 }, locale: 'ko-KR' }), gateway.url, gateway.first);
    console.log(`${FOLDER}: lab, mobile, pda, tv, console`);
  }
  const sheets = wanted.filter((w) => w !== 'readme');
  if (!wanted.length || sheets.length) console.log(`dist/pictures/index.html: ${await contactSheets(gateway.url, sheets)} pictures, ${((performance.now() - began) / 60_000).toFixed(1)} minutes`);
} finally {
  await browser.close();
  await gateway.stop();
  rmSync(folder, { recursive: true });
}
