/** What officers do to a petition: one POST a verb, and the buttons of the composer. A refusal comes back on the petition's own page with what was typed. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Doing } from '../../petitions/life/decision.js';
import { checkMay } from '../../petitions/life/act.js';
import type { Inputs } from '../../petitions/life/decide.js';
import { LifeFault } from '../../petitions/life/fault.js';
import { perform } from '../../petitions/life/perform.js';
import { PETITION_VERBS, type PetitionVerb } from '../../petitions/life/table.js';
import { tasks } from '../../storage/schema.js';
import { Conflict, write } from '../../storage/store.js';
import { done, type Page, type Route, type Visit, words } from '../route.js';
import { cannedFor, filled } from './canned.js';
import { composedOf, needsApproval, panelsOf } from './composer.js';
import { picturesOf } from './result-preview.js';
import { actionOf, attempt, type Desk, doingOf, open, type Opened } from './desk.js';
import { draftOf, dropDraft, keepDraft, onlyIfSubmitted, type Written } from './drafts.js';
import { faultText } from './faults.js';
import type { Values } from './fields.js';
import { formOf } from './forms.js';
import { HOW, type How } from './messages.js';
import { petitionPage, type Shown } from './petition-page.js';

const t = words({
  summary: { ko: '글이 2,000바이트를 넘습니다. 문자로 보낼 요약을 적어 주십시오.', en: 'The text is over 2,000 bytes. Write a summary for the text message.' },
  summaryLong: { ko: '요약이 문자 한 건보다 깁니다. 2,000바이트에 들어가게 줄여 주십시오.', en: 'The summary is longer than one message. Shorten it to 2,000 bytes.' },
  note: { ko: '돌려보내는 까닭을 적어 주십시오.', en: 'Say what to change.' },
});

const TYPED = ['text', 'summary', 'note', 'agency', 'phone'];
const receiptOf = (visit: Visit): string => visit.params.receipt ?? '';
const verbOf = (name: string | undefined): PetitionVerb | undefined => PETITION_VERBS.find((v) => v === name && formOf(v));
const valuesOf = (visit: Visit): Values => ({ ...visit.form, earlier: visit.all('earlier') });
const versionOf = ({ form }: Visit): number => (/^\d{1,9}$/.test(form.version ?? '') ? Number(form.version) : -1);
const NO_PETITION = done('/petitions', 'petition-none').headers.get('location') ?? '';
const nowhere = (): Response => new Response(null, { status: 303, headers: { location: NO_PETITION } });

/** Back to the petition, in the list that it was opened from. */
function back(visit: Visit, notice: string): Response {
  const view = visit.form.view || visit.url.searchParams.get('view');
  return done(`/petitions/${receiptOf(visit)}${view ? `?view=${encodeURIComponent(view)}` : ''}`, notice);
}

const clean = (text: string | undefined): string => (text ?? '').replace(/\r\n?/g, '\n').trim();

const writtenOf = (visit: Visit): Written => {
  const [summary, ground, earlier] = [clean(visit.form.summary), visit.form.ground ?? '', visit.all('earlier')];
  return { text: clean(visit.form.text), ...(summary ? { summary } : {}), ...(ground ? { ground } : {}), ...(earlier.length ? { earlier } : {}) };
};

/** A refusal, on the page as it is now, with what was typed and what happened since. */
function refused(desk: Desk, visit: Visit, verb: PetitionVerb, fault: LifeFault, opened: Opened): Promise<Page | Response> {
  const meanwhile = fault.code === 'changed-meanwhile';
  const shown: Shown = { as: verb, values: valuesOf(visit), told: faultText(fault, verb, opened.petition.state, visit.locale), status: meanwhile ? 409 : 422 };
  return petitionPage(desk, visit, meanwhile ? { ...shown, since: versionOf(visit) } : shown);
}

/** What does not fit into one text message needs a summary that does. @returns what is wrong */
async function tooLong(desk: Desk, visit: Visit, verb: PetitionVerb, opened: Opened): Promise<string | undefined> {
  if (!clean(visit.form.text)) return undefined; // the verb itself says that it is empty
  const composed = await composedOf(desk, verb, opened.petition, valuesOf(visit), visit.person.name);
  if (!composed.over) return undefined;
  return clean(visit.form.summary) ? t(visit.locale).summaryLong : t(visit.locale).summary;
}

async function work(desk: Desk, visit: Visit): Promise<Page | Response> {
  const verb = verbOf(visit.params.verb);
  const doing = await doingOf(desk, visit.person);
  const opened = await open(desk, receiptOf(visit), doing);
  if (!opened || !verb) return nowhere();
  const form = formOf(verb);
  const wrong = form?.result && may(verb, doing, opened) ? await tooLong(desk, visit, verb, opened) : undefined;
  if (wrong) return petitionPage(desk, visit, { as: verb, values: valuesOf(visit), told: wrong, status: 422 });
  const input = form?.read(visit) as Inputs[typeof verb];
  const ran = await attempt(() => perform(desk.core, doing, { verb, receipt: receiptOf(visit), version: versionOf(visit), input, with: () => [actionOf(desk, visit, `petition.${verb}`, receiptOf(visit)), ...(form?.result ? [dropDraft(desk, receiptOf(visit))] : [])] }));
  if (!ran.ok) return refused(desk, visit, verb, ran.fault, (await open(desk, receiptOf(visit), doing)) ?? opened);
  return back(visit, verb === 'recall' ? 'petition-recalled' : form?.result ? 'petition-sent' : 'petition-done');
}

function may(verb: PetitionVerb, doing: Doing, { petition }: Opened): boolean {
  try {
    checkMay(verb, doing, petition);
    return true;
  } catch {
    return false;
  }
}

/** Ready texts and previews without a script: the page again, with the field as it would be. Nothing is saved. */
async function recompose(desk: Desk, visit: Visit): Promise<Page | Response> {
  const verb = verbOf(visit.form.as);
  const opened = await open(desk, receiptOf(visit), await doingOf(desk, visit.person));
  if (!opened?.words || !verb || !formOf(verb)?.result) return nowhere();
  const all = await cannedFor(desk, verb, opened.petition);
  const chosen = all.find((c) => c.id === visit.form.canned);
  const values = valuesOf(visit);
  return petitionPage(desk, visit, { as: verb, values: chosen ? { ...values, text: filled(clean(visit.form.text), chosen, all) } : values, pictures: visit.form.go === 'preview' || visit.form.shown === '1' });
}

/** The same for the script, while somebody types. */
async function meter(desk: Desk, visit: Visit): Promise<Response> {
  const verb = verbOf(visit.form.as);
  const opened = await open(desk, receiptOf(visit), await doingOf(desk, visit.person));
  if (!opened?.words || !verb) return Response.json({}, { status: 404 });
  const values = valuesOf(visit);
  const composed = await composedOf(desk, verb, opened.petition, values, visit.person.name);
  const pictures = visit.form.shown === '1' ? await picturesOf(desk, composed, { verb, text: clean(visit.form.text) || '…', officer: visit.person.name }, opened.petition, visit.locale) : undefined;
  return Response.json(panelsOf(composed, values, pictures, visit.locale));
}

/** 임시 저장, and 결재 올리기. */
async function keep(desk: Desk, visit: Visit, submits: boolean): Promise<Page | Response> {
  const verb = verbOf(visit.form.as);
  const doing = await doingOf(desk, visit.person);
  const opened = await open(desk, receiptOf(visit), doing);
  if (!opened || !verb || !formOf(verb)?.result) return nowhere();
  const written = writtenOf(visit);
  const checked = await attempt(async () => {
    checkMay(verb, doing, opened.petition);
    if (!written.text) throw new LifeFault('empty');
    if (submits && versionOf(visit) !== opened.petition.version) throw new LifeFault('changed-meanwhile');
  });
  if (!checked.ok) return refused(desk, visit, verb, checked.fault, opened);
  const asks = submits && needsApproval(desk, verb, doing, opened.petition);
  const wrong = asks ? await tooLong(desk, visit, verb, opened) : undefined;
  if (wrong) return petitionPage(desk, visit, { as: verb, values: valuesOf(visit), told: wrong, status: 422 });
  await desk.core.store.atomic([
    keepDraft(desk, opened.petition, { verb, written, by: visit.person.id, submittedAt: asks ? desk.core.now() : null }),
    ...(asks ? [actionOf(desk, visit, 'petition.submit', receiptOf(visit), { verb })] : []),
  ]);
  return back(visit, asks ? 'petition-submitted' : 'petition-kept');
}

/** The head's word. The officer who wrote it stays the one whom the citizen can call. */
async function approve(desk: Desk, visit: Visit): Promise<Page | Response> {
  const { doing, opened, draft } = await decided(desk, visit);
  if (!opened) return nowhere();
  if (!draft || draft.submittedAt === null || String(draft.at) !== visit.form.at) return petitionPage(desk, visit, { told: faultText({ code: 'changed-meanwhile' }, 'answer', opened.petition.state, visit.locale), status: 409 });
  const { verb, written, by } = draft;
  const drafter = await desk.core.officer(by);
  // Who stands in for the head has the head's word.
  const as: Doing = { ...doing, kind: 'head', approved: true, drafter: by, ...(drafter ? { name: drafter.name } : {}) };
  const input = formOf(verb)?.read({ form: { ...written, earlier: '' } as Record<string, string>, all: () => written.earlier ?? [] }) as Inputs[typeof verb];
  const ran = await attempt(async () => {
    if (by === visit.person.id) throw new LifeFault('own-draft');
    if (!doing.approves || doing.department !== opened.petition.department) throw new LifeFault('not-yours');
    return perform(desk.core, as, { verb, receipt: receiptOf(visit), version: versionOf(visit), input, with: () => [onlyIfSubmitted(desk, receiptOf(visit), draft.at), dropDraft(desk, receiptOf(visit)), actionOf(desk, visit, 'petition.approve', receiptOf(visit), { verb, drafter: by })] });
  });
  if (!ran.ok) return petitionPage(desk, visit, { told: faultText(ran.fault, verb, opened.petition.state, visit.locale), status: ran.fault.code === 'changed-meanwhile' ? 409 : 422, ...(ran.fault.code === 'changed-meanwhile' ? { since: versionOf(visit) } : {}) });
  return back(visit, 'petition-sent');
}

async function sendBack(desk: Desk, visit: Visit): Promise<Page | Response> {
  const { doing, opened, draft } = await decided(desk, visit);
  if (!opened) return nowhere();
  const note = clean(visit.form.note).slice(0, 300);
  const told = (text: string, status: number): Promise<Page | Response> => petitionPage(desk, visit, { told: text, status });
  if (!draft || draft.submittedAt === null || String(draft.at) !== visit.form.at) return told(faultText({ code: 'changed-meanwhile' }, 'answer', opened.petition.state, visit.locale), 409);
  if (!doing.approves || doing.department !== opened.petition.department || draft.by === visit.person.id) return told(faultText({ code: draft.by === visit.person.id ? 'own-draft' : 'not-yours' }, draft.verb, opened.petition.state, visit.locale), 422);
  if (!note) return told(t(visit.locale).note, 422);
  try {
    await desk.core.store.atomic([keepDraft(desk, opened.petition, { verb: draft.verb, by: draft.by, written: { ...draft.written, note }, returnedBy: visit.person.id }, draft.at), actionOf(desk, visit, 'petition.send-back', receiptOf(visit), { drafter: draft.by })]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return told(faultText({ code: 'changed-meanwhile' }, draft.verb, opened.petition.state, visit.locale), 409);
  }
  return back(visit, 'petition-sent-back');
}

async function decided(desk: Desk, visit: Visit): Promise<{ doing: Doing; opened: Opened | undefined; draft: Awaited<ReturnType<typeof draftOf>> }> {
  const doing = await doingOf(desk, visit.person);
  return { doing, opened: await open(desk, receiptOf(visit), doing), draft: await draftOf(desk, receiptOf(visit)) };
}

/** Name and phone in full, once: each look is recorded before it is shown. */
async function reveal(desk: Desk, visit: Visit): Promise<Page | Response> {
  const opened = await open(desk, receiptOf(visit), await doingOf(desk, visit.person));
  if (!opened?.words) return nowhere();
  await desk.core.store.atomic([actionOf(desk, visit, 'petition.reveal', receiptOf(visit))]);
  return petitionPage(desk, visit, { revealed: true });
}

/** A task that was done by hand. Whoever is second changes nothing. */
async function finishTask(desk: Desk, visit: Visit): Promise<Page | Response> {
  const opened = await open(desk, receiptOf(visit), await doingOf(desk, visit.person));
  const how = Object.keys(HOW).find((h) => h === visit.form.how) as How | undefined;
  if (!opened?.words || !how) return nowhere();
  const { store } = desk.core;
  const task = and(eq(tasks.id, visit.form.task ?? ''), eq(tasks.receipt, receiptOf(visit)), isNull(tasks.doneAt));
  const [open_] = await store.db.select({ kind: tasks.kind }).from(tasks).where(task);
  if (!open_ || open_.kind === 'held') return back(visit, 'petition-task-none');
  await store.atomic([write(store.db.update(tasks).set({ doneAt: desk.core.now(), doneBy: visit.person.id, how }).where(task)), actionOf(desk, visit, 'petition.task', receiptOf(visit), { kind: open_.kind, how })]);
  return back(visit, 'petition-task');
}

async function version(desk: Desk, visit: Visit): Promise<Response> {
  const opened = await open(desk, receiptOf(visit), await doingOf(desk, visit.person));
  return opened ? Response.json({ version: opened.petition.version }) : Response.json({}, { status: 404 });
}

const post = (path: string, handle: Route['handle'], verb: Route['verb'] = 'petition.work'): Route => ({ method: 'POST', path: `/petitions/:receipt/${path}`, verb, typed: TYPED, handle });

export const workRoutes = (desk: Desk): Route[] => [
  { method: 'GET', path: '/petitions/:receipt/version', verb: 'petition.see', handle: (visit) => version(desk, visit) },
  { method: 'GET', path: '/petitions/:receipt', verb: 'petition.see', handle: (visit) => petitionPage(desk, visit) },
  post('do/:verb', (visit) => work(desk, visit)),
  post('compose', (visit) => recompose(desk, visit)),
  post('meter', (visit) => meter(desk, visit)),
  post('draft', (visit) => keep(desk, visit, false)),
  post('submit', (visit) => keep(desk, visit, true)),
  post('approve', (visit) => approve(desk, visit), 'petition.approve'),
  post('send-back', (visit) => sendBack(desk, visit), 'petition.approve'),
  post('reveal', (visit) => reveal(desk, visit), 'petition.see'),
  post('task', (visit) => finishTask(desk, visit)),
];
