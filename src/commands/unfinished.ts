/** Files that must not stay when a command breaks off: by an error, by Ctrl-C, by a full disk. */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Unfinished {
  /** Removes these whatever happens, unless it is said that they are done. */
  add(...files: string[]): void;
  done(...files: string[]): void;
  /** Removes what is left. */
  clear(): void;
}

export function unfinished(): Unfinished {
  const files = new Set<string>();
  const clear = (): void => {
    for (const file of files) rmSync(file, { recursive: true, force: true });
    files.clear();
    process.off('exit', clear).off('SIGINT', stop).off('SIGTERM', stop);
  };
  const stop = (): never => process.exit(130); // 'exit' clears
  process.once('exit', clear).once('SIGINT', stop).once('SIGTERM', stop);
  return {
    add: (...added) => added.forEach((f) => void files.add(f)),
    done: (...ready) => ready.forEach((f) => void files.delete(f)),
    clear,
  };
}

/** An operator's words for what a disk says. */
export function diskWords(error: unknown, file: string): Error {
  const { code = '', path, message } = error as NodeJS.ErrnoException;
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code) || /^SQLITE_(FULL|IOERR)/.test(code)) return new Error(`${dirname(file)}: the disk is full or broken (${code}); nothing was left there`);
  if (code === 'EEXIST') return new Error(`${file}: is there already; nothing is overwritten`);
  if ((code === 'EACCES' || code === 'EROFS') && (path ?? file).startsWith(file)) return new Error(`${dirname(file)}: may not be written`); // else plainly (fault.ts) names what may not be read
  return error instanceof Error ? error : new Error(message);
}
