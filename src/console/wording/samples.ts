/** One value of each kind, as a variable's table and its completion show it. */
import type { Variable } from '../../../templates/catalog.js';
import type { District } from '../../district.js';
import type { Locale } from '../../inquiry.js';
import { longestValue } from '../../publishing/longest.js';
import { draftWords } from '../../publishing/preview.js';
import { RECEIPT, SAMPLE_NOW, WORDS } from '../../publishing/shapes/sample.js';
import type { Value } from '../../reply.js';
import type { Workshop } from './workshop.js';

export const sampleText = (workshop: Workshop, variable: Variable, locale: Locale): string => show(workshop, sampleOf(variable, workshop.preview.bench.district), locale);
export const longestText = (workshop: Workshop, variable: Variable, locale: Locale): string => show(workshop, longestValue(variable, locale), locale);

const show = ({ press, preview }: Workshop, value: Value, locale: Locale): string => draftWords(preview, press.live.now.content)(locale, 'mobile').show(value);

function sampleOf(variable: Variable, district: District): Value {
  switch (variable.kind) {
    case 'number':
      return { kind: 'number', number: Math.min(5, variable.max) };
    case 'span':
      return { kind: 'span', days: Math.min(90, variable.max) };
    case 'due':
      return { kind: 'instant', at: SAMPLE_NOW };
    case 'receipt':
      return { kind: 'receipt', receipt: RECEIPT };
    case 'phone':
      return { kind: 'phone', phone: district.phone };
    case 'emergency':
      return { kind: 'phone', phone: district.emergency.fire };
    case 'state':
      return { kind: 'state', state: 'received' };
    case 'named': {
      const [category] = district.categories.values();
      const ids = { group: category?.group, category: category?.id, basis: category?.id, department: category?.department, does: category?.department, place: category?.department, holiday: '설 연휴' };
      return { kind: 'named', of: variable.of, id: ids[variable.of] ?? '' };
    }
    case 'text':
      return { kind: 'text', text: WORDS.text };
    default:
      return { kind: variable.kind, at: SAMPLE_NOW };
  }
}
