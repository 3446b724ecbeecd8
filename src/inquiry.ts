/** What a citizen asks. Imports nothing but the model. */

/** Languages in which every template is complete. */
export const LOCALES = ['ko', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const isLocale = (x: unknown): x is Locale => LOCALES.includes(x as Locale);

/** A phone in the hand, or a screen that others in the room can read. */
export type Screen = 'private' | 'shared';

/**
 * One question or wish. What can be navigated to has a path (see path.ts); what is typed by a citizen
 * travels only in request bodies. Proofs (last four digits, codes) are never part of an Ask.
 */
export type Ask =
  | { kind: 'menu' }
  | { kind: 'help' }
  | { kind: 'said'; text: string }
  | ({ kind: 'file' } & Filing)
  | { kind: 'list'; page?: number }
  | { kind: 'check'; receipt: string; part?: 'steps' }
  | { kind: 'find' } // type a receipt number
  | { kind: 'add'; receipt: string; text?: string }
  | { kind: 'withdraw'; receipt?: string; code?: string }
  | { kind: 'call'; receipt?: string }
  | { kind: 'departments'; group?: 'offices' | 'dongs'; page?: number; id?: string }
  | { kind: 'language'; locale?: Locale }
  | { kind: 'guide'; query?: string }
  | { kind: 'rate'; receipt?: string; score?: number }
  | { kind: 'consent'; wanted: boolean }
  | { kind: 'notice'; of: Notice };

/** A filing under way: each step adds a field; it becomes a petition only when `confirmed`. */
export interface Filing {
  group?: string;
  text?: string;
  place?: string;
  name?: string;
  /** As typed on a page; a text message's sender is never typed. */
  phone?: string;
  confirmed?: boolean;
  /** The citizen was told of 119 and 112 and still wants to file. */
  warned?: boolean;
}

/** Outcomes of understanding that are answers by themselves. */
export type Notice = 'receipt-length' | 'nobody-owns-digit' | 'dropped' | 'language-missing' | 'too-long';

/** What a request says about its sender, before anyone has checked it. app.ts turns it into a Citizen. */
export type Credential =
  | { kind: 'sender'; phone: string } // signed or token-protected by the carrier
  | { kind: 'last-four'; receipt: string; digits: string };

/** Who is asking, with the proof behind it. `phone` is a keyed hash: of the number only its last four digits travel, for filing. */
export type Citizen =
  | { kind: 'nobody' }
  | { kind: 'phone'; phone: string; lastFour: string; by: 'sender' }
  | { kind: 'holder'; receipt: string };

export interface Inquiry {
  /** The sender's own message id, or a form's nonce: a redelivery must not file twice. */
  id: string;
  channel: string;
  screen: Screen;
  /** By messages, not pages: digits and half-finished forms are remembered for its phone. */
  converses: boolean;
  citizen: Citizen;
  /** A proof was sent with it, right or wrong. */
  proofGiven: boolean;
  locale: Locale;
  ask: Ask;
}

/** What a channel makes of a request. */
export type Received = Omit<Inquiry, 'citizen' | 'locale' | 'proofGiven'> & {
  locale?: Locale;
  credential?: Credential;
  /** Which of a channel's carriers brought it. */
  carrier?: string;
  /** Pages only: the cookie that names the device, and the token of a form that was sent. */
  device?: string;
  form?: string;
  /** The language was in the address: links keep it, for devices without cookies. */
  keepLocale?: boolean;
};
