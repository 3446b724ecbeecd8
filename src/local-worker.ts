/** `npm run start:worker`: the same pilot on local workerd with D1; migrations applied and secrets made as `npm start` does. */
import { execFile, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { seedStatements } from './commands/guide-seed.js';
import { CONFIGURED, ConfigError, readConfig } from './config.js';
import { staffLine } from './staff/first.js';
import { keyText } from './storage/keys.js';
import { keysOf } from './storage/vault.js';
import { secretsBeside } from './storage/node/secrets.js';

/** Whatever the configuration knows, but what this file decides itself. */
const HANDED = CONFIGURED.filter((name) => !['PORT', 'HOST', 'DATABASE_PATH', 'SECRET_KEY'].includes(name));
const require = createRequire(import.meta.url);
const wrangler = join(dirname(require.resolve('wrangler/package.json')), 'bin/wrangler.js');

/** Wrangler's own D1 lives under `state`; another folder is another database. */
async function main(): Promise<void> {
  const port = process.env.PORT || '8787';
  const environment: Record<string, string | undefined> = { ...process.env, PORT: port, HOST: '127.0.0.1', PUBLIC_URL: process.env.PUBLIC_URL || `http://127.0.0.1:${port}` };
  const config = readConfig(environment);
  const state = process.env.WORKER_STATE || join('data', config.demo ? 'worker-demo' : 'worker');
  const [newest, ...older] = keysOf(config.secretKey ?? secretsBeside(join(state, 'd1')));
  tell(1, '데이터베이스를 준비합니다 (D1)');
  await run(['d1', 'migrations', 'apply', 'minwon', '--local', '--persist-to', state]);
  tell(2, '안내 글을 넣습니다 (guide)');
  await fillGuide(state, environment);
  tell(3, '게이트웨이를 시작합니다 (workerd)');
  const vars: Record<string, string> = { LOCAL_WORKER: '1', HOST: '127.0.0.1', PORT: port, SECRET_KEY: keyText(newest), OLD_SECRET_KEYS: older.map(keyText).join(',') };
  for (const name of HANDED) if (environment[name]) vars[name] = environment[name] ?? '';
  const file = join(state, 'worker.env'); // not on a command line, where every user of the machine could read it
  writeFileSync(file, Object.entries(vars).map(([k, v]) => `${k}="${v}"\n`).join(''), { mode: 0o600 });
  const child = spawn(process.execPath, [wrangler, 'dev', '--local', '--test-scheduled', '--ip', '127.0.0.1', '--port', port, '--persist-to', state, '--env-file', file, '--log-level', 'warn', '--show-interactive-dev-session=false'], { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: 'false' } });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill('SIGTERM'));
  child.on('exit', (code) => process.exit(code ?? 0));
  await ready(`http://127.0.0.1:${port}/readyz`);
  console.log(`민원 게이트웨이 (workerd, D1)  ${environment.PUBLIC_URL}${config.demo ? `\n  기기 실험실  ${environment.PUBLIC_URL}/lab` : ''}\n${staffLine(environment.PUBLIC_URL ?? '')}`);
}

/** Half a minute is long where nothing is said. */
const tell = (step: number, what: string): void => console.log(`${step}/3  ${what} …`);

/** What `npm start` does by itself: a Worker's bundle has no room for the guide. */
async function fillGuide(state: string, environment: Record<string, string | undefined>): Promise<void> {
  const there = ['d1', 'execute', 'minwon', '--local', '--persist-to', state];
  const { stdout } = await promisify(execFile)(process.execPath, [wrangler, ...there, '--json', '--command', 'select count(*) as n from guide_entries'], { env: { ...process.env, CI: 'true' } });
  if (!/"n":\s*0\b/.test(stdout)) return;
  const file = join(state, 'guide.sql');
  writeFileSync(file, seedStatements(environment));
  await run([...there, '--file', file]);
}

/** Until it answers; its process ends this one when it cannot. */
async function ready(url: string): Promise<void> {
  while (!(await fetch(url).then((r) => r.ok, () => false))) await new Promise((next) => setTimeout(next, 200));
}

const run = (args: string[]): Promise<void> =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, [wrangler, ...args], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, CI: 'true' } });
    child.on('exit', (code) => (code === 0 ? done() : failed(new Error(`wrangler ${args[0]} ended with ${code}`))));
  });

try {
  await main();
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
