/** The mobile pages at every width, in both sizes of letters, with keys alone, without script; and what they offer to press. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/inquiry.js';
import { textsFor } from '../../src/lab/texts.js';
import { complaintsOfAxe } from '../browser/axe.js';
import { file, fillFiling, openPetition, opened, PHONE, type Stand, send, stand } from '../browser/mobile-stand.js';

let at: Stand;
let receipt: string;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

const open = async (options: Parameters<Stand['browser']['newContext']>[0] = {}): Promise<void> => {
  context = await at.browser.newContext({ ...PHONE, serviceWorkers: 'block', ...options });
  page = await opened(context, complaints);
};

/** A gateway of its own, whose limits have counted nobody yet. */
async function anew(): Promise<void> {
  await at?.close();
  at = await stand();
  await open();
  receipt = await file(page, at.url);
  await context.close();
}

beforeAll(anew);
afterAll(() => at?.close());
afterEach(async () => {
  await context.close();
  expect(complaints.splice(0).filter((c) => !/status of (403|404|422)|blocked by Playwright/.test(c))).toEqual([]);
});

/** Each page, and each state that it can be in. */
const go = (path: string) => async (): Promise<void> => void (await page.goto(at.url + path));
const STATES: Record<string, () => Promise<void>> = {
  start: go('/m/'),
  groups: go('/m/petitions/new'),
  filing: go('/m/petitions/new?group=road'),
  'filing, map open': async () => {
    await page.goto(`${at.url}/m/petitions/new?group=road`);
    await page.click('[data-open]');
  },
  'filing, with a fault': async () => {
    await fillFiling(page, at.url);
    await page.fill('[name=phone]', '1');
    await send(page);
  },
  confirming: async () => {
    await fillFiling(page, at.url);
    await send(page);
  },
  'danger, the numbers to call': async () => {
    await fillFiling(page, at.url, '건물이 무너지고 있어요');
    await send(page);
  },
  mine: go('/m/petitions'),
  finding: go('/m/petitions/find'),
  petition: () => openPetition(page, at.url, receipt),
  unknown: () => openPetition(page, at.url, '123456789018'),
  departments: go('/m/departments'),
  offices: go('/m/departments?group=offices'),
  guide: go('/m/guide'),
  'start, signed in': async () => {
    await page.goto(`${at.url}/m/sign-in`);
    await page.fill('[name=phone]', '010-1234-5678');
    await send(page);
    await page.fill('[name=code]', /\d{6}/.exec((await textsFor(at.h.core, '010-1234-5678', 0)).at(-1)?.text ?? '')?.[0] ?? '');
    await send(page);
    await page.goto(`${at.url}/m/`);
  },
  'mine, signed in': go('/m/petitions'),
  'signing out': go('/m/sign-out'),
  notices: go('/m/notices'),
  phone: go('/m/phone'),
  language: go('/m/language'),
  help: go('/m/help'),
  offline: async () => {
    await context.route('**/m/sw.js', () => {}); // a network that does not answer: the page would load itself anew
    await page.goto(`${at.url}/m/offline`);
  },
  'not found': go('/m/nothing'),
};
/** `npm run endure` asks axe about every page at every width in every language; a test run about each page once. */
const FULL = process.env.ENDURE === '1';
const SPOKEN = FULL ? LOCALES : (['ko'] as const);

describe.each(SPOKEN)('in %s', (locale) => {
  if (locale !== SPOKEN[0]) beforeAll(anew);
  test.each([[320, 'large'], [390, 'normal'], [1440, 'normal']] as const)('at %i px, letters %s: nothing is cut off, wider than the screen or too small to hit; axe finds nothing', async (width, type) => {
    await open({ viewport: { width, height: 800 }, isMobile: width < 1000, reducedMotion: 'reduce' });
    await context.addCookies([{ name: 'type', value: type, url: at.url }, { name: 'lang', value: locale, url: at.url }]);
    const found: Record<string, unknown> = {};
    for (const [i, [name, go]] of Object.entries(STATES).entries()) {
      await go();
      const axe = FULL || (width !== 320 && (i % 2 === 0) === (width === 390));
      const complaints = axe ? await complaintsOfAxe(page) : [];
      if (complaints.length) found[`${name}: axe`] = complaints;
      const wide = await page.evaluate<string[]>(`[...document.querySelectorAll('body *')].filter((e) => e.getClientRects().length && !e.closest('.hide,.skip') && (e.getBoundingClientRect().right > innerWidth + 0.5 || e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'hidden')).map((e) => e.outerHTML.slice(0, 100))`);
      if (wide.length) found[`${name}: wide`] = wide;
      const small = await page.evaluate<string[]>(`[...document.querySelectorAll('a,button,input:not([type=hidden]),textarea')].filter((e) => { const r = e.getBoundingClientRect(); return r.width && !e.closest('.hide,.skip,p,dd') && (r.width < 24 || r.height < 24) && !e.closest('label'); }).map((e) => e.outerHTML.slice(0, 100))`);
      if (small.length) found[`${name}: small`] = small;
    }
    expect(found).toEqual({});
  });
});

test('200 %: half the width in twice the letters has no sideways scrolling and loses no word', async () => {
  await open({ viewport: { width: 1280, height: 900 }, isMobile: false });
  for (const path of ['/m/', '/m/petitions/new?group=road', '/m/departments?group=offices']) {
    await page.goto(at.url + path);
    const words = await page.evaluate<string>(`document.querySelector('main').innerText.replace(/\\s+/g, ' ')`);
    await page.setViewportSize({ width: 640, height: 450 }); // what a browser’s zoom makes of it
    expect(await page.evaluate(`document.documentElement.scrollWidth <= innerWidth`), path).toBe(true);
    const zoomed = await page.evaluate<string>(`document.querySelector('main').innerText.replace(/\\s+/g, ' ')`);
    if (path !== '/m/') expect(zoomed).toBe(words); // the start's telephone stands in the footer there
    await page.setViewportSize({ width: 320, height: 800 });
    await page.evaluate(`document.styleSheets[0].insertRule('html{font-size:200%!important}')`); // text alone, twice as large
    expect(await page.evaluate(`document.documentElement.scrollWidth <= innerWidth`), `${path}, text`).toBe(true);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
});

test('on a wide screen what stands alone is as wide as the page; its fields are as long as what goes in', async () => {
  await open({ viewport: { width: 1280, height: 900 }, isMobile: false });
  for (const path of ['/m/pair', '/m/privacy', '/m/sign-out', '/m/phone', '/m/help']) {
    await page.goto(at.url + path);
    const [page_, ...cards] = await page.evaluate<number[]>(`[document.querySelector('.wrap'), ...document.querySelectorAll('.wrap .blk')].map((e) => e.getBoundingClientRect().width)`);
    expect(cards, path).toEqual(cards.map(() => page_));
  }
  await openPetition(page, at.url, '123456789018');
  expect(await page.evaluate(`document.querySelector('form.blk').getBoundingClientRect().width - document.querySelector('.wrap').getBoundingClientRect().width`)).toBe(0);
  expect(await page.evaluate<number>(`document.querySelector('[name=receipt]').getBoundingClientRect().width`)).toBeLessThan(600);
  await page.goto(`${at.url}/m/phone`);
  expect(new Set(await page.evaluate<number[]>(`[...document.querySelectorAll('.call')].map((e) => e.getBoundingClientRect().top)`)).size).toBeLessThan(await page.locator('.call').count());
});

test('the place that was chosen on the map shows it under the pointer, too', async () => {
  await open({ viewport: { width: 1280, height: 1600 }, isMobile: false });
  await page.goto(`${at.url}/m/petitions/new?group=road`);
  await page.click('[data-open]');
  await page.getByRole('button', { name: '역삼2동' }).click();
  expect(await page.evaluate(`getComputedStyle(document.querySelector('g[aria-pressed=true]:hover path')).fill`)).toBe('rgb(5, 43, 87)');
});

test('with keys alone: skips to the content, sees where it is, files', async () => {
  await open({ viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false });
  await page.goto(`${at.url}/m/petitions/new?group=road`);
  const focused = () => page.evaluate<string>(`document.activeElement.textContent.trim() || document.activeElement.name || document.activeElement.tagName`);
  const ring = () => page.evaluate<boolean>(`(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; })()`);
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('본문 바로가기');
  await page.keyboard.press('Enter');
  const seen: string[] = [];
  for (let i = 0; i < 30 && seen.at(-1) !== '다음'; i++) {
    await page.keyboard.press('Tab');
    seen.push(await focused());
    expect(await ring(), seen.at(-1)).toBe(true);
    if (seen.at(-1) === 'text') await page.keyboard.type('벤치가 부서졌어요');
    if (seen.at(-1) === 'phone') await page.keyboard.type('010-1234-5678');
  }
  expect(seen.filter((s) => ['text', 'place', 'name', 'phone', 'byText', '다음'].includes(s))).toEqual(['text', 'place', 'name', 'phone', 'byText', '다음']);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(await page.textContent('h1')).toBe('이 민원이 맞습니까?');
});

describe('what is wrong with a form', () => {
  const filing = async (javaScriptEnabled: boolean): Promise<void> => {
    await open({ javaScriptEnabled, viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false });
    await page.goto(`${at.url}/m/petitions/new?group=road`);
    await page.fill('[name=text]', '   '); // which a browser takes for words
    await page.fill('[name=phone]', '12');
    await send(page);
  };
  const focused = () => page.evaluate<string>('document.activeElement.id');
  test.each([true, false])('stands first and is looked at first; each sentence leads to its field, which says it as well (script: %s)', async (javaScriptEnabled) => {
    await filing(javaScriptEnabled);
    await expect.poll(focused).toBe('wrong');
    const links = page.locator('#wrong a');
    expect(await links.allTextContents()).toEqual(['무슨 일인지 적어 주십시오.', '휴대전화 번호를 다시 확인해 주십시오. 예: 010-1234-5678']);
    for (const [i, name] of ['text', 'phone'].entries()) {
      const field = page.locator(`[name=${name}]`);
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      const described = ((await field.getAttribute('aria-describedby')) ?? '').split(' ');
      expect(await page.locator(`#${described[0]}`).textContent()).toBe(await links.nth(i).textContent());
      await page.locator('#wrong').focus();
      for (let tabs = 0; tabs <= i; tabs++) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await focused()).toBe(await field.getAttribute('id'));
    }
    expect(await page.locator('[aria-invalid]').count()).toBe(2);
  });
  test('a number with one wrong digit comes back to be put right', async () => {
    await open();
    await page.goto(`${at.url}/m/petitions/find`);
    await page.fill('[name=receipt]', '1234-5678-9012');
    await page.fill('[name=lastFour]', '5678');
    await send(page);
    expect(await page.inputValue('[name=receipt]')).toBe('123456789012');
    expect(await focused()).toBe('wrong');
  });
});

test('at 1440 px the start is a portal: a petition is opened from it, fields and topics stand there; a phone is spared them', async () => {
  await open({ viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false });
  await page.goto(`${at.url}/m/`);
  expect(await page.locator('.quick a:visible').count()).toBe(13);
  await page.fill('.side [name=receipt]', receipt);
  await page.fill('.side [name=lastFour]', '5678');
  await Promise.all([page.waitForNavigation(), page.click('.side [type=submit]')]);
  expect(await page.textContent('h1')).toBe('가로등 고장');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${at.url}/m/`);
  expect(await page.locator('.quick a:visible, .side :visible').count()).toBe(0);
});

test('nothing moves for who asks for stillness', async () => {
  await open({ reducedMotion: 'reduce' });
  await page.goto(`${at.url}/m/`);
  expect(await page.evaluate(`[...document.querySelectorAll('*')].filter((e) => getComputedStyle(e).animationName !== 'none' || parseFloat(getComputedStyle(e).transitionDuration) > 0).length`)).toBe(0);
});

test.each([true, false])('larger letters stay on every page, until taken back (script: %s)', async (javaScriptEnabled) => {
  await open({ javaScriptEnabled });
  const size = async () => Number.parseFloat(String(await page.locator('h1').evaluate('(e) => getComputedStyle(e).fontSize')));
  await page.goto(`${at.url}/m/departments`);
  const before = await size();
  await page.getByRole('link', { name: '글자 크게' }).click();
  await page.getByRole('link', { name: '글자 보통' }).waitFor();
  expect(page.url()).toContain('/m/departments');
  expect(await size()).toBe(before * 1.25);
  await page.goto(`${at.url}/m/notices`);
  expect(await size()).toBe(before * 1.25);
  await page.locator('[accesskey="4"]').click();
  await page.locator('[accesskey="4"]', { hasText: '글자 크게' }).waitFor();
  await page.goto(`${at.url}/m/`);
  expect(await size()).toBe(before);
});

describe('the place', () => {
  const place = () => page.inputValue('[name=place]');
  const said = () => page.textContent('.map [role=status]');
  const locate = async (latitude: number, longitude: number): Promise<void> => {
    await open({ geolocation: { latitude, longitude }, permissions: ['geolocation'] });
    await page.goto(`${at.url}/m/petitions/new?group=road`);
    await page.fill('[name=place]', '학동로 12길 앞');
    await page.click('[data-here]');
    await page.locator('.map [role=status]:not(:empty)').waitFor();
  };
  test.each([[37.5171, 127.0412, '논현2동'], [37.4985, 127.0278, '역삼1동'], [37.4874, 127.1012, '수서동']])('where I am, %f %f, is %s, and what was written stays', async (latitude, longitude, dong) => {
    await locate(latitude, longitude);
    expect(await place()).toBe(`${dong} 학동로 12길 앞 [${latitude.toFixed(4)}, ${longitude.toFixed(4)}]`);
    await page.click('[data-here]');
    expect(await place(), 'again: nothing twice').toBe(`${dong} 학동로 12길 앞 [${latitude.toFixed(4)}, ${longitude.toFixed(4)}]`);
  });
  test('outside the district it says so and writes nothing', async () => {
    await locate(37.5665, 126.978);
    expect(await said()).toContain('이 구 밖입니다');
    expect(await place()).toBe('학동로 12길 앞');
  });
  test('a no to the browser’s question says what to do instead', async () => {
    await open();
    await page.goto(`${at.url}/m/petitions/new?group=road`);
    await page.click('[data-here]');
    await page.getByText('지도에서 고르거나 글로 적어 주십시오.').waitFor();
  });
  test.each(LOCALES)('every name on the map can be read: no shape and no other name covers it (%s)', async (locale) => {
    await open();
    await page.goto(`${at.url}/m/petitions/new?group=road&lang=${locale}`);
    await page.click('[data-open]');
    const covered = await page.evaluate<string[]>(`(() => {
      const names = [...document.querySelectorAll('.map text')].flatMap((name) => [...name.children].map((e) => ({ name, e, r: e.getBoundingClientRect() })));
      const covers = (a, b) => a.name !== b.name && Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left) > 1 && Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top) > a.r.height / 2 + 1;
      const last = [...document.querySelectorAll('.map [role=button] path')].at(-1);
      return names.filter((a) => !a.e.textContent || names.some((b) => covers(a, b)) || !(last.compareDocumentPosition(a.e) & Node.DOCUMENT_POSITION_FOLLOWING)).map((a) => a.name.textContent);
    })()`);
    expect(await page.locator('.map text').count()).toBe(22);
    expect(covered).toEqual([]);
  });
  test('a tap on the map, or its arrows, choose; it is filed as written', async () => {
    await open();
    await page.goto(`${at.url}/m/petitions/new?group=road`);
    await page.click('[data-open]');
    await page.locator('svg [aria-label="신사동"]').click();
    expect(await place()).toMatch(/^신사동 \[37\.5\d\d\d, 127\.0\d\d\d\]$/);
    await page.locator('svg [tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const name = await page.evaluate<string>(`document.activeElement.getAttribute('aria-label')`);
    await page.keyboard.press('Enter');
    expect(await place()).toContain(name);
    expect(await said()).toContain(name);
    expect(await page.locator('svg [aria-pressed=true]').count()).toBe(1);
    await page.fill('[name=text]', '보도블록이 깨졌어요');
    await page.fill('[name=phone]', '010-1234-5678');
    await send(page);
    expect(await page.textContent('main')).toContain(`${name} [`);
  });
});

test('shares the petition’s address and nothing else; where nothing can be shared it is copied', async () => {
  await open({ permissions: ['clipboard-write', 'clipboard-read'] });
  await openPetition(page, at.url, receipt);
  await page.evaluate(`navigator.share = async (what) => { window.shared = what; }`);
  const button = page.getByRole('button', { name: '이 민원 주소 보내기' });
  await button.click();
  expect(await page.evaluate('window.shared.url')).toBe(`http://127.0.0.1:3000/m/petitions/${receipt}`);
  expect(await page.evaluate<string>('JSON.stringify(window.shared)')).not.toContain('5678');
  await page.evaluate(`navigator.share = undefined`);
  await button.click();
  await page.getByText('주소를 복사했습니다.').waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`http://127.0.0.1:3000/m/petitions/${receipt}`);
});

test('telephone numbers can be called; receipts, which may look like one, cannot', async () => {
  await open();
  await openPetition(page, at.url, receipt);
  const called = await page.evaluate<string[]>(`[...document.querySelectorAll('main a[href^="tel:"]')].map((a) => a.getAttribute('href'))`);
  expect(called.length).toBeGreaterThan(1);
  for (const number of called) expect(number).toMatch(/^tel:0\d{8,10}$/);
});
