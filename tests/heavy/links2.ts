/** links2: every link and field has its number, and arrows go from one to the next. */
import { Terminal } from './terminal.js';

const DOWN = '\u001b[B';

export class Links2 extends Terminal {
  /** The link or field where it stands. */
  private at = 1;

  constructor(home: string, url: string, { cookies = true } = {}) {
    super(`links2 -enable-cookies ${cookies ? 1 : 0} -html-numbered-links 1 '${url}'`, home);
  }

  /** To the link or button of that label, by arrows, and in. */
  async follow(label: string, shown: RegExp): Promise<string> {
    const screen = await this.shows(new RegExp(`\\[\\d+\\][\\s[]*${label}`));
    this.to(Number(new RegExp(`\\[(\\d+)\\][\\s[]*${label}`).exec(screen)?.[1]));
    this.press('\r');
    this.at = 1;
    return this.shows(shown);
  }

  /** Into the first field after the words. */
  async fill(label: string, value: string): Promise<void> {
    const screen = await this.shows(new RegExp(label));
    this.to(Number(new RegExp(`${label}[^]*?\\[(\\d+)\\]`).exec(screen)?.[1]));
    this.press(value);
  }

  private to(number: number): void {
    this.press(DOWN.repeat(Math.max(0, number - this.at)));
    this.at = number;
  }
}
