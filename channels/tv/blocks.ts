/** One drawing for each kind of block. What a TV cannot do itself is shown large enough to be copied. */
import { longLabels } from './lines.js';
import { piecesOfText } from '../pieces.js';
import type { Block } from '../../src/reply.js';
import { dayLabels, href, type Html, markup, type Place, shownAddress, unbroken } from '../page.js';
import { form } from './form.js';
import type { Shown } from './screens.js';

type Of<K extends Block['kind']> = Extract<Block<string>, { kind: K }>;

/** @param shown on which screens of large letters its parts stand (parts.ts has the same order) */
export function block(b: Block<string>, place: Place, shown: Shown): Html {
  const { all, part } = shown;
  switch (b.kind) {
    case 'text':
      return markup`<p class="say${all}">${pieces(b.text, part)}</p>`;
    case 'facts':
      return facts(b, shown);
    case 'list': // composeTv makes facts of it
      return markup``;
    case 'due':
      return due(b, all);
    case 'steps':
      return markup`<ol class="tl${b.steps.length > 4 && ' dense'}${all}">${b.steps.map(
        (s, i) => markup`<li class="${s.now ? 'is' : s.done ? 'did' : 'todo'}${part(i)}"><span class="dot"></span><span class="line"></span>${s.now ? markup`<b>${s.label}</b>` : s.label}${s.at && markup` <span class="sub">${s.at}</span>`}${s.note && markup` <span class="sub note">${s.note}</span>`}</li>`,
      )}</ol>`;
    case 'items':
      return markup`<div class="go items${many(b.items.length, 5)}${all}">${b.items.map((item, i) => entry(href(place, item.ask), { label: item.title, digit: item.digit, hint: item.summary, on: part(i) }))}</div>`;
    case 'choices':
      return markup`<div class="go${many(b.choices.length, 5)}${b.choices.length === 5 && ' five'}${all}">${b.choices.map((c, i) => entry(href(place, c.ask), { ...c, on: part(i) }))}</div>`;
    case 'form':
      return form(b, place, shown);
    case 'link': // a TV does not call; it shows what to dial or to open
      return markup`<p class="big${all}">${b.label}${'page' in b.to && markup` <b>${shownAddress(b.to.page, place.context)}</b>`}</p>`;
    case 'images':
      return markup`<p class="say${all}">${b.images.map((i) => i.alt).join(', ')}</p>`; // a living room is shown no photo
    case 'wait':
      return markup`<p class="say${all}" role="status">${b.label}</p><div class="go${all}">${entry(href(place, b.poll), { label: place.context.nav.reload, on: '' })}</div><p class="say${all}" id="lost" role="status"></p>`;
    case 'handoff':
      return handoff(b, place, shown);
  }
}

/** One text, or where large letters take several screens for it, its pieces. */
export function pieces(text: string, part: Shown['part'], from = 0): Html {
  const all = piecesOfText(text);
  if (all.every((_, i) => part(from + i) === part(from))) return markup`${unbroken(text)}`;
  return markup`${all.map((piece, i) => markup`<span class="${part(from + i).trim()}">${unbroken(piece)}</span>`)}`;
}

function facts({ facts: rows }: Of<'facts'>, { all, part }: Shown): Html {
  let at = 0;
  const drawn = rows.map((f) => {
    const from = at;
    at += piecesOfText(f.value).length;
    return markup`<tr class="${rowOn(part, from, at)}"><th scope="row">${f.label}</th><td>${pieces(f.value, part, from)}</td></tr>`;
  });
  return markup`<table class="facts${rows.length > 3 && ' dense'}${longLabels(rows) && ' long'}${all}">${drawn}</table>`;
}

/** On every screen that a piece of its value is on. */
const rowOn = (part: Shown['part'], from: number, to: number): string => [...new Set(Array.from({ length: to - from }, (_, i) => part(from + i).trim().split(' ')).flat())].join(' ').trim();

/** Its parts in the order of parts.ts. */
function handoff(b: Of<'handoff'>, { context }: Place, { all, part }: Shown): Html {
  const sms = part(1 + Number(b.page !== undefined) + Number(b.code !== undefined));
  return markup`<div class="hand${all}"><p class="say${part(0)}">${b.label}</p>${b.page && markup`<p class="huge${part(1)}">${shownAddress(b.page, context)}</p>`}${b.sms && markup`<p class="huge${sms}">${b.sms.to}</p><p class="big${sms}">“${b.sms.text}”</p>`}</div>`;
}

const many = (count: number, room: number): string => (count > room ? ' two' : '');

interface Entry {
  label: string;
  digit?: number | undefined;
  hint?: string | undefined;
  /** Class names of the screens that it is on. */
  on: string;
}

const entry = (to: string, { label, digit, hint, on }: Entry): Html =>
  markup`<a class="${digit === undefined && 'plain'}${on}" href="${to}"${digit !== undefined && markup` accesskey="${digit}" data-digit="${digit}"`}>${digit !== undefined && markup`<span class="d">${digit}</span>`}<span class="w">${label}</span>${hint && markup` <span class="sub">${hint}</span>`}</a>`;

function due(b: Of<'due'>, on: string): Html {
  const shown = dayLabels(b.days);
  const fill = (filled: number): number => Math.round(Math.min(1, Math.max(0, filled)) * 20);
  return markup`<div class="due look-${b.look}${on}"><p class="a"><span class="mark"></span>${b.state}${b.label && ` · ${b.label}`}</p>${b.due && markup`<p class="b">${b.due}</p>`}
${b.days.length > 0 && markup`<div class="days${b.days.length > 7 && ' many'}${b.days.length > 60 && ' year'}">${b.days.map((d, i) => markup`<div class="${d.now || i === b.days.length - 1 ? 'day t' : 'day'}"><i><u class="w${fill(d.filled)}"></u></i><span>${shown[i] && d.label}</span></div>`)}</div>`}</div>`;
}
