/** When a request ends early: a page that says why and what to do, and gives back what somebody typed. Nothing was written. */
import { markup } from '../../channels/page.js';
import type { Locale } from '../staff/locale.js';
import { type Both, type Html, words } from './route.js';
import type { Seen } from './see.js';

interface Why {
  status: number;
  title: Both;
  text: Both;
}

export const REFUSALS = {
  stale: {
    status: 403,
    title: { ko: '다시 확인해 주십시오', en: 'Please check once more' },
    text: { ko: '이 화면을 연 지 오래되었거나 그사이에 다시 로그인하셨습니다. 아무것도 바뀌지 않았습니다.', en: 'This page was opened too long ago, or you have signed in again since. Nothing was changed.' },
  },
  foreign: {
    status: 403,
    title: { ko: '다른 사이트에서 보낸 요청입니다', en: 'This request came from another site' },
    text: { ko: '직원 화면에서 보낸 것이 아니어서 처리하지 않았습니다. 아무것도 바뀌지 않았습니다. 직접 보내신 것이 아니라면 관리자에게 알려 주십시오.', en: 'It was not sent from these pages and was not processed. Nothing was changed. If you did not send it, tell an administrator.' },
  },
  ended: {
    status: 403,
    title: { ko: '로그인이 끝났습니다', en: 'Your session has ended' },
    text: { ko: '보내신 내용은 저장되지 않았습니다. 새 창에서 로그인한 다음 이 화면에서 다시 보내십시오.', en: 'What you sent was not saved. Sign in in a new window, then send it again from this page.' },
  },
  denied: {
    status: 403,
    title: { ko: '이 일을 할 권한이 없습니다', en: 'Your role may not do this' },
    text: { ko: '아무것도 바뀌지 않았습니다. 필요한 일이면 관리자에게 역할을 바꿔 달라고 하십시오.', en: 'Nothing was changed. If your work needs it, ask an administrator to change your role.' },
  },
  'not-found': {
    status: 404,
    title: { ko: '없는 화면입니다', en: 'There is no such page' },
    text: { ko: '주소를 다시 보시거나 위의 메뉴에서 찾으십시오.', en: 'Check the address, or use the menu above.' },
  },
  'too-large': {
    status: 413,
    title: { ko: '보낸 내용이 너무 큽니다', en: 'What you sent is too large' },
    text: { ko: '한 번에 256 KB까지 받습니다. 아무것도 바뀌지 않았습니다. 뒤로 가서 나누어 보내십시오.', en: 'At most 256 KB are taken at once. Nothing was changed. Go back and send it in parts.' },
  },
  insecure: {
    status: 403,
    title: { ko: '암호화된 주소에서만 열립니다', en: 'Only over an encrypted address' },
    text: { ko: '직원 화면은 https로 시작하는 주소에서 여십시오. 담당자는 PUBLIC_URL을 https로 정해야 합니다.', en: 'Open the staff pages by an address that begins with https. Whoever runs this server has to set PUBLIC_URL to https.' },
  },
  busy: {
    status: 503,
    title: { ko: '지금 저장할 수 없습니다', en: 'Nothing can be saved right now' },
    text: { ko: '저장소가 답하지 않아 아무것도 바뀌지 않았습니다. 잠시 뒤에 다시 보내십시오.', en: 'The database does not answer, and nothing was changed. Send it again in a moment.' },
  },
  fault: {
    status: 500,
    title: { ko: '처리하지 못했습니다', en: 'Something went wrong' },
    text: { ko: '프로그램의 잘못입니다. 잠시 뒤에 다시 해 보시고, 되풀이되면 시각과 함께 담당자에게 알려 주십시오.', en: 'The fault is ours. Try again in a moment; if it happens again, tell whoever runs this server, with the time.' },
  },
} as const satisfies Record<string, Why>;

export type Refused = keyof typeof REFUSALS;

const t = words({
  kept: { ko: '적으신 내용', en: 'What you typed' },
  hint: { ko: '저장되지 않았습니다. 필요하면 복사해 두십시오.', en: 'It is not saved. Copy it if you need it.' },
  again: { ko: '다시 보내기', en: 'Send again' },
  start: { ko: '처음 화면으로', en: 'To the first page' },
  signIn: { ko: '새 창에서 로그인', en: 'Sign in in a new window' },
});

/** @param typed fields of the route that somebody wrote @param resend with a button, which only a form of ours gets */
export function refusedBody(why: Refused, seen: Seen, typed: readonly string[] = [], resend = false): Html {
  const say = t(seen.locale);
  const { title, text } = REFUSALS[why];
  const texts = typed.flatMap((name) => (seen.form?.getAll(name) ?? []).filter((value) => value.trim()));
  return markup`<div class="card mid"><h1>${title[seen.locale]}</h1><p class="lead">${text[seen.locale]}</p>
${texts.length ? markup`<h2>${say.kept}</h2><p class="hint">${say.hint}</p>${texts.map((value, i) => keptText(value, i, texts.length, seen.locale))}` : ''}
<div class="acts">${why === 'ended' ? markup`<a class="btn main" href="/console/sign-in" target="_blank" rel="noopener">${say.signIn}</a>` : ''}${resend && texts.length ? again(seen, why !== 'ended') : ''}<a class="btn plain" href="/console/">${say.start}</a></div></div>`;
}

// A line end right after the tag is dropped by the parser: the first one is ours.
const keptText = (value: string, index: number, of: number, locale: Locale): Html =>
  markup`<div class="field"><label for="kept-${index}">${t(locale).kept}${of > 1 ? ` ${index + 1}` : ''}</label><textarea id="kept-${index}" rows="6" readonly>
${value}</textarea></div>`;

/** All fields once more, with a fresh token: the same form, sent by hand. */
function again({ form, url, token, locale }: Seen, main: boolean): Html {
  const fields = [...(form ?? [])].filter(([name]) => name !== 'token');
  return markup`<form method="post" action="${url.pathname}${url.search}"><input type="hidden" name="token" value="${token}">${fields.map(([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`)}<button class="btn${main ? ' main' : ''}">${t(locale).again}</button></form>`;
}
