/** Every page that a PDA can reach from the start, looked at as a set of 2005 would: its links lead on, it is valid, small, and one column at 176 pixels. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { bytesOf } from '../../channels/pda/charset.js';
import { LOCALES, type Locale } from '../../src/inquiry.js';
import { RECALL } from '../../src/notices/outbox.js';
import { perform } from '../../src/petitions/life/perform.js';
import { browser, oneBrowser } from '../browser/one-browser.js';
import { tagsOf } from '../channels/page-reading.js';
import { CATALOG, missing } from '../channels/xhtml.js';
import { lastCode } from '../citizens/codes-suite.js';
import { Device } from '../citizens/device.js';
import { type Harness, harness } from '../harness.js';
import { forms } from '../promises/support/pages.js';
import { receiptIn } from '../receipt-in.js';

const PHONE = '+821012345678';
const LONG = '办理国国复答 가로등을 고쳤습니다。😀 1번, '.repeat(200).slice(0, 3_900);

oneBrowser();

let h: Harness;
let narrow: Page;
beforeAll(async () => {
  narrow = await (await browser.newContext({ viewport: { width: 176, height: 220 }, javaScriptEnabled: true })).newPage();
});

/** One petition answered at length, one waiting, one to be supplemented, and five more, so that the list has two pages. */
async function lived(): Promise<void> {
  h = await harness();
  const receipts: string[] = [];
  for (const text of ['가로등이 꺼졌어요', '보도블록이 깨졌어요', '쓰레기가 쌓였어요', '불법 주차가 많아요', '공사 소음이 심해요', '나무가 쓰러질 듯해요', '하수구가 막혔어요', '신호등이 고장 났어요']) {
    await h.text(PHONE, `신청 ${text} 학동로 12길`);
    receipts.push(receiptIn(await h.text(PHONE, '1')));
    h.time.now += 60_000;
  }
  const [answered = '', asked = ''] = receipts;
  const departmentOf = (receipt: string): string => h.store.raw.prepare('select department from petitions where receipt = ?').pluck().get(receipt) as string;
  const act = (receipt: string, verb: string, input: object) => perform(h.core, { kind: 'officer', id: 'o1', name: '박민준', department: departmentOf(receipt) }, { verb, receipt, version: undefined, input } as unknown as Parameters<typeof perform>[2]);
  await act(answered, 'take', {});
  await act(answered, 'answer', { text: LONG });
  await act(asked, 'take', {});
  await act(asked, 'ask-supplement', { text: '번호를 알려 주십시오. '.repeat(70), days: 10 });
  h.time.now += RECALL + 1;
}

interface Seen {
  path: string;
  body: string;
}

/** What is wrong with a page by itself. */
function faults({ path, body }: Seen, locale: Locale): string[] {
  const found: string[] = [];
  const fault = (what: string): void => void found.push(`${locale} ${path}: ${what}`);
  if (bytesOf(body) > 10_000) fault(`${bytesOf(body)} bytes`);
  const tags = tagsOf(body);
  const keys = tags.flatMap((t) => t.attributes.accesskey ?? []);
  if (new Set(keys).size !== keys.length) fault(`accesskeys ${keys.join('')}`);
  if (keys.some((k) => !/^[0-9*#]$/.test(k))) fault(`accesskey ${keys.join('')}`);
  if (!keys.length) fault('a dead end');
  for (const { attributes } of tags) {
    const to = attributes.href ?? attributes.action;
    if (to !== undefined && !/^(tel:[+\d]+|sms:|\/pda\/|https?:\/\/|\/m\/)/.test(to)) fault(`leads to ${to}`);
    if (to !== undefined && /session|token|\d{4}$|secret/i.test(to.replace(/^tel:.*|\/petitions\/\d{12}/, ''))) fault(`${to} in an address`);
    if (/^(script|img|iframe|table|object)$/.test(attributes.name ?? '')) fault(attributes.name ?? '');
  }
  if (/…<\/(p|dd)>/.test(body)) fault('cut');
  return found;
}

/** Wider than the screen: one column is what there is. */
async function wide(seen: readonly Seen[]): Promise<string[]> {
  const found: string[] = [];
  for (const { path, body } of seen) {
    await narrow.setContent(body.replace(/^<\?xml[^>]*>/, ''));
    const width = await narrow.evaluate('Math.max(document.documentElement.scrollWidth, ...[...document.body.querySelectorAll("*")].map((e) => Math.ceil(e.getBoundingClientRect().right)))');
    if (Number(width) > 176) found.push(`${path}: ${width} px`);
    const cut = await narrow.evaluate('[...document.querySelectorAll("input[type=submit],a,p,dd,h1")].filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0).map((e) => e.value || e.textContent)');
    if ((cut as string[]).length) found.push(`${path}: cut off: ${cut}`);
  }
  return found;
}

/** All at once: starting xmllint takes longer than checking a page. */
function invalid(seen: readonly Seen[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'minwon-pda-'));
  const files = seen.map(({ body }, i) => {
    const file = join(folder, `${i}.xhtml`);
    writeFileSync(file, body.replace(/^<\?xml[^>]*>\s*/, ''));
    return file;
  });
  const checked = spawnSync('xmllint', ['--nonet', '--noout', '--valid', ...files], { env: { ...process.env, XML_CATALOG_FILES: CATALOG } }).stderr.toString();
  rmSync(folder, { recursive: true });
  return checked.slice(0, 2_000);
}

const NOT_FOLLOWED = /^\/(sign-out|sign-in|language)/;
const targets = (body: string): string[] => tagsOf(body).flatMap(({ name, attributes }) => (name === 'input' && attributes.name?.startsWith('to.') ? [attributes.name.slice(3)] : [])).filter((to) => !NOT_FOLLOWED.test(to));
const hrefs = (body: string): string[] => tagsOf(body).flatMap(({ name, attributes }) => (name === 'a' && attributes.href ? [attributes.href] : []));

/** By the buttons of a walk with hidden tokens, each page that any page leads to, once. */
async function walked(pda: Device): Promise<Seen[]> {
  const seen = new Map<string, Seen>();
  const open = new Set(targets(pda.page));
  for (const to of open) {
    const form = pda.form('go');
    await pda.send(form, { [`to.${to}`]: 'x' });
    const there = { path: to, body: pda.page };
    seen.set(to, there);
    expect(pda.status, to).toBe(200);
    expect(pda.words, `${to} keeps the session`).toContain('010-****-5678');
    for (const more of targets(pda.page)) open.add(more);
    for (const link of hrefs(pda.page)) if (link.startsWith('/pda')) expect.fail(`${to}: ${link} leaves the walk`);
  }
  return [...seen.values()];
}

/** By links, as anybody. */
async function followed(start: string): Promise<Seen[]> {
  const seen = new Map<string, Seen>();
  const open = new Set([start]);
  for (const path of open) {
    const pda = await new Device(h.app, { cookies: false, headers: { accept: 'application/xhtml+xml' } }).open(path);
    expect(pda.status, path).toBe(200);
    seen.set(path, { path, body: pda.page });
    for (const link of hrefs(pda.page)) if (link.startsWith('/pda') && !/\/language\?to=/.test(link)) open.add(link);
  }
  return [...seen.values()];
}

describe.skipIf(missing)('every page', () => {
  it.each(LOCALES)('that anybody reaches by links, in %s', async (locale) => {
    h = await harness();
    try {
      const seen = await followed(`/pda/?lang=${locale}`);
      expect(seen.length).toBeGreaterThan(70);
      expect(seen.flatMap((s) => faults(s, locale))).toEqual([]);
      expect(invalid(seen)).toBe('');
      expect(await wide(seen)).toEqual([]);
    } finally {
      h.close();
    }
  });

  it.each(['ko', 'vi'] as const)('that whoever has signed in reaches without cookies, in %s: pages of a long answer, forms sent empty, and out again', async (locale) => {
    await lived();
    try {
      const pda = new Device(h.app, { cookies: false, headers: { accept: 'application/xhtml+xml' } });
      await pda.open(`/pda/sign-in?lang=${locale}`);
      const seen: Seen[] = [{ path: 'sign-in', body: pda.page }];
      await pda.submit('sign-in', { phone: '010-1234-5678' });
      seen.push({ path: 'code', body: pda.page });
      await pda.submit('sign-in', { code: await lastCode(h) });
      seen.push({ path: 'list', body: pda.page }, ...(await walked(pda)));
      const paths = seen.map((s) => s.path);
      expect(paths.filter((p) => /^\/petitions\/\d+\?page=/.test(p)).length, 'a long answer has several pages').toBeGreaterThan(1);
      expect(paths).toContain('/petitions?page=2');
      expect(paths.length).toBeGreaterThan(60);
      for (const { path, body } of [...seen]) {
        for (const { fields } of forms(body).filter((f) => ['add', 'supplement', 'file', 'check', 'guide'].includes(f.fields.ask ?? ''))) {
          const { session: _, token: __, ...typed } = fields;
          const now = pda.form('go');
          await pda.send({ ...now, fields: { ...typed, ask: fields.ask ?? '', token: now.fields.token ?? '', session: now.fields.session ?? '' } });
          expect([200, 422], `${path}, ${fields.ask} sent empty`).toContain(pda.status);
          expect(pda.words, `${path}, ${fields.ask} sent empty`).toContain('010-****-5678');
          seen.push({ path: `${path}, ${fields.ask} sent`, body: pda.page });
        }
      }
      await pda.send(pda.form('go'), { 'to./sign-out': 'x' });
      seen.push({ path: 'leaving', body: pda.page });
      await pda.submit('sign-out');
      seen.push({ path: 'left', body: pda.page });
      expect(pda.words).not.toContain('010-****-5678');
      expect(seen.flatMap((s) => faults(s, locale))).toEqual([]);
      expect(invalid(seen)).toBe('');
      expect(await wide(seen)).toEqual([]);
    } finally {
      h.close();
    }
  });

});
