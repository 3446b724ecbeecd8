/**
 * The file of a backup: one line of magic, one line that says how the passphrase becomes a key, then frames.
 * A frame is 4 bytes of length, 1 byte of kind, AES-256-GCM ciphertext, 16 bytes tag; its iv is its number, its kind is authenticated.
 * So nothing in it can be read, changed, moved, left out or cut off without the passphrase, and what is new later is one more entry.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

const MAGIC = 'MINWON-BACKUP 1\n';
/** OWASP's figures for scrypt: 128 MiB and about half a second. https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
export const COST = { n: 2 ** 17, r: 8, p: 1 };
/** What a file may ask of the machine that reads it. */
const MOST = 2 ** 18;
const CHUNK = 1024 * 1024;
const TAG = 16;
const HEADER_MOST = 1024;
const KIND = { entry: 1, data: 2, sum: 3, end: 4 } as const;
type Kind = keyof typeof KIND;

export interface Entry {
  name: string;
  /** Bytes. */
  size: number;
  sha256: string;
}

/** Told after each chunk: bytes of content so far. */
export type Progress = (bytes: number) => void;

export interface ContainerWriter {
  /** @param source chunks of any size */
  add(name: string, source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Entry>;
  /** Writes the list of entries, flushes to the disk, closes. */
  end(): Promise<Entry[]>;
  /** Closes a file that will not be finished. */
  abandon(): Promise<void>;
}

interface Kdf {
  n: number;
  r: number;
  p: number;
  salt: string;
}

const derive = (passphrase: string, { n, r, p, salt }: Kdf): Promise<Buffer> =>
  new Promise((done, failed) => scrypt(passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), 32, { N: n, r, p, maxmem: 256 * n * r }, (error, key) => (error ? failed(error) : done(key))));

/** What binds the sealed key to how it was made. */
const bound = ({ n, r, p, salt }: Kdf): Buffer => Buffer.from(`${MAGIC}${n} ${r} ${p} ${salt}`);

const ivOf = (frame: number): Buffer => {
  const iv = Buffer.alloc(12);
  iv.writeUIntBE(frame, 6, 6);
  return iv;
};

/** @param file is made here, mode 0600, and must not be there */
export async function createContainer(file: string, passphrase: string, cost = COST, progress: Progress = () => undefined): Promise<ContainerWriter> {
  const handle = await open(file, 'wx', 0o600);
  const key = randomBytes(32);
  const entries: Entry[] = [];
  let frame = 0;
  let written = 0;
  const put = async (kind: Kind, content: Uint8Array): Promise<void> => {
    const cipher = createCipheriv('aes-256-gcm', key, ivOf(frame++)).setAAD(Buffer.of(KIND[kind]));
    const head = Buffer.alloc(5);
    head.writeUInt32BE(content.length, 0);
    head[4] = KIND[kind];
    await writeAll(handle, Buffer.concat([head, cipher.update(content), cipher.final(), cipher.getAuthTag()]));
  };
  try {
    await writeAll(handle, Buffer.from(`${MAGIC}${JSON.stringify(await wrap(key, passphrase, cost))}\n`));
  } catch (error) {
    await handle.close();
    throw error;
  }
  return {
    async add(name, source) {
      await put('entry', json({ name }));
      const hash = createHash('sha256');
      let size = 0;
      for await (const given of source) {
        for (let at = 0; at < given.length; at += CHUNK) {
          const chunk = given.subarray(at, at + CHUNK);
          hash.update(chunk);
          size += chunk.length;
          await put('data', chunk);
          progress((written += chunk.length));
        }
      }
      const entry = { name, size, sha256: hash.digest('hex') };
      await put('sum', json(entry));
      entries.push(entry);
      return entry;
    },
    async end() {
      await put('end', json(entries));
      await handle.sync();
      await handle.close();
      return entries;
    },
    abandon: () => handle.close().catch(() => undefined),
  };
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

async function wrap(key: Buffer, passphrase: string, cost: typeof COST): Promise<Kdf & { key: string }> {
  const kdf = { ...cost, salt: randomBytes(16).toString('base64') };
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, kdf), ivOf(0)).setAAD(bound(kdf)); // the salt is new, so the key and its first iv are, too
  return { ...kdf, key: Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]).toString('base64') };
}

/** A disk that is nearly full writes a part and says how much. */
async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten;
}

/** Where an entry's content goes; undefined: it is checked and dropped. */
export type Sink = { write(chunk: Buffer): unknown; /** Its sum was right. */ end(): unknown } | undefined;

/** Why a file cannot be read: a closed list, each a whole sentence. */
class ContainerFault extends Error {}
const NOT_ONE = 'this is not a backup of minwon, or of a newer program';
const WRONG = 'the passphrase is wrong, or the first lines of the file are damaged';
const CUT = 'the file is cut off: it was not copied whole';
const DAMAGED = 'the file is damaged: what it holds is not what was written';

/**
 * Reads to the end, whatever the sinks take: every frame is authenticated, every sum compared.
 * @param entry is asked before an entry's content; it may refuse by throwing
 * @throws ContainerFault
 */
export async function readContainer(file: string, passphrase: string, entry: (name: string) => Promise<Sink> | Sink, progress: Progress = () => undefined): Promise<Entry[]> {
  const handle = await open(file, 'r');
  try {
    const { key, at } = await unwrap(handle, passphrase);
    return await readEntries(framesOf(handle, key, at), entry, progress);
  } finally {
    await handle.close();
  }
}

type Frame = { kind: number; content: Buffer };

async function readEntries(frames: AsyncIterable<Frame>, entry: (name: string) => Promise<Sink> | Sink, progress: Progress): Promise<Entry[]> {
  const seen: Entry[] = [];
  let current: { name: string; sink: Sink; size: number; hash: ReturnType<typeof createHash> } | undefined;
  let read = 0;
  for await (const { kind, content } of frames) {
    if (kind === KIND.entry && !current) {
      const { name } = JSON.parse(content.toString()) as { name: string };
      current = { name, sink: await entry(name), size: 0, hash: createHash('sha256') };
    } else if (kind === KIND.data && current) {
      current.hash.update(content);
      current.size += content.length;
      await current.sink?.write(content);
      progress((read += content.length));
    } else if (kind === KIND.sum && current) {
      const found = { name: current.name, size: current.size, sha256: current.hash.digest('hex') };
      if (content.toString() !== JSON.stringify(found)) throw new ContainerFault(DAMAGED);
      seen.push(found);
      await current.sink?.end();
      current = undefined;
    } else if (kind === KIND.end && !current && content.toString() === JSON.stringify(seen)) return seen;
    else throw new ContainerFault(DAMAGED);
  }
  throw new ContainerFault(CUT);
}

async function unwrap(handle: FileHandle, passphrase: string): Promise<{ key: Buffer; at: number }> {
  const head = Buffer.alloc(HEADER_MOST);
  const { bytesRead } = await handle.read(head, 0, HEADER_MOST, 0);
  const text = head.toString('latin1', 0, bytesRead);
  const end = text.indexOf('\n', MAGIC.length);
  if (!text.startsWith(MAGIC)) throw new ContainerFault(MAGIC.startsWith(text) ? CUT : NOT_ONE);
  if (end === -1) throw new ContainerFault(bytesRead < HEADER_MOST ? CUT : NOT_ONE);
  const given = kdfIn(text.slice(MAGIC.length, end));
  const sealed = Buffer.from(given.key, 'base64');
  try {
    const cipher = createDecipheriv('aes-256-gcm', await derive(passphrase, given), ivOf(0)).setAAD(bound(given)).setAuthTag(sealed.subarray(-TAG));
    return { key: Buffer.concat([cipher.update(sealed.subarray(0, -TAG)), cipher.final()]), at: end + 1 };
  } catch {
    throw new ContainerFault(WRONG);
  }
}

function kdfIn(line: string): Kdf & { key: string } {
  let given: Partial<Kdf & { key: string }>;
  try {
    given = JSON.parse(line);
  } catch {
    throw new ContainerFault(DAMAGED);
  }
  const { n = 0, r = 0, p = 0, salt, key } = given;
  const whole = [n, r, p].every((x) => Number.isInteger(x) && x > 0);
  if (!whole || n > MOST || n * r > MOST * 8 || p > 16 || typeof salt !== 'string' || typeof key !== 'string') throw new ContainerFault(DAMAGED);
  return { n, r, p, salt, key };
}

async function* framesOf(handle: FileHandle, key: Buffer, from: number): AsyncGenerator<Frame> {
  let at = from;
  const head = Buffer.alloc(5);
  for (let frame = 0; ; frame++) {
    if ((await readFully(handle, head, at)) < head.length) return;
    const kind = head[4] ?? 0;
    const length = head.readUInt32BE(0);
    if (length > 64 * CHUNK) throw new ContainerFault(DAMAGED);
    const sealed = Buffer.alloc(length + TAG);
    if ((await readFully(handle, sealed, at + head.length)) < sealed.length) return;
    at += head.length + sealed.length;
    const cipher = createDecipheriv('aes-256-gcm', key, ivOf(frame)).setAAD(Buffer.of(kind)).setAuthTag(sealed.subarray(-TAG));
    let content: Buffer;
    try {
      content = Buffer.concat([cipher.update(sealed.subarray(0, -TAG)), cipher.final()]);
    } catch {
      throw new ContainerFault(DAMAGED);
    }
    yield { kind, content };
  }
}

async function readFully(handle: FileHandle, into: Buffer, position: number): Promise<number> {
  let got = 0;
  while (got < into.length) {
    const { bytesRead } = await handle.read(into, got, into.length - got, position + got);
    if (!bytesRead) break;
    got += bytesRead;
  }
  return got;
}
