/** What a text means by itself: a table, rules that hold for any text, and time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from '../src/conversation/understand.js';
import type { Locale } from '../src/inquiry.js';
import { isDanger } from '../src/petitions/danger.js';
import { processorMs } from './processor.js';

/** A meaning in one word: 'list', 'file' (asks what), 'file: …' (with words), 'offer' (a defect), 'danger' … */
function gist(text: string, spoken?: Locale): string {
  const meaning = understand(text, spoken);
  if (meaning.kind === 'digit') return `digit ${meaning.digit}`;
  const { ask } = meaning;
  const tongue = meaning.locale ? ` (${meaning.locale})` : '';
  switch (ask.kind) {
    case 'file':
      return (meaning.kind === 'words' ? 'offer' : ask.text === undefined ? 'file' : `file: ${ask.text}`) + tongue;
    case 'check':
      return `check ${ask.receipt}` + tongue;
    case 'add':
      return `add ${ask.receipt}`;
    case 'withdraw':
      return ['withdraw', ask.receipt, ask.code].filter(Boolean).join(' ') + tongue;
    case 'language':
      return `language ${ask.locale ?? '?'}`;
    case 'notice':
      return ask.of;
    case 'consent':
      return `consent ${ask.wanted}` + tongue;
    case 'rate':
      return `rate ${ask.score ?? '?'}` + tongue;
    default:
      return ask.kind + tongue;
  }
}

const R = '494801725368'; // with its right check digit
const TABLE: Record<string, string[]> = {
  menu: ['메뉴', '메 뉴', '메뉴!', '메뉴 보여줘', '메뉴 보여 주세요', '처음으로', '?', '？', '??', '', ' \n\t ', '\u0000', '메뉴판 좀 볼래요', 'ㅋㅋㅋ', '😀', '...', '👍'],
  'menu (en)': ['menu', 'MENU', 'Menu please', 'ＭＥＮＵ', 'home'],
  help: ['이거 어떻게 하는거에요', '도움', '도움말', '도와주세요', '사용법', '이용 방법', '안녕하세요', '여보세요', '감사합니다', '고맙습니다', '네 감사합니다', '신고 방법 알려줘', '민원 어떻게 넣나요', '신고하려면 어떻게 해야 하나요', '수고하세요', '도움이 필요해요', '신고 어떻게 해요', '감사합니더', '땡큐', '고마워요 빨리 고쳐줘서', '덕분에 잘 해결됐습니다 수고하십시오', '이미 고쳐졌네요 감사합니다', 'thanks', 'Thank you!', 'thank you so much', 'thx', 'ok thanks bye', 'great, thank you', 'Many thanks sir', 'thank you for your help', '감사합니다 thank you', '谢谢', '谢谢您', 'どうもありがとうございます', 'cảm ơn', 'Cám ơn bạn', '질문있어요', '신고할라믄 우째야대요', '인터넷이 안되는데 민원 어떻게 접수해요'],
  'help (en)': ['help', 'Hello', 'help me', 'how do I file a complaint?', 'can I file a petition?', 'good morning', 'thank you for fixing the streetlight', 'how to make complaint'],
  list: [
    ...['조회', '조 회', '조회요', '조회!', '조회해줘', '조회 해 주세요', '조회 부탁', '조회 부탁드립니다', '조회 좀 부탁드려요', '조회할게요', '조회하고 싶어요', '조회하려고요', '조회해 주시겠어요?', '조회 가능한가요?', '조회 ㅠㅠ', '"조회"', '조회^^', '저기요 조회 좀요'],
    ...['내 민원', '내민원조회', '처리상황', '진행 상황 알려 주세요', '민원 결과', '민원 처리 결과 알려줘', '내 민원 어떻게 됐어요', '내 민원 어떻게 되어 가나요', '민원 처리 언제 되나요', '접수 됐나요', '답변 왔나요', '답변 언제 와요'],
    ...['제가 신고한 가로등 언제 고쳐지나요', '내가 낸 민원 답변 왔나요', '지난주에 신고했는데 소식이 없네요', '어제 민원 넣었는데 어떻게 됐나요', '신고한 거 처리됐나요', '제 민원 아직인가요'],
    ...['조회해줘유', '네 조회', '저 조회 좀요', '[Web발신]\n조회', '조회\n\n홍길동 드림', '조회\n- 갤럭시에서 보냄', '내꺼 어떻게 됐어요?', '아까 그거 어떻게 됐나요', '아까 보낸거 접수 됐어요?', '진행상황이 궁금합니다', '아직도 안됐어요?', '왜 아직 연락이 없어요', '어제 신고한거 결과 나왓나요'],
    ...['답이 없네요', '언제까지 기다려야 하나요', '지난주에 신고했는데 깜깜무소식이네요', '처리된건가요?', '언제 오시나요', '기다리고 있는데 아무도 안와요', '접수내역', '내가 신청한거', '완료됐나요', '고쳤나요?', '그때 말한거 어케됨?', '어제 문자한거 봤어요?', '답변이 안 와요', '처리됐어요?', '아직 멀었나요', '언제 처리돼요', '접수된 건가요', '접수번호를 잊어버렸어요', '제 접수번호 알려주세요', '내가 신청한 거 확인해줘', '민원번호 조회', '왜 답이 없어요', '조회 어떻게 해요', '며칠 전에 민원 넣었는데 연락이 없어요'],
    ...['저번에 한거 우째됐능교', '처리 다 됐습니꺼', '며칠이나 더 걸려요', '아직이에요?', '제가 뭘 신고했었죠', '왜 이렇게 늦어요', '내 민원 담당자 바뀌었나요', '감사합니다 그런데 언제 오시나요', '번호를 이자뿌렀어요', '신청한지 2주째인데 깜깜합니다', '열흘 지났는데 왜 답이 없습니까', '취소하지 마세요', '취하하지 말아주세요', '민원취소 안했는데 왜 취소됐어요', '신고한 사람인데요 언제 나오십니까', '지난번 민원 결과 문자로 못받았어요'],
  ],
  'list (en)': ['status', 'STATUS', 'status please', 'my petitions', "what's the status?", 'what is the status of my petition', 'check my complaint', 'any news?', 'what happened to my complaint', 'is my report done yet', 'any update on my petition?', 'number of my petition', 'when will it be fixed', 'is it done yet?', 'did you receive my report', 'have you fixed it yet', 'still no answer', 'update?', 'still waiting', 'did u get my msg', 'i reported a pothole last week nothing happened', 'i lost my receipt number', 'pls dont cancel my report'],
  [`check ${R}`]: [R, '4948-0172-5368', '494 801 725 368', '4948.0172.5368', '４９４８－０１７２－５３６８', `조회 ${R}`, `조회${R}`, `${R} 조회`, `${R} 조회해 주세요`, `접수번호 ${R}`, `접수번호가 ${R} 인데요`, `제 접수번호는 ${R}입니다`, `${R} 어떻게 됐나요?`, `${R}번`, `번호 ${R} 언제 되나요`, `(${R})`, '4948O1725368', '494 80l 725 368', '4948‐0172‐5368', '4948−0172−5368', '4948ー0172ー5368', '4948ㅡ0172ㅡ5368', '4948~0172~5368', '4948*0172*5368', '4948,0172,5368', '4948, 0172, 5368', '4948ㅇ1725368', '4948_O172_5368', '4948/0l72/5368', '사구사팔공일칠이오삼육팔', '사구사팔 공일칠이 오삼육팔이요', `${R}\n이거 언제 끝나요?`, `${R} 이거 확인 좀`, `[강남구] 접수했습니다. 번호 ${R} 도로관리과 12/1(화)까지`, `제가 ${R} 번으로 신고했는데 아직 소식이 없네요`, `${R}번 어찌됐노`, `${R} 이거요`, `제 폰은 01098765432이고 접수번호는 ${R}`, `${R} 취소하지마세요`],
  [`add ${R}`]: [`${R} 추가로 골목 끝 등도 꺼졌어요`, `${R} 학동로 12길입니다`],
  [`check ${R} (en)`]: [`status ${R}`, `status of ${R} please`, `check ${R}`, `receipt number ${R}`, `${R} any update`],
  'check 123456789012': ['123456789012', '조회 1234-5678-9012', '접수번호가 1234-5678-9012라고 왔는데 어떻게 됐나요'],
  [`withdraw ${R}`]: [`취하 ${R}`, `${R} 취하해 주세요`, `취소 ${R}`, `${R} 취소해 주이소`, `제가 ${R} 신고한거 취소할게요`],
  [`withdraw ${R} (en)`]: [`withdraw ${R}`, `cancel ${R} please`, `${R} pls cancel`],
  'receipt-length': ['12345678901', '1234567890123', '조회 1234', '조회 1234-5678-901', '접수번호 12345', '123456789', '1234567890', '접수번호는 4948-0172-536이라고 왔는데요', '번호 494801725 밖에 안보여요'],
  guide: [
    ...['01012345678', '010-1234-5678', '+82 10 1234 5678', '02-3423-5114', '1588-1234', '010 1234 5678 입니다', '010ㅡ1234ㅡ5678', '09:00~18:00', '2026-11-29 14:20', '1,234,567,890,123원', '제 번호는 010 2222 3333'],
    ...['민원실 몇 시까지 해요', '접수 시간', '신청서 어디 있나요', '민원실 전화번호', '여권 신청 어떻게 해요', '전입신고 하려고요', '여권', '여권 신청합니다', '등본 떼려면 어떻게 해요', '신청 기간이 언제까지예요', '민원 서류 발급', '출생신고 하고 싶어요', '폐업 신고합니다', '혼인신고', '주차장 어디에 있어요', '대형폐기물 어떻게 버려요', '불법주차 어디에 신고해요', '주차위반 과태료 얼마예요', '쓰레기 언제 버려요', '소음 기준이 뭐예요', '신고필증 재발급', '민원24', '접수처가 어디예요', '소방서 위치', '소방훈련 언제 하나요', '화재보험', '가로등', '아', '여권 신청했는데 언제 나와요', '택배 조회', '과태료 조회'],
    ...['민원 처리 기간', '민원24 어떻게 써요', '무인민원발급기 어디 있어요', '신청자격이 어떻게 되나요', '신고센터 전화번호', '불법주정차 신고 방법', '소음 신고는 어디로', '공사장 소음 몇 시까지 가능한가요', '쓰레기 무단투기 신고하려면', '불법주차 단속 시간 알려주세요', '쓰레기봉투 어디서 사나요', '공중화장실 위치', 'CCTV 열람 신청', '주차 예약 취소', '주소 변경 신고하려고 합니다', '등본 보내 주세요', '전입신고 접수해 주세요', '보건소 예방접종 예약', '기초연금 신청 방법', '취하 안 할래요', '지갑을 주웠어요', '알림판 어디 있나요', '면허 취소 됐는데', '민원 접수하려는데 주소가 필요한가요', '보건소 주차돼요?', '가로등 언제 설치하나요', '1번지 앞', '3번 누르면 되나요'],
  ],
  'guide (en)': ['Where can I get my passport?', 'weather report?', 'what time do you open', 'check-in time?', 'guide passport', 'when does the year end?', 'how do I start a business', 'how do I report illegal parking?', 'illegal parking fine how much', 'opening hours', 'passport renewal', 'no one answers the phone', 'end of the year event', 'the number 5 bus is late', 'menu of the cafeteria'],
  file: ['신청', '민원', '민원 신청', '민원 신청할게요', '민원 접수 부탁드립니다', '신고', '신고합니다', '신고하기', '신고할게 있어요', '신고할 게 있는데요', '민원이 있어요', '민원 넣고 싶어요', '민원 넣고 싶은데 어떻게 해요', '민원 넣을게요', '신청 요청', '불편 신고', '접수하기', '민원을 제기하고 싶습니다', '건의합니다', '민원넣을게있어요', '신고 접수해 주세요', '신고 좀 하려고요', '불편사항 접수할게요', '접수해주이소', '민원 넣을려고요', '민원 하나 넣겠습니다', '민원좀 넣을께요', '민원이요~', '민원을 넣으려고 합니다', '민원넣을라카는데', '불편한거 말해도 되나요', '건의 하나 드려도 되겠습니까'],
  'file (en)': ['file', 'report', 'complaint', 'file a complaint', 'I want to file a complaint', "I'd like to report something", 'file please', 'i wanna complain', 'i have a suggestion'],
  'file: 가로등 고장': ['신청 가로등 고장', '민원 가로등 고장', '신고: 가로등 고장', '신청합니다 가로등 고장', '민원신청 가로등 고장', '신고합니다. 가로등 고장', '가로등 고장 신고합니다', '가로등 고장 신고할게요.', '가로등 고장 민원 넣습니다', '안녕하세요 신고합니다 가로등 고장', '민원입니다 가로등 고장', '민원 있습니다. 가로등 고장', '가로등 고장 신고 접수 부탁드립니다', '가로등 고장 신고요', '민원을 제기합니다 가로등 고장', '접수 부탁드려요 가로등 고장'],
  'file: broken lamp (en)': ['file broken lamp', 'FILE: broken lamp', 'report a broken lamp', 'I want to report a broken lamp', 'complaint about broken lamp', 'please report the broken lamp'],
  offer: [
    ...['가로등이 꺼졌어요', '가로등이꺼졌어요', '불이 나갔어요', '보도블록이 깨졌습니다', '하수구가 막혔어요', '쓰레기가 쌓여 있어요', '누가 자꾸 쓰레기를 버려요', '길이 너무 미끄러워요', '위층이 너무 시끄러워요', '불법주차', '공사 소음', '가로등이 왜 안 켜지죠?', '하수구 냄새 어떻게 좀 해주세요', '왜 쓰레기를 안 치워요?', '가로등 고쳐 주실 수 있나요?', '과속방지턱 설치해 주세요', '나무 가지치기 부탁드립니다', '청소 좀 해주세요'],
    ...['전등이 안들어옴', '버스정류장 유리가 깨짐', '보도블럭이 울퉁불퉁해요', '맨홀 뚜껑이 없어요', '현수막 떼주세요', '횡단보도를 만들어 주세요', '비둘기가 너무 많아요', '음식물쓰레기 통이 꽉 찼어요', '킥보드가 길을 막아요', '신호등이 안 바뀌어요', '5번 출구 앞 가로등 고장', '직원이 불친절해요', '나뭇가지가 부러질 것 같아요', '저기 여기 물이 새는데요', '쓰레기 좀 치우세요', '우리 동네 가로등 좀 늘려주세요'],
    ...['주차장 입구를 막아놓은 차 좀 빼주세요', '쓰레기차가 안와요', '음식물 수거를 안해갔습니다', '과속방지턱 좀 만들어주이소', '택시가 승차거부했어요', '확성기 소리 너무 커요', '직원이 반말했어요', '도로에 기름이 쏟아졌어요', '윗집 개가 밤새 짖어요', '인도에 오토바이가 다녀서 무서워요', '나무가지가 전깃줄에 걸렸어요', '버스정류장 의자가 부서졋어요', '횡단보도 페인트가 다 지워졌네요', '킥보드 아무데나 버려져있음', '배수로가 낙엽으로 막혓어여', '전단지가 바닥에 쫙 깔렸습니다', '여권 만들러 가려는데요 그리고 집 앞 보도블럭이 깨졌어요', '전동킥보드가 인도에 널브러져 잇어요', '도와주세요 하수구 넘쳐요', '역삼1동 김주무관님 너무 친절하세요 칭찬합니다', '버스노선 하나 늘려주면 좋겠어요', '가로등 고쳐주셔서 감사해요 근데 하수구가 또 막혔어요'],
    ...['불이 났어요', '불이야', '건물이 무너졌어요', '사람을 때려요', '살려주세요', '사람이 쓰러졌어요'],
  ],
  'offer (en)': ['the street lamp in front of my house is out', 'The streetlight is broken', 'there is a pothole on my street', 'someone keeps dumping garbage here', 'Too much noise at night', 'there is a fire', 'please stop the noise', 'streetlight broken', 'light is out in front of my house', 'illegal parking', 'no parking sign is missing', 'can you fix the road'],
  withdraw: ['취하', '취하해 주세요', '민원 취하하고 싶어요', '취하할래요', '신청 취소', '취하 방법', '민원 취소하려면 어떻게 해요', '신고한 거 취소할게요', '잘못 신고했어요 취소해주세요', '취소해 주이소', '아까 그거 취소요', '없던 일로 해주세요', '민원 안할래요', '해결됐으니 취소해주세요', '취소시켜주세요', '잘못 보냈어요 취소', '취소 안되나요', '민원 거둬들이고 싶습니다', '괜찮아졌어요 신고 취소요', '해결되었으니 안오셔도 됩니다', '실수로 보냈네요 없던걸로 해주세요', '신고 잘못했어요', '그 건 그만 처리하셔도 됩니다'],
  'withdraw (en)': ['withdraw', 'Withdraw my petition', 'cancel', 'withdraw complaint please', 'cancel my report', 'please withdraw', 'cancel it', 'i want to take back my complaint', 'never mind already fixed'],
  'withdraw 1234': ['예 1234', '예1234', '네 1234', '예, 1234', '예 1234 입니다', '예 １２３４', '1234', "'예 1234'"],
  'withdraw 1234 (en)': ['yes 1234', 'YES 1234.'],
  call: ['구청 대표전화가 몇번이요', '담당자 바꿔주세요', '혹시 지금 전화되나요', '상담사랑 얘기하고 싶은데요', '전화해주세요 통화하고 싶어요', '전화', '전화번호', '전화번호 알려줘', '상담원', '상담원 연결해 주세요', '구청 전화번호', '대표번호', '119', '112'],
  'call (en)': ['call me back', 'speak to human', 'can i talk to someone', 'phone', 'call', 'phone number'],
  departments: ['부서', '부서찾기', '부서 안내', '주민센터'],
  'language ?': ['언어', '언어 선택', 'language'],
  'language en': ['english', 'EN', 'English please', '영어', '영어로 해주세요', '언어 en', '언어 english', 'language en'],
  'language ko': ['한국어', '한국어로', 'KO', '한국어로 해주세요', '언어 ko', '언어 한국어', 'korean', 'language ko'],
  'language zh': ['中文', '汉语', '언어 zh', '중국어', '중국어로 해주세요', 'chinese'],
  'language ja': ['日本語', '日本語で', '일본어', 'Japanese', '언어 ja'],
  'language vi': ['tiếng việt', 'Tieng Viet', '베트남어', 'vietnamese', '언어 vi'],
  'language-missing': ['태국어', 'русский', 'สวัสดีครับ', 'Как подать жалобу?', '몽골어', 'nepali'],
  'consent off': ['수신거부', '수신 거부', '거부', '문자 그만 보내세요', '문자 보내지 마세요', '알림 꺼주세요', '문자 오지 않게 해주세요', '문자좀 그만', '이런 문자 그만 받고 싶네요', '카톡 보내지 마이소', '알림 문자 이제 안 받아도 됩니다'],
  'consent off (en)': ['stop', 'STOP', 'unsubscribe', 'stop sending me messages', 'dont text me anymore', 'unsubscribe me'],
  'consent on': ['수신거부 해제', '다시 문자 받고싶어요', '알림 다시 켜주세요', '수신동의', '알림 받기'],
  'consent undefined': ['알림', '알림 설정'],
  'consent by-day': ['밤에는 보내지 말아주세요', '밤에는 보내지 마', '야간 알림 끄기', '새벽에 문자 보내지 마세요 잠 깨요', '밤늦게 알림 안오게 해줘요', '저녁엔 문자 안 왔으면 해요'],
  'consent on (en)': ['start', 'turn on notifications again'],
  'rate 5': ['별점 5개', '5점이요 친절하셨어요', '평가 5', '평가5점', '만족도 5', '5점', '5 매우 만족'],
  'rate ?': ['평가하고 싶어요', '평가', '만족도'],
  'digit 1': ['네 1번', '예1', '접수 1', '일', '1', '１', ' 1 ', '1번', '1 번', '1.', '1)', '(1)', '①', '1번이요', '1번요', '1 번 이요', '1번으로 해주세요', '답장 1', '1!', '일번', '1️⃣', '1번 누를게요', '첫번째', '1 누름', '1ok', 'option 1 pls', '1번 내 민원', '일번이라카이', '1번 할랍니다', '하나', '하나요', '네 하나로 할게요', '첫째', '첫째요', '일 번', '#1', '＃1', '1st', 'First', 'first one', 'the first one please', 'One', 'number one', '1st one pls'],
  'digit 2': ['둘', '둘이요', '둘째', '둘째로 해 주세요', '두번째꺼', '이 번', 'no. 2', 'No.2', '# 2', '2nd', '2nd one', 'the second', 'The second one.', 'two', 'option two'],
  'digit 3': ['셋', '셋째 거요', 'third', 'the 3rd', 'three please'],
  'digit 12': ['12', '12번'],
  'digit 0': ['0', '0번', '０'],
  'too-long': ['가'.repeat(10_000), 'a '.repeat(5_000)],
};
const rows = Object.entries(TABLE).flatMap(([meaning, texts]) => texts.map((text) => [text, meaning] as const));

describe('understand', () => {
  it.each(Object.entries(TABLE))('%s', (meaning, texts) => {
    expect(texts.map((t) => [t.slice(0, 60), gist(t)])).toEqual(texts.map((t) => [t.slice(0, 60), meaning]));
  });

  it.each('하나 틀렸어요|둘 다|둘 다요|하나도|하나 더|하나만 더 있어요|하나 있어요|하나은행|하나로마트|하나님|셋방|둘레길|둘째 출산|둘째 아이 지원금|일 번 국도|이 번호|1st floor light is out|the second light is out|first street|first aid|one more thing|one way street|no one|2nd hand|two lights|#1 exit|no. 2 exit|third floor'.split('|'))('counts something else, and is no digit: %s', (text) => {
    expect(gist(text)).not.toMatch(/^digit/);
  });
  it.each([['hello', 'ko', 'help'], ['good morning', 'vi', 'help'], ['xin chào', 'ko', 'help'], ['こんにちは', 'en', 'help'], ['help', 'ko', 'help (en)'], ['ヘルプ', 'en', 'help (ja)']] as const)('%s from a phone that is spoken to in %s: %s', (text, spoken, meaning) => {
    expect(gist(text, spoken)).toBe(meaning);
  });
  it('holds at least 120 rows', () => {
    expect(rows.length).toBeGreaterThanOrEqual(120);
  });
});

/** With the marks of a language and without, as its people type; what another language shares is answered in the one that is spoken. */
const ABROAD: Record<string, string[]> = {
  'menu (zh)': ['菜单', '菜單', '请给菜单吧'.replace('给', ''), '首页'],
  'menu (ja)': ['メニュー', 'ﾒﾆｭｰ', 'メニューをお願いします', '最初'],
  'menu (vi)': ['thực đơn', 'THUC DON', 'Trang đầu'],
  'help (zh)': ['帮助', '你好', '您好！', '怎么用'],
  'help (ja)': ['ヘルプ', '使い方', 'こんにちは'],
  'help (vi)': ['trợ giúp', 'tro giup', 'Xin chào', 'xin chao'],
  'list (zh)': ['查询', '查詢', '请查询一下', '进度', '我的诉求', '我的投诉什么时候有结果'],
  'list (ja)': ['照会', '照會', '照会お願いします', '進み具合', '私の要望はどうなりましたか', '出した要望はいつ終わりますか'],
  'list (vi)': ['tra cứu', 'TRA CUU', 'tra cuu', 'xin tra cứu', 'Tình hình', 'kiến nghị của tôi đến đâu rồi', 'kien nghi cua toi den dau roi'],
  'file (zh)': ['申请', '投诉', '我要投诉', '举报'],
  'file (ja)': ['申請', '要望', '苦情', '申請したいです'],
  'file (vi)': ['khiếu nại', 'khieu nai', 'KHIẾU NẠI', 'kiến nghị', 'tôi muốn khiếu nại', 'phản ánh'],
  'file: 学校门口的路灯坏了 (zh)': ['申请 学校门口的路灯坏了', '我要投诉：学校门口的路灯坏了', '投诉，学校门口的路灯坏了'],
  'file: 学校の前の街灯が消えています (ja)': ['申請 学校の前の街灯が消えています', '要望：学校の前の街灯が消えています'],
  'file: Đèn đường bị hỏng (vi)': ['khiếu nại Đèn đường bị hỏng', 'KHIEU NAI: Đèn đường bị hỏng', 'Tôi muốn phản ánh về Đèn đường bị hỏng'],
  'offer (zh)': ['路灯不亮', '楼下太吵了', '垃圾没人收', '我家门口有人乱停车', '着火了，救命'],
  'offer (ja)': ['街灯が壊れています', '夜の騒音がうるさいです', '違法駐車で困っています', '火事です'],
  'offer (vi)': ['Đèn đường không sáng', 'den duong bi hong', 'Rác không ai dọn, mùi hôi', 'duong truoc nha toi bi ngap', 'Cháy nhà, cứu với'],
  'guide (zh)': ['护照怎么办理？', '大件垃圾怎么扔？', '申请方法'],
  'guide (ja)': ['パスポートはどこで作れますか', '申請の方法'],
  'guide (vi)': ['làm hộ chiếu ở đâu', 'lam ho chieu o dau can giay to gi nguoi nuoc ngoai duoc khong'],
  'withdraw (zh)': ['撤回', '撤销', '我想撤回诉求'],
  'withdraw (ja)': ['取り下げ', '取下げ', '要望を取り消したい'],
  'withdraw (vi)': ['rút lại', 'rut lai', 'Tôi muốn rút lại kiến nghị'],
  'withdraw 1234 (zh)': ['是 1234', '是1234'],
  'withdraw 1234 (ja)': ['はい 1234', 'はい、1234'],
  'withdraw 1234 (vi)': ['có 1234', 'Co 1234'],
  [`check ${R} (zh)`]: [`查询 ${R}`, `受理编号 ${R.replace(/(....)(....)/, '$1-$2-')}`],
  [`check ${R} (ja)`]: [`照会 ${R}`, `受付番号${R}`],
  [`check ${R} (vi)`]: [`tra cứu ${R}`, `so tiep nhan ${R}`],
  'consent off (zh)': ['停止', '退订'],
  'consent off (ja)': ['通知停止', '配信停止'],
  'consent off (vi)': ['từ chối', 'TU CHOI', 'dừng', 'dung lai'],
  'consent on (zh)': ['开启通知'],
  'consent on (ja)': ['再開'],
  'consent on (vi)': ['nhận tin', 'nhan tin'],
  'call (zh)': ['电话', '電話号码'.replace('号', '')].slice(0, 1),
  'call (ja)': ['でんわ'],
  'call (vi)': ['điện thoại', 'dien thoai'],
};

describe('Chinese, Japanese and Vietnamese', () => {
  it.each(Object.entries(ABROAD))('%s', (meaning, texts) => {
    expect(texts.map((t) => [t, gist(t)])).toEqual(texts.map((t) => [t, meaning]));
  });
  it.each([
    ['menu', 'vi', 'menu (vi)'],
    ['menu', 'en', 'menu (en)'],
    ['menu', 'zh', 'menu (en)'],
    ['stop', 'zh', 'consent off (zh)'],
    ['STOP', 'ja', 'consent off (ja)'],
    ['start', 'vi', 'consent on (vi)'],
    ['申請', 'zh', 'file (zh)'],
    ['申請', 'ja', 'file (ja)'],
    ['申請', 'ko', 'file (ja)'],
    ['通知', 'zh', 'consent undefined (zh)'],
    ['조회', 'vi', 'list'],
  ] as const)('%s on a phone that speaks %s is %s', (text, spoken, meaning) => expect(gist(text, spoken)).toBe(meaning));
  it('đúng is yes, and never stops anything', () => {
    for (const text of ['đúng', 'dung', 'Đúng rồi']) expect(gist(text)).not.toMatch(/^consent/);
  });
  it('Korean and English are not taken for Vietnamese', () => {
    for (const text of ['the streetlight is broken', 'no water in the den', 'bao cao']) expect(gist(text)).not.toMatch(/offer \(vi\)|guide \(vi\)/);
  });
});

const DANGER =
  '가스렌지 가스가 계속 새요|전기줄에 사람이 걸려있어요|할아버지가 길을 잃으신 것 같아요|심장이 아프고 숨이 차요|우리아들이 집을 나가서 안들어와요|앞집 할배가 며칠째 안보여요|옆집에서 싸우는데 애가 웁니다|약을 많이 먹었어요|담벼락이 넘어갈라캐요|넘어져서 팔이 부러진것같아요|할머니가 계단에서 굴렀어요|아이가 창문에 매달려 있어요|someone is breaking in next door|my baby stopped breathing|my dad fell and he can’t move|someone is being beaten|a man was beaten next door|he hit me|I was hit by a car|he is threatening me|someone fell from the roof|a man fell into the river|people are injured|I am being followed|someone is screaming for help|help me please|the ceiling caved in|a house is burning|it smells like gas|trapped in the elevator|얻어맞았어요|남편한테 맞았어요|아저씨가 여자를 패고 있어요|폭력을 쓰고 있어요|화염이 치솟아요|집이 불타요|연기 올라와요|화상 입었어요|옥상에 매달려 있어요|옆집 아이가 맨날 맞고 울어요|남자가 여자를 끌고 가요|옥상에서 사람이 뛰려고 해요|옆집에서 비명소리가 나요|친구가 손목을 그었어요|아이 혼자 길에서 울고 있어요|천장이 내려앉았어요|아들이 저를 때립니다|아버지가 농약을 드셨어요|엘레베이터에 갇힘|유서를 썼어요|사람이 물에 떠있어요|더 이상 살기 싫어요|뛰어내릴 것 같아요 옥상에 사람이|도로에 싱크홀이 생겼어요|전봇대에서 불꽃이 튀어요|아이가 없어졌어요 네살이에요|치매 어머니가 집에 안 들어오세요|누가 따라와요 무서워요|i want to die|my husband hits me|my child is missing|불났어요|불 났어요|집에불이났어요|이불에 불이 붙었어요|불낫어요|불이 난 것 같아요|연기가 자욱해요|타는 냄새가 나요|가스가 새는 것 같아요|폭발했어요|천장이 무너져 내려요|벽이 무너질 것 같아요|붕괴 위험이 있어요|나무가 쓰러져서 사람이 깔렸어요|할머니가 길에 쓰러져 계세요|남편이 때려요|칼로 위협해요|술취한 사람이 난동을 부려요|강도가 들었어요|도둑이야|가정폭력 신고합니다|죽고 싶어요|숨을 안 쉬어요|교통사고 났어요|엘리베이터에 갇혔어요|구급차 불러주세요|화재경보가 울려요|my house is on fire|I smell gas|a wall is collapsing|someone broke into my house|people are fighting|a person is drowning|火事です|着火了|楼里起火了|有人持刀|煤气泄漏|人が倒れています|ガス漏れしています|Có cháy ở tầng 3|dang chay nha|tai nan giao thong|rò rỉ gas';
const HARMLESS =
  '전깃줄에 현수막이 걸려있어요|물이 계속 새요|전선에 나뭇가지가 걸려 있어요|벤치 다리가 부러졌어요|나뭇가지가 부러졌어요|고양이가 며칠째 안 보여요|people smoke at the bus stop every morning|the bench fell over|we are hit with a fine|please help me with my passport|they hit the brakes too late at this crossing|I fell off my bike because of the hole|the bench is falling apart|burning rubbish every night|my car is stuck in the snow|저에게 맞는 복지|화상 회의 신청|간판이 매달려 있어요|도로가 패고 있어요|불났을때 대피요령|익사이팅한 프로그램|열경련이란|농약 살포 일정|치매 어르신 실종 안심서비스|길에 유리조각이 깔려 있어요|전단지가 쫙 깔렸습니다|때려치우고 싶다 진짜|아이가 예방접종 맞고 왔어요|이 동네 시끄러워서 살기 싫어요|화분이 없어졌어요|비 맞고 서 있었어요|화재보험|소방서 어디에요|소방훈련 언제|화재감지기 설치 문의|화재경보기 고장|화재 피해 지원|불법 주차 신고|가로등 불이 나갔어요|불이 안 들어와요|불친절해요|불편합니다|담배연기 때문에 힘들어요|고기 연기가 심해요|나무가 쓰러졌어요|킥보드가 쓰러져 있어요|학교폭력 상담|소음 강도가 심해요|폭발적인 관심|칼국수집 위생|이불 버리는 법|불꽃축제 언제|도시가스 신청|소화전 앞 주차|물이 새요|수도관이 터졌어요|도둑고양이|산불감시원 모집|자살예방센터 전화번호|심폐소생술 교육|fire drill tomorrow?|fire station location|fire hydrant is broken|no smoking sign|cigarette smoke|emergency exit blocked|help me understand passport|灭火器在哪里|消防演习什么时候|消火器の捨て方|火災保険|đèn hỏng|mua bình chữa cháy';

describe('danger', () => {
  it.each(DANGER.split('|'))('%s', (text) => expect(isDanger(text)).toBe(true));
  it.each(HARMLESS.split('|'))('not: %s', (text) => expect(isDanger(text)).toBe(false));
});

describe('understand, whatever is said', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 300 }), fc.stringMatching(/^[민원신청조회접수 0-9?!.a-z]{0,80}$/)), (text) => {
        understand(text);
      }),
    );
  });

  it('a keyword stays the same with spaces, case, width and politeness', () => {
    const dress = fc.record({
      word: fc.constantFrom('조회', '메뉴', '도움말', '민원 신청', '취하', '전화번호', 'status', 'menu', 'help'),
      before: fc.constantFrom('', ' ', '\n', '"'),
      after: fc.constantFrom('', ' ', '!', '.', ' 부탁드립니다', '해 주세요', ' 좀요', '~', '  '),
      wide: fc.boolean(),
    });
    fc.assert(
      fc.property(dress, ({ word, before, after, wide }) => {
        const shown = wide ? [...word].map((c) => (/[a-z]/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('') : word;
        expect(gist(before + shown + after)).toBe(gist(word));
      }),
    );
  });

  const bait = ['해 주세요 ', '네', '안 ', '1.', '　', '?', '신고 ', '취소 ', '내가 ', '불이 ', '사람 ', '접수번호 ', '😀', '예 1', 'cancel ', 'how can ', 'a1 ', 'a', 'ab', 'ㅋ', '1 ', '민원 ', '신청', 'file ', '요', '해주세요', '조회 ', '12-', '내 민원 ', 'i want to file a ', '안녕하세요 ', '감사합니다 ', '(', '가나 신고', 'my petition ', '공일', '아까 ', '그거 ', 'when will it ', '\n드림', '[Web발신] ', 'o0', '차가 사람이 ', '아이가 맞', ' 그리고 '];
  /** Of three texts of this length. */
  function cost(piece: string, length: number): number {
    const texts = ['', '가', '    x'].map((end) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length - end.length) + end);
    return processorMs(() => texts.map((text) => understand(text)));
  }
  it.each(bait)('%s, again and again, costs no more than its length', (piece) => {
    expect(cost(piece, 10_000)).toBeLessThan(100);
    const [part, whole] = [cost(piece, 480), cost(piece, 3_840)];
    expect(whole / Math.max(part, 0.1)).toBeLessThan(24); // eight times the text: 8 by its length, 64 by its square
  });
});
