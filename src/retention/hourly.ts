/** The clock's share of `purge`: some chunks of each kind an hour, so that nobody has to remember it and nothing waits for it. */
import { HOUR } from '../core.js';
import { type Counts, PURGED, purge, type Purging } from './purge.js';

/** 2,000 rows of each kind an hour. */
const CHUNKS = 10;

/** @param record told what was erased, where anything was @returns for the clock's tick */
export function createHourly(core: Purging, record: (counts: Partial<Counts>) => Promise<void>): () => Promise<void> {
  let next = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = core.real();
    if (now < next) return;
    next = now + HOUR;
    const counts = await purge(core, { chunks: CHUNKS });
    const some = PURGED.filter((name) => counts[name] && name !== 'limits' && name !== 'codes' && name !== 'code requests' && name !== 'handoffs' && name !== 'sessions' && name !== 'unsent' && name !== 'pairings'); // those come and go all day
    if (some.length) await record(Object.fromEntries(some.map((name) => [name, counts[name]])));
  };
}
