/** A TV walked with the key codes of each platform and nothing else: every page, every stop reached, one focus that is never lost, Back that never leaves the service. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTv } from '../../channels/tv/index.js';
import type { Platform } from '../../channels/tv/keys.js';
import { draw } from '../channels/page-reading.js';
import { browser, h, served, url } from '../browser/served.js';
import { receiptIn } from '../receipt-in.js';
import { asShown, codeOf, PLATFORMS, turnOn, valueIn } from './tv-set.js';

const PHONE = '010-1234-5678';

served(asShown);

let receipt = '';
beforeAll(async () => {
  await h.text(PHONE, '가로등이 꺼졌어요');
  receipt = receiptIn(await h.text(PHONE, '1'));
});

/** Runs in the page: presses arrows until every way from every stop is known; says what is wrong, and where the links lead. */
const WALK = `(codes) => {
  const shown = (el) => el.type !== 'hidden' && !el.disabled && el.offsetWidth > 0;
  const stops = [...document.querySelectorAll('a[href],button,textarea,input,.col[tabindex]')].filter(shown);
  const wrong = [];
  const name = (el) => el ? el.nodeName + '|' + (el.id || el.textContent.trim().slice(0, 20) || el.className) : 'nothing';
  const here = () => {
    const on = document.querySelectorAll('.on');
    if (on.length !== 1) wrong.push(on.length + ' marked');
    const el = on[0];
    if (!el) return undefined;
    const box = el.getBoundingClientRect();
    const safe = [0.05 * innerWidth - 1, 0.05 * innerHeight - 1];
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    if (x < safe[0] || y < safe[1] || x > innerWidth - safe[0] || y > innerHeight - safe[1]) wrong.push('out of sight: ' + name(el));
    if (!el.classList.contains('col') && (box.left < safe[0] || box.right > innerWidth - safe[0] || box.bottom > innerHeight - safe[1])) wrong.push('outside the safe area: ' + name(el));
    return el;
  };
  const scrolled = () => [...document.querySelectorAll('.col')].map((el) => el.scrollTop).join();
  /** Where a column is scrolled first, the arrow is pressed on until it leads somewhere. */
  const fire = (code) => {
    for (let i = 0; ; i++) {
      const [from, before] = [document.querySelector('.on'), scrolled()];
      const to = once(code);
      if (to !== from || scrolled() === before || i === 20) return to;
    }
  };
  const once = (code) => {
    const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true });
    for (const of of ['keyCode', 'which']) Object.defineProperty(event, of, { value: code });
    (document.activeElement || document.body).dispatchEvent(event);
    return here();
  };
  const edges = new Map();
  const known = (el) => edges.get(el) || edges.set(el, {}).get(el);
  let at = here();
  if (!at) return { wrong, links: [] };
  const way = () => { // the shortest way to a stop with an arrow that was not tried
    const seen = new Map([[at, []]]);
    for (const [el, path] of seen) {
      const untried = codes.find((c) => !(c in known(el)));
      if (untried !== undefined) return [...path, untried];
      for (const c of codes) if (!seen.has(known(el)[c])) seen.set(known(el)[c], [...path, c]);
    }
    return undefined;
  };
  for (let i = 0; i < 400; i++) {
    const path = way();
    if (!path) break;
    for (const code of path) {
      const to = fire(code);
      if (!to) return { wrong, links: [] };
      known(at)[code] = to;
      at = to;
    }
  }
  for (const el of stops) if (!edges.has(el)) wrong.push('never reached: ' + name(el));
  return { wrong: [...new Set(wrong)], links: stops.filter((el) => el.getAttribute('href')).map((el) => el.getAttribute('href')), stops: stops.length };
}`;

interface Walked {
  wrong: string[];
  links: string[];
  stops: number;
}
const walk = (page: Page, platform: Platform): Promise<Walked> => page.evaluate<Walked>(`(${WALK})(${JSON.stringify((['left', 'up', 'right', 'down'] as const).map((k) => codeOf(platform, k)))})`);

/** Pages of one kind look alike: the first of each is walked, in `npm run endure` the first four. */
const EACH = process.env.ENDURE === '1' ? 4 : 1;
const kindOf = (path: string): string => path.replace(/lang=\w+/, '').replace(/\d{12}/, '#').replace(/(departments\/)[\w-]+/, '$1#').replace(/&?page=\d+/, '&page=#').replace(/\?$/, '').replace(/(group=)[\w-]+/, '$1#');

describe.each(PLATFORMS)('%s', (platform) => {
  it('every page: every stop by the arrows, one focus, Back inside the service', async () => {
    const { page, context, press } = await turnOn(browser, platform);
    const waiting = ['/tv/', '/tv/help', '/tv/guide', '/tv/guide?q=여권', '/tv/no-such-page', `/tv/petitions/${receipt}`, `/tv/petitions/${receipt}/call`, '/tv/withdraw', '/tv/rate', '/tv/notices'];
    const counts = new Map<string, number>();
    const wrong: string[] = [];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const kind = kindOf(path);
      const seen = counts.get(kind) ?? 0;
      if (seen >= (kind === path ? 1 : EACH)) continue;
      counts.set(kind, seen + 1);
      await page.goto(url + path);
      const found = await walk(page, platform);
      wrong.push(...found.wrong.map((w) => `${path}: ${w}`));
      waiting.push(...found.links.filter((l) => l.startsWith('/tv')));
      const from = page.url();
      if (await page.evaluate("document.body.getAttribute('data-up')")) await Promise.all([page.waitForURL((to) => to.href !== from), press('back')]);
      else await press('back');
      expect(new URL(page.url()).pathname, `Back from ${path}`).toMatch(/^\/tv(\/|$)/);
    }
    expect(wrong).toEqual([]);
    expect(counts.size).toBeGreaterThan(14);
    await context.close();
  });

  it('from the start to a petition by arrows and OK alone, with the keypad, and back again', async () => {
    const { page, context, press, choose } = await turnOn(browser, platform);
    await page.goto(`${url}/tv/`);
    await press('ok');
    await page.getByRole('button', { name: '휴대전화로 연결하기' }).waitFor();
    await press('down', 'ok');
    await page.locator('[name=receipt]').waitFor();
    const keypad = async (digits: string): Promise<void> => {
      await press('ok');
      await page.locator('.pad').waitFor();
      for (const digit of digits) await choose(digit);
      await press('down', 'down', 'down', 'right', 'right');
      expect(await page.evaluate("getComputedStyle(document.querySelector('.pk.last.on')).backgroundColor"), 'white as every key that is chosen').toBe('rgb(255, 255, 255)');
      await choose('다 썼습니다');
      await page.locator('.pad').waitFor({ state: 'detached' });
    };
    await keypad(receipt);
    expect(await valueIn(page, '[name=receipt]')).toBe(receipt);
    await keypad('5678');
    await press('ok');
    await page.getByText('처리 중').or(page.getByText('접수했습니다')).first().waitFor();
    expect(await page.evaluate("document.body.getAttribute('data-post')")).toBe('1');
    await press('back');
    await page.locator('body:not([data-post]) [name=receipt]').waitFor();
    await press('back');
    await page.waitForURL('**/petitions');
    await press('back');
    await page.waitForURL(`${url}/tv/`);
    await press('back');
    expect(page.url()).toBe(`${url}/tv/`);
    await context.close();
  });
});

it('words on the Hangul keyboard, one key taken away again', async () => {
  const { page, context, press } = await turnOn(browser, 'tizen');
  const { body } = await draw(createTv(), { outcome: 'ok', title: '낱말로 찾기', blocks: [{ kind: 'form', ask: 'guide', fields: [{ name: 'query', label: '찾을 낱말', input: 'text', required: true, max: 200 }], hidden: {}, submit: '찾기' }] });
  await page.route(`${url}/tv/guide`, (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
  await page.goto(`${url}/tv/guide`);
  await press('ok');
  await page.locator('.pad').waitFor();
  for (const key of [...'ㅇㅕㄱㅜㅓㄴㄷ']) await page.locator('.pk', { hasText: new RegExp(`^${key}$`) }).click();
  await page.locator('.pk', { hasText: '지움' }).click();
  expect(await page.locator('.pv').textContent()).toContain('여권');
  await page.locator('.pk', { hasText: 'abc' }).click();
  await page.locator('.pk', { hasText: /^a$/ }).click();
  await press('back');
  await page.locator('.pad').waitFor({ state: 'detached' });
  expect(await valueIn(page, 'input[type=text]')).toBe('여권a');
  await context.close();
});

it('a still, dark screen after five minutes; any key brings the page back as it was, with the focus where it stood', async () => {
  const { page, context, press } = await turnOn(browser, 'webos');
  await page.clock.install({ time: new Date('2026-11-24T05:20:00Z') });
  await page.goto(`${url}/tv/`);
  await page.clock.pauseAt(new Date('2026-11-24T05:23:00Z')); // whatever the machine took for it
  await press('down');
  const before = await page.locator('.on').textContent();
  await page.clock.fastForward(299_000);
  expect(await page.locator('.still').count()).toBe(0);
  await page.clock.fastForward(2_000);
  await page.locator('.still').waitFor();
  await page.clock.resume();
  await press('3');
  await page.locator('.still').waitFor({ state: 'detached' });
  expect(page.url()).toBe(`${url}/tv/`);
  expect(await page.locator('.on').textContent()).toBe(before);
  await context.close();
});

it('a code that staff enter counts with the next page, without a restart', async () => {
  const { page, context } = await turnOn(browser, 'alti');
  const keyboard = await context.newCDPSession(page);
  const send = (code: number): Promise<unknown> => keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: code });
  await page.goto(`${url}/tv/departments`);
  await send(620);
  expect(page.url()).toBe(`${url}/tv/departments`);
  h.store.raw.prepare("insert into remote_keys (platform, code, key, by, at) values ('alti', 620, 'back', 'x', 1)").run();
  await h.refresh();
  await page.goto(`${url}/tv/departments`);
  await send(620);
  await page.waitForURL(`${url}/tv/`);
  await context.close();
});
