/** A TV driven by keys drawn at random: one focus always seen, every page with something to press, Back that leads to the start, no script error, nothing lost with the network. */
import fc from 'fast-check';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { type Key, KEYS, KNOWN } from '../../channels/tv/keys.js';
import { open, SCREEN_IDLE, SCREEN_WHOLE, secretOf } from '../../src/citizens/sessions.js';
import { LOCALES } from '../../src/inquiry.js';
import { browser, h, served, url } from '../browser/served.js';
import { sight } from '../browser/tv-sight.js';
import { receiptIn } from '../receipt-in.js';
import { AGENTS, asShown, codeOf, PLATFORMS } from './tv-set.js';

const FULL = process.env.ENDURE === '1';
const SEED = Number(process.env.SEED ?? (FULL ? Date.now() % 2 ** 31 : 20_261_128));
const WALKS = FULL ? 60 : 5;
const STEPS = FULL ? 60 : 25;
/** Codes that staff entered for a box that nobody has seen. */
const ADDED: readonly [platform: keyof typeof AGENTS, code: number, key: Key][] = [['alti', 620, 'back'], ['webos', 1537, 'ok'], ['tizen', 65_385, 'back'], ['hbbtv', 420, 'red']];

served(asShown);

let receipt = '';
beforeAll(async () => {
  for (const [platform, code, key] of ADDED) h.store.raw.prepare("insert into remote_keys (platform, code, key, by, at) values (?, ?, ?, 'x', 1)").run(platform, code, key);
  await h.refresh();
  for (const text of ['가로등이 꺼졌어요', '보도블록이 깨졌어요', '쓰레기가 쌓였어요']) {
    await h.text('010-1234-5678', text);
    receipt = receiptIn(await h.text('010-1234-5678', '1'));
  }
});

const STARTS = ['', 'petitions', 'petitions/find', 'guide', 'guide?q=%EC%97%AC%EA%B6%8C', 'departments', 'departments?group=dong', 'language', 'pair', 'no-such-page', 'phone', 'help', 'petitions/#'];
const keys = fc.oneof({ weight: 8, arbitrary: fc.constantFrom<Key>('left', 'up', 'right', 'down') }, { weight: 6, arbitrary: fc.constant<Key>('ok') }, { weight: 2, arbitrary: fc.constant<Key>('back') }, { weight: 4, arbitrary: fc.constantFrom<Key>(...KEYS.filter((k) => k !== 'exit')) });
const walks = fc.record({
  platform: fc.constantFrom(...PLATFORMS),
  lines: fc.constantFrom(720, 1080),
  locale: fc.constantFrom(...LOCALES),
  large: fc.boolean(),
  paired: fc.boolean(),
  start: fc.constantFrom(...STARTS),
  steps: fc.array(fc.record({ key: keys, lost: fc.integer({ min: 0, max: 11 }).map((n) => n === 0) }), { minLength: STEPS, maxLength: STEPS }),
});
type Walk = typeof walks extends fc.Arbitrary<infer W> ? W : never;

interface Set {
  page: Page;
  context: BrowserContext;
  keyboard: CDPSession;
  /** Requests on their way. */
  open: { now: number };
  errors: string[];
}

let serial = 0;
async function turnOn({ platform, lines, locale, large, paired, start }: Walk): Promise<Set> {
  const context = await browser.newContext({ viewport: { width: (lines * 16) / 9, height: lines }, userAgent: AGENTS[platform], locale });
  if (large) await context.addCookies([{ name: 'type', value: 'large', url: `${url}/tv` }]);
  if (paired) {
    const id = `random/${++serial}`;
    await h.core.store.atomic([open(h.core, id, { phone: h.core.vault.find('phone', '+821012345678'), screen: 'shared', by: 'paired', idle: SCREEN_IDLE, whole: SCREEN_WHOLE })]);
    await context.addCookies([{ name: 'session-tv', value: secretOf(h.core, id), url }]);
  }
  const page = await context.newPage();
  const set: Set = { page, context, keyboard: await context.newCDPSession(page), open: { now: 0 }, errors: [] };
  page.on('pageerror', (e) => set.errors.push(e.message));
  page.on('request', () => void set.open.now++);
  page.on('requestfinished', () => void set.open.now--);
  page.on('requestfailed', () => void set.open.now--);
  await page.goto(`${url}/tv/?lang=${locale}`);
  await page.goto(`${url}/tv/${start.replace('#', receipt)}${start.includes('?') ? '&' : '?'}lang=${locale}`);
  await settled(set);
  return set;
}

/** Nothing on its way, and a focus there: twice in a row. */
async function settled({ page, open: requests }: Set): Promise<void> {
  let calm = 0;
  const until = Date.now() + 15_000;
  while (calm < 3) {
    if (Date.now() > until) throw new Error(`no rest at ${page.url()}`);
    const ready = await page.evaluate<boolean>("document.readyState === 'complete' && document.querySelectorAll('.on').length > 0").catch(() => false);
    calm = ready && requests.now <= 0 ? calm + 1 : 0;
  }
}

/** A code that the platform sends for this key: its own, or one that staff entered. */
function codeFor(platform: keyof typeof AGENTS, key: Key, i: number): number {
  const added = ADDED.find(([p, , k]) => p === platform && k === key);
  const all = KNOWN.filter((r) => (r.platform === platform || r.platform === 'any') && r.key === key).map((r) => r.code);
  return added && i % 2 ? added[1] : (all[i % Math.max(1, all.length)] ?? codeOf(platform, key));
}

async function press(set: Set, code: number): Promise<void> {
  for (const type of ['rawKeyDown', 'keyUp'] as const) await set.keyboard.send('Input.dispatchKeyEvent', { type, windowsVirtualKeyCode: code });
  await settled(set);
}

const typed = (page: Page): Promise<string> => page.evaluate<string>("[...document.querySelectorAll('input:not([type=hidden]),textarea')].map((e) => e.name + '=' + e.value).join('&')");
const PRESSABLE = "[...document.querySelectorAll('a[href],button,input:not([type=hidden]),textarea')].some((e) => e.offsetWidth > 0)";

async function faults(set: Set): Promise<string[]> {
  const { pathname } = new URL(set.page.url());
  return [
    ...(await sight(set.page)),
    ...(pathname.startsWith('/tv') ? [] : [`left the service: ${pathname}`]),
    ...((await set.page.evaluate<boolean>(PRESSABLE)) ? [] : ['nothing to press']),
    ...set.errors.splice(0),
  ];
}

/** The network goes, OK is pressed, any key takes the sentence away, the network comes back: the page is as it was. */
async function withoutNetwork(set: Set, platform: keyof typeof AGENTS): Promise<string[]> {
  const { page, context } = set;
  const before = await typed(page);
  const at = page.url().replace(/#.*/, '');
  await context.setOffline(true);
  await press(set, codeOf(platform, 'ok'));
  const wrong = await sight(page);
  if (page.url().replace(/#.*/, '') !== at) wrong.push('went somewhere without a network');
  if (await page.evaluate<boolean>("!!document.querySelector('.told')")) {
    await press(set, codeOf(platform, 'down'));
    if ((await typed(page)) !== before) wrong.push('what was typed is lost');
  }
  await context.setOffline(false);
  await settled(set);
  return wrong.map((w) => `without a network: ${w}`);
}

async function walk(w: Walk): Promise<string[]> {
  const set = await turnOn(w);
  const trace: string[] = [];
  try {
    for (const [i, { key, lost }] of w.steps.entries()) {
      trace.push(lost ? 'network' : key);
      if (!lost) await press(set, codeFor(w.platform, key, i));
      const wrong = lost ? await withoutNetwork(set, w.platform) : await faults(set);
      if (wrong.length) return wrong.map((x) => `${x}; at ${set.page.url()} after ${trace.join(' ')}`);
    }
    for (let i = 0; i < 45; i++) {
      if (!(await set.page.evaluate<string>("document.body.getAttribute('data-up')"))) return []; // the start, under whatever address
      await press(set, codeOf(w.platform, 'back'));
    }
    return [`Back does not lead to the start, but to ${set.page.url()}; after ${trace.join(' ')}`];
  } catch (e) {
    if (trace.at(-1) === 'network' && set.page.url().startsWith('chrome-error')) {
      console.warn('a page was already on its way when the network went: no script of a page can catch that moment');
      return [];
    }
    return [`${String(e)}; after ${trace.join(' ')}`];
  } finally {
    await set.context.close();
  }
}

it(`keys at random, seed ${SEED}`, async () => {
  const wrong: string[] = [];
  for (const w of fc.sample(walks, { seed: SEED, numRuns: WALKS })) {
    h.store.raw.prepare('delete from limits').run();
    const found = await walk(w);
    wrong.push(...found.map((f) => `${w.platform} ${w.lines} ${w.locale}${w.large ? ' large' : ''}${w.paired ? ' paired' : ''} from /${w.start}: ${f}`));
  }
  expect(wrong).toEqual([]);
}, 1_800_000);
