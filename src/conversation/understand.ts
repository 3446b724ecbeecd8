/** What a citizen's text means by itself: no database, no device. Pure. */
import type { Ask, Locale } from '../inquiry.js';
import { isDanger } from '../petitions/danger.js';
import { clean, MAX_TEXT } from '../petitions/intake.js';
import { isReceipt } from '../petitions/receipt.js';
import {
  CHECK_LEAD,
  CHECK_LEAD_EN,
  DEFECT,
  DEFECT_EN,
  FILING_LEAD,
  FILING_LEAD_EN,
  FILING_TAIL,
  GUIDE_LEAD,
  KEYWORDS,
  POLITE,
  QUESTION,
  QUESTION_EN,
  RATE,
  WITHDRAW_LEAD,
  YES,
} from './words.js';

export type Meaning =
  | { kind: 'ask'; ask: Exclude<Ask, { kind: 'said' }>; locale?: Locale }
  | { kind: 'digit'; digit: string }
  /** Nothing by itself: an open dialogue takes it, else the ask. */
  | { kind: 'words'; ask: Exclude<Ask, { kind: 'said' }> };

type Asked = Exclude<Ask, { kind: 'said' }>;
const EXACT = new Map<string, { ask: Asked; locale?: Locale }>(
  KEYWORDS.flatMap(({ words, ask, locale }) => words.map((w) => [w, { ask: ask as Asked, ...(locale ? { locale } : {}) }] as const)),
);
const KOREAN = [...EXACT.keys()].filter((w) => /[가-힣]/.test(w)).sort((a, b) => b.length - a.length);
const POLITELY = new RegExp(`^(${KOREAN.join('|')})${POLITE}$`, 'u');

/** @param said as received */
export function understand(said: string): Meaning {
  const text = clean(said);
  const folded = text.normalize('NFKC').trim();
  if (!folded) return ask({ kind: 'menu' });
  const digit = /^([0-9])\s*(?:번|번이요|번요|\.|\))?$/u.exec(folded)?.[1];
  if (digit) return { kind: 'digit', digit };
  if (folded.length > MAX_TEXT * 2) return ask({ kind: 'notice', of: 'too-long' });
  return keyword(folded) ?? numbered(folded) ?? led(text, folded) ?? words(text, folded);
}

const ask = (of: Asked, locale?: Locale): Meaning => ({ kind: 'ask', ask: of, ...(locale ? { locale } : {}) });

/** The whole message is a keyword, with or without polite endings. */
function keyword(folded: string): Meaning | undefined {
  if (folded.length > 60) return undefined;
  const bare = folded.toLowerCase().replace(/\s+/g, '').replace(/[.!~,…]+$/u, '');
  const polite = bare.replace(/^(please|plz|pls)|(please|plz|pls)$/g, '');
  const found = EXACT.get(bare) ?? EXACT.get(bare.replace(/\?+$/, '')) ?? EXACT.get(polite) ?? EXACT.get(POLITELY.exec(bare.replace(/\?+$/, ''))?.[1] ?? '');
  return found && ask(found.ask, found.locale);
}

/** A receipt number alone or after 조회; a rating; a one-time number. */
function numbered(folded: string): Meaning | undefined {
  const yes = YES.exec(folded)?.[1];
  if (yes) return ask({ kind: 'withdraw', code: yes }, /^yes/i.test(folded) ? 'en' : undefined);
  const rate = RATE.exec(folded);
  if (rate) return ask({ kind: 'rate', ...(rate[1] ? { score: Number(rate[1]) } : {}) });
  for (const [lead, locale] of [[CHECK_LEAD, undefined], [CHECK_LEAD_EN, 'en']] as const) {
    const rest = folded.replace(lead, '');
    const led = rest.length < folded.length;
    const found = receiptIn(rest, led);
    if (found) return ask(found, led ? locale : undefined);
  }
  const withdrawn = folded.replace(WITHDRAW_LEAD, '');
  if (withdrawn.length < folded.length) {
    const found = receiptIn(withdrawn, true);
    const locale = /^[a-z]/i.test(folded) ? 'en' : undefined;
    if (found?.kind === 'check') return ask(isReceipt(found.receipt) ? { kind: 'withdraw', receipt: found.receipt } : found, locale);
    if (found) return ask(found, locale);
  }
  return undefined;
}

/** 12 digits in any grouping. A number of another length is told so, unless it is a phone number. */
function receiptIn(rest: string, led: boolean): (Asked & { kind: 'check' | 'notice' }) | undefined {
  const shape = /^([\d\s.\-–—·/]+?)\s*(?:번|번이요|요|입니다|이요|조회|확인|조회해\s*줘|조회해\s*주세요|조회\s*부탁\S*|어떻게\s*됐\S*|status|please)?[.?!\s]*$/iu.exec(rest);
  if (!shape) return undefined;
  const digits = (shape[1] ?? '').replace(/\D/g, '');
  if (digits.length === 12) return { kind: 'check', receipt: digits };
  const near = led ? digits.length >= 4 : (digits.length === 11 && !digits.startsWith('01')) || digits.length === 13 || digits.length === 10 && !digits.startsWith('0');
  return near ? { kind: 'notice', of: 'receipt-length' } : undefined;
}

/** A leading or trailing filing word, or a guide word. */
function led(text: string, folded: string): Meaning | undefined {
  const guide = text.replace(GUIDE_LEAD, '');
  if (guide.length < text.length) return ask({ kind: 'guide', query: guide }, /^[a-z]/i.test(folded) ? 'en' : undefined);
  const korean = text.replace(FILING_LEAD, '');
  if (korean.length < text.length) return keyword(`민원${korean.normalize('NFKC')}`.trim()) ?? ask({ kind: 'file', ...(korean ? { text: korean } : {}) });
  const english = text.replace(FILING_LEAD_EN, '');
  if (english.length < text.length) return ask({ kind: 'file', text: english }, 'en');
  if (FILING_TAIL.test(text)) {
    const what = text.replace(FILING_TAIL, '').trim();
    return ask({ kind: 'file', ...(what ? { text: what } : {}) });
  }
  return undefined;
}

/** Words: danger and defects are offered as filings, everything else goes to the guide. */
function words(text: string, folded: string): Meaning {
  const asks = QUESTION.test(folded) || QUESTION_EN.test(folded);
  const reports = isDanger(text) || ((DEFECT.test(folded) || DEFECT_EN.test(folded)) && !asks);
  return { kind: 'words', ask: reports ? { kind: 'file', text } : { kind: 'guide', query: text } };
}
