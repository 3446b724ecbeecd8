/** 시험 문자를 받을 전화: a phone that a member of staff proves to hold by a number that is texted to it. Ten minutes, five tries, one use. */
import { eq, sql } from 'drizzle-orm';
import { markup } from '../../../channels/page.js';
import { parsePhone } from '../../citizens/phone.js';
import { MINUTE } from '../../core.js';
import { recordAction } from '../../staff/actions.js';
import { staffPhones } from '../../storage/schema.js';
import { write } from '../../storage/store.js';
import { type Both, done, type Page, type Route, type Visit, words } from '../route.js';
import type { Workshop } from './workshop.js';

const VALID = 10 * MINUTE;
const TRIES = 5;
/** Between two numbers that are texted. */
const PAUSE = MINUTE;

const t = words({
  title: { ko: '시험 문자를 받을 전화', en: 'Phone for test messages' },
  lead: { ko: '시험 문자는 본인이 확인한 자기 전화로만 보냅니다.', en: 'Test messages go to your own phone only, once you have proved it is yours.' },
  proven: { ko: '확인한 전화', en: 'Proven phone' },
  number: { ko: '휴대전화 번호', en: 'Mobile number' },
  example: { ko: '예: 010-1234-5678', en: 'For example 010-1234-5678' },
  send: { ko: '확인 번호 받기', en: 'Text me a number' },
  code: { ko: '확인 번호 6자리', en: 'The six digits' },
  codeHint: { ko: '문자로 보낸 번호를 10분 안에 적어 주십시오.', en: 'Type the number that was texted to you within ten minutes.' },
  prove: { ko: '확인', en: 'Prove' },
  wrongNumber: { ko: '휴대전화 번호를 다시 확인해 주십시오. 예: 010-1234-5678', en: 'Please check the mobile number, for example 010-1234-5678.' },
  wrongCode: { ko: '번호가 맞지 않거나 때가 지났습니다. 다섯 번 틀리면 새 번호를 받아야 합니다.', en: 'Wrong, or too late. After five wrong tries a new number is needed.' },
  soon: { ko: '방금 보냈습니다. 1분 뒤에 다시 받으실 수 있습니다.', en: 'One was just sent. You can have another in a minute.' },
  refused: { ko: '통신사가 문자를 받지 않았습니다. 1분 뒤에 다시 해 주십시오.', en: 'The carrier did not take the text. Please try again in a minute.' },
  none: { ko: '문자를 보내는 통신사가 정해져 있지 않습니다. 운영자에게 말씀해 주십시오.', en: 'No carrier is set for sending. Please ask the operator.' },
  lab: { ko: '시험 환경에서는 기기 실험실의 전화가 받습니다. 실험실에 보이는 번호를 적으십시오.', en: 'In the demo the lab’s phone receives it: type the number that the lab shows.' },
});

export const PHONE_NOTICES: Readonly<Record<string, Both>> = {
  'code-sent': { ko: '확인 번호를 문자로 보냈습니다.', en: 'A number was texted to you.' },
  'phone-proven': { ko: '전화를 확인했습니다. 이제 시험 문자를 받으실 수 있습니다.', en: 'The phone is proven. Test messages can be sent to it.' },
  'phone-missing': { ko: '먼저 시험 문자를 받을 전화를 확인해 주십시오.', en: 'First prove the phone that test messages go to.' },
};

export const phoneRoutes = (workshop: Workshop): Route[] => [
  { method: 'GET', path: '/account/phone', verb: 'own.account', handle: (visit) => phonePage(workshop, visit) },
  { method: 'POST', path: '/account/phone', verb: 'own.account', typed: ['phone'], handle: (visit) => sendCode(workshop, visit) },
  { method: 'POST', path: '/account/phone/prove', verb: 'own.account', handle: (visit) => prove(workshop, visit) },
];

const place = (staff: string): string => `staff_phones/${staff}`;

/** E.164, or undefined while nothing is proven. */
export async function provenPhone({ press, vault }: Workshop, staff: string): Promise<string | undefined> {
  const [row] = await press.store.db.select().from(staffPhones).where(eq(staffPhones.staff, staff));
  return row?.provenAt ? vault.open(row.sealed, place(staff)) : undefined;
}

async function phonePage(workshop: Workshop, visit: Visit, wrong?: string): Promise<Page> {
  const { locale, token, person, form } = visit;
  const w = t(locale);
  const [row] = await workshop.press.store.db.select().from(staffPhones).where(eq(staffPhones.staff, person.id));
  const proven = row?.provenAt ? workshop.vault.open(row.sealed, place(person.id)) : undefined;
  const waiting = row?.code && row.expiresAt > workshop.press.real();
  return {
    title: w.title,
    section: 'own',
    ...(wrong ? { status: 422 } : {}),
    body: markup`<h1>${w.title}</h1><p class="lead">${w.lead}</p>${!workshop.sender && markup`<p class="warning">${w.none}</p>`}${workshop.demo && markup`<p class="warning">${w.lab}</p>`}${wrong && markup`<p class="alert" role="alert">${wrong}</p>`}
${proven && markup`<dl class="facts"><dt>${w.proven}</dt><dd>${proven}</dd></dl>`}
${waiting && markup`<form class="fields card mid" method="post" action="/console/account/phone/prove"><input type="hidden" name="token" value="${token}"><div class="field"><label for="code">${w.code}</label><span class="hint" id="code-hint">${w.codeHint}</span><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required aria-describedby="code-hint"></div><p class="acts"><button class="btn main">${w.prove}</button></p></form>`}
<form class="fields card mid" method="post" action="/console/account/phone"><input type="hidden" name="token" value="${token}"><div class="field"><label for="phone">${w.number}</label><span class="hint" id="phone-hint">${w.example}</span><input id="phone" name="phone" type="tel" autocomplete="tel" maxlength="20" required value="${form.phone ?? ''}" aria-describedby="phone-hint"></div><p class="acts"><button class="btn${!waiting && ' main'}">${w.send}</button></p></form>`,
  };
}

async function sendCode(workshop: Workshop, visit: Visit): Promise<Page | Response> {
  const w = t(visit.locale);
  const { press } = workshop;
  const { store } = press;
  const phone = parsePhone(visit.form.phone ?? '');
  if (!phone) return phonePage(workshop, visit, w.wrongNumber);
  if (!workshop.sender) return phonePage(workshop, visit, w.none);
  const staff = visit.person.id;
  const code = press.random.digits(6);
  const now = press.real();
  const row = { sealed: workshop.vault.seal(phone, place(staff)), code: workshop.vault.find('staff-phone', `${staff}/${code}`), expiresAt: now + VALID, tries: 0, provenAt: null };
  const earliest = now + VALID - PAUSE;
  const [changed] = await store.atomic([
    write(store.db.insert(staffPhones).values({ staff, ...row }).onConflictDoUpdate({ target: staffPhones.staff, set: row, setWhere: sql`${staffPhones.expiresAt} < ${earliest}` })),
    recordAction(press, { actor: staff, verb: 'own.phone', target: 'code', address: visit.address }),
  ]);
  if (!changed) return phonePage(workshop, visit, w.soon);
  const sent = await workshop.sender.send(phone, `${{ ko: '[시험] 직원 화면 확인 번호', en: '[Test] Your number for the staff pages' }[visit.locale]} ${code}`);
  return sent.state === 'refused' ? phonePage(workshop, visit, w.refused) : done('/account/phone', 'code-sent');
}

/** The try is counted before the number is looked at, in one conditional write: of many at once only five are looked at. */
async function prove(workshop: Workshop, visit: Visit): Promise<Page | Response> {
  const { press } = workshop;
  const { store } = press;
  const staff = visit.person.id;
  const now = press.real();
  const [counted] = await store.atomic([write(store.db.update(staffPhones).set({ tries: sql`${staffPhones.tries} + 1` }).where(sql`${staffPhones.staff} = ${staff} and ${staffPhones.tries} < ${TRIES} and ${staffPhones.expiresAt} > ${now} and ${staffPhones.code} is not null`))]);
  const hash = workshop.vault.find('staff-phone', `${staff}/${(visit.form.code ?? '').replace(/\D/g, '')}`);
  const [proven] = counted
    ? await store.atomic([write(store.db.update(staffPhones).set({ code: null, provenAt: now }).where(sql`${staffPhones.staff} = ${staff} and ${staffPhones.code} = ${hash}`)), recordAction(press, { actor: staff, verb: 'own.phone', target: 'proof', address: visit.address })])
    : [0];
  return proven ? done('/account/phone', 'phone-proven') : phonePage(workshop, visit, t(visit.locale).wrongCode);
}
