/** `minwon templates …`: live words as files, and files as a change set. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as crypto from 'node:crypto';
import { dirname, join, sep } from 'node:path';
import { templates } from '../../templates/index.js';
import { createChannels } from '../../channels/index.js';
import { readConfig } from '../config.js';
import { pilots } from '../pilot/index.js';
import { compile, createBench, explain } from '../publishing/compile.js';
import { createSet, saveChanges } from '../publishing/draft.js';
import { differences, type Files, fromFiles, toFiles } from '../publishing/files.js';
import { openLive, readLive } from '../publishing/live.js';
import type { Press } from '../publishing/press.js';
import { openDistrict } from '../storage/district.js';
import { makeFolder } from '../storage/node/folder.js';
import { nodeStore } from '../storage/node/store.js';
import { bodyAt, nameOf, withChanges } from '../wording/content.js';

const DEFAULT = 'templates';
/** Who acts from a terminal: whoever may open the database. */
const ACTOR = { id: 'command line', address: '' };

function open() {
  const config = readConfig(process.env);
  if (!existsSync(config.databasePath)) throw new Error(`DATABASE_PATH: ${config.databasePath} is not there. Start the gateway first, or name its database.`);
  return { config, store: nodeStore(config.databasePath) };
}

/** Writes what is live now. @returns how many files differ from what stood there */
export async function exportTemplates(folder: string = DEFAULT): Promise<void> {
  const { store } = open();
  const { content, number } = await readLive(store, templates);
  store.close();
  let changed = 0;
  for (const [name, text] of Object.entries(toFiles(content))) {
    const file = join(folder, name);
    makeFolder(dirname(file), 0o777);
    if (read(file) === text) continue;
    writeFileSync(file, text);
    changed++;
    console.log(file);
  }
  console.log(number ? `edition ${number}: ${changed} files written` : `nothing was ever published: ${changed} files written`);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Every .json below a folder, by its path there. */
export function filesIn(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.json'));
  return Object.fromEntries(names.map((name) => [name.split(sep).join('/'), readFileSync(join(folder, name), 'utf8')]));
}

/** Makes a draft of what differs from what is live, and prints it. @throws BrokenFile, or Error that lists what does not fit */
export async function importTemplates(folder: string = DEFAULT): Promise<void> {
  const wanted = fromFiles(filesIn(folder));
  const { config, store } = open();
  try {
    const district = await openDistrict(store, pilots[config.district]);
    const live = await openLive(store, district, templates, Date.now);
    const changes = differences(live.now.content, wanted);
    if (!changes.length) return void console.log('nothing differs from what is live');
    const bench = createBench(district, createChannels({ sms: { twilio: { authToken: undefined, publicUrl: config.publicUrl }, kannel: { token: undefined, same: () => false }, demo: false } }), templates);
    const problems = compile(bench, withChanges(live.now.content, changes), changes);
    if (problems.length) throw new Error(problems.map((p) => `${p.place.locale}/${p.place.device}.json: ${p.place.key}: ${explain(p, 'en')}`).join('\n'));
    const press: Press = { store, live, files: templates, now: Date.now, real: Date.now, random: { digits: () => '', token: () => crypto.randomBytes(16).toString('base64url') }, check: (content, places) => compile(bench, content, places) };
    const id = await createSet(press, ACTOR, { title: `파일에서 가져옴 (${folder.slice(-40)})`, reason: 'minwon templates import', publishAt: null, endAt: null });
    await saveChanges(press, ACTOR, id, changes.map((c) => ({ ...c, revision: 0 })));
    for (const change of changes) console.log(`${nameOf(change)}\n- ${bodyAt(live.now.content, change) ?? '(none)'}\n+ ${change.body ?? '(none)'}`);
    console.log(`\n${changes.length} texts are in a new draft: ${config.publicUrl.origin}/console/change-sets/${id}`);
  } finally {
    store.close();
  }
}

