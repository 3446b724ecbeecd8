/** The pilots' data. The program itself reads it from beside it, and only into an empty database; commands have it at hand. */
import { gangnam } from './gangnam/index.js';
import type { PilotName } from './names.js';

export const pilots = { gangnam } satisfies Record<PilotName, unknown>;
/** What a new database is filled with. */
export type Pilot = (typeof pilots)[PilotName];
