/** Whose it is: received, sent to a department, given to an officer, put under another category, handed on. */
import { runOf } from '../run.js';
import { LifeFault } from '../fault.js';
import { begun, department, dueAfter, type Family, type Nothing, refuseIf, rowDue, shown } from './given.js';
import { asText, maybe, written } from './written.js';

export interface DeskInputs {
  receive: { at?: number };
  route: { department: string };
  assign: { officer: string };
  take: Nothing;
  reclassify: { category: string };
  transfer: { department: string; text?: string };
  'send-on': { agency: string; phone: string; text?: string };
}

export const DESK_VERBS: Family<DeskInputs> = {
  /** Within 8 working hours of arrival, Decree §6⑦. Outside hours the clock starts at the next working instant. */
  receive(given, { at = given.now }) {
    const { receivedAt, due, progressAt } = begun(given, at);
    return { code: 'received', at, row: { receivedAt, ...rowDue(due), progressAt } };
  },

  route({ core, petition }, input) {
    const to = department(core, input.department);
    refuseIf(to === petition.department, 'same');
    return { code: 'routed', detail: { from: petition.department, to }, row: { department: to, officer: null } };
  },

  async assign({ core, petition }, { officer }) {
    const found = await core.officer(officer);
    if (!found?.serves || found.department !== petition.department) throw new LifeFault('no-officer');
    refuseIf(petition.officer === officer, 'same');
    return { code: 'assigned', detail: { officer }, row: { officer } };
  },

  take({ doing, petition }) {
    refuseIf(petition.officer === doing.id, 'same');
    return { code: 'assigned', detail: { officer: doing.id }, row: { officer: doing.id } };
  },

  /** The due time follows the new category's period, from the same receipt. */
  reclassify(given, input) {
    const { core, petition } = given;
    const to = core.district.categories.get(input.category);
    if (!to) throw new LifeFault('no-category');
    refuseIf(to.id === petition.category, 'same');
    refuseIf(to.period !== petition.period && runOf(petition.events, petition.receivedAt).extensions.length > 0, 'after-extension', 'Decree §21①');
    const by = dueAfter(given, { code: 'reclassified' }, to.period);
    return {
      code: 'reclassified',
      detail: { from: petition.category, to: to.id, period: to.period },
      row: { category: to.id, kind: to.kind, period: to.period, ...rowDue(by) },
      news: { kind: 'reclassified', data: { to: { kind: 'named', of: 'category', id: to.id }, due: shown(by.at, to.period) } },
    };
  },

  transfer({ core, petition }, input) {
    const to = department(core, input.department);
    refuseIf(to === petition.department, 'same');
    return {
      code: 'handed-over',
      detail: { from: petition.department, to },
      row: { department: to, officer: null },
      words: { reason: maybe(input.text) },
      news: { kind: 'handed-over', data: { to: { kind: 'named', of: 'department', id: to } } },
    };
  },

  /** Act §16: without delay, and the petitioner is told. */
  'send-on'(_given, { agency, phone, text: why }) {
    const name = written(agency, 40);
    const number = written(phone, 20);
    return { code: 'transferred', words: { agency: name, 'agency-phone': number, reason: maybe(why) }, news: { kind: 'transferred', data: { agency: asText(name), number: asText(number) } } };
  },
};
