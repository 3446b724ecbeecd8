/** Korean particles right after any value: 을/를, 이/가, 은/는, 으로/로 … by how its last character is read aloud. */
import { josa } from 'es-hangul';

/** The forms that templates may name: `{{department, 을/를}}`. */
export const PARTICLES = ['을/를', '이/가', '은/는', '으로/로', '와/과', '이나/나', '이란/란', '아/야', '이랑/랑', '이에요/예요', '으로서/로서', '으로써/로써', '으로부터/로부터', '이라/라'] as const;
export type Particle = (typeof PARTICLES)[number];

/** How digits and Latin letters end when a Korean reads them. */
const READ: Record<string, string> = { 0: '영', 1: '일', 2: '이', 3: '삼', 4: '사', 5: '오', 6: '육', 7: '칠', 8: '팔', 9: '구', l: '엘', m: '엠', n: '엔', r: '알' };
/** Final consonants that a Latin word keeps when written in Hangul: book 북, cup 컵, cat 캣. */
const CLOSED: Record<string, string> = { b: '압', c: '악', k: '악', p: '압', t: '앗', g: '응' };

/** What stands in brackets at the end is not read: 24일(화)을 as 24일을. */
const AT_THE_END = /(?<=[가-힣0-9])\s*[(（[][^()（）[\]]{0,100}[)）\]]['"’”」』]*$/u;

/** Jamo and Latin are brought to a syllable with the same ending; quotes at the end are not read. */
function reading(value: string): string {
  const last = value.normalize('NFC').replace(AT_THE_END, '').replace(/[\s'"’”)\]}>」』.,!?·*]+$/u, '').at(-1)?.toLowerCase() ?? '';
  if (last >= '가' && last <= '힣') return last;
  return READ[last] ?? (/[A-Z]$/.test(value) ? '이' : (CLOSED[last] ?? '이'));
}

export function withParticle(value: string, particle: Particle): string {
  return value + josa.pick(reading(value), particle as Parameters<typeof josa.pick>[1]);
}
