/** A form as the DTD wants it: paragraphs only. Old sets cannot require a field: where some are optional, the label says which are not. */
import { attribute, type Field, type FormBlock, formParts, type Html, marksRequired, markup, pressed, printable, unbroken } from '../page.js';
import type { Block } from '../../src/reply.js';
import { pack, PACKED, REST } from '../page-request.js';
import { bytesOf } from './charset.js';
import { type Draft, shortened } from './draft.js';
import { divided, UNFIT } from './fit.js';
import { marked } from './menu.js';
import { turnsFrom } from './turn.js';

export function form(b: FormBlock, draft: Draft): Html {
  if (draft.limits.typed === UNFIT && typedIn([b])) return markup`<p>${draft.place.context.nav['typed-over']}</p>
`;
  const { action, hidden } = formParts(draft.place, b);
  const photos = b.fields.some((f) => f.input === 'photo');
  const carried = [...marked(draft.place), ...hidden].map(unseen);
  // Before photos: whoever reads the body has to know what they belong to.
  return markup`<form method="post" action="${attribute(action)}"${photos && markup` enctype="multipart/form-data"`}>
${photos && markup`<p>${carried}</p>
`}${b.fields.map((f) => field(f, `${b.ask}-${f.name}`, draft, marksRequired(b)))}<p>${!photos && carried}${!pressed(b) && b.submit && markup`<input type="submit" value="${attribute(b.submit)}"/>`}${b.other && markup` <input type="submit" name="${b.other.name}.1" value="${attribute(b.other.label)}"/>`}</p>
${b.turn && turnsFrom(b.turn, draft.place.context.nav).map((t) => markup`<p><input type="submit" class="g" name="page.${t.to}" value="${attribute(`${t.digit} ${t.label}`)}" accesskey="${t.digit}"/></p>
`)}</form>
`;
}

/** Text of many marks, or of letters that a charset has not, grows sixfold; packed it never does, and the page keeps its limit. */
function unseen([name, value]: [string, string]): Html {
  const plain = attribute(value);
  const packed = pack(printable(value));
  const short = packed.length < bytesOf(String(plain));
  return markup`<input type="hidden" name="${short ? name + PACKED : name}" value="${short ? packed : plain}"/>`;
}

function field(f: Field, id: string, draft: Draft, marks: boolean): Html {
  const { nav } = draft.place.context;
  const label = markup`${f.label}${marks && f.required && ` (${nav.required})`}`;
  const hint = !draft.limits.plain && f.hint && markup`<br/><span class="t">${unbroken(f.hint)}</span>`;
  if (f.input === 'press') return press(f);
  if (f.input === 'tick')
    return markup`<p><input type="checkbox" name="${f.name}" id="${id}" value="1"${f.value === '1' && markup` checked="checked"`}/><label for="${id}"> ${f.label}</label>${hint}</p>
`;
  if (f.input === 'one-of') return markup`<p>${label}${hint}${(f.options ?? []).map((o, i) => option(f, o, `${id}-${i}`))}</p>
`;
  if (f.input === 'photo') return photos(f, id, label, hint);
  return markup`<p><label for="${id}">${label}</label>${hint}<br/>${f.input === 'long-text' ? area(f, id, draft) : input(f, id, draft)}</p>
`;
}

/** A file input takes one file there: three of them. What is kept already stays while its mark stays. */
function photos(f: Field, id: string, label: Html, hint: Html | '' | false | undefined): Html {
  const kept = (f.value ?? '').split(' ').filter(Boolean);
  const more = Math.min(3, f.max - kept.length);
  return markup`<p>${kept.length ? label : markup`<label for="${id}-1">${label}</label>`}${hint}${kept.map((name, i) => markup`<br/><input type="checkbox" name="photo-${i + 1}" id="${id}-k${i}" value="${attribute(name)}" checked="checked"/><label for="${id}-k${i}"> ${f.label} ${i + 1}</label>`)}${Array.from({ length: more }, (_, i) => markup`<br/>${kept.length + i > 0 && markup`<label for="${id}-${i + 1}">${f.label} ${kept.length + i + 1}</label> `}<input type="file" name="photo" id="${id}-${i + 1}"/>`)}</p>
`;
}

/** XHTML Basic has no button element: a submit's value is what it shows, so its name tells which one it was. */
const press = (f: Field): Html =>
  markup`<p>${f.label}${(f.options ?? []).map((o) => markup`<br/><input type="submit" name="${f.name}.${attribute(o.value)}" value="${attribute(`${o.value} ${o.label}`)}" accesskey="${attribute(o.value)}"/>`)}</p>
`;

const option = (f: Field, o: { value: string; label: string }, id: string): Html =>
  markup`<br/><input type="radio" name="${f.name}" id="${id}" value="${attribute(o.value)}"${f.value === o.value && markup` checked="checked"`}/><label for="${id}"> ${o.label}</label>`;

/** Its beginning, and unseen the rest: both are sent, and read as one (page-request.ts). */
function area(f: Field, id: string, { limits, place: { context } }: Draft): Html {
  const [seen, rest] = divided(printable(f.value ?? ''), limits.typed);
  return markup`<textarea name="${f.name}" id="${id}" rows="4" cols="16">${seen}</textarea>${rest && markup`<br/><span class="t">${context.nav['typed-rest']} (${rest.length})</span>${unseen([f.name + REST, rest])}`}`;
}

/** No browser lets more be typed than it may hold. */
const kept = (f: Field, draft: Draft): string => shortened(printable(f.value ?? ''), f.max, draft).text;

/** UTF-16 units of the longest words in a field of several lines. */
export const typedIn = (blocks: readonly Block<string>[]): number => Math.max(0, ...blocks.flatMap((b) => (b.kind === 'form' ? b.fields.filter((f) => f.input === 'long-text').map((f) => f.value?.length ?? 0) : [])));

function input(f: Field, id: string, draft: Draft): Html {
  const digits = f.input === 'digits' || f.input === 'phone' || f.input === 'code';
  return markup`<input name="${f.name}" id="${id}" size="14" maxlength="${f.max}"${digits && markup` class="d" inputmode="digits"`}${f.value !== undefined && markup` value="${attribute(kept(f, draft))}"`}/>`;
}
