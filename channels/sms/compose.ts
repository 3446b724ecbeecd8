/** A Reply becomes the words of text messages: one SMS where the answer has a short form, else one LMS, else numbered ones. */
import type { ComposeContext, Dialogue, Message, Room } from '../../src/channel.js';
import { assignDigits, BACK, MORE, START } from '../digits.js';
import { pageOf } from '../paging.js';
import type { Block, Reply } from '../../src/reply.js';
import { numbered } from './cut.js';
import { carrierBytes, LMS_BYTES, SMS_BYTES, TWILIO_CHARACTERS } from './measure.js';
import { lostIn, written } from './spelling.js';

export function composeSms(whole: Reply<string>, context: ComposeContext): Message {
  const reply = pageOf(whole, (part) => roomOfSms(part, context).every((r) => r.used <= r.most));
  const { blocks, digits } = assignDigits(reply.blocks, { more: context.nav.more, back: context.nav.back, start: context.nav.start });
  const dialogue = dialogueOf(blocks);
  const answer = written(answerOf(reply, blocks, digits, context), context.locale);
  const body = announced(answer, written(context.announcement, context.locale), reply.short === undefined);
  const message: Message = {
    outcome: reply.outcome,
    locale: context.locale,
    title: reply.title,
    blocks: [], // a text keeps no blocks: what was sent is all there is
    digits,
    keeps: reply.keeps ?? 'menu',
    texts: partsOf(body, context.carrier),
  };
  if (dialogue) message.dialogue = dialogue;
  return message;
}

const answerOf = (reply: Reply<string>, blocks: readonly Block<string>[], digits: Message['digits'], context: ComposeContext): string =>
  `[${context.sign}] ${reply.short ?? longForm(reply.title, blocks, digits, context)}`.trim();

/** EUC-KR bytes of the answer against one SMS where it has a short form, else one LMS; Twilio counts an LMS in characters too. The dated line never adds to it. */
export function roomOfSms(reply: Reply<string>, context: ComposeContext): Room[] {
  const { blocks, digits } = assignDigits(reply.blocks, { more: context.nav.more, back: context.nav.back, start: context.nav.start });
  const answer = written(answerOf(reply, blocks, digits, context), context.locale);
  const bytes: Room = { unit: 'bytes', used: carrierBytes(answer), most: reply.short === undefined ? LMS_BYTES : SMS_BYTES };
  return answer.length > TWILIO_CHARACTERS ? [bytes, { unit: 'characters', used: answer.length, most: TWILIO_CHARACTERS }] : [bytes];
}

/** Characters of the answer that no Korean carrier brings, and that no rule of its language replaces. */
export function lostInSms(reply: Reply<string>, context: ComposeContext): number {
  const { blocks, digits } = assignDigits(reply.blocks, { more: context.nav.more, back: context.nav.back, start: context.nav.start });
  return lostIn(answerOf(reply, blocks, digits, context), context.locale);
}

/** Kannel gets one body and splits it itself. Twilio takes 1,600 characters, a Korean LMS 2,000 bytes. */
function partsOf(body: string, carrier: string | undefined): string[] {
  if (carrier === 'kannel') return [body];
  if (body.length <= TWILIO_CHARACTERS && carrierBytes(body) <= LMS_BYTES) return [body];
  const size = (text: string): number => Math.max(carrierBytes(text), (text.length * LMS_BYTES) / TWILIO_CHARACTERS);
  return numbered(body, LMS_BYTES, size);
}

/** The dated line joins a text where it costs no more: within the same SMS, or within the same LMS. */
function announced(answer: string, line: string, long: boolean): string {
  if (!line) return answer;
  const both = `${answer}${long ? '\n' : ' '}${line}`;
  return carrierBytes(both) <= (carrierBytes(answer) <= SMS_BYTES ? SMS_BYTES : LMS_BYTES) ? both : answer;
}

/** A form waits for the next words: the first field is asked for now. */
function dialogueOf(blocks: readonly Block<string>[]): Dialogue | undefined {
  const form = blocks.find((b) => b.kind === 'form');
  if (form?.kind !== 'form' || !form.fields.length) return undefined;
  return { ask: form.ask, hidden: form.hidden, fields: form.fields.map(({ name, required }) => ({ name, required })) };
}

function longForm(title: string, blocks: readonly Block<string>[], digits: Message['digits'], { nav, sign }: ComposeContext): string {
  const ends = [digits[MORE] && `${MORE} ${nav.more}`, digits[BACK] && `${BACK} ${nav.back}`, blocks.some((b) => b.kind === 'items' || b.kind === 'form') && `${START} ${nav.start}`].filter((e): e is string => !!e);
  const lines = [title, ...blocks.flatMap(linesOf), ends.join(' ')].filter(Boolean);
  const onlyChoices = blocks.every((b) => b.kind === 'choices');
  const oneLine = lines.join(' ');
  return onlyChoices && carrierBytes(`[${sign}] ${oneLine}`) <= SMS_BYTES ? oneLine : lines.join('\n');
}

const MARK = { done: '■', now: '▶', todo: '□' } as const;

function linesOf(block: Block<string>): string[] {
  switch (block.kind) {
    case 'text':
      return [block.text.trimEnd()]; // where a page ends, the space is its end
    case 'facts':
      return block.facts.map((f) => `${f.label}: ${f.value.trimEnd()}`);
    case 'list':
      return [`${block.label}: ${block.rows.map((r) => [r.label, r.value].filter(Boolean).join(' ')).join(', ')}`];
    case 'due':
      return [[block.state, block.label, block.due].filter(Boolean).join(' ')];
    case 'steps':
      return block.steps.map((s) => [s.now ? MARK.now : s.done ? MARK.done : MARK.todo, s.label, s.at, s.note].filter(Boolean).join(' '));
    case 'items':
      return block.items.map((i) => [i.digit, i.title, i.summary].filter(Boolean).join(' '));
    case 'choices':
      return block.choices.map((c) => [c.digit, c.label].filter(Boolean).join(' '));
    case 'form':
      return block.fields.slice(0, 1).map((f) => [f.label, f.hint].filter(Boolean).join(' ')).concat(block.fields.length ? [] : [block.submit]);
    case 'link':
      return ['tel' in block.to && !block.label.includes(block.to.tel) ? `${block.label} ${block.to.tel}` : block.label];
    case 'images':
      return block.images.map((i) => i.alt);
    case 'wait':
      return [block.label];
    case 'handoff':
      return [block.sms ? `${block.label} ${block.sms.to} "${block.sms.text}"` : block.label];
  }
}
