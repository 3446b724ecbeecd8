/** What a device would show or be sent, by the same functions that answer citizens. */
import { type Measure, measure } from '../../channels/sms/measure.js';
import type { DeviceClass, Message, Room } from '../channel.js';
import type { Locale } from '../inquiry.js';
import { compose, isPage, render, type Speaker } from '../speak.js';
import type { Content } from '../wording/content.js';
import type { Wordings } from '../wording/wording.js';
import { type Bench, roomsOf } from './bench.js';
import { longestState } from './longest.js';
import { devicesOf, sampleIn, type Shape } from './shapes.js';

export interface PreviewParts extends Speaker {
  bench: Bench;
}

export interface Wanted {
  /** See shapeOn: the version that this device shows. */
  shape: Shape;
  device: DeviceClass;
  locale: Locale;
  values: 'sample' | 'longest';
  highContrast?: boolean;
}

export interface Preview {
  message: Message;
  /** A rendered page, or JSON; a text has `message.texts`. */
  body?: string;
  /** The page's own headers: its content policy and type. Cookies are none. */
  headers?: Headers;
  rooms: Room[];
  /** Of each text, in order. */
  measures?: Measure[];
}

/** The words of a draft. */
export const draftWords = ({ bench }: Pick<PreviewParts, 'bench'>, content: Content): Wordings => bench.words(content);

/** @throws RangeError where this device never shows this shape */
export async function preview(parts: PreviewParts, words: Content | Wordings, wanted: Wanted): Promise<Preview> {
  const { shape, device, locale, values, highContrast } = wanted;
  const channel = parts.bench.channels.find((c) => c.device === device);
  if (!channel || !devicesOf(shape).includes(device)) throw new RangeError(`${shape.name} is not shown on ${device}`);
  const wordings = typeof words === 'function' ? words : draftWords(parts, words);
  const voice = { number: 0, wordings };
  const reply = values === 'longest' ? parts.bench.longest(shape, locale, longestState(wordings(locale, device))) : sampleIn(shape, locale);
  const message = compose(parts, voice, channel, reply, locale);
  const rooms = roomsOf(parts.bench, wordings, { shape, reply, device, locale });
  if (!isPage(device) && device !== 'json') return { message, rooms, measures: message.texts.map(measure) };
  const request = new Request(`${parts.publicUrl.origin}${channel.mount}/`);
  const response = await render(parts, voice, channel, message, { request, device: 'preview', cookies: [], takesCookies: true, keepLocale: false, ...(highContrast ? { highContrast } : {}) });
  return { message, rooms, body: await response.text(), headers: response.headers };
}
