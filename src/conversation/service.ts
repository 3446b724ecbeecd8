/** What a short sentence wants of this service itself: a combination of concepts (concepts.ts), found anywhere in it, that nothing in it speaks against. */
import type { Ask } from '../inquiry.js';
import { isDanger } from '../petitions/danger.js';
import { type Concept, foreign, foreignThings, isConcept, speaksOf, without } from './concepts.js';
import { bare } from './endings.js';
import { asks, isDefect, PROCEDURE } from './patterns.js';
import { KEYWORDS } from './words.js';

type Asked = Exclude<Ask, { kind: 'said' }>;

/** A sentence about the service is short; in characters. */
const LENGTH = 80;

/** What is taken back, paid and waited for elsewhere. */
const ELSEWHERE = /과태료|벌금|딱지|고지서|세금|주차권|강좌|예약|결제|주문|수강|대관|면허|카드|회원|구독|배달|택시|택배|공연|여행|허가|처분|영업|계약|등기|재판|경기|행사/u;
/** After thanks, something else; or thanks for what is yet to come. */
const MORE = /(?:하|드리)겠|시면|없|부탁|주세요|주십|바랍|근데|그런데|하지만|그래도|아직|또\s|안\s|못|왜|칭찬|주무관|직원|공무원|\b(?:but|still|again|not|if|could|would)\b/iu;

/** What else holds of a sentence than its concepts. */
const TRAITS = {
  asks,
  defect: (text: string) => isDefect(without('unable', text)),
  /** Something wrong, and other words. */
  trouble: (text: string) => isDefect(without('unable', text)) && foreign(text) > 1,
  elsewhere: (text: string) => PROCEDURE.test(text) || ELSEWHERE.test(text),
  more: (text: string) => MORE.test(text),
  /** Done or suffered by somebody: 직원이 욕을 했어요. */
  past: (text: string) => /[았었했갔왔졌됐렸났](?:어요|습니다|네요|는데요?)[\s.!]*$/u.test(text),
  /** Does something else than anything known here: 이거 어떻게 버려요. */
  does: (text: string) => foreign(text) > 0,
};
type Name = Concept | keyof typeof TRAITS;

const ANY = Number.POSITIVE_INFINITY;
const asked = (ask: Asked) => (): Asked => ask;
const [LIST, WITHDRAW, CALL, HELP] = [asked({ kind: 'list' }), asked({ kind: 'withdraw' }), asked({ kind: 'call' }), asked({ kind: 'help' })];

/** The first row that holds is what is wanted. A sentence without words about anything else is about the service, whatever it says. */
const WISHES = (
  [
    // says all of these                            and none of these                  words about else   wants
    ['texts on',                                    'asks off',                        3,   asked({ kind: 'consent', wanted: 'on' })],
    ['texts on again',                              'asks',                            3,   asked({ kind: 'consent', wanted: 'on' })],
    ['texts off night',                             'asks call trouble',               3,   asked({ kind: 'consent', wanted: 'by-day' })],
    ['texts off',                                   'asks call trouble',               3,   asked({ kind: 'consent', wanted: 'off' })],
    ['texts drop',                                  'own thing mistaken asks',         1,   asked({ kind: 'consent', wanted: 'off' })],
    ['undone own|thing',                            '',                                ANY, LIST],
    ['drop|needless own|thing|mistaken',            'undone keeps elsewhere',          ANY, WITHDRAW],
    ['drop|needless',                               'undone keeps elsewhere asks',     ANY, WITHDRAW],
    ['drop|needless',                               'undone keeps elsewhere',          0,   WITHDRAW],
    ['erase own|thing|mistaken',                    'undone keeps elsewhere asks',     ANY, WITHDRAW],
    ['mistaken thing',                              'asks',                            0,   WITHDRAW],
    ['call',                                        'trouble',                         6,   CALL],
    ['talk person|unable|rather',                   'off past',                        0,   CALL],
    ['phone',                                       'own',                             0,   CALL],
    ['tongue speak|asks',                           '',                                0,   tongue],
    ['thanks|noted',                                'asks more elsewhere',             1,   HELP],
    ['thanks helped',                               'asks more',                       ANY, HELP],
    ['own stands|waits|done|view|what|when',        'elsewhere',                       ANY, LIST],
    ['own asks',                                    'elsewhere',                       3,   LIST],
    ['own',                                         'elsewhere',                       0,   LIST],
    ['filing',                                      'stands waits done elsewhere does', 0,   HELP],
    ['thing how',                                   'stands waits done elsewhere does', 0,   HELP],
    ['question has',                                'stands waits done elsewhere does', 0,   HELP],
    ['use|here how|what',                           'stands waits done elsewhere does', 0,   HELP],
    ['use view',                                    'own thing number elsewhere does',  0,   HELP],
    ['menu',                                        'thing own does',                  0,   asked({ kind: 'menu' })],
    ['waits',                                       'elsewhere does',                  0,   LIST],
    ['waits asks',                                  'elsewhere',                       0,   LIST],
    ['stands|done asks|view|when',                  'elsewhere',                       0,   LIST],
    ['when mends',                                  'elsewhere',                       0,   LIST],
    ['number lost|what',                            'elsewhere',                       0,   LIST],
    ['thing|number view',                           'elsewhere',                       0,   LIST],
    ['matter',                                      'does',                            0,   asked({ kind: 'file' })],
  ] satisfies [all: string, none: string, others: number, wants: (text: string) => Asked][]
).map(([all, none, others, wants]) => ({ all: names(all), none: names(none).flat(), others, wants }));

/** 'a|b c': a or b, and c. */
function names(said: string): Name[][] {
  const name = (word: string): Name => {
    if (!isConcept(word) && !(word in TRAITS)) throw new Error(`${word} is no concept`);
    return word as Name;
  };
  return said.split(' ').filter(Boolean).map((either) => either.split('|').map(name));
}

/** What is said in a text: each is looked for once, when it is asked for. */
function reader(text: string): { says(name: Name): boolean; others(): number } {
  const found = new Map<Name, boolean>();
  let others: number | undefined;
  return {
    says(name) {
      const known = found.get(name) ?? (isConcept(name) ? speaksOf(name, text) : TRAITS[name](text));
      found.set(name, known);
      return known;
    },
    others: () => (others ??= foreignThings(text)),
  };
}

/** @param text spelled as patterns read it @returns undefined where it is about something else, or long, or of danger */
export function wish(text: string): Asked | undefined {
  if (text.length > LENGTH) return undefined;
  const { says, others } = reader(text);
  const row = WISHES.find((w) => w.all.every((either) => either.some(says)) && (w.others === ANY || others() <= w.others) && !w.none.some(says));
  return row && !isDanger(text) ? row.wants(text) : undefined;
}

/** 취소하지 마세요, don't cancel it: whatever it is said to, nothing is taken back. */
export const keeps = (text: string): boolean => speaksOf('keeps', text);

/** Asks how something stands, and may name it: of a petition, where one was filed just now. */
export function asksHowItStands(text: string): boolean {
  if (text.length > LENGTH || PROCEDURE.test(text) || ELSEWHERE.test(text)) return false;
  const { says, others } = reader(text);
  const whether = says('stands') || says('done') || (says('mends') && (says('when') || /^(?:has|have|did|is|are|will)\b/iu.test(text)));
  return !says('thanks') && ((others() <= 2 && (says('waits') || (whether && says('asks')))) || (says('asks') && others() === 0));
}

const TONGUES = KEYWORDS.flatMap(({ ask, words }) => (ask.kind === 'language' && ask.locale ? words.filter((w) => w.length > 2 || /^[가-힣]{2}$/u.test(w)).map((word) => ({ word, locale: ask.locale })) : []));
/** The language named; another, or any, is asked for by a menu. */
function tongue(text: string): Asked {
  const said = bare(text);
  const named = TONGUES.find(({ word }) => said.includes(word));
  return { kind: 'language', ...(named?.locale ? { locale: named.locale } : {}) };
}
