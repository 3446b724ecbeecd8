/** What happened to a petition, one line an event, each with what was written in it. */
import { markup } from '../../../channels/page.js';
import type { Locale } from '../../staff/locale.js';
import { showsHour } from '../../petitions/clock.js';
import type { Case, Field } from '../../petitions/life/case.js';
import { isOpen } from '../../petitions/life/states.js';
import type { EventRow, PhotoRow } from '../../petitions/records.js';
import { photosHtml } from './photos.js';
import { type Html, words } from '../route.js';
import type { Desk } from './desk.js';
import { CAUSE_NAMES, channelName, eventName, GROUND_NAMES, periodName, receiptText, unitName } from './names.js';
import { date, moment } from './time.js';

const t = words({
  title: { ko: '진행 상황', en: 'What happened' },
  until: { ko: '까지', en: 'until' },
  answer: { ko: '답변', en: 'Answer' },
  citizen: { ko: '신청인', en: 'the citizen' },
  system: { ko: '프로그램', en: 'the program' },
  erased: { ko: '지워진 글', en: 'erased' },
  byText: { ko: '결과를 문자로 받는 데 동의', en: 'agreed to results by text' },
  starts: { ko: '시계는', en: 'the clock starts' },
  consent: { ko: '신청인 동의', en: 'with consent' },
  late: { ko: '기한이 지났습니다', en: 'late' },
  stands: { ko: '시계가 멈춰 있습니다', en: 'the clock stands still' },
});

/** Fields of somebody's writing that stand with their event; what was filed stands by itself, names and phones are masked. */
const SHOWN = ['added', 'request', 'reason', 'question', 'opinion', 'answer', 'summary', 'objection', 'agency', 'agency-phone'];

export interface Telling {
  desk: Pick<Desk, 'core'>;
  petition: Case;
  fields: readonly Field[] | undefined;
  photos: readonly PhotoRow[];
  names: ReadonlyMap<string, string>;
  locale: Locale;
}

export function timeline(telling: Telling): Html {
  const { petition, locale } = telling;
  const w = t(locale);
  const last = petition.events.at(-1)?.number;
  const open = isOpen(petition.state);
  const stands = petition.state === 'supplement' || petition.state === 'paused';
  const late = open && !stands && telling.desk.core.now() > petition.dueAt;
  return markup`<section class="story" aria-labelledby="story"><h2 id="story">${w.title}</h2><ol class="line">${petition.events.map(
    (e) => markup`<li class="${open && e.number === last ? 'is' : 'did'}"${e.number === last && markup` id="last"`}><h3>${eventName(e.code, locale)}</h3><p><time>${moment(e.at, locale)}</time> ${whoText(e, telling)}</p>${lines(e, telling).map((l) => markup`<p>${l}</p>`)}${wordsIn(e, telling)}${e.number > 1 && photosHtml(telling, e.number, locale)}</li>`,
  )}${open ? markup`<li class="todo${late ? ' late' : ''}"><h3>${w.answer}</h3><p>${stands ? w.stands : `${showsHour(petition.period) ? moment(petition.dueAt, locale) : date(petition.dueAt, locale)}${locale === 'ko' ? w.until : ''}${late ? ` · ${w.late}` : ''}`}</p></li>` : ''}</ol></section>`;
}

function whoText({ actor, detail }: EventRow, { names, locale }: Telling): string {
  const w = t(locale);
  if (actor === 'citizen') return `· ${w.citizen}${detail?.channel ? `, ${channelName(String(detail.channel), locale)}` : ''}`;
  const name = names.get(actor);
  return name ? `· ${name}` : `· ${w.system}`;
}

/** What an event's codes say. */
function lines({ code, detail, at, actor }: EventRow, { desk, petition, names, locale }: Telling): string[] {
  const w = t(locale);
  const { district } = desk.core;
  const d = detail ?? {};
  const department = (id: unknown): string => district.departments.get(String(id))?.name[locale] ?? String(id);
  const category = (id: unknown): string => district.categories.get(String(id))?.name[locale] ?? String(id);
  const until = d.until === undefined ? [] : [locale === 'ko' ? `${date(Number(d.until), locale)}${w.until}` : `${w.until} ${date(Number(d.until), locale)}`];
  switch (code) {
    case 'arrived':
    case 'registered':
      return d.consent === 1 ? [w.byText] : [];
    case 'received':
      return petition.receivedAt > at ? [`${w.starts} ${moment(petition.receivedAt, locale)}`] : [];
    case 'routed':
    case 'handed-over':
      return [`${department(d.from)} → ${department(d.to)}`];
    case 'assigned':
      return d.officer === actor ? [] : [names.get(String(d.officer)) ?? ''].filter(Boolean);
    case 'reclassified':
      return [`${category(d.from)} → ${category(d.to)} (${periodName(String(d.period), locale)})`];
    case 'paused':
      return [CAUSE_NAMES[d.cause as 'survey']?.[locale] ?? '', ...until].filter(Boolean);
    case 'extended':
      return [`${d.by} ${unitName(petition.period, locale)}${d.consent === 1 ? `, ${w.consent}` : ''}`, `${date(Number(d.was), locale)} → ${date(Number(d.due), locale)}`];
    case 'due-moved':
      return [`${date(Number(d.was), locale)} → ${date(Number(d.due), locale)}`];
    case 'consulted':
      return [department(d.to), ...until];
    case 'not-processed':
      return [GROUND_NAMES[d.ground as 'politics']?.[locale] ?? ''].filter(Boolean);
    case 'repeated':
      return Object.entries(d).filter(([k]) => k.startsWith('earlier')).map(([, r]) => receiptText(String(r)));
    case 'rated':
      return [`${d.score} / 5`];
    default:
      return until;
  }
}

function wordsIn({ number }: EventRow, { fields, locale }: Telling): Html[] {
  return (fields ?? []).filter((f) => f.event === number && SHOWN.includes(f.field)).map((f) => markup`<p class="wrote">${f.text ?? t(locale).erased}</p>`);
}
