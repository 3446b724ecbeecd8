/** The guides that this program brings along, by district. Apart from `pilots`: a Workers bundle has no room for them. */
import { guide as gangnam } from './gangnam/guide/index.js';
import type { PilotName } from './names.js';

export const guides: Readonly<Record<PilotName, readonly unknown[]>> = { gangnam };
