/** Everything that is sealed, in one list: where it lies, and what it is bound to. A rotation seals each anew; a test holds the list to the schema. */
import { placeOf as placeOfCode } from '../citizens/codes.js';
import { placeOf as placeOfPairing } from '../citizens/pairing.js';
import { placeOf as placeOfUnsent } from '../citizens/unsent.js';
import { placeOfMessage } from '../conversation/memory.js';
import { placeOfNotice } from '../notices/outbox.js';
import { placeOf as placeOfSubscription } from '../notices/subscriptions.js';
import { placeOf as placeOfPersonal } from '../petitions/sealed.js';
import { placeOfSource } from '../photos/arrive.js';

export interface Sealed {
  table: string;
  column: string;
  /** Columns that its place is made of. */
  by: readonly string[];
  place(...by: string[]): string;
}

export const SEALED: readonly Sealed[] = [
  { table: 'personal', column: 'sealed', by: ['receipt', 'event', 'field'], place: (receipt = '', event = '', field = '') => placeOfPersonal(receipt, Number(event), field) },
  { table: 'phones', column: 'sealed', by: ['phone'], place: (phone) => `phones/${phone}` },
  { table: 'messages', column: 'sealed', by: ['id'], place: (id = '') => placeOfMessage(id) },
  { table: 'notices', column: 'sealed', by: ['id'], place: (id = '') => placeOfNotice(id) },
  { table: 'unsent', column: 'sealed', by: ['phone', 'form'], place: (phone = '', form = '') => placeOfUnsent(phone, form) },
  { table: 'drafts', column: 'sealed', by: ['receipt'], place: (receipt) => `drafts/${receipt}` },
  { table: 'subscriptions', column: 'sealed', by: ['id'], place: (id = '') => placeOfSubscription(id) },
  { table: 'photos', column: 'source', by: ['id'], place: (id = '') => placeOfSource(id) },
  { table: 'code_requests', column: 'sealed', by: ['id'], place: (id = '') => placeOfCode(id) },
  { table: 'pairings', column: 'sealed', by: ['id'], place: (id = '') => placeOfPairing(id) },
  { table: 'staff_phones', column: 'sealed', by: ['staff'], place: (staff) => `staff_phones/${staff}` },
  { table: 'lab_texts', column: 'sealed', by: ['phone'], place: (phone) => `lab_texts/${phone}` },
];
