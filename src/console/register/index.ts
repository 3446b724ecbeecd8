/** Registering for others: the form, what it proposes, and filing it once. */
import { register, wrongIn } from '../../petitions/register.js';
import { actionOf, type Desk } from '../desk/desk.js';
import type { Notices } from '../notices.js';
import { done, type Page, type Route, type Visit } from '../route.js';
import { registeringOf, registerPage } from './page.js';
import { categoryFor, proposalHtml } from './propose.js';

export const REGISTER_NOTICES: Notices = {
  registered: { ko: '접수했습니다. 아래 종이를 인쇄해 신청인에게 드리십시오.', en: 'Registered. Print what follows and hand it to the petitioner.' },
  'registered-before': { ko: '이미 접수한 것입니다. 한 번만 접수했습니다.', en: 'It is registered already, and only once.' },
};

async function take(desk: Desk, visit: Visit): Promise<Page | Response> {
  const { form, person } = visit;
  const input = registeringOf(form, form.category || categoryFor(desk, form.text ?? '', '').id);
  const wrong = wrongIn(desk.core, input);
  if (wrong.length) return registerPage(desk, visit, form, { wrong, status: 422 });
  const [nonce = ''] = (form.token ?? '').split('.'); // the gate has checked it
  const { kind, receipt } = await register(desk.core, { id: person.id, name: person.name }, nonce, input, (r) => [actionOf(desk, visit, 'petition.register', r, { channel: input.way, consent: input.consent ? 1 : 0 })]);
  if (kind === 'same') return registerPage(desk, visit, form, { same: receipt, status: 409 });
  return done(`/petitions/${receipt}/papers`, kind === 'filed' ? 'registered' : 'registered-before');
}

/** A proposal that was chosen stands in the field. Nothing is saved. */
const look = (desk: Desk, visit: Visit): Page => registerPage(desk, visit, { ...visit.form, ...(visit.form.choose ? { category: visit.form.choose } : {}) });

const TYPED = ['text', 'place', 'name', 'phone'];

export const registerRoutes = (desk: Desk): Route[] => [
  { method: 'GET', path: '/petitions/new', verb: 'petition.register', handle: (visit) => registerPage(desk, visit, {}) },
  { method: 'POST', path: '/petitions/new', verb: 'petition.register', typed: TYPED, handle: (visit) => take(desk, visit) },
  { method: 'POST', path: '/petitions/new/look', verb: 'petition.register', typed: TYPED, handle: (visit) => look(desk, visit) },
  { method: 'POST', path: '/petitions/new/meter', verb: 'petition.register', handle: (visit) => Response.json({ panels: { category: String(proposalHtml(desk, visit.form, visit.locale)) } }) },
];
