/** What a sentence wants of this service itself: fewer texts or more, a person, something kept or given up, to ask or to tell, or only to thank. */
import type { Ask } from '../inquiry.js';
import { bare } from './endings.js';
import { asks } from './patterns.js';

type Asked = Exclude<Ask, { kind: 'said' }>;

/** A sentence about the service is short; in characters. */
const LENGTH = 60;

const TEXTS = '(?:문자|알림|메시지|메세지|카톡|광고)(?:를|을|은|는|도|좀|이|가)?';
const OFF = new RegExp(
  `^(?:이제|제발|앞으로|더\\s?이상|자꾸|이런)?\\s?(?:밤|새벽|야간|심야|저녁)?(?:\\s?늦게|에|에는|엔)?\\s?(?:(?:광고|알림)\\s?)?${TEXTS}\\s?(?:(?:다시는|이제|더\\s?이상|제발|자꾸|좀|너무)\\s?){0,3}(?:그만|[오보하]내?지\\s?[않마말]|안\\s?(?:받[을고]|받아도|오게|왔으면|보내)|받기\\s?싫|받고\\s?싶지\\s?않|꺼|끄|중지|중단|차단|거부|해지)(?!고\\s)|\\b(?:stop|don['’]?t|do not|no more|quit|never)\\s(?:\\w+\\s)?(?:text(?:s|ing)?|messag(?:es?|ing)|sms|notif\\w+)\\b|\\b(?:stop|don['’]?t|do not|quit)\\ssend(?:ing)?\\s(?:me|us|any|more)\\b|\\bunsubscribe\\b|\\b(?:turn|switch)\\soff\\s(?:\\w+\\s)?(?:texts?|notif\\w+|notices?|alerts?|messages?)\\b`,
  'iu',
);
const NIGHT = /밤|새벽|저녁|야간|심야|\bnight\b/iu;
const ON = /^앞으로(?:는)?\s?(?:문자|알림)[로를은]?\s?(?:보내|주|받)|(?:^|수신\s?|문자\s?|알림\s?)거부\s?(?:를\s?)?(?:해제|취소|풀)|(?:^|\s)다시\s?(?:문자|알림)(?:를|을|도)?\s?(?:받|켜)|^(?:문자|알림)(?:를|을|도)?\s?다시\s?(?:받|켜)|\b(?:turn|switch)\son\s(?:\w+\s)?(?:texts?|notif\w+|notices?|alerts?|messages?)\b|\bresubscribe\b/iu;

/** 취소하지 마세요, don't cancel it: whatever it is said to, nothing is taken back. */
const KEEPS = /(?:취소|취하|철회|삭제)\s?(?:는|를|을)?\s?(?:하|시키|되)?지\s?(?:는\s?)?[말마않]|\b(?:do not|don['’]?t|never)\s(?:cancel|withdraw|delete|close)\b/iu;
export const keeps = (text: string): boolean => KEEPS.test(text);

/** Given up, since it is no longer needed: 안 오셔도 됩니다, 괜찮아졌어요, never mind. */
const NEEDLESS = /(?:안|그만)\s?[가-힣]{0,3}\s?(?:오셔도|와도|하셔도|주셔도|해도)\s?(?:돼|됩|되|괜찮)|(?:이제|지금은)\s?(?:필요\s?없|괜찮[아습])|필요\s?없어졌|괜찮아졌|^(?:never ?mind|no longer needed)\b/iu;

/** Of the letters alone: a person is to talk to; by whom, how and now may stand before. */
const CALL = /^(?:지금|혹시|빨리|그냥|저한테|저에게)*(?:(?:사람|누구|직원|담당자?|상담[원사]|공무원|아무나)(?:님|분)?)?(?:과|와|하고|이랑|랑|한테|에게|을|를|좀)*(?:전화|통화|연결|바꿔|바꾸|얘기|이야기|연락)(?:를|을|가|로|도|좀)?(?:되[나요는]|돼[요나]|될까|하고싶|할수|하면|해주|해줘|해달|가능|부탁|걸고싶|주세|주십|줘|드리고싶)[가-힣]{0,8}$|^(?:강남)?(?:구청|시청)?(?:대표)?전화(?:번호)?(?:가|는|를|은)?(?:몇번|뭐|어떻게|어디)[가-힣]{0,6}$|^(?:please|can(?:i|you)|could(?:i|you)|(?:can|could)(?:someone|anyone)|i(?:want|need|wouldlike)to)?(?:speak|talk|call|connect)(?:to|with|me|back|a|an|the|some|real|live|your){0,5}(?:human|person|people|someone|somebody|agent|operator|officer|staff|back)?(?:please)?$/u;

/** Has a question, and does not ask it yet; has something to tell. */
const QUESTION = /^(?:저|뭐|뭣|하나|좀|잠깐|혹시)*(?:질문|문의|궁금한|물어볼|물어보고|여쭤볼|여쭤보고|여쭐|여쭙고)(?:거|것|게|점|사항|싶은|말씀|드릴)*(?:이|가|좀|하나|도)*(?:있|드려도|드릴게|드립니다|할게|해도)[가-힣]{0,8}$/u;
const MATTER = /^(?:저|좀|혹시)*(?:불편한|불편했던|건의할|제보할|신고할|제안할|민원할)(?:거|것|게|점|일|사항|말씀)(?:이|가|을|를|좀|도|하나)*(?:있|말해|말씀|이야기|얘기|적어|드려)[가-힣]{0,8}$|^(?:저|좀|혹시)*(?:건의|제안|제보|신고|민원)(?:사항)?(?:하나|한가지|좀|을|를)*(?:드려도|해도|말씀드려도|넣어도)[되돼될괜][가-힣]{0,8}$|^(?:i(?:have|vegot|['’]?ve)?(?:got)?a(?:n|nother)?)(?:suggestion|idea|complaint|problem|issue)$|^iwantto(?:complain|report)(?:please)?$/u;

/** Thanks for what was done: it asks for nothing, whatever it names. */
const THANKED = /감사|고맙|고마[워운]|땡큐|덕분|수고|최고[예에]|\bthank/iu;
const DONE = /(?:고쳐|치워|해결|처리|도와|해|와|알려|답변|조치)\s?(?:를\s?|을\s?|이\s?|해\s?)?(?:줘서|주셔서|주시고|주신|줬|주셨|졌|져서|됐|되었|되어|돼서|하게)|(?:빨리|신속|친절|깨끗|잘)[가-힣]{0,2}\s?(?:고쳐|치워|해결|처리|해|됐|되었|하시|하네|해요)|\b(?:fix(?:ed|ing)|clean(?:ed|ing)|help(?:ed|ing)?|quick|fast|kind)\b/iu;
const MORE = /겠|시면|부탁|주세요|주십|바랍|근데|그런데|하지만|그래도|아직|또\s|안\s|못|왜|칭찬|주무관|직원|공무원|\b(?:but|still|again|not)\b/iu;

/** @param text spelled as patterns read it @returns undefined where it is about something else */
export function wish(text: string): Asked | undefined {
  if (text.length > LENGTH) return undefined;
  if (ON.test(text)) return { kind: 'consent', wanted: 'on' };
  if (OFF.test(text) && !asks(text) && !/말고/u.test(text)) return { kind: 'consent', wanted: NIGHT.test(text) ? 'by-day' : 'off' };
  if (NEEDLESS.test(text) && !asks(text)) return { kind: 'withdraw' };
  const said = bare(text);
  if (QUESTION.test(said)) return { kind: 'help' };
  if (MATTER.test(said)) return { kind: 'file' };
  if (CALL.test(said)) return { kind: 'call' };
  return undefined;
}

/** Only thanks, however much it says what for. */
export const thanks = (text: string): boolean => text.length <= LENGTH && THANKED.test(text) && DONE.test(text) && !MORE.test(text) && !asks(text);
