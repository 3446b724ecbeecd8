/** By which way a notice goes next. Consents, quiet hours and what the law calls a lawful way decide; nothing here reads or writes. */

/** Why a citizen is to be called or written to instead. */
export type TaskWhy = 'paper' | 'stopped' | 'no-phone' | 'unreachable' | 'no-carrier' | 'failed' | 'doubtful';

export interface Facts {
  duty: 'law' | 'courtesy';
  /** Of the petition: 기타민원 may be answered by text message alone, as may whoever consented (Act §27①). */
  kind: string;
  consent: boolean;
  /** E.164, where one is known. */
  phone: string | undefined;
  /** 수신거부. */
  stopped: boolean;
  quiet: boolean;
  /** Browsers that asked for push about this petition, and whether they were tried. */
  subscribed: boolean;
  pushed: boolean;
  /** A carrier is set. */
  carrier: boolean;
  /** Petition time, ms. */
  now: number;
}

export type Step =
  /** `task`: what a lawful way still needs beside it. */
  | { by: 'push' | 'text'; task?: TaskWhy }
  | { by: 'waiting'; until: number }
  | { by: 'nothing'; why: TaskWhy }
  | { by: 'task'; why: TaskWhy };

/** The district's courtesy, not law: nothing that can wait between 21 and 8 o'clock in Seoul. */
const QUIET = { from: 21, to: 8 } as const;
const HOUR = 3_600_000;
const SEOUL = 9 * HOUR;

/** 08:00 after an instant within quiet hours, else the instant itself, ms. */
export function afterQuiet(at: number): number {
  const hour = Math.floor(((at + SEOUL) % (24 * HOUR)) / HOUR);
  if (hour >= QUIET.to && hour < QUIET.from) return at;
  const midnight = at + SEOUL - ((at + SEOUL) % (24 * HOUR));
  return midnight + (hour >= QUIET.from ? 24 : 0) * HOUR + QUIET.to * HOUR - SEOUL;
}

/** A Korean landline takes no texts. */
export const takesTexts = (phone: string): boolean => !phone.startsWith('+82') || /^\+821\d/.test(phone);

export function nextStep(facts: Facts): Step {
  const { duty, phone, stopped, now } = facts;
  const law = duty === 'law';
  const instead = (why: TaskWhy): Step => (law ? { by: 'task', why } : { by: 'nothing', why });
  if (stopped && !law) return instead('stopped');
  if (!law && facts.quiet && afterQuiet(now) > now) return { by: 'waiting', until: afterQuiet(now) };
  const lawful = !law || facts.kind === 'other' || facts.consent;
  const paper = lawful ? {} : ({ task: 'paper' } as const);
  if (facts.subscribed && !facts.pushed) return { by: 'push', ...paper };
  if (stopped) return instead('stopped');
  if (!phone) return instead('no-phone');
  if (!takesTexts(phone)) return instead('unreachable');
  if (!facts.carrier) return instead('no-carrier');
  return { by: 'text', ...paper };
}

/** What became of a push. `sent`: one browser at least has it, or may have; `none`: no browser is left; `later`: the push service asks to wait, ms. */
export type Pushed = { state: 'sent' } | { state: 'none' } | { state: 'failed'; code: string } | { state: 'later'; code: string; after?: number };

export interface PushNotice {
  id: string;
  receipt: string;
  duty: 'law' | 'courtesy';
  locale: string;
  title: string;
  body: string;
}
export interface Pusher {
  push(notice: PushNotice): Promise<Pushed>;
}
