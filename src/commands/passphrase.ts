/** A passphrase from whoever runs a command: from the environment or a file, else typed twice without echo. Never an argument: those are seen by every process. */
import { readFileSync, statSync } from 'node:fs';

export interface PassphraseOptions {
  'passphrase-file'?: string;
}

/** Characters. It protects every key and every petition for as long as the file lies somewhere. */
const SHORTEST = 12;

/** @param twice for a new one: a slip would lock the backup for ever @throws Error with one line */
export async function passphrase({ 'passphrase-file': file }: PassphraseOptions, twice: boolean): Promise<string> {
  const given = file === undefined ? process.env.BACKUP_PASSPHRASE : inFile(file);
  if (given) return twice ? checked(given) : given;
  if (file !== undefined) throw new Error(`${file}: is empty`);
  if (!process.stdin.isTTY) throw new Error('no passphrase: set BACKUP_PASSPHRASE, give --passphrase-file FILE, or run this on a terminal');
  process.stdin.setRawMode(true).setEncoding('utf8'); // before anybody is asked: from now on nothing typed is shown
  try {
    const typed = await ask('Passphrase: ');
    if (!twice) return typed;
    checked(typed);
    if ((await ask('Once more: ')) !== typed) throw new Error('the two are not the same; nothing was written');
    return typed;
  } finally {
    process.stdin.setRawMode(false).pause();
  }
}

function inFile(file: string): string {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Error(`--passphrase-file: ${file} is not there, or no file`);
  return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
}

function checked(given: string): string {
  if ([...given].length < SHORTEST) throw new Error(`the passphrase is too short: at least ${SHORTEST} characters`);
  return given;
}

const ENTER = /[\r\n\u0004]/;
const INTERRUPT = '\u0003';
const BACK = /[\u007f\b]/;

/** One line from a terminal in raw mode. */
function ask(prompt: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(prompt);
  return new Promise((done) => {
    let typed: string[] = [];
    const end = (): void => {
      stdin.off('data', onData);
      stderr.write('\n');
    };
    const onData = (chunk: Buffer | string): void => {
      for (const key of chunk.toString()) {
        if (key === INTERRUPT) {
          stdin.setRawMode(false);
          process.exit(130);
        }
        if (ENTER.test(key)) {
          end();
          done(typed.join(''));
          return;
        }
        if (BACK.test(key)) typed = typed.slice(0, -1);
        else typed.push(key);
      }
    };
    stdin.on('data', onData);
  });
}
