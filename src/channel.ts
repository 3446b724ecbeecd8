/** The channel contract: a channel turns a request into an Inquiry and a Reply into a response. */
import type { TemplateKey } from '../templates/catalog.js';
import type { Outcome } from './errors.js';
import type { Ask, Locale, Received } from './inquiry.js';
import type { Block, Choice, Quick, Reply, Wording } from './reply.js';

/** Device classes that templates can differ by. */
export const DEVICES = ['sms', 'mobile', 'pda', 'tv', 'json'] as const;
export type DeviceClass = (typeof DEVICES)[number];

/** Words of a channel's own frame: templates `nav.*` in this locale and device. */
export type Nav = Readonly<Record<NavKey, string>>;
type NavKey = { [K in TemplateKey]: K extends `nav.${infer N}` ? N : never }[TemplateKey];

export interface ComposeContext {
  locale: Locale;
  /** The district's name, as messages sign with it. */
  sign: string;
  nav: Nav;
  /** The carrier that will bring it, where one channel has several. */
  carrier: string | undefined;
  /** A line that joins the answer where it fits; empty when there is none. */
  announcement: string;
}

/** Each channel keeps its own: several may stand side by side in one browser. `__Host-` before it over https. */
export const sessionCookie = (channel: string): string => `session-${channel}`;

/** What a digit means in one message. */
export type Digits = Partial<Record<string, { label: string; ask: Ask }>>;

/** A form that waits for a text device's next words: the fields still open are filled one a message. */
export interface Dialogue {
  ask: Ask['kind'];
  hidden: Record<string, string>;
  fields: { name: string; required: boolean }[];
}

/** A composed reply: what will be shown or sent, with every digit decided. Serialisable: a redelivery gets it again. */
export interface Message {
  outcome: Outcome;
  locale: Locale;
  title: string;
  blocks: Block<string>[];
  digits: Digits;
  dialogue?: Dialogue;
  keeps: 'menu' | 'draft' | 'result';
  /** The answer to the inquiry that opened, or ended, a session. */
  session?: 'set' | 'clear';
  /** It was broken into pages: what it says stands beside what can be done. */
  paged?: true;
  /** The petition that this is about, where its reader may ask for its news on this very device. */
  follow?: string;
  /** A form of this kind has been taken. */
  done?: Ask['kind'];
  /** Shown above the answer on pages; a text has it in its body. */
  announcement?: string;
  /** Bodies of text devices, in order; empty on pages. */
  texts: string[];
}

/** Latitude and longitude, degrees. */
export type Point = readonly [latitude: number, longitude: number];

/** A district to point at: its parts by name with about their middles, its edge, lines that people know. */
export interface DistrictMap {
  parts: readonly { name: string; at: Point }[];
  outline: readonly Point[];
  lines: readonly { kind: 'water' | 'road'; at: readonly Point[] }[];
}

/** What stands around every answer, whoever asks. */
export interface Frame {
  locale: Locale;
  nav: Nav;
  /** Petition time, ms; a TV shows the clock. */
  now: number;
  nowText: string;
  /** What a page says of itself when it is looked at again without a network: when it was seen. */
  seen: string;
  /** PUBLIC_URL's origin: addresses shown as text never follow a request header. */
  publicUrl: string;
  districtName: string;
  districtPhone: string;
  districtAddress: string;
  /** The start's entries, for screens that have room for them on every page; empty on others. */
  menu: readonly Choice<string>[];
  /** What people look for first, beside a wide screen's start; empty on others. */
  quick: readonly Quick<string>[];
  map?: DistrictMap;
  /** The device lab, same origin, may show it in a frame. */
  frames: boolean;
  /** Edition of the words, for the page's header. */
  edition: number;
}

export interface RenderContext extends Frame {
  request: Request;
  /** Status of the outcome table; a channel whose caller needs another one (a carrier) decides itself. */
  status: number;
  /** A new form token: single use, bound to this device's cookie where it has one. */
  formToken: string;
  /** Set-Cookie values to send with a page. */
  cookies: string[];
  /** The citizen's own language was given in the address: links keep it, for devices without cookies. */
  keepLocale: boolean;
  /** Whoever looks has proved a phone. */
  signedIn?: SignedIn;
  /** What this answers: where the way back is no browser's. */
  asked?: Ask;
  /** News of the petition on this page may be asked for, by push: our public key, and what lets this device ask. */
  follow?: { key: string; ticket: string };
  /** The address of a photo: for this device alone, and not for long. Undefined where no device can be told from another. */
  photo?(name: string): string;
  /** A screen that others see is cleared after so many seconds without a touch. */
  forgetAfter?: number;
  /** Stronger lines and colours, also where the device does not ask for them (previews). */
  highContrast?: boolean;
}

/** What a page shows and carries of a session. */
export interface SignedIn {
  /** 010-****-1234로 확인됨 */
  text: string;
  /** On a device without cookies: every form carries it as `session`, once. */
  token?: string;
}

export interface Channel {
  /** Its folder. */
  readonly name: string;
  /** The path it is mounted at. */
  readonly mount: string;
  readonly device: DeviceClass;
  /** @throws Refusal with an outcome of errors.ts */
  receive(request: Request): Promise<Received>;
  /** In which language a request wants its answer, whatever else is wrong with it; a channel without it knows by whose phone it is. */
  localeIn?(request: Request): Pick<Received, 'locale' | 'keepLocale'>;
  /** Pure: pages, digits, limits. Answers, notices and previews all use it. */
  compose(reply: Reply<string>, context: ComposeContext): Message;
  render(message: Message, context: RenderContext): Response | Promise<Response>;
}

/** How much of a device's limit an answer takes, with nothing cut yet. */
export interface Room {
  unit: 'bytes' | 'characters' | 'lines';
  used: number;
  most: number;
  /** Which part of the device: its whole message or page unless given. */
  part?: 'announcement' | 'bar' | 'title' | 'whole' | 'left' | 'right' | 'days' | 'reason' | 'keys';
}

/** A channel whose device has a limit that words can overflow. */
export interface Roomy {
  /** Pure. @param reply not yet composed: nothing is cut or left out */
  room(reply: Reply<string>, context: ComposeContext): Room[];
  /** Where room() is dear: quickly, a share of the limit that its answer never exceeds. At most 1: it fits for certain. */
  bound?(reply: Reply<string>, context: ComposeContext): number;
}
export const isRoomy = (channel: Channel): channel is Channel & Roomy => 'room' in channel;

/** A channel whose carriers do not bring every letter: an answer is said in the language that loses least (speak.ts). */
export interface Lossy {
  /** Pure. How many characters of an answer would be missing. */
  lost(reply: Reply<string>, context: ComposeContext): number;
}
export const isLossy = (channel: Channel): channel is Channel & Lossy => 'lost' in channel;

/**
 * Why a carrier says no. `transient`: later. `limited`: later, but not often. `throttled`: more slowly. `setting`: nothing goes out before an
 * operator mends it. `recipient`: this phone takes no texts. `stopped`: it refuses ours. `content`: not these words.
 */
export type RefusedWhy = 'transient' | 'limited' | 'throttled' | 'setting' | 'recipient' | 'stopped' | 'content';

/** What became of one attempt to send. */
export type Sent =
  | { state: 'accepted'; id: string }
  /** The carrier said no, and why: that decides what happens next. `after`: it asks to wait so long, ms. */
  | { state: 'refused'; code: string; why: RefusedWhy; after?: number }
  /** No answer in time: it may have been taken, so it is never sent again blindly. */
  | { state: 'doubtful'; code: string };

/** A carrier that brings words to a phone by itself. One attempt a call: whoever calls decides about another. */
export interface Sender {
  readonly carrier: string;
  /** @param to E.164 @param notice names it in the carrier's delivery reports */
  send(to: string, text: string, notice?: string): Promise<Sent>;
}

/** What a carrier says later of a text that it took. */
export interface Delivery {
  notice: string;
  state: 'sent' | 'delivered' | 'failed';
  code?: string;
}

/** A channel whose carriers report deliveries. Keys are paths under its mount; @throws Refusal */
export interface Reports {
  readonly reports: Readonly<Record<string, (request: Request) => Promise<Delivery | undefined>>>;
}
export const hasReports = (channel: Channel): channel is Channel & Reports => 'reports' in channel;

/** The frame in one language, and any other of this device's words. */
export type FrameIn = (locale: Locale) => Frame & { say(wording: Wording): string };

/** Bytes that a carrier keeps for us, or why they are not to be had: `again` says whether it is worth another try. */
export type Fetched = { bytes: Uint8Array } | { code: string; again: boolean };

/** Where photos of texts are fetched. One attempt a call; never throws. */
export interface MediaSource {
  /** @param carrier as Received names it @param url as the carrier named it */
  fetch(carrier: string, url: string): Promise<Fetched>;
}

/** A channel that serves files or pages of its own beside the one path. Keys are paths under its mount. */
export interface Routes {
  readonly routes: Readonly<Record<string, (request: Request, frame: FrameIn) => Response | Promise<Response>>>;
}
export const hasRoutes = (channel: Channel): channel is Channel & Routes => 'routes' in channel;

/** A browser that takes push, as it described itself. */
export interface Subscription {
  endpoint: string;
  /** base64url: a point of P-256, and a secret of 16 bytes. */
  p256dh: string;
  auth: string;
}

/** Brings words to a browser. One attempt a call; a refused `recipient` is gone for good. */
export interface PushService {
  /** The public key that browsers subscribe with. */
  readonly key: string;
  /** Bytes that a payload may have. */
  readonly room: number;
  /** @returns undefined for anything that is no subscription, or that leads where nothing may go */
  accepts(given: unknown): Promise<Subscription | undefined>;
  /** @param how `ttl` in seconds; a newer push of a topic (32 characters of base64url) takes an older one's place */
  send(to: Subscription, payload: string, how: { ttl: number; urgency: 'normal' | 'high'; topic: string }): Promise<Sent>;
}
