/** Remote controls: which code means which key on which platform. Staff extend it (src/storage/remote.ts) without a new version. */

export const KEYS = ['left', 'up', 'right', 'down', 'ok', 'back', 'exit', 'erase', 'red', 'green', 'yellow', 'blue', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
export type Key = (typeof KEYS)[number];
export const isKey = (x: unknown): x is Key => KEYS.includes(x as Key);

/** `any`: every set. A set of none of the others is taken for all of them. */
export const PLATFORMS = ['any', 'hbbtv', 'webos', 'tizen', 'alti'] as const;
export type Platform = (typeof PLATFORMS)[number];
export const isPlatform = (x: unknown): x is Platform => PLATFORMS.includes(x as Platform);

/** One code of one platform. `erase` erases what was typed, else leads back: old boxes send 8 for both. */
export interface RemoteKey {
  platform: Platform;
  key: Key;
  code: number;
}

const row = (platform: Platform, codes: Partial<Record<Key, readonly number[]>>): RemoteKey[] => KEYS.flatMap((key) => (codes[key] ?? []).map((code) => ({ platform, key, code })));
const digits = Object.fromEntries(Array.from({ length: 10 }, (_, d) => [d, [48 + d, 96 + d]]));
const colours = { red: [403], green: [404], yellow: [405], blue: [406] };

/**
 * webOS: LG's page on the Magic Remote. HbbTV: its tutorials, and names (KeyEvent.VK_*) before codes, as TS 102 796 wants. Tizen: Samsung's key table.
 * AltiBrowser has no public table: what HbbTV and OIPF (166 for Back) name, until somebody has tried it on a box.
 */
export const KNOWN: readonly RemoteKey[] = [
  ...row('any', { left: [37], up: [38], right: [39], down: [40], ok: [13], back: [27], erase: [8], ...digits }),
  ...row('hbbtv', { back: [461], ...colours }),
  ...row('webos', { back: [461], ...colours }),
  ...row('tizen', { back: [10009], exit: [10182], ...colours }),
  ...row('alti', { back: [461, 166], ...colours }),
];

const SIGNS: Readonly<Record<Exclude<Platform, 'any'>, RegExp>> = { hbbtv: /HbbTV\//i, webos: /web0s|webos/i, tizen: /tizen/i, alti: /AltiBrowser|olleh tv/i };

/** Several at once: an LG set running an HbbTV application says both. */
export function platformsOf(userAgent: string): Platform[] {
  const said = userAgent.slice(0, 1_000);
  const found = PLATFORMS.filter((p) => p !== 'any' && SIGNS[p].test(said));
  return ['any', ...(found.length ? found : PLATFORMS.filter((p) => p !== 'any'))];
}

/** `8:erase 13:ok`: what one set's script reads. A later row of a code wins, so a platform's own wins over `any`. */
export function codesFor(platforms: readonly Platform[], rows: readonly RemoteKey[]): string {
  const codes = new Map(platforms.flatMap((p) => rows.filter((r) => r.platform === p).map((r): [number, Key] => [r.code, r.key])));
  return [...codes].map(([code, key]) => `${code}:${key}`).join(' ');
}
