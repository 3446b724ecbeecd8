/** 처리기간에 산입하지 아니하는 기간: when a petition's clock stands still. In whole days of Seoul, as the Decree counts them. */
import { type Calendar, type Days, dayOf, dayOfDate } from './calendar.js';
import { ClockError } from './fault.js';

/** The causes. Decree §20 refers to 행정절차법 시행령 §11. */
export const STOP_CAUSES = {
  supplement: { korean: '보완', article: 'Decree §20, 행정절차법 시행령 §11 제1호' },
  distance: { korean: '원거리 문서이송', article: 'Decree §20, 행정절차법 시행령 §11 제2호' },
  representative: { korean: '대표자 선정', article: 'Decree §20, 행정절차법 시행령 §11 제3호' },
  hearing: { korean: '의견청취', article: 'Decree §20, 행정절차법 시행령 §11 제4호' },
  examination: { korean: '실험·검사·감정, 기술검토', article: 'Decree §20, 행정절차법 시행령 §11 제5호' },
  preceding: { korean: '선행사무', article: 'Decree §20, 행정절차법 시행령 §11 제6호' },
  documents: { korean: '증명서류 발급·확인', article: 'Decree §7의2③' },
  survey: { korean: '현장조사', article: 'Decree §17④⑤' },
} as const satisfies Record<string, { korean: string; article: string }>;

export type StopCause = keyof typeof STOP_CAUSES;

export interface Stop extends Days {
  readonly cause?: StopCause;
}

/** Days of a survey (Decree §17④): fourteen, and seven more once. */
const SURVEY = 14;
const SURVEY_MORE = 7;

/**
 * A stop from one instant to another, ms, as a supplement is sent and arrives: both days belong to it (행정절차법 시행령 §11 제1호).
 * @throws ClockError where it ends on an earlier day than it begins
 */
export function stopBetween(sentAt: number, arrivedAt: number, cause?: StopCause): Stop {
  return checked({ from: dayOf(sentAt), to: dayOf(arrivedAt), ...(cause ? { cause } : {}) }, 'a stop');
}

/** A stop written as dates, 2026-03-06..2026-03-11, both included (행정절차법 시행령 §11 제1호). @throws ClockError */
export function parseStop(text: string): Stop {
  const [from = '', to = '', ...rest] = text.split('..');
  if (rest.length || !to) throw new ClockError('stop', `${text}: a stop is written 2026-03-06..2026-03-11`);
  return checked({ from: dayOfDate(from), to: dayOfDate(to) }, text);
}

function checked(stop: Stop, name: string): Stop {
  if (stop.to < stop.from) throw new ClockError('stop', `${name}: ends before it begins`);
  return stop;
}

/** The calendar of one petition whose clock stood still (Decree §20): its hours and days leave the stops out. */
export function withStops(calendar: Calendar, stops: readonly Stop[]): Calendar {
  for (const stop of stops) checked(stop, 'a stop');
  return stops.length ? { ...calendar, stops: [...(calendar.stops ?? []), ...stops] } : calendar;
}

/** Whether surveys of a 고충민원 keep within 14 days, 21 once prolonged (Decree §17④). Days of the calendar, each once. */
export function surveyWithin(stops: readonly Stop[], prolonged: boolean): boolean {
  const days = new Set<number>();
  for (const { from, to } of stops.filter((s) => s.cause === 'survey')) for (let day = from; day <= to; day++) days.add(day);
  return days.size <= SURVEY + (prolonged ? SURVEY_MORE : 0);
}
