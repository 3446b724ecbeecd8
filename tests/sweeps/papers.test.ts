/** Registering, papers and figures in a real browser: axe, a narrow window, no script, A4, charts under the console's own policy. */
import type { Browser, BrowserContext } from 'playwright-core';
import { beforeAll, expect, it, test } from 'vitest';
import { perform } from '../../src/petitions/life/perform.js';
import { gateway } from '../browser/started.js';
import { addPerson } from '../staff/people.js';
import { receiptIn } from '../receipt-in.js';
import { complaintsOfAxe } from '../browser/axe.js';
import { beside, consoleStand, signedIn, store, text } from './console-stand.js';

consoleStand();

const ids: Record<'agent' | 'officer' | 'head' | 'inspector', string> = { agent: '', officer: '', head: '', inspector: '' };
let registered: string;

beforeAll(async () => {
  for (const role of ['agent', 'officer', 'head', 'inspector'] as const) ids[role] = await addPerson(beside, role, { username: `p-${role}`, name: { agent: '정상담', officer: '김도로', head: '박과장', inspector: '최심사' }[role], ...(role === 'officer' || role === 'head' ? { department: 'roads' } : {}) });
  for (let i = 0; i < 6; i++) await rated(i, (i % 5) + 1, '가로등이 꺼졌어요');
  for (let i = 6; i < 11; i++) await rated(i, 5, '보도블록이 깨졌어요');
});

/** A petition by text, answered and rated. */
async function rated(n: number, score: number, words: string): Promise<void> {
  const from = `+8210510000${String(n).padStart(2, '0')}`;
  await text(from, `선릉로 ${n}길 ${words}`);
  const receipt = receiptIn(await text(from, '1'));
  const by = { kind: 'officer', id: ids.officer, name: '김도로', department: 'roads' } as const;
  await perform(beside.core, by, { verb: 'take', receipt, version: undefined, input: {} });
  await perform(beside.core, by, { verb: 'answer', receipt, version: undefined, input: { text: '고쳤습니다.' } });
  await perform(beside.core, { kind: 'citizen', id: 'citizen', channel: 'sms' }, { verb: 'rate', receipt, version: undefined, input: { score } });
}

const contextOf = (role: keyof typeof ids, options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> => signedIn(ids[role], options);

test('from a telephone call to two sheets of A4: the category follows the words, and one press files once', async () => {
  const context = await contextOf('agent');
  const page = await context.newPage();
  await page.goto(`${gateway.url}/console/petitions/new`);
  await page.waitForSelector('html[data-ready]');
  expect(await page.getByLabel('결과를 문자로 받는 데 동의했습니다').isChecked()).toBe(false);
  await page.getByLabel('전화', { exact: true }).check();
  await page.locator('#text').fill('선릉로 12길 가로등이 꺼져 있습니다');
  await page.locator('.prop b', { hasText: '가로등 고장' }).waitFor();
  await page.locator('#category').selectOption('road-damage');
  await page.locator('.prop b', { hasText: '도로 파손' }).waitFor();
  await page.locator('#name').fill('홍길동');
  await page.locator('#phone').fill('010-1234-5678');
  expect(await complaintsOfAxe(page)).toEqual([]);
  await page.getByRole('button', { name: '접수하기' }).dblclick();
  await page.waitForURL(/papers/);
  registered = /petitions\/(\d{12})/.exec(page.url())?.[1] ?? '';
  expect(store.raw.prepare("select count(*) from petitions where channel = 'phone'").pluck().get()).toBe(1);
  expect(await page.evaluate('Object.values(sessionStorage).join()')).toBe(''); // the next citizen's form holds nothing of this one
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2);
  expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/); // A4 in points
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.gnb, .head, .notice').filter({ visible: true }).count()).toBe(0);
  await context.close();
});

const PAGES: [name: string, role: keyof typeof ids, path: string][] = [
  ['an empty form', 'agent', '/petitions/new'],
  ['papers', 'agent', '/petitions/RECEIPT/papers'],
  ['the head’s page', 'head', '/report'],
  ['all departments', 'inspector', '/report'],
  ['satisfaction', 'inspector', '/satisfaction'],
  ['performance', 'head', '/performance?from=2026-11&to=2026-11'],
];
it.each(PAGES)('%s: axe finds nothing, nothing is cut off in a narrow window, and no policy is broken', async (_name, role, path) => {
  const context = await contextOf(role);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (m) => m.type() === 'error' && errors.push(m.text()));
  page.on('pageerror', (e) => errors.push(e.message));
  await page.goto(`${gateway.url}/console${path.replace('RECEIPT', registered)}`);
  await page.waitForSelector('html[data-ready]');
  expect(await complaintsOfAxe(page)).toEqual([]);
  for (const width of [720, 360]) {
    await page.setViewportSize({ width, height: 450 });
    expect(await page.evaluate('document.documentElement.scrollWidth'), `${width}`).toBeLessThanOrEqual(width);
  }
  expect(errors).toEqual([]);
  await context.close();
});

test('a chart says what its table says, and stands on paper; without script the table stands alone', async () => {
  const context = await contextOf('inspector');
  const page = await context.newPage();
  await page.goto(`${gateway.url}/console/satisfaction?from=2026-11&to=2026-11`);
  await page.waitForSelector('html[data-ready]');
  const chart = page.locator('[data-of="by-category"] svg');
  expect(await chart.getAttribute('aria-label')).toContain('아래 표와 같습니다');
  const inTable = await page.locator('#by-category tbody tr').evaluateAll((rows) => rows.map((r) => [r.children[0]?.textContent, r.children[4]?.textContent]));
  expect(inTable).toEqual([['가로등 고장', '2.67'], ['보도블록 파손', '5.00']]);
  const drawn = await chart.evaluate((svg) => {
    const down = (found: string): [string | null, number][] => [...svg.querySelectorAll(found)].map((e): [string | null, number] => [e.textContent, e.getBoundingClientRect().top]).sort((a, b) => a[1] - b[1]);
    return [down('.ct-vertical').map(([name]) => name), down('.said').map(([said]) => said), [...svg.querySelectorAll('.ct-bar')].map((e) => e.getBoundingClientRect()).sort((a, b) => a.top - b.top).map((e) => e.width)];
  });
  expect(drawn.slice(0, 2)).toEqual([['가로등 고장', '보도블록 파손'], ['2.67', '5.00']]);
  const [short = 0, long = 0] = drawn[2] as number[];
  expect(short / long).toBeCloseTo((2.67 - 1) / (5 - 1), 1);
  await page.emulateMedia({ media: 'print' });
  expect([await chart.isVisible(), await page.locator('.filter').isVisible()]).toEqual([true, false]);
  await context.close();
  const plain = await contextOf('inspector', { javaScriptEnabled: false });
  const bare = await plain.newPage();
  await bare.goto(`${gateway.url}/console/satisfaction?from=2026-11&to=2026-11`);
  expect([await bare.locator('.chart').filter({ visible: true }).count(), await bare.locator('#by-category').isVisible()]).toEqual([0, true]);
  await plain.close();
});

test('without script: a proposal is looked at, taken, and filed', async () => {
  const context = await contextOf('agent', { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${gateway.url}/console/petitions/new`);
  await page.getByLabel('우편·팩스').check();
  await page.locator('#text').fill('공원 가로등과 운동기구가 망가졌습니다');
  await page.getByRole('button', { name: '분류와 기한 보기' }).click();
  const other = page.locator('.props button').first();
  const name = await other.textContent();
  await other.click();
  expect(await page.locator('.prop b').textContent()).toBe(name);
  expect(await page.locator('#text').inputValue()).toContain('운동기구');
  await page.getByRole('button', { name: '접수하기' }).click();
  expect(page.url()).toContain('papers');
  expect(await page.locator('.sheet').first().textContent()).toContain(name ?? '');
  await context.close();
});
