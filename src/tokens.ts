/** Tokens that pages carry: one for each form shown, signed, and bound to the device's cookie where it has one; one for the news of a petition. */
import { isLoopback } from './address.js';
import { HOUR, MINUTE, type Random } from './core.js';
import { Refusal } from './errors.js';
import type { Vault } from './storage/vault.js';

const VALID = 12 * 3_600_000;

/** `late`: it is ours, but was open too long, or its device has another cookie by now. Only a good one has a nonce: nobody can go on with another by oversight. */
export type Checked = { is: 'good'; nonce: string } | { is: 'late' } | { is: 'wrong' };

export interface Tokens {
  issue(device: string): string;
  /** @param device the cookie, undefined on a device without cookies: then the token alone counts, and it opens no session */
  check(token: string, device: string | undefined): Checked;
}

/** @param now real time, ms */
export function createTokens(vault: Vault, random: Random, now: () => number): Tokens {
  const sign = (nonce: string, expires: string, owner: string): string => vault.find('form', `${nonce}.${expires}.${owner}`);
  const owned = (device: string): string => vault.find('device', device).slice(0, 16);
  return {
    issue(device) {
      const nonce = random.token();
      const expires = (now() + VALID).toString(36);
      const owner = owned(device);
      return [nonce, expires, owner, sign(nonce, expires, owner)].join('.');
    },
    check(token, device) {
      const [nonce = '', expires = '', owner = '', signature = ''] = token.split('.');
      if (!vault.same(signature, sign(nonce, expires, owner))) return { is: 'wrong' };
      const others = device !== undefined && !vault.same(owner, owned(device));
      return others || !(Number.parseInt(expires, 36) > now()) ? { is: 'late' } : { is: 'good', nonce };
    },
  };
}

/** How long a page's offer to follow its petition counts, ms. */
const OFFERED = HOUR;

/** What a page carries that names a petition, or a photo, without saying so: sealed, short-lived, of use to its own device alone. */
export interface Tickets {
  issue(device: string, receipt: string): string;
  /** @returns the receipt @throws Refusal('stale') */
  check(ticket: string, device: string | undefined): string;
}

export const createTickets = (vault: Vault, now: () => number): Tickets => ticketsFor(vault, 'push/ticket', OFFERED, now);

/** How long the address of a photo counts, ms: as long as a page of it is looked at. */
const SHOWN = 15 * MINUTE;

/** Addresses of photos: of use to the device whose page they stood on, and to nobody after that. */
export const createPhotoTickets = (vault: Vault, now: () => number): Tickets => ticketsFor(vault, 'photo/ticket', SHOWN, now);

function ticketsFor(vault: Vault, place: string, lasts: number, now: () => number): Tickets {
  return {
    issue: (device, receipt) => vault.seal(JSON.stringify([receipt, vault.find('device', device), now() + lasts]), place),
    check(ticket, device) {
      const [receipt, owner, expires] = openedTicket(vault, ticket, place);
      if (device === undefined || !vault.same(owner, vault.find('device', device))) throw new Refusal('stale', 'another device');
      if (expires <= now()) throw new Refusal('stale', 'expired');
      return receipt;
    },
  };
}

function openedTicket(vault: Vault, ticket: string, place: string): [receipt: string, owner: string, expires: number] {
  try {
    return JSON.parse(vault.open(ticket, place));
  } catch {
    throw new Refusal('stale', 'token');
  }
}

/** Whether a form came from our own pages, as far as its browser says. Old browsers say nothing. */
export function fromOurPages(request: Request, publicUrl: URL): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site) return site === 'same-origin' || site === 'none';
  const origin = request.headers.get('origin');
  if (!origin) return true;
  if (origin === publicUrl.origin) return true;
  return isLoopback(publicUrl.hostname) && URL.canParse(origin) && isLoopback(new URL(origin).hostname) && new URL(origin).port === publicUrl.port;
}
