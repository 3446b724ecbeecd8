/** What we answer: content as a small closed union. Every channel handles every kind. */
import type { TemplateData, TemplateKey } from '../templates/catalog.js';
import type { Outcome } from './errors.js';
import type { Ask } from './inquiry.js';

export type Digit = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** How a petition stands, in the words of `state.*`. */
export type StateName = { [K in TemplateKey]: K extends `state.${infer S}` ? S : never }[TemplateKey];

/** Typed values: wording formats each by locale and device; the core never builds a sentence or a date text. */
export type Value =
  | { kind: 'text'; text: string }
  | { kind: 'instant'; at: number } // ms since 1970, UTC; shown in Asia/Seoul with the hour
  | { kind: 'day'; at: number } // the same, without the hour
  | { kind: 'weekday'; at: number }
  | { kind: 'time'; at: number } // the hour alone
  | { kind: 'receipt'; receipt: string } // 12 digits
  | { kind: 'phone'; phone: string }
  | { kind: 'named'; of: 'department' | 'category' | 'group' | 'basis' | 'does' | 'place' | 'holiday'; id: string } // a name of the district's data
  | { kind: 'state'; state: StateName }
  | { kind: 'number'; number: number }
  | { kind: 'span'; days: number }; // how long, with its unit: whole years as years

/** A template's key with its values. */
export interface Wording {
  template: TemplateKey;
  data?: Readonly<Record<string, Value>>;
}

/** A wording whose values the compiler checks against the catalog. */
export function say<K extends TemplateKey>(template: K, ...data: TemplateData<K>): Wording {
  return data[0] ? { template, data: data[0] as Readonly<Record<string, Value>> } : { template };
}

export interface Field<T = Wording> {
  name: string;
  label: T;
  hint?: T;
  input: 'text' | 'long-text' | 'phone' | 'digits' | 'code' | 'one-of' | 'press' | 'tick' | 'photo' | 'place';
  required: boolean;
  /** Characters, after normalisation. */
  max: number;
  value?: string;
  options?: { value: string; label: T }[];
  /** Autofill token of the HTML standard, where one fits. */
  autocomplete?: string;
  /** What is wrong with what stands in it. The answer's texts say it too, for devices that say it only there. */
  wrong?: T;
}

export interface Choice<T = Wording> {
  label: T;
  ask: Ask;
  /** One line more, for screens that have room. */
  hint?: T;
  /** A digit of its own, the same on every device; compose numbers the rest. */
  digit?: Digit;
}

/** One box of the working-time bar: one working day of the period. */
export interface WorkingDay<T = Wording> {
  label: T;
  /** 0 not begun … 1 over. */
  filled: number;
  now: boolean;
}

/** Which page, of how many where that is known. */
export interface Page {
  at: number;
  of?: number;
}

/** A form's second button: the same form, sent for something else, with this field as 1. */
export interface Other<T = Wording> {
  name: string;
  label: T;
}

export type Block<T = Wording> =
  | { kind: 'text'; text: T }
  | { kind: 'facts'; facts: { label: T; value: T }[] }
  | { kind: 'list'; label: T; rows: { label: T; value?: T }[] } // papers to bring; fees, each with its amount
  | { kind: 'due'; state: T; look: 'go' | 'done' | 'ended' | 'wait' | 'late' | 'new'; label?: T; due?: T; days: WorkingDay<T>[]; reasons: T[] }
  | { kind: 'steps'; steps: { label: T; at?: T; note?: T; done: boolean; now?: boolean }[] }
  | { kind: 'items'; label?: T; items: { title: T; summary?: T; ask: Ask; digit?: Digit }[]; next?: Ask; back?: Ask; page?: Page }
  | { kind: 'choices'; choices: Choice<T>[]; menu?: true } // the start menu: wording arranges it by each device's layout
  | { kind: 'form'; ask: Ask['kind']; fields: Field<T>[]; hidden: Record<string, string>; submit: T; other?: Other<T>; turn?: Page } // turn: sent again it shows another page of this answer (channels/paging.ts)
  | { kind: 'link'; to: { tel: string } | { page: string }; label: T; digit?: Digit }
  | { kind: 'images'; images: { photo: string; alt: T; width: number; height: number }[] } // its address is made when it is drawn
  | { kind: 'wait'; poll: Ask; seconds: number; label: T; left?: number } // left: seconds until it is over
  | { kind: 'handoff'; label: T; sms?: { to: string; text: string }; page?: string; qr?: string; code?: string }; // qr: a page whose address is for cameras alone

/** A block with what it is for, beside an answer. */
export interface Quick<T = Wording> {
  title: T;
  block: Block<T>;
}

export interface Reply<T = Wording> {
  outcome: Outcome;
  title: T;
  blocks: Block<T>[];
  /** The whole answer in one SMS (90 bytes): devices of few words say this instead of title and blocks. It names its digits itself. */
  short?: T;
  /**
   * It may be long: devices with little room show its page `at` (from 1), and ask for the others by 8 and 9. `carries`: what an address may not hold, a
   * proof or words that were typed; the others are then asked for by a form with it.
   */
  pages?: { at: number; ask: Ask & { page?: number }; carries?: Record<string, string> };
  /** How long its digits count: menus 30 minutes, drafts (a question that waits) 24 hours, results and ratings 7 days. */
  keeps?: 'menu' | 'draft' | 'result';
  /** Opens the asker's session on this device, or ends it. */
  session?: 'set' | 'clear';
  /** Its receipt, where the reader may ask for the news of this petition on this very device. */
  follow?: string;
  /** What was sent with a form of this kind is on record: a device lets go of what it kept of it. */
  done?: Ask['kind'];
}
