/** Links and keys of a PDA drawn at random, without cookies: whoever signed in stays so and sees nobody else's petitions; every page is valid, small, and leads on. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { LOCALES } from '../../src/inquiry.js';
import { tagsOf } from '../channels/page-reading.js';
import { CATALOG, missing } from '../channels/xhtml.js';
import { lastCode } from '../citizens/codes-suite.js';
import { Device } from '../citizens/device.js';
import { type Harness, harness } from '../harness.js';
import { type Form, forms } from '../promises/support/pages.js';

const FULL = process.env.ENDURE === '1';
const SEED = Number(process.env.SEED ?? (FULL ? Date.now() % 2 ** 31 : 20_261_128));
const WALKS = FULL ? 200 : 12;
const STEPS = FULL ? 80 : 30;

/** Two citizens, each with words of their own that nobody else may read. */
const CITIZENS = [
  { phone: '010-1234-5678', masked: '010-****-5678', words: '학동로 왼쪽 가로등이 꺼졌어요' },
  { phone: '010-8765-4321', masked: '010-****-4321', words: '봉은사로 보도블록이 깨졌어요' },
] as const;
const [ONE, OTHER] = CITIZENS;
const OWN = ['왼쪽', '봉은사로'] as const;

let h: Harness;
/** Signing in is limited by the day: another day for so many walks. */
const A_DAY = 20;
async function begin(): Promise<void> {
  h?.close();
  h = await harness();
  for (const { phone, words } of CITIZENS) {
    for (const more of ['', ' 어제부터', ' 아직도']) {
      await h.text(phone, `신청 ${words}${more}`);
      await h.text(phone, '1');
      h.time.now += 60_000;
    }
  }
}
afterAll(() => h?.close());

interface Step {
  label: string;
  go(): Promise<unknown>;
}

/** What a page offers: links, the buttons of a walk, forms with something typed into them. Signing out and other languages end or change the walk, so they are rare. */
function stepsOf(pda: Device, typed: string): Step[] {
  const steps: Step[] = [];
  for (const { name, attributes } of tagsOf(pda.page)) if (name === 'a' && attributes.href?.startsWith('/pda')) steps.push({ label: attributes.href, go: () => pda.open(attributes.href as string) });
  const shown = forms(pda.page);
  for (const form of shown) {
    const buttons = Object.keys(form.fields).filter((f) => /^(to|page|score)\./.test(f) || /^[a-z]+\.\d+$/.test(f));
    const found = [...new Set([...buttons, ...[...pda.page.matchAll(/type="submit"[^>]*name="([^"]+)"/g)].map((m) => m[1] ?? '')])];
    if (form.fields.ask === 'go') for (const to of found.filter((b) => b.startsWith('to.') && !/sign-out|sign-in/.test(b))) steps.push({ label: to, go: () => pda.send(only(form, found), { [to]: 'x' }) });
    else if (!/sign-out|sign-in|withdraw/.test(form.fields.ask ?? '')) steps.push({ label: `${form.fields.ask}, typed`, go: () => pda.send(only(form, found), 'text' in form.fields ? { text: typed } : 'query' in form.fields ? { query: typed.slice(0, 100) } : {}) });
  }
  return steps;
}
const only = (form: Form, buttons: readonly string[]): Form => ({ ...form, fields: Object.fromEntries(Object.entries(form.fields).filter(([name]) => !buttons.includes(name))) });

const walks = fc.record({
  locale: fc.constantFrom(...LOCALES),
  charset: fc.constantFrom('UTF-8', 'EUC-KR'),
  who: fc.constantFrom(ONE, OTHER, undefined),
  typed: fc.constantFrom('여권', '', '똠방각하 办国 '.repeat(200), '<b>&"\'</b>', '가로등 고장', '👨‍👩‍👧‍👦'.repeat(100)),
  picks: fc.array(fc.nat(997), { minLength: STEPS, maxLength: STEPS }),
});
type Walk = typeof walks extends fc.Arbitrary<infer W> ? W : never;

const seen: string[] = [];

async function walk({ locale, charset, who, typed, picks }: Walk): Promise<string[]> {
  h.store.raw.prepare('delete from limits').run();
  h.time.now += 120_000;
  const pda = await new Device(h.app, { cookies: false, headers: { accept: 'application/xhtml+xml', 'accept-charset': charset } }).open(`/pda/${who ? 'sign-in' : ''}?lang=${locale}`);
  if (who) {
    await pda.submit('sign-in', { phone: who.phone });
    await pda.submit('sign-in', { code: await lastCode(h, `+82${who.phone.slice(1).replaceAll('-', '')}`) });
  }
  const trace: string[] = [];
  for (const pick of picks) {
    const steps = stepsOf(pda, typed);
    const wrong: string[] = [];
    if (!steps.length) wrong.push('a dead end');
    if (pda.bytes > 10_000) wrong.push(`${pda.bytes} bytes`);
    if (pda.status >= 500) wrong.push(`status ${pda.status}`);
    if (who && !pda.words.includes(who.masked)) wrong.push('signed out');
    for (const [i, words] of OWN.entries()) if (who !== CITIZENS[i] && pda.words.includes(words)) wrong.push(`shows ${words}`);
    if (/name="session"[^>]*value="[^"]+"/.test(pda.page) && !who) wrong.push('a session of nobody');
    if (wrong.length) return wrong.map((w) => `${w}: ${locale} ${charset} ${who?.phone ?? 'nobody'} after ${trace.join(' → ')}`);
    if (seen.length < 1_500) seen.push(pda.page);
    const step = steps[pick % steps.length] as Step;
    trace.push(step.label);
    await step.go();
    h.store.raw.prepare('delete from limits').run();
  }
  return [];
}

/** All at once: starting xmllint takes longer than checking a page. */
function invalid(): string {
  const folder = mkdtempSync(join(tmpdir(), 'minwon-pda-'));
  const files = seen.map((page, i) => {
    const file = join(folder, `${i}.xhtml`);
    writeFileSync(file, page.replace(/^<\?xml[^>]*>\s*/, ''));
    return file;
  });
  const checked = spawnSync('xmllint', ['--nonet', '--noout', '--valid', ...files], { env: { ...process.env, XML_CATALOG_FILES: CATALOG }, maxBuffer: 1e8 }).stderr.toString();
  rmSync(folder, { recursive: true });
  return checked.slice(0, 2_000);
}

it(`links and keys at random, seed ${SEED}`, async () => {
  const wrong: string[] = [];
  for (const [i, w] of fc.sample(walks, { seed: SEED, numRuns: WALKS }).entries()) {
    if (i % A_DAY === 0) await begin();
    wrong.push(...(await walk(w)));
  }
  expect(wrong).toEqual([]);
  expect(seen.length).toBeGreaterThan(Math.min(WALKS * 10, 1_400)); // as many as are checked
  if (!missing) expect(invalid()).toBe('');
}, 1_800_000);
