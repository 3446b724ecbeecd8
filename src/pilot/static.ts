/** What a new database is filled with, a district a file. */
import { pilots } from './index.js';

export const files = Object.fromEntries(Object.entries(pilots).map(([name, pilot]) => [`/data/${name}.json`, JSON.stringify(pilot)]));
