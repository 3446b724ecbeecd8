/** Every answer that the gateway can give, made by the core's own builders from sample data: what the compiler composes and staff see before they publish. */
import { catalog, type TemplateKey } from '../../templates/catalog.js';
import { onward } from '../answers/onward.js';
import { DEVICES, type DeviceClass } from '../channel.js';
import type { District } from '../district.js';
import type { Locale } from '../inquiry.js';
import type { Reply, Value, Wording } from '../reply.js';
import { filingShapes } from './shapes/filing.js';
import { generalShapes } from './shapes/general.js';
import { guideShapes } from './shapes/guide.js';
import { newsShapes } from './shapes/news.js';
import { ownShapes } from './shapes/own.js';
import { pairingShapes } from './shapes/pairing.js';
import { signInShapes } from './shapes/sign-in.js';
import { petitionShapes } from './shapes/petition.js';
import { RECEIPT, type Sample, sampleOf, type Shape } from './shapes/sample.js';

export type { Shape } from './shapes/sample.js';

/** Name and `converses` together are unique. */
export function shapesOf(district: District): Shape[] {
  const sample = sampleOf(district);
  const answers = [generalShapes, guideShapes, filingShapes, petitionShapes, ownShapes, signInShapes, pairingShapes].flatMap((make) => make(sample));
  return [...answers.map((shape) => led(shape, sample)), ...newsShapes(sample)];
}

/** As request/decide.ts leads on from an answer; with all that it may offer. */
function led(shape: Shape, { text, page, shared }: Sample): Shape {
  const asker = shape.converses ? text : shape.screen === 'shared' ? shared : { ...page, citizen: text.citizen };
  const whole = (reply: Reply): Reply => onward(reply, asker, { kind: 'check', receipt: RECEIPT });
  const { replyIn } = shape;
  return { ...shape, reply: whole(shape.reply), ...(replyIn ? { replyIn: (locale) => whole(replyIn(locale)) } : {}) };
}

/** What it says to somebody who reads this language. */
export const sampleIn = ({ reply, replyIn }: Shape, locale: Locale): Reply => replyIn?.(locale) ?? reply;

/** The devices that this shape is shown on. Text devices are few; a TV is the screen that others see. */
export const devicesOf = ({ converses, screen }: Shape): DeviceClass[] => DEVICES.filter((d) => (converses ? d === 'sms' : d !== 'sms' && (screen === undefined || (screen === 'shared') === (d === 'tv'))));

/** The version of a shape that this device shows. */
export const shapeOn = (shapes: readonly Shape[], name: string, device: DeviceClass): Shape | undefined => shapes.find((s) => s.name === name && devicesOf(s).includes(device));

const NAV = (Object.keys(catalog) as TemplateKey[]).filter((k) => k.startsWith('nav.'));
/** Words of a device's own frame: part of every answer there. */
const frameKeysOf = (device: DeviceClass): readonly TemplateKey[] => (device === 'sms' ? ['nav.more', 'nav.back', 'nav.start', 'announcement'] : FRAME);
const FRAME: readonly TemplateKey[] = [...NAV, 'announcement', 'session.state', 'seen'];
export const isFrameKey = (key: string): boolean => (FRAME as readonly string[]).includes(key);

const STATES = (Object.keys(catalog) as TemplateKey[]).filter((k) => k.startsWith('state.'));

/** Every template that this answer is worded with, its frame included. */
export function keysOf(shape: Shape): Set<TemplateKey> {
  const keys = new Set<TemplateKey>(devicesOf(shape).flatMap(frameKeysOf));
  for (const { template, data } of wordingsOf(shape.reply)) {
    keys.add(template);
    if (Object.values(data ?? {}).some((v: Value) => v.kind === 'state')) for (const state of STATES) keys.add(state);
  }
  return keys;
}

const isWording = (x: object): x is Wording => 'template' in x && typeof x.template === 'string';

/** Every wording of a reply, in the order of its blocks. Asks and hidden fields hold none. */
export function wordingsOf(reply: Reply): Wording[] {
  const found: Wording[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) value.forEach(walk);
    else if (isWording(value)) found.push(value);
    else for (const [key, inner] of Object.entries(value)) if (key !== 'ask' && key !== 'hidden') walk(inner);
  };
  walk(reply);
  return found;
}
