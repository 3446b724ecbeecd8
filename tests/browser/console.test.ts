/** The whole way of a text, as staff walk it: first sign-in, invitation, editing, refusal, approval, four devices, and back. */
import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { browser, gateway, started } from './started.js';

const DESK = { width: 1440, height: 1000 };
const PASSWORD = 'quiet pear tree 41';
const NEW = '나의 민원';
const OLD = '내 민원';

const complaints: string[] = [];
const open: Page[] = [];

started();

/** A browser of one's own: other cookies, other person. */
async function newPage(path: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: DESK, locale: 'ko-KR', reducedMotion: 'reduce' })).newPage();
  // A preview is a document without script: the browser says so when it holds a TV page.
  page.on('console', (m) => ['error', 'warning'].includes(m.type()) && !/about:srcdoc.*sandboxed|status of (422|409)/.test(m.text()) && complaints.push(m.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  open.push(page);
  await page.goto(gateway.url + path);
  return page;
}

/** RFC 6238 with a secret as an authenticator takes it: base32, SHA-1, six digits, 30 s. */
function totp(secret: string, now = Date.now()): string {
  const bits = [...secret.replace(/\s/g, '')].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((b) => Number.parseInt(b, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The set-up of the second factor, with the secret typed into an authenticator. @returns the backup codes */
async function setUpSecondFactor(page: Page): Promise<string[]> {
  await page.getByRole('heading', { name: '두 번째 확인 설정' }).waitFor();
  expect(await page.locator('main svg, main img').count()).toBeGreaterThan(0);
  const secret = (await page.locator('p.code').textContent()) ?? '';
  await page.locator('input[name=code]').fill(totp(secret));
  await page.getByRole('button', { name: '설정 마치기' }).click();
  await page.getByRole('heading', { name: '예비 번호를 적어 두십시오' }).waitFor();
  const codes = await page.locator('ul.code li').allTextContents();
  await page.getByRole('link', { name: '적어 두었습니다' }).click();
  await page.locator('.gnb nav').waitFor();
  return codes;
}

let admin: Page;
let kim: Page;
let lee: Page;

test('the first administrator signs in, sets up the second factor, and needs it from then on', async () => {
  const { username = '', password = '' } = gateway.first ?? {};
  admin = await newPage('/console/');
  await admin.getByLabel('아이디').fill(username);
  await admin.getByLabel('비밀번호').fill(password);
  await admin.getByRole('button', { name: '로그인' }).click();
  await admin.goto(`${gateway.url}/console/templates`);
  expect(await admin.locator('h1').textContent()).toBe('두 번째 확인 설정'); // nothing else before it
  const [backup = ''] = await setUpSecondFactor(admin);
  await admin.locator('details.me summary').click();
  await admin.getByRole('button', { name: '로그아웃' }).click();
  await admin.getByLabel('아이디').fill(username);
  await admin.getByLabel('비밀번호').fill(password);
  await admin.getByRole('button', { name: '로그인' }).click();
  await admin.waitForURL(/second-/);
  await admin.goto(`${gateway.url}/console/templates`);
  expect(admin.url()).toContain('/console/sign-in'); // a password alone opens nothing
  await admin.getByLabel('아이디').fill(username);
  await admin.getByLabel('비밀번호').fill(password);
  await admin.getByRole('button', { name: '로그인' }).click();
  await useBackupCode(admin, backup);
  await admin.getByRole('heading', { name: '문안', exact: true }).waitFor();
});

async function useBackupCode(page: Page, code: string): Promise<void> {
  await page.getByText('휴대전화가 없을 때').click();
  await page.getByLabel('예비 번호').fill(code);
  await page.getByRole('button', { name: '예비 번호로 로그인' }).click();
}

/** Invited by the administrator, by a link that is handed over. */
async function invited(username: string, name: string, role: string): Promise<Page> {
  await admin.goto(`${gateway.url}/console/accounts/invite`);
  await admin.getByLabel('아이디').fill(username);
  await admin.getByLabel('이름', { exact: true }).fill(name);
  await admin.getByLabel('역할').selectOption(role);
  await admin.getByRole('button', { name: '초대 링크 만들기' }).click();
  const link = await admin.getByLabel('링크', { exact: true }).inputValue();
  const page = await newPage(new URL(link).pathname);
  await page.getByLabel('비밀번호', { exact: true }).fill(PASSWORD);
  await page.getByLabel('비밀번호 한 번 더').fill(PASSWORD);
  await page.getByRole('button', { name: '정하기' }).click();
  await page.getByText('비밀번호를 정했습니다').waitFor();
  await page.getByLabel('아이디').fill(username);
  await page.getByLabel('비밀번호').fill(PASSWORD);
  await page.getByRole('button', { name: '로그인' }).click();
  await setUpSecondFactor(page);
  return page;
}

test('an editor and an approver come in by their invitations', async () => {
  kim = await invited('kim', '김편집', 'editor');
  lee = await invited('lee', '이승인', 'approver');
  expect(await kim.locator('header').textContent()).not.toContain('직원 초대');
});

const frame = (page: Page, id: string) => page.frameLocator(`#frame-${id}`);
const write = async (page: Page, text: string): Promise<void> => {
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
};

test('while the editor types, four devices show it, by the functions that answer citizens', async () => {
  await kim.goto(`${gateway.url}/console/templates/menu.mine?locale=ko&device=common`);
  await kim.waitForSelector('html[data-ready]');
  await kim.locator('#shape').selectOption('menu');
  await write(kim, NEW);
  await kim.locator('#panel-sms', { hasText: `1 ${NEW}` }).waitFor();
  for (const id of ['pda', 'mobile', 'tv']) await frame(kim, id).getByText(NEW).first().waitFor();
  await expect.poll(() => kim.evaluate('document.documentElement.dataset.previewMs')).toMatch(/^\d/);
});

let set = '';

test('what overflows is refused with the reason, and the text is kept', async () => {
  await write(kim, '내 민원을 모두 모아서 보는 곳으로 가는 길입니다 여기를 누르십시오 '.repeat(6).trim());
  await kim.locator('[data-problems]', { hasText: /바이트 넘음|줄 넘음/ }).waitFor();
  await kim.locator('#set-title').fill('처음 메뉴 다듬기');
  await kim.locator('#set-reason').fill('더 쉽게 읽히도록');
  await kim.getByRole('button', { name: '초안 저장' }).click();
  await kim.getByText('이대로는 게시할 수 없습니다').first().waitFor();
  expect(await kim.locator('textarea#body').inputValue()).toContain('모두 모아서');
  await kim.goto(`${gateway.url}/console/change-sets`);
  expect(await kim.locator('main').textContent()).not.toContain('처음 메뉴 다듬기'); // nothing was written
});

test('the editor saves a draft, sees the difference and submits it; the devices still say the old words', async () => {
  await kim.goto(`${gateway.url}/console/templates/menu.mine?locale=ko&device=common`);
  await kim.waitForSelector('html[data-ready]');
  const again = kim.getByRole('button', { name: /버리기|지우기/ });
  if (await again.isVisible().catch(() => false)) await again.click();
  await write(kim, NEW);
  await kim.locator('#set-title').fill('처음 메뉴 다듬기');
  await kim.locator('#set-reason').fill('더 쉽게 읽히도록');
  await kim.getByRole('button', { name: '초안 저장' }).click();
  await kim.waitForURL(/done=saved/);
  await kim.getByRole('link', { name: '묶음 보고 승인 요청' }).click();
  set = new URL(kim.url()).pathname;
  expect(await kim.locator('td.diff').first().textContent()).toContain('나의');
  await kim.getByRole('button', { name: '승인 요청' }).click();
  await kim.getByText('승인을 요청했습니다').waitFor();
  expect(await (await fetch(`${gateway.url}/m/`, { headers: { 'accept-language': 'ko' } })).text()).toContain(OLD);
  expect(await kim.getByRole('button', { name: '승인하고 게시' }).count()).toBe(0);
});

async function devicesSay(lab: Page, words: string): Promise<void> {
  await lab.reload();
  await lab.waitForSelector('html[data-ready]');
  const before = await lab.locator('#talk .b.in').count();
  await lab.getByLabel('문자 쓰기').fill('메뉴');
  await lab.getByRole('button', { name: '보내기', exact: true }).click();
  await lab.locator('#talk .b.in').nth(before).waitFor();
  expect(await lab.locator('#talk .b.in').nth(before).textContent()).toContain(`1 ${words}`);
  for (const device of ['pda', 'mobile', 'tv']) await lab.frameLocator(`#${device}-frame`).getByText(words, { exact: false }).first().waitFor();
}

test('approved by another person, the lab’s phone, PDA, mobile and TV say the new words', async () => {
  await lee.goto(gateway.url + set);
  await lee.getByRole('button', { name: '승인하고 게시' }).click();
  await lee.getByText('게시했습니다').first().waitFor();
  const lab = await newPage('/lab');
  await devicesSay(lab, NEW);
  const page = await fetch(`${gateway.url}/pda/`, { headers: { 'accept-language': 'ko' } });
  expect(page.headers.get('wording-version')).toBe('1');
  await lee.goto(`${gateway.url}/console/templates/menu.mine/versions?device=common&locale=ko`);
  await lee.getByRole('button', { name: /이 판으로 되돌리기/ }).last().click();
  await lee.getByText('다시 게시했습니다').waitFor();
  await devicesSay(lab, OLD);
});

test('two editors on one draft: the second is told, sees both texts, and loses nothing', async () => {
  const address = (id: string): string => `${gateway.url}/console/templates/help.title?locale=ko&device=common&set=${id}`;
  await kim.goto(`${gateway.url}/console/change-sets`);
  await kim.locator('#set-title').fill('둘이 함께');
  await kim.locator('#set-reason').fill('함께 쓰기');
  await kim.getByRole('button', { name: '묶음 만들기' }).click();
  await kim.waitForURL(/change-sets\/[^?]+\?done/);
  const id = new URL(kim.url()).pathname.split('/').at(-1) ?? '';
  for (const page of [kim, lee]) {
    await page.goto(address(id));
    await page.waitForSelector('html[data-ready]');
  }
  await write(kim, '김이 쓴 도움말');
  await kim.getByRole('button', { name: '초안 저장' }).click();
  await kim.waitForURL(/done=saved/);
  await write(lee, '이가 쓴 도움말');
  await lee.getByRole('button', { name: '초안 저장' }).click();
  await lee.getByText('다른 직원이 이 문안을 먼저 저장했습니다', { exact: false }).waitFor();
  expect(await lee.locator('.warning').allTextContents()).toEqual(expect.arrayContaining([expect.stringContaining('김이 쓴 도움말')]));
  expect(await lee.locator('textarea#body').inputValue()).toBe('이가 쓴 도움말');
  await lee.getByRole('button', { name: '초안 저장' }).click();
  await lee.waitForURL(/done=saved/);
  await lee.goto(`${gateway.url}/console/change-sets/${id}`);
  expect(await lee.locator('td.diff').textContent()).toContain('이가 쓴');
});

test('no page complained in the browser', () => {
  expect(complaints).toEqual([]);
});
