/** How one petition is shown: the answer first — state, due time, reason — then what can be done now. */
import { binding } from './binding.js';
import { signInChoice } from '../citizens/offers.js';
import type { Known } from '../core.js';
import { department as departmentOf } from '../district.js';
import type { Inquiry } from '../inquiry.js';
import { type Block, type Reply, say, type Value, type Wording } from '../reply.js';
import type { View } from './disclose.js';
import { dueBlock, dueValue, openState } from './due-block.js';
import { choicesFor, formsFor, MAY } from './next.js';
import { imagesBlock } from './photo-blocks.js';
import type { Step } from './told.js';

export { dueValue, openState } from './due-block.js';

export function statusReply(core: Known, view: View, inquiry: Inquiry): Reply {
  const title = say('petition.title', { category: { kind: 'named', of: 'category', id: view.category } });
  const reply: Reply = { outcome: 'ok', title, blocks: statusBlocks(core, view, inquiry), short: shortStatus(core, view) };
  if (!inquiry.converses && inquiry.citizen.kind !== 'nobody' && view.state !== 'withdrawn') reply.follow = view.receipt;
  return reply;
}

function shortStatus(core: Known, view: View): Wording {
  const department: Value & { kind: 'named' } = { kind: 'named', of: 'department', id: view.department };
  const phone: Value & { kind: 'phone' } = { kind: 'phone', phone: departmentOf(core.district, view.department).phone };
  const due = dueValue(view.dueAt, view.hour);
  const state = openState(view, core.now());
  switch (state) {
    case 'withdrawn':
      return say('status.withdrawn.short', { receipt: { kind: 'receipt', receipt: view.receipt }, phone });
    case 'supplement':
      return say(view.own ? 'status.supplement.own.short' : 'status.supplement.short', { until: { kind: 'day', at: view.until ?? view.dueAt }, phone });
    case 'objected':
      return say('status.objected.short', { due: { kind: 'day', at: view.dueAt }, department, phone });
    case 'arrived':
    case 'received':
    case 'late':
      return say(`status.${state}.short`, { due, department, phone });
    case 'paused':
      return say('status.paused.short', { department, phone });
    default:
      return say(view.own && MAY.rate(view, core.now()) ? 'status.result.own.short' : 'status.result.short', { state: { kind: 'state', state }, department, phone });
  }
}

/** A text device's short answer has the state; steps and facts come when asked for by their digit. */
export function statusBlocks(core: Known, view: View, inquiry: Inquiry): Block[] {
  const now = core.now();
  const choices: Block & { kind: 'choices' } = { kind: 'choices', choices: choicesFor(view, inquiry, now) };
  if (inquiry.converses) return [choices];
  const all = [...choices.choices, ...(view.byPhone && !view.own ? signInChoice(core, inquiry, { kind: 'check', receipt: view.receipt }) : [])];
  const department = departmentOf(core.district, view.department);
  const call: Block = { kind: 'link', to: { tel: department.phone }, label: say('petition.call', { phone: { kind: 'phone', phone: department.phone } }), digit: 7 };
  const changes = MAY.add({ ...view, own: true });
  return [
    dueBlock(core, view),
    ...letters(core, view, inquiry),
    { kind: 'facts', facts: factsOf(core, view) },
    ...imagesBlock(view.words?.photos ?? []),
    { kind: 'steps', steps: stepsOf(view, now) },
    ...(changes && !view.own ? [{ kind: 'text' as const, text: say(howToChange(view)) }] : []),
    ...formsFor(view, inquiry, now),
    ...(all.length ? [{ ...choices, choices: all }] : []),
    call,
  ];
}

/** Receipt and four digits show how it stands; to change it takes the phone that filed it, or a call. */
function howToChange({ byPhone, state }: View): 'status.by-text' | 'status.by-text.supplement' | 'status.not-proven' {
  if (!byPhone) return 'status.not-proven';
  return state === 'supplement' ? 'status.by-text.supplement' : 'status.by-text';
}

/** What the district wrote to the petitioner: the request while it is open, the answer once there is one. */
function letters(core: Known, view: View, { locale }: Inquiry): Block[] {
  const { request, answer, agency, agencyPhone } = view.words?.letters ?? {};
  const plain = (text: string): Wording => say('plain', { text: { kind: 'text', text } });
  if (view.state === 'supplement') return request ? [{ kind: 'facts', facts: [{ label: say('fact.request'), value: plain(request) }] }, ...binding(core, locale)] : [];
  if (view.rateUntil === undefined) return [];
  const facts = [
    ...(answer ? [{ label: say('fact.answer'), value: plain(answer) }] : []),
    ...(agency ? [{ label: say('fact.agency'), value: plain([agency, agencyPhone].filter(Boolean).join(' ')) }] : []),
  ];
  return facts.length ? [{ kind: 'facts', facts }, ...binding(core, locale)] : [];
}

function factsOf(core: Known, view: View): (Block & { kind: 'facts' })['facts'] {
  const department = departmentOf(core.district, view.department);
  const plain = (text: string): Wording => say('plain', { text: { kind: 'text', text } });
  const name = view.words?.name ?? view.maskedName;
  const who = { department: { kind: 'named', of: 'department', id: view.department }, phone: { kind: 'phone', phone: department.phone } } as const;
  return [
    { label: say('fact.receipt'), value: say('fact.receipt.value', { receipt: { kind: 'receipt', receipt: view.receipt } }) },
    { label: say('fact.department'), value: view.officerName ? say('fact.department.with-officer', { ...who, officer: { kind: 'text', text: view.officerName } }) : say('fact.department.with-phone', who) },
    ...(name ? [{ label: say('file.name'), value: say('fact.name.value', { name: { kind: 'text', text: name } }) }] : []),
    ...(view.words?.place ? [{ label: say('fact.where'), value: plain(view.words.place) }] : []),
    ...(view.maskedPlace ? [{ label: say('fact.where'), value: say('fact.place.value', { place: { kind: 'text', text: view.maskedPlace } }) }] : []),
    ...(view.words ? [{ label: say('fact.text'), value: plain([view.words.text, ...view.words.added].join('\n')) }] : view.maskedPlace ? [] : [{ label: say('fact.text'), value: say(view.byPhone ? 'fact.text.on-phone' : 'fact.text.hidden') }]), // a TV has room for one of both
    ...(view.maskedPhotos ? [{ label: say('fact.photos'), value: say('fact.photos.value', { count: { kind: 'number', number: view.maskedPhotos } }) }] : []),
  ];
}

type Steps = (Block & { kind: 'steps' })['steps'];

export function stepsOf(view: View, now: number): Steps {
  const done = (view.steps ?? []).map((step) => ({ label: say(`step.${step.code}`), at: say('step.at', { at: { kind: 'instant', at: step.at } }), ...note(step, view), done: true }));
  if (view.rateUntil !== undefined || view.state === 'withdrawn') return done;
  const last = done.at(-1);
  const current = last ? [...done.slice(0, -1), { ...last, now: true }] : done;
  const receive = view.state === 'arrived' ? [{ label: say('step.receive'), at: say('step.planned', { at: { kind: 'instant', at: view.receivedAt } }), done: false }] : [];
  return [...current, ...receive, ...coming(view, now)];
}

const NOTED: readonly Step['code'][] = ['supplement-asked', 'supplement-prolonged', 'paused', 'extended', 'due-moved', 'put-off'];

/** Until when, where a step set a date that does not stand above already. */
const note = ({ code, until }: Step, view: View): { note?: Wording } =>
  until !== undefined && until !== view.until && NOTED.includes(code) ? { note: say('step.until', { until: dueValue(until, view.hour && (code === 'extended' || code === 'due-moved')) }) } : {};

/** What the district owes next; while the citizen or a survey is waited for nothing has a date. */
function coming(view: View, now: number): Steps {
  if (view.state === 'supplement' || view.state === 'paused') return [{ label: say('step.answer'), done: false }];
  const due = dueValue(view.dueAt, view.hour && view.state !== 'objected');
  return [{ label: say(view.state === 'objected' ? 'step.decision' : 'step.answer'), at: say(openState(view, now) === 'late' ? 'step.late' : 'step.by', { due }), done: false }];
}
