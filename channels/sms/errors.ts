/** What carriers mean when they say no. Codes: https://www.twilio.com/docs/api/errors; Kannel answers with HTTP's own. */
import type { RefusedWhy } from '../../src/channel.js';

const CLASSES: readonly [RefusedWhy, readonly string[]][] = [
  ['setting', ['20003', '20404', '21408', '21603', '21606', '21659', '30002', '401', '403']],
  ['recipient', ['21211', '21214', '21217', '21614', '21635', '30005', '30006']],
  ['stopped', ['21610']],
  ['limited', ['30003', '30008', '30410']],
  ['content', ['21617', '30004', '30007', '30034']],
  ['throttled', ['20429', '21611', '30001', '30022', '63018', '429']],
];

/** @param code the carrier's own, or HTTP's status where it gave none */
export function classOf(code: string, status = 0): RefusedWhy {
  const found = CLASSES.find(([, codes]) => codes.includes(code));
  if (found) return found[0];
  if (status === 429) return 'throttled';
  return status >= 500 ? 'transient' : 'content';
}
