/** Files from the disk, and what is in them: every script that a page, or another script, names is there in the version that it names. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { diskFiles } from '../../src/files/disk.js';
import { fileHref, PATHS } from '../../src/files/files.js';
import { harness, type Harness } from '../harness.js';
import { filesSuite } from './suite.js';

const open: Harness[] = [];
afterAll(() => {
  for (const h of open) h.close();
});

describe('files on Node', () => {
  filesSuite(async (demo) => {
    const h = await harness(demo ? {} : { DEMO: 'off' });
    open.push(h);
    return h;
  });
  it('one that is missing is a fault that says what makes it', async () => {
    await expect(diskFiles().read('/m/never.css')).rejects.toThrow('/m/never.css is not among the files in dist/files: npm run files makes them');
  });
  it('a module of the lab names another by the version that is there', () => {
    const named = PATHS.filter((p) => p.startsWith('/lab/') && p.endsWith('.js')).flatMap((p) => [...readFileSync(`dist/files${p}`, 'utf8').matchAll(/from '\.\/([^']+)'/g)].map((m) => `/lab/${m[1]}`));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((n) => !PATHS.map(fileHref).includes(n))).toEqual([]);
  });
});
