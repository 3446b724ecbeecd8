/** TV: script of 2009, style of 2012, keys that do what the bar says. The keys themselves need a browser. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'acorn';
import { assemble, removeLastCharacter } from 'es-hangul';
import postcss, { type Declaration, type Rule } from 'postcss';
import { describe, expect, it } from 'vitest';
import { createTv } from '../../channels/tv/index.js';
import { codesFor, KNOWN, platformsOf } from '../../channels/tv/keys.js';
import { hangul } from '../../channels/tv/script/hangul.js';
import { script } from '../../channels/tv/script/index.js';
import { style } from '../../channels/tv/style.js';
import type { Reply } from '../../src/reply.js';
import { draw, ORIGIN, tagsOf, wordsOf } from './page-reading.js';
import { samples } from './samples.js';

const isEs5 = (source: string): boolean => {
  try {
    parse(source, { ecmaVersion: 5 });
    return true;
  } catch {
    return false;
  }
};

describe('script', () => {
  it('is ES5 for a parser that knows nothing else', () => expect(() => parse(script, { ecmaVersion: 5, sourceType: 'script' })).not.toThrow());
  it.each(['let a = 1', 'var f = () => 1', 'var a = `x`', 'var a = {b}', 'for (var a of []) a()', 'a?.b', 'class A {}', 'try { a() } catch { b() }', 'var [a] = b', 'f(...a)', 'var a = b ?? c', 'f(a,)'])('the parser would notice %s', (source) => expect(isEs5(source)).toBe(false));
  it('uses no interface younger than WebKit 536', () => expect(script).not.toMatch(/\b(fetch|Promise|closest|matches|classList|append|remove|includes|startsWith|padStart|Symbol|Map|Set|postMessage|replaceChildren|findLast|Object\.assign|Object\.entries)\s*\(|\.key\b|\.code\b|NodeList|dataset|requestAnimationFrame/));
  it('stays small: a set-top box loads and reads it with every page', () => expect(script.length).toBeLessThan(28_000));
});

describe('hangul', () => {
  const { compose, uncompose } = new Function(`${hangul}; return { compose: compose, uncompose: uncompose };`)() as { compose(text: string, jamo: string): string; uncompose(text: string): string };
  const LEADS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
  const VOWELS = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'];
  const TAILS = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'];
  const TWO: Record<string, string> = { ㅘ: 'ㅗㅏ', ㅙ: 'ㅗㅐ', ㅚ: 'ㅗㅣ', ㅝ: 'ㅜㅓ', ㅞ: 'ㅜㅔ', ㅟ: 'ㅜㅣ', ㅢ: 'ㅡㅣ', ㄳ: 'ㄱㅅ', ㄵ: 'ㄴㅈ', ㄶ: 'ㄴㅎ', ㄺ: 'ㄹㄱ', ㄻ: 'ㄹㅁ', ㄼ: 'ㄹㅂ', ㄽ: 'ㄹㅅ', ㄾ: 'ㄹㅌ', ㄿ: 'ㄹㅍ', ㅀ: 'ㄹㅎ', ㅄ: 'ㅂㅅ' };
  /** As they are pressed: a pair is two keys. */
  const pressed = (jamo: string): string[] => [...jamo].flatMap((j) => [...(TWO[j] ?? j)]);
  const typed = (jamo: readonly string[]): string => jamo.reduce(compose, '');

  it('makes all 11,172 syllables, each from the keys that es-hangul makes it from', () => {
    for (const lead of LEADS) for (const vowel of VOWELS) for (const tail of TAILS) {
      const jamo = pressed(lead + vowel + tail);
      const made = typed(jamo);
      if (made !== assemble(jamo) || made.length !== 1) expect.fail(`${jamo.join('')}: ${made}, es-hangul ${assemble(jamo)}`);
    }
  });
  it('a vowel takes the tail along, or its second half: every tail before every vowel', () => {
    for (const vowel of VOWELS) for (const tail of TAILS) for (const after of VOWELS) {
      const jamo = pressed(`ㅎ${vowel}${tail}${after}`);
      if (typed(jamo) !== assemble(jamo)) expect.fail(`${jamo.join('')}: ${typed(jamo)}, es-hangul ${assemble(jamo)}`);
    }
  });
  it('a consonant after every tail stays beside it, or joins it', () => {
    for (const tail of TAILS) for (const lead of LEADS) {
      const jamo = pressed(`ㄱㅏ${tail}${lead}`);
      if (typed(jamo) !== assemble(jamo)) expect.fail(`${jamo.join('')}: ${typed(jamo)}, es-hangul ${assemble(jamo)}`);
    }
  });
  it('takes the last key away again, as es-hangul does', () => {
    for (const lead of LEADS) for (const vowel of VOWELS) for (const tail of TAILS) {
      const word = `가${typed(pressed(lead + vowel + tail))}`;
      if (uncompose(word) !== removeLastCharacter(word)) expect.fail(`${word}: ${uncompose(word)}, es-hangul ${removeLastCharacter(word)}`);
    }
    expect(['', 'ㄱ', ' ', 'a', '가 '].map(uncompose)).toEqual(['', '', '', '', '가']);
  });
  it('words between other letters: 여권 사진, 3층', () => {
    expect(typed([...'ㅇㅕㄱㅜㅓㄴ ㅅㅏㅈㅣㄴ'])).toBe('여권 사진');
    expect(typed([...'3ㅊㅡㅇ!ㅏ'])).toBe('3층!ㅏ');
  });
});

describe('keys', () => {
  const of = (agent: string): Record<string, string> => Object.fromEntries(codesFor(platformsOf(agent), KNOWN).split(' ').map((pair) => pair.split(':')));
  it.each([
    ['HbbTV/1.4.1 (+DRM;Samsung;SmartTV2020:UTU7000) Tizen/5.5 (+SmartHubLink) Chromium/69', { 461: 'back', 10009: 'back', 10182: 'exit', 403: 'red' }],
    ['Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 Chrome/38.0 Safari/537.36', { 461: 'back', 406: 'blue', 13: 'ok', 49: '1', 105: '9' }],
    ['Mozilla/5.0 (SMART-TV; Linux; Tizen 2.3) AppleWebkit/538.1 SamsungBrowser/1.0 TV Safari/538.1', { 10009: 'back', 404: 'green' }],
    ['Mozilla/5.0 (Linux; olleh tv; U; xx; SMT-E5015) AppleWebKit/536.25 AltiBrowser/3.0.4 (olleh tv; Large Screen)', { 461: 'back', 166: 'back', 8: 'erase' }],
    ['a set that nobody knows', { 461: 'back', 10009: 'back', 166: 'back', 37: 'left' }],
  ])('%s', (agent, wanted) => expect(of(agent)).toMatchObject(wanted));
  it('a platform does not answer to another one’s codes', () => expect(of('Web0S')[10009]).toBeUndefined());
  it('no code means two keys on one platform', () => {
    for (const { platform, code, key } of KNOWN) expect(KNOWN.filter((r) => r.platform === platform && r.code === code).map((r) => r.key)).toEqual([key]);
  });
});

describe('style', () => {
  const root = postcss.parse(style);
  const declarations: Declaration[] = [];
  const rules: Rule[] = [];
  root.walkDecls((d) => void declarations.push(d));
  root.walkRules((r) => void rules.push(r));

  it('has no property or value that WebKit 536 does not know', () => {
    expect(rules.length).toBeGreaterThan(150);
    const unknown = declarations.filter(({ prop, value }) => /^(--|grid|(row-|column-)?gap$|flex|order$|align-|justify-|place-|inset|aspect-ratio|object-fit|will-change|contain)|^(transition|animation)/.test(prop) || /\b(var|calc|clamp|min|max|env)\(|flex|grid|\d(vh|vw|rem|ch|vmin)\b|sticky|unset|revert/.test(value));
    expect(unknown.map(String)).toEqual([]);
  });
  it('has no selector and no at-rule that WebKit 536 does not know', () => {
    expect(rules.filter((r) => /:(is|where|has|focus-visible|focus-within)\b|:not\([^)]*[ ,]/.test(r.selector)).map((r) => r.selector)).toEqual([]);
    const at: string[] = [];
    root.walkAtRules((r) => void at.push(`${r.name} ${r.params}`));
    expect(at.filter((a) => !/^media \(min-width:\d+px\)$/.test(a))).toEqual([]);
  });
  it('says what is drawn newer before it is drawn as a set-top box can: every transform, shadow and gradient has its -webkit- twin', () => {
    const twins = declarations.filter((d) => /^(transform|transform-origin|box-shadow|box-sizing)$/.test(d.prop));
    expect(twins.filter((d) => !(d.parent as Rule).nodes.some((n) => n.type === 'decl' && n.prop === `-webkit-${d.prop}`)).map(String)).toEqual([]);
  });
  it('has nothing smaller than 24 px', () => {
    for (const { prop, value } of declarations) if (prop === 'font-size') expect(Number.parseInt(value, 10), value).toBeGreaterThanOrEqual(24);
  });
  it.each(['.a{display:grid}', '.a{gap:4px}', '.a{color:var(--x)}', '.a{display:flex}'])('the check would notice %s', (css) => {
    let found = false;
    postcss.parse(css).walkDecls(({ prop, value }) => void (found ||= /^gap$|flex|grid/.test(prop) || /var\(|flex|grid/.test(value)));
    expect(found).toBe(true);
  });
});

describe('HbbTV', () => {
  const tv = createTv();
  const drawFor = (reply: Reply<string> | undefined, headers: Record<string, string>) => draw(tv, reply ?? { outcome: 'ok', title: '', blocks: [] }, 'ko', { request: new Request(`${ORIGIN}/tv/petitions`, { headers }) });
  const HBBTV = 'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/38.0.2125.122 Safari/537.36 HbbTV/1.2.1 (+DRM; LGE; 49UH664V-ZC; WEBOS3.0 05.30.02; W3_M16;)';
  it.each([
    [HBBTV, '', true],
    [HBBTV, 'text/html,application/vnd.hbbtv.xhtml+xml', true],
    [HBBTV, '*/*', true],
    [HBBTV, 'text/html', false],
    ['Mozilla/5.0 (SMART-TV; Linux; Tizen 2.3) SamsungBrowser/1.0 TV', '*/*', false],
    ['', '', false],
  ])('%s, Accept: %s', async (agent, accept, wanted) => {
    const { response, body } = await drawFor(samples.petition, { 'user-agent': agent, ...(accept ? { accept } : {}) });
    expect(response.headers.get('content-type')).toBe(wanted ? 'application/vnd.hbbtv.xhtml+xml; charset=utf-8' : 'text/html; charset=utf-8');
    expect(response.headers.get('vary')).toContain('User-Agent');
    expect(body.startsWith(wanted ? '<!DOCTYPE html PUBLIC "-//HbbTV//1.1.1//EN" "http://www.hbbtv.org/dtd/HbbTV-1.1.1.dtd">' : '<!DOCTYPE html>\n')).toBe(true);
  });

  const missing = spawnSync('xmllint', ['--version']).error ? 'xmllint is not installed' : undefined;
  it.skipIf(missing)(`every page is well-formed XML${missing ? ` (skipped: ${missing})` : ''}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'minwon-hbbtv-'));
    const files = await Promise.all(
      Object.entries(samples).map(async ([name, reply]) => {
        const file = join(folder, `${name.replace(/\W/g, '-')}.xhtml`);
        writeFileSync(file, (await drawFor(reply, { 'user-agent': HBBTV })).body);
        return file;
      }),
    );
    const { stderr } = spawnSync('xmllint', ['--nonet', '--noout', ...files], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(stderr).toBe('');
  });
});

describe('page', () => {
  const tv = createTv();
  const everyName = Object.keys(samples);

  it.each(everyName)('the bar of %s names keys that are there', async (name) => {
    const { body, message } = await draw(tv, samples[name] ?? { outcome: 'ok', title: '', blocks: [] });
    const digits = tagsOf(body.replace(/<p class="turn">.*?<\/p>/, '')).flatMap((t) => (t.attributes['data-digit'] ? [t.attributes['data-digit']] : []));
    expect(new Set(digits).size).toBe(digits.length);
    for (const d of ['8', '9']) expect(digits.includes(d)).toBe(d in message.digits);
    expect(wordsOf(body)).toContain('확인');
  });

  it('shows the clock, and numbers instead of calls', async () => {
    const { body } = await draw(tv, samples.petition ?? { outcome: 'ok', title: '', blocks: [] });
    expect(wordsOf(body)).toContain('11월 24일(화) 14:20');
    expect(wordsOf(body)).toContain('02-3423-6433 전화하기');
    expect(body).not.toMatch(/href="(tel|sms):/);
  });

  it('large letters without cookies are kept by every link and form; a cookie spares the address', async () => {
    const at = async (query: string, cookie: string): Promise<string[]> => {
      const { body } = await draw(tv, samples.find ?? { outcome: 'ok', title: '', blocks: [] }, 'ko', { request: new Request(`${ORIGIN}/tv/petitions/find${query}`, { headers: { cookie } }) });
      return tagsOf(body).flatMap(({ attributes: { href, action } }) => [href, action].filter((to): to is string => /^\/tv\//.test(to ?? '') && !/\.css/.test(to ?? '')));
    };
    const without = await at('?type=large', '');
    expect(without.length).toBeGreaterThan(2);
    expect(without.filter((to) => !/[?&]type=(large|normal)/.test(to))).toEqual([]);
    expect((await at('?type=large', 'type=large')).filter((to) => /type=large/.test(to))).toEqual([]);
    expect((await at('?type=normal', '')).filter((to) => /type=normal/.test(to))).toEqual([]);
    expect((await at('', 'type=large')).filter((to) => /type=/.test(to))).toEqual(['/tv/petitions/find?type=normal']);
  });
});

describe('facts', () => {
  const facts = (...labels: string[]) => ({ kind: 'facts' as const, facts: labels.map((label) => ({ label, value: '방문' })) });
  const papers = { kind: 'list' as const, label: '가져오실 것', rows: [{ label: '신분증' }, { label: '사진 1장' }] };
  const five = ['누가', '어떻게', '어디서', '수수료', '근거'];
  const due = { kind: 'due' as const, state: '처리 중', look: 'go' as const, days: [], reasons: [] };
  const drawn = async (blocks: Reply<string>['blocks'], more: Partial<Reply<string>> = {}): Promise<string> => (await draw(createTv(), { outcome: 'ok', title: '여권', blocks, ...more })).body;

  it('that follow one another are one table, so that all labels take one column', async () => {
    const body = await drawn([papers, facts('누가'), { kind: 'text', text: '본인이 오십니다.' }, facts('어떻게')]);
    expect([...body.matchAll(/<table class="facts.*?<\/table>/gs)].map(([table]) => table.match(/<th/g)?.length)).toEqual([2, 1]);
  });
  it('so do those before and after a list to choose from, which stands beside them', async () => {
    const items = { kind: 'items' as const, items: [{ title: '소파(3인용)', ask: { kind: 'guide' as const, id: 'bulky-waste' } }] };
    const body = await drawn([facts('수수료'), items, papers, facts('금액 기준일', '담당')], { pages: { at: 1, ask: { kind: 'guide', id: 'bulky-waste' } } });
    expect([...body.matchAll(/<table class="facts.*?<\/table>/gs)].map(([table]) => table.match(/<th/g)?.length)).toEqual([4]);
  });
  it.each([
    ['turned page by page', [facts(...five)], { pages: { at: 1, ask: { kind: 'guide', id: 'passport' } } }, true],
    ['all at once', [facts(...five)], {}, false],
    ['of a petition', [due, facts(...five)], { pages: { at: 1, ask: { kind: 'check', receipt: '123456789018' } } }, false],
  ] as [string, Reply<string>['blocks'], Partial<Reply<string>>, boolean][])('%s stand apart: %#', async (_, blocks, more, roomy) => {
    expect(/class="col \w+ roomy"/.test(await drawn(blocks, more))).toBe(roomy);
  });
});
