/** 글자 크게: what is read grows by a quarter, and stands on as many screens as that takes (screens.ts). */
import { MOST } from './screens.js';
import { LARGE, type Type } from './sizes.js';

const SIZES: readonly [selectors: string, type: Type][] = [
  ['.say', LARGE.say],
  ['.big', LARGE.big],
  ['.go a,.right .go a', LARGE.entry],
  ['.sub,.cap', LARGE.tip],
  ['.due .a', LARGE.due],
  ['.facts.dense,.facts', LARGE.facts],
  ['.go .sub', LARGE.hint],
  ['.whole .two .w', LARGE.pair],
  ['.whole .two .sub', LARGE.pairHint],
  ['.tl li', LARGE.step],
  ['.tl .sub,.tl.dense li', LARGE.at],
  ['.tl b,.tl.dense b', LARGE.now],
  ['.field .label,.field small', LARGE.label],
  ['.field .sub', LARGE.tip],
  ['.press button', [29, 34]], // three in a row
  ['.send button', LARGE.send],
  ['.turn a', [33, 50]],
];

const numbers = Array.from({ length: MOST - 1 }, (_, i) => i + 2);
/** Without an address that names a later screen it is the first; names need no script. */
const first = `.large ${numbers.map((n) => `#s${n}:not(:target)`).join('~')}~div .g:not(.g1)`;

export const large = `.turn,.retold{display:none}
${SIZES.map(([selectors, [size, line]]) => `${selectors.split(',').map((s) => `.large ${s}`).join()}{font-size:${size}px;line-height:${line}px}`).join('\n')}
.large .menu .go a{font-size:${LARGE.menu[0]}px}.large .menu .two .w{font-size:${LARGE.menu[0]}px}
.large .facts.dense th,.large .facts.dense td{padding-top:3px;padding-bottom:3px}
.large .why{display:none}.large .retold{display:block}.large.reasoned .left,.large.reasoned .right{height:512px}
.large .code span{padding:0 22px;margin-right:12px}.large .mark{margin-top:11px}.large .press button{width:31%}
${first},${numbers.map((n) => `.large #s${n}:target~div .g:not(.g${n})`).join()}{display:none}
.large.turns .whole{height:374px}.large.turns .left,.large.turns .right{height:454px}.large.turns .way{height:390px}
.large .turn{display:block;position:absolute;left:74px;top:562px;width:1132px;height:50px}
.turn a{float:left;height:50px;padding:0 24px 0 10px;border-radius:10px;background:#052b57}.turn .next{float:right}`;
