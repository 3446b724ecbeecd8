/** The frame of a TV page: 1280×720, a bar above, the keys that do something below, one or two columns between. */
import type { Message } from '../../src/channel.js';
import { fileHref } from '../../src/files/files.js';
import { marked } from '../page-languages.js';
import { href, type Html, isMenu, markup, pageHref, type Place, refresh, unbroken, versionOf } from '../page.js';
import { sizeKept, textSize } from '../page-size.js';
import { block, pieces } from './blocks.js';
import { colours } from './colours.js';
import { cameraOf, columnsOf, hasRoomyRows, reasonOf } from './columns.js';
import { pairing } from './pair.js';
import { isHbbtv } from './hbbtv.js';
import { codesFor, KNOWN, platformsOf, type RemoteKey } from './keys.js';
import { anchors, type Screens, screensOf, turns } from './screens.js';

/** Markup that is well-formed XML too: HbbTV receivers read it as such. @param added codes of remote controls that staff entered */
export async function page(message: Message, place: Place, added: readonly RemoteKey[]): Promise<Html> {
  const { context } = place;
  const { nav, districtName, request } = context;
  const hbbtv = isHbbtv(request);
  const why = reasonOf(message);
  const signed = context.signedIn?.text;
  const columns = columnsOf(message);
  const screens = screensOf(message, nav.required);
  return marked(markup`${hbbtv ? HBBTV : HTML}
<html lang="${message.locale}"${hbbtv && markup` xmlns="http://www.w3.org/1999/xhtml" xml:lang="${message.locale}"`}${context.highContrast && markup` data-contrast="high"`}><head><meta charset="utf-8"/><meta name="viewport" content="width=1280"/>
<title>${message.title} – ${districtName} ${nav.brand}</title>
<link rel="stylesheet" href="${fileHref('/tv/tv.css')}"/>
${hbbtv ? '' : refreshing(message, place)}</head>
<body class="${[why && 'reasoned', screens.count > 1 && 'turns', textSize(context) === 'large' && 'large'].filter(Boolean).join(' ')}"${remote(request, added)}${words(message, place)}>
${anchors(screens)}<div class="bar" role="banner"><b>${districtName} ${nav.brand}</b>${signed && markup`<span class="me">${unbroken(signed)}</span>`}<span class="r">${context.nowText}</span>${message.announcement && !signed && markup`<span class="an">${unbroken(message.announcement)}</span>`}</div>
<div role="main">
${columns ? story(message, columns, place, screens) : cameraOf(message) ? await pairing(message, place, screens) : list(message, place, screens)}
${why && markup`<p class="why">${unbroken(why)}</p>`}${turns(screens, message, nav)}
</div>
<div role="navigation">${keys(message, place, screens)}</div>
<script src="${fileHref('/tv/tv.js')}"></script>
</body></html>
`, message.locale);
}

const HTML = markup`<!DOCTYPE html>`;
const HBBTV = markup`<!DOCTYPE html PUBLIC "-//HbbTV//1.1.1//EN" "http://www.hbbtv.org/dtd/HbbTV-1.1.1.dtd">`;

/** Seconds after which a screen without script asks again whether it may still show what it shows: its session has ended by then. */
const FORGOTTEN = 181;
/** Seconds without a key after which the script leaves. */
const IDLE = 180;

/** Without script a page that waits loads itself anew; with it the script asks more quietly. An XML page has no noscript, and HbbTV always has script. */
function refreshing(message: Message, place: Place): Html | '' {
  const again = refresh(place, message) ?? (place.context.signedIn && { seconds: FORGOTTEN, url: `${place.mount}/petitions` });
  return again ? markup`<noscript><meta http-equiv="refresh" content="${again.seconds};url=${again.url}"/></noscript>
` : '';
}

/** Codes for this set's script: what staff entered for it wins over everything. */
function remote(request: Request, added: readonly RemoteKey[]): Html {
  const platforms = platformsOf(request.headers.get('user-agent') ?? '');
  return markup` data-keys="${codesFor(platforms, KNOWN)}" data-own="${codesFor(platforms, added)}"`;
}

/** What the script has to say, and where Back leads where it remembers nothing. */
function words(message: Message, place: Place): Html {
  const { nav, request } = place.context;
  const again = refresh(place, message);
  return markup` data-up="${upOf(message, place)}"${request.method === 'POST' && markup` data-post="1"`} data-ok="${nav['key-ok']}" data-done="${nav.typed}" data-erase="${nav.erase}" data-space="${nav.space}" data-offline="${nav.offline}" data-wake="${nav.wake}" data-kept="${sizeKept(place.mount)}" data-probe="${fileHref('/tv/tv.css')}" data-state="${stateOf(message)}"${place.context.signedIn && markup` data-idle="${IDLE}" data-ping="${place.mount}/" data-warning="${nav.warning}"`}${endsIn(message)}${again && markup` data-poll="${again.url}"`}`;
}

/** Changes when the answer does: what a page that waits asks for. */
const stateOf = ({ title, blocks }: Message): string => versionOf([title, ...blocks.map((b) => b.kind)].join());

/** Seconds that are left of what the page shows. */
function endsIn({ blocks }: Message): Html | '' {
  const left = blocks.find((b) => b.kind === 'wait')?.left;
  return left === undefined ? '' : markup` data-ends="${left}"`;
}

/** The page above: without what was chosen on this one, else one step up. Empty at the start. */
function upOf(message: Message, place: Place): string {
  if (isMenu(message)) return '';
  const { pathname, searchParams } = new URL(place.context.request.url);
  for (const name of ['lang', 'type']) searchParams.delete(name);
  const below = pathname.slice(place.mount.length).replace(/\/$/, '');
  const above = searchParams.size ? below : below.replace(/\/[^/]*$/, '').replace(/^\/petitions$/, /\/(new|find)$/.test(below) ? '' : '/petitions');
  return pageHref(`${place.mount}${above || '/'}`, place) ?? `${place.mount}/`;
}

const story = (message: Message, { left, right }: { left: Message['blocks']; right: Message['blocks'] }, place: Place, screens: Screens): Html => markup`<div class="col left${hasRoomyRows(message) && ' roomy'}"><h1>${message.title}</h1>
${left.map((b) => block(b, place, screens.of(b)))}${reasonOf(message) && markup`<p class="say retold${screens.reason.all}">${pieces(reasonOf(message), screens.reason.part)}</p>`}</div>
<div class="col right">${right.map((b) => block(b, place, screens.of(b)))}</div>`;

function list(message: Message, place: Place, screens: Screens): Html {
  return markup`<h1 class="top">${message.title}</h1>
<div class="col whole${isMenu(message) && ' menu'}">${message.blocks.map((b) => block(b, place, screens.of(b)))}</div>`;
}

/** Only keys that do something; the start says what OK does. */
function keys(message: Message, place: Place, { only, count }: Screens): Html {
  const { nav } = place.context;
  const { digits } = message;
  const start = isMenu(message);
  const shown = ['8', '9', '0'].filter((d) => digits[d] && !(d === '0' && start));
  const last = start ? markup`<li class="last"><span class="c k">${nav['key-ok']}</span>${nav.ok}</li>` : !digits[9] && markup`<li class="last"><a href="${upOf(message, place)}" data-back="1"><span class="c">${nav.back}</span></a></li>`;
  const turned = (d: string): string => (d === '8' ? only(count) : d === '9' ? only(1) : ''); // on the other screens these turn
  return markup`<ul class="keys">${shown.map((d) => markup`<li class="${turned(d)}"><a href="${href(place, digits[d]?.ask ?? { kind: 'menu' })}" accesskey="${d}" data-digit="${d}"><span class="c k">${d}</span>${digits[d]?.label}</a></li>`)}
${colours(message, place)}${last}</ul>`;
}
