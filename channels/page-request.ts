/** How every page channel reads a request: the path names the Ask, a form's body carries what was typed. */
import { Refusal } from '../src/errors.js';
import { askFrom } from '../src/forms.js';
import { sessionCookie } from '../src/channel.js';
import { type Ask, type Received, type Screen, takesPhotos } from '../src/inquiry.js';
import { askAt, fromPath } from '../src/path.js';
import { cookiesOf, deviceIn } from './page-cookies.js';
import { formFields } from './page-form.js';
import { localeIn } from './page-locale.js';
import { isUpload, readUpload, typeOf } from './page-upload.js';

export interface Mounted {
  name: string;
  /** The path it is mounted at: '/m'. */
  mount: string;
  screen: Screen;
  /** Its pages carry a session by hidden tokens where a device takes no cookies. */
  walks?: true;
}

/** A hidden field whose name ends so carries its text packed: see pda/form.ts. */
export const PACKED = '.b64';
/** A hidden field whose name ends so carries what the field before it did not show: see pda/form.ts. */
export const REST = '.rest';
/** A button whose name begins so leads to the path that follows: what a link is where every step needs a form. */
export const GO = 'to.';

/** @throws Refusal not-found (path), wrong-method, malformed (body) */
export async function receivePage(request: Request, { name, mount, screen, walks }: Mounted): Promise<Received> {
  const url = new URL(request.url);
  const path = below(url.pathname, mount);
  const link = /^\/go\/([\w-]{22,64})$/.exec(path)?.[1];
  const fromAddress: Ask | undefined = link === undefined ? fromPath(path, url.searchParams) : { kind: 'open' };
  if (!fromAddress) throw new Refusal('not-found');
  const cookies = cookiesOf(request);
  const device = deviceIn(cookies);
  const sent = await contentOf(request, fromAddress, link);
  return {
    id: '', // src/request sets it from the form's nonce
    channel: name,
    screen,
    converses: false,
    ...sessionOf(cookies, name, sent, device !== undefined || sent.form === undefined, walks),
    ...(device ? { device } : {}),
    ...localeIn(request, sent.ask),
  };
}

/** Where a form comes without the cookie that its page set, the device takes none. A token counts in a form alone. */
function sessionOf(cookies: Map<string, string>, name: string, { token, ...sent }: Sent, takesCookies: boolean, walks: boolean | undefined): Omit<Sent, 'token'> & Pick<Received, 'session' | 'sessions'> {
  if (!takesCookies) return { ...sent, sessions: walks ? 'token' : 'none', ...(walks && token ? { session: { token } } : {}) };
  const cookie = cookies.get(`__Host-${sessionCookie(name)}`) ?? cookies.get(sessionCookie(name));
  return { ...sent, sessions: 'cookie', ...(cookie ? { session: { cookie } } : {}) };
}

type Sent = Pick<Received, 'ask' | 'credential' | 'form' | 'uploads'> & { token?: string };

function below(path: string, mount: string): string {
  if (path === mount) return '/';
  if (!path.startsWith(`${mount}/`)) throw new Refusal('not-found');
  return path.slice(mount.length);
}

/** @param link the secret of a link that was opened: looking at it spends nothing */
async function contentOf(request: Request, fromAddress: Ask, link: string | undefined): Promise<Sent> {
  if (request.method === 'GET' || request.method === 'HEAD') return { ask: fromAddress, ...(link === undefined ? {} : { credential: { kind: 'link', secret: link, pressed: false } }) };
  if (request.method !== 'POST') throw new Refusal('wrong-method', 'GET, HEAD, POST');
  if (isUpload(request)) return uploaded(request, fromAddress);
  // Some old sets send no type at all.
  const type = typeOf(request);
  if (type && type !== 'application/x-www-form-urlencoded') throw new Refusal('malformed', 'content-type');
  return formOf(await formFields(request));
}

function formOf(body: Iterable<[name: string, value: string]>): Sent {
  const { ask: kind = '', token = '', session, ...fields } = fieldsOf(body);
  const asked = kind === 'go' ? goTo(fields.to ?? '') : askFrom(kind, fields);
  if (!asked) throw new Refusal('malformed', 'ask');
  return { ...asked, form: token, ...(session === undefined ? {} : { token: session }) };
}

function goTo(path: string): { ask: Ask } | undefined {
  const ask = askAt(path);
  return ask && { ask };
}

/** A form with photos, at an address whose form has a field for them: nowhere else is a body of many parts taken, or one of more than 128 KB. @param mount where the channel is */
export function takesUpload(request: Request, mount: string): boolean {
  if (request.method !== 'POST' || !isUpload(request)) return false;
  const url = new URL(request.url);
  const ask = url.pathname.startsWith(`${mount}/`) ? fromPath(url.pathname.slice(mount.length), url.searchParams) : undefined;
  return ask !== undefined && takesPhotos(ask);
}

async function uploaded(request: Request, fromAddress: Ask): Promise<Sent> {
  if (!takesPhotos(fromAddress)) throw new Refusal('malformed', 'content-type');
  const { fields, photos } = await readUpload(request);
  const asked = formOf(fields);
  if (!takesPhotos(asked.ask)) throw new Refusal('malformed', 'photos');
  return { ...asked, uploads: photos };
}

/** The first of repeated fields wins: a second one was put there by somebody else. */
function fieldsOf(body: Iterable<[name: string, value: string]>): Record<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of body) {
    const [plain, text] = name.endsWith(PACKED) ? [name.slice(0, -PACKED.length), unpack(value)] : (pressedIn(name) ?? [name, value]);
    if (!fields.has(plain)) fields.set(plain, text);
  }
  for (const [name, rest] of fields) {
    if (!name.endsWith(REST)) continue;
    const shown = name.slice(0, -REST.length);
    fields.set(shown, (fields.get(shown) ?? '') + rest);
    fields.delete(name);
  }
  return Object.fromEntries(fields);
}

/** `score.5`: which of several submits was pressed, where its value is what it shows (pda/form.ts). */
function pressedIn(name: string): [string, string] | undefined {
  if (name.startsWith(GO)) return ['to', name.slice(GO.length)];
  const [, field = '', value = ''] = /^([a-z]+)\.(\d{1,4})$/i.exec(name) ?? [];
  return field ? [field, value] : undefined;
}

/** In base64, after a sign which bytes they are: of UTF-8, or of UTF-16 where those are fewer. */
export function pack(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (b) => String.fromCharCode(b));
  if (bytes.length <= 2 * text.length) return `8${btoa(bytes.join(''))}`;
  return `6${btoa(Array.from(text.split(''), (unit) => String.fromCharCode(unit.charCodeAt(0) >> 8, unit.charCodeAt(0) & 0xff)).join(''))}`;
}

function unpack(packed: string): string {
  try {
    const [sign, bytes] = [packed[0], atob(packed.slice(1))];
    if (sign !== '8' && sign !== '6') throw new Error('neither');
    if (sign === '6') return bytes.replace(/([^])([^])/g, (_, high: string, low: string) => String.fromCharCode(high.charCodeAt(0) * 256 + low.charCodeAt(0)));
    return new TextDecoder().decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)));
  } catch {
    throw new Refusal('malformed', 'packed field');
  }
}
