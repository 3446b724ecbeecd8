/** Where texts are tried out: the channels, and every answer there is. Made once for a district. */
import type { TemplateKey } from '../../templates/catalog.js';
import { type Channel, DEVICES, type DeviceClass, isRoomy, type Room } from '../channel.js';
import type { District } from '../district.js';
import type { Locale } from '../inquiry.js';
import type { Reply } from '../reply.js';
import { contextOf } from '../speak.js';
import type { Wordings } from '../wording/wording.js';
import { type State, withLongest } from './longest.js';
import { devicesOf, keysOf, type Shape, shapesOf } from './shapes.js';

export interface Bench {
  readonly district: District;
  readonly channels: readonly Channel[];
  readonly shapes: readonly Shape[];
  /** The shapes of one device with the templates that each is worded with. */
  on(device: DeviceClass): readonly Tried[];
  /** A shape with the longest values. @param state the state whose name is longest */
  longest(shape: Shape, locale: Locale, state: State): Reply;
}

export interface Tried {
  shape: Shape;
  keys: ReadonlySet<TemplateKey>;
  /** It holds the start menu, which each device's layout arranges. */
  menu: boolean;
}

export function createBench(district: District, channels: readonly Channel[]): Bench {
  const shapes = shapesOf(district);
  const tried = shapes.map((shape): Tried => ({ shape, keys: keysOf(shape), menu: shape.reply.blocks.some((b) => b.kind === 'choices' && b.menu) }));
  const byDevice = new Map(DEVICES.map((d) => [d, tried.filter((t) => devicesOf(t.shape).includes(d))]));
  const made = new Map<Shape, Partial<Record<string, Reply>>>();
  return {
    district,
    channels,
    shapes,
    on: (device) => byDevice.get(device) ?? [],
    longest(shape, locale, state) {
      const kept = made.get(shape) ?? {};
      made.set(shape, kept);
      return (kept[`${locale}/${state}`] ??= withLongest(shape.reply, locale, state));
    },
  };
}

/** The rooms of one answer on one device, with nothing cut; none where the device has no limit, or takes it in parts. */
export function roomsOf(bench: Bench, wordings: Wordings, wanted: { shape: Shape; reply: Reply; device: DeviceClass; locale: Locale }): Room[] {
  const { shape, reply, device, locale } = wanted;
  const channel = bench.channels.find((c) => c.device === device);
  if (!channel || !isRoomy(channel) || (shape.several && device === 'sms')) return [];
  const words = wordings(locale, device);
  return channel.room(words.reply(reply), contextOf(bench.district, locale, words));
}
