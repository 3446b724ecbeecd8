/** Network addresses as limits count them: one canonical form, from our own hop. */

/** One spelling for each address: `::ffff:1.2.3.4` is 1.2.3.4, IPv6 has its eight groups. */
function exactAddress(address: string): string {
  const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '').toLowerCase();
  if (!plain.includes(':')) return plain;
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(plain);
  const hex = dotted ? `${dotted[1]}${pair(dotted[2], dotted[3])}:${pair(dotted[4], dotted[5])}` : plain;
  const [head = '', tail] = hex.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const filled = tail === undefined ? left : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  const groups = filled.map((g) => g.replace(/^0+(?=.)/, '') || '0');
  if (groups.length === 8 && groups.slice(0, 5).every((g) => g === '0') && groups[5] === 'ffff') return groups.slice(6).flatMap(bytes).join('.');
  return groups.join(':');
}

const pair = (high = '0', low = '0'): string => (Number(high) * 256 + Number(low)).toString(16);
const bytes = (group: string): number[] => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255];

/** This machine and no other. @param host with or without brackets */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host);

/** What one customer holds: an IPv4 address, or an IPv6 /64. */
export function canonicalAddress(address: string): string {
  const exact = exactAddress(address);
  return exact.includes(':') ? `${exact.split(':').slice(0, 4).join(':')}::/64` : exact;
}

/** The address of whoever connected; a proxy named in TRUSTED_PROXY is believed about the one hop it saw. */
export function clientAddress(socket: string, forwardedFor: string | null, trusted: readonly string[]): string {
  if (!trusted.some((t) => exactAddress(t) === exactAddress(socket))) return canonicalAddress(socket);
  const last = forwardedFor?.split(',').at(-1)?.trim();
  return canonicalAddress(last || socket);
}
