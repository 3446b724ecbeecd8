/** What a result would be on each device: the notice itself, by the functions that send it, measured as carriers count. */
import { markup } from '../../../channels/page.js';
import { carriable } from '../../../channels/sms/carriable.js';
import { measure } from '../../../channels/sms/measure.js';
import type { DeviceClass } from '../../channel.js';
import { department as departmentOf, helpFor } from '../../district.js';
import { isLocale, type Locale as Spoken } from '../../inquiry.js';
import type { Locale } from '../../staff/locale.js';
import { type News, newsReply } from '../../notices/news.js';
import { CIVIL_DAYS, civilEnd } from '../../petitions/clock.js';
import type { Case } from '../../petitions/life/case.js';
import type { PetitionVerb } from '../../petitions/life/table.js';
import { type Preview, preview } from '../../publishing/preview.js';
import type { Reply } from '../../reply.js';
import { type Html, words } from '../route.js';
import { FRAMES, pictures, still, stylesIn } from '../wording/panels.js';
import type { Desk } from './desk.js';
import { type Telling, toldPage } from './told-page.js';

const t = words({
  messages: { ko: '건', en: ' message(s)' },
  bytes: { ko: '바이트', en: ' bytes' },
  replaced: { ko: '문자로 보낼 수 없는 글자는 이렇게 바꿔 보냅니다', en: 'A text message cannot carry these; they are sent as' },
  dropped: { ko: '뺌', en: 'left out' },
  long: { ko: '2,000바이트를 넘습니다. 문자로 보낼 요약을 적어 주십시오. 전체 글은 화면에서 볼 수 있습니다.', en: 'Over 2,000 bytes. Write a summary for the text message; the whole is shown on pages.' },
  tooLong: { ko: '요약이 아직 깁니다. 문자 한 건(2,000바이트)에 들어가게 줄여 주십시오.', en: 'The summary is still too long for one message of 2,000 bytes.' },
});

const NEWS: Partial<Record<PetitionVerb, News['kind']>> = { answer: 'answered', refuse: 'refused', 'not-process': 'not-processed', return: 'returned', 'close-repeated': 'repeated', uphold: 'upheld', dismiss: 'dismissed' };

/** The notice that this verb would cause. @param text what is told: the summary, where there is one */
export function noticeOf({ core }: Pick<Desk, 'core'>, verb: PetitionVerb, petition: Case, text: string, officer: string): Reply {
  const statutory = verb === 'refuse' && petition.kind === 'statutory';
  const kind = statutory ? 'refused-statutory' : (NEWS[verb] ?? 'answered');
  const until = statutory ? { until: { kind: 'day', at: civilEnd(core.now(), CIVIL_DAYS.object, core.calendar).at } } : {};
  const { receipt, category, department } = petition;
  return newsReply({ kind, data: { text: { kind: 'text', text }, ...until } } as News, { receipt, category, department, officer, phone: departmentOf(core.district, department).phone, help: helpFor(core.district) });
}

export interface Composed {
  /** Of the text message, in EUC-KR bytes. */
  bytes: number;
  messages: number;
  sms: Preview;
  /** Does not fit into one message. */
  over: boolean;
}

/** As it will be told: in the citizen's language. */
const localeOf = (petition: Case): Spoken => (isLocale(petition.locale) ? petition.locale : 'ko');
const shapeOf = (reply: Reply, converses: boolean) => ({ name: 'desk', title: { ko: '결과', en: 'Result' }, reply, converses, several: true as const });

export async function compose(desk: Desk, reply: Reply, petition: Case): Promise<Composed> {
  const sms = await preview(desk.preview, desk.live.now.wordings, { shape: shapeOf(reply, true), device: 'sms', locale: localeOf(petition), values: 'sample' });
  const bytes = (sms.measures ?? []).reduce((sum, m) => sum + m.eucKrBytes, 0);
  return { bytes, messages: sms.message.texts.length, sms, over: sms.message.texts.length > 1 };
}

/** `LMS 1건 · 162바이트`, and each character that goes out as another. */
export function meterHtml({ bytes, messages, sms, over }: Composed, typed: string, summary: boolean, locale: Locale): Html {
  const w = t(locale);
  const [first] = sms.measures ?? [];
  return markup`<p class="count"><b>${first?.type === 'SMS' ? 'SMS' : 'LMS'} ${messages}${w.messages} · ${bytes.toLocaleString('en')}${w.bytes}</b></p>${over ? markup`<p class="bad">${summary ? w.tooLong : w.long}</p>` : ''}${swapsHtml(typed, locale)}`;
}

/** Each character that no carrier can carry, and what goes out in its place. */
export function swapsHtml(typed: string, locale: Locale): Html | '' {
  const w = t(locale);
  const { unencodable, outsideKsX1001 } = measure(typed);
  const odd = [...new Set([...unencodable, ...outsideKsX1001])].slice(0, 20);
  return odd.length ? markup`<p class="swap">${w.replaced}: ${odd.map((c, i) => markup`${i > 0 && ', '}<mark>${c}</mark> → <b>${carriable(c).trim() || w.dropped}</b>`)}</p>` : '';
}

export interface Pictures {
  html: Html;
  frames: Readonly<Record<string, string>>;
  sms: Html;
  /** Hashes of the styles that stand in the documents. */
  styles: string;
}

/** The four devices: the notice as a text, and the petition's page, never shortened; on a TV whom to call, not what was answered. */
export async function picturesOf(desk: Desk, told: Composed, telling: Telling, petition: Case, locale: Locale): Promise<Pictures> {
  const show = (device: DeviceClass, reply: Reply): Promise<Preview> => preview(desk.preview, desk.live.now.wordings, { shape: shapeOf(reply, false), device, locale: localeOf(petition), values: 'sample' });
  const pages = await Promise.all(FRAMES.map((device) => show(device, toldPage(desk, petition, telling, device === 'tv'))));
  const frames = Object.fromEntries(FRAMES.map((device, i) => [device, still(pages[i]?.body ?? '')]));
  const sms = markup`${told.sms.message.texts.map((text) => markup`<p class="bub" lang="${told.sms.message.locale}">${text}</p>`)}`;
  return { sms, frames, styles: stylesIn(pages), html: pictures({ sms, meter: markup``, frames, rooms: {}, styles: '' }, locale) };
}
