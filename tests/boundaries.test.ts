/** Who may import whom: read from the source itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const sources = ['src', 'channels', 'templates'].flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((f) => join(root, f))).filter((f) => f.endsWith('.ts') && !f.endsWith('.d.ts'));

interface Import {
  file: string;
  from: string;
  /** A file of the project, or a package. */
  to: string;
  typeOnly: boolean;
  names: string;
}

const FORMS = [/^(?:import|export)\s+(type\s+)?([\w*{][^'";]*?)\s+from\s+['"]([^'"]+)['"]/gm, /^import()()\s*['"]([^'"]+)['"]/gm, /\bimport\(()()['"]([^'"]+)['"]\)/g];

const imports: Import[] = sources.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  return FORMS.flatMap((form) => [...text.matchAll(form)]).map(([, type, names = '', from = '']) => ({
    file,
    from,
    to: from.startsWith('.') ? normalize(join(dirname(file), from)).replace(/\.js$/, '.ts') : from,
    typeOnly: type?.trim() === 'type',
    names,
  }));
});

const room = (file: string): string => /^(src\/[a-z]+\/|channels\/[a-z]+\/|templates\/)/.exec(file)?.[1] ?? file;
const MODEL = ['src/inquiry.ts', 'src/reply.ts', 'src/channel.ts', 'src/errors.ts'];
/** Small files that everything may speak with, beside the four of the model. */
const COMMON = [...MODEL, 'src/path.ts', 'src/hanja.ts', 'src/png.ts', 'src/forms.ts', 'src/files/files.ts', 'templates/catalog.ts'];
const CORE_ROOMS = ['src/petitions/', 'src/citizens/', 'src/conversation/', 'src/answers/', 'src/notices/', 'src/guide/', 'src/photos/', 'src/retention/'];
const NODE_FILES = ['src/node.ts', 'src/open-database.ts', 'src/worker.ts', 'src/cli.ts', 'src/local-worker.ts', 'src/commands/', 'src/storage/node/', 'src/console/client/scripts.ts', 'src/files/build.ts', 'src/files/disk.ts', 'src/files/program.ts', 'src/files/version.ts'];

const offenders = (found: Import[]): string[] => found.map((i) => `${i.file} → ${i.to}`);

/** What a file brings along, by whatever way. */
function reached(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known;
  known.add(file);
  for (const { to } of imports.filter((i) => i.file === file && !i.typeOnly)) reached(to, known);
  return known;
}

/** What is left when everything is taken away that imports nothing of it, or that nothing of it imports: types count as well. */
function circles(found: Import[]): string[] {
  const importing = new Set(found.map((i) => i.file));
  const imported = new Set(found.map((i) => i.to));
  const left = found.filter((i) => importing.has(i.to) && imported.has(i.file));
  return left.length === found.length ? offenders(left) : circles(left);
}

describe('boundaries', () => {
  it('reads every import of every file', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(200);
  });

  it('no file imports, by whatever way, itself', () => {
    expect(circles(imports)).toEqual([]);
    const back: Import = { file: 'src/errors.ts', from: './app.js', to: 'src/app.ts', typeOnly: true, names: '{ Handle }' };
    expect(circles([...imports, back])).toContain('src/app.ts → src/errors.ts');
  });

  it('the model imports only one another and the catalog of templates', () => {
    expect(offenders(imports.filter((i) => MODEL.includes(i.file) && !COMMON.includes(i.to)))).toEqual([]);
  });

  it('channels import the model, what they share, Web APIs and libraries of their own device; never another channel, never the core', () => {
    const libraries = /^(hono\/html|hono\/jsx|twilio\/lib\/.+|web-push\/src\/encryption-helper\.js|zod|qrcode|@remix-run\/multipart-parser)$/;
    const bad = imports.filter((i) => {
      if (!i.file.startsWith('channels/') || i.file === 'channels/index.ts') return false;
      if (i.to.startsWith('channels/')) return room(i.to) !== room(i.file) && (i.to === 'channels/index.ts' || dirname(i.to) !== 'channels');
      if (i.to.startsWith('src/') || i.to.startsWith('templates/')) return !COMMON.includes(i.to);
      return !libraries.test(i.to);
    });
    expect(offenders(bad)).toEqual([]);
  });

  it('the core knows the model and the storage interface: no Hono, no i18next, no node:*, no channel', () => {
    const libraries = ['drizzle-orm', 'libphonenumber-js/core', 'dist/phone-numbers.ts', '@hyunbinseo/holidays-kr/all', 'zod'];
    const bad = imports.filter((i) => {
      if (!CORE_ROOMS.includes(room(i.file))) return false;
      if (i.to.startsWith('src/')) return !(COMMON.includes(i.to) || CORE_ROOMS.includes(room(i.to)) || ['src/core.ts', 'src/district.ts', 'src/storage/schema.ts', 'src/storage/blobs.ts', 'src/storage/keys.ts', 'src/storage/store.ts', 'src/storage/vault.ts'].includes(i.to));
      return i.to !== 'templates/catalog.ts' && !libraries.includes(i.to);
    });
    expect(offenders(bad)).toEqual([]);
  });

  it('zod comes as a namespace: its object `z` brings the words of fifty languages, 66 KB of a Workers bundle', () => {
    expect(offenders(imports.filter((i) => i.to === 'zod' && !i.names.startsWith('* as z')))).toEqual([]);
  });

  it('no device class in the core', () => {
    const bad = sources.filter((f) => CORE_ROOMS.includes(room(f)) && /['"](sms|mobile|pda|tv|twilio|kannel)['"]|DeviceClass/.test(readFileSync(f, 'utf8')));
    expect(bad).toEqual([]);
  });

  it('wording imports the model, i18next and es-hangul; storage the model and drizzle', () => {
    const wording = imports.filter((i) => room(i.file) === 'src/wording/' && !(COMMON.includes(i.to) || ['src/district.ts', 'i18next', 'es-hangul'].includes(i.to) || room(i.to) === 'src/wording/'));
    const storage = imports.filter((i) => room(i.file) === 'src/storage/' && !(COMMON.includes(i.to) || i.to === 'src/district.ts' || room(i.to) === 'src/storage/' || /^(drizzle-orm|better-sqlite3|@cloudflare\/workers-types|node:)/.test(i.to)));
    expect(offenders([...wording, ...storage])).toEqual([]);
  });

  it('publishing tries texts on the core, the words and what channels promise: no Hono, no i18next, no channel but the meters', () => {
    const files = ['src/core.ts', 'src/district.ts', 'src/speak.ts', 'src/staff/actions.ts', 'src/staff/locale.ts', 'channels/sms/measure.ts'];
    const rooms = [...CORE_ROOMS, 'src/wording/', 'src/storage/', 'src/publishing/'];
    const bad = imports.filter((i) => room(i.file) === 'src/publishing/' && !(COMMON.includes(i.to) || files.includes(i.to) || rooms.includes(room(i.to)) || i.to === 'drizzle-orm'));
    expect(offenders(bad)).toEqual([]);
  });

  it('node:* stays with the files that open the world', () => {
    const bad = imports.filter((i) => i.to.startsWith('node:') && !i.typeOnly && !NODE_FILES.some((f) => i.file.startsWith(f)));
    expect(offenders(bad)).toEqual([]);
  });

  it('time and chance come in through wire.ts: whoever reads them by itself is named here, and why', () => {
    const itself: readonly (readonly [file: string, why: string])[] = [
      ['src/open-core.ts', 'makes both clocks and the chance that wire.ts hands out'],
      ['src/commands/', 'start as programs of their own'],
      ['src/worker.ts', 'starts the gateway'],
      ['src/storage/node/', 'waits for a lock, and dates what is only its own: a migration, a copy'],
      ['src/files/program.ts', 'builds'],
      ['src/staff/auth.ts', 'reads what better-auth has dated, which has a clock of its own'],
      ['src/staff/sessions.ts', 'likewise'],
      ['src/lab/client/', 'browsers'],
      ['src/console/client/', 'browsers'],
      ['channels/tv/script/', 'browsers'],
      ['channels/mobile/app/', 'browsers, and what they date'],
      ['channels/mobile/push/worker.ts', 'browsers'],
    ];
    const reads = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/;
    const found = sources.filter((f) => reads.test(readFileSync(f, 'utf8')));
    expect(found.filter((f) => !itself.some(([file]) => f.startsWith(file)))).toEqual([]);
    expect(itself.filter(([file]) => !found.some((f) => f.startsWith(file)))).toEqual([]);
  });

  it('nothing that only browsers load is a part of the program, on Workers least of all', () => {
    const built = ['src/files/build.ts', ...sources.filter((f) => f.endsWith('/static.ts'))];
    const files = imports.filter((i) => built.includes(i.file) && sources.includes(i.to)).map((i) => i.to);
    expect(files.length).toBeGreaterThan(15);
    expect([...reached('src/worker.ts'), ...reached('src/node.ts')].filter((f) => built.includes(f) || files.includes(f) || f.startsWith('src/console/client/'))).toEqual([]);
  });

  it('only disclose.ts, for citizens, and case.ts, for staff, look into a stored petition', () => {
    expect(imports.filter((i) => /\breveal\b/.test(i.names)).map((i) => i.file)).toEqual(['src/petitions/disclose.ts', 'src/petitions/life/case.ts']);
  });

  it('only wire.ts knows every part', () => {
    const everything = ['src/request/parts.ts', 'channels/index.ts', 'src/publishing/live.ts', 'src/petitions/sweep.ts'];
    const knows = sources.filter((f) => everything.every((e) => imports.some((i) => i.file === f && i.to === e)));
    expect(knows).toEqual(['src/wire.ts']);
  });

  it('lists every folder of channels/ and templates/', () => {
    const folders = readdirSync('channels', { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name);
    const index = readFileSync('channels/index.ts', 'utf8');
    expect(folders.filter((f) => !index.includes(`'./${f}/index.js'`))).toEqual([]);
    const locales = readdirSync('templates', { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name);
    const files = locales.flatMap((l) => readdirSync(`templates/${l}`).map((f) => `./${l}/${f}`));
    expect(files.filter((f) => !readFileSync('templates/index.ts', 'utf8').includes(`'${f}'`))).toEqual([]);
  });

  it('migrations never cascade, and drop a table only by a reviewed path', () => {
    const folder = 'src/storage/migrations';
    for (const file of readdirSync(folder).filter((f) => f.endsWith('.sql'))) {
      const text = readFileSync(join(folder, file), 'utf8');
      expect(text, file).not.toMatch(/on delete cascade/i);
      expect(text, file).not.toMatch(/drop table/i);
    }
  });
});
