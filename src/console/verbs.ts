/** Verbs of the record in words. One that is not here shows as it is written. */
import type { Locale } from '../staff/locale.js';
import type { PetitionVerb } from '../petitions/life/table.js';
import { formOf } from './desk/forms.js';
import type { Both } from './route.js';

const both = (ko: string, en: string): Both => ({ ko, en });

export const GROUPS: Readonly<Record<string, Both>> = {
  session: both('로그인', 'sign-in'),
  own: both('내 계정', 'own account'),
  'second-factor': both('두 번째 확인', 'second step'),
  account: both('직원 계정', 'accounts'),
  invitation: both('초대', 'invitations'),
  'change-set': both('변경 묶음', 'change sets'),
  wording: both('문안', 'texts'),
  settings: both('설정', 'settings'),
  record: both('기록', 'record'),
  database: both('데이터베이스', 'database'),
  'api-key': both('API 키', 'API keys'),
  petition: both('민원', 'petitions'),
  notice: both('알림', 'notices'),
  absence: both('부재', 'absences'),
  holiday: both('공휴일', 'holidays'),
  remote: both('리모컨', 'remote controls'),
  canned: both('자주 쓰는 글', 'ready texts'),
  guide: both('안내', 'guide'),
};

const VERBS: Readonly<Record<string, Both>> = {
  'guide.synonym': both('같은 말 등록', 'added a synonym'),
  'guide.settle': both('안내가 없는 물음 지움', 'removed a question'),
  'guide.export': both('안내가 없는 물음 내려받음', 'exported the questions'),
  'session.start': both('로그인', 'signed in'),
  'session.end': both('로그아웃', 'signed out'),
  'session.refused': both('로그인 실패', 'sign-in failed'),
  'session.locked': both('로그인 잠김', 'sign-in locked'),
  'own.password': both('비밀번호 바꿈', 'changed the password'),
  'own.backup-codes': both('예비 번호 새로 만듦', 'made new backup codes'),
  'own.end-session': both('다른 로그인 끝냄', 'ended another session'),
  'second-factor.set-up': both('두 번째 확인 설정', 'set up the second step'),
  'account.first': both('첫 관리자 만듦', 'made the first administrator'),
  'account.role': both('역할 바꿈', 'changed a role'),
  'account.disable': both('계정 중지', 'disabled an account'),
  'account.enable': both('계정 다시 씀', 'enabled an account'),
  'account.end-sessions': both('로그인 모두 끝냄', 'ended all sessions'),
  'account.reset-second-factor': both('두 번째 확인 지움', 'removed a second step'),
  'account.new-password': both('새 비밀번호 링크 만듦', 'made a link for a new password'),
  'invitation.create': both('초대', 'invited'),
  'invitation.accept': both('초대 받아들임', 'accepted an invitation'),
  'invitation.withdraw': both('링크 거둠', 'withdrew a link'),
  'change-set.create': both('묶음 만듦', 'made a change set'),
  'change-set.describe': both('묶음 설명 고침', 'described a change set'),
  'change-set.save': both('초안 저장', 'saved a draft'),
  'change-set.take-out': both('문안을 묶음에서 뺌', 'took a text out'),
  'change-set.discard': both('묶음 버림', 'discarded a change set'),
  'change-set.submit': both('승인 요청', 'asked for approval'),
  'change-set.approve': both('승인', 'approved'),
  'change-set.approve-afterwards': both('긴급 게시를 나중에 승인', 'approved an emergency afterwards'),
  'change-set.send-back': both('돌려보냄', 'sent back'),
  'change-set.publish': both('게시', 'published'),
  'change-set.emergency': both('긴급 게시', 'published in an emergency'),
  'change-set.end': both('게시 끝', 'ended'),
  'change-set.restore': both('이전 문안으로 되돌림', 'restored an older version'),
  'settings.approval': both('승인 방법 바꿈', 'changed how approval works'),
  'record.export': both('기록 내려받음', 'exported the record'),
  'petition.see': both('민원을 봄', 'looked at a petition'),
  'petition.reveal': both('이름과 전화를 봄', 'saw name and telephone'),
  'petition.search': both('사람을 찾음', 'searched for a person'),
  'petition.register': both('대신 접수', 'registered for somebody'),
  'petition.submit': both('결재 올림', 'submitted for approval'),
  'petition.approve': both('결재', 'approved'),
  'petition.send-back': both('결재를 돌려보냄', 'sent an answer back'),
  'petition.task': both('직접 할 일을 함', 'did a task by hand'),
  'notice.release': both('멈춘 알림 보냄', 'released held notices'),
  'notice.drop': both('멈춘 알림 보내지 않음', 'dropped held notices'),
  'absence.add': both('부재 적음', 'entered an absence'),
  'absence.end': both('부재 끝냄', 'ended an absence'),
  'holiday.add': both('공휴일 더함', 'added a holiday'),
  'holiday.remove': both('공휴일 뺌', 'took a holiday out'),
  'keys.rotate': both('비밀 열쇠를 바꾸고 새로 암호화함', 'rotated the secret key'),
  'keys.retire': both('옛 비밀 열쇠를 없앰', 'retired an old secret key'),
  'database.purge': both('보관 기간이 지난 것 지움', 'erased what is no longer kept'),
  'remote.add': both('리모컨 번호 더함', 'added a code of a remote control'),
  'remote.remove': both('리모컨 번호 뺌', 'took out a code of a remote control'),
  'canned.add': both('자주 쓰는 글 더함', 'added a ready text'),
  'canned.change': both('자주 쓰는 글 고침', 'changed a ready text'),
  'canned.move': both('자주 쓰는 글 순서 바꿈', 'moved a ready text'),
  'canned.remove': both('자주 쓰는 글 지움', 'removed a ready text'),
  'api-key.add': both('API 키 만듦', 'made an API key'),
  'api-key.revoke': both('API 키 거둠', 'revoked an API key'),
  'database.restore': both('백업에서 되살림', 'restored from a backup'),
};

/** A verb on a petition is called as its form is. */
const onPetition = (verb: string, locale: Locale): string | undefined => (verb.startsWith('petition.') ? formOf(verb.slice('petition.'.length) as PetitionVerb)?.name[locale] : undefined);

export const verbText = (verb: string, locale: Locale): string => (Object.hasOwn(VERBS, verb) ? VERBS[verb]?.[locale] : onPetition(verb, locale)) ?? verb;

const FACTS: Readonly<Record<string, Both>> = {
  from: both('이전', 'from'),
  to: both('이후', 'to'),
  role: both('역할', 'role'),
  department: both('부서', 'department'),
  step: both('단계', 'step'),
  limit: both('한도', 'limit'),
  by: both('방법', 'by'),
  which: both('대상', 'which'),
  reason: both('까닭', 'reason'),
  decision: both('의견', 'decision'),
  title: both('이름', 'title'),
  count: both('건수', 'count'),
  edition: both('판', 'edition'),
  person: both('직원', 'person'),
  petitions: both('민원', 'petitions'),
  messages: both('문자와 양식의 답', 'answers to texts and forms'),
  phones: both('전화', 'phones'),
  invitations: both('초대', 'invitations'),
  record: both('기록', 'lines of this record'),
  group: both('한 일', 'action'),
  target: both('대상', 'target'),
  text: both('문안', 'text'),
  texts: both('문안', 'texts'),
};

/** `역할: editor · 까닭: …`. @param detail as it is stored */
export function detailText(detail: string, locale: Locale): string {
  const facts = Object.entries(JSON.parse(detail) as Record<string, unknown>).filter(([, v]) => v !== '' && v !== null);
  return facts.map(([k, v]) => `${(Object.hasOwn(FACTS, k) ? FACTS[k]?.[locale] : undefined) ?? k}: ${String(v)}`).join(' · ');
}
