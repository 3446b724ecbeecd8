/** 글자 크게 on the phone: sizes in the style are in rem, so the whole page follows. */
import { attribute, type Html, markup, type Place } from '../../page.js';
import { otherSize } from '../../page-size.js';

/** What the link does next. @param accesskey 4, where the menu tree has it */
export function sizeLink(place: Place, inner: (words: string) => Html, accesskey?: Html): Html {
  const { larger, smaller } = place.context.nav;
  const { size, address } = otherSize(place);
  return markup`<a href="${address}"${accesskey} data-size="${size}" data-large="${attribute(larger)}" data-normal="${attribute(smaller)}">${inner(size === 'large' ? larger : smaller)}</a>`;
}
