/** w3m under a pseudo-terminal (util-linux' script): pages, cookies and forms are its own work; the test presses keys and reads the screen. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CLEAR = /\u001b\[(?:[0-9;?]*[a-zA-Z])|\u001b[()][A-Z0-9]|\u001b[=>78MH]|[\u0000\u000e\u000f\r\u0007]/g;

export class W3m {
  private readonly child: ChildProcess;
  private seen = '';

  /** @param home a folder of its own: cookies and settings stay in it */
  constructor(private readonly home: string, url: string, { cookies = true } = {}) {
    mkdirSync(join(home, '.w3m'), { recursive: true });
    const editor = join(home, 'editor');
    writeFileSync(editor, `#!/bin/sh\ncp ${join(home, 'typed')} "$1"\n`);
    chmodSync(editor, 0o700);
    writeFileSync(join(home, '.w3m', 'config'), `use_cookie ${cookies ? 1 : 0}\naccept_cookie ${cookies ? 1 : 0}\nshow_cookie 0\neditor ${editor} %s\nconfirm_qq 0\nuse_mouse 0\nuse_history 0\naccept_language ko\n`);
    const { PATH = '' } = process.env;
    const w3m = `stty rows 60 cols 70; w3m -I UTF-8 -O UTF-8 '${url}'`;
    this.child = spawn('script', ['-qfec', w3m, '/dev/null'], { env: { PATH, HOME: home, TERM: 'linux', LANG: 'C.UTF-8' }, stdio: ['pipe', 'pipe', 'ignore'] });
    this.child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      this.seen += chunk;
    });
  }

  press(keys: string): void {
    this.child.stdin?.write(keys);
  }

  /** Draws anew until the screen shows it. @returns what stands there */
  async shows(wanted: RegExp, patience = 15_000): Promise<string> {
    const until = performance.now() + patience;
    for (;;) {
      this.seen = '';
      this.press('\u000c'); // draws the whole screen
      await new Promise((again) => setTimeout(again, 100));
      const screen = this.seen.replace(CLEAR, ' ');
      if (wanted.test(screen)) return screen;
      if (performance.now() > until) throw new Error(`w3m does not show ${wanted}:\n${screen}`);
    }
  }

  /** To the words, then the link or button there. */
  async follow(label: string, shown: RegExp): Promise<string> {
    this.press(`g/${label}\r`);
    this.press('\r');
    return this.shows(shown);
  }

  /** Into the field after the words: a line is typed, a larger field is what the editor brings. */
  fill(label: string, value: string, { area = false } = {}): void {
    if (area) writeFileSync(join(this.home, 'typed'), `${value}\n`);
    this.press(`g/${label}\r\t\r`);
    if (!area) this.press(`${value}\r`);
  }

  end(): void {
    this.child.kill('SIGKILL');
  }
}
