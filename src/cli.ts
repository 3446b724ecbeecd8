/** `minwon …`: the same core from a terminal. */
import { parseArgs } from 'node:util';
import { measure } from '../channels/sms/measure.js';
import { readConfig } from './config.js';
import { deviceClassOf } from './device.js';
import type { ApiKeyOptions } from './commands/api-key.js';
import { plainly } from './commands/fault.js';
import type { DueOptions } from './commands/due.js';
import type { GuideOptions } from './commands/guide.js';
import type { PassphraseOptions } from './commands/passphrase.js';
import type { StaffOptions } from './commands/staff.js';
import { openDatabase } from './open-database.js';

interface Command {
  words: string[];
  usage: string;
  help: string;
  /** How many words it takes after its name; a pair: at least and at most. */
  takes: number | readonly [number, number];
  /** Options that it knows, beside --help. */
  options?: readonly (keyof typeof OPTIONS)[];
  run(given: string[], options: StaffOptions & ApiKeyOptions & DueOptions & PassphraseOptions & GuideOptions & { 'dry-run'?: boolean }): void | Promise<void>;
}

const OPTIONS = {
  role: { type: 'string' },
  screen: { type: 'string' },
  asks: { type: 'string' },
  name: { type: 'string' },
  department: { type: 'string' },
  sql: { type: 'boolean' },
  received: { type: 'string' },
  period: { type: 'string' },
  stop: { type: 'string', multiple: true },
  extend: { type: 'string', multiple: true },
  consent: { type: 'boolean' },
  'passphrase-file': { type: 'string' },
  'dry-run': { type: 'boolean' },
  finder: { type: 'string' },
  database: { type: 'string' },
  json: { type: 'boolean' },
  limit: { type: 'string' },
  locale: { type: 'string' },
  columns: { type: 'string' },
  source: { type: 'string' },
} as const;

const COMMANDS: Command[] = [
  { words: ['serve'], usage: 'serve', help: 'serve the gateway; the environment configures it (docs/operations.md)', takes: 0, run: async () => (await import('./node.js')).main() },
  { words: ['migrate'], usage: 'migrate', help: 'bring the database at DATABASE_PATH up to date', takes: 0, run: migrateDatabase },
  { words: ['due'], usage: 'due --received INSTANT', help: 'print when an answer is due: --period now|5h|3d|2w|1m|1y [--stop 2026-03-06..2026-03-11]… [--extend 7]… [--consent to the second]', takes: 0, options: ['received', 'period', 'stop', 'extend', 'consent'], run: async (_, options) => (await import('./commands/due.js')).printDue(options) },
  { words: ['device'], usage: 'device "<User-Agent>"', help: 'print tv, pda, mobile or desktop', takes: 1, run: ([ua = '']) => console.log(deviceClassOf(ua)) },
  { words: ['sms', 'measure'], usage: 'sms measure "<text>"', help: 'print encoding, units, segments, EUC-KR bytes and SMS or LMS as JSON', takes: 1, run: ([text = '']) => console.log(JSON.stringify(measure(text))) },
  { words: ['templates', 'export'], usage: 'templates export [DIR]', help: 'write the live words as files (default templates/)', takes: [0, 1], run: async ([dir]) => (await import('./commands/templates.js')).exportTemplates(dir) },
  { words: ['templates', 'check'], usage: 'templates check [DIR]', help: 'try every text of the files on every device (default templates/)', takes: [0, 1], run: async ([dir]) => (await import('./commands/check.js')).checkTemplates(dir) },
  { words: ['templates', 'import'], usage: 'templates import [DIR]', help: 'bring files in as a draft, and print what differs', takes: [0, 1], run: async ([dir]) => (await import('./commands/templates.js')).importTemplates(dir) },
  { words: ['staff', 'add'], usage: 'staff add <username>', help: 'print a one-time link: --role administrator [--name …] [--department …] [--sql for D1]', takes: 1, options: ['role', 'name', 'department', 'sql', 'finder'], run: async ([username = ''], options) => (await import('./commands/staff.js')).addStaff(username, options) },
  { words: ['guide', 'import'], usage: 'guide import FILE.csv', help: 'bring entries in, all of the file or nothing; columns of Seoul\'s 120, or --columns id=…,title=…,body=… [--locale ko] [--source NAME] [--database FILE]', takes: 1, options: ['database', 'columns', 'locale', 'source'], run: async ([file = ''], options) => (await import('./commands/guide.js')).importGuide(file, options) },
  { words: ['guide', 'search'], usage: 'guide search "<words>"', help: 'print what is found: [--json] [--limit N] [--locale ko] [--database FILE]', takes: 1, options: ['database', 'json', 'limit', 'locale'], run: async ([query = ''], options) => (await import('./commands/guide.js')).searchGuide(query, options) },
  { words: ['guide', 'eval'], usage: 'guide eval QUERIES.json', help: 'print hit@1, hit@3 and MRR@10 for an array of {id, query, style, relevant: [ids]}: [--locale ko] [--database FILE]', takes: 1, options: ['database', 'locale'], run: async ([file = ''], options) => (await import('./commands/guide.js')).evaluateGuide(file, options) },
  { words: ['guide', 'rebuild'], usage: 'guide rebuild', help: 'make the search tables anew from the entries [--database FILE]', takes: 0, options: ['database'], run: async (_, options) => (await import('./commands/guide.js')).rebuildGuide(options) },
  { words: ['guide', 'seed'], usage: 'guide seed --sql [--locale zh,ja,vi]', help: 'print the district\'s own guide as statements for D1; npm start puts in what a database lacks by itself', takes: 0, options: ['sql', 'locale'], run: async (_, options) => (await import('./commands/guide-seed.js')).printSeed(options) },
  { words: ['purge'], usage: 'purge', help: 'erase what is no longer kept, all of it now; the gateway does it little by little: [--dry-run] only counts', takes: 0, options: ['dry-run'], run: async (_, options) => (await import('./commands/purge.js')).runPurge(options) },
  { words: ['push', 'keys'], usage: 'push keys', help: 'print a new pair of keys for web push, as settings', takes: 0, run: async () => (await import('./commands/push.js')).printPushKeys() },
  { words: ['api-key', 'add'], usage: 'api-key add <name>', help: 'print a key for a program that asks over JSON, this once: --screen private|shared [--asks check,departments,…] [--sql for D1]', takes: 1, options: ['screen', 'asks', 'sql', 'finder'], run: async ([name = ''], options) => (await import('./commands/api-key.js')).addApiKey(name, options) },
  { words: ['api-key', 'revoke'], usage: 'api-key revoke <id>', help: 'a key opens nothing from now on [--sql for D1]', takes: 1, options: ['sql', 'finder'], run: async ([id = ''], options) => (await import('./commands/api-key.js')).revokeApiKey(id, options) },
  { words: ['api-key', 'list'], usage: 'api-key list', help: 'print all keys by id and name, with what each may ask', takes: 0, run: async () => (await import('./commands/api-key.js')).listApiKeys() },
  { words: ['keys', 'rotate'], usage: 'keys rotate', help: 'make a new secret key and seal everything anew with it, while the gateway runs; stopped, it goes on when it is run again', takes: 0, run: async () => (await import('./commands/keys.js')).rotateKeys() },
  { words: ['keys', 'look-ups'], usage: 'keys look-ups', help: 'another key for the hashes by which phones, names and receipts are found; stop the gateway for it, and start it again', takes: 0, run: async () => (await import('./commands/keys.js')).changeLookUps() },
  { words: ['keys', 'retire'], usage: 'keys retire', help: 'let go of older secret keys, once nothing is sealed with them', takes: 0, run: async () => (await import('./commands/keys.js')).retireKeys() },
  { words: ['keys', 'list'], usage: 'keys list', help: 'print which secret keys there are, and how much each has sealed', takes: 0, run: async () => (await import('./commands/keys.js')).listKeys() },
  { words: ['backup'], usage: 'backup FILE', help: 'write database, blobs and keys into one sealed file while the gateway runs: [--passphrase-file FILE], else BACKUP_PASSPHRASE, else it asks', takes: 1, options: ['passphrase-file'], run: async ([file = ''], options) => (await import('./commands/backup.js')).backup(file, options) },
  { words: ['restore'], usage: 'restore FILE', help: 'make the database at DATABASE_PATH from such a file; there must be none; notices that waited are held for staff', takes: 1, options: ['passphrase-file'], run: async ([file = ''], options) => (await import('./commands/restore.js')).restore(file, options) },
];

function migrateDatabase(): void {
  const { databasePath } = readConfig(process.env);
  const store = openDatabase(databasePath);
  const applied = store.raw.prepare('select count(*) from migrations').pluck().get();
  store.close();
  console.log(`${databasePath}: ${applied} migrations are in`);
}

const usage = (commands: Command[] = COMMANDS): string => `Usage: npm run -s minwon -- <command>\n\n${commands.map((c) => `  ${c.usage.padEnd(24)} ${c.help}`).join('\n')}\n`;

async function main(argv: string[]): Promise<void> {
  const { values, positionals, tokens } = parseArgs({ args: argv, options: { help: { type: 'boolean', short: 'h' }, ...OPTIONS }, allowPositionals: true, strict: true, tokens: true });
  const command = COMMANDS.find((c) => c.words.every((w, i) => positionals[i] === w));
  if (values.help || !positionals.length) return void process.stdout.write(usage(command ? [command] : COMMANDS));
  if (!command) throw new Error(`unknown command: ${positionals.join(' ')}\n${usage()}`);
  const given = positionals.slice(command.words.length);
  const [least, most] = typeof command.takes === 'number' ? [command.takes, command.takes] : command.takes;
  if (given.length < least || given.length > most) throw new Error(usage([command]).trimEnd());
  const { help: _, ...options } = values;
  const unknown = Object.keys(options).find((o) => !(command.options as readonly string[] | undefined)?.includes(o));
  if (unknown) throw new Error(`--${unknown}: not an option of ${command.words.join(' ')}`);
  const twice = repeated(tokens.flatMap((t) => (t.kind === 'option' ? [t.name] : [])));
  if (twice) throw new Error(`--${twice}: given more than once, and takes one value`);
  await command.run(given, options);
}

/** Of values for one thing the last would win in silence. @param names of options, as they were given */
const repeated = (names: readonly string[]): string | undefined => Object.entries(OPTIONS).find(([name, o]) => o.type === 'string' && !('multiple' in o) && names.indexOf(name) !== names.lastIndexOf(name))?.[0];

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(plainly(error));
  process.exitCode = 1;
});
