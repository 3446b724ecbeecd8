/** What is said with every answer in another language than Korean: which text counts, and who helps with it. */
import type { Known } from '../core.js';
import { helpFor } from '../district.js';
import type { Locale } from '../inquiry.js';
import { type Block, say } from '../reply.js';

/** Nothing in Korean. */
export const binding = ({ district }: Pick<Known, 'district'>, locale: Locale): Block[] => (locale === 'ko' ? [] : [{ kind: 'text', text: say('language.binding', { help: { kind: 'phone', phone: helpFor(district) } }) }]);
