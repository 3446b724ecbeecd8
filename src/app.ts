/** The one path: receive → who is it → converse → answer → word → compose → write → render. Errors are replies too. */
import { answer } from './answer.js';
import type { Channel, Message } from './channel.js';
import { admit } from './citizens/api-keys.js';
import type { Identified, KnownPhones } from './citizens/identify.js';
import { identify } from './citizens/identify.js';
import { allow, CODES_PER_ADDRESS, FILINGS_PER_ADDRESS, PAIRINGS_PER_ADDRESS } from './citizens/limits.js';
import { type Conversed, converse, dialogueAfter } from './conversation/converse.js';
import type { Memory } from './conversation/memory.js';
import { pictured } from './conversation/pictures.js';
import type { Answer, Core } from './core.js';
import { advance } from './citizens/sessions.js';
import { OUTCOMES, type Outcome, Refusal, traceOf } from './errors.js';
import { closedReply, errorReply } from './answers/errors.js';
import { receivedBefore } from './answers/notices.js';
import type { Ask, Inquiry, Locale, Received, WithPhotos } from './inquiry.js';
import { recordAction } from './staff/actions.js';
import { cookieOf, type Signed, signedOf, stillTheirs } from './signing.js';
import { compose, isPage, type Reader, render } from './speak.js';
import { Conflict } from './storage/store.js';
import { arriving } from './photos/arrive.js';
import type { Take, Taken } from './photos/take.js';
import { fromOurPages, type Tickets, type Tokens } from './tokens.js';
import type { Live, Spoken } from './publishing/live.js';
import type { Learner } from './guide/learn.js';
import type { Recorder } from './publishing/replay.js';

/** How often a decision is made again when somebody else was first. */
const ATTEMPTS = 5;
/** Seconds: as a TV forgets. */
const FORGET_AFTER = 180;
const YEAR = 365 * 86_400;
/** What a page may show over plain HTTP. */
const PUBLIC: readonly Ask['kind'][] = ['menu', 'help', 'departments', 'call', 'language', 'guide', 'privacy'];

export interface Parts {
  core: Core;
  memory: Memory;
  known: KnownPhones;
  live: Live;
  recorder: Recorder;
  learner: Pick<Learner, 'take'>;
  tokens: Tokens;
  publicUrl: URL;
  demo: boolean;
  /** https, or this machine alone. */
  secure: boolean;
  /** Photos of forms, where they can be kept. */
  take?: Take;
  /** Web push, where it is on. */
  push?: { key: string; tickets: Tickets };
  /** One event, one line: codes and counts only. */
  note(event: Noted): void;
}

export interface Noted {
  channel: string;
  ask: string;
  outcome: Outcome;
  seconds: number;
  /** Where one of our own faults happened; never a value. */
  fault?: string;
}

/** The network address of whoever asks, worked out only where a limit counts it. */
type Address = () => string;
export type Handle = (channel: Channel, request: Request, address: Address) => Promise<Response>;

export function createHandle(parts: Parts): Handle {
  return async (channel, request, address) => {
    const started = performance.now();
    const spoken = parts.live.now; // one edition from here to the answer's end
    let received: Received | undefined;
    try {
      received = await channel.receive(request);
      const done = await respond(parts, spoken, channel, received, request, address);
      parts.note({ channel: channel.name, ask: done.ask, outcome: done.message.outcome, seconds: (performance.now() - started) / 1000 });
      const signed = await signedOf(parts.core, received, done, 1);
      return await render(parts, spoken, channel, done.message, readerOf(parts, channel, request, done.message.locale, received, signed, done.chosen));
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal('fault');
      parts.note({ channel: channel.name, ask: received?.ask.kind ?? 'none', outcome: refusal.outcome, seconds: (performance.now() - started) / 1000, ...(OUTCOMES[refusal.outcome].blame === 'us' ? { fault: traceOf(error) } : {}) });
      // Nothing was written: a device without cookies goes on with the token that it sent, which is not spent.
      const signed = received && refusal.outcome !== 'passed' ? await signedOf(parts.core, received, undefined, 0).catch(() => undefined) : undefined;
      return renderError(parts, channel, request, refusal.outcome, received, spoken, signed);
    } finally {
      if (received?.uploads) await rest(received.uploads);
    }
  };
}

/** A browser that is still sending shows no answer: what nobody asked for is read and thrown away. */
async function rest(uploads: NonNullable<Received['uploads']>): Promise<void> {
  try {
    for await (const _ of uploads);
  } catch {
    // it broke off
  }
}

/** An error in the channel's own form; also for what never reached `receive`. */
export function renderError(parts: Parts, channel: Channel, request: Request, outcome: Outcome, received?: Received, spoken: Spoken = parts.live.now, signed?: Signed): Response | Promise<Response> {
  const asked = received ?? channel.localeIn?.(request);
  const locale = asked?.locale ?? 'ko';
  const message = compose(parts, spoken, channel, errorReply(parts.core, outcome), locale, received?.carrier);
  return render(parts, spoken, channel, message, readerOf(parts, channel, request, locale, received, signed, asked?.keepLocale ? locale : undefined));
}

interface Done {
  /** The inquiry's. */
  id: string;
  message: Message;
  ask: string;
  /** The language that was chosen with this very inquiry: a page keeps it in a cookie. */
  chosen?: Locale;
}

/** Whose data a program saw or changed: kept as a member of staff's look is. */
function lookedAt(ask: Ask, { citizen }: Identified, { reply, writes }: Answer): { verb: string; receipt: string } | undefined {
  const receipt = 'receipt' in ask ? ask.receipt : undefined;
  return receipt && citizen.kind !== 'nobody' && reply.outcome === 'ok' ? { verb: writes.length ? `petition.${ask.kind}` : 'petition.see', receipt } : undefined;
}

/** Photos that a text brought: none. */
const NOTHING: ReturnType<typeof arriving> = { names: [], writes: [] };

async function respond(parts: Parts, words: Spoken, channel: Channel, received: Received, request: Request, address: Address): Promise<Done> {
  const { core, memory } = parts;
  if (!parts.secure && isPage(channel.device) && !PUBLIC.includes(received.ask.kind)) throw new Refusal('insecure', 'plain http');
  const client = received.key === undefined ? undefined : await admit(core, received.key, received.ask.kind);
  if (client) received.screen = client.screen;
  const whose: Address = client ? () => `key/${client.id}` : address; // behind a key is a call centre, or a hall full of people: its own limits are what counts
  const nonce = admitted(parts, received, request);
  const photos = received.uploads && (await photosOf(parts, received, received.uploads, whose));
  if (photos) Object.assign(received.ask, photos.found);
  const id = inquiryId(parts, received, nonce, whose, photos?.digests);
  const before = received.converses || (received.form === undefined && !received.id) ? undefined : await memory.answered(id);
  if (before && before !== 'erased') {
    if (!(await stillTheirs(core, received, id, before))) throw new Refusal('passed', 'another session');
    return { id, message: before, ask: received.ask.kind };
  }
  const who = await identify(core, parts.known, received, whose);
  if (!received.locale && who.locale) received.locale = who.locale; // what is refused from here on is said in it, too
  if (!received.converses && received.ask.kind === 'file' && received.ask.text && !received.ask.page && !(await allow(core, FILINGS_PER_ADDRESS, whose()))) throw new Refusal('limited', 'filings');
  if (received.ask.kind === 'pair' && received.ask.start && !(await allow(core, PAIRINGS_PER_ADDRESS, whose()))) throw new Refusal('limited', 'pairings');
  if (((received.ask.kind === 'sign-in' && received.ask.phone) || (received.ask.kind === 'handoff' && received.ask.sure)) && !(await allow(core, CODES_PER_ADDRESS, whose()))) throw new Refusal('limited', 'codes');
  const locale = received.locale ?? 'ko';
  if (!words.wordings(locale, channel.device).open) return { id, message: compose(parts, words, channel, closedReply(core), locale, received.carrier), ask: received.ask.kind };
  const phone = received.converses && who.citizen.kind === 'phone' ? who.citizen.phone : undefined; // digits and limits of texts are its phone's, a page's are not

  const spent = who.session && received.session && 'token' in received.session ? [advance(core, who.session)] : [];

  const brought = received.media && core.blobs ? arriving(core, received.carrier ?? '', received.media) : NOTHING;
  for (let attempt = 1; ; attempt++) {
    const decided = await decide(parts, received, id, who, locale, brought.names);
    const spoken = decided.locale ?? locale;
    const message = compose(parts, words, channel, decided.answer.reply, spoken, received.carrier);
    const done: Done = { id, message, ask: decided.ask };
    parts.recorder.take(channel.device, spoken, decided.ask, decided.answer.reply);
    if (decided.answer.looked) parts.learner.take({ device: channel.device, locale: spoken, looked: decided.answer.looked, who: phone ?? received.device, proven: received.converses && phone !== undefined });
    if (decided.locale) done.chosen = decided.locale;
    const looked = client && lookedAt(received.ask, who, decided.answer);
    const record = looked ? [recordAction(core.store.db, { actor: `api-key/${client.id}`, verb: looked.verb, target: looked.receipt, address: address() })] : [];
    const effects = [...who.remember(spoken), ...spent, ...brought.writes, ...decided.answer.writes];
    if (!received.converses && !effects.length) {
      if (record.length) await core.store.atomic(record); // a look is on the disk before it is answered
      return done;
    }
    const dialogue = received.converses ? dialogueAfter(message, decided.answers) : 'none';
    try {
      await core.store.atomic([...record, ...effects, memory.store({ id, phone, message, dialogue, edition: words.number })]);
      return done;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const stored = await memory.answered(id); // a redelivery: the same answer, and no second effect
      if (stored === 'erased') return { id, message: compose(parts, words, channel, receivedBefore(), spoken, received.carrier), ask: decided.ask };
      if (stored) return { id, message: stored, ask: decided.ask };
      if (error.constraint === 'sessions.step') throw new Refusal('passed', 'step');
      if (error.constraint === 'messages.within') throw new Refusal('limited', 'texts');
      if (attempt === ATTEMPTS) throw new Refusal('busy', error.constraint);
    }
  }
}

/**
 * A carrier's message id as it is; a form's nonce with what it says: sent twice it counts once, changed and sent again it is another.
 * A key that any caller may choose counts only with its address and its words: nobody gets, or swallows, what is another's.
 */
function inquiryId(parts: Parts, received: Received, nonce: string, address: Address, digests: string[] | undefined): string {
  if (received.converses) return `${received.channel}/${received.id}`;
  if (received.form === undefined && !received.id) return `once/${parts.core.random.token()}`;
  const asked = digests ? { ...received.ask, photos: digests } : received.ask;
  const words = JSON.stringify([asked, received.credential, ...(received.session ? [received.session] : [])]);
  if (received.form === undefined) return `key/${parts.core.vault.find('key', JSON.stringify([received.channel, address(), received.id, words]))}`;
  return `form/${nonce}/${parts.core.vault.find('form-words', words)}`;
}

/** @returns the nonce of a form of ours @throws Refusal('stale') before any photo is read */
function admitted(parts: Parts, { form, device }: Received, request: Request): string {
  if (form === undefined) return '';
  if (!fromOurPages(request, parts.publicUrl)) throw new Refusal('stale', 'foreign origin');
  return parts.tokens.check(form, device);
}

/** What a form's photos have become: names of what is kept, in the order that they came. */
async function photosOf({ take }: Parts, { ask }: Received, uploads: NonNullable<Received['uploads']>, address: Address): Promise<{ found: WithPhotos; digests: string[] }> {
  if (!take) throw new Refusal('malformed', 'photos');
  const { digests, ...found }: Taken = await take(uploads, 'photos' in ask ? (ask.photos ?? []) : [], address());
  return { found, digests };
}

interface Decided {
  answer: Answer;
  ask: string;
  locale?: Locale;
  answers: Conversed['answers'];
}

async function decide(parts: Parts, received: Received, id: string, who: Identified, locale: Locale, photos: readonly string[]): Promise<Decided> {
  if (received.ask.kind !== 'said') return named(await answer(parts.core, inquiryOf(received, id, who, locale, received.ask), received.ask), received.ask.kind);
  const phone = who.citizen.kind === 'phone' ? who.citizen.phone : undefined;
  const meant = await converse(parts.memory, phone, received.ask.text, locale);
  const conversed = photos.length ? await pictured(meant, photos, received.ask.text, parts.memory, phone) : meant;
  if ('reply' in conversed) return { answer: { reply: conversed.reply, writes: [] }, ask: 'which', answers: conversed.answers };
  const spoken = conversed.locale ?? locale;
  const answered = await answer(parts.core, inquiryOf(received, id, who, spoken, conversed.ask), conversed.ask);
  const decided = named(answered, conversed.ask.kind, conversed.answers);
  if (answered.locale || conversed.locale) decided.locale = answered.locale ?? spoken;
  return decided;
}

// Objects on every message's way are written out: V8 makes a spread with a condition in it by its slow path, 3–10 µs each.
const inquiryOf = ({ channel, screen, converses, sessions, device, credential }: Received, id: string, { citizen, session, lapsed, code, link }: Identified, locale: Locale, ask: Ask): Inquiry => ({
  id,
  channel,
  screen: session?.screen === 'shared' ? 'shared' : screen,
  converses,
  sessions,
  citizen,
  session: session?.id,
  lapsed,
  device,
  code,
  link,
  proofGiven: credential !== undefined,
  locale,
  ask,
});

function named(answered: Answer, ask: string, answers: Conversed['answers'] = 'nothing'): Decided {
  const decided: Decided = { answer: answered, ask, answers };
  if (answered.locale) decided.locale = answered.locale;
  return decided;
}

/** Cookies are for pages: one names the device, one keeps the citizen's language. */
function readerOf(parts: Parts, channel: Channel, request: Request, locale: Locale, received?: Received, signed?: Signed, chosen?: Locale): Reader {
  const device = received?.device ?? (isPage(channel.device) ? parts.core.random.token() : '');
  const reader: Reader = { request, device, cookies: [], takesCookies: received?.sessions === 'cookie', keepLocale: received?.keepLocale ?? chosen !== undefined };
  if (received) reader.asked = received.ask;
  if (received?.key !== undefined && received.screen === 'shared') reader.forgetAfter = FORGET_AFTER;
  if (signed?.phone) reader.signed = signed.phone;
  if (isPage(channel.device)) reader.cookies = cookiesOf(parts, device, received, chosen ?? (received?.keepLocale ? locale : undefined));
  if (signed?.cookie !== undefined) reader.cookies.push(cookie(parts, cookieOf(channel, signed.cookie)));
  return reader;
}

const isSecure = ({ publicUrl }: Parts): boolean => publicUrl.protocol === 'https:';
const attributesIn = (parts: Parts): string => `Path=/; SameSite=Lax; HttpOnly${isSecure(parts) ? '; Secure' : ''}`;
/** One that no other host of the same site can set. */
const cookie = (parts: Parts, pair: string): string => `${isSecure(parts) ? '__Host-' : ''}${pair}; ${attributesIn(parts)}`;

function cookiesOf(parts: Parts, device: string, received: Received | undefined, kept: Locale | undefined): string[] {
  const cookies: string[] = [];
  if (received && received.device === undefined) cookies.push(cookie(parts, `device=${device}`));
  if (kept) cookies.push(`lang=${kept}; ${attributesIn(parts)}; Max-Age=${YEAR}`);
  return cookies;
}
