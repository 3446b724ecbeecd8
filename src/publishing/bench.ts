/** Where texts are tried out: the channels, and every answer there is. Made once for a district. */
import { catalog, type TemplateKey } from '../../templates/catalog.js';
import { type Channel, DEVICES, type DeviceClass, isRoomy, type Room, type Roomy } from '../channel.js';
import type { District } from '../district.js';
import { LOCALES, type Locale } from '../inquiry.js';
import type { Reply } from '../reply.js';
import { contextOf } from '../speak.js';
import { type Content, SCOPES } from '../wording/content.js';
import { createWording, type Wordings } from '../wording/wording.js';
import { longestState, type State, withLongest } from './longest.js';
import { SAMPLE_NOW } from './shapes/sample.js';
import { devicesOf, keysOf, type Shape, shapesOf } from './shapes.js';

export interface Bench {
  readonly district: District;
  readonly channels: readonly Channel[];
  readonly shapes: readonly Shape[];
  /** The shapes of one device with the templates that each is worded with. */
  on(device: DeviceClass): readonly Tried[];
  /** The words of a draft. Asked twice for one content, they are made once; what the newest other content says too is shared with it. */
  words(content: Content): Wordings;
  /** A shape with the longest values. @param state the state whose name is longest */
  longest(shape: Shape, locale: Locale, state: State): Reply;
}

export interface Tried {
  shape: Shape;
  keys: ReadonlySet<TemplateKey>;
  /** It holds the start menu, which each device's layout arranges. */
  menu: boolean;
}

/** Cheap: samples and words are made when something is first tried. */
export function createBench(district: District, channels: readonly Channel[], files: Content): Bench {
  const samples = once(() => samplesOf(district));
  let base: { content: Content; wordings: Wordings } | undefined;
  const words = new WeakMap<Content, Wordings>();
  const made = new Map<Shape, Partial<Record<string, Reply>>>();
  return {
    district,
    channels,
    get shapes() {
      return samples().shapes;
    },
    on: (device) => samples().byDevice.get(device) ?? [],
    words(content) {
      let found = words.get(content);
      if (found) return found;
      base ??= { content: files, wordings: createWording(district, files, sampleNow) };
      if (differing(base.content, content) > FAR) base = { content, wordings: createWording(district, content, sampleNow) };
      found = content === base.content ? base.wordings : createWording(district, content, sampleNow, base);
      words.set(content, found);
      return found;
    },
    longest(shape, locale, state) {
      const kept = made.get(shape) ?? {};
      made.set(shape, kept);
      return (kept[`${locale}/${state}`] ??= withLongest(shape.reply, locale, state));
    },
  };
}

/** A draft and what is live are compared on the same afternoon. */
const sampleNow = (): number => SAMPLE_NOW;

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function samplesOf(district: District): { shapes: readonly Shape[]; byDevice: ReadonlyMap<DeviceClass, readonly Tried[]> } {
  const shapes = shapesOf(district);
  const tried = shapes.map((shape): Tried => ({ shape, keys: keysOf(shape), menu: shape.reply.blocks.some((b) => b.kind === 'choices' && b.menu) }));
  return { shapes, byDevice: new Map(DEVICES.map((d) => [d, tried.filter((t) => devicesOf(t.shape).includes(d))])) };
}

/** So many differing texts make a content the one that later drafts are compared with: what is live, and not the files. */
const FAR = 30;

function differing(a: Content, b: Content): number {
  let count = 0;
  for (const locale of LOCALES) {
    for (const device of SCOPES) {
      if (a[locale][device] === b[locale][device]) continue;
      for (const key of Object.keys(catalog)) if (a[locale][device][key] !== b[locale][device][key]) count++;
    }
  }
  return count;
}

/** The rooms of one answer on one device, with nothing cut; none where the device has no limit, or takes it in parts. */
export function roomsOf(bench: Bench, wordings: Wordings, wanted: { shape: Shape; reply: Reply; device: DeviceClass; locale: Locale }): Room[] {
  const { shape, reply, device, locale } = wanted;
  const channel = roomyOn(bench, device);
  if (!channel || takenInParts(shape, device)) return [];
  const words = wordings(locale, device);
  return channel.room(words.reply(reply), contextOf(bench.district, locale, words));
}

const roomyOn = ({ channels }: Bench, device: DeviceClass): (Channel & Roomy) | undefined => channels.filter(isRoomy).find((c) => c.device === device);
const takenInParts = ({ several }: Shape, device: DeviceClass): boolean => several === true && device === 'sms';

export interface Measured {
  tried: Tried;
  rooms(): Room[];
}

/**
 * Every wanted shape on one device with the longest values, and none that fits for certain. Each is measured when asked for.
 * @param fullest the fullest first, which takes the words of all of them; else in their order
 */
export function* roomsOn(bench: Bench, wordings: Wordings, { device, locale }: { device: DeviceClass; locale: Locale }, wanted: (tried: Tried) => boolean, fullest: boolean): Iterable<Measured> {
  const channel = roomyOn(bench, device);
  if (!channel) return;
  const words = wordings(locale, device);
  const state = longestState(words);
  const context = contextOf(bench.district, locale, words);
  const all = bench.on(device).filter((t) => !takenInParts(t.shape, device) && wanted(t));
  const measured = (tried: Tried): Measured & { share: number } => {
    const reply = words.reply(bench.longest(tried.shape, locale, state));
    return { tried, share: channel.bound?.(reply, context) ?? OVER, rooms: () => channel.room(reply, context) };
  };
  if (fullest && channel.bound) yield* all.map(measured).filter(({ share }) => share > 1).sort((a, b) => b.share - a.share);
  else for (const tried of all) {
    const one = measured(tried);
    if (one.share > 1) yield one;
  }
}
/** A share that nobody knows: it has to be measured. */
const OVER = 2;
