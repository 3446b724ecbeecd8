/**
 * Sends what waits in the outbox. Each notice is claimed in a write of its own right before it goes, no transaction is open while a carrier is
 * asked, and its end is on disk before the next one takes its place: killed anywhere, a notice is sent, or shown to staff, or still waiting.
 */
import type { Message, Sender, Sent } from '../channel.js';
import type { Core } from '../core.js';
import type { Locale } from '../inquiry.js';
import type { Reply } from '../reply.js';
import type { Write } from '../storage/store.js';
import { createAccepted } from './accepted.js';
import { afterPush } from './by-push.js';
import { createClaims } from './claim.js';
import { type Due, dueNotices } from './due.js';
import { type Feed, feedOf } from './feed.js';
import { createGate, type Gate } from './gate.js';
import { nextStep, type Pusher, type Step } from './ladder.js';
import { placeOfNotice } from './outbox.js';
import { pushReply } from './push.js';
import { ended, MENDING, type NoticeRow, refused, task } from './outcome.js';

/** Carriers are asked for so many at once. */
export const CONCURRENCY = 50;
/** More than are sent, so that claims and ends wait for the disk while others are sent, and many share a commit. Killed, staff look at so many at most. */
const AHEAD = 50;

export interface Dispatch {
  core: Core;
  sender: Sender | undefined;
  pusher: Pusher | undefined;
  /** Answers to notices arrive: only then they invite one. */
  repliesArrive: boolean;
  /** In words, as a text message. @param carrier that will bring it */
  speak(reply: Reply, locale: Locale, carrier: string | undefined): { message: Message; edition: number };
  /** In words, as a browser's notification. */
  speakPush(reply: Reply, locale: Locale): { title: string; body: string };
  /** What an operator has to know: codes only. */
  alarm(code: string): void;
  concurrency?: number;
}

export interface Dispatcher {
  /** Sends what is due until nothing is left. Calls that overlap are one. @returns how many were taken up */
  run(): Promise<number>;
  /** One notice by its id, where its time has come. */
  one(id: string): Promise<boolean>;
  /** Ends the claims of those who were killed. */
  sweep(): Promise<void>;
  /** Waits for what is on its way. */
  drained(): Promise<void>;
}

export function createDispatcher(given: Dispatch): Dispatcher {
  const { core } = given;
  const width = given.concurrency ?? CONCURRENCY;
  const gate = createGate(width);
  const claims = createClaims(core);
  const accepted = createAccepted(core);
  let running: Promise<number> | undefined;
  let mendingUntil = 0;

  const hold = (code: string): void => {
    mendingUntil = core.now() + MENDING;
    given.alarm(code);
  };

  const take = async (due: Due): Promise<boolean> => {
    const { row, department } = due;
    const step = nextStep({ ...due.facts, carrier: given.sender !== undefined, now: core.now() });
    if (step.by === 'text' && core.now() < mendingUntil) return false;
    if (step.by === 'waiting') return claims.postpone(row, step.until);
    if (!(await claims.claim(row, step))) return false;
    if (step.by === 'nothing') await core.store.atomic(ended(core, row, department, 'silenced', step.why));
    else if (step.by === 'task') await core.store.atomic(ended(core, row, department, 'task', step.why));
    else if (step.by === 'push') await byPush(given, due, step);
    else await byText({ ...given, gate, hold, accepted }, due, step);
    return true;
  };

  const drain = async (): Promise<number> => {
    await claims.sweepOrphans();
    let done = 0;
    for (;;) {
      const sending = await each(feedOf((limit) => dueNotices(core, limit), width + AHEAD), width + AHEAD, take, given.alarm);
      done += sending;
      if (!sending) return done; // nothing more, or nothing that may go now
    }
  };

  return {
    run: () => (running ??= drain().finally(() => (running = undefined))),
    async one(id) {
      const [due] = await dueNotices(core, 1, id);
      return due !== undefined && (await take(due));
    },
    sweep: claims.sweepOrphans,
    drained: async () => void (await running?.catch(() => undefined)),
  };
}

/** Each of these, some at a time. One that fails is told to the operator and does not stop the others. @returns how many were taken up */
async function each(feed: Feed, width: number, take: (due: Due) => Promise<boolean>, alarm: (code: string) => void): Promise<number> {
  let taken = 0;
  const worker = async (): Promise<void> => {
    for (let due = await feed.next(); due; due = await feed.next()) {
      let went = false;
      try {
        went = await take(due);
      } catch (error) {
        alarm(error instanceof Error ? error.name : 'unknown');
      }
      if (went) taken++;
      feed.done(due, !went);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return taken;
}

const replyOf = (core: Core, row: NoticeRow): Reply => JSON.parse(core.vault.open(row.sealed ?? '', placeOfNotice(row.id))) as Reply;

const paper = ({ core }: Dispatch, { row, department }: Due, step: Step): Write[] => ('task' in step && step.task ? [task(core, row, department, 'tell', step.task)] : []);

async function byPush(given: Dispatch, due: Due, step: Step): Promise<void> {
  const { core, pusher } = given;
  const { row, facts } = due;
  const { id, receipt, locale } = row;
  const words = given.speakPush(pushReply(replyOf(core, row), receipt), locale as Locale);
  const pushed = pusher ? await pusher.push({ id, receipt, duty: facts.duty, locale, ...words }) : ({ state: 'none' } as const);
  await core.store.atomic(afterPush(core, row, pushed, paper(given, due, step)));
}

interface Texting extends Dispatch {
  gate: Gate;
  accepted: ReturnType<typeof createAccepted>;
  /** No text goes out for a while. */
  hold(code: string): void;
}

async function byText(given: Texting, due: Due, step: Step): Promise<void> {
  const { core, sender, gate } = given;
  const { row, department, facts } = due;
  const reply = replyOf(core, row);
  const { message, edition } = given.speak(given.repliesArrive ? reply : { ...reply, blocks: reply.blocks.filter((b) => b.kind !== 'choices') }, row.locale as Locale, sender?.carrier);
  const sent = await gate.pass(() => sendAll(sender as Sender, facts.phone ?? '', message.texts, row.id));
  if (sent.state === 'accepted') {
    gate.faster();
    return void (await core.store.atomic([...given.accepted(row, { carrier: sender?.carrier ?? '', carrierId: sent.id, message, edition }), ...paper(given, due, step)]));
  }
  if (sent.state === 'doubtful') return void (await core.store.atomic(ended(core, row, department, 'doubtful', 'doubtful', sent.code)));
  if (sent.why === 'throttled') gate.slower();
  if (sent.why === 'setting') given.hold(sent.code);
  await core.store.atomic(refused(core, row, department, sent));
}

/** A long one is several texts: after the first nothing is sent again by itself. */
export async function sendAll(sender: Sender, to: string, texts: readonly string[], notice?: string): Promise<Sent> {
  let first: Sent | undefined;
  for (const text of texts) {
    const sent = await sender.send(to, text, notice);
    if (sent.state !== 'accepted') return first ? { state: 'doubtful', code: `part ${sent.code}` } : sent;
    first ??= sent;
  }
  return first ?? { state: 'refused', code: 'empty', why: 'content' };
}
