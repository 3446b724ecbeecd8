const XHTML = 'application/xhtml+xml';
const WAP = 'application/vnd.wap.xhtml+xml';

/** The type that the set names itself: `*\/*` is said by many that cannot read XHTML. */
export function typeFor(accept: string): string {
  const named = accept
    .toLowerCase()
    .split(',')
    .map((entry) => entry.split(';').map((p) => p.trim()))
    .filter(([, ...parameters]) => !parameters.some((p) => /^q=0(\.0*)?$/.test(p)))
    .map(([type]) => type);
  return [XHTML, WAP].find((type) => named.includes(type)) ?? 'text/html';
}
