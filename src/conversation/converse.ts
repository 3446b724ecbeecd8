/** What a text means now: digits and open questions belong to what was sent before. */
import type { Dialogue, Message } from '../channel.js';
import { askFrom } from '../forms.js';
import type { Ask, Locale } from '../inquiry.js';
import { isDanger } from '../petitions/danger.js';
import { clean, MAX_TEXT } from '../petitions/intake.js';
import { type Reply, say } from '../reply.js';
import { bare } from './endings.js';
import type { DialogueState, Memory, Remembered } from './memory.js';
import { understand } from './understand.js';

/** Inside a dialogue these drop it; elsewhere 취소 and cancel mean a petition. */
const DROP = /^(취소|그만|그만두기|그만둘래요|그만할래요|아니요|아니오|아니|cancel|never\s?mind|no)[.!\s]*$/iu;

/** Laughter, marks and pictures alone answer nothing. */
const NOISE = /^[\s.,!?~^…ㅋㅎㅠㅜ\p{Extended_Pictographic}\p{M}\u200d]*$/u;

/** Yes, to what was just asked. */
const AGREE = /^(네|예|넵|넹|응|그래요?|좋아요|맞아요|맞습니다|맞음|접수(해)?(주세요|주십시오|줘|요)?|yes|y|ok|okay|right|correct)+$/iu;

type Asked = Exclude<Ask, { kind: 'said' }>;
export type Conversed =
  | { ask: Asked; locale?: Locale; answers: 'dialogue' | 'nothing' }
  /** The digit has two meanings: ask which. */
  | { reply: Reply; answers: 'nothing' };

/** @param phone keyed hash; a sender without one has no memory */
export async function converse(memory: Memory, phone: string | undefined, text: string): Promise<Conversed> {
  const said = clean(text);
  const meaning = understand(text);
  const asked = meaning.kind === 'ask' ? ({ ask: meaning.ask, ...(meaning.locale ? { locale: meaning.locale } : {}), answers: 'nothing' } as const) : undefined;
  if (asked && asked.ask.kind !== 'file' && !DROP.test(said)) return asked;
  const before = phone === undefined ? {} : await memory.recall(phone);
  if (before.dialogue && DROP.test(said)) return { ask: { kind: 'notice', of: 'dropped' }, answers: 'dialogue' };
  const picked = before.dialogue && pick(before.dialogue, said);
  if (picked) return byDigit(before, picked);
  if (asked) return asked;
  if (meaning.kind === 'digit') return byDigit(before, meaning.digit);
  const locale = meaning.locale ? { locale: meaning.locale } : {};
  const filled = before.dialogue?.dialogue && !isDanger(said) && !NOISE.test(said) ? fill(before.dialogue.dialogue, text) : undefined;
  return filled ? { ask: filled, answers: 'dialogue' } : { ask: meaning.ask, ...locale, answers: 'nothing' };
}

/** A choice said in words: its own label, or yes to a question that 1 answers. */
function pick({ digits, dialogue }: Message, said: string): string | undefined {
  if (dialogue) return undefined;
  const words = bare(said);
  if (AGREE.test(words)) return digits['1'] ? '1' : undefined;
  return Object.keys(digits).find((d) => bare(digits[d]?.label ?? '') === words);
}

/** Digits go to the open dialogue; without one, to the last message sent; where both own it, the citizen is asked. */
function byDigit({ dialogue, last }: Remembered, digit: string): Conversed {
  if (digit === '0') return dialogue ? { ask: { kind: 'notice', of: 'dropped' }, answers: 'dialogue' } : { ask: { kind: 'menu' }, answers: 'nothing' };
  const inDialogue = dialogue?.digits[digit];
  const inLast = last && last !== dialogue ? last.digits[digit] : undefined;
  if (inDialogue && inLast) return { reply: which(digit, inDialogue, inLast), answers: 'nothing' };
  const meant = inDialogue ?? inLast;
  if (!meant) return { ask: { kind: 'notice', of: 'nobody-owns-digit' }, answers: 'nothing' };
  return { ask: meant.ask as Asked, answers: inDialogue ? 'dialogue' : 'nothing' };
}

type Meant = NonNullable<Message['digits'][string]>;

function which(digit: string, one: Meant, two: Meant): Reply {
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
