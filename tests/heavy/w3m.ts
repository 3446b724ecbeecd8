/** w3m: pages, cookies and forms are its own work. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Terminal } from './terminal.js';

export class W3m extends Terminal {
  constructor(private readonly home: string, url: string, { cookies = true } = {}) {
    mkdirSync(join(home, '.w3m'), { recursive: true });
    const editor = join(home, 'editor');
    writeFileSync(editor, `#!/bin/sh\ncp ${join(home, 'typed')} "$1"\n`);
    chmodSync(editor, 0o700);
    writeFileSync(join(home, '.w3m', 'config'), `use_cookie ${cookies ? 1 : 0}\naccept_cookie ${cookies ? 1 : 0}\nshow_cookie 0\neditor ${editor} %s\nconfirm_qq 0\nuse_mouse 0\nuse_history 0\naccept_language ko\n`);
    super(`w3m -I UTF-8 -O UTF-8 '${url}'`, home);
  }

  /** To the words, then the link or button there. */
  async follow(label: string, shown: RegExp): Promise<string> {
    this.press(`g/${label}\r`);
    this.press('\r');
    return this.shows(shown);
  }

  /** The page that was seen before, as it was. */
  back(): void {
    this.press('B');
  }

  /** Into the field after the words: a line is typed, a larger field is what the editor brings. */
  fill(label: string, value: string, { area = false } = {}): void {
    if (area) writeFileSync(join(this.home, 'typed'), `${value}\n`);
    this.press(`g/${label}\r\t\r`);
    if (!area) this.press(`${value}\r`);
  }
}
