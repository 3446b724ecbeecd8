/** `npm start` and `minwon`: the program as one file, made anew where a source is newer (src/files/program.ts). tsx, which reads each source at each start, takes three times as long. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);
const PROGRAM = new URL('dist/program/minwon.js', ROOT);
/** When it came to stand there as it is, by the disk's own clock: what an archive or a copy says of its age counts for nothing. */
const at = (file) => statSync(file).ctimeMs;
const under = (room) => [new URL(room, ROOT), ...readdirSync(new URL(room, ROOT), { recursive: true }).map((name) => new URL(room + name, ROOT))];
const made = ['dist/versions.js', 'dist/phone-numbers.js'].map((name) => new URL(name, ROOT)); // it holds them
const sources = [...['src/', 'channels/', 'templates/'].flatMap(under), new URL('package-lock.json', ROOT), ...made];

if (![PROGRAM, ...made].every((file) => existsSync(file)) || at(PROGRAM) < Math.max(...sources.map(at))) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'src/files/program.ts'], { cwd: ROOT, stdio: 'inherit' });
  if (status) process.exit(status);
}
process.setSourceMapsEnabled(true); // the log names places of the sources
await import(PROGRAM.href);
