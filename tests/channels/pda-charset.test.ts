/** EUC-KR on request: bytes as an old set reads them, and forms read back as it sends them. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, charsetFor, eucKrBytes, toEucKr } from '../../channels/pda/charset.js';
import { createPda } from '../../channels/pda/index.js';
import { readUpload } from '../../channels/page-upload.js';
import { formFields } from '../../channels/page-form.js';
import { LOCALES } from '../../src/inquiry.js';
import { ksx1001 } from '../../channels/ksx1001.js';
import { SAMPLE_NOW } from '../../src/publishing/shapes/sample.js';
import { createWording } from '../../src/wording/wording.js';
import { district } from '../publishing/bench.js';
import { draw, formsOf, ORIGIN } from './page-reading.js';
import { samples, withText } from './samples.js';
import { templates } from '../../templates/index.js';

const pda = createPda();
const decode = (bytes: ArrayBuffer | Uint8Array): string => new TextDecoder('euc-kr', { fatal: true, ignoreBOM: true }).decode(bytes);
const asked = (charset: string) => ({ request: new Request(`${ORIGIN}/pda/`, { headers: { accept: 'application/xhtml+xml', 'accept-charset': charset } }) });
const unreferred = (text: string): string => text.replace(/&#(\d+);/g, (_, d: string) => String.fromCodePoint(Number(d)));

describe('what a set asks for', () => {
  it.each([
    ['', 'utf-8'],
    ['EUC-KR', 'euc-kr'],
    ['euc-kr;q=1.0, utf-8;q=0.5', 'euc-kr'],
    ['utf-8, euc-kr', 'utf-8'],
    ['euc-kr;q=0.5, utf-8', 'utf-8'],
    ['ks_c_5601-1987, *;q=0.5', 'euc-kr'],
    ['EUC-KR, *', 'euc-kr'],
    ['cp949', 'euc-kr'],
    ['euc-kr;q=0', 'utf-8'],
    ['iso-8859-1, *', 'utf-8'],
    ['Shift_JIS', 'utf-8'],
  ])('%j is %s', (accepted, charset) => expect(charsetFor(accepted)).toBe(charset));
});

describe('bytes', () => {
  it('are KS X 1001, and read back as they were, over the whole set', () => {
    const all = [...ksx1001().keys()].filter((c) => c !== '€' && c !== '®').join('');
    expect(all.length).toBeGreaterThan(8_000);
    expect(decode(toEucKr(all))).toBe(all);
    expect(toEucKr(all)).toHaveLength(all.length * 2);
  });
  it('of what it has not are a reference: in pages of every language, whatever was typed', () => {
    expect(decode(toEucKr('똠 您 ế 😀 가'))).toBe('&#46624; &#24744; &#7871; &#128512; 가');
    expect(decode(toEucKr('€ ®'))).toBe('&#8364; &#174;'); // no browser reads the bytes of 1998
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const clean = text.replace(/&|\p{Cs}/gu, '');
        const bytes = toEucKr(clean);
        expect(unreferred(decode(bytes))).toBe(clean);
        expect(bytes).toHaveLength(eucKrBytes(clean));
        expect(bytesOf(clean)).toBe(Math.max(bytes.length, new TextEncoder().encode(clean).length));
      }),
    );
  });
});

describe.each(LOCALES)('a page in %s', (locale) => {
  const words = createWording(district, templates, () => SAMPLE_NOW)(locale, 'pda');
  const home = words.reply({ outcome: 'ok', title: { template: 'language.title' }, blocks: [{ kind: 'text', text: { template: 'file.on-phone' } }, { kind: 'text', text: { template: 'error.insecure.text' } }] });

  it('says its charset in the type and the XML declaration, and is the same page', async () => {
    const korean = await draw(pda, home, locale, asked('EUC-KR'));
    const { bytes } = korean;
    expect(korean.response.headers.get('content-type')).toBe('application/xhtml+xml; charset=euc-kr');
    expect(korean.response.headers.get('vary')).toContain('Accept-Charset');
    const text = decode(bytes);
    expect(text.startsWith('<?xml version="1.0" encoding="EUC-KR"?>')).toBe(true);
    expect(text).toContain(`lang="${locale}"`);
    const plain = (await draw(pda, home, locale, asked('utf-8'))).body;
    expect(unreferred(text).replace('EUC-KR', 'UTF-8')).toBe(plain);
    expect(bytes.length).toBeLessThanOrEqual(10_000);
    const catalog = '/usr/share/xml/w3c-sgml-lib/schema/dtd/catalog.xml';
    const checked = spawnSync('xmllint', ['--nonet', '--noout', '--valid', '-'], { input: bytes, env: { ...process.env, XML_CATALOG_FILES: catalog } });
    if (checked.error) console.warn('not validated: xmllint is not installed');
    else expect(checked.stderr.toString()).toBe('');
  });
});

describe('forms', () => {
  const post = (body: string, type = 'application/x-www-form-urlencoded') => new Request(`${ORIGIN}/pda/`, { method: 'POST', body: Uint8Array.from(body, (c) => c.charCodeAt(0)), headers: { 'content-type': type } });
  const escaped = (text: string): string => Array.from(toEucKr(text), (b) => (b < 0x80 ? encodeURIComponent(String.fromCharCode(b)) : `%${b.toString(16).toUpperCase()}`)).join('');
  const raw = (text: string): string => Array.from(toEucKr(text), (b) => String.fromCharCode(b)).join('');

  it.each([
    ['escaped, as browsers send it', post(`in=%B0%A1&text=${escaped('가로등이 꺼졌어요')}&ask=file`)],
    ['with lower-case escapes', post(`in=%b0%a1&text=${escaped('가로등이 꺼졌어요').toLowerCase()}&ask=file`)],
    ['raw, as some old sets do', post(`in=${raw('가')}&text=${raw('가로등이 꺼졌어요').replaceAll(' ', '+')}&ask=file`)],
    ['told by the content type', post(`text=${escaped('가로등이 꺼졌어요')}&ask=file`, 'application/x-www-form-urlencoded; charset=euc-kr')],
    ['in UTF-8 after all', post(`in=%EA%B0%80&text=${encodeURIComponent('가로등이 꺼졌어요')}&ask=file`)],
    ['in UTF-8 from a page without the mark', post(`text=${encodeURIComponent('가로등이 꺼졌어요')}&ask=file`)],
  ])('%s', async (_, request) => {
    expect(await formFields(request)).toEqual([['text', '가로등이 꺼졌어요'], ['ask', 'file']]);
  });
  it('references are what a browser wrote for what its charset has not; in UTF-8 they are what was typed', async () => {
    expect(await formFields(post(`in=%B0%A1&text=${encodeURIComponent('&#46624;')}%B9%E6${encodeURIComponent(' &#128512; &#1;x &#99999999;')}`))).toEqual([['text', '똠방 😀 &#1;x &#99999999;']]);
    expect(await formFields(post(`text=${encodeURIComponent('&#46624;')}`))).toEqual([['text', '&#46624;']]);
  });
  it('with photos are read back too', async () => {
    const part = (name: string, value: string): string => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const { fields } = await readUpload(post(`${part('in', raw('가'))}${part('text', raw('가로등이 꺼졌어요'))}--x--\r\n`, 'multipart/form-data; boundary=x'));
    expect(fields).toEqual([['text', '가로등이 꺼졌어요']]);
  });
  it('never throw, whatever bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await formFields(new Request(`${ORIGIN}/`, { method: 'POST', body: Uint8Array.from(bytes) }));
      }),
    );
  });
  it('read as URLSearchParams reads them, in UTF-8', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }))), async (pairs) => {
        const clean = pairs.map(([n, v]): [string, string] => [n.replace(/^in$|\p{Cs}/gu, 'x'), v.replace(/\p{Cs}/gu, '')]);
        const body = new URLSearchParams(clean).toString();
        expect(await formFields(new Request(`${ORIGIN}/`, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }))).toEqual([...new URLSearchParams(body)]);
      }),
    );
  });
  it('of a page in EUC-KR carry the mark, in UTF-8 they do not', async () => {
    const form = Object.entries(samples).find(([, s]) => s.blocks.some((b) => b.kind === 'form'))?.[1];
    if (!form) throw new Error('no sample with a form');
    expect(formsOf((await draw(pda, withText(form, '가'), 'ko', asked('utf-8'))).body)[0]?.fields.map(([n]) => n)).not.toContain('in');
    const page = (await draw(pda, withText(form, '가'), 'ko', asked('euc-kr'))).body;
    expect(formsOf(page)[0]?.fields).toContainEqual(['in', '가']);
  });
});
