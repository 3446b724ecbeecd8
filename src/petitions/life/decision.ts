/** Who does something to a petition, and what a verb decides. */
import type { News } from '../../notices/news.js';
import type { petitions } from '../../storage/schema.js';
import type { Write } from '../../storage/store.js';
import type { DoerKind } from './table.js';

export interface Doing {
  kind: DoerKind;
  /** A staff id; `citizen` and `system` are their own. */
  id: string;
  name?: string;
  department?: string;
  /** Absent colleagues whose work is theirs now, by staff id. */
  standsFor?: readonly string[];
  /** The head of their department, or who stands in while the head is away: decides what others hand up (결재). */
  approves?: boolean;
  /** A head has approved what this officer wrote (결재). */
  approved?: boolean;
  /** Who wrote what a head approves, a staff id: the event names them. */
  drafter?: string;
  /** By which channel a citizen came. */
  channel?: string;
}

export const SYSTEM: Doing = { kind: 'system', id: 'system' };
export const citizenBy = (channel: string): Doing => ({ kind: 'citizen', id: 'citizen', channel });

/** What one verb decided. */
export interface Decision {
  /** The event's name: what happened. */
  code: string;
  /** Instead of now, ms. */
  at?: number;
  /** Codes, instants and ids only. */
  detail?: Record<string, string | number>;
  row?: Partial<typeof petitions.$inferInsert>;
  /** Free text by field, each sealed in a row of its own. */
  words?: Record<string, string | undefined>;
  news?: News;
  writes?: Write[];
}
