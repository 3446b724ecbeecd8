/** A form with photos: its fields first, then one photo after the other, as they come. Never more than one photo is in memory. */
import { MultipartParser, type MultipartPart } from '@remix-run/multipart-parser';
import { Refusal } from '../src/errors.js';
import type { PhotoFault, Upload } from '../src/inquiry.js';
import { inTheirCharset, type Pair } from './page-form.js';

/** The name of the photo field. */
const PHOTO = 'photo';
/** Bytes of one photo. */
const PHOTO_BYTES = 8 * 1024 * 1024;
const PHOTOS = 5;
/** Bytes of all fields that are no photos: what any other form may have. */
const FIELD_BYTES = 128 * 1024;
/** Bytes of the whole: five photos, the fields, and what stands around them. */
const MOST = PHOTOS * PHOTO_BYTES + FIELD_BYTES + 64 * 1024;
/** What is too much is still read, and thrown away, so far: a browser that is cut off shows no sentence. */
export const READ_AT_MOST = 3 * MOST;
/** The parser keeps what it is given as it is: a body of single bytes would cost a hundred times its size. */
const CHUNK = 64 * 1024;

export interface UploadForm {
  fields: [name: string, value: string][];
  /** Ends at the first fault; the rest of the body is thrown away. */
  photos: AsyncGenerator<Upload, void, undefined>;
}

/** What a request says its body is, without parameters. */
export const typeOf = (request: Request): string => (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
export const isUpload = (request: Request): boolean => typeOf(request) === 'multipart/form-data';

/** @throws Refusal('malformed'), Refusal('too-large') */
export async function readUpload(request: Request): Promise<UploadForm> {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(request.headers.get('content-type') ?? '');
  const body = request.body;
  if (!boundary || !body) throw new Refusal('malformed', 'multipart');
  const reader = createReader(body);
  const parts = partsOf(reader, boundary[1] ?? boundary[2] ?? '');
  const sent: Pair[] = [];
  let size = 0;
  for (;;) {
    const part = await parts.next().then((r) => r.value ?? undefined, tooBig);
    if (!part) return { fields: inTheirCharset(sent), photos: none() };
    if (part === 'too-big') return { fields: inTheirCharset(sent), photos: refused(reader) };
    if (isPhoto(part)) return { fields: inTheirCharset(sent), photos: photosOf(reader, parts, part) };
    size += part.size;
    if (size > FIELD_BYTES) {
      await reader.discard();
      throw new Refusal('too-large', 'fields');
    }
    sent.push([new TextEncoder().encode(nameOf(part)), part.bytes]);
  }
}

async function* none(): UploadForm['photos'] {}

/** The very first photo is too much. */
async function* refused(reader: Reader): UploadForm['photos'] {
  try {
    yield { fault: 'too-big' };
  } finally {
    await reader.discard();
  }
}

function tooBig(error: unknown): 'too-big' {
  if (error instanceof TooBig) return 'too-big';
  throw error;
}

/** A field that was left empty comes as a file without name and bytes. */
const isEmpty = (part: MultipartPart): boolean => part.size === 0;
const isPhoto = (part: MultipartPart): boolean => nameOf(part) === PHOTO;

async function* photosOf(reader: Reader, parts: AsyncGenerator<MultipartPart, void>, first: MultipartPart): UploadForm['photos'] {
  const fault = (why: PhotoFault): Upload => ({ fault: why });
  let part: MultipartPart | undefined = first;
  try {
    for (let count = 0; part; ) {
      if (!isPhoto(part)) throw new Refusal('malformed', 'fields after photos');
      if (!isEmpty(part)) {
        if (++count > PHOTOS) return void (yield fault('too-many'));
        if (part.size > PHOTO_BYTES) return void (yield fault('too-big'));
        const whole = part;
        yield { bytes: () => whole.bytes };
      }
      part = (await parts.next()).value ?? undefined;
    }
  } catch (error) {
    if (!(error instanceof TooBig)) throw error;
    yield fault('too-big');
  } finally {
    await reader.discard();
  }
}

class TooBig extends Error {}

function nameOf(part: MultipartPart): string {
  try {
    return part.name ?? '';
  } catch {
    throw new Refusal('malformed', 'multipart head');
  }
}

/** @throws TooBig for a photo over its size, or all of them over theirs; Refusal('malformed') for what is no form, or ends in the middle */
async function* partsOf(reader: Reader, boundary: string): AsyncGenerator<MultipartPart, void> {
  const parser = new MultipartParser(boundary, { maxFileSize: PHOTO_BYTES + 1, maxTotalSize: MOST, maxParts: 60, maxHeaderSize: 4_096 });
  try {
    for (let chunk = await reader.next(); chunk; chunk = await reader.next()) yield* parser.write(chunk);
    parser.finish();
  } catch (error) {
    if (error instanceof Error && /^Max(File|Total)Size/.test(error.name)) throw new TooBig();
    throw error instanceof Refusal ? error : new Refusal('malformed', 'multipart');
  }
}

/** A browser that is cut off shows no sentence: what nobody wants is read and thrown away. */
export const discard = ({ body }: Request): Promise<void> => (body ? createReader(body).discard().catch(() => undefined) : Promise.resolve());

interface Reader {
  /** 64 KB or the rest; undefined at the end. */
  next(): Promise<Uint8Array | undefined>;
  /** Reads what is left and keeps nothing of it. */
  discard(): Promise<void>;
}

function createReader(body: ReadableStream<Uint8Array>): Reader {
  const reader = body.getReader();
  let total = 0;
  let ended = false;
  const read = async (): Promise<Uint8Array | undefined> => {
    const { value, done } = await reader.read().catch(() => {
      throw new Refusal('malformed', 'the body broke off');
    });
    ended = done;
    total += value?.length ?? 0;
    if (total <= READ_AT_MOST) return value;
    ended = true;
    await reader.cancel().catch(() => undefined);
    throw new Refusal('too-large', 'photos');
  };
  return {
    async next() {
      const first = ended ? undefined : await read();
      if (!first || first.length >= CHUNK) return first;
      const chunk = new Uint8Array(CHUNK + first.length);
      chunk.set(first);
      let size = first.length;
      while (size < CHUNK && !ended) {
        const more = await read();
        if (!more) break;
        if (size + more.length > chunk.length) return joined(chunk.subarray(0, size), more);
        chunk.set(more, size);
        size += more.length;
      }
      return chunk.subarray(0, size);
    },
    async discard() {
      while (!ended) await read();
    },
  };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
