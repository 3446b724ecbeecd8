/** The PDA pages in real small browsers: from filing to status, and signed in without cookies through the pages of a long answer. */
import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LOCALES } from '../../src/inquiry.js';
import { perform } from '../../src/petitions/life/perform.js';
import { templates } from '../../templates/index.js';
import { lastCode } from '../citizens/codes-suite.js';
import { harness } from '../harness.js';
import { folder, server } from '../promises/support/server.js';
import { receiptIn } from '../receipt-in.js';
import { Links2 } from './links2.js';
import { W3m } from './w3m.js';

const run = (command: string, args: readonly string[], home: string): Promise<string> => new Promise((done, failed) => execFile(command, args, { env: { PATH: process.env.PATH, HOME: home } }, (error, out) => (error ? failed(error) : done(out))));

/** The first of them that is not there: the reason why nothing is driven. */
const lacking = (...programs: string[]): string | undefined => programs.find((program) => spawnSync(program, [program === 'links2' ? '-version' : '--version']).error);

const PHONE = '+821012345678';
/** So many sentences that no page has room for, each to be told from the others. */
const SENTENCES = Array.from({ length: 90 }, (_, i) => `${String(i + 1).padStart(3, '0')}번째로 가로등의 등을 새것으로 바꾸었습니다.`);

/** A district with one petition that was answered at length, served by a process of its own. */
async function answered(home: string): Promise<{ url: string; receipt: string; code(): Promise<string> }> {
  const database = join(home, 'db');
  const h = await harness({}, database);
  onTestFinished(() => h.close());
  await h.text(PHONE, '신청 가로등이 꺼졌어요 학동로 12길');
  const receipt = receiptIn(await h.text(PHONE, '1'));
  const department = h.store.raw.prepare('select department from petitions').pluck().get() as string;
  for (const [verb, input] of [['take', {}], ['answer', { text: SENTENCES.join(' ') }]] as const) await perform(h.core, { kind: 'officer', id: 'o1', name: '박민준', department }, { verb, receipt, version: undefined, input: input as { text: string } });
  const { url } = await server(database, { PUBLIC_URL: '' });
  return { url, receipt, code: () => lastCode(h, PHONE) };
}

const noLinks = lacking('links2', 'script');
if (noLinks) console.warn(`links2 is not driven: ${noLinks} is not installed`);

describe.skipIf(noLinks)('links2', () => {
  it('reads the start and a form in every language', async () => {
    const home = folder();
    const { url } = await server(join(home, 'db'), { PUBLIC_URL: '' });
    const read = async (path: string, locale: string): Promise<string> => (await run('links2', ['-dump', '-codepage', 'utf-8', `${url}/pda${path}?lang=${locale}`], home)).replace(/\s+/g, ' ');
    for (const locale of LOCALES) {
      const words = templates[locale].common;
      expect(await read('/', locale)).toContain(words['menu.file']);
      const form = await read('/petitions/find', locale);
      for (const key of ['find.title', 'find.submit']) expect(form).toContain(words[key]);
    }
  }, 60_000);

  it.each([[true], [false]])('files a petition and finds it again, cookies taken: %s', async (cookies) => {
    const home = folder();
    const { url } = await server(join(home, 'db'), { PUBLIC_URL: '' });
    const links = new Links2(home, `${url}/pda/`, { cookies });
    onTestFinished(() => links.end());
    await links.shows(/Welcome to links/);
    links.press('\r');
    await links.follow('2 File a petition', /What is it about/);
    await links.follow('1 Roads', /What is wrong/);
    await links.fill('What is wrong', 'The street light is out');
    await links.fill('Where is it', 'Hakdong-ro 12');
    await links.fill('Mobile number', '010-1234-5678');
    await links.shows(/010-1234-5678/);
    expect(await links.follow('Next', /Is this your petition/)).toContain('street light');
    const receipt = /\d{4}-\d{4}-\d{4}/.exec(await links.follow('File it', /\d{4}-\d{4}-\d{4}/))?.[0] ?? 'none';
    await links.follow('0 Home', /How can we help/);
    await links.follow('1 My petitions', /Find by number/);
    await links.follow('6 Find by number', /12 digits/);
    await links.fill('12 digits', receipt);
    await links.fill('Last four digits', '5678');
    expect(await links.follow('Find', /Steps/)).toContain(receipt);
  }, 120_000);
});

const noW3m = lacking('w3m', 'script');
if (noW3m) console.warn(`w3m is not driven: ${noW3m} is not installed`);

describe.skipIf(noW3m)('w3m', () => {
  it('files a petition and finds it again, with its own cookies and forms', async () => {
    const home = folder();
    const { url } = await server(join(home, 'db'), { PUBLIC_URL: '' });
    const w3m = new W3m(home, `${url}/pda/`);
    onTestFinished(() => w3m.end());
    await w3m.shows(/무엇을 도와드릴까요/);
    await w3m.follow('민원 신청', /어떤 일입니까/);
    await w3m.follow('도로·가로등', /무슨 일입니까/);
    w3m.fill('무슨 일입니까', '학교 앞 가로등이 꺼져 있습니다', { area: true });
    await w3m.shows(/가로등이/);
    w3m.fill('휴대전화 번호', '010-1234-5678');
    await w3m.shows(/010-1234-5678/);
    const asked = await w3m.follow('다음', /이 민원이 맞습니까/);
    expect(asked).toContain('가로등');
    const filed = await w3m.follow('접수하기', /접수번호/);
    const receipt = /\d{4}-\d{4}-\d{4}/.exec(filed)?.[0] ?? 'none';
    expect(receipt).not.toBe('none');
    await w3m.follow('처음', /무엇을 도와드릴까요/);
    await w3m.follow('내 민원', /번호로 찾기/);
    await w3m.follow('번호로 찾기', /접수번호 12자리/);
    w3m.fill('접수번호 12자리', receipt);
    await w3m.shows(new RegExp(receipt));
    w3m.fill('휴대전화 끝 네 자리', '5678');
    await w3m.shows(/5678/);
    const status = await w3m.follow('\\[찾기', /답변 기한/);
    expect(status).toMatch(/처리 중|도착/);
  }, 60_000);

  it('promise-34: signs in without cookies, reads every page of a long answer, is refused politely on a page that it left behind, and leaves', async () => {
    const home = folder();
    const { url, receipt, code } = await answered(home);
    const w3m = new W3m(home, `${url}/pda/petitions`, { cookies: false });
    onTestFinished(() => w3m.end());
    await w3m.shows(/문자로 본인 확인/);
    await w3m.follow('문자로 본인 확인', /휴대전화 번호/);
    w3m.fill('휴대전화 번호', '010-1234-5678');
    await w3m.shows(/010-1234-5678/);
    await w3m.follow('인증번호 받기', /인증번호 6자리/);
    w3m.fill('인증번호 6자리', await code());
    expect(await w3m.follow('\\[확인', /내 민원/)).toContain('010-****-5678');
    const first = await w3m.follow('\\[1 ', /\(1\/[2-9]\)/);
    const of = Number(/\(1\/(\d)\)/.exec(first)?.[1]);
    let read = first;
    for (let at = 2; at <= of; at++) read += await w3m.follow('8 다음', new RegExp(`\\(${at}/${of}\\)`));
    const said = read.replace(/\s+/g, '');
    for (const sentence of SENTENCES) expect(said.split(sentence.replace(/\s+/g, '')), sentence).toHaveLength(2);
    expect(await w3m.follow('9 이전', new RegExp(`\\(${of - 1}/${of}\\)`))).toContain('010-****-5678');

    w3m.back(); // to the last page, whose token was spent when it was left
    await w3m.shows(new RegExp(`\\(${of}/${of}\\)`));
    expect(await w3m.follow('0 처음', /지나간 화면입니다/)).not.toContain(receipt);

    await w3m.follow('0 처음', /무엇을 도와드릴까요/);
    await w3m.follow('1 내 민원', /문자로 본인 확인/);
    await w3m.follow('문자로 본인 확인', /휴대전화 번호/);
    w3m.fill('휴대전화 번호', '010-1234-5678');
    await w3m.shows(/010-1234-5678/);
    await w3m.follow('인증번호 받기', /인증번호 6자리/);
    w3m.fill('인증번호 6자리', await code());
    await w3m.follow('\\[확인', /010-\*\*\*\*-5678/);
    await w3m.follow('나가기', /이 기기/);
    expect(await w3m.follow('\\[이 기기', /나갔습니다|끝냈습니다/)).not.toContain('010-****-5678');
    w3m.back();
    w3m.back();
    await w3m.shows(/내 민원/);
    expect(await w3m.follow('\\[1 ', /본인 확인|지나간 화면|다시/)).not.toContain('가로등의 등을');
  }, 180_000);
});
