/** The districts that this program brings along: one visible line each (DISTRICT). */
import { gangnam } from './gangnam/index.js';

export const pilots = { gangnam } as const;
export type PilotName = keyof typeof pilots;
export const PILOTS = Object.keys(pilots) as PilotName[];
