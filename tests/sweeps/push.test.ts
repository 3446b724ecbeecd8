/**
 * Web push in a real browser: the page's own script, its own service worker, a real notification. Chromium cannot reach a push service from here,
 * so two things are put in its place at the browser's edge: `PushManager.subscribe` gives the address and keys of a push service on loopback, and
 * what that service got, decrypted, is handed to the service worker by the browser's own DevTools command, as if it had come from outside.
 */
import type { Browser, BrowserContext, BrowserContextOptions, Page, Worker } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Doing } from '../../src/petitions/life/decision.js';
import { perform } from '../../src/petitions/life/perform.js';
import { RECALL } from '../../src/notices/outbox.js';
import { complaintsOfAxe } from '../browser/axe.js';
import { openWholeBrowser } from '../browser/browser.js';
import { type Harness, harness } from '../harness.js';
import { serving } from '../loopback.js';
import { carrier, type CarrierStand, TWILIO } from '../notices/carrier.js';
import { type PushStand, pushStand } from '../notices/push-stand.js';
import { receiptIn } from '../receipt-in.js';

const OFFICER: Doing = { kind: 'officer', id: 'kim', name: '김도로', department: 'roads' };
const MINUTE = 60_000;

let texts: CarrierStand;
let push: PushStand;
let h: Harness;
let url: string;
let stop: () => Promise<void>;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

/** Statuses of what browsers posted for push, as they are answered; how many of them are lost before they arrive. */
let answers: { path: string; status: number }[];
let heard: (() => void) | undefined;
let losing = 0;

async function answer(request: Request, env: unknown): Promise<Response> {
  const path = new URL(request.url).pathname.replace('/m/push/', '');
  const response = path === 'shown' && losing-- > 0 ? new Response(null, { status: 503 }) : await h.app.fetch(request, env as object);
  if (request.method === 'POST' && ['follow', 'forget', 'move', 'shown'].includes(path)) {
    answers.push({ path, status: response.status });
    heard?.();
  }
  return response;
}

/** Waits until so many posts were answered. */
const answersTo = async (count: number): Promise<typeof answers> => {
  while (answers.length < count) await new Promise<void>((next) => (heard = next));
  return answers;
};

beforeAll(async () => {
  texts = await carrier();
  push = await pushStand();
  h = await harness({ ...TWILIO(texts.url), ...push.env });
  ({ url, stop } = await serving(answer));
  browser = await openWholeBrowser();
});
afterAll(async () => {
  await browser?.close();
  await stop();
  await Promise.all([texts.close(), push.close()]);
  h.close();
});
beforeEach(() => {
  complaints = [];
  answers = [];
  losing = 0;
  texts.asked.length = 0;
  push.got.length = 0;
  for (const table of ['petitions', 'subscriptions', 'notices', 'limits']) h.store.raw.prepare(`delete from ${table}`).run();
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

interface Stub {
  subscription?: { endpoint: string; keys: { p256dh: string; auth: string } };
  /** What the browser's own question is answered with. */
  permission?: 'denied';
  /** A browser that has no push at all. */
  without?: true;
}

/** At the browser's edge: where Chromium would register with its push service, and where it would ask. Runs in the page. */
function edge({ subscription, permission, without }: Stub): void {
  const w = globalThis as unknown as { PushManager?: { prototype: Record<string, unknown> }; Notification: { requestPermission: unknown }; localStorage: { getItem(name: string): string | null; setItem(name: string, value: string): void; removeItem(name: string): void } };
  const kept = w.localStorage;
  if (without) delete w.PushManager;
  if (permission) {
    Object.defineProperty(w.Notification, 'permission', { get: () => kept.getItem('permission') ?? 'default' });
    w.Notification.requestPermission = async () => {
      kept.setItem('permission', permission);
      return permission;
    };
  }
  if (!subscription || !w.PushManager) return;
  const { prototype } = w.PushManager;
  const made = { endpoint: subscription.endpoint, toJSON: () => subscription, unsubscribe: async () => kept.removeItem('subscribed') };
  prototype.getSubscription = async () => (kept.getItem('subscribed') ? made : null);
  prototype.subscribe = async (options: { userVisibleOnly: boolean; applicationServerKey: Uint8Array }) => {
    if (!options.userVisibleOnly || options.applicationServerKey.length !== 65) throw new TypeError('not as Chromium wants it');
    kept.setItem('subscribed', '1');
    return made;
  };
}

async function opened(stub: Stub, options: BrowserContextOptions = {}): Promise<void> {
  context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'ko-KR', ...options });
  if (!stub.permission) await context.grantPermissions(['notifications'], { origin: url });
  await context.addInitScript(edge, stub);
  page = await context.newPage();
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !message.location().url.endsWith('/favicon.ico') && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
}

/** Files as a citizen does. @returns the receipt, without its hyphens */
async function filed(text = '가로등이 꺼졌어요'): Promise<string> {
  await page.goto(`${url}/m/petitions/new?group=roads`);
  await page.fill('[name=text]', text);
  await page.fill('[name=phone]', '010-1234-5678');
  await Promise.all([page.waitForNavigation(), page.click('[type=submit]')]);
  await Promise.all([page.waitForNavigation(), page.click('[type=submit]')]);
  return receiptIn((await page.textContent('main')) ?? '');
}

const box = () => page.locator('#follow');
const said = () => box().getByRole('status');
const state = () => h.store.raw.prepare('select state, way from notices').all();

async function answered(receipt: string): Promise<void> {
  await perform(h.core, OFFICER, { verb: 'take', receipt, version: undefined, input: {} });
  await perform(h.core, OFFICER, { verb: 'answer', receipt, version: undefined, input: { text: '가로등을 고쳤습니다.' } });
  h.time.now += RECALL;
  await h.notices.run();
}

/** What arrived for this browser, handed to its service worker as if it came from outside. */
async function deliver(data: string): Promise<void> {
  const cdp = await context.newCDPSession(page);
  const registered = new Promise<string>((found) => cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && found(registrations[0].registrationId)));
  await cdp.send('ServiceWorker.enable');
  await cdp.send('ServiceWorker.deliverPushMessage', { origin: url, registrationId: await registered, data });
}

const worker = async (): Promise<Worker> => context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));

/** Presses the button, and waits until the page says that it is done. */
async function follow(): Promise<void> {
  await box().getByRole('button', { name: '알림 받기' }).click();
  await said().filter({ hasText: '이 휴대전화로 알려 드리겠습니다.' }).waitFor();
}

const NOTIFICATIONS = `navigator.serviceWorker.ready.then((r) => r.getNotifications()).then((all) => all.map(({ title, body, tag, data, lang }) => ({ title, body, tag, data, lang })))`;
const notifications = () => page.evaluate<unknown[]>(NOTIFICATIONS);

test('one button, one question, a notification on the phone: its service worker says so, and no text follows', async () => {
  await opened({ subscription: await push.subscribe() });
  const receipt = await filed();
  await box().waitFor();
  expect(await box().textContent()).toContain('처리 소식을 이 휴대전화로 알려 드릴까요? (무료)');
  await follow();
  expect(await complaintsOfAxe(page, { within: '#follow' })).toEqual([]);
  expect(h.count('subscriptions')).toBe(1);

  await answered(receipt);
  expect(state()).toEqual([{ state: 'pushed', way: 'push' }]);
  const { news } = push.got.at(-1) ?? { news: undefined };
  await deliver(JSON.stringify(news));
  expect(await answersTo(2)).toEqual([{ path: 'follow', status: 204 }, { path: 'shown', status: 204 }]);
  expect(state()).toEqual([{ state: 'delivered', way: 'push' }]);
  expect(await notifications()).toEqual([{ title: '강남구 민원 소식', body: news?.body, tag: news?.tag, data: `/petitions/${receipt}`, lang: 'ko' }]);

  await deliver(JSON.stringify(news)); // a push service may bring it twice: it is shown once
  await answersTo(3);
  expect(await notifications()).toHaveLength(1);
  h.time.now += 24 * 60 * MINUTE;
  await h.notices.run();
  expect(texts.asked).toEqual([]);
});

test('what says that it was shown is said again when it is lost on the way', async () => {
  await opened({ subscription: await push.subscribe() });
  const receipt = await filed();
  await follow();
  await answered(receipt);
  losing = 1;
  await deliver(JSON.stringify(push.got.at(-1)?.news));
  expect((await answersTo(3)).map((a) => a.status)).toEqual([204, 503, 204]);
  expect(state()).toEqual([{ state: 'delivered', way: 'push' }]);
});

test('a push that cannot be read shows that there is news, and nothing more', async () => {
  await opened({ subscription: await push.subscribe() });
  await filed();
  await follow();
  const own = await worker();
  await own.evaluate(`{ const { prototype } = ServiceWorkerRegistration; const show = prototype.showNotification; self.wasShown = new Promise((done) => { prototype.showNotification = async function (...given) { await show.apply(this, given); done(); }; }); 0; }`); // nothing is waited for yet
  await deliver('not what we send');
  await own.evaluate('self.wasShown');
  expect(await notifications()).toMatchObject([{ title: '민원 소식', body: '' }]);
  expect(answers.map((a) => a.path)).toEqual(['follow']);
});

test('a click opens the petition; anything else opens the start', async () => {
  await opened({ subscription: await push.subscribe() });
  await filed();
  await follow();
  const own = await worker();
  // A window opens only after a person's own click, which no script can make: what it would open is looked at instead.
  const open = (data: unknown): Promise<string> =>
    own.evaluate(`(async () => {
      await registration.showNotification('x', { tag: 'clicked', data: ${JSON.stringify(data)} });
      const [notification] = await registration.getNotifications({ tag: 'clicked' });
      const opening = new Promise((done) => { Clients.prototype.openWindow = async (to) => done(to); });
      dispatchEvent(new NotificationEvent('notificationclick', { notification }));
      return opening;
    })()`);
  expect(await open('/petitions/123456789018')).toBe('/m/petitions/123456789018');
  for (const bad of ['https://evil.example/', '/../console/', '/x?y', null]) expect(await open(bad)).toBe('/m/');
});

test('a new address of the browser is told to us by its service worker, without the citizen', async () => {
  const [old, fresh] = [await push.subscribe(), await push.subscribe()];
  await opened({ subscription: old });
  const receipt = await filed();
  await follow();
  await (await worker()).evaluate(`dispatchEvent(Object.assign(new ExtendableEvent('pushsubscriptionchange'), { newSubscription: { toJSON: () => (${JSON.stringify(fresh)}) } }))`);
  expect((await answersTo(2))[1]).toEqual({ path: 'move', status: 204 });
  await answered(receipt);
  expect(push.got.map((g) => push.url + g.path)).toEqual([fresh.endpoint]);
});

test('switched off again, it is off; the words say what comes instead', async () => {
  await opened({ subscription: await push.subscribe() });
  const receipt = await filed();
  await box().getByRole('button', { name: '알림 받기' }).click();
  await box().getByRole('button', { name: '알림 끄기' }).click();
  await said().filter({ hasText: '알림을 껐습니다. 소식은 문자로 보내 드립니다.' }).waitFor();
  expect(h.count('subscriptions')).toBe(0);
  expect(await box().getByRole('button').allTextContents()).toEqual(['알림 받기']);
  await answered(receipt);
  expect(texts.asked).toHaveLength(1);
});

test('whoever says no to the browser hears how it comes instead, and is not asked again', async () => {
  await opened({ subscription: await push.subscribe(), permission: 'denied' });
  await filed();
  await box().getByRole('button', { name: '알림 받기' }).click();
  await said().filter({ hasText: '알림이 막혀 있습니다. 소식은 문자로 보내 드립니다.' }).waitFor();
  expect(answers).toEqual([]);
  expect(h.count('subscriptions')).toBe(0);
  await filed('도로가 파였어요');
  expect(await page.locator('#follow').count()).toBe(1);
  expect(await box().isVisible()).toBe(false);
});

test('where registering fails, it says so', async () => {
  await opened({ subscription: { ...(await push.subscribe()), endpoint: 'https://127.0.0.1/internal' } });
  await filed();
  await box().getByRole('button', { name: '알림 받기' }).click();
  await said().filter({ hasText: '알림을 켜지 못했습니다.' }).waitFor();
  expect(answers).toEqual([{ path: 'follow', status: 400 }]);
  complaints = complaints.filter((c) => !c.includes('400'));
});

test('an iPhone is told of its home screen, a browser without push of nothing', async () => {
  await opened({ without: true }, { userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1' });
  await filed();
  await said().filter({ hasText: '홈 화면에 추가' }).waitFor();
  expect(await box().getByRole('button').count()).toBe(0);
  await context.close();
  await opened({ without: true });
  await filed();
  expect(await box().isVisible()).toBe(false);
});

test('without script there is nothing', async () => {
  await opened({}, { javaScriptEnabled: false });
  await filed();
  expect(await box().count()).toBe(1);
  expect(await box().isVisible()).toBe(false);
});
