/** Accounts of staff: who has one, with which role; inviting, changing, disabling. For administrators. */
import { changeRole, disable, type Doer, enable, endAllSessions, LAST_ADMINISTRATOR, resetSecondFactor } from '../staff/accounts.js';
import { type Invited, invitation, openInvitations, type Purpose, withdraw } from '../staff/invitations.js';
import { type Member, memberById, memberByName, members } from '../staff/people.js';
import { isRole, type Role } from '../staff/roles.js';
import { Conflict } from '../storage/store.js';
import { accountPage, departmentOf, invitePage, linkPage, listPage } from './account-pages.js';
import type { Notices } from './notices.js';
import { done, type Page, type Route, type Visit } from './route.js';
import type { Parts } from './see.js';
import { USERNAME } from '../staff/username.js';

export const ACCOUNT_NOTICES: Notices = {
  'role-changed': { ko: '역할과 부서를 바꾸었습니다.', en: 'Role and department are changed.' },
  disabled: { ko: '계정을 중지했습니다. 로그인은 모두 끝났습니다.', en: 'The account is disabled. All its sessions have ended.' },
  enabled: { ko: '계정을 다시 쓸 수 있습니다.', en: 'The account works again.' },
  'all-ended': { ko: '이 직원의 로그인을 모두 끝냈습니다.', en: 'All sessions of this person have ended.' },
  'factor-reset': { ko: '두 번째 확인을 지웠습니다. 다음 로그인 때 새로 설정합니다.', en: 'The second step is removed. It is set up anew at the next sign-in.' },
  withdrawn: { ko: '초대를 거두었습니다.', en: 'The invitation is withdrawn.' },
  'last-administrator': { ko: '바꾸지 않았습니다. 쓸 수 있는 관리자가 적어도 한 명은 남아야 합니다.', en: 'Nothing was changed. At least one administrator has to remain.', wrong: true },
  'not-yourself': { ko: '바꾸지 않았습니다. 자기 계정은 다른 관리자가 바꿉니다.', en: 'Nothing was changed. Your own account is changed by another administrator.', wrong: true },
  'no-account': { ko: '그런 계정이 없습니다.', en: 'There is no such account.', wrong: true },
};

const doerOf = ({ person, address }: Visit): Doer => ({ actor: person.id, address });
const HIGHEST_NAME = 40;

async function invite(parts: Parts, visit: Visit): Promise<Page> {
  const { core } = parts;
  const { form, locale } = visit;
  const invited: Invited = { username: (form.username ?? '').trim().toLowerCase(), name: (form.name ?? '').trim(), role: isRole(form.role) ? form.role : 'reader', department: departmentOf(parts, form.department) };
  const named = invited.name !== '' && [...invited.name].length <= HIGHEST_NAME;
  const problem = !USERNAME.test(invited.username) ? 'username' : !named ? 'name' : !isRole(form.role) ? 'role' : (await memberByName(core.store.db, invited.username)) ? 'taken' : undefined;
  if (problem) return invitePage(parts, visit, invited, problem);
  return linkPage(locale, await linkFor(parts, visit, 'account', invited), invited, 'account');
}

/** @returns the address to hand over; nobody can read it again */
async function linkFor({ core, publicUrl }: Parts, visit: Visit, purpose: Purpose, invited: Invited): Promise<string> {
  const { secret, writes } = invitation(core, doerOf(visit), purpose, invited);
  await core.store.atomic(writes);
  return `${publicUrl.origin}/console/invitation/${secret}`;
}

type Change = (visit: Visit, member: Member) => Promise<Page | Response>;

/** A verb on one account, with what can stand against it. */
const change =
  ({ core }: Parts, work: Change, { self }: { self: boolean }) =>
  async (visit: Visit): Promise<Page | Response> => {
    const member = await memberById(core.store.db, visit.params.id ?? '');
    if (!member) return done('/accounts', 'no-account');
    if (!self && member.id === visit.person.id) return done(`/accounts/${member.id}`, 'not-yourself');
    try {
      return await work(visit, member);
    } catch (error) {
      if (error instanceof Conflict && error.constraint === LAST_ADMINISTRATOR) return done(`/accounts/${member.id}`, 'last-administrator');
      throw error;
    }
  };

async function setRole(parts: Parts, visit: Visit, member: Member): Promise<Response> {
  const role: Role = isRole(visit.form.role) ? visit.form.role : member.role;
  await changeRole(parts.core, doerOf(visit), member, role, departmentOf(parts, visit.form.department));
  return done(`/accounts/${member.id}`, 'role-changed');
}

async function withdrawOne({ core }: Parts, visit: Visit): Promise<Response> {
  const found = (await openInvitations(core)).find((i) => i.id === visit.form.id);
  if (found) await withdraw(core, doerOf(visit), found);
  return done('/accounts', 'withdrawn');
}

export function accounts(parts: Parts): readonly Route[] {
  const { store } = parts.core;
  const verb = 'account.manage';
  /** The verb, then back to the account with a notice. */
  const effect = (work: (visit: Visit, member: Member) => Promise<void>, notice: string, self = true) =>
    change(parts, async (visit, member) => work(visit, member).then(() => done(`/accounts/${member.id}`, notice)), { self });
  return [
    { method: 'GET', path: '/accounts', verb: 'account.see', handle: async (visit) => listPage(parts, visit, await members(store.db), await openInvitations(parts.core)) },
    { method: 'GET', path: '/accounts/invite', verb, handle: (visit) => invitePage(parts, visit) },
    { method: 'POST', path: '/accounts/invite', verb, typed: ['username', 'name'], handle: (visit) => invite(parts, visit) },
    { method: 'POST', path: '/accounts/withdraw', verb, handle: (visit) => withdrawOne(parts, visit) },
    { method: 'GET', path: '/accounts/:id', verb: 'account.see', handle: change(parts, (visit, member) => accountPage(parts, visit, member), { self: true }) },
    { method: 'POST', path: '/accounts/:id/role', verb, handle: change(parts, (visit, member) => setRole(parts, visit, member), { self: false }) },
    { method: 'POST', path: '/accounts/:id/disable', verb, handle: effect((visit, member) => disable(parts.core, doerOf(visit), member), 'disabled', false) },
    { method: 'POST', path: '/accounts/:id/enable', verb, handle: effect((visit, member) => enable(parts.core, doerOf(visit), member), 'enabled', false) },
    { method: 'POST', path: '/accounts/:id/end-sessions', verb, handle: effect((visit, member) => endAllSessions(parts.core, doerOf(visit), member), 'all-ended') },
    { method: 'POST', path: '/accounts/:id/reset-second-factor', verb, handle: effect((visit, member) => resetSecondFactor(parts.core, doerOf(visit), member), 'factor-reset') },
    { method: 'POST', path: '/accounts/:id/new-password', verb, handle: change(parts, async (visit, member) => linkPage(visit.locale, await linkFor(parts, visit, 'password', member), member, 'password'), { self: false }) },
  ];
}
