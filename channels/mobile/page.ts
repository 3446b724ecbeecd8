/** The frame of a mobile page: who speaks, the title, the blocks, how to reach a person. */
import type { Message } from '../../src/channel.js';
import { OUTCOMES } from '../../src/errors.js';
import { fileHref } from '../../src/files/files.js';
import { LOCALES } from '../../src/inquiry.js';
import { toPath } from '../../src/path.js';
import { marked } from '../page-languages.js';
import { attribute, carried, href, type Html, isMenu, LANGUAGES, markup, type Place, refresh, telHref, unbroken } from '../page.js';
import { textSize } from '../page-size.js';
import { heldBanner } from './app/hold.js';
import { keptAs, seenBanner, signedInAs } from './app/keep.js';
import { THEME } from './app/manifest.js';
import { receiptOf, shareBox } from './app/share.js';
import { sizeLink } from './app/text-size.js';
import { acts, answer, block, chip, key, tasks, text } from './blocks.js';
import { fieldId } from './form.js';
import { lead, walkForm, walks } from './lead.js';
import { photoHead } from './photos/field.js';
import { pushBox, pushHead } from './push/box.js';

export function page(message: Message, place: Place): Html {
  const { context } = place;
  const again = refresh(place, message);
  const keep = walks(place) ? undefined : keptAs(message, place);
  const who = signedInAs(context);
  return frame(
    {
      title: message.title,
      main: isMenu(message) ? home(message, place) : content(message, place),
      attributes: markup`${keep && markup` data-keep="${keep.as}" data-at="${keep.at}"`}${who && markup` data-who="${who}"`}${message.done && markup` data-done="${message.done}"`}`,
      head: markup`${again && markup`<meta http-equiv="refresh" content="${again.seconds};url=${again.url}">
`}${photoHead(message)}${pushHead(context)}`,
      announcement: message.announcement,
      start: isMenu(message),
    },
    place,
  );
}

export interface Framed {
  title: string;
  main: Html;
  /** Of the whole page, for its script. */
  attributes: Html;
  head?: Html;
  announcement?: string | undefined;
  /** The start itself. */
  start?: boolean;
}

/** What stands around everything that is shown. */
export function frame({ title, main, attributes, head, announcement, start = false }: Framed, place: Place): Html {
  const { context, mount } = place;
  const { nav, districtName, locale } = context;
  return marked(markup`<!doctype html>
<html lang="${locale}"${context.highContrast && markup` data-contrast="high"`} data-type="${textSize(context)}"${attributes}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="format-detection" content="telephone=no">
<title>${title} – ${districtName} ${nav.brand}</title>
<meta name="description" content="${districtName}: ${attribute(nav.description)}"><meta name="theme-color" content="${THEME}">
<link rel="stylesheet" href="${fileHref(walks(place) ? '/m/walk.css' : '/m/style.css')}"><link rel="icon" href="${fileHref('/m/icon.svg')}" type="image/svg+xml">
<link rel="apple-touch-icon" href="${fileHref('/m/icon-180.png')}"><link rel="manifest" href="${mount}/manifest.webmanifest?lang=${locale}">
${head}<script src="${fileHref('/m/app.js')}" defer></script>
</head>
<body>
<a class="skip" href="#main">${nav.skip}</a>
${walkForm(place)}${header(start, place)}
${seenBanner(context)}${heldBanner(context)}${announcement && markup`<p class="told" role="note">${unbroken(announcement)}</p>
`}<main id="main">
${main}
</main>
${footer(place)}
</body></html>
`, locale);
}

function header(start: boolean, place: Place): Html {
  const { context } = place;
  const { nav, districtName, locale, signedIn } = context;
  const others = LOCALES.filter((l) => l !== locale);
  return markup`<header>
<div class="mast"><p>${nav.official}</p></div>
<div class="top">${lead(place, { kind: 'menu' }, markup`${districtName} <small>${nav.brand}</small>`, { className: 'mark', digit: start ? 0 : undefined })}
<ul class="langs">${!walks(place) && markup`<li>${sizeLink(place, (words) => markup`${words}`)}</li>`}<li class="few">${lead(place, { kind: 'language' }, 'Language', { lang: 'en' })}</li>${others.map((l) => markup`<li class="each">${lead(place, { kind: 'language', locale: l }, LANGUAGES[l], { lang: l })}</li>`)}</ul></div>
${signedIn && markup`<p class="me"><span>${unbroken(signedIn.text)}</span> ${lead(place, { kind: 'sign-out' }, nav['sign-out'])}</p>
`}${!start && wideMenu(place)}</header>`;
}

/** On a wide screen the start's entries stand on every other page, too; the languages do so in the header already. */
function wideMenu(place: Place): Html | undefined {
  const { menu, nav, request } = place.context;
  const path = new URL(request.url).pathname;
  if (!menu.length) return undefined;
  return markup`<nav class="gnb" aria-label="${nav.menu}"><ul>${menu.filter((c) => c.ask.kind !== 'language').map((c) => {
    return markup`<li>${lead(place, c.ask, c.label, { current: path === href(place, c.ask).split('?')[0] })}</li>`;
  })}</ul></nav>`;
}

function home(message: Message, place: Place): Html {
  const { nav, districtName, districtPhone, districtAddress, quick, signedIn } = place.context;
  return markup`<section class="head"><h1>${message.title}</h1>${search(place)}</section>
<div class="wrap home"><div>
${message.blocks.map((b) => (b.kind === 'choices' ? markup`<h2 class="sect">${nav.choices}</h2>${tasks(b.choices, place)}` : block(b, place)))}
<p class="hint">${nav['same-digits']}</p>
<div class="quick">${quick.map(({ title, block: b }) => b.kind === 'choices' && markup`<div><h2 class="sect">${title}</h2><div class="blk">${acts(b.choices, place)}</div></div>`)}</div>
</div>
<aside class="side" aria-labelledby="reach">${!signedIn && quick.map(({ title, block: b }) => b.kind === 'form' && markup`<h2 class="sect">${title}</h2>${block(b, place)}`)}<h2 class="sect" id="reach">${nav.reach}</h2><div class="blk"><p class="what">${districtName} <a class="tel" href="${telHref(districtPhone)}">${districtPhone}</a></p><p class="tip">${unbroken(nav.hours)}</p><p class="tip">${districtAddress}</p></div></aside>
</div>`;
}

/** Whatever is looked for: the guide answers, or says whom to ask. */
const search = (place: Place): Html =>
  markup`<form class="find" method="post" action="${href(place, { kind: 'guide' })}" role="search">${[['ask', 'guide'], ...carried(place)].map(([name, value]) => markup`<input type="hidden" name="${name}" value="${attribute(value ?? '')}">`)}
<label class="hide" for="find">${place.context.nav.search}</label><input id="find" name="query" type="search" maxlength="200" required autocomplete="off" placeholder="${attribute(place.context.nav.search)}"><button class="btn main" type="submit">${place.context.nav['search-go']}</button></form>`;

/** The answer first: state and due time stand with the title, and so do the first words. */
function content(message: Message, place: Place): Html {
  const { nav } = place.context;
  const { first, rest } = leading(message);
  const faults = faultsOf(message);
  const due = first.find((b) => b.kind === 'due');
  const acts = rest.findLastIndex((b) => !isAct(b)) + 1; // what can be done stands beside, where there is room
  return markup`<section class="head">
${due && chip(due)}<h1>${message.title}</h1>
${faults.length > 0 && summary(faults, place)}${first.map((b) => (b.kind === 'due' ? answer(b, place) : b.kind === 'text' && !faults.some((f) => f.words === b.text) ? text(b.text, isWrong(message) ? 'lead wrong' : 'lead') : ''))}
</section>
<div class="wrap${beside(acts, rest)}"><div>
${rest.slice(0, acts).map((b) => block(b, place))}
</div><div>
${rest.slice(acts).map((b) => block(b, place))}
${sizeChoice(message, place)}${shareBox(receiptOf(message.follow, place.context), place)}${pushBox(place.context)}<p class="start">${lead(place, { kind: 'menu' }, markup`${key(0)}${nav.start}`, { digit: 0 })}</p>
</div></div>`;
}

/** On a wide screen what can be done stands beside what is said; where there is nothing else, in two columns. */
const beside = (acts: number, rest: Message['blocks']): string => (acts > 0 && acts < rest.length ? ' two' : rest.length > 0 && rest.every((b) => b.kind === 'choices' || b.kind === 'items') ? ' only-acts' : '');

const isAct = (b: Message['blocks'][number]): boolean => b.kind === 'choices' || b.kind === 'link' || (b.kind === 'form' && b.fields.length === 0);

interface Fault {
  words: string;
  /** The field's. */
  id: string;
}

const faultsOf = ({ blocks }: Message): Fault[] => blocks.flatMap((b) => (b.kind === 'form' ? b.fields.flatMap((f) => (f.wrong === undefined ? [] : [{ words: f.wrong, id: fieldId(b, f) }])) : []));

/** What is to be put right, each a link to its field. Looked at first: the page begins there, with script and without. */
const summary = (faults: readonly Fault[], { context: { nav } }: Place): Html =>
  markup`<div class="wrong" id="wrong" role="group" aria-labelledby="put-right" tabindex="-1" autofocus><h2 id="put-right">${nav['put-right']}</h2><ul>${faults.map(({ words, id }) => markup`<li><a href="#${id}">${unbroken(words)}</a></li>`)}</ul></div>
`;

/** 6 알림, 4 글자 크게: of screens alone. */
function sizeChoice({ digits, outcome }: Message, place: Place): Html | undefined {
  const { context, mount } = place;
  if (walks(place) || outcome !== 'ok' || digits['4'] || new URL(context.request.url).pathname !== mount + toPath({ kind: 'consent' })) return undefined;
  return markup`<div class="blk"><ul class="acts"><li>${sizeLink(place, (words) => markup`${key(4)}<span class="w">${words}</span>`, markup` accesskey="4"`)}</li></ul></div>
`;
}

function leading({ blocks }: Message): { first: Message['blocks']; rest: Message['blocks'] } {
  let n = 0;
  let due = false;
  for (const b of blocks) {
    if (b.kind !== 'text' && (b.kind !== 'due' || due)) break;
    due ||= b.kind === 'due';
    n++;
  }
  return { first: blocks.slice(0, n), rest: blocks.slice(n) };
}

/** Something has to be put right, by whoever: an edge and the words, never the colour alone. */
const isWrong = ({ outcome }: Message): boolean => OUTCOMES[outcome].status >= 400 || outcome === 'mistyped' || outcome === 'unknown';

function footer(place: Place): Html {
  const { nav, districtName, districtPhone, districtAddress } = place.context;
  return markup`<footer class="foot"><p><b>${districtName} ${nav.brand}</b> <a class="tel" href="${telHref(districtPhone)}">${districtPhone}</a></p><p>${unbroken(nav.hours)}</p><p>${districtAddress}</p><p>${lead(place, { kind: 'privacy' }, markup`<b>${nav.privacy}</b>`)}</p></footer>`;
}
