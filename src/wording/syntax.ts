/**
 * What may stand in a template: plain text, `{{name}}`, and `{{name, 을/를}}` for the particle that follows. Nothing else has a meaning,
 * so nothing else may look as if it had one. One pass, linear in the text's length whatever it holds.
 */
import { PARTICLES, type Particle } from './particle.js';

/** Words as they are, or a variable with where it stands (UTF-16 units). */
export type Part = string | { name: string; particle?: Particle; from: number; to: number };

export type FaultCode =
  | 'braces' // a brace that belongs to no variable
  | 'variable' // braces around what is no name: empty, spaces, marks
  | 'particle' // after the comma stands none of PARTICLES
  | 'nesting' // $t( – another program's syntax
  | 'markup' // <b …: would be shown as it is typed
  | 'control' // a character that nobody sees
  | 'half-character'; // half of a surrogate pair

/** What is wrong, from … to, in UTF-16 units. */
export interface Fault {
  code: FaultCode;
  from: number;
  to: number;
}

export interface Parsed {
  parts: Part[];
  /** The first MOST_FAULTS, in order. Their pieces stay in `parts` as the text they are. */
  faults: Fault[];
}

export const MOST_FAULTS = 20;

/** What is not plain text. Each alternative reads on to the next brace at most, so no text is read more than twice. */
const TOKEN =
  /\{\{(?<inside>[^{}]*)\}\}|(?<braces>[{}]+)|(?<nesting>\$t\()|(?<markup><\/?[A-Za-z!])|(?<control>[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff])|(?<half>[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff])/g;
const NAME = /^[a-z][a-zA-Z0-9]{0,39}$/;
const isParticle = (x: string): x is Particle => (PARTICLES as readonly string[]).includes(x);

/** @param text of any length and content; never throws */
export function parse(text: string): Parsed {
  const parts: Part[] = [];
  const faults: Fault[] = [];
  let plain = 0;
  for (const { 0: whole, index: from, groups } of text.matchAll(TOKEN)) {
    const to = from + whole.length;
    const found = groups?.inside === undefined ? faultOf(groups) : variable(groups.inside, from, to);
    if (typeof found === 'string') {
      if (faults.length < MOST_FAULTS) faults.push({ code: found, from, to });
      continue;
    }
    if (from > plain) parts.push(text.slice(plain, from));
    parts.push(found);
    plain = to;
  }
  if (plain < text.length || !parts.length) parts.push(text.slice(plain));
  return { parts, faults };
}

function faultOf(groups: Record<string, string | undefined> | undefined): FaultCode {
  if (groups?.braces) return 'braces';
  if (groups?.nesting) return 'nesting';
  if (groups?.markup) return 'markup';
  return groups?.control === undefined ? 'half-character' : 'control';
}

function variable(inside: string, from: number, to: number): Part & object | FaultCode {
  const comma = inside.indexOf(',');
  const name = comma < 0 ? inside : inside.slice(0, comma);
  if (!NAME.test(name)) return 'variable';
  if (comma < 0) return { name, from, to };
  const particle = inside.slice(comma + 1).replace(/^ /, '');
  return isParticle(particle) ? { name, particle, from, to } : 'particle';
}

/** A text as it is kept: one Unicode form, line feeds as line ends. What a browser's textarea sends has both kinds. */
export const tidied = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC');
