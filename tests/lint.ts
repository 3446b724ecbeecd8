/** `npm run lint`: Biome's own binary. Its wrapper package names platforms that not every registry mirror holds, and `npm ci` then refuses. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const BINARY = 'node_modules/@biomejs/cli-linux-x64/biome';
const [command, ...args] = existsSync(BINARY) ? [BINARY] : ['npx', '--yes', '@biomejs/biome@2.6.8'];
process.exit(spawnSync(command, [...args, 'lint', '.', '--error-on-warnings'], { stdio: 'inherit' }).status ?? 1);
