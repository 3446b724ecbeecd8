/** TV sets of four platforms, driven by the key codes of their own remote controls and nothing else. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { KNOWN, type Key, type Platform } from '../../channels/tv/keys.js';
import { h } from '../browser/served.js';

export const AGENTS: Readonly<Record<Exclude<Platform, 'any'>, string>> = {
  hbbtv: 'Mozilla/5.0 (Linux armv7l) AppleWebKit/537.36 Chrome/53.0 Safari/537.36 HbbTV/1.2.1 (;TPVision;55PUS;;;)',
  webos: 'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/38.0.2125.122 Safari/537.36',
  tizen: 'Mozilla/5.0 (SMART-TV; Linux; Tizen 2.3) AppleWebkit/538.1 (KHTML, like Gecko) SamsungBrowser/1.0 TV Safari/538.1',
  alti: 'Mozilla/5.0 (Linux; olleh tv; U; xx; SMT-E5015) AppleWebKit/536.25 (KHTML, like Gecko) AltiBrowser/3.0.4 (olleh tv; Large Screen) Safari/536.25',
};
export const PLATFORMS = Object.keys(AGENTS) as (keyof typeof AGENTS)[];

/** The gateway of `served`: Chromium offers HbbTV's own type for download, here it gets the page as the XHTML that it is. */
export async function asShown(request: Request): Promise<Response> {
  const response = await h.app.fetch(request);
  if (response.headers.get('content-type')?.startsWith('application/vnd.hbbtv')) response.headers.set('content-type', 'application/xhtml+xml; charset=utf-8');
  return response;
}

/** Its own code where the platform has one, the last of several: 9 on the number pad, AltiBrowser's 166. */
export const codeOf = (platform: Platform, key: Key): number => (KNOWN.filter((r) => r.platform === platform && r.key === key).at(-1) ?? KNOWN.filter((r) => r.platform === 'any' && r.key === key)[0])?.code ?? 0;

export interface Set {
  page: Page;
  context: BrowserContext;
  press(...keys: Key[]): Promise<void>;
  /** Arrows towards what is seen under this name, then OK. @throws Error where no way leads there */
  choose(name: string): Promise<void>;
}

/** Which arrow leads nearer to what is called so; OK where it has the focus. */
const WAY = `(name) => {
  const words = (el) => [...(el.querySelector('.w') || el).childNodes].map((n) => n.textContent).join(' ').trim();
  const over = document.querySelector('.pad,.told');
  const all = [...(over || document).querySelectorAll('a[href],button')].filter((el) => el.offsetWidth > 0);
  const to = all.find((el) => words(el) === name) || all.find((el) => words(el).includes(name));
  const on = document.querySelector('.on');
  if (!to || !on || to === on) return to && on ? 'ok' : '';
  const [a, b] = [on.getBoundingClientRect(), to.getBoundingClientRect()];
  return b.top > a.bottom - 8 ? 'down' : b.bottom < a.top + 8 ? 'up' : b.left > a.right - 8 ? 'right' : 'left';
}`;

/** A set of this platform. */
export async function turnOn(browser: Browser, platform: keyof typeof AGENTS): Promise<Set> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, userAgent: AGENTS[platform], locale: 'ko-KR' });
  const page = await context.newPage();
  const keyboard = await context.newCDPSession(page);
  const press = async (...keys: Key[]): Promise<void> => {
    for (const key of keys) for (const type of ['rawKeyDown', 'keyUp'] as const) await keyboard.send('Input.dispatchKeyEvent', { type, windowsVirtualKeyCode: codeOf(platform, key) });
  };
  return {
    page,
    context,
    press,
    async choose(name) {
      for (let i = 0; i < 25; i++) {
        const way = await page.evaluate<Key | ''>(`(${WAY})(${JSON.stringify(name)})`);
        if (way === '') throw new Error(`nothing is called ${name}`);
        await press(way);
        if (way === 'ok') return;
      }
      throw new Error(`no way to ${name}`);
    },
  };
}

/** Not inputValue: it takes an XHTML page's input for none. */
export const valueIn = (page: Page, selector: string): Promise<string> => page.evaluate<string>(`document.querySelector('${selector}').value`);
