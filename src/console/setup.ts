/** The first set-up of the second factor: everybody passes here before anything else. */
import { markup } from '../../channels/page.js';
import { recordAction } from '../staff/actions.js';
import type { Session } from '../staff/auth.js';
import { base32, totpAddress } from '../staff/totp.js';
import { givenBack, NUMBER_ONCE, NUMBERS_PER_ACCOUNT, type Try, tried } from '../staff/tries.js';
import { type Door, lockedText, field, recordLock } from './door.js';
import { alertBox, tokenField } from './forms.js';
import { qr } from './qr.js';
import { type Html, words } from './route.js';
import { demoNumber, digitsOf, numberField, numberText } from './second.js';
import { freshToken, type Seen } from './see.js';
import { goTo, show, type Shown } from './show.js';

const t = words({
  title: { ko: '두 번째 확인 설정', en: 'Set up the second step' },
  lead: { ko: '직원 화면은 비밀번호와 휴대전화, 두 가지로 지킵니다. 한 번만 설정하면 됩니다.', en: 'The staff pages are guarded by two things, your password and your phone. You set this up once.' },
  scan: { ko: '휴대전화의 인증 앱으로 이 그림을 찍으십시오.', en: 'Scan this picture with the authenticator on your phone.' },
  picture: { ko: '인증 앱에 넣을 QR 코드', en: 'QR code for your authenticator' },
  apps: { ko: '인증 앱이 없으면 앱 장터에서 ‘OTP’를 찾아 하나 설치하십시오.', en: 'If you have none, look for “authenticator” in your phone’s app store.' },
  type: { ko: '찍을 수 없으면 이 글자를 앱에 입력하십시오.', en: 'If you cannot scan it, type these characters into the app.' },
  enter: { ko: '앱에 보이는 여섯 자리 번호를 입력하십시오.', en: 'Enter the six digits that the app shows.' },
  go: { ko: '설정 마치기', en: 'Finish' },
  codes: { ko: '예비 번호를 적어 두십시오', en: 'Keep your backup codes' },
  codesLead: { ko: '휴대전화가 없을 때 하나씩 쓰는 번호입니다. 지금 한 번만 보여 드립니다. 인쇄하거나 적어서 휴대전화와 다른 곳에 두십시오.', en: 'For days without your phone; each works once. They are shown only now. Print them or write them down, and keep them apart from your phone.' },
  kept: { ko: '적어 두었습니다', en: 'I have kept them' },
  gone: { ko: '설정할 수 없습니다', en: 'This cannot be set up' },
  again: { ko: '로그아웃한 다음 다시 로그인해 주십시오.', en: 'Sign out, then sign in again.' },
  out: { ko: '로그아웃', en: 'Sign out' },
});

const grouped = (secret: string): string => base32(secret).replace(/(.{4})(?=.)/g, '$1 ');

async function setupPage(shown: Shown, seen: Seen, { person }: Session, status = 200, said?: string): Promise<Response> {
  const { parts } = shown;
  const say = t(seen.locale);
  const secret = await (await parts.auth()).secret(person.id);
  const out = markup`<form method="post" action="/console/sign-out">${tokenField(seen)}<button class="btn plain small">${say.out}</button></form>`;
  if (!secret) return show(shown, seen, { title: say.gone, body: markup`<div class="card narrow"><h1>${say.gone}</h1><p class="lead">${say.again}</p>${out}</div>`, status: 409 });
  const picture = await qr(totpAddress(secret, `${parts.core.district.name[seen.locale]}`, person.username), say.picture);
  const body = markup`<div class="card mid"><h1>${say.title}</h1><p class="lead">${say.lead}</p>${alertBox(said)}
<h2><span class="key">1</span> ${say.scan}</h2><p class="quiet">${say.apps}</p>${picture}<p>${say.type}</p><p class="code">${grouped(secret)}</p>
<h2><span class="key">2</span> ${say.enter}</h2><form class="fields" method="post" action="/console/second-factor">${tokenField(seen)}${numberField(seen, Boolean(said), await demoNumber(parts, person.id))}<button class="btn main">${say.go}</button></form>
<p>${out}</p></div>`;
  return show(shown, seen, { title: say.title, body, status });
}

/** Shown once: they are the answer to the form itself, and at no address. */
export const backupCodesBody = (codes: readonly string[], locale: Seen['locale'], onward: string): Html => markup`<div class="card mid"><h1>${t(locale).codes}</h1><p class="lead">${t(locale).codesLead}</p>
<ul class="code">${codes.map((c) => markup`<li>${c}</li>`)}</ul><div class="acts"><a class="btn main" href="${onward}">${t(locale).kept}</a></div></div>`;

async function confirm(shown: Shown, seen: Seen, session: Session): Promise<Response> {
  const { parts } = shown;
  const { core } = parts;
  const { person } = session;
  const code = digitsOf(field(seen, 'code'));
  if (!/^\d{6}$/.test(code)) return setupPage(shown, seen, session, 422, numberText('wrong', seen.locale));
  const tries: Try[] = [[NUMBERS_PER_ACCOUNT, person.id]];
  const over = await tried(core, [...tries, [NUMBER_ONCE, `${person.id}/${code}`]]);
  if (over?.limit === NUMBER_ONCE) return setupPage(shown, seen, session, 403, numberText('used', seen.locale));
  if (over) {
    await recordLock(shown, seen, over.limit, person.username);
    return setupPage(shown, seen, session, 429, lockedText(over.wait, seen.locale));
  }
  const auth = await parts.auth();
  const result = await auth.confirm(seen.caller, code);
  if (result.kind === 'wrong') return setupPage(shown, seen, session, 403, numberText('wrong', seen.locale));
  if (result.kind !== 'right') return goTo('/console/sign-in');
  await givenBack(core, tries);
  await core.store.atomic([recordAction(core, { actor: person.id, verb: 'second-factor.set-up', target: person.username, address: seen.address })]);
  const codes = await auth.backupCodes(person.id);
  const renewed = await freshToken(parts, seen, result.cookies);
  return show(shown, { ...renewed, cookies: result.cookies }, { title: t(seen.locale).codes, body: backupCodesBody(codes, seen.locale, '/console/') });
}

const forSession = (serve: (shown: Shown, seen: Seen, session: Session) => Promise<Response>): Door['serve'] => async (shown, seen) => {
  if (!seen.session) return goTo('/console/sign-in');
  return seen.session.settled ? goTo('/console/') : serve(shown, seen, seen.session);
};

export const setup: readonly Door[] = [
  { method: 'GET', path: '/second-factor', serve: forSession(setupPage) },
  { method: 'POST', path: '/second-factor', serve: forSession(confirm) },
];
