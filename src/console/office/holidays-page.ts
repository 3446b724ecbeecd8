/** 공휴일: the year as a calendar, 임시공휴일 to add and to take out again, and how far open due times have moved. */
import { markup } from '../../../channels/page.js';
import type { Locale } from '../../staff/locale.js';
import { dayOf, dayOfDate } from '../../petitions/clock.js';
import { addHoliday, HolidayFault, holidayList, type HolidayRow, type Holidays, MAX_HOLIDAY_NAME, removeHoliday } from '../../petitions/holidays.js';
import { isSecond } from '../../petitions/move-due.js';
import type { Mover } from '../../petitions/mover.js';
import { actionOf, namesOf } from '../desk/desk.js';
import { input, tokenField } from '../forms.js';
import type { Notices } from '../notices.js';
import { done, type Html, type Page, type Route, type Visit, words } from '../route.js';
import { when } from '../wording/when.js';
import { dateOf, longDate, yearHtml } from './calendar.js';
import { fieldOf, holidayFaultText } from './holidays-faults.js';

const t = words({
  title: { ko: '공휴일', en: 'Holidays' },
  lead: { ko: '처리기간에 세지 않는 날입니다. 관보의 공휴일은 들어 있습니다. 새로 정해진 임시공휴일만 여기에 더하십시오.', en: 'Days that no period counts. The gazette’s holidays are in; add only what the government decides anew (임시공휴일).' },
  add: { ko: '임시공휴일 더하기', en: 'Add a holiday' },
  addLead: { ko: '더하면 처리 중인 민원의 기한이 그만큼 늦춰지고, 시민에게 바뀐 기한을 알립니다.', en: 'Open petitions become due later by it, and their citizens are told the new due time.' },
  date: { ko: '날짜', en: 'Date' },
  name: { ko: '이름', en: 'Name' },
  nameHint: { ko: `시민에게 기한의 까닭으로 보입니다. ${MAX_HOLIDAY_NAME}자까지.`, en: `Citizens read it as the reason for a due time. At most ${MAX_HOLIDAY_NAME} characters.` },
  go: { ko: '더하기', en: 'Add' },
  years: { ko: '연도', en: 'Year' },
  unknown: { ko: '이 해의 공휴일은 아직 관보에서 들여오지 않았습니다. 이 해에 걸친 기한은 나중에 바뀔 수 있습니다.', en: 'The gazette’s holidays of this year are not in yet. Due times that reach into it may still change.' },
  remove: { ko: '빼기', en: 'Take out' },
  removeTitle: { ko: '공휴일을 뺄까요?', en: 'Take this holiday out?' },
  removeLead: { ko: '빼면 이날을 다시 셉니다. 처리 중인 민원의 기한이 그만큼 앞당겨집니다. 시민에게 따로 알리지 않고, 민원 화면의 기한이 바뀝니다.', en: 'The day counts again, and open petitions become due earlier by it. Citizens are not told; their petition’s page shows the new due time.' },
  no: { ko: '그대로 두기', en: 'Keep it' },
  moves: { ko: '더하거나 뺀 공휴일과 옮긴 기한', en: 'Holidays added or taken out, and due times moved' },
  noMoves: { ko: '더하거나 뺀 공휴일이 없습니다.', en: 'No holiday was added or taken out.' },
  what: { ko: '한 일', en: 'What' },
  added: { ko: '더함', en: 'Added' },
  removed: { ko: '뺌', en: 'Taken out' },
  by: { ko: '한 사람과 때', en: 'Who and when' },
  moved: { ko: '옮긴 기한', en: 'Due times moved' },
  state: { ko: '진행', en: 'Progress' },
  running: { ko: '기한을 옮기고 있습니다', en: 'Moving due times' },
  second: { ko: '다 옮겼습니다. 1분 뒤에 한 번 더 살펴봅니다.', en: 'All moved. It looks once more after a minute.' },
  over: { ko: '마침', en: 'Finished' },
  almost: { ko: '확인 남음', en: 'One look left' },
  fresh: { ko: '지금 상태 보기', en: 'See its status' },
});

export const HOLIDAY_NOTICES: Notices = {
  'holiday-added': { ko: '공휴일을 더했습니다. 처리 중인 민원의 기한을 옮깁니다.', en: 'The holiday is added. Due times of open petitions are moving.' },
  'holiday-removed': { ko: '공휴일을 뺐습니다. 처리 중인 민원의 기한을 되돌립니다.', en: 'The holiday is taken out. Due times of open petitions are moving back.' },
};

export interface HolidayRoom extends Holidays {
  mover: Mover;
}

/** Petitions whose due times are moved before the page comes back: 1,000. The others follow. */
const AT_ONCE = 5;
const IN_ALL = 100_000;

/** Begins at once; a Worker that may not go on after its answer continues with the next minute. */
async function start({ core, mover }: HolidayRoom): Promise<void> {
  await mover.run(AT_ONCE);
  const [open] = (await holidayList(core)).filter((h) => h.doneAt === null && h.passAt <= core.now());
  if (open) void mover.run(IN_ALL);
}

const yearOf = (at: number): number => new Date(at + 9 * 3_600_000).getUTCFullYear();

interface Shown {
  fault?: HolidayFault;
  status?: number;
}

async function listPage(room: HolidayRoom, visit: Visit, { fault, status = 200 }: Shown = {}): Promise<Page> {
  const { core, calendar } = room;
  const { locale, form, url } = visit;
  const w = t(locale);
  const rows = await holidayList(core);
  const standing = rows.filter((r) => r.removedAt === null);
  const this_ = yearOf(core.now());
  const last = Math.max(Number(dateOf(calendar.now.until).slice(0, 4)), this_ + 1, ...standing.map((r) => Number(r.date.slice(0, 4))));
  const years = Array.from({ length: last - this_ + 2 }, (_, i) => this_ - 1 + i);
  const year = years.find((y) => String(y) === url.searchParams.get('year')) ?? this_;
  const today = dayOf(core.now());
  const act = (day: number): Html | '' => (day > today ? markup` <a href="/console/holidays/remove?date=${dateOf(day)}">${w.remove}</a>` : '');
  const said = (field: string): string | undefined => (fault && fieldOf(fault) === field ? holidayFaultText(fault, locale) : undefined);
  const body = markup`<div class="head"><div><h1>${w.title}</h1><p class="lead">${w.lead}</p></div></div>
<section class="card"><h2>${w.add}</h2><p class="lead">${w.addLead}</p><form class="fields inline" method="post" action="/console/holidays" data-once>${tokenField(visit)}
${input({ name: 'date', label: w.date, type: 'date', value: form.date ?? '', error: said('date'), more: { required: true, min: dateOf(today) } })}
${input({ name: 'name', label: w.name, hint: w.nameHint, value: form.name ?? '', error: said('name'), more: { required: true, maxlength: String(MAX_HOLIDAY_NAME), autocomplete: 'off' } })}
<button class="btn main">${w.go}</button></form></section>
<h2 id="moves">${w.moves}</h2><div data-poll="/console/holidays/moves">${await movesHtml(room, visit, rows)}</div>
<nav class="tab years" aria-label="${w.years}">${years.map((y) => markup`<a href="/console/holidays?year=${y}"${y === year ? markup` aria-current="page"` : ''}>${y}</a>`)}</nav>
<h2>${year}</h2>${Date.UTC(year, 11, 31) / 86_400_000 > calendar.now.until ? markup`<p class="warning">${w.unknown}</p>` : ''}
${yearHtml(year, { calendar: calendar.now, added: new Set(standing.map((r) => dayOfDate(r.date))), today, act }, locale)}`;
  return { title: w.title, section: 'holidays', styles: ['office.css'], scripts: ['office.js'], status, body };
}

/** Newest first; of a removed one its removal. */
async function movesHtml(room: HolidayRoom, visit: Visit, rows: readonly HolidayRow[]): Promise<Html> {
  const { locale } = visit;
  const w = t(locale);
  if (!rows.length) return markup`<p class="empty">${w.noMoves}</p>`;
  const names = await namesOf(room, rows.flatMap((r) => [r.by, r.removedBy]));
  const line = (r: HolidayRow): Html => {
    const [what, by, at] = r.removedAt === null ? [w.added, r.by, r.at] : [w.removed, r.removedBy ?? '', r.removedAt];
    return markup`<tr><th scope="row">${longDate(r.date, locale)} ${r.name}</th><td class="one">${what}</td><td>${names.get(by) ?? by}<br><time>${when(at, locale)}</time></td><td class="num">${r.moved.toLocaleString('en')}</td><td>${stateHtml(r, locale)}</td></tr>`;
  };
  const newest = [...rows].sort((a, b) => (b.removedAt ?? b.at) - (a.removedAt ?? a.at));
  return markup`<div class="scroll" tabindex="0" role="region" aria-labelledby="moves"><table><thead><tr><th scope="col">${w.date}</th><th scope="col">${w.what}</th><th scope="col">${w.by}</th><th scope="col" class="num">${w.moved}</th><th scope="col">${w.state}</th></tr></thead><tbody>${newest.map(line)}</tbody></table></div>${rows.some((r) => r.doneAt === null) ? markup`<p><a href="/console/holidays">${w.fresh}</a></p>` : ''}`;
}

function stateHtml(r: HolidayRow, locale: Locale): Html {
  const w = t(locale);
  if (r.doneAt !== null) return markup`<span class="tag done">${w.over}</span><br><time>${when(r.doneAt, locale)}</time>`;
  if (isSecond(r)) return markup`<span class="tag go">${w.almost}</span><p class="small">${w.second}</p>`;
  const seen = Math.min(r.seen, r.whole);
  return markup`<label class="bar">${w.running} ${seen.toLocaleString('en')} / ${r.whole.toLocaleString('en')}<progress max="${Math.max(1, r.whole)}" value="${seen}"></progress></label>`;
}

/** A refusal stands beside what was typed. */
async function orFault(room: HolidayRoom, visit: Visit, work: () => Promise<void>, notice: string): Promise<Page | Response> {
  try {
    await work();
  } catch (error) {
    if (error instanceof HolidayFault) return listPage(room, visit, { fault: error, status: 422 });
    throw error;
  }
  await start(room);
  return done('/holidays', notice);
}

const add = (room: HolidayRoom, visit: Visit): Promise<Page | Response> => {
  const [date, name] = [(visit.form.date ?? '').trim(), visit.form.name ?? ''];
  return orFault(room, visit, () => addHoliday(room, { date, name, by: visit.person.id }, [actionOf(room, visit, 'holiday.add', date)]), 'holiday-added');
};

async function askPage({ core }: HolidayRoom, visit: Visit): Promise<Page | Response> {
  const { locale, url } = visit;
  const w = t(locale);
  const found = (await holidayList(core)).find((r) => r.date === url.searchParams.get('date') && r.removedAt === null);
  if (!found) return done('/holidays');
  const body = markup`<div class="card mid"><h1>${w.removeTitle}</h1><p class="lead"><b>${longDate(found.date, locale)} ${found.name}</b></p><p class="lead">${w.removeLead}</p>
<form class="acts" method="post" action="/console/holidays/remove" data-once>${tokenField(visit)}<input type="hidden" name="date" value="${found.date}"><button class="btn danger">${w.remove}</button><a class="btn plain" href="/console/holidays">${w.no}</a></form></div>`;
  return { title: w.removeTitle, section: 'holidays', body };
}

async function remove(room: HolidayRoom, visit: Visit): Promise<Page | Response> {
  const date = (visit.form.date ?? '').trim();
  return orFault(room, visit, () => removeHoliday(room, { date, by: visit.person.id }, [actionOf(room, visit, 'holiday.remove', date)]), 'holiday-removed');
}

export const holidayRoutes = (room: HolidayRoom): Route[] => [
  { method: 'GET', path: '/holidays', verb: 'holiday.manage', handle: (visit) => listPage(room, visit) },
  { method: 'POST', path: '/holidays', verb: 'holiday.manage', typed: ['date', 'name'], handle: (visit) => add(room, visit) },
  { method: 'GET', path: '/holidays/moves', verb: 'holiday.manage', handle: async (visit) => Response.json({ html: String(await movesHtml(room, visit, await holidayList(room.core))) }) },
  { method: 'GET', path: '/holidays/remove', verb: 'holiday.manage', handle: (visit) => askPage(room, visit) },
  { method: 'POST', path: '/holidays/remove', verb: 'holiday.manage', handle: (visit) => remove(room, visit) },
];
