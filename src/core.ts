/** What every verb is given, and what it gives back. Verbs decide first; app.ts writes once. */
import type { Sent } from './channel.js';
import type { District } from './district.js';
import type { Files } from './files/files.js';
import type { Locale } from './inquiry.js';
import type { Calendar } from './petitions/clock.js';
import type { Records } from './petitions/records.js';
import type { Reply } from './reply.js';
import type { Retention } from './retention/periods.js';
import type { Blobs } from './storage/blobs.js';
import type { Store, Write } from './storage/store.js';
import type { Vault } from './storage/vault.js';

export interface Core {
  store: Store;
  /** Data beside the program. */
  files: Files;
  vault: Vault;
  records: Records;
  district: District;
  calendar: Calendar;
  /** Petition time, ms since 1970 (CLOCK sets it in the demo). */
  now(): number;
  /** Real time, ms since 1970: sessions, codes, limits and the record of actions run in it, whatever CLOCK says. */
  real(): number;
  random: Random;
  /** Texts that cannot wait: one-time codes and links. Undefined where no carrier is set. */
  texting?: Texting;
  /** Texts from citizens arrive here, at this number where it is known. */
  textsArrive?: { number?: string };
  /** How long personal data is kept. */
  retention: Retention;
  /** Where photos are kept; without it none is offered or taken. */
  blobs?: Blobs;
  /** It can take photos: forms offer it. */
  takesPhotos?: boolean;
  /** A carrier that brings MMS is set. */
  textsBringPhotos?: boolean;
  /** A member of staff, as citizens may know them. */
  officer(id: string): Promise<Officer | undefined>;
}

export interface Texting {
  /** One attempt; nobody else sends it again. @param to E.164 */
  send(to: string, reply: Reply, locale: Locale): Promise<Sent>;
  /** PUBLIC_URL's origin: what links in texts begin with. */
  origin: string;
  /** Country codes that codes go to: 82 … */
  countries: readonly string[];
  /** How many a day, to all phones together. */
  perDay: number;
}

export interface Officer {
  id: string;
  name: string;
  department: string | undefined;
  /** Works on petitions, and the account is open. */
  serves: boolean;
}

/** What replies are made from: no database, no chance. */
export type Known = Pick<Core, 'district' | 'calendar' | 'now' | 'texting' | 'textsArrive' | 'retention' | 'takesPhotos' | 'textsBringPhotos'>;

export interface Random {
  /** Decimal digits, each equally likely. */
  digits(count: number): string;
  /** 128 bits, base64url. */
  token(): string;
}

/** What was looked up in the guide, for what is missing to be learnt. */
export interface Looked {
  /** The citizen's words, never kept as they are. */
  text: string;
  sure: boolean;
  /** The entry given, or the nearest. */
  entry?: string;
}

export interface Answer {
  reply: Reply;
  looked?: Looked;
  /** Everything the answer changes; written with the inquiry's id, or not at all. */
  writes: Write[];
  /** The citizen chose this language. */
  locale?: Locale;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
