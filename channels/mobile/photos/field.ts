/** The photo field: a file input that works by itself, and what its script draws beside it. */
import type { Message } from '../../../src/channel.js';
import { fileHref } from '../../../src/files/files.js';
import { attribute, type Field, type FormBlock, type Html, markup, type Place } from '../../page.js';

/** No HEIC: an iPhone then gives a JPEG by itself. No `capture`: with it a phone opens its camera and shows no album. */
const ACCEPT = 'image/jpeg,image/png,image/webp';
const SAYINGS = ['smaller', 'sending', 'failed', 'most', 'not', 'remove'] as const;

/** Its form sends parts instead of fields. */
export const hasPhotos = (form: FormBlock): boolean => form.fields.some((f) => f.input === 'photo');
const shows = ({ blocks }: Message): boolean => blocks.some((b) => b.kind === 'form' && hasPhotos(b));

export const photoHead = (message: Message): Html | undefined =>
  shows(message)
    ? markup`<script src="${fileHref('/m/photos.js')}" defer></script>
`
    : undefined;

export function photoField(f: Field, id: string, hint: Html | '' | undefined, described: Html | undefined, { context }: Place): Html {
  const kept = (f.value ?? '').split(' ').filter(Boolean);
  return markup`<div class="field photos" data-max="${f.max}"${SAYINGS.map((s) => markup` data-${s}="${attribute(context.nav[`photo-${s}`])}"`)}><label for="${id}">${f.label}</label>${hint}
${kept.length > 0 && markup`<fieldset class="kept"><legend>${context.nav['photo-kept']}</legend>${kept.map((name, i) => keptPhoto(name, i + 1, context))}</fieldset>`}
<input id="${id}" type="file" name="photo" accept="${ACCEPT}" multiple${described}><p class="say" role="status"></p></div>`;
}

/** Taking its mark away takes it out. */
function keptPhoto(name: string, n: number, { nav, photo }: Place['context']): Html {
  const src = photo?.(name);
  return markup`<label class="pick"><input type="checkbox" name="photo-${n}" value="${attribute(name)}" checked> ${src && markup`<img src="${src}" alt="">`}${nav.photo} ${n}</label>`;
}
