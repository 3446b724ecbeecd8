/** What kept a notice from its citizen, in words. */
import type { Both } from '../route.js';
import type { How } from '../../notices/trouble.js';

const both = (ko: string, en: string): Both => ({ ko, en });

/** Why somebody is to be called or written to. */
export const CAUSES: Readonly<Record<string, Both>> = {
  paper: both('문자로만 알릴 수 없는 결과 (민원처리법 제27조)', 'A result that a text alone may not tell (Civil Petitions Act §27)'),
  stopped: both('신청인이 문자를 거부함', 'The citizen wants no texts'),
  'no-phone': both('전화번호 없음', 'No telephone number'),
  unreachable: both('받을 수 없는 번호', 'A number that cannot receive'),
  'no-carrier': both('통신사 설정 없음', 'No carrier is set up'),
  failed: both('여러 번 보냈으나 실패', 'Failed after several tries'),
  doubtful: both('갔는지 알 수 없음', 'Not certain that it went out'),
  holidays: both('공휴일이 아직 정해지지 않은 해의 기한', 'Due in a year whose holidays are not known yet'),
  photo: both('문자로 온 사진을 받지 못함', 'A photo of a text could not be fetched'),
  held: both('백업을 되살린 뒤 멈춤', 'Held after a restore'),
};

export const HOW_NAMES: Readonly<Record<How, Both>> = {
  call: both('전화함', 'Called'),
  letter: both('우편 보냄', 'Wrote a letter'),
  visit: both('만나서 말함', 'Told in person'),
  checked: both('확인함', 'Checked'),
};

/** What a held notice had come to before the loss. */
export const HELD_WHY: Readonly<Record<string, Both>> = {
  'was-waiting': both('보내기 전이었음', 'had not begun'),
  'was-claimed': both('보내던 중 – 이미 갔을 수 있음', 'was being sent – may have arrived'),
  'was-pushed': both('화면 알림은 보냄 – 이미 보았을 수 있음', 'was pushed – may have been seen'),
};

export const DROP_NAMES: Readonly<Record<string, Both>> = {
  'sent-before': both('이미 보냈음', 'It had gone out before'),
  'told-by-hand': both('직접 알렸음', 'The citizen was told by hand'),
  void: both('이제 맞지 않음', 'It is no longer true'),
};

export const FAILED_STATES: Readonly<Record<string, Both>> = { failed: both('보내지 못함', 'Failed'), doubtful: both('갔는지 알 수 없음', 'Not certain') };
export const TASK_STATES: Readonly<Record<string, Both>> = { open: both('직접 할 일 남음', 'to be told by hand'), done: both('직접 알림', 'told by hand'), none: both('의무 아님', 'courtesy only') };
