/** Few fields, large: a remote control types digits well and letters badly. */
import { attribute, type Field, type FormBlock, formParts, type Html, marksRequired, markup, type Place, pressed, publicAddress } from '../page.js';
import type { Shown } from './screens.js';

/** @param part the class names of a field, and behind them all of the button */
export function form(b: FormBlock, place: Place, { all, part }: Shown): Html {
  const { action, hidden } = formParts(place, b);
  return markup`<form method="post" action="${action}" class="${!b.fields.length && 'alone'}${all}">
${hidden.map(([name, value]) => markup`<input type="hidden" name="${name}" value="${attribute(value)}"/>`)}
${b.fields.map((f, i) => field(f, `${b.ask}-${f.name}`, place, part(i), marksRequired(b)))}
${!pressed(b) && markup`<p class="send${part(b.fields.length)}"><button type="submit">${b.submit}</button></p>`}${b.other && markup`<p class="send${part(b.fields.length)}"><button type="submit" name="${b.other.name}" value="1">${b.other.label}</button></p>`}</form>`;
}

function field(f: Field, id: string, { context }: Place, on: string, marked: boolean): Html {
  const label = markup`${f.label}${marked && f.required && markup` <small>(${context.nav.required})</small>`}`;
  const hint = f.hint && markup`<span class="sub" id="${id}-tip">${f.hint}</span>`;
  const described = f.hint && markup` aria-describedby="${id}-tip"`;
  if (f.input === 'press') return press(f, on);
  if (f.input === 'tick') return markup`<p class="field${on}"><label class="pick"><input type="checkbox" name="${f.name}" value="1"${f.value === '1' && markup` checked="checked"`}/> ${f.label}</label>${hint}</p>`;
  if (f.input === 'photo') return markup`<p class="field${on}"><span class="label">${f.label}</span><span class="sub">${publicAddress('/m/', context)}</span>${hint}</p>`; // a TV has no photo
  if (f.input === 'one-of')
    return markup`<fieldset class="field${on}"${described}><legend class="label">${label}</legend>${(f.options ?? []).map((o) => markup`<label class="pick"><input type="radio" name="${f.name}" value="${attribute(o.value)}"${f.value === o.value && markup` checked="checked"`}/> ${o.label}</label>`)}${hint}</fieldset>`;
  return markup`<p class="field${on}"><label class="label" for="${id}">${label}</label>${f.input === 'long-text' ? area(f, id, described) : input(f, id, described)}${hint}</p>`;
}

/** The remote's digits press them. */
const press = (f: Field, on: string): Html => markup`<p class="say${on}">${f.label}</p><div class="press${on}">${(f.options ?? []).map(
  (o) => markup`<button type="submit" name="${f.name}" value="${attribute(o.value)}" accesskey="${attribute(o.value)}" data-digit="${attribute(o.value)}"><span class="c">${o.value}</span> ${o.label}</button>`,
)}</div>`;

const area = (f: Field, id: string, described: Html | '' | undefined): Html => markup`<textarea id="${id}" name="${f.name}" rows="3" maxlength="${f.max}"${described}>
${f.value}</textarea>`;

/** type=tel asks old sets for a keypad; x-altibrowser-imemode gives Korean ones a Korean keyboard. */
function input(f: Field, id: string, described: Html | '' | undefined): Html {
  const digits = f.input === 'digits' || f.input === 'phone' || f.input === 'code';
  return markup`<input id="${id}" type="${digits ? 'tel' : 'text'}" name="${f.name}" maxlength="${f.max}" autocomplete="off"${!digits && markup` x-altibrowser-imemode="KOR"`}${f.value !== undefined && markup` value="${attribute(f.value)}"`}${described}/>`;
}
