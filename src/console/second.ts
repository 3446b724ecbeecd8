/** The second step of a sign-in: the number of an authenticator, or a backup code. */
import { markup } from '../../channels/page.js';
import { recordAction } from '../staff/actions.js';
import { memberById } from '../staff/people.js';
import { dropExpired } from '../staff/sessions.js';
import { numberAt, STEP } from '../staff/totp.js';
import { givenBack, NUMBER_ONCE, NUMBERS_PER_ACCOUNT, NUMBERS_PER_SIGN_IN, type Try, tried } from '../staff/tries.js';
import { wait } from '../citizens/limits.js';
import { type Door, field, lockedText, recordLock } from './door.js';
import { alertBox, tokenField } from './forms.js';
import { type Html, words } from './route.js';
import type { Parts, Seen } from './see.js';
import { goTo, ownPath, show, type Shown } from './show.js';

const t = words({
  title: { ko: '두 번째 확인', en: 'Second step' },
  lead: { ko: '휴대전화 인증 앱에 보이는 여섯 자리 번호를 입력해 주십시오.', en: 'Enter the six digits that your authenticator shows.' },
  number: { ko: '인증 번호', en: 'Number' },
  go: { ko: '확인', en: 'Confirm' },
  lost: { ko: '휴대전화가 없을 때', en: 'Without your phone' },
  backup: { ko: '예비 번호', en: 'Backup code' },
  backupHint: { ko: '설정할 때 적어 두신 열 개 가운데 하나입니다. 한 번 쓰면 없어집니다.', en: 'One of the ten that you kept when you set this up. Each works once.' },
  useBackup: { ko: '예비 번호로 로그인', en: 'Sign in with a backup code' },
  wrong: { ko: '번호가 맞지 않습니다. 앱에 지금 보이는 번호를 입력해 주십시오.', en: 'The number is not right. Enter the one that the app shows now.' },
  wrongBackup: { ko: '예비 번호가 맞지 않거나 이미 쓴 번호입니다.', en: 'The backup code is not right, or was used before.' },
  used: { ko: '이미 쓴 번호입니다. 앱에서 다음 번호가 나오면 입력해 주십시오.', en: 'This number was used already. Enter the next one when the app shows it.' },
  demo: { ko: '시험 환경이라 지금 번호를 보여 드립니다', en: 'This is a trial, so here is the number' },
});
export type NumberSaid = 'wrong' | 'used';
export const numberText = (said: NumberSaid, locale: Seen['locale']): string => t(locale)[said];

/** The field for six digits, and in the demo the digits themselves. */
export const numberField = (seen: Seen, wrong: boolean, demo: string | undefined): Html => markup`<div class="field${wrong ? ' wrong' : ''}"><label for="code">${t(seen.locale).number}</label>
${demo ? markup`<span class="hint" id="demo">${t(seen.locale).demo}: <b class="code">${demo}</b></span>` : ''}<input class="number" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="9" required${wrong ? markup` aria-describedby="alert" aria-invalid="true"` : ''}></div>`;

/** In the demo alone: a number that still opens, so that a visitor needs no authenticator. */
export async function demoNumber({ core, crypto, demo, auth }: Parts, staff: string): Promise<string | undefined> {
  const secret = demo ? await (await auth()).secret(staff) : undefined;
  if (!secret) return undefined;
  const now = core.real();
  for (const at of [now, now + STEP, now - STEP]) {
    const number = numberAt(crypto, secret, at);
    if ((await wait(core, NUMBER_ONCE, `${staff}/${number}`)) === 0) return number;
  }
  return undefined;
}

/** Digits as typed, with whatever stands between them. */
export const digitsOf = (typed: string): string => typed.replace(/[\s-]/g, '');

async function secondPage(shown: Shown, seen: Seen, staff: string, status = 200, said?: string): Promise<Response> {
  const say = t(seen.locale);
  const next = ownPath(seen.url.searchParams.get('next') ?? field(seen, 'next'));
  const backup = field(seen, 'by') === 'backup';
  const hidden = (by: string): Html => markup`${tokenField(seen)}<input type="hidden" name="by" value="${by}"><input type="hidden" name="next" value="${next}">`;
  const body = markup`<div class="card narrow"><h1>${say.title}</h1><p class="lead">${say.lead}</p>${alertBox(said)}
<form class="fields" method="post" action="/console/second-step">${hidden('number')}${numberField(seen, Boolean(said) && !backup, await demoNumber(shown.parts, staff))}<button class="btn main">${say.go}</button></form>
<details${backup ? markup` open` : ''}><summary>${say.lost}</summary><form class="fields" method="post" action="/console/second-step">${hidden('backup')}
<div class="field"><label for="backup">${say.backup}</label><span class="hint" id="backup-hint">${say.backupHint}</span><input id="backup" name="code" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="20" required aria-describedby="backup-hint"></div><button class="btn">${say.useBackup}</button></form></details></div>`;
  return show(shown, seen, { title: say.title, body, status });
}

async function ask(shown: Shown, seen: Seen): Promise<Response> {
  const staff = await (await shown.parts.auth()).pending(seen.caller);
  return staff ? secondPage(shown, seen, staff) : goTo('/console/sign-in');
}

async function check(shown: Shown, seen: Seen): Promise<Response> {
  const { core, auth } = shown.parts;
  const staff = await (await auth()).pending(seen.caller);
  const member = staff && (await memberById(core.store.db, staff));
  if (!member) return goTo('/console/sign-in');
  const by = field(seen, 'by') === 'backup' ? 'backup' : 'number';
  const code = by === 'backup' ? field(seen, 'code').trim() : digitsOf(field(seen, 'code'));
  const say = t(seen.locale);
  const wrong = by === 'backup' ? say.wrongBackup : say.wrong;
  if (by === 'number' && !/^\d{6}$/.test(code)) return secondPage(shown, seen, member.id, 422, wrong);
  const tries: Try[] = [[NUMBERS_PER_SIGN_IN, seen.caller.step], [NUMBERS_PER_ACCOUNT, member.id]];
  const over = await tried(core, by === 'number' ? [...tries, [NUMBER_ONCE, `${member.id}/${code}`]] : tries);
  if (over?.limit === NUMBER_ONCE) return secondPage(shown, seen, member.id, 403, say.used);
  if (over) {
    await recordLock(shown, seen, over.limit, member.username);
    return secondPage(shown, seen, member.id, 429, lockedText(over.wait, seen.locale));
  }
  const result = await (await auth()).secondStep(seen.caller, by, code);
  const note = (verb: string) => recordAction(core, { actor: result.kind === 'right' ? member.id : 'system', verb, target: member.username, detail: { step: by }, address: seen.address });
  if (result.kind === 'wrong') {
    await core.store.atomic([note('session.refused')]);
    return secondPage(shown, seen, member.id, 403, wrong);
  }
  if (result.kind !== 'right') return goTo('/console/sign-in');
  await givenBack(core, tries);
  await core.store.atomic([note('session.start'), dropExpired(core.store.db, member.id)]);
  return goTo(ownPath(field(seen, 'next')), result.cookies);
}

export const second: readonly Door[] = [
  { method: 'GET', path: '/second-step', serve: ask },
  { method: 'POST', path: '/second-step', serve: check },
];
