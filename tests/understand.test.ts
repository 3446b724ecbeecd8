/** What a text means by itself: a table, rules that hold for any text, and time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from '../src/conversation/understand.js';

/** A meaning in one word: 'list', 'file' (asks what), 'file: …' (with words), 'offer' (a defect), 'danger' … */
function gist(text: string): string {
  const meaning = understand(text);
  if (meaning.kind === 'digit') return `digit ${meaning.digit}`;
  const { ask } = meaning;
  const tongue = meaning.locale ? ` (${meaning.locale})` : '';
  switch (ask.kind) {
    case 'file':
      return (meaning.kind === 'words' ? 'offer' : ask.text === undefined ? 'file' : `file: ${ask.text}`) + tongue;
    case 'check':
      return `check ${ask.receipt}` + tongue;
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
  menu: ['메뉴', '메 뉴', '메뉴!', '메뉴 보여줘', '메뉴 보여 주세요', '처음으로', '?', '？', '??', '', ' \n\t ', '\u0000', '메뉴판 좀 볼래요'],
  'menu (en)': ['menu', 'MENU', 'Menu please', 'ＭＥＮＵ', 'home'],
  help: ['도움', '도움말', '도와주세요', '사용법', '이용 방법', '안녕하세요', '여보세요', '감사합니다', '고맙습니다', '네 감사합니다', '신고 방법 알려줘', '민원 어떻게 넣나요', '신고하려면 어떻게 해야 하나요', '수고하세요'],
  'help (en)': ['help', 'Hello', 'help me', 'thanks', 'Thank you!', 'how do I file a complaint?'],
  list: [
    ...['조회', '조 회', '조회요', '조회!', '조회해줘', '조회 해 주세요', '조회 부탁', '조회 부탁드립니다', '조회 좀 부탁드려요', '조회할게요', '조회하고 싶어요', '조회하려고요', '조회해 주시겠어요?', '조회 가능한가요?', '조회 ㅠㅠ', '"조회"', '조회^^', '저기요 조회 좀요'],
    ...['내 민원', '내민원조회', '처리상황', '진행 상황 알려 주세요', '민원 결과', '민원 처리 결과 알려줘', '내 민원 어떻게 됐어요', '내 민원 어떻게 되어 가나요', '민원 처리 언제 되나요', '접수 됐나요', '답변 왔나요', '답변 언제 와요'],
    ...['제가 신고한 가로등 언제 고쳐지나요', '내가 낸 민원 답변 왔나요', '지난주에 신고했는데 소식이 없네요', '어제 민원 넣었는데 어떻게 됐나요', '신고한 거 처리됐나요', '제 민원 아직인가요'],
  ],
  'list (en)': ['status', 'STATUS', 'status please', 'my petitions', "what's the status?", 'what is the status of my petition', 'check my complaint', 'any news?'],
  [`check ${R}`]: [R, '4948-0172-5368', '494 801 725 368', '4948.0172.5368', '４９４８－０１７２－５３６８', `조회 ${R}`, `조회${R}`, `${R} 조회`, `${R} 조회해 주세요`, `접수번호 ${R}`, `접수번호가 ${R} 인데요`, `제 접수번호는 ${R}입니다`, `${R} 어떻게 됐나요?`, `${R}번`, `번호 ${R} 언제 되나요`, `(${R})`],
  [`check ${R} (en)`]: [`status ${R}`, `status of ${R} please`, `check ${R}`, `receipt number ${R}`],
  'check 123456789012': ['123456789012', '조회 1234-5678-9012'],
  [`withdraw ${R}`]: [`취하 ${R}`, `${R} 취하해 주세요`, `취소 ${R}`],
  [`withdraw ${R} (en)`]: [`withdraw ${R}`, `cancel ${R} please`],
  'receipt-length': ['12345678901', '1234567890123', '조회 1234', '조회 1234-5678-901', '접수번호 12345', '123456789', '1234567890'],
  guide: [
    ...['01012345678', '010-1234-5678', '+82 10 1234 5678', '02-3423-5114', '1588-1234', '010 1234 5678 입니다'],
    ...['민원실 몇 시까지 해요', '접수 시간', '신청서 어디 있나요', '민원실 전화번호', '여권 신청 어떻게 해요', '전입신고 하려고요', '여권', '여권 신청합니다', '등본 떼려면 어떻게 해요', '신청 기간이 언제까지예요', '민원 서류 발급', '출생신고 하고 싶어요', '폐업 신고합니다', '혼인신고', '주차장 어디에 있어요', '대형폐기물 어떻게 버려요', '불법주차 어디에 신고해요', '주차위반 과태료 얼마예요', '쓰레기 언제 버려요', '소음 기준이 뭐예요', '신고필증 재발급', '민원24', '접수처가 어디예요', '소방서 위치', '소방훈련 언제 하나요', '화재보험', '가로등', 'ㅋㅋㅋ', '😀', '...', '아', '여권 신청했는데 언제 나와요', '택배 조회', '과태료 조회'],
  ],
  'guide (en)': ['Where can I get my passport?', 'weather report?', 'what time do you open', 'check-in time?', 'guide passport', 'when does the year end?', 'how do I start a business'],
  file: ['신청', '민원', '민원 신청', '민원 신청할게요', '민원 접수 부탁드립니다', '신고', '신고합니다', '신고하기', '신고할게 있어요', '신고할 게 있는데요', '민원이 있어요', '민원 넣고 싶어요', '민원 넣고 싶은데 어떻게 해요', '민원 넣을게요', '신청 요청', '불편 신고', '접수하기', '민원을 제기하고 싶습니다', '건의합니다'],
  'file (en)': ['file', 'report', 'complaint', 'file a complaint', 'I want to file a complaint', "I'd like to report something", 'file please'],
  'file: 가로등 고장': ['신청 가로등 고장', '민원 가로등 고장', '신고: 가로등 고장', '신청합니다 가로등 고장', '민원신청 가로등 고장', '신고합니다. 가로등 고장', '가로등 고장 신고합니다', '가로등 고장 신고할게요.', '가로등 고장 민원 넣습니다', '안녕하세요 신고합니다 가로등 고장'],
  'file: broken lamp (en)': ['file broken lamp', 'FILE: broken lamp', 'report a broken lamp', 'I want to report a broken lamp', 'complaint about broken lamp', 'please report the broken lamp'],
  offer: [
    ...['가로등이 꺼졌어요', '가로등이꺼졌어요', '불이 나갔어요', '보도블록이 깨졌습니다', '하수구가 막혔어요', '쓰레기가 쌓여 있어요', '누가 자꾸 쓰레기를 버려요', '길이 너무 미끄러워요', '위층이 너무 시끄러워요', '불법주차', '공사 소음', '가로등이 왜 안 켜지죠?', '하수구 냄새 어떻게 좀 해주세요', '왜 쓰레기를 안 치워요?', '가로등 고쳐 주실 수 있나요?', '과속방지턱 설치해 주세요', '나무 가지치기 부탁드립니다', '청소 좀 해주세요'],
    ...['불이 났어요', '불이야', '건물이 무너졌어요', '사람을 때려요', '살려주세요', '사람이 쓰러졌어요'],
  ],
  'offer (en)': ['The streetlight is broken', 'there is a pothole on my street', 'someone keeps dumping garbage here', 'Too much noise at night', 'there is a fire', 'please stop the noise'],
  withdraw: ['취하', '취하해 주세요', '민원 취하하고 싶어요', '취하할래요', '신청 취소'],
  'withdraw (en)': ['withdraw', 'Withdraw my petition', 'cancel'],
  'withdraw 1234': ['예 1234', '예1234', '네 1234', '예, 1234', '예 1234 입니다', '예 １２３４'],
  'withdraw 1234 (en)': ['yes 1234', 'YES 1234.'],
  call: ['전화', '전화번호', '전화번호 알려줘', '상담원', '상담원 연결해 주세요', '구청 전화번호', '대표번호', '119', '112'],
  'call (en)': ['phone', 'call', 'phone number'],
  departments: ['부서', '부서찾기', '부서 안내', '주민센터'],
  'language ?': ['언어', '언어 선택', 'language'],
  'language en': ['english', 'English please', '영어', '영어로 해주세요', '언어 en', '언어 english', 'language en'],
  'language ko': ['한국어', '한국어로', '한국어로 해주세요', '언어 ko', '언어 한국어', 'korean', 'language ko'],
  'language-missing': ['中文', '日本語', 'tiếng việt', 'tieng viet', '언어 zh', '중국어'],
  'consent false': ['수신거부', '수신 거부', '거부', '문자 그만 보내세요', '문자 보내지 마세요'],
  'consent false (en)': ['stop', 'STOP', 'unsubscribe', 'stop sending me messages'],
  'consent true': ['수신동의', '알림 받기'],
  'consent true (en)': ['start'],
  'rate 5': ['평가 5', '평가5점', '만족도 5', '5점', '5 매우 만족'],
  'rate ?': ['평가', '만족도'],
  'digit 1': ['1', '１', ' 1 ', '1번', '1 번', '1.', '1)', '(1)', '①', '1번이요', '1번요', '1 번 이요', '1번으로 해주세요', '답장 1', '1!', '일번', '1️⃣', '1번 누를게요'],
  'digit 0': ['0', '0번', '０'],
  'too-long': ['가'.repeat(10_000), 'a '.repeat(5_000)],
};
const rows = Object.entries(TABLE).flatMap(([meaning, texts]) => texts.map((text) => [text, meaning] as const));

describe('understand', () => {
  it.each(Object.entries(TABLE))('%s', (meaning, texts) => {
    expect(texts.map((t) => [t.slice(0, 60), gist(t)])).toEqual(texts.map((t) => [t.slice(0, 60), meaning]));
  });

  it('holds at least 120 rows', () => {
    expect(rows.length).toBeGreaterThanOrEqual(120);
  });
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

  const bait = ['ㅋ', '1 ', '민원 ', '신청', 'file ', '요', '해주세요', '조회 ', '12-', '내 민원 ', 'i want to file a ', '안녕하세요 ', '감사합니다 ', '(', '가나 신고', 'my petition '];
  it.each(bait)('%s, again and again, costs no more than its length', (piece) => {
    const cost = (n: number): number => {
      const text = piece.repeat(Math.ceil(n / piece.length)).slice(0, n);
      const began = performance.now();
      for (let i = 0; i < 20; i++) understand(text);
      return performance.now() - began;
    };
    cost(1_900); // warm
    const [half, whole] = [0, 1, 2].map(() => [cost(1_900), cost(3_800)] as const).sort((a, b) => a[1] / a[0] - b[1] / b[0])[0] ?? [1, 1];
    expect(whole / Math.max(half, 1)).toBeLessThan(5); // twice the text; a quadratic rule gives 4, an exponential one never ends
  });
});
