/** Replay: answers of the last days given again with a set's words; what differs stands side by side, device by device. */
import { markup } from '../../../channels/page.js';
import { DAY } from '../../core.js';
import type { DeviceClass } from '../../channel.js';
import { isRoomy } from '../../channel.js';
import { type Recorded, recorded } from '../../publishing/replay.js';
import { draftWords } from '../../publishing/preview.js';
import { wholeSet } from '../../publishing/change-sets.js';
import { compose, contextOf } from '../../speak.js';
import type { Message } from '../../channel.js';
import type { Locale } from '../../staff/locale.js';
import { withChanges } from '../../wording/content.js';
import type { Wordings } from '../../wording/wording.js';
import { done, type Html, type Page, type Route, type Visit, words } from '../route.js';
import { attempt, type Workshop } from './workshop.js';
import { difference } from './diff.js';
import { DEVICE_NAMES, LAYER_NAMES } from './names.js';

/** Different answers that are tried: the most frequent of the last week. */
const MOST = 400;
/** Differences that one page shows. */
const SHOWN = 60;
const DAYS = 7;

const t = words({
  title: { ko: '실제 문의로 다시 답해 보기', en: 'Replay of real inquiries' },
  lead: { ko: '지난 7일 동안 실제로 나간 답을 이 묶음의 문안으로 다시 만들었습니다. 시민의 글과 번호는 남기지 않았습니다.', en: 'The answers of the last seven days, made again with this set’s words. Nothing that citizens wrote is kept.' },
  none: { ko: '아직 기록된 문의가 없습니다. 문의가 들어오면 여기에 쌓입니다.', en: 'No inquiry is recorded yet. They gather here as they come in.' },
  counted: { ko: '문의', en: 'inquiries' },
  differing: { ko: '달라지는 답', en: 'answers differ' },
  over: { ko: '글자가 넘치는 답', en: 'answers overflow' },
  same: { ko: '이 묶음으로 달라지는 답이 없습니다.', en: 'No recorded answer would differ.' },
  device: { ko: '기기', en: 'Device' },
  times: { ko: '번', en: ' times' },
  before: { ko: '지금', en: 'Now' },
  after: { ko: '이 묶음으로', en: 'With this set' },
  more: { ko: '나머지는 줄였습니다', en: 'The rest is left out' },
  back: { ko: '묶음으로 돌아가기', en: 'Back to the set' },
});

export const replayRoutes = (workshop: Workshop): Route[] => [{ method: 'GET', path: '/change-sets/:id/replay', verb: 'wording.see', handle: (visit) => replayPage(workshop, visit) }];

export interface Differing {
  recorded: Recorded;
  device: DeviceClass;
  before: string[];
  after: string[];
  over: boolean;
}

async function replayPage(workshop: Workshop, visit: Visit): Promise<Page | Response> {
  const found = await attempt(() => wholeSet(workshop.press.store, visit.params.id ?? ''));
  if (!found.ok) return done('/change-sets', 'no-set');
  const { locale } = visit;
  const w = t(locale);
  await workshop.flush();
  const tried = await recorded(workshop.press.store, workshop.press.now() - DAYS * DAY, MOST);
  const differing = replay(workshop, tried, draftWords(workshop.preview, withChanges(workshop.press.live.now.content, found.value.changes)));
  const inquiries = tried.reduce((sum, r) => sum + r.count, 0);
  return {
    title: w.title,
    section: 'changes',
    styles: ['wording.css'],
    body: markup`<p class="small"><a href="/console/change-sets/${found.value.id}">${w.back}</a></p><h1>${w.title}</h1><p class="lead">${found.value.title}. ${w.lead}</p>
${tried.length ? markup`<p class="counts"><b>${w.counted} ${inquiries.toLocaleString('en')}</b> · ${w.differing} ${new Set(differing.map((d) => d.recorded.id)).size} · ${w.over} ${differing.filter((d) => d.over).length}</p>` : markup`<p class="empty">${w.none}</p>`}
${tried.length > 0 && !differing.length && markup`<p class="empty">${w.same}</p>`}
${differing.slice(0, SHOWN).map((d) => pair(d, locale))}
${differing.length > SHOWN && markup`<p class="quiet">${w.more}: ${differing.length - SHOWN}</p>`}`,
  };
}

/** Every recorded answer on every device that would say it differently. */
export function replay({ preview: { bench, core }, press }: Workshop, tried: readonly Recorded[], draft: Wordings): Differing[] {
  const live = bench.words(press.live.now.content);
  return tried.flatMap((recorded) =>
    bench.channels
      .filter((c) => (recorded.device === 'sms' ? c.device === 'sms' : c.device !== 'sms' && c.device !== 'json'))
      .flatMap((channel): Differing[] => {
        const say = (wordings: Wordings): string[] => linesOf(compose({ core }, { number: 0, wordings }, channel, recorded.reply, recorded.locale), wordings(recorded.locale, channel.device).open);
        const before = say(live);
        const after = say(draft);
        if (before.join('\n') === after.join('\n')) return [];
        const drafted = draft(recorded.locale, channel.device);
        const over = isRoomy(channel) && channel.room(drafted.reply(recorded.reply), contextOf(bench.district, recorded.locale, drafted)).some((r) => r.used > r.most);
        return [{ recorded, device: channel.device, before, after, over }];
      }),
  );
}

/** Everything that is shown of a message, in order. */
function linesOf(message: Message, open: boolean): string[] {
  if (message.texts.length) return [...message.texts, ...(open ? [] : ['×'])];
  const lines: string[] = [];
  const walk = (value: unknown, key = ''): void => {
    if (typeof value === 'string' && SAID.has(key)) lines.push(value);
    else if (Array.isArray(value)) for (const v of value) walk(v, key);
    else if (typeof value === 'object' && value !== null) for (const [k, v] of Object.entries(value)) if (k !== 'ask' && k !== 'hidden') walk(v, k);
  };
  walk({ announcement: message.announcement ?? '', title: message.title, blocks: message.blocks });
  return [...lines.filter(Boolean), ...(open ? [] : ['×'])];
}
const SAID = new Set(['announcement', 'title', 'text', 'label', 'value', 'hint', 'note', 'at', 'state', 'due', 'reason', 'summary', 'submit', 'alt']);

function pair({ recorded, device, before, after, over }: Differing, locale: Locale): Html {
  const w = t(locale);
  return markup`<section class="card replay"><h2>${DEVICE_NAMES[device][locale]} · ${LAYER_NAMES[recorded.locale][locale]} <small class="quiet">${recorded.ask}, ${recorded.count}${w.times}</small>${over && markup` <span class="tag late">${w.over}</span>`}</h2><div class="pair"><div><h3>${w.before}</h3><p class="said" lang="${recorded.locale}">${before.join('\n')}</p></div><div><h3>${w.after}</h3><p class="said diff" lang="${recorded.locale}">${difference(before.join('\n'), after.join('\n'), locale)}</p></div></div></section>`;
}
