/** What was told to the citizen and how it went, and what somebody still has to do by hand. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { markup } from '../../../channels/page.js';
import type { Locale } from '../../staff/locale.js';
import { notices, tasks } from '../../storage/schema.js';
import { type Both, type Html, type Visit, words } from '../route.js';
import { tokenField } from '../forms.js';
import type { Desk } from './desk.js';
import { moment } from './time.js';

const both = (ko: string, en: string): Both => ({ ko, en });
const t = words({
  title: { ko: '보낸 알림', en: 'Messages' },
  none: { ko: '아직 보낸 알림이 없습니다.', en: 'Nothing was sent yet.' },
  push: { ko: '화면 알림', en: 'web push' },
  text: { ko: '문자', en: 'text message' },
  from: { ko: '보낼 때', en: 'goes out' },
  code: { ko: '통신사 코드', en: 'carrier’s code' },
  todo: { ko: '직접 하실 일', en: 'To be done by hand' },
});

/** A notice's state, with the shape of its tag. */
const STATES: Readonly<Record<string, readonly [look: string, name: Both]>> = {
  waiting: ['wait', both('보낼 것', 'Waiting')],
  claimed: ['go', both('보내는 중', 'Being sent')],
  pushed: ['go', both('화면 알림을 보냄, 확인 기다림', 'Pushed, not yet confirmed')],
  sent: ['go', both('통신사에 넘김', 'Given to the carrier')],
  delivered: ['done', both('전해짐', 'Delivered')],
  failed: ['late', both('보내지 못함', 'Failed')],
  doubtful: ['late', both('갔는지 알 수 없음', 'Not certain')],
  silenced: ['new', both('신청인이 알림을 거부함', 'The citizen wants none')],
  recalled: ['new', both('취소함', 'Recalled')],
  held: ['wait', both('멈춰 둠', 'Held')],
  dropped: ['new', both('보내지 않기로 함', 'Dropped')],
};

type Notice = typeof notices.$inferSelect;
type Task = typeof tasks.$inferSelect;
export interface Sent {
  notices: Pick<Notice, 'id' | 'kind' | 'state' | 'way' | 'code' | 'notBefore' | 'changedAt' | 'createdAt'>[];
  tasks: Task[];
}

export async function sentFor({ core }: Pick<Desk, 'core'>, receipt: string): Promise<Sent> {
  const { db } = core.store;
  const { id, kind, state, way, code, notBefore, changedAt, createdAt } = notices;
  const [told, open] = await Promise.all([
    db.select({ id, kind, state, way, code, notBefore, changedAt, createdAt }).from(notices).where(eq(notices.receipt, receipt)).orderBy(asc(notices.createdAt)),
    db.select().from(tasks).where(and(eq(tasks.receipt, receipt), isNull(tasks.doneAt))).orderBy(asc(tasks.at)),
  ]);
  return { notices: told, tasks: open };
}

export function messagesHtml(desk: Desk, sent: Sent, locale: Locale): Html {
  const w = t(locale);
  return markup`<section class="sent" aria-labelledby="sent"><h2 id="sent">${w.title}</h2>${sent.notices.length ? markup`<ul>${sent.notices.map((n) => noticeHtml(desk, n, locale))}</ul>` : markup`<p class="quiet">${w.none}</p>`}</section>`;
}

function noticeHtml({ core, preview }: Desk, { kind, state, way, code, notBefore, changedAt }: Sent['notices'][number], locale: Locale): Html {
  const w = t(locale);
  const [look, name] = STATES[state] ?? (['new', both(state, state)] as const);
  const title = preview.bench.shapes.find((s) => s.name === `news.${kind}`)?.title[locale].replace(/^(알림|Notice) – /, '') ?? kind;
  const later = state === 'waiting' && notBefore > core.now();
  const facts = [way === 'push' ? w.push : way === 'text' ? w.text : '', later ? `${w.from} ${moment(notBefore, locale)}` : moment(changedAt, locale), code ? `${w.code} ${code}` : ''].filter(Boolean);
  return markup`<li><span><b>${title}</b> <small>${facts.join(' · ')}</small></span><span class="tag ${look}">${name[locale]}</span></li>`;
}

const TASKS: Readonly<Record<string, Both>> = {
  tell: both('문자로 알릴 수 없습니다. 전화하거나 편지를 보내 주십시오.', 'No text message may tell this. Please call or write.'),
  check: both('알림이 갔는지 알 수 없습니다. 신청인에게 확인해 주십시오.', 'It is not certain that the message arrived. Please check with the citizen.'),
  provisional: both('공휴일이 아직 정해지지 않은 해입니다. 기한을 다시 확인해 주십시오.', 'Holidays of that year are not decided yet. Please check the due time.'),
  photo: both('문자로 보낸 사진을 받지 못했습니다. 필요하면 신청인에게 다시 부탁해 주십시오.', 'A photo that was sent by text could not be fetched. Please ask for it again where it is needed.'),
  held: both('백업을 되살린 뒤 멈춰 둔 알림입니다. 보낼지 정해 주십시오.', 'Held after a backup was restored. Somebody decides whether it goes out.'),
};

/** How a task is done: what its button says. */
export const HOW = { call: both('전화함', 'Called'), letter: both('편지 보냄', 'Wrote'), visit: both('만나서 말함', 'Told in person'), checked: both('확인함', 'Checked') } as const;
export type How = keyof typeof HOW;
const HOWS: Readonly<Record<string, readonly How[]>> = { tell: ['call', 'letter', 'visit'], check: ['call', 'letter', 'checked'], provisional: ['checked'], photo: ['call', 'checked'], held: [] };

/** @param works whether this person may do it */
export function tasksHtml(visit: Visit, sent: Sent, works: boolean): Html | '' {
  const { locale } = visit;
  if (!sent.tasks.length) return '';
  return markup`<section class="todo-box" aria-labelledby="todo"><h2 id="todo">${t(locale).todo}</h2>${sent.tasks.map(
    (task) => markup`<div><p>${TASKS[task.kind]?.[locale] ?? task.kind}</p>${works && (HOWS[task.kind] ?? ['checked' as const]).length ? markup`<form class="acts" method="post" action="/console/petitions/${task.receipt}/task">${tokenField(visit)}<input type="hidden" name="task" value="${task.id}">${(HOWS[task.kind] ?? (['checked'] as const)).map((how) => markup`<button class="btn small" name="how" value="${how}">${HOW[how][locale]}</button>`)}</form>` : ''}</div>`,
  )}</section>`;
}
