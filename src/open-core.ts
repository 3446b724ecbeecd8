/** Opens what the core works with: this database with its key, its district, its calendar. */
import type { Core, Random } from './core.js';
import { readData } from './files/files.js';
import { type LiveCalendar, openCalendar } from './petitions/holidays.js';
import { createRecords } from './petitions/records.js';
import type { Pilot } from './pilot/index.js';
import { officerById } from './staff/people.js';
import { databaseFact, openDistrict } from './storage/district.js';
import { openVault } from './storage/keys.js';
import type { Crypto } from './storage/vault.js';
import type { Content } from './wording/content.js';
import type { World } from './world.js';

export interface Opened {
  core: Core;
  calendar: LiveCalendar;
  templates: Content;
  /** Ready texts of the pilot. */
  canned: Pilot['canned'];
}

/** @throws Error with one line that says why this database cannot be opened with this configuration */
export async function openCore(world: World): Promise<Opened> {
  const { config, store, crypto, files } = world;
  const vault = await openVault(store, config.secretKey, crypto, world.secretAgain);
  await checkDatabase(world, vault.find('database', 'key'));
  const random = createRandom(crypto);
  const started = Date.now();
  const now = world.now ?? (config.clock === undefined ? Date.now : () => (config.clock ?? 0) + Date.now() - started);
  const calendar = await openCalendar(store);
  const [pilot, templates] = await Promise.all([readData<Pilot>(files, `/data/${config.district}.json`), readData<Content>(files, '/data/templates.json')]);
  const core: Core = {
    store,
    files,
    vault,
    records: createRecords(store.db),
    district: await openDistrict(store, pilot),
    get calendar() {
      return calendar.now;
    },
    now,
    real: () => Date.now(), // looked up at each call: a test may have put another Date in its place
    random,
    retention: config.retention,
    ...(config.repliesArrive ? { textsArrive: config.replyNumber ? { number: config.replyNumber } : {} } : {}),
    officer: (id) => officerById(store.db, id),
    ...(world.blobs ? { blobs: world.blobs, takesPhotos: true, textsBringPhotos: config.demo || !!config.twilioAuthToken || !!config.bridgeSecret } : {}),
  };
  return { core, calendar, templates, canned: pilot.canned };
}

async function checkDatabase({ config, store }: World, key: string): Promise<void> {
  const kind = config.demo ? 'demo' : 'real';
  const found = await databaseFact(store, 'kind', kind);
  if (found !== kind) throw new Error(`DATABASE_PATH: this is a ${found} database, and DEMO is ${config.demo ? 'on' : 'off'}`);
  if ((await databaseFact(store, 'key', key)) !== key) throw new Error('SECRET_KEY: this database was made with another key');
}

function createRandom(crypto: Crypto): Random {
  return {
    digits(count) {
      let out = '';
      while (out.length < count) for (const byte of crypto.randomBytes(count * 2)) if (byte < 250 && out.length < count) out += String(byte % 10);
      return out;
    },
    token: () => crypto.randomBytes(16).toString('base64url'),
  };
}
