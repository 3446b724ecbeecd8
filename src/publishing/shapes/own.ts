/** What one may do with one's own petition, and how it is refused. */
import { added, askMore } from '../../petitions/add.js';
import { offerMore } from '../../conversation/converse.js';
import { byTextReply } from '../../petitions/by-text.js';
import { type CitizenVerb, refuseUnless } from '../../petitions/own.js';
import { whose } from '../../petitions/pictures.js';
import { askScore, notRated, rated, whichToRate } from '../../petitions/rate.js';
import { askWords, spoken } from '../../petitions/spoken.js';
import { nothing, offerReply, whichReply, withdrawnReply, wrongCode } from '../../petitions/withdraw.js';
import type { Reply } from '../../reply.js';
import { RECEIPT, type Sample, type Shape } from './sample.js';

export function ownShapes(sample: Sample): Shape[] {
  return [true, false].flatMap((converses) => [...adding(sample, converses), ...speaking(sample, converses), ...rating(sample, converses), ...withdrawing(sample, converses)]);
}

function adding({ core, text, page, shared, view }: Sample, converses: boolean): Shape[] {
  const by = converses ? text : { ...page, citizen: { kind: 'phone', phone: 'sample', lastFour: '5678', by: 'sender' } as const };
  const own = converses ? {} : ({ screen: 'private' } as const);
  const refused = (more: Parameters<typeof view>[0], verb: CitizenVerb = 'add'): Reply => refuseUnless(core, by, verb, view(more), RECEIPT) ?? nothing();
  return [
    { name: 'add', title: { ko: '덧붙이기', en: 'Adding' }, reply: askMore(core, by, RECEIPT), converses, ...own },
    ...(converses ? [] : [{ name: 'add.nothing', title: { ko: '덧붙이기, 빈칸으로 보냄', en: 'Adding, sent empty' }, reply: askMore(core, by, RECEIPT, { nothing: true }), converses, screen: 'private' as const }]),
    ...(converses ? [] : [{ name: 'add.shared', title: { ko: '덧붙이기, 함께 보는 화면', en: 'Adding, on a shared screen' }, reply: askMore(core, shared, RECEIPT), converses, screen: 'shared' as const }]),
    ...(converses ? [{ name: 'pictures', title: { ko: '사진만 옴 – 어느 민원인지 묻기', en: 'A photo alone – asking which petition' }, reply: whose([view({ own: true })], []), converses }] : []),
    { name: 'added', title: { ko: '덧붙였습니다', en: 'Added' }, reply: added(RECEIPT), converses },
    { name: 'own.closed', title: { ko: '취하한 민원이라 바꿀 수 없음', en: 'Withdrawn, cannot be changed' }, reply: refused({ state: 'withdrawn', own: true }), converses },
    { name: 'own.answered', title: { ko: '처리를 마친 민원이라 바꿀 수 없음', en: 'Done, cannot be changed' }, reply: refused({ state: 'answered', own: true }), converses },
    { name: 'own.not-proven', title: { ko: '여기서 바꿀 수 없음', en: 'Cannot be changed here' }, reply: refused({ own: false }), converses },
    { name: 'own.unknown', title: { ko: '본인의 민원이 아님', en: 'Not one’s own' }, reply: refuseUnless(core, by, 'add', undefined, RECEIPT) ?? nothing(), converses },
    ...RULES.map(([verb, title]): Shape => ({ name: `closed.${verb}`, title, reply: refused({ state: 'returned', own: true }, verb), converses })),
  ];
}

const RULES: readonly [CitizenVerb, Shape['title']][] = [
  ['supplement', { ko: '보완을 보낼 때가 아님', en: 'Nothing is being waited for' }],
  ['object', { ko: '이의신청을 할 수 없음', en: 'No objection possible' }],
  ['reopen', { ko: '다시 처리할 수 없음', en: 'Not to be done again' }],
  ['by-text', { ko: '결과 받는 방법을 바꿀 수 없음', en: 'How the result comes cannot change' }],
];

const SPOKEN = { supplement: { ko: '보완', en: 'Supplement' }, object: { ko: '이의신청', en: 'Objection' }, reopen: { ko: '다시 처리', en: 'Doing it again' } } as const;

function speaking({ core, text, page, shared, view }: Sample, converses: boolean): Shape[] {
  const due = { at: view().dueAt, hour: true };
  const by = converses ? text : page;
  return [
    ...(['supplement', 'object', 'reopen'] as const).flatMap((kind): Shape[] => [
      { name: kind, title: SPOKEN[kind], reply: askWords(core, by, kind, RECEIPT), converses, ...(converses || kind !== 'supplement' ? {} : ({ screen: 'private' } as const)) },
      { name: `${kind}.done`, title: { ko: `${SPOKEN[kind].ko}, 받았습니다`, en: `${SPOKEN[kind].en}, received` }, reply: spoken(kind, RECEIPT, { ...due, hour: kind !== 'object' }), converses },
    ]),
    ...(converses ? [{ name: 'supplement.offer', title: { ko: '보완인지 묻기', en: 'Asking whether it is the supplement' }, reply: offerMore('supplement', RECEIPT, '기둥 번호는 42번입니다'), converses }, { name: 'add.offer', title: { ko: '민원에 덧붙일지 묻기', en: 'Asking whether it belongs to the petition' }, reply: offerMore('add', RECEIPT, '이름은 김영희입니다'), converses }] : (['private', 'shared'] as const).map((screen): Shape => ({ name: screen === 'shared' ? 'supplement.asked.shared' : 'supplement.asked', title: { ko: `보완, 부탁드린 내용과 함께${screen === 'shared' ? ', 함께 보는 화면' : ''}`, en: `Supplement, with what was asked${screen === 'shared' ? ', on a shared screen' : ''}` }, reply: askWords(core, screen === 'shared' ? shared : by, 'supplement', RECEIPT, { asked: '고장 난 가로등 기둥에 적힌 번호를 알려 주십시오.' }), converses, screen }))),
    { name: 'by-text.on', title: { ko: '결과를 문자로 받음', en: 'Result by text' }, reply: byTextReply(core, view({ kind: 'query', own: true, consent: true }), by), converses },
    { name: 'by-text.off', title: { ko: '결과를 문서로 받음', en: 'Result on paper' }, reply: byTextReply(core, view({ kind: 'query', own: true }), by), converses },
  ];
}

function rating({ core, text, page, view }: Sample, converses: boolean): Shape[] {
  const by = converses ? text : page;
  const told = (more: Parameters<typeof view>[0] = {}): ReturnType<typeof view> => view({ own: true, state: 'answered', rateUntil: view().dueAt, ...more });
  return [
    { name: 'rate', title: { ko: '만족도 묻기', en: 'Asking how satisfied' }, reply: askScore(told(), by), converses },
    { name: 'rate.which', title: { ko: '만족도 – 어느 민원인지 묻기', en: 'Rating – asking which' }, reply: whichToRate(Array.from({ length: 5 }, () => told()), 5), converses },
    { name: 'rated', title: { ko: '만족도를 적음', en: 'Rated' }, reply: rated(core, told({ score: 5 }), by), converses },
    { name: 'rated.again', title: { ko: '만족도를 낮게 적음', en: 'Rated low' }, reply: rated(core, told({ score: 1 }), by), converses, ...(converses ? {} : { screen: 'private' as const }) },
    { name: 'rated.call', title: { ko: '만족도를 낮게 적음, 전화로 안내', en: 'Rated low, please call' }, reply: rated(core, told({ score: 2, own: false }), by), converses },
    { name: 'rate-none', title: { ko: '적을 만족도가 없음', en: 'Nothing to rate' }, reply: notRated(core), converses },
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
