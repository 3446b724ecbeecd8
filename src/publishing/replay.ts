/** Answers that were really given, without anything of a citizen in them, given again with a draft's words. */
import { desc, gt, lt, sql } from 'drizzle-orm';
import { catalog, type Variable } from '../../templates/catalog.js';
import type { DeviceClass } from '../channel.js';
import { DAY } from '../core.js';
import type { District } from '../district.js';
import type { Ask, Locale } from '../inquiry.js';
import type { Block, Reply, Value, Wording } from '../reply.js';
import { recordedReplies } from '../storage/schema.js';
import { literal, type Store, write } from '../storage/store.js';

export interface Recorded {
  id: string;
  device: DeviceClass;
  locale: Locale;
  ask: string;
  reply: Reply;
  count: number;
  lastAt: number;
}

/** Recorded answers are kept this long. */
const KEPT = 30 * DAY;
/** At most one answer is looked at in this time, ms: a busy gateway records a sample, a quiet one everything. */
const PACE = 50;
/** Different answers held until the next flush. */
const HELD = 500;

export interface Recorder {
  /** Takes note of an answer; costs nothing when it is not its turn. */
  take(device: DeviceClass, locale: Locale, ask: string, reply: Reply): void;
  /** Writes what was noted; a lost count is no loss to anybody. */
  flush(): Promise<void>;
}

export function createRecorder(store: Store, district: District, now: () => number): Recorder {
  const held = new Map<string, { device: DeviceClass; locale: Locale; ask: string; reply: string; count: number }>();
  const numbers = publicNumbers(district);
  let next = 0;
  return {
    take(device, locale, ask, reply) {
      const at = performance.now();
      if (at < next) return;
      next = at + PACE;
      const nameless = JSON.stringify(anonymous(reply, numbers));
      const id = hash(`${device}/${locale}/${ask}/${nameless}`);
      const found = held.get(id);
      if (found) found.count++;
      else if (held.size < HELD) held.set(id, { device, locale, ask, reply: nameless, count: 1 });
    },
    async flush() {
      if (!held.size) return;
      const noted = [...held];
      held.clear();
      const { db } = store;
      const at = now();
      const writes = noted.map(([id, { count, ...rest }]) => write(db.insert(recordedReplies).values({ id, ...rest, count, lastAt: at }).onConflictDoUpdate({ target: recordedReplies.id, set: { count: sql`${recordedReplies.count} + ${count}`, lastAt: at } })));
      await store.atomic([...writes, write(db.delete(recordedReplies).where(lt(recordedReplies.lastAt, at - KEPT)))]);
    },
  };
}

/** The most frequent answers of the last days. */
export async function recorded({ db }: Store, since: number, limit: number): Promise<Recorded[]> {
  const rows = await db.select().from(recordedReplies).where(gt(recordedReplies.lastAt, since)).orderBy(desc(recordedReplies.count)).limit(literal(limit));
  return rows.map((r) => ({ ...r, device: r.device as DeviceClass, locale: r.locale as Locale, reply: JSON.parse(r.reply) as Reply }));
}

const RECEIPT = '123456789012';
const PHONE = '010-0000-0000';

function publicNumbers(district: District): ReadonlySet<string> {
  return new Set([district.phone, district.emergency.fire, district.emergency.police, ...[...district.departments.values()].map((d) => d.phone), ...district.dongs.map((d) => d.phone)]);
}

/** The same answer with everything replaced that came from a citizen: same shape, same lengths, other people's nothing. */
export function anonymous(reply: Reply, numbers: ReadonlySet<string>): Reply {
  const say = (wording: Wording): Wording => (wording.data ? { template: wording.template, data: Object.fromEntries(Object.entries(wording.data).map(([name, v]) => [name, nameless(v, catalog[wording.template] as Record<string, Variable>, name, numbers)])) } : wording);
  const { title, blocks, short, pages, follow: _receipt, ...rest } = reply;
  return { ...rest, ...(pages ? { pages: { at: 1, ask: namelessAsk(pages.ask) } } : {}), title: say(title), blocks: blocks.map((b) => namelessBlock(b, say, numbers)), ...(short ? { short: say(short) } : {}) };
}

function nameless(value: Value, variables: Record<string, Variable>, name: string, numbers: ReadonlySet<string>): Value {
  switch (value.kind) {
    case 'text':
      return { kind: 'text', text: masked(value.text, variables[name]?.kind === 'text') };
    case 'receipt':
      return { kind: 'receipt', receipt: RECEIPT };
    case 'phone':
      return numbers.has(value.phone) ? value : { kind: 'phone', phone: PHONE };
    case 'instant':
    case 'time':
      return { ...value, at: Math.floor(value.at / 3_600_000) * 3_600_000 };
    default:
      return value; // names of the district's own data, days, states, counts
  }
}

/** Every letter and digit becomes a neutral one of its own width, so that what overflowed still does. */
const masked = (text: string, known: boolean): string => (known ? text.slice(0, 400) : '').replace(/[\p{L}\p{N}\p{M}\p{S}]/gu, (c) => (c < '\u0080' ? '0' : '○'));

type Say = (wording: Wording) => Wording;

function namelessBlock(block: Block, say: Say, numbers: ReadonlySet<string>): Block {
  const ask = namelessAsk;
  switch (block.kind) {
    case 'text':
      return { ...block, text: say(block.text) };
    case 'facts':
      return { ...block, facts: block.facts.map((f) => ({ label: say(f.label), value: say(f.value) })) };
    case 'list':
      return { ...block, label: say(block.label), rows: block.rows.map((r) => ({ label: say(r.label), ...worded(r, ['value'], say) })) };
    case 'due':
      return { ...block, state: say(block.state), days: block.days.map((d) => ({ ...d, label: say(d.label) })), reasons: block.reasons.map(say), ...worded(block, ['label', 'due'], say) };
    case 'steps':
      return { ...block, steps: block.steps.map((s) => ({ ...s, label: say(s.label), ...worded(s, ['at', 'note'], say) })) };
    case 'items':
      return { ...block, items: block.items.map((i) => ({ ...i, title: say(i.title), ask: ask(i.ask), ...worded(i, ['summary'], say) })), ...(block.next ? { next: ask(block.next) } : {}), ...(block.back ? { back: ask(block.back) } : {}) };
    case 'choices':
      return { ...block, choices: block.choices.map((c) => ({ ...c, label: say(c.label), ask: ask(c.ask), ...worded(c, ['hint'], say) })) };
    case 'form':
      return { ...block, hidden: {}, submit: say(block.submit), ...(block.other ? { other: { ...block.other, label: say(block.other.label) } } : {}), fields: block.fields.map(({ value: _typed, ...f }) => ({ ...f, label: say(f.label), ...worded(f, ['hint'], say), ...(f.options ? { options: f.options.map((o) => ({ ...o, label: say(o.label) })) } : {}) })) };
    case 'link':
      return { ...block, label: say(block.label), to: 'tel' in block.to && !numbers.has(block.to.tel) ? { tel: PHONE } : block.to };
    case 'images':
      return { ...block, images: [] };
    case 'wait':
      return { ...block, label: say(block.label), poll: ask(block.poll) };
    case 'handoff':
      return { kind: 'handoff', label: say(block.label) };
  }
}

const worded = <T extends object, K extends keyof T & string>(of: T, keys: readonly K[], say: Say): Partial<Record<K, Wording>> =>
  Object.fromEntries(keys.flatMap((k) => (of[k] ? [[k, say(of[k] as unknown as Wording)]] : []))) as Partial<Record<K, Wording>>;

/** What was asked, without with whom: only its kind decides how a choice is shown. */
function namelessAsk(ask: Ask): Ask {
  switch (ask.kind) {
    case 'said':
      return { kind: 'said', text: '' };
    case 'file':
      return { kind: 'file', ...(ask.group ? { group: ask.group } : {}) };
    case 'check':
      return { kind: 'check', receipt: RECEIPT, ...(ask.part ? { part: ask.part } : {}) };
    case 'add':
    case 'supplement':
    case 'object':
    case 'reopen':
    case 'by-text':
      return { kind: ask.kind, receipt: RECEIPT };
    case 'withdraw':
    case 'call':
    case 'handoff':
    case 'rate':
      return { kind: ask.kind };
    case 'pair':
    case 'sign-in': // its `next` may be a link
      return { kind: ask.kind };
    case 'guide':
      return { kind: 'guide', ...(ask.topic ? { topic: ask.topic } : {}) };
    default:
      return ask;
  }
}

/** FNV-1a in two halves, 64 bits: tells answers apart, proves nothing. */
function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0xcbf29ce4;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ c, 0x01000197);
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}
