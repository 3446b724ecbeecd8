/** A one-time link: whoever holds it chooses a password. Looking at it spends nothing. */
import { markup } from '../../channels/page.js';
import { accept, type Invitation, openInvitation } from '../staff/invitations.js';
import { SHORTEST_PASSWORD, weakness } from '../staff/password.js';
import { givenBack, LINKS_PER_ADDRESS, TRIES_PER_LINK, type Try, tried } from '../staff/tries.js';
import { type Door, field, lockedText } from './door.js';
import { alertBox, input, tokenField } from './forms.js';
import { type Both, words } from './route.js';
import type { Seen } from './see.js';
import { goTo, show, type Shown } from './show.js';

const t = words({
  welcome: { ko: '직원 계정 만들기', en: 'Set up your staff account' },
  welcomeLead: { ko: '쓰실 비밀번호를 정해 주십시오. 이 링크는 한 번만 쓸 수 있습니다.', en: 'Choose your password. This link works once.' },
  renew: { ko: '새 비밀번호 정하기', en: 'Choose a new password' },
  username: { ko: '아이디', en: 'Username' },
  name: { ko: '이름', en: 'Name' },
  password: { ko: '비밀번호', en: 'Password' },
  again: { ko: '비밀번호 한 번 더', en: 'Password once more' },
  go: { ko: '정하기', en: 'Choose it' },
  differ: { ko: '두 비밀번호가 다릅니다.', en: 'The two passwords differ.' },
  gone: { ko: '쓸 수 없는 링크입니다', en: 'This link does not work' },
  goneLead: { ko: '이미 썼거나, 7일이 지났거나, 관리자가 거두었습니다. 관리자에게 새 링크를 받으십시오.', en: 'It was used, is older than seven days, or was withdrawn. Ask an administrator for a new one.' },
  signIn: { ko: '로그인 화면으로', en: 'To sign-in' },
});

export const PASSWORD_RULES: Both = {
  ko: `${SHORTEST_PASSWORD}자 이상으로, 아이디를 넣지 말고 정해 주십시오. 낱말 여러 개를 띄어 써도 됩니다.`,
  en: `At least ${SHORTEST_PASSWORD} characters, without your username. Several words with spaces are fine.`,
};
const WEAK: Readonly<Record<NonNullable<ReturnType<typeof weakness>>, Both>> = {
  short: { ko: `${SHORTEST_PASSWORD}자보다 짧습니다.`, en: `It has fewer than ${SHORTEST_PASSWORD} characters.` },
  long: { ko: '128자보다 깁니다.', en: 'It has more than 128 characters.' },
  name: { ko: '아이디가 들어 있습니다.', en: 'Your username is in it.' },
  same: { ko: '같은 글자가 너무 많습니다.', en: 'It has too few different characters.' },
};
export const weaknessText = (weak: keyof typeof WEAK, locale: Seen['locale']): string => WEAK[weak][locale];
export const INVITATION_NOTICES = { 'password-chosen': { ko: '비밀번호를 정했습니다. 이제 로그인해 주십시오.', en: 'Your password is set. Please sign in.' } } as const;

function gonePage(shown: Shown, seen: Seen): Response {
  const say = t(seen.locale);
  const body = markup`<div class="card narrow"><h1>${say.gone}</h1><p class="lead">${say.goneLead}</p><p><a class="btn" href="/console/sign-in">${say.signIn}</a></p></div>`;
  return show(shown, seen, { title: say.gone, body, status: 410 }, undefined);
}

interface Said {
  top?: string;
  password?: string;
  again?: string;
}

function invitationPage(shown: Shown, seen: Seen, invited: Invitation, status = 200, said: Said = {}): Response {
  const say = t(seen.locale);
  const title = invited.purpose === 'account' ? say.welcome : say.renew;
  const secret = { type: 'password', more: { autocomplete: 'new-password', required: true, maxlength: '200' } } as const;
  const body = markup`<div class="card narrow"><h1>${title}</h1><p class="lead">${say.welcomeLead}</p>${alertBox(said.top)}
<form class="fields" method="post" action="${seen.url.pathname}">${tokenField(seen)}<dl class="facts"><dt>${say.name}</dt><dd>${invited.name}</dd><dt>${say.username}</dt><dd>${invited.username}</dd></dl><input type="hidden" name="username" value="${invited.username}" autocomplete="username">
${input({ name: 'password', label: say.password, hint: PASSWORD_RULES[seen.locale], error: said.password, ...secret })}${input({ name: 'again', label: say.again, error: said.again, ...secret })}<button class="btn main">${say.go}</button></form></div>`;
  return show(shown, seen, { title, body, status });
}

async function look(shown: Shown, seen: Seen, secret: string): Promise<Response> {
  const invited = await openInvitation(shown.parts.core, secret);
  return invited ? invitationPage(shown, seen, invited) : gonePage(shown, seen);
}

async function use(shown: Shown, seen: Seen, secret: string): Promise<Response> {
  const { core, passwords } = shown.parts;
  const invited = await openInvitation(core, secret);
  if (!invited) return gonePage(shown, seen);
  const password = field(seen, 'password');
  const weak = weakness(password, invited.username);
  if (weak) return invitationPage(shown, seen, invited, 422, { password: weaknessText(weak, seen.locale) });
  if (password !== field(seen, 'again')) return invitationPage(shown, seen, invited, 422, { again: t(seen.locale).differ });
  const tries: Try[] = [[LINKS_PER_ADDRESS, seen.address], [TRIES_PER_LINK, invited.id]];
  const over = await tried(core, tries);
  if (over) return invitationPage(shown, seen, invited, 429, { top: lockedText(over.wait, seen.locale) });
  if (!(await accept(core, invited, await passwords.hash(password), seen.address))) return gonePage(shown, seen);
  await givenBack(core, tries);
  return goTo('/console/sign-in?done=password-chosen');
}

export const invitations: readonly Door[] = [
  { method: 'GET', path: '/invitation/:secret', serve: (shown, seen, { secret = '' }) => look(shown, seen, secret) },
  { method: 'POST', path: '/invitation/:secret', serve: (shown, seen, { secret = '' }) => use(shown, seen, secret) },
];
