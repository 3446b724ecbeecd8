/** Proving a phone by a one-time code, and leaving. */
import { codeText } from '../../citizens/codes.js';
import { byYourPhone } from '../../citizens/consent.js';
import { askHandoff, askOpen, handedOver, linkOver, linkReply, linkText, onPhone, unsentLink } from '../../citizens/handoff-replies.js';
import { privacy } from '../../answers/privacy.js';
import { askCode, askPhone, askSignOut, noCode, signedOut, unsent } from '../../citizens/sign-in.js';
import { signInChoice } from '../../citizens/offers.js';
import type { Known } from '../../core.js';
import type { Inquiry } from '../../inquiry.js';
import { askMore } from '../../petitions/add.js';
import { answerReply, proofForm } from '../../petitions/check.js';
import { askWhat, confirm } from '../../petitions/file-replies.js';
import { howToFind } from '../../petitions/list.js';
import { statusReply } from '../../petitions/status.js';
import { confirmReply } from '../../petitions/withdraw.js';
import { RECEIPT, type Sample, type Shape, WORDS } from './sample.js';

const NUMBER = '+821012345678';
const URL = `https://minwon.example.go.kr/go/${'x'.repeat(32)}`;
const REQUEST = 'x'.repeat(32);

/** A gateway with a carrier: codes are offered. */
const texting: NonNullable<Known['texting']> = { origin: 'https://minwon.example.go.kr', send: async () => ({ state: 'accepted', id: '' }), countries: ['82'], perDay: 1 };

export function signInShapes(sample: Sample): Shape[] {
  const { page, text, view, category } = sample;
  const core: Known = { ...sample.core, texting };
  const nobody: Inquiry = { ...page, citizen: { kind: 'nobody' } };
  const proven: Inquiry = { ...page, citizen: { kind: 'phone', phone: 'sample', lastFour: '5678', by: 'code' } };
  const own = (name: string, ko: string, en: string, reply: Shape['reply']): Shape => ({ name, title: { ko: `본인 확인 – ${ko}`, en: `Signing in – ${en}` }, reply, converses: false, screen: 'private' });
  return [
    own('list.how', '내 민원, 확인 전', 'my petitions, before', howToFind(core, nobody)),
    own('find.code', '번호로 찾기, 인증번호로도', 'by number, or by a code', proofForm(core, nobody, { kind: 'check', receipt: RECEIPT })),
    own('sign-in', '전화번호 묻기', 'asking for the phone', askPhone({})),
    own('sign-in.no-mobile', '보낼 수 없는 번호', 'a number that gets none', askPhone({ phone: '02-3423-5114' }, 'sign-in.no-mobile')),
    own('sign-in.over', '쓸 수 없는 인증번호', 'a code that no longer counts', askPhone({}, 'code.over')),
    own('sign-in.none', '인증번호를 보낼 수 없음', 'no codes here', noCode(core)),
    own('sign-in.lapsed', '적는 동안 확인이 끝남', 'it ran out while writing', askPhone({ next: `/petitions/${RECEIPT}/add` }, 'sign-in.lapsed')),
    own('add.unsent', '아까 적은 글', 'words that wait', askMore(core, proven, RECEIPT, { text: WORDS.text, unsent: true })),
    own('code', '인증번호 적기', 'typing the code', askCode(REQUEST, {}, { sent: 'accepted', number: NUMBER })),
    own('code.doubtful', '문자가 늦을 수 있음', 'the text may be late', askCode(REQUEST, {}, { sent: 'doubtful', number: NUMBER })),
    own('code.wrong', '틀린 인증번호', 'a wrong code', askCode(REQUEST, {}, { wrong: 4 })),
    own('code.refused', '보내지 못함', 'not sent', unsent(core, 'refused')),
    own('code.limited', '너무 여러 번', 'too often', unsent(core, 'limited')),
    own('sign-out', '나가기', 'leaving', askSignOut()),
    own('signed-out', '나갔습니다', 'left', signedOut('here')),
    own('signed-out.everywhere', '모든 기기에서 나감', 'left everywhere', signedOut('everywhere')),
    own('status.offer', '접수번호로 본 민원', 'a petition seen by its number', statusReply(core, view(), page)),
    own('consent.offer', '알림, 확인 전', 'notices, before', byYourPhone(core, signInChoice(core, nobody, { kind: 'consent' }))),
    own('file.offer', '신청 화면, 확인 전', 'filing, before', askWhat(core, nobody, { group: 'road' })),
    own('file.proven', '신청 화면, 확인 뒤', 'filing, after', askWhat(core, proven, { group: 'road' })),
    own('confirm.proven', '신청 확인, 확인 뒤', 'confirming, after', confirm(core, proven, { text: WORDS.text, place: WORDS.place }, category)),
    own('withdraw.sure', '취하 확인', 'withdrawing', confirmReply(view({ own: true }))),
    own('open', '링크를 열었음', 'a link that was opened', askOpen(REQUEST)),
    own('open.over', '쓸 수 없는 링크', 'a link that no longer counts', linkOver(core, nobody)),
    ...(['private', 'shared'] as const).flatMap((screen): Shape[] => [
      { name: 'privacy', title: { ko: '개인정보 안내', en: 'Privacy' }, reply: privacy(core, { screen }), converses: false, screen },
      { name: 'handoff', title: { ko: '휴대전화로 이어 보기', en: 'Going on on the phone' }, reply: askHandoff(RECEIPT), converses: false, screen },
      { name: 'handoff.sent', title: { ko: '휴대전화로 보냈음', en: 'Sent to the phone' }, reply: handedOver({ kind: 'list' }), converses: false, screen },
      { name: 'handoff.unsent', title: { ko: '보내지 못했음', en: 'Not sent' }, reply: unsentLink(core, { kind: 'list' }), converses: false, screen },
      { name: 'handoff.page', title: { ko: '휴대전화에서 열 주소', en: 'The page to open' }, reply: onPhone({ kind: 'check', receipt: RECEIPT }), converses: false, screen },
    ]),
    { name: 'status.paired', title: { ko: '처리 상황 – 함께 보는 화면', en: 'Status – on a shared screen' }, reply: statusReply(core, view({ maskedName: '홍*동', maskedPlace: '논현1동 학동로', maskedPhotos: 2 }), { ...proven, screen: 'shared' }), converses: false, screen: 'shared' },
    { name: 'privacy', title: { ko: '개인정보 안내', en: 'Privacy' }, reply: privacy(core, { screen: 'private' }), converses: true, several: true },
    { name: 'handoff', title: { ko: '휴대전화로 이어 보기 – 링크', en: 'Going on – the link' }, reply: linkReply(URL), converses: true },
    { name: 'handoff.text', title: { ko: '휴대전화로 이어 보기 – 저절로 가는 문자', en: 'Going on – the text' }, reply: linkText(URL), converses: true },
    { name: 'answer.long', title: { ko: '긴 답변', en: 'A long answer' }, reply: answerReply(core, view({ state: 'answered', own: true, rateUntil: view().dueAt, words: { text: WORDS.text, added: [], letters: { answer: '조치했습니다. '.repeat(100) } } }), text), converses: true, several: true },
    { name: 'code.text', title: { ko: '본인 확인 – 인증번호 문자', en: 'Signing in – the text' }, reply: codeText('482913'), converses: true },
    { name: 'signed-out', title: { ko: '모든 기기에서 나감', en: 'Left everywhere' }, reply: signedOut('everywhere'), converses: true },
  ];
}
