/** What a command says when a disk, a user or SQLite refuses: one line of what is wrong and what to do, and never half of a change. */
import { Refusal } from '../errors.js';

const AS_OWNER = "run this as the gateway's own user";
const SQLITE: readonly (readonly [codes: RegExp, words: string])[] = [
  [/^SQLITE_(FULL|IOERR)/, 'its disk is full or broken; nothing was changed. Make room, then run this again'],
  [/^SQLITE_(READONLY|PERM|AUTH)/, `may not be written; ${AS_OWNER}, and see that its folder and disk may be written`],
  [/^SQLITE_CANTOPEN/, `cannot be opened: it is a folder, or another user's; ${AS_OWNER}`],
  [/^SQLITE_NOTADB/, 'is no database; does it name the right file?'],
  [/^SQLITE_CORRUPT/, 'is damaged: keep it, and restore a backup into a new one (docs/operations.md)'],
  [/^SQLITE_(BUSY|LOCKED)/, 'another process holds it; nothing was changed. Run this again'],
];
const FILES: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'is a file, not a folder',
  EACCES: `may not be read or written by this user; ${AS_OWNER}`,
  EPERM: `may not be read or written by this user; ${AS_OWNER}`,
  EROFS: 'its disk may only be read',
  ENOSPC: 'its disk is full; nothing was left there',
  EDQUOT: 'its disk is full; nothing was left there',
  EFBIG: 'is too large for its disk; nothing was left there',
};

/** @returns what stands on standard error */
export function plainly(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code = '', path = '' } = error as NodeJS.ErrnoException;
  const sqlite = error instanceof Refusal ? error.detail : code;
  const [, words] = SQLITE.find(([codes]) => codes.test(sqlite)) ?? [];
  if (words) return `DATABASE_PATH: ${words} (${sqlite})`;
  if (error.message.startsWith('Cannot open database because the directory')) return 'DATABASE_PATH: its folder is not there';
  const file = path || (/^(ENOSPC|EDQUOT|EFBIG|EROFS)$/.test(code) ? 'DATABASE_PATH' : ''); // writing to an open file names none
  return file && FILES[code] ? `${file}: ${FILES[code]}` : error.message;
}
