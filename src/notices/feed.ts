/** What is due, read ahead: the next page is asked for while the last of the one before are still being sent, so nobody waits for it. */
import type { Due } from './due.js';

/** Read at once. */
const PAGE = 200;

export interface Feed {
  /** @returns undefined when nothing is left that may go now */
  next(): Promise<Due | undefined>;
  /** Done with it. @param passed it stays where it was: this feed does not give it again */
  done(due: Due, passed: boolean): void;
}

/** @param read the first so many that are due @param ahead a page is asked for while so many are left */
export function feedOf(read: (limit: number) => Promise<Due[]>, ahead: number): Feed {
  const given = new Set<string>();
  let passed = 0;
  let queue: Due[] = [];
  let at = 0;
  let over = false;
  let reading: Promise<void> | undefined;

  const page = async (): Promise<void> => {
    // Those on their way may still be due in what is read.
    const fresh = (await read(PAGE + given.size)).filter((due) => !given.has(due.row.id));
    for (const due of fresh) given.add(due.row.id);
    queue = [...queue.slice(at), ...fresh];
    at = 0;
    over = !fresh.length || passed >= PAGE; // a whole page that may not go: nothing behind it is looked at
  };
  const ask = (): Promise<void> => (reading ??= page().finally(() => (reading = undefined)));

  return {
    async next() {
      while (at === queue.length && !over) await ask();
      const due = queue[at++];
      if (queue.length - at < ahead && !over) ask().catch(() => undefined); // asked again, and told, when the queue is empty
      return due;
    },
    done(due, stays) {
      if (stays) passed++;
      else given.delete(due.row.id);
    },
  };
}
