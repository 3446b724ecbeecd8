/** The parts of a block that a screen of large letters shows or not, in the order in which they are drawn (blocks.ts, form.ts). */
import { piecesOfText } from '../pieces.js';
import type { Block } from '../../src/reply.js';
import { pressed } from '../page.js';
import { type Column, inPairs } from './boxes.js';

type Of<K extends Block['kind']> = Extract<Block<string>, { kind: K }>;

export interface Parts {
  count: number;
  /** So many of what it draws stand beside each other in one part. */
  beside: number;
  /** A block of these parts alone. */
  part(from: number, to: number): Block<string>;
}

export function partsOf(b: Block<string>, column: Pick<Column, 'kind'>): Parts {
  switch (b.kind) {
    case 'text':
      return parts(piecesOfText(b.text), (pieces) => ({ ...b, text: pieces.join('') }));
    case 'facts':
      return parts(b.facts.flatMap((fact) => piecesOfText(fact.value).map((piece) => ({ fact, piece }))), (rows) => ({ ...b, facts: b.facts.flatMap((fact) => rowOf(fact, rows.filter((r) => r.fact === fact).map((r) => r.piece))) }));
    case 'steps':
      return parts(b.steps, (steps) => ({ ...b, steps }));
    case 'items':
      return parts(b.items, (items) => ({ ...b, items }), inPairs(b.items.length, column) ? 2 : 1);
    case 'choices':
      return parts(b.choices, (choices) => ({ ...b, choices }), inPairs(b.choices.length, column) ? 2 : 1);
    case 'form':
      return formParts(b);
    case 'handoff':
      return parts(sayings(b), (said) => Object.assign({ kind: 'handoff', label: '' } as const, ...said));
    default:
      return parts([b], () => b);
  }
}

const parts = <T>(all: readonly T[], block: (some: T[]) => Block<string>, beside = 1): Parts => ({ count: Math.ceil(all.length / beside), beside, part: (from, to) => block(all.slice(from * beside, to * beside)) });

const rowOf = ({ label }: { label: string }, pieces: string[]): { label: string; value: string }[] => (pieces.length ? [{ label, value: pieces.join('') }] : []);

/** Its fields one by one, and its button. */
function formParts(b: Of<'form'>): Parts {
  const button = pressed(b) ? 0 : 1;
  return { count: b.fields.length + button, beside: 1, part: (from, to) => ({ ...b, fields: b.fields.slice(from, to), submit: to > b.fields.length ? b.submit : '' }) };
}

/** What to do, and what to open, to type or to text. */
const sayings = ({ label, page, code, sms }: Of<'handoff'>): Partial<Of<'handoff'>>[] => [{ label }, ...(page ? [{ page }] : []), ...(code ? [{ code }] : []), ...(sms ? [{ sms }] : [])];
