/** The keys that lie beside a database: what a backup has to hold, or nothing sealed can be opened again. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keysIn, keyText } from '../keys.js';
import { makeFolder } from './folder.js';
import { keysOf, type Secret } from '../vault.js';

export const SECRET = 'secret.key';
/** The secret key, and those that are made beside it (VAPID). */
const KEY_FILE = /^(secret\.key|vapid[\w.-]*)$/;

/** Content by name. */
export type Keys = Record<string, string>;

export function keysBeside(databasePath: string): Keys {
  const folder = dirname(databasePath);
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder).filter((name) => KEY_FILE.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

export const secretIn = (keys: Keys): Secret | undefined => (keys[SECRET] === undefined ? undefined : keysIn(keys[SECRET].split('\n')));
export const secretText = (secret: Secret): string => `${keysOf(secret).map(keyText).join('\n')}\n`;

/** Keys as they were and as they are, the newest first: what was sealed with one that was retired in between still opens. */
export function bothKeys(before: Keys, after: Keys): Keys {
  const both = { ...before, ...after };
  if (before[SECRET] === undefined || after[SECRET] === undefined) return both;
  const older = keysOf(keysIn(before[SECRET].split('\n')));
  const newer = keysOf(keysIn(after[SECRET].split('\n')));
  return { ...both, [SECRET]: `${[...newer, ...older.filter((o) => !newer.some((n) => n.name === o.name))].map(keyText).join('\n')}\n` };
}

/** Whether every key of one secret is among those of another. */
export const holdsKeysOf = (all: Secret, some: Secret): boolean => keysOf(some).every((s) => keysOf(all).some((a) => keyText(a) === keyText(s)));

/** @throws Error when there is another key of that name: what it opens would be lost */
export function checkRoomForKeys(databasePath: string, keys: Keys): void {
  const there = keysBeside(databasePath);
  for (const [name, content] of Object.entries(keys)) {
    if (!KEY_FILE.test(name)) throw new Error(`${name}: not the name of a key`);
    if (there[name] === undefined || there[name].trim() === content.trim()) continue;
    const [own, given] = [secretIn(there), secretIn(keys)];
    if (name !== SECRET || !own || !given || !holdsKeysOf(own, given)) throw new Error(`${join(dirname(databasePath), name)}: is another key; restore into a folder of its own`);
  }
}

export function writeKeys(databasePath: string, keys: Keys): void {
  const folder = dirname(databasePath);
  makeFolder(folder);
  const there = keysBeside(databasePath);
  for (const [name, content] of Object.entries(keys)) if (there[name] === undefined) writeFileSync(join(folder, name), content, { mode: 0o600, flag: 'wx', flush: true });
}
