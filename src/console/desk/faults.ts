/** Why a verb was refused, in sentences that name the rule. The compiler holds both tables complete. */
import type { Locale } from '../../staff/locale.js';
import type { FaultCode, LifeFault } from '../../petitions/life/fault.js';
import type { State } from '../../petitions/life/states.js';
import { type PetitionVerb, ruleOf } from '../../petitions/life/table.js';
import type { Both } from '../route.js';
import { STATE_NAMES } from './names.js';

const both = (ko: string, en: string): Both => ({ ko, en });

/** `wrong-state` is said by WHEN, with the verb's own rule. */
export const FAULT_TEXTS: Readonly<Record<Exclude<FaultCode, 'wrong-state'>, Both>> = {
  'not-found': both('그런 민원이나 요청이 없습니다. 접수번호를 다시 확인해 주십시오.', 'There is no such petition or request. Please check its number.'),
  'not-yours': both('이 민원을 맡은 담당자, 대신 처리하는 직원, 그 과의 과장만 할 수 있습니다.', 'Only the officer who has this petition, whoever stands in for them, or the head of the department may do this.'),
  'changed-meanwhile': both('쓰시는 동안 이 민원이 바뀌었습니다. 아래 진행 상황을 보고 다시 눌러 주십시오. 쓰신 글은 그대로 있습니다.', 'This petition changed meanwhile. Look at what happened below and press again. What you wrote is still here.'),
  empty: both('비어 있는 칸이 있습니다. 내용을 적어 주십시오.', 'Something is missing. Please fill it in.'),
  'too-long': both('글이 너무 깁니다. 답변은 4,000자, 까닭은 1,000자까지입니다.', 'The text is too long: an answer has at most 4,000 characters, a reason 1,000.'),
  'no-department': both('그런 부서가 없습니다. 목록에서 골라 주십시오.', 'There is no such department. Choose one from the list.'),
  'no-officer': both('그 직원은 이 부서에서 민원을 맡지 않습니다. 같은 과의 직원을 골라 주십시오.', 'That person does not work on petitions of this department. Choose somebody of the same department.'),
  'no-category': both('그런 분류가 없습니다. 목록에서 골라 주십시오.', 'There is no such category. Choose one from the list.'),
  same: both('이미 그렇게 되어 있습니다. 다른 것을 골라 주십시오.', 'It is so already. Choose another.'),
  'needs-approval': both('이 분류는 과장의 결재를 받아야 보낼 수 있습니다. ‘결재 올리기’를 눌러 주십시오.', 'This category needs the approval of the head of the department. Press “Submit for approval”.'),
  'own-draft': both('자기가 쓴 글은 스스로 결재할 수 없습니다. 다른 과장이 결재합니다.', 'Nobody approves what they wrote themselves. Another head approves it.'),
  'after-extension': both('기한을 연장한 뒤에는 처리 기간이 다른 분류로 바꿀 수 없습니다. 연장은 앞 분류의 기간으로 셌습니다. (시행령 제21조제1항)', 'After an extension the category cannot change to one with another period: the extension was counted in the old one. (Decree §21①)'),
  'late-already': both('기한이 지난 뒤에는 연장할 수 없습니다. 연장은 기한 안에만 합니다. (시행령 제21조제1항)', 'A petition that is late cannot be extended; extensions are made before it is due. (Decree §21①)'),
  'extension-too-long': both('처음 처리 기간보다 길게 연장할 수 없습니다. (시행령 제21조제1항)', 'An extension is at most as long as the period itself. (Decree §21①)'),
  'extension-no-consent': both('두 번째 연장에는 신청인의 동의가 있어야 합니다. 동의를 받고 표시해 주십시오. (시행령 제21조제1항)', 'A second extension needs the consent of the petitioner. Ask for it and mark it here. (Decree §21①)'),
  'extension-no-more': both('연장은 두 번까지입니다. (시행령 제21조제1항)', 'A petition is extended at most twice. (Decree §21①)'),
  'supplement-waiting': both('먼저 요청한 보완의 기한이 아직 지나지 않았습니다. 기한이 지나야 합니다. (시행령 제24조제3항)', 'The first request for a supplement is not over yet; wait for its last day. (Decree §24③)'),
  'supplement-twice': both('보완은 두 번까지 요청합니다. 두 번째도 오지 않으면 반려할 수 있습니다. (시행령 제24조제3항, 제25조제1항)', 'A supplement is asked for at most twice; then the petition can be returned. (Decree §24③, §25①)'),
  'supplement-long': both('두 번째 보완 기한은 10일까지입니다. (시행령 제24조제3항)', 'A second request has at most 10 days. (Decree §24③)'),
  'supplement-prolonged': both('보완과 협조의 기한은 정해진 횟수까지만 늘립니다. 보완은 두 번, 협조는 한 번입니다. (시행령 제24조제2항, 법 제20조)', 'The time to supplement is prolonged at most twice, the time to reply to another department once. (Decree §24②, Act §20)'),
  'not-unmet': both('반려는 두 번 요청한 보완이 모두 오지 않았을 때만 합니다. (시행령 제25조제1항)', 'A petition is returned only after two requests for a supplement went unmet. (Decree §25①)'),
  'survey-long': both('현장 조사는 14일까지, 한 번 늘려서 21일까지입니다. (시행령 제17조제4항)', 'A survey takes at most 14 days, 21 once prolonged. (Decree §17④)'),
  'not-grievance': both('현장 조사로 시계를 멈추는 것은 고충민원에만 합니다. 다른 사유를 고르거나 기한을 연장해 주십시오. (시행령 제17조제4항)', 'Only for a grievance does a survey stop the clock. Choose another cause, or extend. (Decree §17④)'),
  'consult-long': both('협조는 이 민원의 처리 기한 안에 답하도록 요청합니다. 날을 줄여 주십시오. (법 제20조)', 'Another department replies within this petition’s own period. Please give fewer days. (Act §20)'),
  statutory: both('법정민원에는 할 수 없습니다. 거부하려면 ‘거부’로 이유와 구제 방법을 알려야 합니다. (법 제21조, 제23조)', 'Not for statutory petitions: refuse with reason and remedy instead. (Act §21, §23)'),
  'not-statutory': both('이의신청은 법정민원의 거부에만 할 수 있습니다. (법 제35조제1항)', 'Objections are for refused statutory petitions alone. (Act §35①)'),
  'not-repeated': both('같은 분이 낸 같은 민원에 두 번 이상 결과를 알린 뒤, 세 번째부터 종결합니다. 앞서 결과를 알린 민원을 두 건 이상 골라 주십시오. (법 제23조, 시행령 제26조)', 'Only from the third time, after two results were told to the same person. Choose two or more earlier petitions with a result. (Act §23, Decree §26)'),
  'object-late': both('이의신청은 거부를 안 날부터 60일 안에 합니다. 기한이 지났습니다. (법 제35조제1항)', 'Objections are made within 60 days of the refusal. It is too late. (Act §35①)'),
  'objected-before': both('이 민원에는 이미 이의신청이 있었습니다. (법 제35조)', 'There has been an objection to this petition already. (Act §35)'),
  'put-off-long': both('이의신청 결정은 10일까지만 늦출 수 있습니다. (법 제35조제2항)', 'A decision on an objection is put off by at most 10 days. (Act §35②)'),
  'put-off-twice': both('이의신청 결정은 한 번만 늦출 수 있습니다. (법 제35조제2항)', 'A decision on an objection is put off once only. (Act §35②)'),
  'not-late': both('아직 기한이 지나지 않았습니다. 독촉장은 기한이 지난 민원에만 보냅니다. (시행령 제28조제2항)', 'It is not late yet. Reminders are for late petitions. (Decree §28②)'),
  'recall-late': both('보낸 지 60초가 지나 취소할 수 없습니다. 고칠 것이 있으면 ‘다시 처리’로 여십시오.', 'More than 60 seconds have passed, so it cannot be recalled. To correct it, reopen the petition.'),
  'rate-late': both('만족도는 답변을 받은 뒤 7일 동안 받습니다.', 'A rating is taken for 7 days after the answer.'),
  'reopen-late': both('결과를 받은 뒤 7일이 지났습니다. 새 민원으로 신청해 주십시오.', 'More than 7 days have passed since the result. Please file a new petition.'),
  days: both('숫자를 다시 확인해 주십시오. 1보다 작거나 정해진 것보다 큽니다.', 'Please check the number: it is below 1 or above what is allowed.'),
};

/** When each verb can be done, said when it cannot. */
export const WHEN: Readonly<Record<PetitionVerb, Both>> = {
  receive: both('접수는 아직 접수하지 않은 민원만 합니다.', 'Only what has just arrived is received.'),
  route: both('부서 배부는 담당자가 정해지기 전에 합니다. 그 뒤에는 ‘다른 부서로 이송’을 쓰십시오.', 'Petitions are sent to a department before an officer has them; afterwards they are handed over.'),
  assign: both('담당자는 처리가 끝나지 않은 민원에만 정합니다.', 'Only open petitions are given to an officer.'),
  take: both('끝난 민원은 맡을 수 없습니다.', 'A closed petition cannot be taken over.'),
  reclassify: both('분류는 시계가 가는 동안에만 바꿉니다.', 'The category changes only while the clock runs.'),
  'ask-supplement': both('보완은 담당자가 처리하는 동안에만 요청합니다.', 'A supplement is asked for while an officer works on the petition.'),
  'prolong-supplement': both('보완을 기다리는 민원만 보완 기한을 늘립니다.', 'Only while waiting for a supplement can its time be prolonged.'),
  supplement: both('보완을 기다리는 민원에만 보완을 적습니다.', 'A supplement is entered only while one is waited for.'),
  pause: both('시계는 담당자가 처리하는 동안에만 멈춥니다.', 'The clock is stopped only while an officer works on the petition.'),
  resume: both('시계가 멈춘 민원만 다시 가게 합니다.', 'Only a stopped clock can run again.'),
  extend: both('기한은 시계가 가는 동안에만 연장합니다.', 'The due time is extended only while the clock runs.'),
  transfer: both('다른 부서로 이송은 처리가 끝나지 않고 시계가 갈 때 합니다.', 'A petition is handed over while its clock runs.'),
  'send-on': both('다른 기관 이송은 처리가 끝나지 않고 시계가 갈 때 합니다.', 'A petition goes to another agency while its clock runs.'),
  consult: both('협조는 담당자가 처리하는 동안에만 요청합니다.', 'Another department is asked while an officer works on the petition.'),
  'prolong-consult': both('처리가 끝난 민원의 협조 기한은 늘릴 수 없습니다.', 'The petition is closed; the time to reply cannot be prolonged.'),
  'reply-consult': both('처리가 끝난 민원에는 회신할 수 없습니다.', 'The petition is closed; no reply is needed.'),
  answer: both('답변은 담당자가 맡아 처리하는 민원에만 합니다. 먼저 맡으시거나, 멈춘 시계를 다시 가게 하십시오.', 'Only a petition that an officer has in hand is answered. Take it, or let its clock run, first.'),
  refuse: both('거부는 담당자가 맡아 처리하는 민원에만 합니다.', 'Only a petition that an officer has in hand is refused.'),
  'not-process': both('처리 예외는 시계가 가는 민원에만 합니다.', 'Only while its clock runs can a petition be left unprocessed.'),
  return: both('반려는 보완을 기다리는 민원에만 합니다.', 'Only a petition that waits for a supplement is returned.'),
  'close-repeated': both('반복 종결은 시계가 가는 민원에만 합니다.', 'Only while its clock runs is a petition closed as repeated.'),
  recall: both('보낸 결과가 있을 때만 취소합니다.', 'Only a result that was sent can be recalled.'),
  add: both('끝난 민원에는 덧붙일 수 없습니다. 새 민원으로 받아 주십시오.', 'Nothing is added to a closed petition. Please take it as a new one.'),
  withdraw: both('취하는 결과를 알리기 전까지 할 수 있습니다.', 'A petition is withdrawn before its result is told.'),
  object: both('이의신청은 거부한 민원에만 할 수 있습니다.', 'Only a refused petition can be objected to.'),
  'put-off': both('이의신청이 있는 민원만 결정을 늦춥니다.', 'Only a decision on an objection can be put off.'),
  uphold: both('이의신청이 있는 민원에만 결정합니다.', 'Only an objection can be upheld.'),
  dismiss: both('이의신청이 있는 민원에만 결정합니다.', 'Only an objection can be dismissed.'),
  reopen: both('결과를 알린 민원만 다시 처리합니다.', 'Only a petition with a result is reopened.'),
  rate: both('만족도는 답변을 받은 시민이 매깁니다.', 'Citizens rate what was answered.'),
  consent: both('문자 통지 동의는 처리가 끝나기 전까지 적습니다.', 'Consent is recorded before a petition is closed.'),
  remind: both('독촉장은 처리가 끝나지 않은 민원에만 보냅니다.', 'Reminders are for open petitions.'),
  'tell-progress': both('처리 상황은 끝나지 않은 민원에만 알립니다.', 'Progress is told of open petitions.'),
  'tell-late': both('늦어짐은 끝나지 않은 민원에만 알립니다.', 'Lateness is told of open petitions.'),
  'move-due': both('기한은 끝나지 않은 민원에만 옮깁니다.', 'Only open petitions have a due time to move.'),
};

/** Articles as officers write them: `법 제22조제1항, 시행령 제24조`. */
export const lawText = (law: string, locale: Locale): string =>
  locale === 'en' ? law : law.replace(/Act /g, '법 ').replace(/Decree /g, '시행령 ').replace(/§(\d+)(의\d+)?([①②③④⑤⑥⑦⑧⑨]*)/g, (_, n: string, sub: string | undefined, marks: string) => `제${n}조${sub ?? ''}${[...marks].map((m) => `제${'①②③④⑤⑥⑦⑧⑨'.indexOf(m) + 1}항`).join('·')}`);

/** A refusal in words. @param state in which the petition is */
export function faultText(fault: Pick<LifeFault, 'code'>, verb: PetitionVerb, state: State, locale: Locale): string {
  if (fault.code !== 'wrong-state') return FAULT_TEXTS[fault.code][locale];
  const now = { ko: `지금은 ‘${STATE_NAMES[state].ko}’입니다.`, en: `It is “${STATE_NAMES[state].en}” now.` }[locale];
  return `${WHEN[verb][locale]} ${now} (${lawText(ruleOf(verb).law, locale)})`;
}
