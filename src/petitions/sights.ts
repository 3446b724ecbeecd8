/** Privacy as a table: what who sees of one petition, by the proof they gave and by the screen they look at. disclose.ts obeys it; nothing else opens a row. */
import type { Screen } from '../inquiry.js';

export type Sight = 'shown' | 'masked' | 'hidden';

/**
 * What was proved about this very petition: nothing; its receipt with the last four digits of its phone; or the phone that filed it, named by its
 * carrier, by a one-time code, or by having paired this screen. A phone that was only typed when it was filed may be a stranger's: it counts as the receipt.
 */
export type Proof = 'nobody' | 'receipt' | 'sender' | 'code' | 'paired';

const S = 'shown';
const m = 'masked';
const _ = 'hidden';

type Cells = readonly [Sight, Sight, Sight, Sight, Sight, Sight, Sight, Sight, Sight, Sight];

/** `private`: a phone in the hand. `shared`: a TV, a kiosk. A paired screen is one that others see, wherever its session turns up. */
export const SIGHTS = {
  //               nobody           receipt          sender           code             paired
  //               private shared   private shared   private shared   private shared   private shared
  receipt:    [    _,      _,       S,      S,       S,      S,       S,      S,       S,      S],
  state:      [    _,      _,       S,      S,       S,      S,       S,      S,       S,      S],
  dates:      [    _,      _,       S,      S,       S,      S,       S,      S,       S,      S],
  category:   [    _,      _,       S,      S,       S,      S,       S,      S,       S,      S],
  department: [    _,      _,       S,      S,       S,      S,       S,      S,       S,      S],
  officer:    [    _,      _,       S,      S,       S,      S,       S,      S,       S,      S],
  score:      [    _,      _,       S,      S,       S,      S,       S,      S,       S,      S],
  consent:    [    _,      _,       S,      S,       S,      S,       S,      S,       S,      S],
  name:       [    _,      _,       _,      _,       S,      m,       S,      m,       m,      m],
  place:      [    _,      _,       _,      _,       S,      m,       S,      m,       m,      m],
  text:       [    _,      _,       _,      _,       S,      _,       S,      _,       _,      _],
  request:    [    _,      _,       _,      _,       S,      _,       S,      _,       _,      _],
  answer:     [    _,      _,       _,      _,       S,      _,       S,      _,       _,      _],
  photos:     [    _,      _,       _,      _,       S,      m,       S,      m,       m,      m], // masked: how many there are
  phone:      [    _,      _,       _,      _,       _,      _,       _,      _,       _,      _], // its owner knows it, nobody else needs it
  /** Adding, supplementing, objecting, withdrawing. */
  change:     [    _,      _,       _,      _,       S,      _,       S,      _,       _,      _],
} as const satisfies Record<string, Cells>;

export type Field = keyof typeof SIGHTS;

const COLUMNS: Readonly<Record<Proof, Readonly<Record<Screen, 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9>>>> = {
  nobody: { private: 0, shared: 1 },
  receipt: { private: 2, shared: 3 },
  sender: { private: 4, shared: 5 },
  code: { private: 6, shared: 7 },
  paired: { private: 8, shared: 9 },
};

export const sightOf = (field: Field, proof: Proof, screen: Screen): Sight => SIGHTS[field][COLUMNS[proof][screen]];

/** What one asker sees, field by field. */
export type See = (field: Field) => Sight;
export const seenBy = (proof: Proof, screen: Screen): See => (field) => sightOf(field, proof, screen);
