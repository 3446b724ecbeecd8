/** 부재: who is away from when to when, and who stands in. Officers enter their own, heads their department's. */
import { markup } from '../../../channels/page.js';
import type { Core } from '../../core.js';
import type { Locale } from '../../staff/locale.js';
import { type Absence, AbsenceFault, type AbsenceFaultCode, absenceList, addAbsence, type Doer, endAbsence, mayEnter, type Worker, workers } from '../../staff/absences.js';
import { actionOf, namesOf } from '../desk/desk.js';
import { date } from '../desk/time.js';
import { alertBox, buttonForm, input, type Option, select, tokenField } from '../forms.js';
import type { Notices } from '../notices.js';
import { type Both, done, type Html, type Page, type Route, type Visit, words } from '../route.js';

const t = words({
  title: { ko: '부재', en: 'Absences' },
  lead: { ko: '자리를 비우는 동안 대신할 사람이 그 민원을 함께 보고 처리합니다. 과장이 비우면 대신할 사람이 결재합니다.', en: 'Whoever stands in sees and works on those petitions meanwhile; for an absent head they approve, too.' },
  add: { ko: '부재 적기', en: 'Enter an absence' },
  who: { ko: '자리를 비우는 사람', en: 'Who is away' },
  from: { ko: '첫날', en: 'First day' },
  until: { ko: '마지막 날', en: 'Last day' },
  substitute: { ko: '대신할 사람', en: 'Who stands in' },
  choose: { ko: '고르십시오', en: 'Choose' },
  alone: { ko: '같은 부서에 대신할 직원이 없습니다. 관리자에게 직원을 더해 달라고 하십시오.', en: 'Nobody of the department can stand in. Ask an administrator to add staff.' },
  go: { ko: '적기', en: 'Enter' },
  list: { ko: '지금과 앞으로', en: 'Now and to come' },
  none: { ko: '자리를 비우는 사람이 없습니다.', en: 'Nobody is away.' },
  span: { ko: '기간', en: 'When' },
  department: { ko: '부서', en: 'Department' },
  state: { ko: '상태', en: 'State' },
  now: { ko: '지금 부재', en: 'Away now' },
  later: { ko: '앞으로', en: 'To come' },
  both: { ko: '대신할 사람도 이때 자리를 비웁니다', en: 'Who stands in is away, too' },
  end: { ko: '돌아옴', en: 'Is back' },
  takeOut: { ko: '지우기', en: 'Take out' },
  act: { ko: '처리', en: 'Action' },
});

const both = (ko: string, en: string): Both => ({ ko, en });
export const ABSENCE_FAULT_TEXTS: Readonly<Record<AbsenceFaultCode, Both>> = {
  who: both('자리를 비우는 사람을 골라 주십시오. 민원을 처리하는 직원만 적을 수 있습니다.', 'Choose who is away: staff who work on petitions.'),
  'not-yours': both('다른 사람의 부재는 그 부서의 과장이 적습니다.', 'The absence of others is entered by the head of their department.'),
  date: both('달력에 없는 날짜입니다. 2026-12-01처럼 적어 주십시오.', 'There is no such date. Write it as 2026-12-01.'),
  reversed: both('마지막 날이 첫날보다 빠릅니다. 순서를 바꿔 주십시오.', 'The last day is before the first. Please swap them.'),
  past: both('첫날이 지난 날입니다. 오늘부터 적을 수 있습니다.', 'The first day is over. An absence begins today or later.'),
  long: both('한 번에 {about}일까지 적을 수 있습니다.', 'At most {about} days at once.'),
  self: both('자기 자신은 대신할 수 없습니다. 다른 직원을 골라 주십시오.', 'Nobody stands in for themselves. Choose somebody else.'),
  'no-substitute': both('대신할 사람을 골라 주십시오. 민원을 처리하는 직원이어야 합니다.', 'Choose who stands in: staff who work on petitions.'),
  elsewhere: both('{about} 직원은 다른 부서 사람입니다. 같은 부서에서 골라 주십시오.', '{about} is of another department. Choose somebody of the same one.'),
  overlap: both('{about} 직원은 이 기간에 이미 부재로 적혀 있습니다. 겹치지 않게 적어 주십시오.', '{about} is entered as away in these days already. Spans must not overlap.'),
  'substitute-away': both('{about} 직원도 이 기간에 자리를 비웁니다. 다른 사람을 골라 주십시오.', '{about} is away in these days, too. Choose somebody else.'),
  gone: both('이미 끝났거나 지워진 부재입니다. 바뀐 것이 없습니다.', 'That absence is over or gone. Nothing was changed.'),
};
const FIELDS: Partial<Record<AbsenceFaultCode, 'from' | 'until' | 'substitute'>> = { overlap: 'from', past: 'from', date: 'from', reversed: 'until', long: 'until', self: 'substitute', 'no-substitute': 'substitute', elsewhere: 'substitute', 'substitute-away': 'substitute' };

export const ABSENCE_NOTICES: Notices = {
  'absence-added': both('부재를 적었습니다.', 'The absence is entered.'),
  'absence-ended': both('부재를 끝냈습니다.', 'The absence is over.'),
};

type Room = { core: Core };
const doerOf = ({ person }: Visit): Doer => ({ id: person.id, role: person.role, department: person.department });

async function absencesPage({ core }: Room, visit: Visit, fault?: AbsenceFault): Promise<Page> {
  const { locale, person } = visit;
  const w = t(locale);
  const now = core.now();
  const scope = person.role === 'administrator' ? undefined : (person.department ?? '');
  const [people, list] = await Promise.all([workers(core.store.db, scope), absenceList(core.store.db, now, scope)]);
  const told = fault && ABSENCE_FAULT_TEXTS[fault.code][locale].replace('{about}', () => fault.about);
  const beside = fault && FIELDS[fault.code];
  const body = markup`<div class="head"><div><h1>${w.title}</h1><p class="lead">${w.lead}</p></div></div>${beside ? '' : alertBox(told)}
<section class="card"><h2>${w.add}</h2>${formHtml(core, visit, people, beside && told ? { [beside]: told } : {})}</section>
<h2 id="list">${w.list}</h2>${list.length ? await listHtml(core, visit, list) : markup`<p class="empty">${w.none}</p>`}`;
  return { title: w.title, section: 'absences', styles: ['office.css'], scripts: ['office.js'], body, ...(fault ? { status: 422 } : {}) };
}

/** An officer enters nobody else: there is nothing to choose. */
function formHtml(core: Core, visit: Visit, people: readonly Worker[], wrong: Partial<Record<'from' | 'until' | 'substitute', string>>): Html {
  const { locale, form, person } = visit;
  const w = t(locale);
  const mine = people.filter((p) => mayEnter(doerOf(visit), p));
  const nameOf = (p: Worker): string => (person.role === 'administrator' ? `${p.name} (${core.district.departments.get(p.department ?? '')?.name[locale] ?? '–'})` : p.name);
  const [only] = mine.length === 1 ? mine : [];
  const others = people.filter((p) => p.id !== only?.id);
  if (only && !others.length) return markup`<p class="warning">${w.alone}</p>`;
  const pick = (list: readonly Worker[]): Option[] => [['', w.choose], ...list.map((p): Option => [p.id, nameOf(p)])];
  const today = new Date(core.now() + 9 * 3_600_000).toISOString().slice(0, 10);
  const day = (name: 'from' | 'until', label: string): Html => input({ name, label, type: 'date', value: form[name] ?? '', error: wrong[name], more: { required: true, min: today } });
  const who = only ? markup`<div class="field"><span class="label">${w.who}</span><p>${only.name}</p><input type="hidden" name="staff" value="${only.id}"></div>` : select({ name: 'staff', label: w.who, value: form.staff ?? person.id }, pick(mine));
  return markup`<form class="fields inline" method="post" action="/console/absences" data-once>${tokenField(visit)}${who}${day('from', w.from)}${day('until', w.until)}
${select({ name: 'substitute', label: w.substitute, value: form.substitute ?? '', error: wrong.substitute }, pick(others))}<button class="btn main">${w.go}</button></form>`;
}

async function listHtml(core: Core, visit: Visit, list: readonly Absence[]): Promise<Html> {
  const { locale } = visit;
  const w = t(locale);
  const now = core.now();
  const names = await namesOf({ core }, list.map((a) => a.substitute));
  const alone = (a: Absence): boolean => list.some((b) => b.staff === a.substitute && b.from < a.until && b.until > a.from);
  const line = (a: Absence): Html => markup`<tr><th scope="row">${a.name}</th><td>${core.district.departments.get(a.department ?? '')?.name[locale] ?? ''}</td><td>${spanText(a, locale)}</td><td>${names.get(a.substitute) ?? ''}${alone(a) ? markup`<br><span class="tag late">${w.both}</span>` : ''}</td>
<td class="one">${a.from <= now ? markup`<span class="tag go">${w.now}</span>` : markup`<span class="tag wait">${w.later}</span>`}</td><td>${mayEnter(doerOf(visit), { id: a.staff, department: a.department }) ? buttonForm(visit, '/absences/end', a.from <= now ? w.end : w.takeOut, { hidden: { id: a.id } }) : ''}</td></tr>`;
  return markup`<div class="scroll" tabindex="0" role="region" aria-labelledby="list"><table><thead><tr>${[w.who, w.department, w.span, w.substitute, w.state, w.act].map((n) => markup`<th scope="col">${n}</th>`)}</tr></thead><tbody>${list.map(line)}</tbody></table></div>`;
}

function spanText({ from, until }: Absence, locale: Locale): string {
  const [first, last] = [date(from, locale), date(until - 1, locale)];
  return first === last ? first : `${first} – ${last}`;
}

async function add(room: Room, visit: Visit): Promise<Page | Response> {
  const { staff = '', substitute = '', from = '', until = '' } = visit.form;
  try {
    await addAbsence(room.core, doerOf(visit), { staff, substitute, from: from.trim(), until: until.trim() }, [actionOf(room, visit, 'absence.add', staff, { from, until, person: substitute })]);
  } catch (error) {
    if (error instanceof AbsenceFault) return absencesPage(room, visit, error);
    throw error;
  }
  return done('/absences', 'absence-added');
}

async function end(room: Room, visit: Visit): Promise<Page | Response> {
  try {
    await endAbsence(room.core, doerOf(visit), visit.form.id ?? '', (of) => [actionOf(room, visit, 'absence.end', of)]);
  } catch (error) {
    if (error instanceof AbsenceFault) return absencesPage(room, visit, error);
    throw error;
  }
  return done('/absences', 'absence-ended');
}

export const absenceRoutes = (room: Room): Route[] => [
  { method: 'GET', path: '/absences', verb: 'absence.manage', handle: (visit) => absencesPage(room, visit) },
  { method: 'POST', path: '/absences', verb: 'absence.manage', typed: ['from', 'until'], handle: (visit) => add(room, visit) },
  { method: 'POST', path: '/absences/end', verb: 'absence.manage', handle: (visit) => end(room, visit) },
];
