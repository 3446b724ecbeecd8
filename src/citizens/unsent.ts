/**
 * Words that came after their session had run out. They are kept for the phone that had signed in, stand in the same form once it has signed in again,
 * and are shown to no other. Nothing is sent by itself: whoever wrote them presses the button.
 */
import { and, eq } from 'drizzle-orm';
import { type Core, DAY } from '../core.js';
import type { Ask, Citizen, Filing } from '../inquiry.js';
import { unsent } from '../storage/schema.js';
import { type Write, write } from '../storage/store.js';

/** As long as every other draft. */
export const UNSENT_KEPT = DAY;

/** Forms whose words take time to write. */
export type Written = Ask & { kind: 'file' | 'add' | 'supplement' | 'object' | 'reopen' };
export type Unsent = Pick<Filing, 'group' | 'about' | 'text' | 'place' | 'name' | 'byText' | 'photos' | 'photoFault'>;
type Keeping = Pick<Core, 'store' | 'vault' | 'real'>;

const FORMS: readonly Ask['kind'][] = ['file', 'add', 'supplement', 'object', 'reopen'];
/** @returns undefined where nothing was written yet */
export const written = (ask: Ask): Written | undefined => (FORMS.includes(ask.kind) && ('text' in ask && ask.text ? true : 'photos' in ask && ask.photos?.length) ? (ask as Written) : undefined);

const formOf = (ask: Pick<Written, 'kind'> & { receipt?: string }): string => (ask.receipt === undefined ? ask.kind : `${ask.kind}/${ask.receipt}`);
export const placeOf = (phone: string, form: string): string => `unsent/${phone}/${form}`;

/** The newest words of a form take the place of older ones. @param phone keyed hash */
export async function keep({ store, vault, real }: Keeping, phone: string, ask: Written): Promise<void> {
  const form = formOf(ask);
  const { group, about, text, place, name, byText, photos, photoFault }: Unsent = ask;
  const row = { sealed: vault.seal(JSON.stringify({ group, about, text, place, name, byText, photos, photoFault }), placeOf(phone, form)), at: real() };
  await store.atomic([write(store.db.insert(unsent).values({ phone, form, ...row }).onConflictDoUpdate({ target: [unsent.phone, unsent.form], set: row }))]);
}

type Form = Pick<Written, 'kind'> & { receipt?: string };

/** What waits for this citizen in this form. */
export async function waiting({ store, vault, real }: Keeping, citizen: Citizen, ask: Form): Promise<Unsent | undefined> {
  if (citizen.kind !== 'phone') return undefined;
  const form = formOf(ask);
  const [row] = await store.db.select().from(unsent).where(and(eq(unsent.phone, citizen.phone), eq(unsent.form, form)));
  return row && row.at > real() - UNSENT_KEPT ? (JSON.parse(vault.open(row.sealed, placeOf(row.phone, form))) as Unsent) : undefined;
}

/** The form was sent: nothing waits any more. */
export const letGo = ({ store }: Pick<Core, 'store'>, citizen: Citizen, ask: Form): Write[] =>
  citizen.kind === 'phone' ? [write(store.db.delete(unsent).where(and(eq(unsent.phone, citizen.phone), eq(unsent.form, formOf(ask)))))] : [];
