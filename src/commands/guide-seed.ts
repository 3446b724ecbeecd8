/** `minwon guide seed --sql`: the district's own guide for `wrangler d1 execute`, once, into a database that has none, or none in these languages. */
import { readConfig } from '../config.js';
import { seedWrites } from '../guide/fill.js';
import { isLocale, type Locale, LOCALES } from '../inquiry.js';
import { guides } from '../pilot/guides.js';
import { asText } from '../storage/as-text.js';
import { nodeStore } from '../storage/node/store.js';

/** @param locale `zh,ja,vi`; every language unless told @throws Error naming what is no language */
export function seedStatements(environment: Readonly<Record<string, unknown>>, locale?: string): string {
  const wanted = locale?.split(',');
  for (const l of wanted ?? []) if (!isLocale(l)) throw new Error(`--locale: ${l} is none of ${LOCALES.join(', ')}`);
  const store = nodeStore(':memory:');
  try {
    return seedWrites(store.db, guides[readConfig(environment).district], ({ locale: l }) => wanted?.includes(l as Locale) ?? true).map((w) => `${asText(w)}\n`).join('');
  } finally {
    store.close();
  }
}

export const printSeed = ({ locale }: { locale?: string }): void => void process.stdout.write(seedStatements(process.env, locale));
