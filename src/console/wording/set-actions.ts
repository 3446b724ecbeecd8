/** What may be done with a change set: one line an action, each with its verb. A refusal comes back on the set's own page, as it is now. */
import { approveAfterwards, approveSet, publishInEmergency, sendBackSet, submitSet, takeBack } from '../../publishing/decide.js';
import { wholeSet } from '../../publishing/change-sets.js';
import { describeSet, discardSet, removeChange } from '../../publishing/draft.js';
import { Refused } from '../../publishing/press.js';
import { may, type Verb } from '../../staff/roles.js';
import { placeOf } from '../../wording/content.js';
import { type Both, done, type Page, type Route, type Visit } from '../route.js';
import { actorOf, attempt, type Workshop, refusalText } from './workshop.js';
import { readDescription } from './describe.js';
import { setPage } from './set-page.js';

interface Action {
  name: string;
  verb: Verb;
  typed?: readonly string[];
  /** @returns the notice for the next page, and where that is, or what is wrong with what was typed */
  run(workshop: Workshop, visit: Visit, id: string, version: number): Promise<{ notice: string; to?: string } | { wrong: string }>;
}

const NOTE_MISSING: Both = { ko: '돌려보내는 까닭을 적어 주십시오.', en: 'Say what to change.' };
const NOT_SURE: Both = { ko: '급한 일임을 확인하는 칸에 표시해 주십시오.', en: 'Mark that this is urgent.' };
const TAKEN_BACK: Both = { ko: '되돌림', en: 'Taken back' };
const note = (visit: Visit): string => (visit.form.note ?? '').replace(/\s+/g, ' ').trim().slice(0, 300);

const after = async (work: Promise<void>, notice: string): Promise<{ notice: string }> => {
  await work;
  return { notice };
};

const SET_ACTIONS: readonly Action[] = [
  { name: 'submit', verb: 'wording.edit', run: ({ press }, visit, id, version) => after(submitSet(press, actorOf(visit), id, version), 'submitted') },
  { name: 'approve', verb: 'wording.decide', typed: ['note'], run: async ({ press }, visit, id, version) => ({ notice: (await approveSet(press, actorOf(visit), id, version, note(visit))) === 'approved' ? 'scheduled' : 'published' }) },
  { name: 'send-back', verb: 'wording.decide', typed: ['note'], run: async ({ press }, visit, id, version) => (note(visit) ? after(sendBackSet(press, actorOf(visit), id, version, note(visit)), 'sent-back') : { wrong: NOTE_MISSING[visit.locale] }) },
  { name: 'emergency', verb: 'wording.edit', run: async ({ press }, visit, id, version) => (visit.form.sure === 'yes' ? after(publishInEmergency(press, actorOf(visit), id, version), 'emergency') : { wrong: NOT_SURE[visit.locale] }) },
  { name: 'approve-afterwards', verb: 'wording.decide', typed: ['note'], run: ({ press }, visit, id, version) => after(approveAfterwards(press, actorOf(visit), id, version, note(visit)), 'approved-afterwards') },
  { name: 'discard', verb: 'wording.edit', run: ({ press }, visit, id, version) => after(discardSet(press, actorOf(visit), id, version), 'discarded') },
  { name: 'describe', verb: 'wording.edit', typed: ['title', 'reason'], run: describe },
  { name: 'take-out', verb: 'wording.edit', run: takeOut },
  { name: 'take-back', verb: 'wording.edit', run: back },
];

export const setActionRoutes = (workshop: Workshop): Route[] => [
  { method: 'GET', path: '/change-sets/:id', verb: 'wording.see', handle: (visit) => setOrList(workshop, visit) },
  ...SET_ACTIONS.map((action): Route => ({ method: 'POST', path: `/change-sets/:id/${action.name}`, verb: action.verb, ...(action.typed ? { typed: action.typed } : {}), handle: (visit) => act(workshop, visit, action) })),
];

async function setOrList(workshop: Workshop, visit: Visit): Promise<Page | Response> {
  const page = await attempt(() => setPage(workshop, visit));
  return page.ok ? page.value : done('/change-sets', 'no-set');
}

async function act(workshop: Workshop, visit: Visit, { run }: Action): Promise<Page | Response> {
  const id = visit.params.id ?? '';
  const ran = await attempt(() => run(workshop, visit, id, Number(visit.form.version)));
  if (!ran.ok && ran.refused.code === 'not-found') return done('/change-sets', 'no-set');
  if (!ran.ok) return setPage(workshop, visit, { text: refusalText(ran.refused.code, visit.locale) });
  if ('wrong' in ran.value) return setPage(workshop, visit, { text: ran.value.wrong, status: 422 });
  return done(ran.value.to ?? `/change-sets/${id}`, ran.value.notice);
}

async function describe({ press }: Workshop, visit: Visit, id: string, version: number): Promise<{ notice: string } | { wrong: string }> {
  const read = readDescription(visit);
  if (!read.ok) return { wrong: read.wrong };
  await describeSet(press, actorOf(visit), id, version, read.value);
  return { notice: 'saved' };
}

async function takeOut({ press }: Workshop, visit: Visit, id: string): Promise<{ notice: string }> {
  const place = placeOf(visit.form.place ?? '');
  if (!place) throw new Refused('not-found');
  await removeChange(press, actorOf(visit), id, place, Number(visit.form.revision));
  return { notice: 'taken-out' };
}

async function back({ press }: Workshop, visit: Visit, id: string): Promise<{ notice: string; to: string }> {
  const set = await wholeSet(press.store, id);
  const atOnce = may(visit.person.role, 'wording.decide');
  const described = { title: `${TAKEN_BACK[visit.locale]}: ${set.title}`.slice(0, 60), reason: set.reason, publishAt: null, endAt: null };
  const made = await takeBack(press, actorOf(visit), id, described, atOnce);
  return { notice: atOnce ? 'taken-back' : 'submitted', to: `/change-sets/${made}` };
}

/** Notices of these rooms, by key. */
export const NOTICES: Readonly<Record<string, Both>> = {
  'set-made': { ko: '변경 묶음을 만들었습니다. 이제 문안을 담으십시오.', en: 'The change set is made. Now put texts into it.' },
  saved: { ko: '저장했습니다.', en: 'Saved.' },
  submitted: { ko: '승인을 요청했습니다. 다른 직원이 승인하면 게시됩니다.', en: 'Submitted. It goes live when a colleague approves it.' },
  published: { ko: '게시했습니다. 1초 안에 모든 기기가 새 문안으로 말합니다.', en: 'Published. Within a second every device says the new words.' },
  scheduled: { ko: '승인했습니다. 정한 때에 게시됩니다.', en: 'Approved. It goes live at its time.' },
  'sent-back': { ko: '돌려보냈습니다.', en: 'Sent back.' },
  emergency: { ko: '긴급히 게시했습니다. 24시간 안에 다른 직원의 승인을 받아 주십시오.', en: 'Published in an emergency. Have it approved by a colleague within 24 hours.' },
  'approved-afterwards': { ko: '긴급 게시를 승인했습니다.', en: 'The emergency is approved.' },
  discarded: { ko: '보관함으로 옮겼습니다.', en: 'Moved to the archive.' },
  'taken-out': { ko: '묶음에서 뺐습니다.', en: 'Taken out of the set.' },
  'taken-back': { ko: '그 전의 문안으로 되돌려 게시했습니다.', en: 'The words from before are live again.' },
  'no-set': { ko: '그런 변경 묶음이 없습니다.', en: 'There is no such change set.' },
  'no-text': { ko: '그런 문안이 없습니다.', en: 'There is no such text.' },
  'approval-changed': { ko: '승인 방법을 바꾸었습니다.', en: 'The way of approval is changed.' },
  restored: { ko: '그 판의 문안을 다시 게시했습니다.', en: 'That version is live again.' },
  same: { ko: '이미 그 문안이 게시되어 있습니다.', en: 'That very text is live already.' },
};

