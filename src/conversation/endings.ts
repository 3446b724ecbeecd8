/** How people dress a word: particles, polite endings, greetings and thanks. None of it changes what is meant. */

/** The letters and digits of a text, in lower case: what is compared. */
export const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
    .replace(/[\ufe0f\u20e3]|(?<![ㄱ-ㅎㅏ-ㅣ\u1100-\u11ff])[ㄱ-ㅎㅏ-ㅣ\u1100-\u11ff]+$/gu, '');

const list = (words: string): readonly string[] => words.split(/\s+/).filter(Boolean);

/** What may follow a keyword, in any order and number: 조회 좀 해 주실 수 있을까요. */
export const POLITE = list(`
  을 를 은 는 이 가 도 만 의 로 으로 요 용 여 좀 쫌 한번 다시 빨리 얼른 지금 바로 또 먼저 그냥 혹시
  하기 하고 하려고 하려고요 하려구요 하려는데 하려는데요 하려합니다 하는데 하는데요 하자 함 할게 할게요 할께 할께요 할래 할래요 할까요 할거예요 할거에요 할겁니다 할것
  세요 십시오 마세요 해 해요 하세요 합니다 하겠습니다 하겠어요 했으면 했으면해요 해달라고
  유 슈 주이소 주이쇼 이소 주시이소 주쇼 주시오 주오 주소서 해유 줘유 줘잉 줘봐 줘봐요 하이소 하소 할라고요 할라구요 할라고 할라는데요
  주 줘 줘요 줄래 줄래요 주라 주세요 주세여 주셔요 주십시오 주십시요 주시겠어요 주시겠습니까 주실래요 주실수 주시면 주시기 주시길 달라 달라고 다오
  부탁 드려요 드립니다 드릴게요 드릴께요 드려도될까요 바람 바래요 바랍니다 요청 bye 원해요 원합니다 원함
  싶어 싶어요 싶습니다 싶은데 싶은데요 싶네요 싶다
  보기 보고 볼래 볼래요 볼게요 볼께요 볼수 보여 봐 봐요 봅시다 보려고 보려고요 알려 알고 알수 가르쳐 보내 연결 바꿔 걸어
  가능 한가요 할까요 할수 수 있나요 있을까요 있는지요 되나요 되요 돼요 될까요 됩니까 인가요 이요 예요 이에요 입니다 인데요 임
  감사 감사합니다 고맙습니다 감사해요 부탁드려용 please plz pls now thanks thankyou
`);
/** What may follow any other keyword besides: 조회 어떻게 해요, 도움이 필요해요. */
export const ASKING = [...POLITE, ...list('필요 필요해요 필요합니다 뭐예요 뭐에요 뭔가요 뭐죠 어떻게해요 어떻게하나요 어떻게하죠 어떻게합니까 어떻게 방법')];
/** What may follow a filing word besides: 신고할 게 있는데요, 민원 넣고 싶은데 어떻게 해요. */
export const FILING = [...POLITE, ...list('있어 있어요 있습니다 있는데 있는데요 있음 있네요 있어서요 거 것 일 내용 사항 점 게 넣을 낼 넣고 넣기 넣을려고 넣을려고요 넣을려구요 넣을라고 넣을라고요 넣겠습니다 넣자고요 내겠습니다 낼려고 낼려고요 올릴게요 올리겠습니다 올리려고 올리려고요 드릴 드리려고 드리려고요 드리고 드리겠습니다 한가지 하나만 넣을게요 넣을께요 넣을래요 넣으려고 넣으려고요 넣습니다 넣어 낼게요 내고 내려고 내려고요 냅니다 제기 올리고 올립니다 신청 접수 신고 싶은데어떻게해요 싶은데어떻게하나요 싶은데어떻게하죠 싶은데어떻게해야하나요 싶은데어떻게하면되나요 하나 한건 건')];
/** What may stand around a receipt number. */
export const AROUND = [...POLITE, ...list('조회 확인 접수 번호 접수번호 민원번호 민원 신청 신고 처리 진행 상황 현황 상태 결과 답변 제 내 저의 나의 저는 번 번호는 번호가 에 대해 어떻게 어찌 언제 됐나요 됐어요 됐습니까 됐는지 되었나요 되었습니까 되고 되는 되어 돼 가나요 왔나요 나오나요 나와요 완료 아직 인가요 궁금해요 궁금합니다 이거 이거요 이것 그거 이건 건은 담당자 연락처 폰 폰은 휴대폰 핸드폰 전화 전화번호 이고 누구 누구예요 누구에요 any update updates news status check track petition complaint receipt number no of for my the is it what whats this')];

/** Whether a text is made of these pieces only. Linear: every place is reached once. */
export function made(text: string, pieces: readonly string[]): boolean {
  const reached = new Array<boolean>(text.length + 1).fill(false);
  reached[0] = true;
  for (let at = 0; at < text.length; at++) {
    if (reached[at]) for (const piece of pieces) if (text.startsWith(piece, at)) reached[at + piece.length] = true;
  }
  return reached[text.length] === true;
}

/** Whether a text is one of the words, dressed or not. */
export const isOneOf = (text: string, words: readonly string[]): boolean => {
  const said = bare(text);
  return said.length <= LONGEST && words.some((w) => said.startsWith(w) && made(said.slice(w.length), POLITE));
};

/** Characters of the longest dressed keyword. */
export const LONGEST = 40;

const THANKED = list('thanks thankyou manythanks muchappreciated 谢谢 謝謝 多谢 多謝 感谢 感謝 ありがとう ありがとうございます ありがとうございました cảmơn cámơn camon');
const BESIDE_THANKS = list('ok okay oh great perfect good nice wow yes very so much indeed a lot again sir madam bye goodbye for your the all help gotit haveaniceday haveagoodday 非常 您 你 了 どうも 本当に bạn nhiều rất xin ban nhieu rat 네 예 감사 감사합니다 감사해요 고맙습니다');
/** Thanks alone, in another language than Korean: they ask for nothing, and do not say in which language to go on. */
export function isCourtesy(text: string): boolean {
  const said = bare(text);
  return said.length <= LONGEST && THANKED.some((t) => said.includes(t)) && made(said, [...THANKED, ...BESIDE_THANKS]);
}

const GREETING = /^(?:안녕\s*하(?:세요|십니까|셔요)|여보세요|저기요|저기|머시기|거시기|있잖아요|저|수고\s*(?:하십니다|하세요|많으십니다|많으세요)|실례\s*합니다|실례지만|죄송\s*한데요?|죄송합니다만|죄송하지만|혹시|다름이 아니라|hello|hi|good (?:morning|afternoon|evening)|dear sir or madam|excuse me|sorry)(?=[\s,.!~?])[\s,.!~]*/iu;
/** Thanks for something else, and then: 고쳐 주셔서 감사해요 근데 …. */
const THANKS_BUT = /^[^.!?\n]{0,40}(?:감사|고맙|고마)[가-힣]{0,6}[\s,.!~]{1,3}(?:그런데|근데|그리고|하지만|다만)\s+(?=\S)/u;
const THANKS = /(?:감사합니다|감사해요|감사드립니다|고맙습니다|고마워요|수고하세요|수고하십시오|thank you|thanks)(?: so much| very much| in advance)?[\s.!~^ㅎㅋ]*$/iu;

const INTERJECTION = /^(?:네|예|넵|넹|응|아|어|음|저|그|그럼|그러면|자|please|pls|ok|okay|well|so|(?:can|could) (?:i|you)|i (?:want|need|would like) to|i['’]d like to)(?:\s(?:please|just))?[\s,.!~]+(?=\S)/iu;
/** A keyword after a word that only begins: 네 조회, please withdraw. */
export const withoutInterjection = (text: string): string => text.replace(INTERJECTION, '').replace(INTERJECTION, '');

/** Without a greeting before and thanks after it; what is nothing else stays. */
export function withoutCourtesy(text: string): string {
  const begun = text.replace(GREETING, '').replace(GREETING, '').replace(THANKS_BUT, '') || text;
  const ended = begun.replace(THANKS, '').trimEnd();
  return /[\p{L}\p{N}]/u.test(ended) ? ended : begun;
}
