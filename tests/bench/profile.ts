/** Where the time goes: a .cpuprofile summed by the part of the path that was at work. */
import { readFileSync } from 'node:fs';

interface Node {
  id: number;
  callFrame: { functionName: string; url: string; lineNumber: number };
  children?: number[];
}

interface Profile {
  nodes: Node[];
  samples: number[];
  timeDeltas: number[];
}

export interface Share {
  name: string;
  percent: number;
}

export interface Summary {
  /** Of the time in which the server was not idle. */
  parts: Share[];
  functions: Share[];
  files: Share[];
  /** Of all the time: waiting for requests. */
  idle: number;
}

/** The first that fits, going up from the innermost frame; Node's own crypto, buffers and timers belong to their caller. */
const PARTS: readonly [RegExp, string][] = [
  [/\(garbage collector\)/, 'garbage collection'],
  [/\(program\)/, 'not attributed: native code outside JavaScript (sockets, system calls)'],
  [/node:(_http|net|internal\/stream_base|internal\/streams|stream|internal\/http)/, 'node:http and sockets'],
  [/node:internal\/deps\/undici/, 'Request, Response and Headers (undici)'],
  [/storage\/node\/store\.ts/, 'group commit: the writes and their fsync'],
  [/node_modules\/better-sqlite3/, 'better-sqlite3'],
  [/node_modules\/drizzle-orm/, 'drizzle-orm'],
  [/node_modules\/twilio/, 'twilio: signature and TwiML'],
  [/node_modules\/i18next/, 'i18next'],
  [/node_modules\/libphonenumber/, 'libphonenumber-js'],
  [/node_modules\/(pino|sonic-boom|thread-stream)/, 'pino: the log'],
  [/node_modules\/prom-client|src\/doors\/metrics\.ts/, 'prom-client: figures'],
  [/node_modules\/@hono\/node-server/, '@hono/node-server'],
  [/node_modules\/hono/, 'hono'],
  [/storage\/vault\.ts/, 'vault: seal, open, keyed hash'],
  [/conversation\/memory\.ts/, 'memory: JSON of the stored answer, its look-up'],
  [/channels\/sms\/twilio\.ts/, 'channels/sms/twilio: fields, URLSearchParams'],
  [/channels\/sms\//, 'channels/sms: compose, measure'],
  [/src\/wording\//, 'wording: values, templates'],
  [/src\/petitions\//, 'petitions: the decision'],
  [/src\/(conversation|citizens)\//, 'conversation, citizens'],
  [/src\/(request\/)?[a-z-]+\.ts/, 'the path: src/request, files at the top of src/'],
];

/** @param last only the last seconds of the profile count */
export function summarise(file: string, last: number): Summary {
  const profile = JSON.parse(readFileSync(file, 'utf8')) as Profile;
  const from = profile.timeDeltas.reduce((sum, delta) => sum + delta, 0) - last * 1e6;
  const byId = new Map(profile.nodes.map((n) => [n.id, n]));
  const parent = new Map(profile.nodes.flatMap((n) => (n.children ?? []).map((c) => [c, n.id] as const)));
  const parts = new Map<string, number>();
  const functions = new Map<string, number>();
  const files = new Map<string, number>();
  const stackOf = (id: number): Node[] => {
    const stack: Node[] = [];
    for (let at: number | undefined = id; at !== undefined; at = parent.get(at)) stack.push(byId.get(at) as Node);
    return stack;
  };
  const known = new Map<number, { part: string; name: string; file: string }>();
  const describe = (id: number): { part: string; name: string; file: string } => {
    let found = known.get(id);
    if (!found) known.set(id, (found = described(stackOf(id))));
    return found;
  };
  let clock = 0;
  let idle = 0;
  let busy = 0;
  profile.samples.forEach((id, i) => {
    const delta = profile.timeDeltas[i] ?? 0;
    clock += delta;
    if (clock < from) return;
    if (byId.get(id)?.callFrame.functionName === '(idle)') {
      idle += delta;
      return;
    }
    busy += delta;
    const { part, name, file: where } = describe(id);
    add(parts, part, delta);
    add(functions, name, delta);
    add(files, where, delta);
  });
  const shares = (map: Map<string, number>, most: number): Share[] =>
    [...map]
      .map(([name, spent]) => ({ name, percent: (100 * spent) / busy }))
      .sort((a, b) => b.percent - a.percent)
      .slice(0, most);
  return { parts: shares(parts, 40), functions: shares(functions, 45), files: shares(files, 40), idle: idle / (idle + busy) };
}

const add = (map: Map<string, number>, key: string, by: number): void => void map.set(key, (map.get(key) ?? 0) + by);

const short = (url: string): string => url.replace(/^file:\/\//, '').replace(/^.*\/node_modules\//, '').replace(/^.*\/(src|channels|templates)\//, '$1/');

function described(stack: Node[]): { part: string; name: string; file: string } {
  const frames = stack.map(({ callFrame: { functionName, url } }) => `${url} ${functionName}`);
  const part = frames.map((f) => PARTS.find(([pattern]) => pattern.test(f))?.[1]).find((p) => p !== undefined) ?? 'node itself: ticks, timers, promises';
  const [leaf] = stack;
  const owner = stack.find((n) => n.callFrame.url && !n.callFrame.url.startsWith('node:'));
  const own = leaf?.callFrame.functionName || '(anonymous)';
  const at = leaf?.callFrame.url ? `${short(leaf.callFrame.url)}:${leaf.callFrame.lineNumber + 1}` : 'native';
  const caller = owner && owner !== leaf ? ` ← ${owner.callFrame.functionName || '(anonymous)'} ${short(owner.callFrame.url)}` : '';
  return { part, name: `${own} (${at})${caller}`, file: owner ? short(owner.callFrame.url).replace(/^((?:@[^/]+\/)?[^/.]+)\/.*(?=\/)/, (whole, pkg: string) => (/^(src|channels|templates)/.test(whole) ? whole : pkg)) : own };
}
