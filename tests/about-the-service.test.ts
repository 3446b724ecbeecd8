/** Short texts about the service itself: how one's petition stands, a person to talk to, fewer texts, thanks. By what each comes to, alone, after a receipt and at a confirmation. */
import { describe, expect, it } from 'vitest';
import type { Message } from '../src/channel.js';
import { converse } from '../src/conversation/converse.js';
import type { Memory, Remembered } from '../src/conversation/memory.js';
import { wish } from '../src/conversation/service.js';
import { processorMs } from './processor.js';

const message = (digits: Message['digits']): Message => ({ outcome: 'ok', locale: 'ko', title: '', blocks: [], digits, keeps: 'draft', texts: [] });
const RECEIPT = message({ 3: { label: '덧붙이기', ask: { kind: 'add', receipt: '494801725368' } } });
const CONFIRMATION = message({ 1: { label: '접수', ask: { kind: 'file', text: '가로등 고장', confirmed: true } }, 2: { label: '고치기', ask: { kind: 'file' } }, 0: { label: '그만두기', ask: { kind: 'menu' } } });
const WHEN = { alone: {}, 'after a receipt': { last: RECEIPT }, 'at a confirmation': { last: CONFIRMATION, dialogue: CONFIRMATION } } satisfies Record<string, Remembered>;

/** What a text comes to: the kind of what is asked, and what of it; 'more' is offered to be added to the petition of the receipt. */
async function comesTo(text: string, before: Remembered): Promise<string> {
  const meant = await converse({ recall: async () => before } as unknown as Memory, 'phone', text, 'ko');
  if ('reply' in meant) return 'more';
  const { ask } = meant;
  if (ask.kind === 'consent') return `consent ${ask.wanted}`;
  if (ask.kind === 'language') return `language ${ask.locale ?? '?'}`;
  return ask.kind === 'guide' && ask.told ? 'told' : ask.kind;
}

const ANYWHERE: Record<string, string[]> = {
  list: [
    ...['신고한 민원 처리되었는지요', '제 신고건 담당자가 배정됐습니까', '지난 금요일에 올린 건 어찌 되고 있나요', '혹시 접수는 잘 됐을까요', '답이 언제쯤 올까요', '처리가 너무 늦네요', '진행이 어디까지 됐어요', '아직 처리 안 된거죠?', '내가 뭐 신고했는지 볼 수 있어요?', '저번에 말한 보도블럭은 언제 고쳐요'],
    ...['제 민원 몇 번인지 알려주세요', '접수됐다는데 그 뒤로 소식이 없어요', '오늘 오신다더니 안 오시네요', '그거 다 됐어요?', '제가 보낸 글 읽으셨나요', '담당 직원이 누구예요 제 민원', '결과를 알고 싶습니다', '신고 내역 좀 볼게요', '여태 감감무소식이에요', '얼마나 더 기다려야 합니까'],
    ...['하자 신고한 건 답변 주세요', 'did anyone look at my complaint', 'how is my request going', 'I reported a pothole on Monday, any progress?', 'who is in charge of my case', 'can you show me what I reported', 'how long until you fix it', 'have you received my report?', 'where can I see my complaints', 'I sent a complaint last week and heard nothing'],
    ...["it's been two weeks, still nothing", '지금 어디까지 진행됐는지 궁금합니다', '접수한거 보여줘', '그동안 내가 신고한 것들 좀 봅시다', '언제쯤 나와서 고쳐주실건가요', '담당자가 누구로 정해졌나요', '내가 보낸 민원 목록', '내가 낸 민원 잘 들어갔나요'],
  ],
  withdraw: [
    ...['신고했던거 취소할 수 있나요', '방금 보낸거 취소요', '제가 보낸 신고 지워주세요', '해결됐어요 그만 나오셔도 됩니다', '실수로 눌렀어요 삭제해주세요', '민원 넣은거 철회합니다', '아까 접수한 건 무시해주세요', '이제 처리 안 해주셔도 돼요', '그 신고 그냥 없던 걸로 할게요', '다른 사람이 벌써 신고했다네요 제 건 취소할게요'],
    ...['please drop my complaint', "I'd like to take back my report", 'you can close my case, it got fixed', 'sent by mistake, please delete my message', 'cancel the report I sent', 'no longer needed, thanks', '잘못 보냈어요 지워주세요', 'I want to withdraw it, the lamp works again'],
  ],
  call: [
    ...['담당자랑 통화 좀 하게 해주세요', '사람이랑 말하고 싶은데요', '전화 한 통만 주실 수 있을까요', '직접 전화로 설명하고 싶습니다', '타자가 느려서 전화로 하고 싶어요', '글을 몰라서 전화로 할게요', '어디로 전화하면 되나요', '전화 연결 부탁드려요', '거기 누구 없어요? 사람 좀 바꿔줘요', '로봇 아니고 진짜 사람이랑 얘기하고 싶어요'],
    ...['저한테 전화 좀 해줄래요', '공무원하고 상담하고 싶습니다', '문자 못 쓰겠으니 전화 주세요', '대표전화 알려주세요', 'is there a human I can talk to', 'I would rather talk on the phone', 'could an officer call me', 'my eyes are bad, please call', 'what number do I call', 'give me a call please'],
    ...["I can't type well, can someone call me", '문자 말고 직원이랑 얘기할래요', '눈이 어두워서 문자를 못 하니 전화로 해주시오', '담당자랑 직접 통화하고 싶습니다', '기계 말고 사람 바꿔주세요', 'What is your phone number', 'can I speak with someone in English'],
  ],
  help: [
    ...['정말 고맙습니다^^', '네네 고마워요 ㅎㅎ', '친절한 답변 고맙습니다', '아유 감사해라', '빨리 처리해주셔서 고맙습니데이', '항상 수고가 많으십니다', '고생하셨습니다', '너무너무 감사합니다!!', '알려줘서 감사', '깨끗해졌네요 감사합니다'],
    ...['덕분에 환해졌어요', '네 잘 알겠습니다 기다리겠습니다', '오 빠르네요 감사요', 'many thanks', 'thank u very much :)', 'that was quick, thanks!', 'appreciate your help', 'tysm', 'perfect, thank you', 'ok got it'],
    ...['이 번호로 뭐 보내면 되나요', '이거 뭐하는 번호예요', '쓰는 법 좀 가르쳐주세요', '어떻게 사용하는지 모르겠네요', '뭘 물어볼 수 있어요?', 'how do I use this service', 'what is this number for', "I don't know how this works", 'what can I do here', '여기서 뭘 할 수 있나요'],
    ...['사용법을 모르겠어요', '아이고 고마워요', '수고 많으십니다', '빠른 답변 감사드려요~', 'great, thx', '감사합니당 ㅎㅎ 🙏'],
  ],
  'consent off': [
    ...['이런 거 문자로 보내지 말아주세요', '문자가 너무 많이 와요 그만 보내주세요', '카톡 알림 해제해주세요', '더이상 연락 안 받고 싶어요', '안내 메시지 받기 싫습니다', '문자 수신 거부합니다', '알림 좀 꺼 줄래요', "please don't send any more messages", 'turn off the notifications', "I don't want these texts"],
    ...['안내문자 안 받을래요', '문자 오는거 귀찮으니 끊어주시오', '문자고만보내라'],
  ],
  'consent on': [
    ...['알림 다시 받고 싶습니다', '문자 알림 켜줘요', 'please start texting me again'],
  ],
  'consent by-day': [
    ...['밤에는 문자 보내지 마세요 자는데 깨요', '새벽 알림은 꺼주세요'],
  ],
  menu: [
    ...['What are my options', '메뉴 좀 다시 보내주세요', '처음 화면으로 돌아갈래요', 'show me the menu again'],
  ],
  'language en': [
    ...['영어로 답해줄 수 있나요'],
  ],
  'language zh': [
    ...['can you speak Chinese?', '중국어 되나요'],
  ],
  'language ko': [
    ...['한국말로 다시 보내주세요', 'switch to Korean please', '한글로 보내줘', 'can you answer in Korean'],
  ],
  'language ja': [
    ...['please reply in Japanese'],
  ],
  'language vi': [
    ...['베트남어로 바꿔주세요'],
  ],
  'language ?': [
    ...['외국어 지원되나요', '다른 나라 말로도 되나요'],
  ],
};

const TABLE: Record<keyof typeof WHEN, Record<string, string[]>> = {
  alone: {
    ...ANYWHERE,
    guide: [
      ...['여권 언제 나와요', '전입신고 처리 기간 며칠 걸려요', '주민센터 전화번호', '건강검진 결과 언제 나오나요', '문자 발송 서비스 신청 방법', '영어 강좌 있나요', '중국어 통역 되나요', '자동차세 환급 언제 돼요'],
      ...['과태료 취소할 수 있나요', '수영장 회원 취소하려면', '담당 부서가 어디예요 가로수', '도서관 예약 취소해주세요', '사람 찾기', '보청기 지원 있나요', '수어 통역사 연결되나요'],
      ...['쓰레기 언제 수거해요', 'when will the new library open', 'can foreigners get a phone number', 'how do I cancel my gym membership', 'is there an English class', 'what is the number of the tax office', 'Korean language class'],
    ],
    file: [
      ...['공중전화 고쳐 주세요', '가로등 꺼 주세요', '낙서 지워주세요', '전단지 그만 붙이게 해주세요', '직원이 전화를 끊었어요', '안내판 글자가 안 보여요', '사람들이 밤에 큰 소리로 전화하고 떠들어요 시끄러워요', '가로등이 깨졌어요 고장난지 오래됐어요 전화 주세요'],
      ...['버스정류장 메뉴판이 떨어졌어요', '불빛이 너무 밝아서 잠을 못 자겠어요 꺼주세요', 'Could you plant more trees along Teheran-ro?', 'we need more trash cans at the station', 'It would be great if the park had lights', 'please cut the grass by the river'],
      ...['can someone remove the wasp nest', 'The lamp is off again', 'people are loud at night and call each other names'],
    ],
  },
  'after a receipt': {
    ...ANYWHERE,
    list: [
      ...(ANYWHERE.list ?? []),
      ...['가로등 고쳤어요?', 'Is the light repaired yet?', '가로등 언제 고쳐주나요', '보도블럭은 언제쯤 수리되나요', '쓰레기 치웠나요', 'has the pothole been fixed?', 'when will the lamp be repaired'],
    ],
    more: [
      ...['덧붙입니다 밤 9시 이후에 안 켜집니다', '한 개가 아니라 세 개가 꺼져 있습니다', "it's right next to the GS25", 'exact address is 14 Hakdong-ro 23-gil', '추가로 말씀드리면 옆 가로등도 고장났어요', '아 참 그 옆에 것도 깨졌어요', '덧붙여서 냄새도 심합니다', 'also the other lamp is broken'],
      ...['by the way the pole is leaning', 'I forgot to mention it is behind the school', 'correction: it is exit 5, not exit 4', '하나 더 있어요 맞은편도 꺼졌어요', '빠뜨렸는데 3번 출구 쪽이에요'],
    ],
    guide: [
      ...['여권은 언제 나와요', '주소 변경 방법'],
    ],
  },
  'at a confirmation': {
    file: [
      ...['no, it is wrong, let me change it', '내용이 좀 잘못됐어요', '주소가 틀렸어요 다시 쓸게요', '아니 좀 고쳐야겠어요', '오타가 있네요', 'I made a mistake, let me try again', 'wait, change the address', '글자가 틀렸네요 수정할게요'],
    ],
  },
};

/** Of two more sets, written before they were tried: those that were not understood at first. */
const MENDED: Partial<Record<keyof typeof WHEN, Record<string, string[]>>> = {
  'after a receipt': {
    list: [
      ...['가로등 고치러 오셨었나요', '공사 날짜 잡혔나요', '그 건 진척이 좀 있습니까', '오늘까지라고 하셨는데 왜 안 오세요', '접수번호 문자를 지워버렸는데 번호 알려주세요', '언제까지 해주시는 거예요', '몇 시쯤 오나요', '늦어지는 이유가 뭡니까'],
      ...['has someone been sent to repair the lamp', "what's taking so long", 'is it being worked on?', '사람 보내셨나요', '제 신고 묵살당한 건가요', 'Have they started on it', 'how much longer', 'did you guys get it'],
    ],
    call: [
      ...['문자 답답해서 못하겠네 전화 좀 하쇼', '담당 공무원 직통번호 좀 알려주세요', '시간 되실 때 연락 한번 주세요'],
    ],
    help: [
      ...['아이구 정말 감사드립니다 복 받으세요', '넘 고마워용 ㅎㅎ', 'thanks a bunch'],
    ],
    'consent off': [
      ...['문자 받는거 취소할게요', "I don't want to receive these anymore", 'take me off your list', '이 번호로 문자 오는거 싫어요', '문자 폭탄 그만', 'no notifications please'],
    ],
    'consent on': [
      ...['문자 알림 다시 신청할게요', 'please turn my notifications back on', '이제 다시 알림 주세요'],
    ],
    more: [
      ...['그 앞에 어린이집 있어요 위험해요', '참고하세요 낮에도 꺼져 있어요', '거기 옆에 공중전화 있어요', 'it happens mostly after 10pm'],
    ],
    withdraw: [
      ...['아까 그 민원 안 하는걸로 할게요', '제가 착각했네요 민원 내려주세요'],
    ],
    'language ko': [
      ...['back to Korean please'],
    ],
  },
  alone: {
    call: [
      ...['나이가 많아서 글을 잘 못 써요 전화로 받아주시면 안되나요', '전화 받는 분 안 계세요', '말로 하고 싶은데 몇 번으로 걸어요', '기계랑 얘기하기 싫어요', 'is anybody there? I need a human', 'do you have a hotline', 'texting is hard for me, can I call you', 'Can I get a phone call instead'],
      ...['how can I reach a person'],
    ],
    help: [
      ...['늘 애써주셔서 감사합니다', 'Thank you for your hard work', '할 수 있는 거 다 보여줘', 'I have no idea how to use this', '무슨 기능이 있어요', 'how does this thing work'],
    ],
    'consent off': [
      ...['앞으로 이런 메시지 사양합니다'],
    ],
    file: [
      ...["It'd be great if you opened the library later", "I'd appreciate it if you could clean the drain"],
    ],
    'language en': [
      ...['영문으로 받을 수 있나요'],
    ],
    'language ko': [
      ...['do you have Korean'],
    ],
  },
  'at a confirmation': {
    file: [
      ...['잠깐 내용 바꿀게요', '아니 아니 다시 적을게'],
    ],
  },
};

describe.each(Object.keys(TABLE) as (keyof typeof WHEN)[])('%s', (when) => {
  const rows = [...Object.entries(TABLE[when]), ...Object.entries(MENDED[when] ?? {})];
  it.each(rows.map(([wanted, texts]) => [wanted, texts.length, texts] as const))('%s: %i texts', async (wanted, _, texts) => {
    const found = await Promise.all(texts.map(async (text) => [text, await comesTo(text, WHEN[when])]));
    expect(found).toEqual(texts.map((text) => [text, wanted]));
  });
});

/** No sentence of the longest that is read so takes long, whatever it is made of. */
it('every sentence is read in its length', () => {
  const pieces = ['내가 ', '제가', '이요', '네', '아니', '전화', ' 한번', '를', '도', '안 ', '왜 ', '이렇게', '하하', '보고', '신고', '했', '취소', ' 해', '문자', '다시 ', '앞으로', 'my ', 'turn ', 'the ', 'it ', 'a ', 'call ', "don't ", '그', '거기', '번호', '글', '눈', '은'];
  for (const one of pieces) {
    for (const other of pieces) {
      const text = (one + other).repeat(60).slice(0, 79);
      expect(processorMs(() => wish(`${text}x`)), text).toBeLessThan(50);
    }
  }
});
