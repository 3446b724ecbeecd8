/** `minwon purge`: erases what is no longer kept, now and all of it; the gateway does the same little by little. */
import { existsSync } from 'node:fs';
import { readConfig } from '../config.js';
import type { Retention } from '../retention/periods.js';
import { countPurge, PURGED, purge, type Purged } from '../retention/purge.js';
import { recordAction } from '../staff/actions.js';
import { nodeStore } from '../storage/node/store.js';
import { bar } from './progress.js';

const NAMES: Record<Purged, string> = {
  petitions: 'petitions: words, names, phones, photos, news',
  messages: 'answers to texts and forms',
  phones: 'phones without a petition',
  sessions: 'sessions that are over',
  unsent: 'words that a lapsed session left unsent',
  pairings: 'TV pairings',
  codes: 'one-time numbers that are over',
  'code requests': 'requests for a one-time code that are over',
  handoffs: 'links to a phone that are over',
  limits: 'counters of limits',
  invitations: 'invitations that are over',
  record: 'lines of the record of actions',
};
const SETTINGS: { [K in Purged]?: [setting: string, of: keyof Retention] } = {
  petitions: ['KEEP_PETITIONS_DAYS', 'petitions'],
  messages: ['KEEP_MESSAGES_DAYS', 'messages'],
  phones: ['KEEP_PHONES_DAYS', 'phones'],
  record: ['KEEP_RECORD_DAYS', 'record'],
};

/** @param options `dry-run`: says what would be erased, and erases nothing @throws Error with one line */
export async function runPurge({ 'dry-run': dry = false }: { 'dry-run'?: boolean }): Promise<void> {
  const config = readConfig(process.env);
  if (!existsSync(config.databasePath)) throw new Error(`DATABASE_PATH: ${config.databasePath} is not there. Start the gateway first, or name its database.`);
  const store = nodeStore(config.databasePath);
  const core = { store, retention: config.retention, now: () => config.clock ?? Date.now(), real: Date.now };
  try {
    const counts = await countPurge(core);
    const whole = PURGED.reduce((sum, name) => sum + counts[name], 0);
    const progress = bar('erasing');
    let done = 0;
    const erased = dry ? counts : await purge(core, { told: (_, n) => progress((done += n), whole) });
    progress.end();
    if (!dry && PURGED.some((name) => erased[name])) await store.atomic([recordAction(core, { actor: 'command line', verb: 'database.purge', target: '', detail: Object.fromEntries(PURGED.filter((n) => erased[n]).map((n) => [n, erased[n]])), address: '' })]);
    console.log(`${config.databasePath}: ${dry ? 'would erase' : 'erased'}`);
    for (const name of PURGED) {
      const [setting, of] = SETTINGS[name] ?? [];
      console.log(`  ${String(erased[name]).padStart(8)}  ${NAMES[name]}${of ? ` (kept ${config.retention[of]} days: ${setting})` : ''}`);
    }
  } finally {
    store.close();
  }
}
