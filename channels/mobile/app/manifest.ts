/** What makes the pages an app that can be installed: https://www.w3.org/TR/appmanifest/ */
import type { Frame, FrameIn } from '../../../src/channel.js';
import { fileHref } from '../../../src/files/files.js';
import { isLocale } from '../../../src/inquiry.js';
import { toPath } from '../../../src/path.js';
import { say } from '../../../src/reply.js';

export const THEME = '#052b57';
const SIZES = [192, 512] as const;
/** What an app's icon offers when it is held down: https://www.w3.org/TR/appmanifest/#shortcuts-member */
const SHORTCUTS = [
  { label: say('menu.file'), ask: { kind: 'file' } },
  { label: say('menu.mine'), ask: { kind: 'list' } },
  { label: say('menu.departments'), ask: { kind: 'departments' } },
] as const;

/** A browser asks for it without cookies: its address says the language. Staff may change its words, so it is asked for again. */
export function manifest(request: Request, frame: FrameIn, mount: string): Response {
  const wanted = new URL(request.url).searchParams.get('lang');
  const { locale, nav, districtName, say: words } = frame(isLocale(wanted) ? wanted : 'ko');
  const icons = (purpose: string) => SIZES.map((size) => ({ src: fileHref(`/m/icon-${size}.png`), sizes: `${size}x${size}`, type: 'image/png', purpose }));
  const made = {
    id: `${mount}/`,
    name: `${districtName} ${nav.brand}`,
    short_name: shortName(nav, districtName),
    description: nav.description,
    lang: locale,
    dir: 'ltr',
    start_url: `${mount}/`,
    scope: `${mount}/`,
    display: 'standalone',
    background_color: '#f4f5f6',
    theme_color: THEME,
    categories: ['government', 'utilities'],
    icons: [{ src: fileHref('/m/icon.svg'), sizes: 'any', type: 'image/svg+xml', purpose: 'any' }, ...icons('any'), ...icons('maskable')],
    shortcuts: SHORTCUTS.map(({ label, ask }) => ({ name: words(label), url: mount + toPath(ask), icons: icons('any').slice(0, 1) })),
  };
  return new Response(JSON.stringify(made), { headers: { 'content-type': 'application/manifest+json; charset=utf-8', 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' } });
}

/** Launchers show about twelve letters. */
const shortName = (nav: Frame['nav'], district: string): string => (`${district} ${nav.brand}`.length <= 12 ? `${district} ${nav.brand}` : nav.brand);
