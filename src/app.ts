/** The one path: receive → who is it → converse → answer → word → compose → write → render. Errors are replies too. */
import { closedReply, errorReply } from './answers/errors.js';
import { receivedBefore } from './answers/notices.js';
import { inquiryId, keepPhotos, mayComeAgain, nonceOf, rest } from './request/arrival.js';
import type { Channel, Message } from './channel.js';
import { admit, type Client } from './citizens/api-keys.js';
import { type Identified, identify } from './citizens/identify.js';
import { allow, limitOf } from './citizens/limits.js';
import { advance } from './citizens/sessions.js';
import { dialogueAfter } from './conversation/converse.js';
import type { Answer } from './core.js';
import { decide } from './request/decide.js';
import { allowing, OUTCOMES, type Outcome, Refusal, refusalOf, traceOf } from './errors.js';
import type { Ask, Locale, Received } from './inquiry.js';
import type { Address, Parts } from './request/parts.js';
import { arriving } from './photos/arrive.js';
import type { Spoken } from './publishing/live.js';
import { readerOf } from './request/reader.js';
import { type Signed, signedOf, stillTheirs } from './request/signing.js';
import { compose, isPage, render } from './speak.js';
import { recordAction } from './staff/actions.js';
import { Conflict, type Write } from './storage/store.js';

/** How often a decision is made again when somebody else was first. */
const ATTEMPTS = 5;
/** What a page may show over plain HTTP. */
const PUBLIC: readonly Ask['kind'][] = ['menu', 'help', 'departments', 'call', 'language', 'guide', 'privacy'];

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
      const refusal = refusalOf(error);
      parts.note({ channel: channel.name, ask: received?.ask.kind ?? 'none', outcome: refusal.outcome, seconds: (performance.now() - started) / 1000, ...(OUTCOMES[refusal.outcome].blame === 'us' ? { fault: traceOf(error) } : {}) });
      // Nothing was written: a device without cookies goes on with the token that it sent, which is not spent.
      const signed = received && refusal.outcome !== 'passed' ? await signedOf(parts.core, received, undefined, 0).catch(() => undefined) : undefined;
      return allowing(await renderError(parts, channel, request, refusal.outcome, received, spoken, signed), refusal);
    } finally {
      if (received?.uploads) await rest(received.uploads);
    }
  };
}

/** An error in the channel's own form; also for what never reached `receive`. */
export function renderError(parts: Parts, channel: Channel, request: Request, outcome: Outcome, received?: Received, spoken: Spoken = parts.live.now, signed?: Signed): Response | Promise<Response> {
  const asked = received ?? channel.localeIn?.(request);
  const locale = asked?.locale ?? 'ko';
  const message = compose(parts, spoken, channel, errorReply(parts.core, outcome), locale, received?.carrier);
  return render(parts, spoken, channel, message, readerOf(parts, channel, request, locale, received, signed, asked?.keepLocale ? locale : undefined));
}

interface Done {
  id: string; // the inquiry's
  message: Message;
  ask: string;
  /** The language that was chosen with this very inquiry: a page keeps it in a cookie. */
  chosen?: Locale;
}

/** What came in, and from whom. */
interface Arrived {
  id: string;
  received: Received;
  who: Identified;
  client: Client | undefined; // the program that asks in its place
  address: Address;
  locale: Locale;
}

/** Whether it may come in, whether it was answered before, who it is from. Every refusal stands before the first write. */
async function respond(parts: Parts, words: Spoken, channel: Channel, received: Received, request: Request, address: Address): Promise<Done> {
  const { core, memory } = parts;
  if (!parts.secure && isPage(channel.device) && !PUBLIC.includes(received.ask.kind)) throw new Refusal('insecure', 'plain http');
  const client = received.key === undefined ? undefined : await admit(core, received.key, received.ask.kind);
  if (client) received.screen = client.screen;
  const whose: Address = client ? () => `key/${client.id}` : address; // behind a key is a call centre, or a hall full of people: its own limits are what counts
  const nonce = nonceOf(parts, received, request);
  const digests = received.uploads && (await keepPhotos(parts, received, received.uploads, whose));
  const id = inquiryId(core, received, nonce, whose, digests);
  const before = mayComeAgain(received) ? await memory.answered(id, undefined) : undefined;
  if (before && before !== 'erased') {
    if (!(await stillTheirs(core, received, id, before))) throw new Refusal('passed', 'another session');
    return { id, message: before, ask: received.ask.kind };
  }
  const who = await identify(core, parts.known, received, whose);
  if (!received.locale && who.locale) received.locale = who.locale; // what is refused from here on is said in it, too
  const limit = received.converses ? undefined : limitOf(received.ask);
  if (limit && !(await allow(core, limit, whose()))) throw new Refusal('limited', limit.name);
  const locale = received.locale ?? 'ko';
  if (!words.wordings(locale, channel.device).open) return { id, message: compose(parts, words, channel, closedReply(core), locale, received.carrier), ask: received.ask.kind };
  return await settle(parts, words, channel, { id, received, who, client, address, locale });
}

/** Photos that a text brought: none. */
const NOTHING: ReturnType<typeof arriving> = { names: [], writes: [] };

/** Decided, worded, and all of it written at once with the inquiry's id; decided again where somebody else was first. */
async function settle(parts: Parts, words: Spoken, channel: Channel, { id, received, who, client, address, locale }: Arrived): Promise<Done> {
  const { core, memory } = parts;
  const phone = received.converses && who.citizen.kind === 'phone' ? who.citizen.phone : undefined; // digits and limits of texts are its phone's, a page's are not
  const spent = who.session && received.session && 'token' in received.session ? [advance(core, who.session)] : [];
  const brought = received.media && core.blobs ? arriving(core, received.carrier ?? '', received.media) : NOTHING;
  for (let attempt = 1; ; attempt++) {
    const decided = await decide(parts, received, id, who, locale, brought.names);
    const { reply, looked, writes } = decided.answer;
    const spoken = decided.locale ?? locale;
    const message = compose(parts, words, channel, reply, spoken, received.carrier);
    const done: Done = { id, message, ask: decided.ask };
    parts.recorder.take(channel.device, spoken, decided.ask, reply);
    if (looked) parts.learner.take({ device: channel.device, locale: spoken, looked, who: phone ?? received.device, proven: received.converses && phone !== undefined });
    if (decided.locale) done.chosen = decided.locale;
    const record = client ? recordOf(parts, client, received.ask, who, decided.answer, address) : [];
    const effects = [...who.remember(spoken), ...spent, ...brought.writes, ...writes];
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
      const stored = await memory.answered(id, phone); // a redelivery: the same answer, and no second effect
      if (stored) return { id, message: stored === 'erased' ? compose(parts, words, channel, receivedBefore(), spoken, received.carrier) : stored, ask: decided.ask };
      if (error.constraint === 'sessions.step') throw new Refusal('passed', 'step');
      if (error.constraint === 'messages.within') throw new Refusal('limited', 'texts');
      if (attempt === ATTEMPTS) throw new Refusal('busy', error.constraint);
    }
  }
}

/** Whose data a program saw or changed: kept as a member of staff's look is. */
function recordOf({ core }: Parts, client: Client, ask: Ask, { citizen }: Identified, { reply, writes }: Answer, address: Address): Write[] {
  const receipt = 'receipt' in ask ? ask.receipt : undefined;
  if (!receipt || citizen.kind === 'nobody' || reply.outcome !== 'ok') return [];
  const verb = writes.length ? `petition.${ask.kind}` : 'petition.see';
  return [recordAction(core, { actor: `api-key/${client.id}`, verb, target: receipt, address: address() })];
}
