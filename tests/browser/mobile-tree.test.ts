/**
 * What a screen reader is told on the five main journeys: Chromium's accessibility tree as text, beside golden files that were read aloud. A change of them is
 * looked at like a change of words: `npx vitest run --project browser tests/browser/mobile-tree.test.ts -u`, then read.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECALL } from '../../src/notices/outbox.js';
import { perform } from '../../src/petitions/life/perform.js';
import { textsFor } from '../../src/lab/texts.js';
import { petitions } from '../../src/storage/schema.js';
import { receiptIn } from '../receipt-in.js';
import { fillFiling, openPetition, opened, PHONE, type Stand, send, stand } from './mobile-stand.js';

const OFFICER = { kind: 'officer', id: 'kim', name: '김도로', department: 'roads' } as const;
const CITIZEN = '010-1234-5678';

let at: Stand;
let page: Page;
let told: string[];

beforeAll(async () => {
  at = await stand();
  page = await opened(await at.browser.newContext({ ...PHONE, serviceWorkers: 'block' }), []);
});
afterAll(() => at?.close());

/** Numbers by chance are replaced: their place is what counts. */
const steady = (tree: string): string => tree.replace(/\d{4}-\d{4}-\d{4}/g, '1234-5678-9012').replace(/(?:\d ){3}\d, (?:\d ){3}\d, (?:\d ){3}\d/g, '1 2 3 4, 5 6 7 8, 9 0 1 2').replace(/\/petitions\/\d{12}/g, '/petitions/123456789012').replace(/\d{12}/g, '123456789012');

async function hear(step: string, part = 'main'): Promise<void> {
  told.push(`## ${step}\n\n${steady(await page.locator(part).ariaSnapshot())}\n`);
}

async function byText(text: string): Promise<string> {
  await at.h.text(CITIZEN, text);
  return receiptIn(await at.h.text(CITIZEN, '1'));
}

const JOURNEYS: Record<string, () => Promise<void>> = {
  file: async () => {
    await page.goto(`${at.url}/m/`);
    await hear('The start, with all that stands around', 'body');
    await page.goto(`${at.url}/m/petitions/new`);
    await hear('Which group');
    await fillFiling(page, at.url);
    await hear('What, where, who');
    await page.fill('[name=phone]', '12');
    await send(page);
    await hear('A number that is none');
    await page.fill('[name=phone]', CITIZEN);
    await send(page);
    await hear('Is this right');
    await send(page);
    await hear('Filed');
  },
  check: async () => {
    const receipt = await byText('도로가 파였어요');
    await page.goto(`${at.url}/m/petitions/find`);
    await hear('Receipt and four digits');
    await openPetition(page, at.url, receipt);
    await hear('How it stands');
  },
  'sign-in': async () => {
    await byText('보도블록이 깨졌어요');
    await page.goto(`${at.url}/m/sign-in`);
    await hear('Which phone');
    await page.fill('[name=phone]', CITIZEN);
    await send(page);
    expect(await page.getAttribute('[name=code]', 'autocomplete')).toBe('one-time-code');
    await hear('The code');
    await page.fill('[name=code]', /\d{6}/.exec((await textsFor(at.h.core, CITIZEN, 0)).at(-1)?.text ?? '')?.[0] ?? '');
    await send(page);
    await page.goto(`${at.url}/m/petitions`);
    await hear('One’s own', 'body');
  },
  rate: async () => {
    const receipt = await byText('신호등이 고장났어요');
    await at.h.core.store.db.update(petitions).set({ department: 'roads' });
    await perform(at.h.core, OFFICER, { verb: 'take', receipt, version: undefined, input: {} });
    await perform(at.h.core, OFFICER, { verb: 'answer', receipt, version: undefined, input: { text: '신호등을 고쳤습니다.' } });
    at.h.time.now += RECALL;
    await page.context().clearCookies();
    await openPetition(page, at.url, receipt);
    await hear('An answer, and five keys');
    await Promise.all([page.waitForNavigation(), page.click('[name=score][value="2"]')]);
    await hear('Thanks');
  },
  departments: async () => {
    await page.goto(`${at.url}/m/departments`);
    await hear('Which');
    await page.goto(`${at.url}/m/departments?group=offices`);
    await hear('The list');
    await Promise.all([page.waitForNavigation(), page.click('main .acts a')]);
    await hear('One');
  },
};

describe('the accessibility tree', () => {
  it.each(Object.keys(JOURNEYS))('of %s is as it was read', async (name) => {
    told = [];
    await JOURNEYS[name]?.();
    const whole = `# ${name}\n\n${told.join('\n')}`;
    await expect(whole).toMatchFileSnapshot(`../golden/mobile-tree/${name}.md`);
    expect(whole, 'every button, link and field has a name').not.toMatch(/^\s*- (button|link|textbox|checkbox|radio|searchbox)\s*$/m);
    if (/1234-5678-9012/.test(whole)) expect(whole, 'a receipt is read digit by digit').toContain('1 2 3 4, 5 6 7 8, 9 0 1 2');
  });
});
