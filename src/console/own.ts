/** Own account: where one is signed in, the password, the backup codes. */
import { markup } from '../../channels/page.js';
import { MINUTE } from '../core.js';
import { recordAction } from '../staff/actions.js';
import { weakness } from '../staff/password.js';
import { endOtherSessions, endSessions, type ListedSession, sessionsOf } from '../staff/sessions.js';
import { givenBack, type Try, tried } from '../staff/tries.js';
import { agentText } from './agent.js';
import { lockedText } from './door.js';
import { alertBox, buttonForm, input, tokenField } from './forms.js';
import { PASSWORD_RULES, weaknessText } from './invitation.js';
import { done, type Html, type Page, type Route, type Visit, words } from './route.js';
import { callerOf, IDLE, type Parts } from './see.js';
import { backupCodesBody } from './setup.js';
import { goTo } from './show.js';
import { when } from './wording/when.js';

const t = words({
  title: { ko: '내 계정', en: 'My account' },
  sessions: { ko: '로그인한 곳', en: 'Where you are signed in' },
  idle: { ko: '30분 동안 쓰지 않으면, 그리고 로그인한 지 12시간이 지나면 저절로 끝납니다.', en: 'A session ends by itself after 30 minutes without use, and 12 hours after sign-in.' },
  browser: { ko: '브라우저', en: 'Browser' },
  address: { ko: '주소', en: 'Address' },
  since: { ko: '로그인', en: 'Signed in' },
  seen: { ko: '마지막 사용', en: 'Last used' },
  act: { ko: '처리', en: 'Action' },
  here: { ko: '이 기기', en: 'This device' },
  end: { ko: '끝내기', en: 'End it' },
  others: { ko: '다른 기기 모두 끝내기', en: 'End all others' },
  password: { ko: '비밀번호 바꾸기', en: 'Change your password' },
  passwordLead: { ko: '바꾸면 다른 기기의 로그인이 모두 끝납니다.', en: 'All your other sessions end when you change it.' },
  now: { ko: '지금 비밀번호', en: 'Current password' },
  next: { ko: '새 비밀번호', en: 'New password' },
  change: { ko: '비밀번호 바꾸기', en: 'Change password' },
  codes: { ko: '예비 번호', en: 'Backup codes' },
  codesLead: { ko: '새로 만들면 전에 받은 예비 번호는 쓸 수 없습니다.', en: 'New ones make the old ones worthless.' },
  make: { ko: '예비 번호 새로 만들기', en: 'Make new backup codes' },
  wrong: { ko: '지금 비밀번호가 맞지 않습니다.', en: 'The current password is not right.' },
});

const OWN = { name: 'staff-own', max: 10, within: 15 * MINUTE };
export const OWN_NOTICES = {
  'session-ended': { ko: '그 로그인을 끝냈습니다.', en: 'That session has ended.' },
  'sessions-ended': { ko: '다른 기기의 로그인을 모두 끝냈습니다.', en: 'All other sessions have ended.' },
  'password-changed': { ko: '비밀번호를 바꾸었습니다. 다른 기기의 로그인은 모두 끝났습니다.', en: 'Your password is changed. All other sessions have ended.' },
} as const;

interface Said {
  password?: string;
  codes?: string;
  weak?: string;
}

function sessionRow(visit: Visit, s: ListedSession): Html {
  const say = t(visit.locale);
  const mine = s.id === visit.session;
  return markup`<tr><th scope="row">${agentText(s.agent, visit.locale)}${mine ? markup` <span class="tag go">${say.here}</span>` : ''}</th><td class="one">${s.address}</td><td><time>${when(s.since, visit.locale)}</time></td><td><time>${when(s.seenAt, visit.locale)}</time></td><td>${mine ? '' : buttonForm(visit, `/account/sessions/${s.id}/end`, say.end)}</td></tr>`;
}

async function ownPage({ core }: Parts, visit: Visit, said: Said = {}, status = 200): Promise<Page> {
  const say = t(visit.locale);
  const sessions = await sessionsOf(core.store.db, visit.person.id, IDLE);
  const secret = (name: string, label: string, autocomplete: string, error?: string, hint?: string): Html => input({ name, label, error, type: 'password', more: { autocomplete, required: true, maxlength: '200' }, ...(hint ? { hint } : {}) });
  const body = markup`<div class="head"><div><h1>${say.title}</h1><p class="lead">${visit.person.name} · ${visit.person.username}</p></div></div>
<h2 id="sessions">${say.sessions}</h2><p class="lead">${say.idle}</p><div class="scroll" tabindex="0" role="region" aria-labelledby="sessions"><table><thead><tr>${[say.browser, say.address, say.since, say.seen].map((h) => markup`<th scope="col">${h}</th>`)}<th scope="col"><span class="hide">${say.act}</span></th></tr></thead><tbody>${sessions.map((s) => sessionRow(visit, s))}</tbody></table></div>
${sessions.length > 1 ? markup`<p>${buttonForm(visit, '/account/sessions/end-others', say.others)}</p>` : ''}
<h2>${say.password}</h2><div class="card"><p class="lead">${say.passwordLead}</p>${alertBox(said.password)}<form class="fields" method="post" action="/console/account/password">${tokenField(visit)}${secret('current', say.now, 'current-password')}${secret('password', say.next, 'new-password', said.weak, PASSWORD_RULES[visit.locale])}<button class="btn main">${say.change}</button></form></div>
<h2>${say.codes}</h2><div class="card"><p class="lead">${say.codesLead}</p>${alertBox(said.codes)}<form class="fields" method="post" action="/console/account/backup-codes">${tokenField(visit)}${input({ name: 'confirm', label: say.now, type: 'password', more: { autocomplete: 'current-password', required: true, maxlength: '200' } })}<button class="btn">${say.make}</button></form></div>`;
  return { title: say.title, section: 'own', body, status };
}

const noted = ({ core }: Parts, { person, address }: Visit, verb: string, detail?: Readonly<Record<string, string>>) =>
  recordAction(core, { actor: person.id, verb, target: person.username, address, ...(detail ? { detail } : {}) });

async function changePassword(parts: Parts, visit: Visit): Promise<Page | Response> {
  const { current = '', password = '' } = visit.form;
  const weak = weakness(password, visit.person.username);
  if (weak) return ownPage(parts, visit, { weak: weaknessText(weak, visit.locale) }, 422);
  const tries: Try[] = [[OWN, visit.person.id]];
  const over = await tried(parts.core, tries);
  if (over) return ownPage(parts, visit, { password: lockedText(over.wait, visit.locale) }, 429);
  const result = await (await parts.auth()).changePassword(callerOf(visit.request, visit.address), current, password);
  if (result.kind !== 'right') return ownPage(parts, visit, { password: t(visit.locale).wrong }, 422);
  await givenBack(parts.core, tries);
  await parts.core.store.atomic([noted(parts, visit, 'own.password')]);
  return goTo('/console/account?done=password-changed', result.cookies);
}

async function newBackupCodes(parts: Parts, visit: Visit): Promise<Page> {
  const tries: Try[] = [[OWN, visit.person.id]];
  const over = await tried(parts.core, tries);
  if (over) return ownPage(parts, visit, { codes: lockedText(over.wait, visit.locale) }, 429);
  const codes = await (await parts.auth()).newBackupCodes(callerOf(visit.request, visit.address), visit.form.confirm ?? '');
  if (!codes) return ownPage(parts, visit, { codes: t(visit.locale).wrong }, 422);
  await givenBack(parts.core, tries);
  await parts.core.store.atomic([noted(parts, visit, 'own.backup-codes')]);
  return { title: t(visit.locale).codes, section: 'own', body: backupCodesBody(codes, visit.locale, '/console/account') };
}

async function end(parts: Parts, visit: Visit, others: boolean): Promise<Response> {
  const { store } = parts.core;
  const ended = others ? endOtherSessions(store.db, visit.person.id, visit.session) : endSessions(store.db, visit.person.id, visit.params.id ?? '');
  await store.atomic([ended, noted(parts, visit, 'own.end-session', { which: others ? 'others' : 'one' })]);
  return done('/account', others ? 'sessions-ended' : 'session-ended');
}

export const own = (parts: Parts): readonly Route[] => [
  { method: 'GET', path: '/account', verb: 'own.account', handle: (visit) => ownPage(parts, visit) },
  { method: 'POST', path: '/account/sessions/end-others', verb: 'own.account', handle: (visit) => end(parts, visit, true) },
  { method: 'POST', path: '/account/sessions/:id/end', verb: 'own.account', handle: (visit) => end(parts, visit, false) },
  { method: 'POST', path: '/account/password', verb: 'own.account', handle: (visit) => changePassword(parts, visit) },
  { method: 'POST', path: '/account/backup-codes', verb: 'own.account', handle: (visit) => newBackupCodes(parts, visit) },
];
