/** The previews beside the editor: what each device would show of one answer, by the functions that answer citizens. */
import { markup } from '../../../channels/page.js';
import type { DeviceClass, Room } from '../../channel.js';
import type { Locale as Spoken } from '../../inquiry.js';
import type { Locale } from '../../staff/locale.js';
import type { Bench } from '../../publishing/bench.js';
import { draftWords, type Preview, preview } from '../../publishing/preview.js';
import { devicesOf, keysOf, type Shape, shapeOn } from '../../publishing/shapes.js';
import type { Content } from '../../wording/content.js';
import { type Html, words } from '../route.js';
import type { Workshop } from './workshop.js';
import { DEVICE_NAMES } from './names.js';

const t = words({
  notHere: { ko: '이 답은 이 기기에 나오지 않습니다.', en: 'This answer is not shown on this device.' },
  carrier: { ko: '통신사가 붙이는 [Web발신]은 길이에 넣지 않았습니다.', en: 'The [Web발신] that the carrier puts before it is not counted.' },
  euckr: { ko: 'EUC-KR, 가장 긴 값으로', en: 'EUC-KR, with the longest values' },
  bytes: { ko: '바이트', en: ' bytes' },
  domestic: { ko: '국내 통신사', en: 'Korean carriers' },
  abroad: { ko: '국제 발송', en: 'International' },
  units: { ko: '자', en: ' characters' },
  segments: { ko: '조각', en: ' segments' },
  messages: { ko: '건', en: ' messages' },
  longer: { ko: '통', en: ' parts' },
  over: { ko: '넘음', en: 'over' },
  notCarried: { ko: '문자로 보낼 수 없는 글자', en: 'Characters that a text message cannot carry' },
  unlimited: { ko: '시민이 쓴 글이 들어가는 답이라 여러 건으로 나누어 보냅니다.', en: 'It holds a citizen’s own words and is sent in several messages.' },
});

export interface Look {
  shape: string;
  locale: Spoken;
  values: 'sample' | 'longest';
  highContrast: boolean;
}

export interface Panels {
  /** Bubbles of the text message. */
  sms: Html;
  meter: Html;
  /** Whole documents, by device. */
  frames: Readonly<Record<string, string>>;
  /** Under each frame: how much of its room is used. */
  rooms: Readonly<Record<string, string>>;
  /** Hashes of styles that stand in the documents themselves: the page around them has to allow these. */
  styles: string;
}

export const FRAMES = ['pda', 'mobile', 'tv'] as const;
/** A device's own pixels. */
const SIZES = { pda: [240, 320], mobile: [390, 844], tv: [1280, 720] } as const;

/** Names of the answers that a text is part of; those whose device shows the text itself come first. */
export function shapesWith(bench: Bench, key: string, device: string): Shape[] {
  const using = bench.shapes.filter((s) => key === '' || (keysOf(s) as ReadonlySet<string>).has(key));
  const here = using.filter((s) => device === 'common' || devicesOf(s).includes(device as DeviceClass));
  return [...new Map([...here, ...using].map((s) => [s.name, s])).values()];
}

/** All devices at once, with one set of words. @param locale of whoever reads the meters */
export const panelsOf = (workshop: Workshop, content: Content, look: Look, locale: Locale): Promise<Panels> => panelsFor(workshop, content, (device) => shapeOn(workshop.preview.bench.shapes, look.shape, device), look, locale);

/** @param shapeOf what each device shows; undefined: nothing */
export async function panelsFor({ preview: parts }: Workshop, content: Content, shapeOf: (device: DeviceClass) => Shape | undefined, look: Look, locale: Locale): Promise<Panels> {
  const wordings = draftWords(parts, content);
  const show = async (device: DeviceClass, values = look.values): Promise<Preview | undefined> => {
    const shape = shapeOf(device);
    return shape && preview(parts, wordings, { shape, device, locale: look.locale, values, highContrast: look.highContrast });
  };
  const [sms, longest, ...pages] = await Promise.all([show('sms'), show('sms', 'longest'), ...FRAMES.map((d) => show(d))]);
  const shape = shapeOf('sms');
  return {
    sms: bubbles(sms, locale),
    meter: meter(sms, longest, shape?.several ?? false, locale),
    frames: Object.fromEntries(FRAMES.map((d, i) => [d, pages[i]?.body === undefined ? NOTHING : still(pages[i]?.body ?? '')])),
    styles: stylesIn(pages),
    rooms: Object.fromEntries(FRAMES.map((d, i) => [d, pages[i] ? roomText(pages[i]?.rooms ?? [], locale) : t(locale).notHere])),
  };
}

/** Where the answer is not shown: an empty grey screen, and the words above it. */
const NOTHING = '<!doctype html><html lang="ko"><head><title>–</title></head><body bgcolor="#e6e8ea"></body></html>';

/** The frame runs no script; left in, each would be a complaint of the browser. */
export const still = (page: string): string => page.replace(/<script[^>]*><\/script>/g, '');

/** The four devices side by side, as the script finds and changes them. */
export const pictures = (panels: Panels, locale: Locale): Html => markup`<div class="devices"><div class="pv sms"><h3>${DEVICE_NAMES.sms[locale]}</h3><div class="bx smsb" id="panel-sms">${panels.sms}</div></div>${FRAMES.map((d) => picture(d, panels, locale))}</div>`;

function picture(device: (typeof FRAMES)[number], panels: Panels, locale: Locale): Html {
  const [width, height] = SIZES[device];
  const name = DEVICE_NAMES[device][locale];
  return markup`<div class="pv ${device}"><h3>${name} <small id="panel-room-${device}">${panels.rooms[device] ?? ''}</small></h3><div class="bx"><iframe id="frame-${device}" title="${name}" sandbox="allow-same-origin" data-width="${width}" data-height="${height}" width="${width}" height="${height}" srcdoc="${panels.frames[device] ?? ''}"></iframe></div></div>`;
}

export const stylesIn = (pages: readonly (Preview | undefined)[]): string => [...new Set(pages.flatMap((p) => p?.headers?.get('content-security-policy')?.match(/'sha256-[^']+'/g) ?? []))].join(' ');

function bubbles(sms: Preview | undefined, locale: Locale): Html {
  const w = t(locale);
  if (!sms) return markup`<p class="quiet">${w.notHere}</p>`;
  return markup`${sms.message.texts.map((text) => markup`<p class="bub" lang="${sms.message.locale}">${text}</p>`)}<p class="small quiet">${w.carrier}</p>`;
}

/** The bar ends at the limit; what is over stands beside it in words. */
function bar(used: number, most: number): Html {
  const full = Math.round(Math.min(1, used / most) * 20) * 5;
  return markup`<span class="g${used > most && ' over'}"><i class="w${full}"></i></span>`;
}

function meter(sample: Preview | undefined, longest: Preview | undefined, several: boolean, locale: Locale): Html {
  const w = t(locale);
  if (!sample || !longest) return markup``;
  const [room] = longest.rooms;
  const units = Math.max(0, ...(longest.measures ?? []).map((m) => m.units));
  const segments = (longest.measures ?? []).reduce((sum, m) => sum + m.segments, 0);
  const first = longest.measures?.[0];
  const [single, part] = first?.encoding === 'GSM-7' ? [160, 153] : [70, 67];
  const carried = segments > 1 ? segments * part : single;
  const odd = [...new Set((sample.measures ?? []).flatMap((m) => [...m.unencodable, ...m.outsideKsX1001]))];
  const over = room && room.used > room.most ? ` ${room.used - room.most}${w.bytes} ${w.over}` : '';
  return markup`<div class="meter">${room ? markup`<div><p>${w.euckr} <b>${room.used}/${room.most}${w.bytes}</b></p>${bar(room.used, room.most)}<p>${w.domestic}: <strong>${room.used > 90 ? 'LMS' : 'SMS'}</strong> ${longest.message.texts.length}${w.messages}${over && markup` <strong class="bad">${over}</strong>`}</p></div>` : markup`<div><p>${several ? w.unlimited : ''}</p></div>`}
<div><p>${first?.encoding ?? ''} <b>${units}/${carried}${w.units}</b></p>${bar(units, carried)}<p>${w.abroad}: <strong>${segments}${w.segments}</strong></p></div></div>${odd.length > 0 && markup`<p class="bad"><strong>${w.notCarried}</strong>: ${odd.map((c) => markup`<mark>${c}</mark> `)}</p>`}`;
}

const UNIT: Readonly<Record<Room['unit'], Readonly<Record<Locale, string>>>> = { bytes: { ko: '바이트', en: ' bytes' }, lines: { ko: '줄', en: ' lines' }, characters: { ko: '자', en: ' characters' } };

/** The room that is fullest. */
function roomText(rooms: readonly Room[], locale: Locale): string {
  const fullest = [...rooms].sort((a, b) => b.used / b.most - a.used / a.most)[0];
  return fullest ? `${fullest.used.toLocaleString('en')}/${fullest.most.toLocaleString('en')}${UNIT[fullest.unit][locale]}` : '';
}

