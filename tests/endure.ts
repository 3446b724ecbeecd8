/** The full figures, one after the other: hours on two cores. One that misses its goal stops no other; the table at the end says which did. Run: npm run endure */
import { spawnSync } from 'node:child_process';

const RUNS: readonly [what: string, command: string, more?: Record<string, string>][] = [
  ['axe on every answer, every page device, every language', 'npx vitest run --project sweep tests/sweeps/axe.test.ts', { ENDURE: '1' }],
  ['every answer on a TV in every language, every mobile page, the layout of every answer in every language', 'npx vitest run --project sweep tests/sweeps/tv-lines.test.ts tests/sweeps/tv-sight.test.ts tests/sweeps/mobile-pages.test.ts tests/sweeps/languages.test.ts', { ENDURE: '1' }],
  ['a TV and a PDA walked by keys and links drawn at random, in large letters, with what was typed on the boundary', 'npx vitest run --project sweep tests/sweeps/tv-large.test.ts tests/sweeps/tv-random.test.ts tests/sweeps/tv-remote.test.ts tests/sweeps/pda-random.test.ts tests/sweeps/pda-typed.test.ts', { ENDURE: '1' }],
  ['backups of a million, 200 kills', 'npx vitest run --project heavy --project measured tests/heavy/backup.test.ts tests/heavy/keys.test.ts tests/heavy/look-ups.test.ts tests/heavy/notices-kill.test.ts tests/heavy/photos-kill.test.ts tests/heavy/storage-kill.test.ts', { ENDURE: '1' }],
  ['published words and hostile values on every device in every language', 'npx vitest run --project node --project alone tests/publishing/preview.test.ts tests/publishing/compile.test.ts tests/publishing/files.test.ts tests/promises/values.test.ts tests/channels/pages.test.ts tests/channels/pda-pages.test.ts', { ENDURE: '1' }],
  ['a model of petitions, 2,000 runs', 'npx vitest run --project node tests/petitions/life-model.test.ts', { RUNS: '2000' }],
  ...['size', 'console', 'desk', 'guide', 'notices', 'clock', 'photos'].map((name): [string, string] => [`bench:${name}`, `npm run bench:${name}`]),
  ['bench', 'npm run bench'],
];

const ended = RUNS.map(([what, command, more]) => {
  console.log(`\n== ${what}: ${command}`);
  const began = performance.now();
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit', env: { ...process.env, ...more } });
  return { what, status, minutes: (performance.now() - began) / 60_000 };
});
console.log('\n| | | |\n|---|---|---|');
for (const { what, status, minutes } of ended) console.log(`| ${what} | ${status === 0 ? 'held' : 'MISSED'} | ${minutes.toFixed(1)} min |`);
process.exit(ended.every(({ status }) => status === 0) ? 0 : 1);
