/** A form: the label above its field, the hint between them, one filled button. */
import { draftNote } from './app/draft.js';
import { attribute, type Field, type FormBlock, formParts, type Html, marksRequired, markup, type Place, pressed, unbroken } from '../page.js';
import { placeMap } from './place/map.js';
import { hasPhotos, photoField } from './photos/field.js';

export function form(b: FormBlock, place: Place): Html {
  const { action, hidden } = formParts(place, b);
  return markup`<form class="${b.fields.length ? 'blk' : 'only'}" method="post" action="${action}"${hasPhotos(b) && markup` enctype="multipart/form-data"`}>
${hidden.map(([name, value]) => markup`<input type="hidden" name="${name}" value="${attribute(value)}">`)}
${b.fields.some(isDrafted) && draftNote(place.context)}${b.fields.map((f) => field(f, fieldId(b, f), place, marksRequired(b)))}
${!pressed(b) && markup`<p class="send"><button class="btn${isMain(b) && ' main'}" type="submit">${b.submit}</button></p>`}${b.other && markup`<p class="again"><button class="btn" type="submit" name="${b.other.name}" value="1">${b.other.label}</button></p>`}</form>`;
}

/** The one filled button of a page: what is written is sent, or what was read over is filed. */
const isMain = ({ ask, fields, hidden }: FormBlock): boolean => fields.length > 0 || (ask === 'file' && hidden.confirmed === '1');

/** Words that take time to write. */
const isDrafted = (f: Field): boolean => f.input === 'long-text' || f.input === 'place';

/** Each option sends the form by itself; its value, a digit, is its key. */
const press = (f: Field): Html => markup`<fieldset class="field press"><legend>${f.label}</legend>${(f.options ?? []).map(
  (o) => markup`<button class="btn" type="submit" name="${f.name}" value="${attribute(o.value)}" accesskey="${attribute(o.value)}"${f.value === o.value && markup` aria-pressed="true"`}><span class="key" aria-hidden="true">${o.value}</span>${o.label}</button>`,
)}</fieldset>`;

/** Never ticked beforehand: what the citizen ticked comes back ticked. */
const tick = (f: Field, id: string, hint: Html | '' | undefined, described: Html | undefined): Html =>
  markup`<div class="field"><label class="pick"><input type="checkbox" id="${id}" name="${f.name}" value="1"${f.value === '1' && markup` checked`}${described}> ${f.label}</label>${hint}</div>`;

/** What a reader hears with the field: what is wrong, then the hint. */
function describedBy({ wrong, hint }: Field, id: string): Html | undefined {
  const parts = [wrong && `${id}-wrong`, hint && `${id}-tip`].filter(Boolean);
  return parts.length ? markup` aria-describedby="${parts.join(' ')}"${wrong && markup` aria-invalid="true"`}` : undefined;
}

/** Where the link of what is wrong leads. */
export const fieldId = (form: FormBlock, f: Field): string => `${form.ask}-${f.name}`;

function field(f: Field, id: string, place: Place, marked: boolean): Html {
  const { nav } = place.context;
  const label = markup`${f.label}${marked && f.required && markup` <small>(${nav.required})</small>`}`;
  const hint = markup`${f.hint && markup`<p class="tip" id="${id}-tip">${unbroken(f.hint)}</p>`}${f.wrong && markup`<p class="fault" id="${id}-wrong">${unbroken(f.wrong)}</p>`}`;
  const described = describedBy(f, id);
  if (f.input === 'press') return press(f);
  if (f.input === 'tick') return tick(f, id, hint, described);
  if (f.input === 'one-of') return markup`<fieldset class="field"${described}><legend>${label}</legend>${hint}${(f.options ?? []).map((o) => option(f, o))}</fieldset>`;
  if (f.input === 'photo') return photoField(f, id, hint, described, place);
  return markup`<div class="field"><label for="${id}">${label}</label>${hint}${f.input === 'long-text' ? area(f, id, described) : input(f, id, described)}${f.input === 'place' && placeMap(place)}</div>`;
}

const option = (f: Field, o: { value: string; label: string }): Html =>
  markup`<label class="pick"><input type="radio" name="${f.name}" value="${attribute(o.value)}"${f.required && markup` required`}${f.value === o.value && markup` checked`}> ${o.label}</label>`;

const common = (f: Field, id: string): Html =>
  markup` id="${id}" name="${f.name}" maxlength="${f.max}"${f.required && markup` required`} autocomplete="${f.autocomplete ?? 'off'}"${isDrafted(f) && markup` data-draft`}`;

/** The first line end after the tag is the parser's, the second is the citizen's. */
const area = (f: Field, id: string, described: Html | undefined): Html => markup`<textarea rows="5"${common(f, id)}${described}>
${f.value}</textarea>`;

function input(f: Field, id: string, described: Html | undefined): Html {
  const type = f.input === 'phone' ? 'tel' : 'text';
  return markup`<input type="${type}"${common(f, id)}${f.input === 'code' && markup` class="code"`}${(f.input === 'digits' || f.input === 'code') && markup` inputmode="numeric"`}${f.value !== undefined && markup` value="${attribute(f.value)}"`}${described}>`;
}
