/** An Ask as JSON in, the Reply as JSON out: kiosks, apps, call-centre software. Without a key it sees what an anonymous page sees. */
import type { Channel, Message } from '../../src/channel.js';
import { assignDigits } from '../digits.js';
import { Refusal } from '../../src/errors.js';
import type { Ask, Credential, Received } from '../../src/inquiry.js';
import { wished } from '../page-locale.js';
import { isUpload, readUpload, typeOf, type UploadForm } from '../page-upload.js';
import { askSchema, problemIn } from './schema.js';

export function createJson(): Channel {
  return {
    name: 'json',
    mount: '/json',
    device: 'json',
    receive,
    localeIn,
    compose(reply, { locale, nav, announcement }) {
      const { blocks, digits } = assignDigits(reply.blocks, { more: nav.more, back: nav.back, start: nav.start });
      return { outcome: reply.outcome, locale, title: reply.title, blocks, digits, keeps: reply.keeps ?? 'menu', ...(reply.session ? { session: reply.session } : {}), ...(announcement ? { announcement } : {}), texts: [] };
    },
    render: (message, { request, status, edition, forgetAfter, signedIn }) => Response.json({ ...shown(message), ...(problems.has(request) ? { problem: problems.get(request) } : {}), ...(forgetAfter ? { forgetAfter } : {}), ...(signedIn?.token ? { session: signedIn.token, signedIn: signedIn.text } : {}) }, { status, headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'wording-version': String(edition) } }),
  };
}

/** Why a request is no ask, for whoever writes the program: beside the sentence for its screen, which names no field. */
const problems = new WeakMap<Request, string>();
function malformed(request: Request, problem: string): Refusal {
  problems.set(request, problem);
  return new Refusal('malformed', problem.split(':')[0]);
}

/** A photo's name opens nothing here, and stays with us. */
const shown = ({ outcome, locale, title, announcement, blocks, digits }: Message): object => ({ outcome, locale, title, ...(announcement ? { announcement } : {}), blocks: blocks.map((b) => (b.kind === 'images' ? { ...b, images: b.images.map(({ photo: _, ...i }) => i) } : b)), digits });

/** An ask with photos: a part `ask`, then parts `photo`. */
export const takesUpload = (request: Request): boolean => request.method === 'POST' && new URL(request.url).pathname === '/json/' && isUpload(request);

function localeIn(request: Request): Pick<Received, 'locale'> {
  const locale = wished(request.headers.get('accept-language') ?? '');
  return locale ? { locale } : {};
}

async function receive(request: Request): Promise<Received> {
  if (new URL(request.url).pathname !== '/json/') throw new Refusal('not-found');
  if (request.method !== 'POST') throw new Refusal('wrong-method', 'POST');
  const key = request.headers.get('idempotency-key') ?? '';
  if (key && !/^[\x21-\x7e]{1,128}$/.test(key)) throw malformed(request, 'Idempotency-Key: must be 1 to 128 visible ASCII characters');
  const { given, uploads } = await contentOf(request, key);
  const parsed = askSchema.safeParse(given);
  if (!parsed.success) throw malformed(request, problemIn(given) ?? 'body: is no ask');
  const bearer = request.headers.get('authorization');
  const { ask, credential } = asAsk(parsed.data);
  const session = request.headers.get('session');
  if (uploads && ask.kind !== 'file') throw malformed(request, 'kind: photos go with a filing (“file”)');
  return {
    id: key,
    channel: 'json',
    screen: 'private',
    converses: false,
    // A program with a key holds a session by the token of its last answer, each of which counts once; anybody else has none.
    sessions: bearer === null ? 'none' : 'token',
    ...(bearer === null || !session ? {} : { session: { token: session } }),
    ...(bearer === null ? {} : { key: /^Bearer ([\x21-\x7e]+)$/i.exec(bearer)?.[1] ?? '' }),
    ...localeIn(request),
    ...(credential ? { credential } : {}),
    ask,
    ...(uploads ? { uploads } : {}),
  };
}

/**
 * A browser asks before it sends JSON, or a header of its own, across origins, and no cookie counts here: no form can forge either. What is sent with
 * photos is what a bad line sends twice.
 */
async function contentOf(request: Request, key: string): Promise<{ given: unknown; uploads?: UploadForm['photos'] }> {
  if (!isUpload(request)) {
    if (typeOf(request) !== 'application/json') throw malformed(request, 'Content-Type: must be application/json, or multipart/form-data with photos');
    return { given: await request.json().catch(() => undefined) };
  }
  if (!key) throw malformed(request, 'Idempotency-Key: is needed with photos');
  const { fields, photos } = await readUpload(request);
  return { given: asJson(fields.find(([name]) => name === 'ask')?.[1] ?? ''), uploads: photos };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Proofs travel beside the Ask, never in it. */
function asAsk(data: object & { kind: string }): { ask: Ask; credential?: Credential } {
  const { lastFour, request, code, ...rest } = data as Record<string, unknown>;
  if (typeof rest.receipt === 'string') rest.receipt = rest.receipt.replace(/\D/g, '');
  if (rest.kind === 'sign-out') rest.sure = true;
  const ask = rest as unknown as Ask;
  if (typeof request === 'string') return { ask, credential: { kind: 'code', request, code: String(code ?? '').normalize('NFKC').replace(/\D/g, '') } };
  return typeof lastFour === 'string' && typeof rest.receipt === 'string' ? { ask, credential: { kind: 'last-four', receipt: rest.receipt, digits: lastFour } } : { ask };
}
