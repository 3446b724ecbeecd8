/** One drawing for each kind of block. */
import type { Block, Choice } from '../../src/reply.js';
import { dayLabels, type Html, markup, pageHref, type Place, shownAddress, smsHref, telHref, unbroken } from '../page.js';
import { form } from './form.js';
import { lead } from './lead.js';

type Of<K extends Block['kind']> = Extract<Block<string>, { kind: K }>;

/** The digit, drawn as a key; the link itself carries it as accesskey. */
export const key = (digit: number | undefined): Html | undefined => (digit === undefined ? undefined : markup`<span class="key" aria-hidden="true">${digit}</span>`);
const accesskey = (digit: number | undefined): Html | undefined => (digit === undefined ? undefined : markup` accesskey="${digit}"`);

export function block(b: Block<string>, place: Place): Html {
  switch (b.kind) {
    case 'text':
      return markup`<div class="blk">${text(b.text)}</div>`;
    case 'facts':
      return markup`<dl class="blk facts">${b.facts.map((f) => markup`<div><dt>${f.label}</dt><dd>${spoken(f.value)}</dd></div>`)}</dl>`;
    case 'list':
      return list(b);
    case 'due':
      return markup`<div class="blk">${chip(b)}${answer(b, place)}</div>`;
    case 'steps':
      return steps(b, place);
    case 'items':
      return items(b, place);
    case 'choices':
      return choices(b, place);
    case 'form':
      return form(b, place);
    case 'link':
      return link(b, place);
    case 'images':
      return images(b, place);
    case 'wait':
      return markup`<div class="blk"><p role="status">${b.label}</p><p class="again">${lead(place, b.poll, place.context.nav.reload, { className: 'btn' })}</p></div>`;
    case 'handoff':
      return handoff(b, place);
  }
}

/** What to bring as a list; what it costs as a table. */
function list({ label, rows }: Of<'list'>): Html {
  const table = rows.some((r) => r.value);
  return markup`<div class="blk"><h2>${label}</h2>${
    table
      ? markup`<table class="rows"><tbody>${rows.map((r) => markup`<tr><th scope="row">${r.label}</th><td>${r.value && spoken(r.value)}</td></tr>`)}</tbody></table>`
      : markup`<ul class="dots">${rows.map((r) => markup`<li>${spoken(r.label)}</li>`)}</ul>`
  }</div>`;
}

export const text = (words: string, className = 'say'): Html => markup`<p class="${className}">${spoken(words)}</p>`;

/** An office's telephone number in what is said can be called; a mobile one is somebody's own, or an example. A receipt, four digits first, is read digit by digit, as it is dictated. */
const spoken = (words: string): (string | Html)[] =>
  words.split(/(?<![\d-])(\d{4}-\d{4}-\d{4}|0(?!1)\d{1,2}-\d{3,4}-\d{4})(?![\d-])/).flatMap((part, i) => (i % 2 ? [part.length === 14 && part[4] === '-' ? receipt(part) : markup`<a class="tel" href="${telHref(part)}">${part}</a>`] : unbroken(part)));

const receipt = (number: string): Html => markup`<span class="n" aria-hidden="true">${number}</span><span class="hide">${number.split('-').map((group) => [...group].join(' ')).join(', ')}</span>`;

/** Each opens large by itself. Without an address its words stand alone. */
function images(b: Of<'images'>, { context }: Place): Html {
  return markup`<ul class="blk images">${b.images.map(({ photo, alt, width, height }) => {
    const src = context.photo?.(photo);
    return markup`<li>${src ? markup`<a href="${src}"><img src="${src}" alt="${alt}" width="${width}" height="${height}" loading="lazy"></a>` : alt}</li>`;
  })}</ul>`;
}

export const chip = (due: Of<'due'>): Html => markup`<p class="is-now"><span class="state ${due.look}">${due.state}</span></p>`;

export function answer(due: Of<'due'>, { context }: Place): Html | undefined {
  if (!due.due && !due.reasons.length && !due.days.length) return undefined;
  return markup`<div class="answer${due.look === 'late' && ' late'}">
${due.label && markup`<p class="lab">${due.label}</p>`}${due.due && markup`<p class="big">${due.due}</p>`}
${due.days.length > 0 && days(due.days, context.nav)}
${due.reasons.map((reason) => text(reason, 'why'))}</div>`;
}

/** One box, one working day, filled to now; who cannot see it hears the same. */
function days(all: Of<'due'>['days'], nav: Place['context']['nav']): Html {
  const shown = dayLabels(all);
  return markup`<ol class="days${all.length > 7 && ' many'}${all.length > 40 && ' most'}" aria-label="${nav['due-days']}">${all.map((d, i) => {
    const filled = Math.round(Math.min(1, Math.max(0, d.filled)) * 20);
    const said = d.now ? '' : filled >= 20 ? nav.done : nav.todo; // today calls itself so
    return markup`<li class="${[d.now && 'now', i === all.length - 1 && 'end'].filter(Boolean).join(' ')}"><i><b class="w${filled}"></b></i><span${!shown[i] && markup` class="hide"`}>${d.label}</span>${said && markup`<span class="hide"> ${said}</span>`}</li>`;
  })}</ol>`;
}

function steps(b: Of<'steps'>, { context: { nav } }: Place): Html {
  return markup`<div class="blk"><h2>${nav.steps}</h2><ol class="line">${b.steps.map((s) => {
    const className = s.now ? 'is' : s.done ? 'did' : 'todo';
    return markup`<li class="${className}"${s.now && markup` aria-current="step"`}><span class="dot"></span><p class="what">${s.label}<span class="hide"> (${s.now ? nav.current : s.done ? nav.done : nav.todo})</span></p>${s.at && markup`<p class="at">${s.at}</p>`}${s.note && text(s.note, 'note')}</li>`;
  })}</ol></div>`;
}

function items(b: Of<'items'>, place: Place): Html {
  const { nav } = place.context;
  return markup`<div class="blk">${b.label && markup`<h2>${b.label}</h2>`}<ul class="acts">${b.items.map(
    (i) => markup`<li>${lead(place, i.ask, markup`${key(i.digit)}<span class="w">${unbroken(i.title)}${i.summary && markup`<small>${unbroken(i.summary)}</small>`}</span>`, { digit: i.digit })}</li>`,
  )}</ul></div>
${(b.back || b.next) && markup`<ul class="pages">${b.back && markup`<li>${lead(place, b.back, markup`${key(9)}${nav.back}`, { className: 'btn', digit: 9, rel: 'prev' })}</li>`}${b.next && markup`<li>${lead(place, b.next, markup`${key(8)}${nav.more}`, { className: 'btn', digit: 8, rel: 'next' })}</li>`}</ul>`}`;
}

const choices = (b: Of<'choices'>, place: Place): Html => markup`<nav class="blk" aria-label="${place.context.nav.choices}">${acts(b.choices, place)}</nav>`;

export function acts(all: readonly Choice<string>[], place: Place): Html {
  return markup`<ul class="acts">${all.map(
    (c) => markup`<li>${lead(place, c.ask, markup`${key(c.digit)}<span class="w">${unbroken(c.label)}${c.hint && markup`<small>${unbroken(c.hint)}</small>`}</span>`, { digit: c.digit })}</li>`,
  )}</ul>`;
}

/** The start's choices as cards. What the gateway is for — telling the district — is the one filled card. */
export function tasks(all: Choice<string>[], place: Place): Html {
  return markup`<nav aria-label="${place.context.nav.choices}"><ul class="tasks">${all.map(
    (c) => markup`<li>${lead(place, c.ask, markup`${key(c.digit)}<strong>${c.label}</strong> <span>${c.hint}</span>`, { className: c.ask.kind === 'file' ? 'one' : undefined, digit: c.digit })}</li>`,
  )}</ul></nav>`;
}

function link({ to, label, digit }: Of<'link'>, place: Place): Html {
  const target = 'tel' in to ? telHref(to.tel) : pageHref(to.page, place);
  if (!target) return markup`<div class="blk">${text(label)}</div>`;
  return markup`<p class="call"><a class="btn" href="${target}"${accesskey(digit)}>${key(digit)}<span class="w">${unbroken(label)}</span></a></p>`;
}

function handoff(b: Of<'handoff'>, place: Place): Html {
  const page = b.page && pageHref(b.page, place);
  return markup`<div class="blk"><p class="what">${b.label}</p>${b.code && markup`<p class="say">${b.code}</p>`}
${b.sms && markup`<p class="say">${b.sms.to}<br>“${b.sms.text}”</p><p class="again"><a class="btn" href="${smsHref(b.sms)}">${b.sms.to}</a></p>`}
${b.page && (page ? markup`<p class="again"><a href="${page}">${shownAddress(b.page, place.context)}</a></p>` : text(b.page))}</div>`;
}
