/** One drawing for each kind of block, in what XHTML Basic has. */
import { askAt } from '../../src/path.js';
import type { Block } from '../../src/reply.js';
import { type Html, markup, pageHref, shownAddress, smsHref, telHref } from '../page.js';
import { type Draft, words } from './draft.js';
import { form } from './form.js';
import { link as to, list, menu, walks } from './menu.js';

type Of<K extends Block['kind']> = Extract<Block<string>, { kind: K }>;

export function block(b: Block<string>, draft: Draft): Html {
  const { place } = draft;
  switch (b.kind) {
    case 'text':
      return markup`<p${draft.wrong.has(b.text) && markup` class="w"`}>${words(b.text, draft)}</p>
`;
    case 'facts':
      return b.facts.length
        ? markup`<dl>
${b.facts.map((f) => markup`<dt>${f.label}</dt><dd>${words(f.value, draft)}</dd>
`)}</dl>
`
        : markup``;
    case 'list':
      return markup`<h2>${b.label}</h2>
${list('st', b.rows.map((r) => markup`<li>${words(r.label, draft)}${r.value && markup` <strong>${words(r.value, draft)}</strong>`}</li>
`))}`;
    case 'due':
      return due(b, draft);
    case 'steps':
      return markup`<h2>${place.context.nav.steps}</h2>
${list('st', b.steps.map((s) => step(s, draft)))}`;
    case 'items':
      return markup`${b.label && markup`<p><b>${b.label}</b></p>`}${menu(b.items.map((i) => ({ ask: i.ask, label: i.title, digit: i.digit, summary: i.summary })), place)}`;
    case 'choices':
      return menu(b.choices, place);
    case 'form':
      return form(b, draft);
    case 'link':
      return link(b, draft);
    case 'images':
      return images(b, draft);
    case 'wait':
      return markup`<p>${words(b.label, draft)}</p>
${menu([{ ask: b.poll, label: place.context.nav.reload }], place)}`;
    case 'handoff':
      return handoff(b, draft);
  }
}

/** No pictures in a page of 10 KB: their words, and the way to them where its device can open it. */
function images(b: Of<'images'>, { place }: Draft): Html {
  const { photo } = place.context;
  return photo ? list('m', b.images.map((i) => to(photo(i.photo), i.alt, undefined))) : markup`<p>${b.images.map((i) => i.alt).join(', ')}</p>`;
}

/** So many boxes, with a few letters, take one line of 240 px. */
const BOXES = 10;
const filling = (share: number, now: boolean): string => (share >= 1 ? '■' : share > 0 || now ? '▣' : '□');

/** One box a working day, then when the last ends. Of a longer period each box is a tenth, and the share that is over stands behind. */
function strip(days: Of<'due'>['days']): string {
  if (days.length <= BOXES) return `${days.map((d) => filling(d.filled, d.now)).join('')} ${days.at(-1)?.label}`;
  const over = days.reduce((sum, d) => sum + d.filled, 0);
  const of = (parts: number): number => (over * parts) / days.length; // 29 days of 100 are 29 %: a share first is 28.99…
  return `${Array.from({ length: BOXES }, (_, i) => filling(of(BOXES) - i, i === 0)).join('')} ${Math.floor(of(100))}%`;
}

function due(b: Of<'due'>, draft: Draft): Html {
  return markup`<p class="s${b.look === 'late' && ' l'}${b.look === 'ended' && ' e'}"><strong>${b.state}</strong>${b.label && markup`<br/>${b.label}`}${b.due && markup`<br/><strong>${b.due}</strong>`}${b.days.length > 0 && markup`<br/>${strip(b.days)}`}</p>
${b.reasons.map((reason) => markup`<p class="t">${words(reason, draft)}</p>
`)}`;
}

function step(s: Of<'steps'>['steps'][number], draft: Draft): Html {
  const at = s.at && markup` <span class="t u">${s.at}</span>`;
  const note = s.note && markup`<br/><span class="t">${words(s.note, draft)}</span>`;
  if (s.now) return markup`<li><strong>▶ ${s.label}</strong>${at}${note}</li>
`;
  return markup`<li>${s.done ? '■' : '□'} ${s.label}${at}${note}</li>
`;
}

function link({ to: where, label, digit }: Of<'link'>, draft: Draft): Html {
  const ask = 'page' in where && walks(draft.place) && where.page.startsWith(`${draft.place.mount}/`) ? askAt(where.page.slice(draft.place.mount.length)) : undefined;
  if (ask) return menu([{ ask, label, digit }], draft.place); // a link of ours would leave the walk
  const target = 'tel' in where ? telHref(where.tel) : pageHref(where.page, draft.place);
  return target ? list('m', [to(target, label, digit)]) : markup`<p>${words(label, draft)}</p>
`;
}

function handoff(b: Of<'handoff'>, draft: Draft): Html {
  const { context } = draft.place;
  const page = b.page && pageHref(b.page, draft.place);
  return markup`<p>${words(b.label, draft)}${b.code && markup`<br/><b>${b.code}</b>`}${b.sms && markup`<br/><a href="${smsHref(b.sms)}">${b.sms.to}</a><br/>“${words(b.sms.text, draft)}”`}${b.page && markup`<br/>${page ? markup`<a href="${page}">${shownAddress(b.page, context, (digits) => markup`<span class="u">${digits}</span>`)}</a>` : words(b.page, draft)}`}</p>
`;
}
