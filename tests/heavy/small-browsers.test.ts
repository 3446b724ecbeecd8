/** The PDA pages in a real small browser, from filing to status. */
import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { folder, server } from '../promises/support/server.js';
import { LOCALES } from '../../src/inquiry.js';
import { templates } from '../../templates/index.js';
import { W3m } from './w3m.js';

const run = (command: string, args: readonly string[], home: string): Promise<string> => new Promise((done, failed) => execFile(command, args, { env: { PATH: process.env.PATH, HOME: home } }, (error, out) => (error ? failed(error) : done(out))));

const absent = spawnSync('links2', ['-version']).error ? 'links2 is not installed' : undefined;
if (absent) console.warn(`pages are not read by links2: ${absent}`);

describe.skipIf(absent)('links2', () => {
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
});

const missing = ['w3m', 'script'].find((program) => spawnSync(program, ['--version']).error);
if (missing) console.warn(`small browsers are not driven: ${missing} is not installed`);

describe.skipIf(missing)('w3m', () => {
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
    const status = await w3m.follow('\\[보기', /답변 기한/);
    expect(status).toMatch(/처리 중|도착/);
  }, 60_000);
});
