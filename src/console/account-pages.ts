/** How the pages about accounts look. */
import { markup } from '../../channels/page.js';
import type { Locale } from '../staff/locale.js';
import type { Invitation, Invited, Purpose } from '../staff/invitations.js';
import type { Member, members } from '../staff/people.js';
import { ROLES, type Role } from '../staff/roles.js';
import { sessionsOf } from '../staff/sessions.js';
import { agentText } from './agent.js';
import { buttonForm, input, type Option, select, tokenField } from './forms.js';
import { type Both, type Html, type Page, type Visit, words } from './route.js';
import { IDLE, type Parts } from './see.js';
import { when } from './wording/when.js';

const ROLE_NAMES: Readonly<Record<Role, Both>> = {
  administrator: { ko: '관리자', en: 'administrator' },
  editor: { ko: '편집자', en: 'editor' },
  approver: { ko: '승인자', en: 'approver' },
  head: { ko: '부서장', en: 'head of department' },
  officer: { ko: '담당자', en: 'officer' },
  agent: { ko: '상담원', en: 'agent' },
  inspector: { ko: '민원심사관', en: 'inspector' },
  reader: { ko: '열람자', en: 'reader' },
};
const ROLE_HINTS: Readonly<Record<Role, Both>> = {
  administrator: { ko: '직원과 설정까지 모두', en: 'everything, staff and settings too' },
  editor: { ko: '문안을 쓰고 승인을 요청', en: 'writes texts and asks for approval' },
  approver: { ko: '문안을 쓰고 다른 직원의 것을 승인', en: 'writes texts and approves those of others' },
  head: { ko: '부서의 민원을 맡기고 결재', en: 'assigns and approves in the department' },
  officer: { ko: '부서의 민원을 처리', en: 'works on petitions of the department' },
  agent: { ko: '전화와 창구에서 민원을 대신 접수', en: 'registers petitions at the phone and the counter' },
  inspector: { ko: '늦은 민원을 살피고 독촉', en: 'watches late petitions and reminds' },
  reader: { ko: '문안 보기', en: 'sees texts' },
};

const t = words({
  title: { ko: '직원', en: 'Staff' },
  invite: { ko: '직원 초대', en: 'Invite somebody' },
  name: { ko: '이름', en: 'Name' },
  username: { ko: '아이디', en: 'Username' },
  role: { ko: '역할', en: 'Role' },
  department: { ko: '부서', en: 'Department' },
  state: { ko: '상태', en: 'State' },
  seen: { ko: '마지막 사용', en: 'Last seen' },
  never: { ko: '아직 없음', en: 'never' },
  none: { ko: '없음', en: 'none' },
  active: { ko: '사용 중', en: 'in use' },
  setting: { ko: '두 번째 확인 설정 전', en: 'second step not set up' },
  disabled: { ko: '중지', en: 'disabled' },
  invitations: { ko: '아직 쓰지 않은 링크', en: 'Links not used yet' },
  noInvitations: { ko: '보낸 초대가 모두 쓰였거나 끝났습니다.', en: 'All invitations are used or over.' },
  until: { ko: '쓸 수 있는 때', en: 'Works until' },
  use: { ko: '쓰임', en: 'For' },
  forAccount: { ko: '새 계정', en: 'a new account' },
  forPassword: { ko: '새 비밀번호', en: 'a new password' },
  withdraw: { ko: '거두기', en: 'Withdraw' },
  act: { ko: '처리', en: 'Action' },
  inviteLead: { ko: '한 번만 쓸 수 있는 링크를 만들어 드립니다. 본인에게 직접 전해 주십시오. 7일 동안 쓸 수 있습니다.', en: 'You get a link that works once, to be handed over in person. It works for seven days.' },
  usernameHint: { ko: '영어 소문자로 시작해 소문자, 숫자, 점, 붙임표로 3~30자. 나중에 바꿀 수 없습니다.', en: 'Begins with a small letter; small letters, digits, dots and hyphens, 3 to 30. It cannot be changed later.' },
  make: { ko: '초대 링크 만들기', en: 'Make the link' },
  linkTitle: { ko: '링크를 전해 주십시오', en: 'Hand this link over' },
  linkLead: { ko: '지금 한 번만 보여 드립니다. 복사해서 본인에게만 전해 주십시오.', en: 'It is shown only now. Copy it, and give it to this person alone.' },
  link: { ko: '링크', en: 'Link' },
  back: { ko: '직원 목록으로', en: 'To the list of staff' },
  badUsername: { ko: '쓸 수 없는 아이디입니다.', en: 'This username cannot be used.' },
  badName: { ko: '이름을 1~40자로 적어 주십시오.', en: 'Enter a name of 1 to 40 characters.' },
  badRole: { ko: '역할을 골라 주십시오.', en: 'Choose a role.' },
  taken: { ko: '이미 있는 아이디입니다.', en: 'This username exists already.' },
  change: { ko: '바꾸기', en: 'Change' },
  roleTitle: { ko: '역할과 부서', en: 'Role and department' },
  sessions: { ko: '로그인한 곳', en: 'Signed in at' },
  noSessions: { ko: '지금 로그인한 곳이 없습니다.', en: 'Not signed in anywhere now.' },
  endSessions: { ko: '로그인 모두 끝내기', en: 'End all sessions' },
  help: { ko: '잃어버렸을 때', en: 'When something is lost' },
  phone: { ko: '휴대전화를 잃어버렸으면 두 번째 확인을 지웁니다. 다음 로그인 때 새로 설정합니다.', en: 'Lost phone: remove the second step. It is set up anew at the next sign-in.' },
  reset: { ko: '두 번째 확인 지우기', en: 'Remove the second step' },
  passwordLead: { ko: '비밀번호를 잊었으면 새로 정하는 링크를 만들어 전합니다.', en: 'Forgotten password: make a link to choose a new one.' },
  newPassword: { ko: '새 비밀번호 링크 만들기', en: 'Make a link for a new password' },
  stop: { ko: '계정 중지', en: 'Disable the account' },
  stopLead: { ko: '중지하면 바로 로그아웃되고 다시 로그인할 수 없습니다. 기록은 남습니다.', en: 'A disabled account is signed out at once and cannot sign in. Its record stays.' },
  disable: { ko: '중지하기', en: 'Disable' },
  enable: { ko: '다시 쓰게 하기', en: 'Enable again' },
  own: { ko: '자기 계정은 다른 관리자가 바꿉니다.', en: 'Your own account is changed by another administrator.' },
});

/** A department of the district, or none. */
export const departmentOf = ({ core }: Parts, id: string | undefined): string | undefined => (id && core.district.departments.has(id) ? id : undefined);
const departmentName = ({ core }: Parts, id: string | undefined, locale: Locale): string => core.district.departments.get(id ?? '')?.name[locale] ?? '';
const departments = ({ core }: Parts, locale: Locale): Option[] => [['', t(locale).none], ...[...core.district.departments.values()].map((d): Option => [d.id, d.name[locale]])];
const roles = (locale: Locale): Option[] => ROLES.map((r) => [r, `${ROLE_NAMES[r][locale]} — ${ROLE_HINTS[r][locale]}`]);

function stateTag({ disabled, settled }: Member, locale: Locale): Html {
  const say = t(locale);
  if (disabled) return markup`<span class="tag late">${say.disabled}</span>`;
  return settled ? markup`<span class="tag done">${say.active}</span>` : markup`<span class="tag wait">${say.setting}</span>`;
}

const head = (names: readonly string[]): Html => markup`<thead><tr>${names.map((n) => markup`<th scope="col">${n}</th>`)}</tr></thead>`;

type Listed = Awaited<ReturnType<typeof members>>;

export function listPage(parts: Parts, visit: Visit, people: Listed, links: readonly Invitation[]): Page {
  const { locale } = visit;
  const say = t(locale);
  const row = (m: Listed[number]): Html => markup`<tr><th scope="row"><a href="/console/accounts/${m.id}">${m.name}</a></th><td>${m.username}</td><td class="one">${ROLE_NAMES[m.role][locale]}</td><td>${departmentName(parts, m.department, locale)}</td><td>${stateTag(m, locale)}</td><td><time>${m.seenAt ? when(m.seenAt, locale) : say.never}</time></td></tr>`;
  const link = (i: Invitation): Html => markup`<tr><th scope="row">${i.name}</th><td>${i.username}</td><td class="one">${ROLE_NAMES[i.role][locale]}</td><td class="one">${i.purpose === 'account' ? say.forAccount : say.forPassword}</td><td><time>${when(i.expiresAt, locale)}</time></td><td>${buttonForm(visit, '/accounts/withdraw', say.withdraw, { hidden: { id: i.id } })}</td></tr>`;
  const body = markup`<div class="head"><h1 id="people">${say.title}</h1><div class="acts"><a class="btn main" href="/console/accounts/invite">${say.invite}</a></div></div>
<div class="scroll" tabindex="0" role="region" aria-labelledby="people"><table>${head([say.name, say.username, say.role, say.department, say.state, say.seen])}<tbody>${people.map(row)}</tbody></table></div>
<h2 id="links">${say.invitations}</h2>${links.length ? markup`<div class="scroll" tabindex="0" role="region" aria-labelledby="links"><table>${head([say.name, say.username, say.role, say.use, say.until, say.act])}<tbody>${links.map(link)}</tbody></table></div>` : markup`<p class="empty">${say.noInvitations}</p>`}`;
  return { title: say.title, section: 'accounts', body };
}

type Problem = 'username' | 'name' | 'role' | 'taken';

export function invitePage(parts: Parts, visit: Visit, given?: Invited, problem?: Problem): Page {
  const say = t(visit.locale);
  const wrong = (field: string): string | undefined => ({ username: say.badUsername, taken: say.taken, name: say.badName, role: say.badRole })[(problem === 'taken' && field === 'username' ? 'taken' : problem === field ? field : '') as Problem];
  const body = markup`<div class="card mid"><h1>${say.invite}</h1><p class="lead">${say.inviteLead}</p><form class="fields" method="post" action="/console/accounts/invite">${tokenField(visit)}
${input({ name: 'username', label: say.username, hint: say.usernameHint, error: wrong('username'), value: given?.username ?? '', more: { autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', maxlength: '30', required: true } })}
${input({ name: 'name', label: say.name, error: wrong('name'), value: given?.name ?? '', more: { autocomplete: 'off', maxlength: '40', required: true } })}
${select({ name: 'role', label: say.role, error: wrong('role'), value: given?.role ?? 'editor' }, roles(visit.locale))}${select({ name: 'department', label: say.department, value: given?.department ?? '' }, departments(parts, visit.locale))}
<div class="acts"><button class="btn main">${say.make}</button><a class="btn plain" href="/console/accounts">${say.back}</a></div></form></div>`;
  return { title: say.invite, section: 'accounts', body, status: problem ? 422 : 200 };
}

/** Shown once: the link is the answer to the form itself, and at no address. */
export function linkPage(locale: Locale, link: string, { name, username }: Pick<Invited, 'name' | 'username'>, purpose: Purpose): Page {
  const say = t(locale);
  const body = markup`<div class="card mid"><h1>${say.linkTitle}</h1><p class="lead">${say.linkLead}</p><dl class="facts"><dt>${say.name}</dt><dd>${name} · ${username}</dd><dt>${say.use}</dt><dd>${purpose === 'account' ? say.forAccount : say.forPassword}</dd></dl>
<div class="field"><label for="link">${say.link}</label><textarea class="code" id="link" rows="3" readonly>${link}</textarea></div><div class="acts"><a class="btn main" href="/console/accounts">${say.back}</a></div></div>`;
  return { title: say.linkTitle, section: 'accounts', body };
}

export async function accountPage(parts: Parts, visit: Visit, member: Member): Promise<Page> {
  const { locale } = visit;
  const say = t(locale);
  const sessions = await sessionsOf(parts.core.store.db, member.id, IDLE);
  const path = `/accounts/${member.id}`;
  const own = member.id === visit.person.id;
  const body = markup`<div class="head"><div><h1>${member.name}</h1><p class="lead">${member.username} · ${ROLE_NAMES[member.role][locale]} ${departmentName(parts, member.department, locale)}</p></div>${stateTag(member, locale)}</div>
<h2>${say.roleTitle}</h2>${own ? markup`<p class="lead">${say.own}</p>` : markup`<div class="card"><form class="fields" method="post" action="/console${path}/role">${tokenField(visit)}${select({ name: 'role', label: say.role, value: member.role }, roles(locale))}${select({ name: 'department', label: say.department, value: member.department ?? '' }, departments(parts, locale))}<button class="btn main">${say.change}</button></form></div>`}
<h2>${say.sessions}</h2>${sessions.length ? markup`<ul>${sessions.map((s) => markup`<li>${agentText(s.agent, locale)}, ${s.address}, <time>${when(s.seenAt, locale)}</time></li>`)}</ul><p>${buttonForm(visit, `${path}/end-sessions`, say.endSessions)}</p>` : markup`<p class="lead">${say.noSessions}</p>`}
<h2>${say.help}</h2><p>${say.phone}</p><p>${buttonForm(visit, `${path}/reset-second-factor`, say.reset)}</p>${own || member.disabled ? '' : markup`<p>${say.passwordLead}</p><p>${buttonForm(visit, `${path}/new-password`, say.newPassword)}</p>`}
${own ? '' : markup`<h2>${say.stop}</h2><p>${say.stopLead}</p><p>${member.disabled ? buttonForm(visit, `${path}/enable`, say.enable) : buttonForm(visit, `${path}/disable`, say.disable, { kind: 'danger' })}</p>`}`;
  return { title: member.name, section: 'accounts', body };
}
