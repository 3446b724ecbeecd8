/**
 * News by web push: to every browser that asked for this petition, with words that a lock screen may show. It counts when one of them says that
 * it showed it (outcome.ts); no push outlives the time in which it may, so it never comes after the text that took its place.
 */
import type { PushService, Sent, Subscription } from '../channel.js';
import type { Core } from '../core.js';
import { toPath } from '../path.js';
import { type Reply, say } from '../reply.js';
import { ACKNOWLEDGED_WITHIN } from './by-push.js';
import type { Pushed, Pusher, PushNotice } from './ladder.js';
import { acknowledge } from './outcome.js';
import { followers, forget } from './subscriptions.js';

/** What the service worker reads. */
interface Payload {
  title: string;
  body: string;
  lang: string;
  /** One notice is shown once, however often it comes. */
  tag: string;
  /** Below the channel's own path. */
  to: string;
  /** Says that it was shown; opaque, counts once. */
  shown: string;
}

const PLACE = 'push/shown';

/** No category, no words of anybody's: that there is news, of which petition, and whom to call (Decree §31). */
export function pushReply({ outcome, blocks }: Reply, receipt: string): Reply {
  const contact = blocks.filter((b) => b.kind === 'text' && b.text.template.startsWith('news.contact'));
  return { outcome, title: say('push.title'), blocks: [{ kind: 'text', text: say('push.text', { receipt: { kind: 'receipt', receipt } }) }, ...contact] };
}

/** @param alarm what an operator has to know: codes only */
export function createPusher(core: Core, service: PushService, alarm: (code: string) => void): Pusher {
  return {
    async push(notice) {
      const { browsers, stale } = await followers(core, notice.receipt, service.key);
      const sent = await Promise.all(browsers.map((to) => sendOne(core, service, to, notice)));
      const gone = browsers.filter((_, i) => isRefused(sent[i], 'recipient')).map((s) => forget(core, s.endpoint));
      if (stale.length || gone.length) await core.store.atomic([...stale, ...gone]);
      for (const s of sent) if (s.state === 'refused' && s.why === 'setting') alarm(s.code);
      return verdict(sent);
    },
  };
}

async function sendOne(core: Core, service: PushService, to: Subscription, { id, receipt, duty, locale, title, body }: PushNotice): Promise<Sent> {
  const topic = core.vault.find('push-topic', id);
  const payload: Payload = { title, body, lang: locale, tag: topic, to: toPath({ kind: 'check', receipt }), shown: core.vault.seal(id, PLACE) };
  const how = { ttl: ACKNOWLEDGED_WITHIN / 1_000, urgency: duty === 'law' ? ('high' as const) : ('normal' as const), topic };
  const sent = await service.send(to, fitted(payload, service.room), how);
  // Too long for this service: the title says that there is news.
  return isRefused(sent, 'content') && sent.code === 'push-413' ? service.send(to, fitted({ ...payload, body: '' }, service.room), how) : sent;
}

const isRefused = (sent: Sent | undefined, why: (Sent & { state: 'refused' })['why']): sent is Sent & { state: 'refused' } => sent?.state === 'refused' && sent.why === why;

const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** Words that staff made long lose their end, never the address or what says that it was shown. */
function fitted(payload: Payload, room: number): string {
  let { title, body } = payload;
  for (;;) {
    const text = JSON.stringify({ ...payload, title, body });
    const over = bytes(text) - room;
    if (over <= 0 || !(title || body)) return text;
    const cut = Math.max(1, Math.ceil(over / 6)); // no character has more than six bytes in JSON
    if (body) body = shorter(body, cut);
    else title = shorter(title, cut);
  }
}

/** Never half a character at its end. */
const shorter = (text: string, by: number): string => text.slice(0, Math.max(0, text.length - by)).replace(/[\ud800-\udbff]$/, '');

/** One that went out, or may have, is waited for; else one that may go later; else why not. */
function verdict(sent: readonly Sent[]): Pushed {
  if (sent.some((s) => s.state !== 'refused')) return { state: 'sent' };
  const refused = sent.filter((s) => s.state === 'refused');
  const later = refused.find((s) => s.why === 'throttled' || s.why === 'transient' || s.why === 'limited');
  if (later) return { state: 'later', code: later.code, ...(later.after === undefined ? {} : { after: later.after }) };
  const failed = refused.find((s) => s.why !== 'recipient');
  return failed ? { state: 'failed', code: failed.code } : { state: 'none' };
}

/** A service worker says that it showed a notice. @returns whether the token is one of ours; it counts once, and only while nothing else was sent */
export async function shown(core: Core, token: string): Promise<boolean> {
  let notice: string;
  try {
    notice = core.vault.open(token, PLACE);
  } catch {
    return false;
  }
  await acknowledge(core, notice);
  return true;
}
