/** One drawing for each kind of block. What a TV cannot do itself is shown large enough to be copied. */
import { longLabels } from './lines.js';
import type { Block } from '../../src/reply.js';
import { dayLabels, href, type Html, markup, type Place, publicAddress, unbroken } from '../page.js';
import { form } from './form.js';

type Of<K extends Block['kind']> = Extract<Block<string>, { kind: K }>;

export function block(b: Block<string>, place: Place): Html {
  switch (b.kind) {
    case 'text':
      return markup`<p class="say">${unbroken(b.text)}</p>`;
    case 'facts':
      return markup`<table class="facts${b.facts.length > 3 && ' dense'}${longLabels(b.facts) && ' long'}">${b.facts.map((f) => markup`<tr><th scope="row">${f.label}</th><td>${unbroken(f.value)}</td></tr>`)}</table>`;
    case 'list': // composeTv makes facts of it
      return markup``;
    case 'due':
      return due(b);
    case 'steps':
      return markup`<ol class="tl${b.steps.length > 4 && ' dense'}">${b.steps.map(
        (s) => markup`<li class="${s.now ? 'is' : s.done ? 'did' : 'todo'}"><span class="dot"></span><span class="line"></span>${s.now ? markup`<b>${s.label}</b>` : s.label}${s.at && markup` <span class="sub">${s.at}</span>`}${s.note && markup` <span class="sub note">${s.note}</span>`}</li>`,
      )}</ol>`;
    case 'items':
      return markup`<div class="go items${many(b.items.length, 5)}">${b.items.map((i) => entry(href(place, i.ask), i.title, i.digit, i.summary))}</div>`;
    case 'choices':
      return markup`<div class="go${many(b.choices.length, 5)}${b.choices.length === 5 && ' five'}">${b.choices.map((c) => entry(href(place, c.ask), c.label, c.digit, c.hint))}</div>`;
    case 'form':
      return form(b, place);
    case 'link': // a TV does not call; it shows what to dial or to open
      return markup`<p class="big">${b.label}${'page' in b.to && markup` <b>${publicAddress(b.to.page, place.context)}</b>`}</p>`;
    case 'images':
      return markup`<p class="say">${b.images.map((i) => i.alt).join(', ')}</p>`; // a living room is shown no photo
    case 'wait':
      return markup`<p class="say" role="status">${b.label}</p><div class="go">${entry(href(place, b.poll), place.context.nav.reload, undefined)}</div><p class="say" id="lost" role="status"></p>`;
    case 'handoff':
      return markup`<div class="hand"><p class="say">${b.label}</p>${b.page && markup`<p class="huge">${publicAddress(b.page, place.context)}</p>`}${b.sms && markup`<p class="huge">${b.sms.to}</p><p class="big">“${b.sms.text}”</p>`}</div>`;
  }
}

const many = (count: number, room: number): string => (count > room ? ' two' : '');

const entry = (to: string, label: string, digit: number | undefined, hint?: string): Html =>
  markup`<a href="${to}"${digit !== undefined && markup` accesskey="${digit}" data-digit="${digit}"`}${digit === undefined && markup` class="plain"`}>${digit !== undefined && markup`<span class="d">${digit}</span>`}<span class="w">${label}</span>${hint && markup` <span class="sub">${hint}</span>`}</a>`;

function due(b: Of<'due'>): Html {
  const shown = dayLabels(b.days);
  const fill = (filled: number): number => Math.round(Math.min(1, Math.max(0, filled)) * 20);
  return markup`<div class="due look-${b.look}"><p class="a"><span class="mark"></span>${b.state}${b.label && ` · ${b.label}`}</p>${b.due && markup`<p class="b">${b.due}</p>`}
${b.days.length > 0 && markup`<div class="days${b.days.length > 7 && ' many'}${b.days.length > 60 && ' year'}">${b.days.map((d, i) => markup`<div class="${d.now || i === b.days.length - 1 ? 'day t' : 'day'}"><i><u class="w${fill(d.filled)}"></u></i><span>${shown[i] && d.label}</span></div>`)}</div>`}</div>`;
}
