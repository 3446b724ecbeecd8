/** How many go through at once. A carrier that says "too many" halves it; each success lets a little more through again. */
export interface Gate {
  pass<T>(work: () => Promise<T>): Promise<T>;
  slower(): void;
  faster(): void;
  readonly width: number;
}

export function createGate(most: number): Gate {
  let width = most;
  let inside = 0;
  const outside: (() => void)[] = [];
  const next = (): void => {
    while (inside < Math.floor(width) && outside.length) {
      inside++;
      outside.shift()?.();
    }
  };
  return {
    async pass(work) {
      await new Promise<void>((enter) => {
        outside.push(enter);
        next();
      });
      try {
        return await work();
      } finally {
        inside--;
        next();
      }
    },
    slower: () => void (width = Math.max(1, width / 2)),
    faster: () => void (width = Math.min(most, width + 1 / width)),
    get width() {
      return Math.floor(width);
    },
  };
}
