/** Texts and their answers, as citizens send them: each scenario has a gateway and a phone of its own. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, harness } from './harness.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const RECEIPT = /\d{4}-\d{4}-\d{4}/;

type Not = { not: string | RegExp };
type Want = string | RegExp | Not;
interface More {
  /** Time that passes before it is sent. */
  after?: number;
  from?: string;
  id?: string;
  petitions?: number;
}
/** {r} and {code} stand for the last receipt and one-time number that this scenario's answers held; {r1} for the first. */
type Step = [said: string, wants: Want | Want[], more?: More];

const not = (what: string | RegExp): Not => ({ not: what });
const CONFIRM = /맞습니까.*1 접수/;
const CONFIRM_EN = /^\[Gangnam\] File '.*Reply 1/;
const FILED = [/접수했습니다/, RECEIPT];
const ASKS_WHAT = /무슨 일입니까/;
const LIST_EMPTY = '신청하신 민원이 없습니다';
const STATUS = /처리 중.*답변드립니다/;
const MENU = /1 내 민원 2 민원 신청/;
const NOBODY = '고를 것이 없습니다';
const DROPPED = '그만두었습니다';
const PHONE = /02-3423-\d{4}/;
const DANGER = /119.*112/;
/** A question: somebody's phone, and nothing filed or asked back. */
const GUIDE = [PHONE, not('맞습니까'), not('119'), not('무슨 일입니까')];
const HELP = [/신청/, /조회/, PHONE];
const LENGTH = '12자리';
const MISTYPED = '하나 틀린 듯';
const CALL = [/대표 02-3423-5114/, /119/, /112/];

const SCENARIOS: Record<string, Step[]> = {
  'a confirmation in hurried words': [
    ['민원 하나 넣겠습니다', ASKS_WHAT],
    ['보안등이 깜빡거려유', [CONFIRM, '보안등']],
    ['네?', CONFIRM],
    ['ㅋㅋ', CONFIRM],
    ['틀렸어요', ASKS_WHAT],
    ['보안등이 꺼졌어유', CONFIRM],
    ['ㅇㅇ', FILED, { petitions: 1 }],
    ['추가할게 있어요', '덧붙일 말씀'],
    ['0', DROPPED],
    ['아까 그거 어떻게 됐나요', STATUS],
    ['[Web발신]\n조회\n- 갤럭시에서 보냄', STATUS],
    ['{r} 추가로 골목 끝 등도 꺼졌어요', '덧붙일까요'],
    ['1', '덧붙였습니다'],
    ['[강남구] 접수했습니다. 번호 {r} 도로관리과 12/1(화)까지', STATUS],
    ['{r}\n이거 언제 끝나요?', STATUS],
    ['{r} 취소해 주이소', /예 \d{4}/, { petitions: 1 }],
  ],
  'what only tells of a thing that the district mends': [
    ['맨홀에서 물이 솟아요', CONFIRM],
    ['0', DROPPED],
    ['가로등이 하루종일 켜져있어요 전기아깝게', CONFIRM],
    ['2번 고칠래요', ASKS_WHAT],
    ['0', DROPPED],
    ['놀이터 언제 생겨요', not('맞습니까')],
    ['층간소음 상담 받고 싶어요', not('맞습니까')],
    ['가로등을 누가 설치했어요', not('맞습니까')],
    ['누가 이 공원을 만들었어요', not('맞습니까')],
    ['쓰레기는 누가 치워요', not('맞습니까')],
    ['골목에 누가 소파를 버렸어요', CONFIRM],
    ['0', DROPPED],
    ['누가 벤치를 부쉈어요', CONFIRM],
    ['0', DROPPED],
    ['누가 담장을 넘어와요', CONFIRM],
    ['0', DROPPED],
    ['제설이 하나도 안 됐어요', CONFIRM],
    ['0', DROPPED],
  ],
  'a confirmation answered in words that nobody listed': [
    ['신청 놀이터 그네 고장', CONFIRM],
    ['취소하지 마세요', CONFIRM],
    ['글쎄 모르겠네', CONFIRM],
    ['넣어주세요', [CONFIRM, '놀이터 그네 고장']],
    ['그게 아니고 시소에요', [CONFIRM, '놀이터 그네 고장']],
    ['네 감사합니다', FILED, { petitions: 1 }],
    ['신청 놀이터 미끄럼틀 고장', CONFIRM],
    ['접수하지 마세요', DROPPED],
    ['신청 놀이터 미끄럼틀 고장', CONFIRM],
    ['확인', FILED, { petitions: 2 }],
    ['확인', /1 .*처리 중[\s\S]*2 .*처리 중/],
  ],
  'what tells of nothing known: a filing, or more of the one before': [
    ['옆가게가 인도에 테이블 깔고 장사합니다', CONFIRM],
    ['1', FILED, { petitions: 1 }],
    ['사람이 보고 갔는데 달라진게 없어 보입니다', '덧붙일까요'],
    ['1', '덧붙였습니다'],
    ['추가 합니다 냄새도 나요', '덧붙일까요'],
    ['1', '덧붙였습니다'],
    ['정정합니다 12길이 아니라 21길입니다', '덧붙일까요'],
    ['오후 3시 이후에 전화 주세요', not('맞습니까'), { petitions: 1 }],
  ],
  'the label of a choice behind its digit': [
    ['메뉴', MENU],
    ['두번째요', ASKS_WHAT],
    ['0', DROPPED],
    ['메뉴', MENU],
    ['2번 민원신청', ASKS_WHAT, { petitions: 0 }],
  ],
  'a confirmation that is dropped in hurried words': [
    ['신청 놀이터 그네 고장', CONFIRM],
    ['취소해 주이소', DROPPED],
    ['신청 놀이터 그네 고장', CONFIRM],
    ['아니에요', DROPPED],
    ['신청 놀이터 그네 고장', CONFIRM],
    ['ㄴㄴ', DROPPED],
    ['신청 놀이터 그네 고장', CONFIRM],
    ['접수 안할래요', DROPPED],
    ['file the swing is broken', CONFIRM_EN],
    ['change', 'What'],
    ['the swing in the park is broken', CONFIRM_EN],
    ['no thanks', 'Nothing', { petitions: 0 }],
  ],
  'files over several messages, then adds': [
    ['신청', ASKS_WHAT],
    ['가로등이 꺼졌어요 학동로 12길', [CONFIRM, '가로등이 꺼졌어요'], { petitions: 0 }],
    ['1', FILED, { petitions: 1 }],
    ['3', '덧붙일 말씀'],
    ['이름은 홍길동입니다', '덧붙였습니다'],
    ['조회', STATUS],
    ['3', '덧붙일 말씀'],
    ['밤에 너무 어두워요', '덧붙였습니다', { petitions: 1 }],
  ],
  'files in one message': [
    ['신청 보도블록이 깨졌어요', [CONFIRM, '보도블록이 깨졌어요', not('신청 보도블록')]],
    ['1', FILED, { petitions: 1 }],
    ['1', [/접수/, not('다시')], { petitions: 1 }],
  ],
  'changes the words before filing': [
    ['민원 놀이터 그네 고장', CONFIRM],
    ['2', ASKS_WHAT],
    ['놀이터 그네가 끊어졌어요', [CONFIRM, '끊어졌어요']],
    ['1', FILED, { petitions: 1 }],
  ],
  'stops with 0, with a word, with 아니요': [
    ['민원 놀이터 그네 고장', CONFIRM],
    ['0', DROPPED],
    ['1', [NOBODY, not('접수했습니다')], { petitions: 0 }],
    ['민원 놀이터 그네 고장', CONFIRM],
    ['그만둘래요', DROPPED],
    ['민원 놀이터 그네 고장', CONFIRM],
    ['아니요', DROPPED],
    ['신청', ASKS_WHAT],
    ['취소', DROPPED, { petitions: 0 }],
  ],
  'says so when nobody owns a digit': [
    ['7', NOBODY],
    ['조회', LIST_EMPTY],
    ['5', NOBODY],
    ['0', MENU],
  ],
  'takes digits in every dress': [
    ['메뉴', MENU],
    ['２', ASKS_WHAT],
    ['0', DROPPED],
    ['메뉴', MENU],
    ['2번', ASKS_WHAT],
    ['0번', DROPPED],
    ['메뉴', MENU],
    ['2.', ASKS_WHAT],
    ['０', DROPPED],
    ['메뉴', MENU],
    ['2)', ASKS_WHAT],
    ['0.', DROPPED],
    ['메뉴', MENU],
    [' 2 번 이요 ', ASKS_WHAT],
    ['담장에 낙서가 있어요', CONFIRM],
    ['1번 접수', FILED, { petitions: 1 }],
  ],
  'understands the words for one’s own petitions': [
    ['조회', LIST_EMPTY],
    ['조 회', LIST_EMPTY],
    ['조회해줘', LIST_EMPTY],
    ['조회 부탁드립니다', LIST_EMPTY],
    ['조회 좀 해 주세요', LIST_EMPTY],
    ['내 민원 조회하고 싶어요', LIST_EMPTY],
    ['처리상황 알려 주십시오', LIST_EMPTY],
    ['내가 낸 민원 답변 왔나요', LIST_EMPTY],
    ['제가 신고한 가로등 언제 고쳐지나요', LIST_EMPTY],
    ["'조회'", LIST_EMPTY],
    ['조회!!', LIST_EMPTY],
    ['안녕하세요 조회 부탁드려요', LIST_EMPTY],
  ],
  'understands the words that start a filing': [
    ['신고할게 있어요', ASKS_WHAT],
    ['민원 넣고 싶은데 어떻게 해요', ASKS_WHAT],
    ['민원신청할게요', ASKS_WHAT],
    ['민원 접수 부탁드립니다', ASKS_WHAT],
    ['신고합니다', ASKS_WHAT],
    ['민원이 있습니다', ASKS_WHAT],
  ],
  'leaves questions to the guide': [
    ['민원실 몇 시까지 해요', [/(?:열려|닫혀) 있습니다/, /7 밤·휴일 당직/, not('맞습니까'), not('무슨 일입니까')]],
    ['접수 시간', GUIDE],
    ['신청서 어디 있나요', GUIDE],
    ['민원실 전화번호', GUIDE],
    ['여권 신청 어떻게 해요', GUIDE],
    ['전입신고 하려고요', GUIDE],
    ['weather report?', [/02-3423-5114/, not('File ')]],
    ['신고 방법 알려줘', [PHONE, not('맞습니까'), not(ASKS_WHAT)]],
    ['불법주차 어디에 신고해요', GUIDE],
    ['대형폐기물 어떻게 버려요', GUIDE],
    ['주차위반 과태료 얼마예요', GUIDE],
  ],
  'offers filing first for defects': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['하수구 냄새가 너무 나요', CONFIRM],
    ['집앞에쓰레기가쌓여있어요', CONFIRM],
    ['길이 움푹 패였습니다', CONFIRM],
    ['가로등이 왜 안 켜지죠?', CONFIRM],
    ['하수구 냄새 어떻게 좀 해주세요', CONFIRM],
    ['불이 나갔어요', [CONFIRM, not('119')]],
    ['불법주차', [CONFIRM, not('119')]],
  ],
  'answers danger with 119 and 112 first': [
    ['불이 났어요', DANGER],
    ['불났어요', DANGER],
    ['불이야!', DANGER],
    ['건물이 무너졌어요', DANGER],
    ['벽이 무너질 것 같아요', DANGER],
    ['옆집에서 사람을 때려요', DANGER],
    ['가스 냄새가 나요', DANGER],
    ['신청 불이 났어요', DANGER],
    ['사람이 쓰러졌어요', DANGER],
    ['칼 든 사람이 있어요', DANGER],
    ['there is a fire', DANGER],
    ['1', /접수했습니다|Filed/, { petitions: 1 }],
  ],
  'tells danger from its harmless twins': [
    ['화재보험 가입되어 있나요', not('119')],
    ['소방서 위치', not('119')],
    ['소방서 전화번호 알려주세요', not('119')],
    ['소방훈련 언제 하나요', not('119')],
    ['fire drill tomorrow?', not('119')],
    ['가로등 불이 나갔어요', not('119')],
    ['불법주차 신고합니다', not('119')],
    ['담배 연기가 들어와요', not('119')],
    ['공사장 소음 강도가 심해요', not('119')],
    ['불친절한 직원', not('119')],
  ],
  'finds a petition by its number in any grouping': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED],
    ['{r}', STATUS],
    ['{digits}', STATUS],
    ['조회 {r}', STATUS],
    ['조회{digits}', STATUS],
    ['{r} 조회', STATUS],
    ['{spaced}', STATUS],
    ['{wide}', STATUS],
    ['접수번호는 {r} 입니다', STATUS],
    ['{r} 어떻게 됐나요?', STATUS],
    ['{wrong}', MISTYPED],
    ['조회 {wrong}', MISTYPED],
    ['12345678901', LENGTH],
    ['1234567890123', LENGTH],
    ['조회 1234', LENGTH],
    ['010-1234-5678', [PHONE, not(LENGTH), not(MISTYPED)]],
    ['01012345678', [PHONE, not(LENGTH), not(MISTYPED)]],
    ['+82 10 1234 5678', [PHONE, not(LENGTH), not(MISTYPED)]],
    ['02-3423-5114', [PHONE, not(LENGTH), not(MISTYPED)]],
  ],
  'withdraws by the one-time number, not by a wrong one': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED, { petitions: 1 }],
    ['취하', /예 \d{4}/],
    ['예 {wrongcode}', '맞지 않'],
    ['예 {code}', '취하했습니다'],
    ['예 {code}', '맞지 않'],
    ['조회 {r}', '취하'],
    ['취하해 주세요', '취하할 수 있는 민원이 없습니다'],
  ],
  'withdraws one of two': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED],
    ['하수구가 막혔어요', CONFIRM],
    ['1', FILED],
    ['취하하고 싶어요', /어느 민원[\s\S]*1 [\s\S]*2 /],
    ['1', /예 \d{4}/],
    ['예{code}', '취하했습니다', { petitions: 2 }],
    ['취하', /예 \d{4}/],
    ['예, {code}', '취하했습니다'],
  ],
  'lists three by digits': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED],
    ['하수구가 막혔어요', CONFIRM],
    ['1', FILED],
    ['쓰레기가 쌓여 있어요', CONFIRM],
    ['1', FILED],
    ['조회', /1 .*\n2 .*\n3 .*[\s\S]*6 번호로 찾기/],
    ['2', STATUS],
    ['조회', /1 /],
    ['3번', STATUS],
    ['1', /진행 내용|■|▶/],
    ['조회', /1 /],
    ['6', LENGTH],
    ['{r1}', STATUS],
  ],
  'a name and a place after the receipt are offered to be added': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED],
    ['이름은 김영희, 역삼동 12-3', /덧붙일까요\? 답장 1 덧붙이기 2 다른 문의/],
    ['1', /덧붙였습니다/, { petitions: 1 }],
  ],
  'a place alone after the receipt, too': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED],
    ['도곡공원 정문', /덧붙일까요/],
    ['1', /덧붙였습니다/, { petitions: 1 }],
  ],
  'what is offered to be added may be something else': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED],
    ['참고로 대형폐기물 스티커', /덧붙일까요/],
    ['2', /부서 찾기/, { petitions: 1 }],
  ],
  'a question after the receipt is a question': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED],
    ['주소 변경 방법', /^(?!.*덧붙일까요)/s],
    ['여권 사진', /여권/],
  ],
  'a name means nothing where no receipt was sent': [['이름은 김영희', /^(?!.*덧붙일까요)/s]],
  'asks which where a digit has two owners': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED],
    ['하수구가 막혔어요', CONFIRM],
    ['1', FILED],
    ['쓰레기가 쌓여 있어요', CONFIRM],
    ['조회', /1 /, { petitions: 2 }],
    ['1', /뜻이 둘/],
    ['1', FILED, { petitions: 3 }],
  ],
  'asks which, and the second is meant': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED],
    ['하수구가 막혔어요', CONFIRM],
    ['1', FILED],
    ['쓰레기가 쌓여 있어요', CONFIRM],
    ['조회', /1 /],
    ['1', /뜻이 둘/],
    ['2', STATUS, { petitions: 2 }],
  ],
  'an open question comes before what the last text did not show': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED],
    ['하수구가 막혔어요', CONFIRM],
    ['조회', not('1 ')],
    ['1', FILED, { petitions: 2 }],
  ],
  'a language is changed in the middle of a filing': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['english', /English/],
    ['1', /Filed/, { petitions: 1 }],
  ],
  'more, said with its word': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED],
    ['덧붙이기 밤에만 그래요', /덧붙일까요/],
    ['1', /덧붙였습니다/, { petitions: 1 }],
  ],
  'forgets a draft after a day': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', NOBODY, { after: 24 * HOUR + 1, petitions: 0 }],
  ],
  'keeps a draft for most of a day': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', RECEIPT, { after: 23 * HOUR, petitions: 1 }],
  ],
  'forgets a menu after half an hour': [
    ['메뉴', MENU],
    ['2', ASKS_WHAT, { after: 29 * MINUTE }],
    ['0', DROPPED],
    ['메뉴', MENU],
    ['2', NOBODY, { after: 31 * MINUTE }],
  ],
  'answers the same words within a day with the existing number': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED, { petitions: 1 }],
    ['가로등이  꺼졌어요!!', ['이미 접수된', RECEIPT], { petitions: 1 }],
    ['3', '덧붙일 말씀'],
    ['아직도 어둡습니다', '덧붙였습니다'],
    ['가로등이 꺼졌어요', CONFIRM, { after: 25 * HOUR }],
    ['1', RECEIPT, { petitions: 2 }],
  ],
  'keeps two phones apart': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', NOBODY, { from: '010-5555-6666', petitions: 0 }],
    ['1', FILED, { petitions: 1 }],
    ['조회 {r}', '찾지 못했습니다', { from: '010-5555-6666' }],
    ['가로등이 꺼졌어요', CONFIRM, { from: '010-5555-6666' }],
    ['1', FILED, { from: '010-5555-6666', petitions: 2 }],
  ],
  'answers a redelivery with the same answer': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED, { id: 'again', petitions: 1 }],
    ['1', FILED, { id: 'again', petitions: 1 }],
    ['조회', STATUS],
  ],
  'speaks English after an English keyword, until Korean is asked for': [
    ['status', /^\[Gangnam\]/],
    ['조회', /^\[Gangnam\]/],
    ['menu', /^\[Gangnam\].*1 My petitions/],
    ['언어 ko', /^\[강남구\]/],
    ['조회', /^\[강남구\]/],
    ['english', /^\[Gangnam\]/],
    ['한국어', /^\[강남구\]/],
    ['언어 en', /^\[Gangnam\]/],
    ['한국어로 해주세요', /^\[강남구\]/],
    ['태국어', PHONE],
  ],
  'speaks Chinese with the letters that a Korean carrier has': [
    ['中文', /^\[江南區\] 我們將用中文答復/],
    ['조회', /^\[江南區\] 沒有提交的訴求/],
    ['메뉴', /^\[江南區\] 1 我的訴求/],
    ['5', /5 Tieng Viet/],
    ['2', /^\[Gangnam\] We will answer in English/],
  ],
  'speaks Japanese': [
    ['日本語', /^\[江南區\] 日本語でお答えします/],
    ['申請', /^\[江南區\] どうしましたか/],
    ['学校の前の街灯が消えています', /^\[江南區\] 「學校の前の街燈.*」を出しますか。返信 1 出す/],
    ['1', [/^\[江南區\] 受付/, RECEIPT], { petitions: 1 }],
    ['照会', /^\[江南區\]/],
    ['withdraw', /yes \d{4}/],
  ],
  'speaks Vietnamese without its marks': [
    ['tieng viet', /^\[Gangnam\] Tra loi bang tieng Viet/],
    ['khiếu nại', /^\[Gangnam\] Co chuyen gi/],
    ['Đèn đường trước trường học bị hỏng', /^\[Gangnam\] Gui 'Den duong truoc truong hoc/],
    ['1', [/^\[Gangnam\] /, RECEIPT], { petitions: 1 }],
    ['tra cứu', /^\[Gangnam\]/],
    ['rut lai', /co \d{4}/],
    ['co {code}', /Da rut lai/],
  ],
  'files in English': [
    ['file', /^\[Gangnam\] What is wrong/],
    ['the streetlight is out on Hakdong-ro', CONFIRM_EN],
    ['1', [/^\[Gangnam\] Filed/, RECEIPT], { petitions: 1 }],
    ['3', /Please reply with what to add/],
    ['my name is Kim', /added/],
    ['status {r}', /In progress/],
    ['withdraw', /yes \d{4}/],
    ['yes {code}', /withdrawn/],
    ['report a pothole', CONFIRM_EN],
    ['cancel', /Stopped/],
    ['FILE: noisy neighbours', CONFIRM_EN],
    ['No', /Stopped/, { petitions: 1 }],
    ['help', /^\[Gangnam\]/],
    ['STOP', /START/],
    ['notices', /Text notices are off.*1 Turn text notices on/s],
    ['1', /Notices are on/],
  ],
  'answers in English what is said in English': [
    ['The streetlight is broken', CONFIRM_EN],
    ['I want to file a complaint', /^\[Gangnam\] What is wrong/],
    ['0', /Stopped/],
    ['Where can I get my passport?', [/^\[Gangnam\]/, PHONE]],
    ['thanks', /^\[Gangnam\]/],
  ],
  'stays in its language whatever courtesy is said in another': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED, { petitions: 1 }],
    ['thank you', HELP],
    ['메뉴', MENU],
    ['Thanks a lot!', HELP],
    ['hello', HELP],
    ['하수구가 막혔어요', CONFIRM],
    ['no thank you', DROPPED],
    ['status', /^\[Gangnam\]/],
    ['谢谢', /^\[Gangnam\]/],
    ['thanks', /^\[Gangnam\]/],
  ],
  'greets in English whoever is new and says hello': [
    ['Hello', /^\[Gangnam\]/],
    ['thank you', /^\[Gangnam\]/],
  ],
  'answers what is not built with a phone': [
    ['평가 5', PHONE],
    ['만족도 3점', PHONE],
    ['안내 대형폐기물', PHONE],
    ['guide passport', [/^\[Gangnam\]/, PHONE]],
  ],
  'turns notices off and on': [
    ['수신거부', ['알림을 껐습니다', '알림받기']],
    ['알림', [/문자 알림이 꺼져 있습니다/, '1 문자 알림 켜기', not('2 ')]],
    ['1', '알림을 켰습니다'],
    ['알림 설정', ['2 문자 알림 끄기', '3 밤에도 받기', not('4 ')]],
    ['3', '밤에도 바로'],
    ['6', NOBODY],
    ['메뉴', '6 알림'],
    ['6', ['2 문자 알림 끄기', '3 밤에는 받지 않기']],
    ['3', '밤 9시부터 아침 8시까지'],
    ['알림', ['3 밤에도 받기']],
    ['2', '알림을 껐습니다'],
    ['수신 동의', '알림을 켰습니다'],
  ],
  'asks whether a result may come by text, where the law asks for consent': [
    ['신청 여권 사진 규격이 궁금합니다', CONFIRM],
    ['1', ['접수', RECEIPT, '결과 문자로 받기 2', not('덧붙이기')], { petitions: 1 }],
    ['2', '결과를 문자로 알려 드립니다'],
    ['2', '문서로 알려 드립니다'],
    ['조회', STATUS],
    ['2', '결과를 문자로 알려 드립니다'],
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', ['접수했습니다', '덧붙이기 3'], { petitions: 2 }],
    ['5', NOBODY],
  ],
  'says which rule forbids it': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED, { petitions: 1 }],
    ['평가', '7일 안에'],
  ],
  'answers what has no words': [
    ['😀', MENU],
    ['😀😀👍🏽', MENU],
    ['...', MENU],
    ['!!!', MENU],
    ['ㅋㅋㅋㅋ', MENU],
    ['ㅠㅠ', MENU],
    ['?', MENU],
    ['', MENU],
    ['   ', MENU],
    ['\u0000\u0007', MENU],
    ['　', MENU],
    ['아', PHONE],
    ['죄회', PHONE],
    ['ㅈㅎ', MENU],
  ],
  'measures long texts': [
    ['가'.repeat(2_001), ['너무 깁니다', '2,000'], { petitions: 0 }],
    ['가'.repeat(10_000), '너무 깁니다'],
    [`신청 ${'가'.repeat(2_001)}`, '너무 깁니다'],
    [`신청 ${'가'.repeat(2_000)}`, /맞습니까/],
    ['1', FILED, { petitions: 1 }],
  ],
  'drops control characters and masks registration numbers': [
    ['신청\u0000 가로등이 \u0007꺼졌어요', [CONFIRM, '가로등이 꺼졌어요']],
    ['신청 가로등 고장 900101-1234567', [CONFIRM, not('1234567'), '900101-*******']],
    ['1', [...FILED, not('1234567')], { petitions: 1 }],
  ],
  'helps who greets, thanks or is lost': [
    ['안녕하세요', HELP],
    ['도움', HELP],
    ['도와주세요', HELP],
    ['감사합니다', [not('맞습니까'), not('119')]],
    ['전화번호', CALL],
    ['상담원 연결해 주세요', CALL],
    ['주민센터 전화번호', PHONE],
    ['부서찾기', /동 주민센터/],
  ],
  'does not file thanks or noise into an open question': [
    ['신청', ASKS_WHAT],
    ['😀', not('맞습니까')],
    ['가로등이 꺼졌어요', CONFIRM],
    ['네', FILED, { petitions: 1 }],
    ['감사합니다', not('맞습니까'), { petitions: 1 }],
  ],
  'puts danger before adding': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED],
    ['3', '덧붙일 말씀'],
    ['불이 났어요', DANGER],
  ],
  'takes a digit in words, and no word that only counts': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['하나 틀렸어요', [not('접수했습니다')], { petitions: 0 }],
    ['가로등이 꺼졌어요', CONFIRM],
    ['둘 다', [not('접수했습니다')], { petitions: 0 }],
    ['둘째', ASKS_WHAT],
    ['하수구가 막혔어요', CONFIRM],
    ['하나', FILED, { petitions: 1 }],
    ['메뉴', MENU],
    ['the second', ASKS_WHAT],
    ['0', DROPPED],
    ['메뉴', MENU],
    ['#1', STATUS],
    ['쓰레기가 쌓여 있어요', CONFIRM],
    ['first one', FILED, { petitions: 2 }],
  ],
  'takes yes, no and a label in words': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['네네 맞습니다', FILED, { petitions: 1 }],
    ['덧붙이기', '덧붙일 말씀'],
    ['아니요 됐어요', DROPPED],
    ['하수구가 막혔어요', CONFIRM],
    ['접수해 주세요', FILED, { petitions: 2 }],
    ['쓰레기가 쌓여 있어요', CONFIRM],
    ['고치기', ASKS_WHAT],
    ['처음으로', DROPPED],
    ['네', MENU, { petitions: 2 }],
    ['아니요', MENU],
    ['pothole on my street', CONFIRM_EN],
    ['yes please', /Filed/, { petitions: 3 }],
  ],
  'asks again where the answer to a question is no answer': [
    ['신청', ASKS_WHAT],
    ['네', ASKS_WHAT],
    ['...', ASKS_WHAT],
    ['ㅋㅋ', ASKS_WHAT, { petitions: 0 }],
    ['조회', LIST_EMPTY],
    ['학동로 가로등이 꺼졌어요', CONFIRM],
    ['1', FILED, { petitions: 1 }],
  ],
  'a yes never answers which of two is meant': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED],
    ['하수구가 막혔어요', CONFIRM],
    ['1', FILED],
    ['쓰레기가 쌓여 있어요', CONFIRM],
    ['조회', /1 /],
    ['1', /뜻이 둘/],
    ['네', not('접수했습니다'), { petitions: 2 }],
  ],
  'adds the place that comes after the words': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['학동로 12길 앞이요', [CONFIRM, /꺼졌어요/], { petitions: 0 }],
    ['1', FILED, { petitions: 1 }],
    ['조회', STATUS],
  ],
  'leaves a question in the middle of a filing to the guide, and the filing open': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['여권은 어디서 만들어요', GUIDE],
    ['1', FILED, { petitions: 1 }],
  ],
  'pages a list of six with 8 and 9': [
    ...['가로등이 꺼졌어요', '하수구가 막혔어요', '쓰레기가 쌓여 있어요', '놀이터 그네 고장', '공사 소음이 심해요', '보도블록이 깨졌어요'].flatMap((what): Step[] => [
      [what, CONFIRM],
      ['1', FILED],
    ]),
    ['조회', [/5 .*\n/, /8 더 보기/, not(/7 /)]],
    ['8', [/9 이전/, /가로등/]],
    ['9', /8 더 보기/],
    ['7', NOBODY, { petitions: 6 }],
  ],
  'takes petitions back however it is said': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED],
    ['잘못 신고했어요 취소해주세요', /예 \d{4}/],
    ['{code}', '취하했습니다'],
    ['접수한 민원 취소하려면 어떻게 해요', '취하할 수 있는 민원이 없습니다', { petitions: 1 }],
  ],
  'owns no number of two digits': [
    ['메뉴', MENU],
    ['12', NOBODY],
    ['11', NOBODY],
    ['119', CALL],
  ],
  'lets two presses of 1 file once': [
    ['가로등이 꺼졌어요', CONFIRM],
    ['1', FILED, { petitions: 1 }],
    ['1', /접수했습니다/, { petitions: 1 }],
    ['1번', [], { petitions: 1 }],
  ],
  'answers old hands: no spaces, many spaces, typing slips': [
    ['가로등이꺼졌어요고쳐주세요', CONFIRM],
    ['0', DROPPED],
    ['가 로 등 고 장', PHONE],
    ['   조회     부탁    드려요   ', LIST_EMPTY],
    ['조회요~~~', LIST_EMPTY],
    ['민원신청합니당', PHONE],
    ['조햬', PHONE],
    ['메누', PHONE],
    ['신고방법좀알려주세요', HELP],
    ['불이낫어요', DANGER],
  ],
};

const exchanges = Object.values(SCENARIOS).flat().length;
const ME = '010-1234-5678';

describe('a conversation by text', () => {
  let h: Harness;
  beforeEach(async () => {
    h = await harness();
  });
  afterEach(() => h.close());

  it.each(Object.entries(SCENARIOS))('%s', async (_name, steps) => {
    const known: Record<string, string> = {};
    for (const [said, wants, more = {}] of steps) {
      h.time.now += more.after ?? 0;
      const text = said.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? `missing ${name}`);
      const answer = await h.text(more.from ?? ME, text, more.id);
      const context = `${text.slice(0, 60)} → ${answer.slice(0, 300)}`;
      expect(answer, context).toMatch(/^\[(강남구|Gangnam|江南區)\] /);
      for (const want of [wants].flat()) expectOf(answer, want, context);
      if (more.petitions !== undefined) expect(h.count('petitions'), context).toBe(more.petitions);
      learn(known, answer);
    }
  });

  it('holds at least 170 exchanges', () => {
    expect(exchanges).toBeGreaterThanOrEqual(170);
  });
});

function expectOf(answer: string, want: Want, context: string): void {
  if (typeof want === 'string') expect(answer, context).toContain(want);
  else if (want instanceof RegExp) expect(answer, context).toMatch(want);
  else if (typeof want.not === 'string') expect(answer, context).not.toContain(want.not);
  else expect(answer, context).not.toMatch(want.not);
}

function learn(known: Record<string, string>, answer: string): void {
  const receipt = RECEIPT.exec(answer)?.[0];
  if (receipt) {
    const digits = receipt.replaceAll('-', '');
    known.r = receipt;
    known.r1 ??= receipt;
    known.digits = digits;
    known.spaced = digits.replace(/(\d{3})/g, '$1 ').trim();
    known.wide = receipt.replace(/[\d-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    known.wrong = digits.slice(0, -1) + ((Number(digits.at(-1)) + 1) % 10);
  }
  const code = /(?:예|yes|co|是|はい) (\d{4})/.exec(answer)?.[1];
  if (code) {
    known.code = code;
    known.wrongcode = String((Number(code) + 1) % 10_000).padStart(4, '0');
  }
}
