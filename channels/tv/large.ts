/** 글자 크게: what is read grows by a quarter, titles and keys stay. What then finds no room is scrolled to with the arrows. */
const SIZES: readonly [selectors: string, size: number, line: number][] = [
  ['.say', 32, 46],
  ['.big', 35, 48],
  ['.go a', 33, 42],
  ['.sub,.due .a,.facts.dense,.facts,.cap', 30, 38],
  ['.go .sub', 30, 42],
  ['.whole .two .w', 33, 40],
  ['.whole .two .sub', 30, 36],
  ['.tl li', 32, 40],
  ['.tl .sub,.tl.dense li', 30, 38],
  ['.tl b', 34, 40],
  ['.field .label,.field small', 30, 56],
  ['.press button', 29, 34],
  ['.why', 30, 37],
];

/** Three lines of reasons instead of two, and less beside the camera's code. */
export const large = `${SIZES.map(([selectors, size, line]) => `${selectors.split(',').map((s) => `.large ${s}`).join()}{font-size:${size}px;line-height:${line}px}`).join('\n')}
.large .menu .go a{font-size:36px}.large.reasoned .left,.large.reasoned .right{height:398px}.large .why{top:502px;height:111px}
.large .code span{padding:0 22px;margin-right:12px}.large .mark{margin-top:11px}.large .press button{height:120px}`;
