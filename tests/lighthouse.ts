/** `npm run lighthouse`: Lighthouse's four categories on the mobile pages, on loopback and offline: a slow phone on a slow line, then a desk. Fails under 98. */
import lighthouse, { desktopConfig } from 'lighthouse';
import { openBrowser } from './browser/browser.js';
import { stand } from './browser/mobile-stand.js';
import { Device } from './citizens/device.js';
import { freePort } from './loopback.js';
import { textsFor } from '../src/lab/texts.js';
import { receiptIn } from './receipt-in.js';

const LEAST = 98;
const PHONE = '010-1234-5678';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

const at = await stand();
const port = await freePort();
const browser = await openBrowser([`--remote-debugging-port=${port}`]);
let low = false;
try {
  // A petition of a phone that has proved itself: its page is the whole page, by a GET.
  await at.h.text(PHONE, '가로등이 꺼졌어요');
  const receipt = receiptIn(await at.h.text(PHONE, '1'));
  const citizen = new Device(at.h.app);
  await citizen.open('/m/sign-in');
  await citizen.submit('sign-in', { phone: PHONE });
  await citizen.submit('sign-in', { code: /\d{6}/.exec((await textsFor(at.h.core, PHONE, 0)).at(-1)?.text ?? '')?.[0] ?? '' });
  const cookie = [...citizen.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const pages: [path: string, cookie?: string][] = [['/m/'], [`/m/petitions/${receipt}`, cookie], ['/m/petitions/new?group=road'], ['/m/departments?group=offices']];
  console.log('| page | device | performance | accessibility | best practices | SEO |\n|---|---|---|---|---|---|');
  for (const [path, cookies] of pages)
    for (const device of ['phone', 'desk']) {
      const result = await lighthouse(at.url + path, { port, logLevel: 'error', onlyCategories: [...CATEGORIES], extraHeaders: cookies ? { cookie: cookies } : {} }, device === 'desk' ? desktopConfig : undefined);
      if (!result) throw new Error(`no result for ${path}`);
      const { categories, audits } = result.lhr;
      const scores = CATEGORIES.map((c) => Math.round((categories[c]?.score ?? 0) * 100));
      console.log(`| ${path.replace(/\d{12}/, 'a petition')} | ${device} | ${scores.join(' | ')} |`);
      if (scores.every((s) => s >= LEAST)) continue;
      low = true;
      for (const c of CATEGORIES) for (const { id, weight } of categories[c]?.auditRefs ?? []) if (weight && (audits[id]?.score ?? 1) < 0.9) console.log(`  ${c}: ${id} ${audits[id]?.displayValue ?? ''}`);
    }
} finally {
  await browser.close();
  await at.close();
}
process.exit(low ? 1 : 0);
