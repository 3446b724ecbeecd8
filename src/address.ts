/** Network addresses as limits count them: one canonical form, from our own hop. */

/** `::ffff:1.2.3.4` is 1.2.3.4; an IPv6 customer holds a /64. */
export function canonicalAddress(address: string): string {
  const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '').toLowerCase();
  const mapped = /^(?:0{0,4}:){2,5}:?ffff:(?:0:)?(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped) return mapped;
  const hex = /^(?:0{0,4}:){2,5}:?ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(plain);
  if (hex) {
    const [high, low] = [Number.parseInt(hex[1] ?? '0', 16), Number.parseInt(hex[2] ?? '0', 16)];
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  }
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const groups = tail === undefined ? left : [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups.slice(0, 4).map((g) => g.replace(/^0+(?=.)/, '') || '0').join(':')}::/64`;
}

/** The address of whoever connected; a proxy named in TRUSTED_PROXY is believed about the one hop it saw. */
export function clientAddress(socket: string, forwardedFor: string | null, trusted: readonly string[]): string {
  const hop = canonicalAddress(socket);
  if (!trusted.length || !trusted.map(canonicalAddress).includes(hop)) return hop;
  const last = forwardedFor?.split(',').at(-1)?.trim();
  return last ? canonicalAddress(last) : hop;
}
