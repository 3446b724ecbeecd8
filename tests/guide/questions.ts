/** What citizens ask the pilot's guide, in each style; written for this project. */
import type { Query } from '../../src/guide/evaluate.js';

const of = (style: string, ...asked: [query: string, ...relevant: string[]][]): Query[] => asked.map(([query, ...relevant]) => ({ query, style, relevant }));

export const QUESTIONS: Query[] = [
  ...of('short',
    ['여권', 'passport-new', 'passport-lost', 'passport-hours', 'passport-pickup', 'passport-photo', 'passport-minor'], ['소파', 'bulky-waste'], ['등본', 'certificate-residence'], ['인감', 'seal'],
    ['개명', 'name-change'], ['견인', 'towed'], ['치매', 'dementia'], ['보건증', 'health-certificate'], ['현수막', 'banner'], ['도서관', 'library'], ['재산세', 'property-tax'], ['정화조', 'septic'],
    ['노래방', 'karaoke-pc'], ['빙판', 'snow'], ['통역', 'multicultural'], ['페트병', 'recycling'], ['이발소', 'beauty']),
  ...of('keyword',
    ['여권 사진 규격', 'passport-photo'], ['전입신고 서류', 'move-in'], ['음식점 영업신고', 'food-business'], ['쓰레기 배출 요일', 'waste-days'], ['국제운전면허', 'licence-international'], ['정보공개 청구', 'information-disclosure'],
    ['무인발급기 위치', 'kiosk'], ['독감 예방접종 무료', 'vaccination'], ['중고차 명의 이전', 'car-registration'], ['공사 소음 시간', 'noise-limit'], ['어르신 지하철 무료', 'senior-card'], ['소상공인 대출', 'small-business-loan'],
    ['위반건축물 확인', 'building-ledger'], ['임산부 엽산', 'pregnancy'], ['주민참여예산', 'budget-participation'], ['담배 판매 허가', 'tobacco']),
  ...of('question',
    ['여권을 잃어버렸는데 어떻게 해야 하나요?', 'passport-lost'], ['이사 왔는데 무슨 신고를 해야 합니까', 'move-in'], ['냉장고를 버리고 싶은데 돈을 내야 하나요', 'appliances'], ['침대를 버리려면 얼마를 내야 합니까', 'bulky-waste'],
    ['아기가 태어났는데 출생신고는 언제까지 하나요', 'birth'], ['아버지가 돌아가셔서 신고하려고 합니다', 'death'], ['주차 딱지를 받았는데 억울합니다', 'parking-appeal', 'parking-fine'], ['세금이 밀려서 나눠 내고 싶어요', 'tax-arrears', 'local-tax-pay'],
    ['식당을 차리려면 어떻게 해야 하나요', 'food-business'], ['윗집이 너무 쿵쿵거리고 시끄러워요', 'floor-noise'], ['집 앞에 눈을 안 치우면 벌금을 내나요', 'snow'], ['가로등이 꺼져서 골목이 어두워요', 'street-light'],
    ['혼자 사시는 어머니를 돌봐 줄 사람이 있을까요', 'senior-care'], ['병원비가 없어서 치료를 못 받고 있어요', 'emergency-aid'], ['강아지를 키우는데 등록해야 하나요', 'pet-register'], ['먹다 남은 약은 어디에 버립니까', 'medicine-battery'],
    ['변호사와 무료로 상담할 수 있나요', 'legal-advice'], ['토요일에도 등본을 뗄 수 있나요', 'kiosk', 'certificate-residence'], ['구청은 몇 시까지 문을 여나요', 'office-hours'], ['전세 계약하고 확정일자를 받으려면', 'fixed-date']),
  ...of('sms',
    ['여권잃어버렷어여', 'passport-lost'], ['쇼파버리는데얼마에여', 'bulky-waste'], ['주차위반과태료얼마냐', 'parking-fine', 'parking-appeal'], ['애기여권만들라면', 'passport-minor'], ['등본띠러가면몇시까지', 'certificate-residence', 'office-hours', 'kiosk'], ['민증재발급 얼만ㄱㅏ', 'id-card'],
    ['차견인됬어요ㅠㅠ', 'towed'], ['재활용언재버려여', 'waste-days', 'recycling'], ['보건증어디서하나여', 'health-certificate'], ['이사햇는데 주소옴기기', 'move-in'], ['ㅇㅕ권사진안경써도대나', 'passport-photo'], ['음식물쓰래기 닭뼈대나요', 'food-waste'], ['층간소음신고ㅜㅜ', 'floor-noise'],
    ['전입신고할래는데 머필요해여', 'move-in'], ['독감주사 꽁짜 몇살부터', 'vaccination'], ['담배꽁초버리면벌금잇나', 'dumping', 'no-smoking']),
  ...of('mixed',
    ['PC방 등록', 'karaoke-pc'], ['TV 버리기', 'appliances'], ['RFID 음식물 카드', 'food-waste'], ['passport 재발급', 'passport-lost', 'passport-new'], ['65세 교통카드', 'senior-card'], ['1인 출판사', 'publisher'], ['SMS로 뭐 할 수 있어요', 'sms-use'], ['1365 봉사', 'volunteer'], ['visa 외국인 상담', 'multicultural'], ['recycling 요일', 'waste-days', 'recycling']),
];

/** Nothing that a district's guide answers. */
export const NONSENSE = ['손흥민 골 몇 개 넣었어', '파이썬 리스트 정렬하는 법', '김치찌개 맛있게 끓이는 비법', '넷플릭스 드라마 추천', '피타고라스의 정리', '갤럭시 신제품 출시', '로또 당첨 번호', '방탄소년단 콘서트 후기', '블랙홀 사진', 'asdf qwer zxcv', '남자친구 생일 선물', '롤 티어 올리는 법', '비트코인 시세', '엑셀 함수 vlookup', '미국 대통령 누구야', '프랑스 수도', '아니에요', '그게 아니라요', '뭐라고요', '됐어요 그냥', '버스 노선', '법원 등기소', '국민연금 수령액', '군대 입영통지서'];
