/** The frame of a TV page: 1280×720, a bar above, the keys that do something below, one or two columns between. */
import type { Message } from '../../src/channel.js';
import { href, type Html, isMenu, markup, type Place, refresh, unbroken, versionOf } from '../page.js';
import { block } from './blocks.js';
import { script } from './script.js';
import { style } from './style.js';

const VERSION = versionOf(style + script);

export function page(message: Message, place: Place): Html {
  const { context, mount } = place;
  const { nav, districtName } = context;
  const again = refresh(place, message);
  const why = reasonOf(message);
  const columns = columnsOf(message);
  return markup`<!DOCTYPE html>
<html lang="${message.locale}"${context.highContrast && markup` data-contrast="high"`}><head><meta charset="utf-8"><meta name="viewport" content="width=1280">
<title>${message.title} – ${districtName} ${nav.brand}</title>
<link rel="stylesheet" href="${mount}/tv.css?v=${VERSION}">
${again && markup`<meta http-equiv="refresh" content="${again.seconds};url=${again.url}">
`}</head>
<body${why && markup` class="reasoned"`}>
<div class="bar"><b>${districtName} ${nav.brand}</b><span class="r">${context.nowText}</span>${message.announcement && markup`<span class="an">${unbroken(message.announcement)}</span>`}</div>
<div role="main">
${columns ? story(message, columns, place) : list(message, place)}
${why && markup`<p class="why">${unbroken(why)}</p>`}
</div>
${keys(message, place)}
<script src="${mount}/tv.js?v=${VERSION}"></script>
</body></html>
`;
}

/** Why it is due then: two lines below both columns. */
export const reasonOf = ({ blocks }: Message): string => blocks.find((b) => b.kind === 'due')?.reasons.join(' ') ?? '';

/** One petition: what it is on the left, what happened and what can be done on the right. A long text stands the same way. Other answers have one column. */
export function columnsOf({ blocks, paged }: Message): { left: Message['blocks']; right: Message['blocks'] } | undefined {
  if (paged) return { left: blocks.filter((b) => b.kind === 'text' || b.kind === 'facts'), right: blocks.filter((b) => b.kind !== 'text' && b.kind !== 'facts') };
  if (!blocks.some((b) => b.kind === 'due' || b.kind === 'steps')) return undefined;
  const first = blocks.findIndex((b) => b.kind !== 'text');
  const isLeft = (b: Message['blocks'][number], i: number): boolean => b.kind === 'due' || b.kind === 'facts' || i < first;
  return { left: blocks.filter(isLeft), right: blocks.filter((b, i) => !isLeft(b, i)) };
}

const story = ({ title }: Message, { left, right }: { left: Message['blocks']; right: Message['blocks'] }, place: Place): Html => markup`<div class="col left"><h1>${title}</h1>
${left.map((b) => block(b, place))}</div>
<div class="col right">${right.map((b) => block(b, place))}</div>`;

function list(message: Message, place: Place): Html {
  return markup`<h1 class="top">${message.title}</h1>
<div class="col whole${isMenu(message) && ' menu'}">${message.blocks.map((b) => block(b, place))}</div>`;
}

/** Only keys that do something. */
function keys(message: Message, place: Place): Html {
  const { nav } = place.context;
  const { digits } = message;
  const shown = ['8', '9', '0'].filter((d) => digits[d] && !(d === '0' && isMenu(message)));
  return markup`<ul class="keys">${shown.map((d) => markup`<li><a href="${href(place, digits[d]?.ask ?? { kind: 'menu' })}" accesskey="${d}" data-digit="${d}"><span class="c k">${d}</span>${digits[d]?.label}</a></li>`)}
${isMenu(message) && markup`<li class="say">${nav['same-digits']}</li>`}
<li class="last"><span class="c k">${nav['key-ok']}</span>${nav.ok}</li>${!isMenu(message) && !digits[9] && markup`<li class="last"><span class="c">${nav.back}</span></li>`}</ul>`;
}
