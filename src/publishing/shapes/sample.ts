/** Sample petitions and askers, on the fixed afternoon of the pictures: Tuesday 24 November 2026, 14:20. No database, no person. */
import { RETENTION } from '../../retention/periods.js';
import type { Known } from '../../core.js';
import type { Category, District } from '../../district.js';
import { category as categoryOf } from '../../district.js';
import type { Inquiry, Locale } from '../../inquiry.js';
import { dueAt, gazetteCalendar, showsHour } from '../../petitions/clock.js';
import type { View } from '../../petitions/disclose.js';
import type { Reply } from '../../reply.js';

/** ms since 1970. */
export const SAMPLE_NOW = Date.parse('2026-11-24T14:20:00+09:00');
export const RECEIPT = '123456789018';
export const WORDS = { text: '학동로 12길 가로등이 꺼져 있습니다', place: '논현1동 학동로 12길', name: '홍길동', phone: '010-1234-5678' };

/** What one builder of shapes is given. */
export interface Sample {
  core: Known;
  /** Asks by text message, from a proven phone. */
  text: Inquiry;
  /** A page on a screen of one's own, with receipt and last four digits. */
  page: Inquiry;
  /** A page on a screen that others see. */
  shared: Inquiry;
  /** The category of the sample petition: a period with an hour, where the district has one. */
  category: Category;
  view(more?: Partial<View> & { period?: string }): View;
}

/** A Shape before it has a name. */
export interface Shape {
  /** `status.received`: the text's and the page's version share it. */
  name: string;
  /** What a staff member calls it. */
  title: { ko: string; en: string };
  reply: Reply;
  /** The same answer where its words are not templates alone, but the district's own in each language. It has the same blocks. */
  replyIn?: (locale: Locale) => Reply;
  /** The version of text devices; else the page's. */
  converses: boolean;
  /** It holds a citizen's own long words: an SMS of it may be several messages. */
  several?: true;
  /** It has every block that there may be; answers leave some of them out. */
  fewer?: true;
  /** Pages on this kind of screen only. */
  screen?: 'private' | 'shared';
}

export function sampleOf(district: District): Sample {
  const core: Known = { district, calendar: gazetteCalendar(), now: () => SAMPLE_NOW, retention: RETENTION, takesPhotos: true, textsBringPhotos: true };
  const asked = { id: 'sample', channel: 'sample', proofGiven: false, locale: 'ko', ask: { kind: 'menu' } } as const;
  const page: Inquiry = { ...asked, screen: 'private', converses: false, sessions: 'cookie', citizen: { kind: 'holder', receipt: RECEIPT, lastFour: '5678' } };
  const hourly = [...district.categories.values()].find((c) => c.period === '5d');
  const category = hourly ?? categoryOf(district, district.defaultCategory);
  return {
    core,
    text: { ...asked, screen: 'private', converses: true, sessions: 'none', citizen: { kind: 'phone', phone: 'sample', lastFour: '5678', by: 'sender' } },
    page,
    shared: { ...page, screen: 'shared' },
    category,
    view: (more = {}) => viewOf(core, category, more),
  };
}

const MONDAY = Date.parse('2026-11-23T09:00:00+09:00');

function viewOf(core: Known, category: Category, more: Partial<View>): View {
  const period = more.period ?? category.period;
  const receivedAt = more.receivedAt ?? MONDAY;
  const arrivedAt = Math.min(receivedAt, MONDAY) - 19 * 60_000;
  const due = dueAt(receivedAt, period, core.calendar);
  return {
    receipt: RECEIPT,
    category: category.id,
    department: category.department,
    kind: category.kind,
    state: 'received',
    arrivedAt,
    receivedAt,
    dueAt: due.at,
    hour: showsHour(period),
    provisional: due.provisional,
    version: 2,
    steps: [
      { code: 'arrived', at: arrivedAt },
      { code: 'received', at: receivedAt },
    ],
    own: false,
    byPhone: true,
    consent: false,
    objected: false,
    ...more,
    period,
  };
}
