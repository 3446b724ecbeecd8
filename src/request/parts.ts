/** What the one path (app.ts) goes through; wire.ts makes it. */
import type { KnownPhones } from '../citizens/identify.js';
import type { Memory } from '../conversation/memory.js';
import type { Core } from '../core.js';
import type { Outcome } from '../errors.js';
import type { Learner } from '../guide/learn.js';
import type { Take } from '../photos/take.js';
import type { Live } from '../publishing/live.js';
import type { Recorder } from '../publishing/replay.js';
import type { Tickets, Tokens } from '../tokens.js';

export interface Parts {
  core: Core;
  memory: Memory;
  known: KnownPhones;
  live: Live;
  recorder: Recorder;
  learner: Pick<Learner, 'take'>;
  tokens: Tokens;
  publicUrl: URL;
  demo: boolean;
  /** https, or this machine alone. */
  secure: boolean;
  /** Photos of forms, where they can be kept. */
  take?: Take;
  /** Web push, where it is on. */
  push?: { key: string; tickets: Tickets };
  /** One event, one line: codes and counts only. */
  note(event: Noted): void;
}

export interface Noted {
  channel: string;
  ask: string;
  outcome: Outcome;
  seconds: number;
  /** Where one of our own faults happened; never a value. */
  fault?: string;
}

/** The network address of whoever asks, worked out only where a limit counts it. */
export type Address = () => string;
