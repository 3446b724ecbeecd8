/** The frame of a PDA page. Everything after the title is a block of the DTD: no bare text in body or form. */
import type { Digits, Message } from '../../src/channel.js';
import { LOCALES } from '../../src/inquiry.js';
import { raw } from 'hono/html';
import { marked } from '../page-languages.js';
import { attribute, href, type Html, isMenu, LANGUAGES, markup, publicAddress, refresh, telHref, unbroken } from '../page.js';
import { block } from './blocks.js';
import type { Draft } from './draft.js';
import { cut, type Limits } from './fit.js';
import { button, type Entry, menu, type Place, walk, walks } from './menu.js';
import { highContrast, style } from './style.js';
import { upOf } from './up.js';

export function page(message: Message, place: Place, limits: Limits): Html {
  const { nav, districtName } = place.context;
  const draft: Draft = { place, limits, short: message.blocks.length > limits.blocks, wrong: new Set(message.blocks.flatMap((b) => (b.kind === 'form' ? b.fields.flatMap((f) => f.wrong ?? []) : []))) };
  const title = cut(message.title, Math.min(limits.shown, 200)).text;
  const blocks = message.blocks.slice(0, limits.blocks).map((b) => block(b, draft)); // drawn first: they say what was left out
  const again = refresh(place, message);
  return marked(markup`<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML Basic 1.1//EN" "http://www.w3.org/TR/xhtml-basic/xhtml-basic11.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="${message.locale}" lang="${message.locale}">
<head><title>${title}</title>
<meta name="viewport" content="width=device-width"/>
${again && markup`<meta http-equiv="refresh" content="${again.seconds};url=${attribute(again.url)}"/>
`}${!limits.plain && markup`<style type="text/css">${raw(place.context.highContrast ? highContrast : style)}</style>
`}</head>
<body class="${message.locale}${place.context.highContrast && ' hc'}">
<h1>${isMenu(message) && `${districtName} ${nav.brand}: `}${title}</h1>
${message.announcement && markup`<p class="an">${unbroken(cut(message.announcement, limits.shown).text)}</p>
`}${me(place)}${blocks}
${draft.short && rest(place)}${foot(message, place)}
</body>
</html>
`, message.locale, 'xml:lang');
}

const OUT = { kind: 'sign-out' } as const;

/** More, back and start: the same three digits on every page. Back is the page before this one, or one step up. */
function keys(message: Message, { context }: Place): Entry[] {
  const turned = message.blocks.some((b) => b.kind === 'form' && b.turn && b.turn.at > 1); // its own button is on 9
  const up = turned ? undefined : upOf(context.asked);
  const digits: Digits = { ...(up ? { 9: { ask: up, label: context.nav.back } } : {}), ...message.digits };
  return (['8', '9', '0'] as const).flatMap((d) => (digits[d] && !(d === '0' && isMenu(message)) ? [{ ...digits[d], digit: Number(d) }] : []));
}

/** Something did not fit here; the same page of the mobile channel has all of it. */
function rest({ context, mount }: Place): Html {
  const path = new URL(context.request.url).pathname;
  const page = `/m${path.startsWith(mount) ? path.slice(mount.length) || '/' : '/'}`.slice(0, 200);
  return markup`<p class="t">… ${context.nav.rest} <a href="${page}">${publicAddress(page, context)}</a></p>
`;
}

/** The keys, whose page this is, and the other languages: links, or the buttons of one form. */
function foot(message: Message, place: Place): Html {
  const { nav, districtName, districtPhone } = place.context;
  const others = LOCALES.filter((l) => l !== message.locale);
  const office = markup`${districtName} ${nav.brand} <a class="n" href="${telHref(districtPhone)}">${districtPhone}</a><br/>${unbroken(nav.hours)}`;
  if (walks(place)) return walk([...keys(message, place).map((e) => button(e, 'g')), markup`${office}<br/>${button({ ask: OUT, label: nav['sign-out'] })}${button({ ask: { kind: 'privacy' }, label: nav.privacy })}${others.map((l) => button({ ask: { kind: 'language', locale: l }, label: LANGUAGES[l] }))}`], place, 'f');
  return markup`${menu(keys(message, place), place)}
<p class="f">${office}${isMenu(message) && markup`<br/><a href="${href(place, { kind: 'privacy' })}">${nav.privacy}</a>`}${others.map((l) => markup`<br/><a href="${href(place, { kind: 'language', locale: l })}" xml:lang="${l}">${LANGUAGES[l]}</a>`)}</p>`;
}

/** Whose page it is, and the way out: where that takes a form, it is in the one at the foot. */
function me(place: Place): Html {
  const { signedIn } = place.context;
  return signedIn ? markup`<p class="t">${unbroken(signedIn.text)}${!walks(place) && markup` <a href="${href(place, OUT)}">${place.context.nav['sign-out']}</a>`}</p>
` : markup``;
}
