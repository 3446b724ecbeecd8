/** The program as `npm start` and `minwon` run it: made once before the tests, which start it hundreds of times. */
import { fileURLToPath } from 'node:url';
import { PROGRAM, writePrograms } from '../src/files/program.js';

const SUPPORT = { gateway: 'tests/promises/support/gateway.ts', normal: 'tests/promises/support/normal.ts' };

/** Before the first test, once for all projects of a run. */
export async function setup(): Promise<void> {
  if (process.env.PROGRAMS) return;
  await writePrograms({ ...PROGRAM, ...SUPPORT });
  process.env.PROGRAMS = 'made';
}

/** What node starts before a command's words. */
export const MINWON = fileURLToPath(new URL('../src/files/start.mjs', import.meta.url));
/** A gateway that is only for tests. */
export const supportProgram = (name: keyof typeof SUPPORT): string => fileURLToPath(new URL(`../dist/program/${name}.js`, import.meta.url));
