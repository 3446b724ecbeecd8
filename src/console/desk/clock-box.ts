/** What is left of a petition's time, and why: since when it counts, what stopped it, what made it longer. */
import { markup } from '../../../channels/page.js';
import type { Core } from '../../core.js';
import type { Locale } from '../../staff/locale.js';
import { dayOf, showsHour, withStops, workingDays, workingTime } from '../../petitions/clock.js';
import type { Case } from '../../petitions/life/case.js';
import { dueOf, runOf } from '../../petitions/life/run.js';
import { isOpen } from '../../petitions/life/states.js';
import { type Html, words } from '../route.js';
import { CAUSE_NAMES, periodName, unitName } from './names.js';
import { date, dueText, MINUTE, moment, span, weekday } from './time.js';

const t = words({
  left: { ko: '남은 근무 시간', en: 'Working time left' },
  late: { ko: '기한을 넘긴 근무 시간', en: 'Working time since it was due' },
  passed: { ko: '기한이 지난 때', en: 'It was due' },
  stands: { ko: '시계가 멈춰 있습니다. 남은 근무 시간', en: 'The clock stands still. Working time left' },
  closed: { ko: '처리를 마쳤습니다', en: 'Closed' },
  due: { ko: '기한', en: 'Due' },
  why: { ko: '기한을 이렇게 셉니다', en: 'How it is counted' },
  today: { ko: '오늘', en: 'today' },
  objection: { ko: '이의신청은 10일 안에 결정합니다. (법 제35조)', en: 'An objection is decided within 10 days. (Act §35)' },
  provisional: { ko: '공휴일이 아직 정해지지 않은 해여서 바뀔 수 있습니다.', en: 'Holidays of that year are not decided yet, so it may move.' },
});

/** A bar of so many boxes still fits. */
const BOXES = 10;
const DAY = 86_400_000;

export function clockBox({ calendar, now: nowOf }: Pick<Core, 'calendar' | 'now'>, petition: Case, locale: Locale): Html {
  const w = t(locale);
  const now = nowOf();
  if (!isOpen(petition.state)) return markup`<div class="due"><span>${w.closed}</span>${petition.settledAt === null ? '' : markup`<b>${moment(petition.settledAt, locale)}</b>`}</div>`;
  const run = runOf(petition.events, petition.receivedAt);
  const objected = petition.state === 'objected';
  const stops = run.standing ? [...run.stops, { from: dayOf(run.standing.since), to: dayOf(now) }] : run.stops;
  const own = objected ? calendar : withStops(calendar, stops);
  const due = objected ? petition.dueAt : dueOf(run, petition.period, calendar, now).at;
  const late = !run.standing && now > petition.dueAt;
  const at = run.standing ? due : petition.dueAt;
  const ms = late ? workingTime(at, now, calendar) : workingTime(now, at, own);
  const hour = showsHour(petition.period) && !objected;
  const when = dueText(at, now, hour, locale);
  const justNow = late && ms < MINUTE; // on a Friday at 18:00, and it is Sunday: no working time has passed since
  const days = workingDays(petition.receivedAt, at, now, own);
  return markup`<div class="due${late ? ' late' : ''}"><span>${run.standing ? w.stands : justNow ? w.passed : late ? w.late : w.left}</span><b>${justNow ? when : span(ms, locale)}</b>
${days.length <= BOXES ? markup`<ol class="days" aria-hidden="true">${days.map((d, i) => markup`<li${d.now ? markup` class="now"` : i === days.length - 1 ? markup` class="end"` : ''}><i><span class="w${Math.round(d.filled * 20) * 5}"></span></i>${d.now ? w.today : weekday(d.at, locale)}</li>`)}</ol>` : ''}
${justNow ? '' : markup`<p>${w.due} ${when}</p>`}
<details class="why"><summary>${w.why}</summary><ul>${reasons(petition, run, { from: run.received, to: at, calendar }, locale).map((line) => markup`<li>${line}</li>`)}</ul></details></div>`;
}

/** How a due time is counted, a sentence a line. */
export function dueReasons(core: Pick<Core, 'calendar'>, petition: Case, locale: Locale): string[] {
  const run = runOf(petition.events, petition.receivedAt);
  return reasons({ ...petition, provisional: false }, run, { from: run.received, to: petition.dueAt, calendar: core.calendar }, locale);
}

function reasons(petition: Case, run: ReturnType<typeof runOf>, range: { from: number; to: number; calendar: Core['calendar'] }, locale: Locale): string[] {
  const w = t(locale);
  const ko = locale === 'ko';
  const range2 = (from: number, to: number): string => (from === to ? date(from * DAY, locale) : `${date(from * DAY, locale)} ~ ${date(to * DAY, locale)}`);
  const lines = [ko ? `${moment(run.received, locale)}부터 ${periodName(petition.period, locale)}` : `${periodName(petition.period, locale)} from ${moment(run.received, locale)}`];
  for (const { from, to, cause } of run.stops) lines.push(ko ? `${range2(from, to)} ${CAUSE_NAMES[cause ?? 'supplement'].ko}: 세지 않음` : `${range2(from, to)} ${CAUSE_NAMES[cause ?? 'supplement'].en}: not counted`);
  if (run.standing) lines.push(ko ? `${moment(run.standing.since, locale)}부터 ${CAUSE_NAMES[run.standing.cause].ko}(으)로 멈춰 있음` : `stopped since ${moment(run.standing.since, locale)}: ${CAUSE_NAMES[run.standing.cause].en}`);
  for (const { by, consent } of run.extensions) lines.push(ko ? `${by}${unitName(petition.period, 'ko')} 연장${consent ? ', 신청인 동의' : ''}` : `extended by ${by} ${unitName(petition.period, 'en')}${consent ? ', with consent' : ''}`);
  const holidays = holidaysIn(range);
  if (holidays) lines.push(ko ? `공휴일 ${holidays}일: 세지 않음` : `${holidays} public holidays: not counted`);
  if (petition.state === 'objected') lines.push(w.objection);
  if (petition.provisional) lines.push(w.provisional);
  return lines;
}

/** Public holidays on Monday to Friday. */
function holidaysIn({ from, to, calendar }: { from: number; to: number; calendar: Core['calendar'] }): number {
  let found = 0;
  for (let d = dayOf(from); d <= dayOf(to); d++) if (calendar.holidays.has(d) && (d + 4) % 7 !== 0 && (d + 4) % 7 !== 6) found++;
  return found;
}
