/** `minwon templates check`: file, key and reason, in the terminal's language. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { MINWON } from '../programs.js';

const folder = mkdtempSync(join(tmpdir(), 'minwon-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The project's files with one of them changed. */
function check(locale: string, change?: { file: string; from: string; to: string }) {
  cpSync('templates', folder, { recursive: true, filter: (f) => !f.endsWith('.ts') });
  if (change) {
    const file = join(folder, change.file);
    writeFileSync(file, readFileSync(file, 'utf8').replace(change.from, change.to));
  }
  return spawnSync(process.execPath, [MINWON, 'templates', 'check', folder], { encoding: 'utf8', env: { ...process.env, LC_ALL: '', LANG: locale } });
}

describe('templates check', () => {
  it('has nothing to say about the files of the project', () => {
    expect(check('en_US.UTF-8')).toMatchObject({ status: 0, stdout: 'every text fits on every device\n', stderr: '' });
  });

  it.each([
    ['ko_KR.UTF-8', { file: 'ko/common.json', from: '"filed.title": "접수했습니다"', to: '"filed.title": "{{due}} 접수"' }, 'ko/common.json: filed.title: {{due}} 변수는 여기서 쓸 수 없습니다. 이 글에는 변수가 없습니다.\n'],
    ['en_US.UTF-8', { file: 'layout/common.json', from: '"channel": "on"', to: '"channel": "open"' }, 'layout/common.json: channel: Only on and off can be set.\n'],
    ['C', { file: 'ko/tv.json', from: '{\n', to: '{\n  "nothing": "",\n' }, 'ko/tv.json: nothing: no template has this key\n'],
  ])('in %s it names the file, the key and the reason', (locale, change, said) => {
    expect(check(locale, change)).toMatchObject({ status: 1, stdout: '', stderr: said });
  });
});
