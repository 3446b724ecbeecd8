/** A program under a pseudo-terminal (util-linux' script): the test presses keys and reads the screen, everything else is the program's own work. */
import { type ChildProcess, spawn } from 'node:child_process';

const CONTROL = /\u001b\[(?:[0-9;?]*[a-zA-Z])|\u001b[()][A-Z0-9]|\u001b[=>78MH]|[\u0000\u000e\u000f\r\u0007]/g;

export class Terminal {
  private readonly child: ChildProcess;
  private seen = '';

  /** @param home a folder of its own: cookies and settings stay in it @param draw the key that draws the whole screen */
  constructor(command: string, home: string, private readonly draw = '\u000c') {
    const { PATH = '' } = process.env;
    this.child = spawn('script', ['-qfec', `stty rows 120 cols 70; ${command}`, '/dev/null'], { env: { PATH, HOME: home, TERM: 'linux', LANG: 'C.UTF-8' }, stdio: ['pipe', 'pipe', 'ignore'] });
    this.child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      this.seen += chunk;
    });
  }

  press(keys: string): void {
    this.child.stdin?.write(keys);
  }

  /** Draws anew until the screen shows it. @returns what stands there */
  async shows(wanted: RegExp, patience = 20_000): Promise<string> {
    const until = performance.now() + patience;
    for (;;) {
      this.seen = '';
      this.press(this.draw);
      await new Promise((again) => setTimeout(again, 150));
      const screen = (this.seen.split(/\u001b\[H\u001b\[2?J/).at(-1) ?? '').replace(CONTROL, ' '); // it may have been drawn twice
      if (wanted.test(screen)) return screen;
      if (performance.now() > until) throw new Error(`the screen does not show ${wanted}:\n${screen}`);
    }
  }

  end(): void {
    this.child.kill('SIGKILL');
  }
}
