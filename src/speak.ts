/** From a reply to what goes out: worded, composed, rendered. Answers, errors and previews all pass through here, so a preview is what is sent. */
import { type Channel, type ComposeContext, type DeviceClass, type DistrictMap, type Frame, type FrameIn, isLossy, type Lossy, type Message, type RenderContext } from './channel.js';
import { maskPhone } from './citizens/phone.js';
import { menu } from './answers/menu.js';
import { quick } from './answers/start.js';
import type { Core } from './core.js';
import { type District, nameIn } from './district.js';
import { OUTCOMES } from './errors.js';
import type { Ask, Locale } from './inquiry.js';
import type { Choice, Quick, Reply } from './reply.js';
import type { Tickets, Tokens } from './tokens.js';
import type { Words, Wordings } from './wording/wording.js';

const PAGES: readonly DeviceClass[] = ['mobile', 'pda', 'tv'];
export const isPage = (device: DeviceClass): boolean => PAGES.includes(device);

/** What speaking needs of the gateway. */
export interface Speaker {
  core: Pick<Core, 'district' | 'now'>;
  tokens: Pick<Tokens, 'issue'>;
  publicUrl: URL;
  demo: boolean;
  /** Addresses of photos, where they are kept. */
  photos?: Pick<Tickets, 'issue'>;
  /** Web push, where it is on. */
  push?: { key: string; tickets: Pick<Tickets, 'issue'> };
}

/** The words of one edition, or of a draft. */
export interface Voice {
  number: number;
  wordings: Wordings;
}

/** Below a page channel's mount. */
export const PHOTO_PATH = '/photo/';

/** Who looks at a page, as far as drawing it goes. */
export interface Reader {
  request: Request;
  /** Names the device that the page's form tokens are bound to. */
  device: string;
  cookies: string[];
  /** Its device takes them: an address that is bound to it can be opened. */
  takesCookies?: boolean;
  keepLocale: boolean;
  asked?: Ask;
  /** The proven phone (E.164) of whoever looks, and the next hidden token where no cookie is taken. */
  signed?: { number: string; token?: string };
  highContrast?: boolean;
  /** Seconds, on a program's screen that others see. */
  forgetAfter?: number;
}

export const contextOf = (district: District, locale: Locale, words: Words, carrier?: string): ComposeContext => ({ locale, sign: nameIn(district.name, locale), nav: words.nav, carrier, announcement: words.announcement });

/** In the language asked for; where a channel's letters do not suffice for it, in English or Korean, whichever loses less. */
export function compose({ core }: Pick<Speaker, 'core'>, voice: Voice, channel: Channel, reply: Reply, locale: Locale, carrier?: string): Message {
  const lossy = isLossy(channel) && locale !== 'ko' && locale !== 'en';
  const { reply: worded, context } = lossy ? leastLost(channel, locale, (language) => saidIn(core.district, voice, channel, reply, language, carrier)) : saidIn(core.district, voice, channel, reply, locale, carrier);
  return channel.compose(worded, context);
}

function saidIn(district: District, voice: Voice, { device }: Channel, reply: Reply, locale: Locale, carrier: string | undefined): Said {
  const words = voice.wordings(locale, device);
  return { reply: words.reply(reply), context: contextOf(district, locale, words, carrier) };
}

interface Said {
  reply: Reply<string>;
  context: ComposeContext;
}

function leastLost(channel: Lossy, locale: Locale, said: (language: Locale) => Said): Said {
  let best = said(locale);
  let least = channel.lost(best.reply, best.context);
  for (const other of ['en', 'ko'] as const) {
    if (!least) break;
    const next = said(other);
    const lost = channel.lost(next.reply, next.context);
    if (lost < least) [best, least] = [next, lost];
  }
  return best;
}

function mapOf({ map, dongs }: District, locale: Locale): { map?: DistrictMap } {
  const parts = dongs.flatMap((d) => (d.at ? [{ name: nameIn(d.name, locale), at: d.at }] : []));
  return map && parts.length ? { map: { ...map, parts } } : {};
}

interface Standing {
  menu: readonly Choice<string>[];
  quick: readonly Quick<string>[];
}

const standing = new WeakMap<Words, Standing>();

/** Worded once an edition. */
function standingOf(words: Words, district: District): Standing {
  const known = standing.get(words);
  if (known) return known;
  const offered = quick({ district });
  const { blocks } = words.reply({ ...menu(), blocks: offered.map((q) => q.block) });
  const made: Standing = {
    menu: words.reply(menu()).blocks.flatMap((b) => (b.kind === 'choices' ? b.choices : [])),
    quick: blocks.map((block, i) => ({ title: words.say((offered[i] as Quick).title), block })),
  };
  standing.set(words, made);
  return made;
}

/** What stands around this channel's answers. */
function frameOf({ core, publicUrl, demo }: Omit<Speaker, 'tokens'>, voice: Voice, { device }: Channel, locale: Locale): Frame {
  const words = voice.wordings(locale, device);
  const now = core.now();
  const at = { at: { kind: 'instant', at: now } } as const;
  const page = isPage(device);
  const frame: Frame = {
    locale,
    nav: words.nav,
    now,
    nowText: page ? words.say({ template: 'step.at', data: at }) : '',
    seen: page ? words.say({ template: 'seen', data: at }) : '',
    publicUrl: publicUrl.origin,
    districtName: nameIn(core.district.name, locale),
    districtPhone: core.district.phone,
    districtAddress: nameIn(core.district.address, locale),
    menu: [],
    quick: [],
    frames: demo,
    edition: voice.number,
  };
  return device === 'mobile' ? Object.assign(frame, standingOf(words, core.district), mapOf(core.district, locale)) : frame;
}

/** For what a channel serves beside the one path. */
export const frameIn = (speaker: Omit<Speaker, 'tokens'>, voice: Voice, channel: Channel): FrameIn => (locale) => ({ ...frameOf(speaker, voice, channel, locale), say: voice.wordings(locale, channel.device).say });

export function render(speaker: Speaker, voice: Voice, channel: Channel, message: Message, reader: Reader): Response | Promise<Response> {
  const { tokens, photos, push } = speaker;
  const { device, signed, ...seenBy } = reader;
  const formToken = isPage(channel.device) ? tokens.issue(device) : '';
  const context: RenderContext = Object.assign(frameOf(speaker, voice, channel, message.locale), seenBy, { status: OUTCOMES[message.outcome].status, formToken });
  if (signed) context.signedIn = { text: voice.wordings(message.locale, channel.device).say({ template: 'session.state', data: { phone: { kind: 'text', text: maskPhone(signed.number) } } }), ...(signed.token ? { token: signed.token } : {}) };
  if (photos && reader.takesCookies && isPage(channel.device)) context.photo = (name) => `${channel.mount}${PHOTO_PATH}${photos.issue(device, name)}`;
  if (push && message.follow !== undefined && channel.device === 'mobile') context.follow = { key: push.key, ticket: push.tickets.issue(device, message.follow) };
  return channel.render(message, context);
}
