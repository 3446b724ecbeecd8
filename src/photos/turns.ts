/** Turns: so many at once, of one address and of all, the others in order. What waits has not been read. */
import { Refusal } from '../errors.js';

/** How long a form waits for its turn, ms: then it is asked to come again. */
export const PATIENCE = 20_000;
/** Forms with photos at once. Each holds what has come of one photo, at most 8 MB. */
export const AT_ONCE = 8;
/** Of one address: who sends slowly on purpose keeps nobody else waiting. */
const AT_ONCE_FROM_ONE = 2;

export type Turns = <T>(work: () => Promise<T>) => Promise<T>;
/** @throws Refusal('busy') */
export type Gate = <T>(address: string, work: () => Promise<T>) => Promise<T>;

/** Before a form with photos is read at all: behind it stands everything that such a form costs. */
export function createGate(most = AT_ONCE, fromOne = AT_ONCE_FROM_ONE, patience = PATIENCE): Gate {
  const all = createTurns(most, patience);
  const own = new Map<string, { turns: Turns; forms: number }>();
  return async (address, work) => {
    const mine = own.get(address) ?? { turns: createTurns(fromOne, patience), forms: 0 };
    own.set(address, mine);
    mine.forms++;
    try {
      return await mine.turns(() => all(work));
    } finally {
      if (!--mine.forms) own.delete(address);
    }
  };
}

/** So many at once; the others wait, in order, for so long. @throws Refusal('busy') */
export function createTurns(most: number, patience: number): Turns {
  const waiting: (() => void)[] = [];
  let busy = 0;
  const turn = (): Promise<void> => {
    if (busy < most) return Promise.resolve(void busy++);
    return new Promise((go, failed) => {
      const mine = (): void => {
        clearTimeout(timer);
        go();
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(mine), 1);
        failed(new Refusal('busy', 'photos at once'));
      }, patience);
      waiting.push(mine);
    });
  };
  return async (work) => {
    await turn();
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next(); // the place is handed on
      else busy--;
    }
  };
}
