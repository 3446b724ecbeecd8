/** What one may do with one's own petition, and how it is refused. */
import { added, askMore } from '../../petitions/add.js';
import { refuseUnlessOwn } from '../../petitions/own.js';
import { nothing, offerReply, whichReply, withdrawnReply, wrongCode } from '../../petitions/withdraw.js';
import type { Reply } from '../../reply.js';
import { RECEIPT, type Sample, type Shape } from './sample.js';

export function ownShapes(sample: Sample): Shape[] {
  return [true, false].flatMap((converses) => [...adding(sample, converses), ...withdrawing(sample, converses)]);
}

function adding({ core, text, page, view }: Sample, converses: boolean): Shape[] {
  const by = converses ? text : { ...page, citizen: { kind: 'phone', phone: 'sample', lastFour: '5678', by: 'sender' } as const };
  const refused = (more: Parameters<typeof view>[0]): Reply => refuseUnlessOwn(core, by, view(more), RECEIPT) ?? nothing();
  return [
    { name: 'add', title: { ko: '덧붙이기', en: 'Adding' }, reply: askMore(RECEIPT), converses },
    { name: 'added', title: { ko: '덧붙였습니다', en: 'Added' }, reply: added(RECEIPT), converses },
    { name: 'own.closed', title: { ko: '취하한 민원이라 바꿀 수 없음', en: 'Withdrawn, cannot be changed' }, reply: refused({ state: 'withdrawn', own: true }), converses },
    { name: 'own.answered', title: { ko: '처리를 마친 민원이라 바꿀 수 없음', en: 'Done, cannot be changed' }, reply: refused({ state: 'answered', own: true }), converses },
    { name: 'own.not-proven', title: { ko: '여기서 바꿀 수 없음', en: 'Cannot be changed here' }, reply: refused({ own: false }), converses },
    { name: 'own.unknown', title: { ko: '본인의 민원이 아님', en: 'Not one’s own' }, reply: refuseUnlessOwn(core, by, undefined, RECEIPT) ?? nothing(), converses },
  ];
}

function withdrawing({ view }: Sample, converses: boolean): Shape[] {
  const five = Array.from({ length: 5 }, () => view({ own: true }));
  return [
    { name: 'withdraw.which', title: { ko: '취하 – 어느 민원인지 묻기', en: 'Withdrawing – asking which' }, reply: whichReply(five), converses },
    { name: 'withdraw', title: { ko: '취하 – 번호 보내기', en: 'Withdrawing – its one-time number' }, reply: offerReply(view({ own: true }), '4821'), converses },
    { name: 'withdraw.none', title: { ko: '취하할 민원이 없음', en: 'Nothing to withdraw' }, reply: nothing(), converses },
    { name: 'withdraw.wrong', title: { ko: '취하 번호가 틀림', en: 'Wrong one-time number' }, reply: wrongCode(), converses },
    { name: 'withdrawn', title: { ko: '취하했습니다', en: 'Withdrawn' }, reply: withdrawnReply(RECEIPT), converses },
  ];
}
