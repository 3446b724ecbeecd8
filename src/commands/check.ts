/** `minwon templates check`: the compiler over all files, for every district that the program brings along. */
import { statSync } from 'node:fs';
import { createChannels } from '../../channels/index.js';
import { readDistrict } from '../district.js';
import { pilots } from '../pilot/index.js';
import { PILOTS } from '../pilot/names.js';
import { compileAll, createBench, explain } from '../publishing/compile.js';
import { fromFiles } from '../publishing/files.js';
import { filesIn } from './templates.js';
import { templates } from '../../templates/index.js';

/** Prints file, key and reason, in Korean where the terminal speaks it. @throws BrokenFile, or Error where something would break */
export function checkTemplates(folder: string = 'templates'): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${folder}: is not there, or no folder`);
  const content = fromFiles(filesIn(folder));
  const locale = /^ko/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'ko' : 'en';
  const channels = createChannels({ sms: { twilio: { authToken: undefined, publicUrl: new URL('http://127.0.0.1') }, kannel: { token: undefined, same: () => false }, demo: false } });
  const lines = PILOTS.flatMap((name) => {
    const { district, departments, categories, dongs } = pilots[name];
    const bench = createBench(readDistrict(district, departments, categories, dongs), channels, templates);
    return compileAll(bench, content).map((problem) => `${problem.place.locale}/${problem.place.device}.json: ${problem.place.key}: ${explain(problem, locale)}`);
  });
  if (lines.length) throw new Error(lines.join('\n'));
  console.log(locale === 'ko' ? '모든 글이 모든 기기에 맞습니다' : 'every text fits on every device');
}
