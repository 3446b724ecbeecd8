/** The door: sign-in with a password, the way out, the language. Every try is counted before it is checked. */
import { markup } from '../../channels/page.js';
import { allow, type Limit } from '../citizens/limits.js';
import { isLocale } from '../inquiry.js';
import { recordAction } from '../staff/actions.js';
import { memberByName } from '../staff/people.js';
import { givenBack, PASSWORDS_PER_ADDRESS, PASSWORDS_PER_NAME, type Try, tried } from '../staff/tries.js';
import { alertBox, tokenField } from './forms.js';
import { words } from './route.js';
import type { Seen } from './see.js';
import { goTo, ownPath, show, type Shown } from './show.js';

/** A page that needs nobody's role: it looks after itself what it shows to whom. A POST comes here only from a form of ours. */
export interface Door {
  method: 'GET' | 'POST';
  path: string;
  serve(shown: Shown, seen: Seen, params: Readonly<Record<string, string>>): Promise<Response>;
}

const t = words({
  title: { ko: '직원 로그인', en: 'Staff sign-in' },
  username: { ko: '아이디', en: 'Username' },
  password: { ko: '비밀번호', en: 'Password' },
  go: { ko: '로그인', en: 'Sign in' },
  help: { ko: '아이디나 비밀번호를 잊으셨으면 관리자에게 새 링크를 받으십시오.', en: 'If you forgot either, ask an administrator for a new link.' },
  both: { ko: '아이디와 비밀번호를 모두 입력해 주십시오.', en: 'Please enter both, username and password.' },
  wrong: { ko: '아이디 또는 비밀번호가 맞지 않습니다.', en: 'The username or the password is not right.' },
  disabled: { ko: '중지된 계정입니다. 관리자에게 문의해 주십시오.', en: 'This account is disabled. Please ask an administrator.' },
});
type Said = 'both' | 'wrong' | 'disabled';

/** For how long, in words: always at least a minute. */
export const lockedText = (ms: number, locale: Seen['locale']): string => {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  return locale === 'ko' ? `여러 번 틀려 잠시 잠갔습니다. ${minutes}분 뒤에 다시 해 주십시오.` : `Locked for a while after several wrong tries. Please try again in ${minutes} minute${minutes === 1 ? '' : 's'}.`;
};

export const field = ({ form }: Seen, name: string): string => form?.get(name) ?? '';

function signInPage(shown: Shown, seen: Seen, status = 200, said?: string): Response {
  const say = t(seen.locale);
  const next = ownPath(seen.url.searchParams.get('next') ?? field(seen, 'next'));
  const body = markup`<div class="card narrow"><h1>${say.title}</h1>${alertBox(said)}
<form class="fields" method="post" action="/console/sign-in">${tokenField(seen)}<input type="hidden" name="next" value="${next}">
<div class="field"><label for="username">${say.username}</label><input id="username" name="username" value="${field(seen, 'username')}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="60" required${said ? markup` aria-describedby="alert"` : ''}></div>
<div class="field"><label for="password">${say.password}</label><input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" required></div>
<button class="btn main">${say.go}</button></form><p class="quiet">${say.help}</p></div>`;
  return show(shown, seen, { title: say.title, body, status });
}

async function signIn(shown: Shown, seen: Seen): Promise<Response> {
  const { core, auth } = shown.parts;
  const name = field(seen, 'username').trim().toLowerCase();
  const refused = (said: Said, status = 403): Response => signInPage(shown, seen, status, t(seen.locale)[said]);
  if (!name || !field(seen, 'password')) return refused('both', 422);
  const tries: Try[] = [[PASSWORDS_PER_ADDRESS, seen.address], [PASSWORDS_PER_NAME, name]];
  const over = await tried(core, tries);
  if (over) return locked(shown, seen, over.limit, name, over.wait);
  const result = await (await auth()).signIn(seen.caller, name, field(seen, 'password'));
  const member = await memberByName(core.store.db, name);
  if (result.kind === 'wrong') {
    await core.store.atomic([recordAction(core, { actor: 'system', verb: 'session.refused', target: member?.username ?? '', detail: { step: 'password' }, address: seen.address })]);
    return refused('wrong');
  }
  await givenBack(core, tries);
  if (result.kind === 'disabled') return refused('disabled');
  const next = ownPath(field(seen, 'next'));
  return goTo(result.kind === 'set-up' ? '/console/second-factor' : `/console/second-step?next=${encodeURIComponent(next)}`, result.cookies);
}

/** Says how long; the first time it is written down, too. */
async function locked(shown: Shown, seen: Seen, limit: Limit, name: string, wait: number): Promise<Response> {
  await recordLock(shown, seen, limit, name);
  return signInPage(shown, seen, 429, lockedText(wait, seen.locale));
}

/** One line of the record for each lock, however often somebody knocks at it. */
export async function recordLock(shown: Shown, seen: Seen, limit: Limit, name: string): Promise<void> {
  const { core } = shown.parts;
  const whom = limit === PASSWORDS_PER_ADDRESS ? seen.address : name;
  if (!(await allow(core, { ...limit, name: `${limit.name}-told`, max: 1 }, whom))) return;
  const member = limit === PASSWORDS_PER_ADDRESS ? undefined : await memberByName(core.store.db, name);
  await core.store.atomic([recordAction(core, { actor: 'system', verb: 'session.locked', target: member?.username ?? '', detail: { limit: limit.name }, address: seen.address })]);
}

async function signOut({ parts }: Shown, seen: Seen): Promise<Response> {
  const { session, caller, address } = seen;
  if (!session) return goTo('/console/sign-in');
  const cookies = await (await parts.auth()).signOut(caller);
  await parts.core.store.atomic([recordAction(parts.core, { actor: session.person.id, verb: 'session.end', target: session.person.username, address })]);
  return goTo('/console/sign-in?done=signed-out', cookies);
}

async function language({ parts }: Shown, seen: Seen): Promise<Response> {
  const chosen = field(seen, 'language');
  const secure = parts.publicUrl.protocol === 'https:' ? '; Secure' : '';
  return goTo(ownPath(field(seen, 'next'), true), isLocale(chosen) ? [`console-lang=${chosen}; Path=/console; HttpOnly; SameSite=Lax; Max-Age=31536000${secure}`, ...seen.cookies] : []);
}

export const door: readonly Door[] = [
  { method: 'GET', path: '/sign-in', serve: async (shown, seen) => (seen.session ? goTo(ownPath(seen.url.searchParams.get('next'))) : signInPage(shown, seen)) },
  { method: 'POST', path: '/sign-in', serve: signIn },
  { method: 'POST', path: '/sign-out', serve: signOut },
  { method: 'POST', path: '/language', serve: language },
];
