/** Korean particles right after any value: 을/를, 이/가, 은/는, 으로/로 … by how its last character is read aloud. */
import { josa } from 'es-hangul';

/** The forms that templates may name: `{{department, 을/를}}`. */
export const PARTICLES = ['을/를', '이/가', '은/는', '으로/로', '와/과', '이나/나', '이란/란', '아/야', '이랑/랑', '이에요/예요', '으로서/로서', '으로써/로써', '으로부터/로부터', '이라/라'] as const;
export type Particle = (typeof PARTICLES)[number];

/** By each of its two forms, the longest first: 로 belongs to 으로/로. */
const PAIR_OF = new Map(PARTICLES.flatMap((pair) => pair.split('/').map((form) => [form, pair] as const)).sort(([a], [b]) => b.length - a.length));
const FIXED = new RegExp(`^['’”"」』)]?(?<form>${[...PAIR_OF.keys()].join('|')})(?=고?(?![가-힣]))`, 'u');

/** A particle that stands after a value in one form for good: right for some values and wrong for others. 까지, 에서 and the like have one form. @param after what follows the value */
export function fixedParticle(after: string): { form: string; pair: Particle } | undefined {
  const form = FIXED.exec(after)?.groups?.form;
  const pair = form && PAIR_OF.get(form);
  return form && pair ? { form, pair } : undefined;
}

/** How digits and Latin letters end when a Korean reads them. */
const READ: Record<string, string> = { 0: '영', 1: '일', 2: '이', 3: '삼', 4: '사', 5: '오', 6: '육', 7: '칠', 8: '팔', 9: '구', l: '엘', m: '엠', n: '엔', r: '알' };
/** Final consonants that a Latin word keeps when written in Hangul: book 북, cup 컵, cat 캣. */
const CLOSED: Record<string, string> = { b: '압', c: '악', k: '악', p: '압', t: '앗', g: '응' };

/** What stands in brackets at the end is not read: 24일(화)을 as 24일을. */
const AT_THE_END = /(?<=[가-힣0-9])\s*[(（[][^()（）[\]]{0,100}[)）\]]['"’”」』]*$/u;

/** Marks and pictures are not read; 퍼센트, 도, 제곱미터 are. */
const UNREAD = /(?:(?![%‰°℃㎡㎥])[^\p{L}\p{N}])+$/u;

/** Jamo, digits of any form and Latin are brought to a syllable with the same ending. */
function reading(value: string): string {
  const written = value.normalize('NFC').replace(AT_THE_END, '').replace(UNREAD, '').at(-1) ?? '';
  const plain = written.normalize('NFKC');
  const last = plain.length === 1 ? plain : written;
  if (last >= '가' && last <= '힣') return last;
  return READ[last.toLowerCase()] ?? (/[A-Z]/.test(last) ? '이' : (CLOSED[last] ?? '이'));
}

export function withParticle(value: string, particle: Particle): string {
  return value + josa.pick(reading(value), particle as Parameters<typeof josa.pick>[1]);
}
