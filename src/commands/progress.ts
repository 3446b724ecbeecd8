/** A bar on a terminal; where nobody looks, nothing. */
const WIDTH = 30;
/** ms */
const OFTEN = 100;

export interface Bar {
  (done: number, whole: number): void;
  /** Clears the line. */
  end(): void;
}

/** @param unit what is counted, for a rate and the time left: 8,120 rows/s, 3 s left */
export function bar(label: string, unit?: string, out: NodeJS.WriteStream = process.stderr): Bar {
  const began = performance.now();
  let last = 0;
  const draw = (done: number, whole: number): void => {
    const now = performance.now();
    if (!out.isTTY || now - last < OFTEN) return;
    last = now;
    const share = whole ? Math.min(1, done / whole) : 0;
    const full = Math.round(share * WIDTH);
    out.write(`\r${label} [${'#'.repeat(full)}${' '.repeat(WIDTH - full)}] ${Math.floor(share * 100)} %${unit ? pace(done, whole, unit, now - began) : ''}\u001b[K`);
  };
  return Object.assign(draw, { end: () => void (out.isTTY && last && out.write('\r\u001b[K')) });
}

/** @param ms since the beginning */
export function pace(done: number, whole: number, unit: string, ms: number): string {
  if (!done || ms <= 0) return '';
  const perSecond = (done / ms) * 1000;
  const left = Math.ceil(Math.max(0, whole - done) / perSecond);
  return `  ${Math.round(perSecond).toLocaleString('en')} ${unit}/s, ${left < 60 ? `${left} s` : `${Math.floor(left / 60)} min ${left % 60} s`} left`;
}

/** `1.4 GB` */
export function size(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${(bytes / 1000 ** step).toFixed(step ? 1 : 0)} ${units[step]}`;
}
