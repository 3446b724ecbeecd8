/** What a text means now: digits and open questions belong to what was sent before. */
import type { Dialogue, Message } from '../channel.js';
import { askFrom } from '../forms.js';
import type { Ask, Locale } from '../inquiry.js';
import { isDanger } from '../petitions/danger.js';
import { clean, MAX_TEXT } from '../petitions/intake.js';
import { type Choice, type Reply, say } from '../reply.js';
import { bare, made, POLITE } from './endings.js';
import type { DialogueState, Memory, Remembered } from './memory.js';
import { onlyCorrects } from './concepts.js';
import { adds, asks, corrects, isDetail, isPlace, statement, statementInEnglish } from './patterns.js';
import { isDetailAbroad, states } from './sentences.js';
import { keeps } from './service.js';
import { spelled } from './typed.js';
import { understand } from './understand.js';

/** Inside a dialogue these drop it; elsewhere 취소 and cancel mean a petition. */
const DROP = ['취소', '그만', '그만두기', '그만둘', '안할', '됐어', '됐습니다', '아니예', '아니에', '아닙니다', '아님', '안해', '하지마', '안할래', '접수안할', '접수안해', '신청안할', '신청안해', '민원안할', 'ㄴㄴ', '노노', 'nope', 'nah', 'forgetit', '필요없어', '처음', '처음으로', '아니', '아니오', '아뇨', '아이다', '관둘', '관두', '아닌데', '됐다', '아녀', '아니야', '아냐', '안보낼', '안보내', '접수하지마', '신청하지마', '신고하지마', '보내지마', '하지말아', 'cancel', 'nevermind', 'no', 'nothanks', 'nothankyou', 'stop', '取消', '不要', '算了', '不用了', 'やめる', 'やめます', 'いいえ', 'キャンセル', 'thôi', 'thoi', 'huỷ', 'hủy', 'huy', 'không', 'khong', '不用', '不要了', '不是', '不了', '不對', '不对', 'いらない', '結構です', '中止', 'ちがいます', '違います', 'いや', 'hủybỏ', 'huybo', 'bỏqua', 'boqua', 'khôngcần', 'khongcan', 'khôngphải', 'khongphai', 'thôiạ', 'thoia', 'khôngạ', 'khonga'];
/** Yes, to what was just asked. */
const AGREE = ['ㅇ', 'ㅇㅇ', 'ㅇㅋ', '하모', '오냐', '맞고', '그려', '맞심더', '오케이', '확인', '보내', '당연', '당연하지', '당연히', '물론', '물론이', '네', '예', '넵', '넹', '응', '그래', '그렇게', '좋아', '맞아', '맞어', '맞네', '맞습니다', '맞음', '접수', '신청합니다', '신청할', '신고합니다', '신고할', 'yes', 'y', 'ok', 'okay', 'right', 'correct', 'sure', 'yep', 'yeah', 'yup', 'thatsright', 'goahead', 'confirm', 'fine', '是', '是的', '对', '好', '好的', '确认', '提交', 'はい', 'そうです', 'お願いします', '出します', 'vâng', 'vang', 'có', 'co', 'đúng', 'dung', 'gửi', 'gui', 'gửiđi', 'guidi', 'dạ', 'da', 'vângạ', 'vanga', 'dạvâng', 'davang', 'đồngý', 'dongy', 'được', 'duoc', 'đúngrồi', 'dungroi', '對', '對的', '对的', '嗯', '可以', '行', '確認', '没错', '沒錯', 'うん', 'ええ', 'はいそうです', 'あっています', '合っています', 'それでいいです', 'いいです', '送ってください'];
/** What was just asked is not right yet. */
const CHANGE = ['고치', '고칠', '수정', '변경', '정정', '바꾸', '바꿀', '틀렸', '틀려', '틀린', '잘못', '다시쓸', '다시적', '다시쓰', '잘못썼', '잘못적었', '틀렸어', '내용', '주소', '장소', '글자', '안맞아', '안맞습니다', 'change', 'edit', 'wrong', 'notright', 'fix', 'correctit'];
/** More to say of what was filed. */
const MORE = ['추가', '내용추가', '덧붙', '덧붙일', '추가할', '더할말', '할말더', '내용더', '게있어', '것이있어', '거있어', '게있습니다', '게있는데', '말이있어', 'add', 'more'];
const DRESSED = [...POLITE, '래요', '게요', '아요', '어요', '괜찮아요', '아니고', '그게', '그건', '그거', '이건', '이게', 'thatsright', 'fileit', 'it'];

/** Laughter, marks and pictures alone answer nothing. */
const NOISE = /^[\s.,!?~^…ㅋㅎㅠㅜ\p{Extended_Pictographic}\p{M}\u200d]*$/u;
/** A few syllables that end as speech does and mean nothing known: a yes, a no or a wish in other words. */
const MUTTERED = /^[가-힣\s]{1,9}(?<=[요다냐야네지어아제데유예소라래죠여])[\s.!~]*$/u;
/** 네? is no yes: what was asked is asked again. */
const HUH = /^\s*(?:네|예|응|에|엥|뭐|yes|ok|okay|what|huh)\s*[?？]/iu;

type Asked = Exclude<Ask, { kind: 'said' }>;
type Understood = { ask: Asked; locale?: Locale; answers: 'dialogue' | 'nothing' };
export type Conversed =
  | Understood
  /** The digit has two meanings: ask which. */
  | { reply: Reply; answers: 'nothing' };

/**
 * @param phone keyed hash; a sender without one has no memory @param spoken the language that it has been answered in; none yet: undefined
 * @param breaks whether a text names something that the district mends
 */
export async function converse(memory: Memory, phone: string | undefined, text: string, spoken: Locale | undefined, breaks: (text: string) => boolean = () => false): Promise<Conversed> {
  const said = clean(text);
  const meaning = understand(text, spoken);
  const asked = meaning.kind === 'ask' ? understood(meaning.ask, meaning.locale) : undefined;
  const [kept, agrees] = [keeps(said), says(said, AGREE)];
  const drops = !kept && says(said, DROP);
  if (asked && asked.ask.kind !== 'file' && !drops && !agrees) return asked;
  const before = phone === undefined ? {} : await memory.recall(phone);
  if (before.dialogue && drops) return { ask: { kind: 'notice', of: 'dropped' }, answers: 'dialogue' };
  const picked = pick(before, said, asked !== undefined);
  if (picked) return byDigit(before, picked);
  if (asked) return asked;
  if (meaning.kind === 'digit') return byDigit(before, meaning.digit);
  const mere = drops || agrees;
  const locale = meaning.locale ? { locale: meaning.locale } : {};
  const filled = before.dialogue && !isDanger(said) ? taken(before.dialogue, text, breaks(said), mere || kept || NOISE.test(said), meaning.ask) : undefined;
  if (filled) return { ask: filled, answers: 'dialogue' };
  if (meaning.ask.kind === 'add' && meaning.ask.text) return { reply: offerMore('add', meaning.ask.receipt, meaning.ask.text), answers: 'nothing' };
  if (meaning.kind === 'words' && meaning.stands && filedIn(before.last)) return { ask: { kind: 'list' }, ...locale, answers: 'nothing' };
  const meant = reported(meaning, said, breaks);
  const more = !mere && (meaning.ask.kind === 'guide' || adds(said)) && !NOISE.test(said) ? wanted(before.last, said, meant) : undefined;
  if (more) return { reply: offerMore(more.kind, more.receipt, said), answers: 'nothing' };
  return mere ? { ask: { kind: 'menu' }, answers: 'nothing' } : { ask: meant, ...locale, answers: 'nothing' };
}

/**
 * A statement about a thing that breaks is a report, though no word in it says broken: 路边杂草比人还高, 맨홀에서 물이 솟아요. One about anything else
 * is one, too, where the guide has no answer: the words for what may be wrong have no end.
 */
function reported({ ask, locale }: { ask: Asked; locale?: Locale }, said: string, breaks: (text: string) => boolean): Asked {
  if (ask.kind !== 'guide' || !ask.query || !states(said, locale)) return ask;
  if (breaks(said)) return { kind: 'file', text: ask.query };
  return (locale === 'en' ? statementInEnglish(said) : (locale ?? 'ko') === 'ko' && statement(said)) ? { ...ask, told: true } : ask;
}

function understood(ask: Asked, locale: Locale | undefined): Understood {
  const asked: Understood = { ask, answers: 'nothing' };
  if (locale) asked.locale = locale;
  return asked;
}

/** Made of these words and politeness alone: 네네, 아니요 됐어요. */
function says(said: string, heads: readonly string[]): boolean {
  const words = bare(spelled(said)) || said.replace(/[\s.!~^]/g, ''); // ㅇㅇ is a word here
  return words.length <= 20 && heads.some((h) => words.includes(h)) && made(words, [...heads, ...DRESSED]);
}

/** A choice said in words: its own label, or yes to a question whose only answer is to file. */
function pick({ dialogue, last }: Remembered, said: string, keyword: boolean): string | undefined {
  const words = bare(said);
  const labelled = ({ digits }: Message): string | undefined => Object.keys(digits).find((d) => bare(digits[d]?.label ?? '') === words);
  if (dialogue && !dialogue.dialogue) {
    const { digits } = dialogue;
    if (filingOf(dialogue)) {
      if (says(said, AGREE) && !HUH.test(said)) return '1';
      if (digits['2'] && (says(said, CHANGE) || onlyCorrects(spelled(said)))) return '2';
    }
    if (Object.keys(digits).length) return labelled(dialogue);
  }
  if (dialogue || !last || keyword) return undefined;
  return labelled(last) ?? (says(said, MORE) ? Object.keys(last.digits).find((d) => last.digits[d]?.ask.kind === 'add') : undefined);
}

/** The filing that 1 confirms; where 1 may mean something else too, none. */
function filingOf({ digits }: Message): (Asked & { kind: 'file' }) | undefined {
  const one = digits['1']?.ask;
  const only = Object.keys(digits).every((d) => d === '0' || digits[d]?.ask.kind === 'file');
  return one?.kind === 'file' && one.confirmed && only ? one : undefined;
}

/** What an open dialogue makes of words: its open field, or the place of what is about to be filed. Mere noise is asked again. */
function taken(message: Message, text: string, known: boolean, noise: boolean, meant: Asked): Asked | undefined {
  const open = message.dialogue;
  if (open) return noise ? again(open) : fill(open, text);
  const filing = filingOf(message);
  if (filing && (noise || HUH.test(text))) return unconfirmed(filing);
  if (filing && meant.kind === 'guide' && corrects(text)) return { ...unconfirmed(filing), text: `${filing.text} ${clean(text)}` };
  if (filing && (meant.kind === 'guide' || (meant.kind === 'file' && !known)) && MUTTERED.test(text) && !asks(text)) return unconfirmed(filing);
  if (!filing || filing.place || meant.kind !== 'guide' || !(isPlace(text) || isDetailAbroad(text))) return undefined;
  return { ...unconfirmed(filing), place: clean(text) };
}

const unconfirmed = ({ confirmed: _, ...rest }: Asked & { kind: 'file' }): Asked & { kind: 'file' } => rest;

const again = ({ ask, hidden }: Dialogue): Asked | undefined => (ask === 'check' ? { kind: 'find' } : (askFrom(ask, hidden)?.ask as Asked | undefined));

/** Digits go to the open dialogue; without one, to the last message sent; where both own it, the citizen is asked. */
function byDigit({ dialogue, last }: Remembered, digit: string): Conversed {
  if (digit === '0') return dialogue ? { ask: { kind: 'notice', of: 'dropped' }, answers: 'dialogue' } : { ask: { kind: 'menu' }, answers: 'nothing' };
  const inDialogue = dialogue?.digits[digit];
  const inLast = last && last !== dialogue ? last.digits[digit] : undefined;
  if (inDialogue && inLast && last && shows(last, digit)) return { reply: which(digit, inDialogue, inLast), answers: 'nothing' };
  const meant = inDialogue ?? inLast;
  if (!meant) return { ask: { kind: 'notice', of: 'nobody-owns-digit' }, answers: 'nothing' };
  return { ask: meant.ask as Asked, answers: inDialogue ? 'dialogue' : 'nothing' };
}

/** Whether whoever was sent a text read this digit in it as a choice: a short text owns more than it has room for, and a question that is open comes before those. */
const shows = ({ texts }: Message, digit: string): boolean => !texts || texts.some((text) => new RegExp(`(?:^|[\\s(])${digit}(?=$|[\\s,.)번])`, 'mu').test(text));

/** Words that mean nothing else: after the district asked for something most likely that; after a receipt a name, a place and what tells of nothing known belong to it. */
function wanted(last: Message | undefined, said: string, meant: Asked): { kind: 'supplement' | 'add'; receipt: string } | undefined {
  const asked = last?.digits['4']?.ask;
  if (asked?.kind === 'supplement') return asked;
  const filed = filedIn(last);
  const told = meant.kind === 'guide' && meant.told === true;
  return filed && (told || isDetail(said) || isDetailAbroad(said)) ? filed : undefined;
}

/** The petition that the last text told of, where words may still be added to it. */
function filedIn(last: Message | undefined): (Asked & { kind: 'add' }) | undefined {
  const asked = last?.digits['3']?.ask;
  return asked?.kind === 'add' ? asked : undefined;
}

export function offerMore(kind: 'supplement' | 'add', receipt: string, said: string): Reply {
  const choices: Choice[] = [
    { label: say(`${kind}.submit`), ask: { kind, receipt, text: said }, digit: 1 },
    { label: say('supplement.other'), ask: { kind: 'guide', query: said }, digit: 2 },
  ];
  return { outcome: 'ok', title: say(`${kind}.offer.title`), blocks: [{ kind: 'choices', choices }], short: say(`${kind}.offer.short`, { text: { kind: 'text', text: said } }), keeps: 'draft' };
}

type Meant = NonNullable<Message['digits'][string]>;

export function which(digit: string, one: Meant, two: Meant): Reply {
  const text = (t: string): { kind: 'text'; text: string } => ({ kind: 'text', text: t });
  const label = (m: Meant): ReturnType<typeof say> => say('plain', { text: text(m.label) });
  return {
    outcome: 'ok',
    title: say('which.title'),
    blocks: [{ kind: 'choices', choices: [{ label: label(one), ask: one.ask, digit: 1 }, { label: label(two), ask: two.ask, digit: 2 }] }],
    short: say('which.short', { digit: text(digit), one: text(one.label), two: text(two.label) }),
    keeps: 'draft',
  };
}

/** The next open field takes the words. */
function fill(dialogue: Dialogue, text: string): Asked | undefined {
  const [field] = dialogue.fields;
  if (!field) return undefined;
  if (clean(text).length > MAX_TEXT) return { kind: 'notice', of: 'too-long' };
  const made = askFrom(dialogue.ask, { ...dialogue.hidden, [field.name]: text });
  return made?.ask as Asked | undefined;
}

/** Whether the answer leaves a question open, ends the one it answered, or neither. */
export function dialogueAfter(message: Message, answers: 'dialogue' | 'nothing'): DialogueState {
  if (message.dialogue || message.keeps === 'draft') return 'open';
  return answers === 'dialogue' ? 'closed' : 'none';
}
