/**
 * KS X 1001, the set that EUC-KR carries: what Korean carriers and old phones know. Made by inverting the platform's own decoder once:
 * the encoder libraries are 200 KB. The decoder's CP949 syllables outside the 94 × 94 plane (똠 펲 뷁) are not in it.
 */
let codes: ReadonlyMap<string, number> | undefined;

/** Character → its two bytes in EUC-KR, high byte first. */
export function ksx1001(): ReadonlyMap<string, number> {
  if (codes) return codes;
  const made = new Map<string, number>();
  const plane = new Uint8Array(94 * 94 * 3);
  for (let i = 0; i < 94 * 94; i++) plane.set([0xa1 + Math.floor(i / 94), 0xa1 + (i % 94), 10], i * 3); // a line feed keeps a gap from eating its neighbour
  new TextDecoder('euc-kr')
    .decode(plane)
    .split('\n')
    .forEach((character, i) => {
      const userDefined = character >= '\ue000' && character <= '\uf8ff'; // rows 41 and 94: no agreed meaning
      if (character.length === 1 && character !== '\ufffd' && !userDefined) made.set(character, ((0xa1 + Math.floor(i / 94)) << 8) | (0xa1 + (i % 94)));
    });
  // KS X 1001:1998 added these two; some versions of ICU still decode the 1992 set.
  made.set('€', 0xa2e6).set('®', 0xa2e7);
  codes = made;
  return made;
}
