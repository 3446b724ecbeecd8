/** A district with far too much to do: open petitions by the hundred thousand, two fifths of them in one department. Rows as the verbs leave them, without words. */
import type { NodeStore } from '../../src/storage/node/store.js';
import { DAY, HOUR } from '../../src/core.js';
import { newReceipt } from '../../src/petitions/receipt.js';
import { pilots } from '../../src/pilot/index.js';

const { categories } = pilots.gangnam;
const ROADS = categories.filter((c) => c.department === 'roads');
const OFFICERS = 40; // of one department

/** A fixed sequence: two runs measure the same. */
function sequence(seed: number): () => number {
  let x = seed;
  return () => (x = (x * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

export interface Many {
  open: number;
  closed: number;
  /** Staff ids of the big department; the first is who asks. */
  officers: readonly string[];
  now: number;
}

/** @returns receipts of open petitions of the first officer */
export function fillDesk({ raw }: NodeStore, { open, closed, officers, now }: Many): string[] {
  const random = sequence(7);
  const petition = raw.prepare(`insert into petitions (receipt, category, department, kind, period, state, channel, locale, phone, phone_proven, arrived_at, received_at, due_at, provisional, events, fresh, open, officer, wait_until, settled_at)
    values (?, ?, ?, 'other', '5d', ?, 'sms', 'ko', ?, 1, ?, ?, ?, 0, ?, 1, ?, ?, ?, ?)`);
  const event = raw.prepare('insert into petition_events (receipt, number, code, at, actor, detail) values (?, ?, ?, ?, ?, ?)');
  const mine: string[] = [];
  raw.transaction(() => {
    for (let i = 0; i < open + closed; i++) {
      const isOpen = i % (open + closed) < open;
      const category = random() < 0.4 ? ROADS[i % ROADS.length] : categories[i % categories.length];
      if (!category) continue;
      const receipt = newReceipt({ digits: () => String(10_000_000_000 + i), token: () => '' });
      const arrived = now - Math.floor(random() * (isOpen ? 8 : 400) * DAY);
      const stands = isOpen && random() < 0.1;
      const nobody = isOpen && !stands && random() < 0.2;
      const officer = nobody ? null : category.department === 'roads' ? (officers[Math.floor(random() * OFFICERS) % officers.length] ?? null) : `${category.department}-${i % OFFICERS}`;
      const state = !isOpen ? 'answered' : stands ? 'supplement' : nobody ? 'received' : 'assigned';
      // Most are due at the end of a day, as the clock has it.
      const due = Math.floor((arrived + 7 * DAY) / DAY) * DAY + (random() < 0.6 ? 9 * HOUR : Math.floor(random() * 9) * HOUR);
      petition.run(receipt, category.id, category.department, state, `phone-${i % 50_000}`, arrived, arrived, due, stands ? 4 : nobody ? 2 : 3, isOpen ? 1 : 0, officer, stands ? now + 5 * DAY : null, isOpen ? null : arrived + DAY);
      event.run(receipt, 1, 'arrived', arrived, 'citizen', '{"channel":"sms"}');
      event.run(receipt, 2, 'received', arrived, 'system', null);
      if (officer) event.run(receipt, 3, 'assigned', arrived, officer, JSON.stringify({ officer }));
      if (stands) event.run(receipt, 4, 'supplement-asked', arrived + HOUR, officer, '{"nth":1}');
      if (isOpen && officer === officers[0] && mine.length < 50) mine.push(receipt);
    }
  })();
  return mine;
}
