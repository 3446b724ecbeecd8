/** `minwon guide seed --sql`: the district's own guide for `wrangler d1 execute`, once, into a database that has no guide. */
import { readConfig } from '../config.js';
import { seedWrites } from '../guide/fill.js';
import { guides } from '../pilot/guides.js';
import { asText } from '../storage/as-text.js';
import { nodeStore } from '../storage/node/store.js';

export function seedStatements(environment: Readonly<Record<string, unknown>>): string {
  const store = nodeStore(':memory:');
  try {
    return seedWrites(store.db, guides[readConfig(environment).district]).map((w) => `${asText(w)}\n`).join('');
  } finally {
    store.close();
  }
}

export const printSeed = (): void => void process.stdout.write(seedStatements(process.env));
