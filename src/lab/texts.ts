/** Demo only: texts that would go out by a carrier wait here for the lab's phone to show them. */
import { and, asc, eq, gt } from 'drizzle-orm';
import { parsePhone } from '../citizens/phone.js';
import type { Sender } from '../channel.js';
import type { Core } from '../core.js';
import { labTexts } from '../storage/schema.js';
import { write } from '../storage/store.js';

const MOST = 20;
const place = (phone: string): string => `lab_texts/${phone}`;

export interface LabText {
  seq: number;
  text: string;
  at: number;
}

/** The demo's carrier: what it takes is in the database before it says so. */
export const labSender = ({ store, vault, now, random }: Core): Sender => ({
  carrier: 'demo',
  async send(to, text) {
    const phone = vault.find('phone', to);
    await store.atomic([write(store.db.insert(labTexts).values({ phone, sealed: vault.seal(text, place(phone)), at: now() }))]);
    return { state: 'accepted', id: random.token() };
  },
});

/** Texts to a phone after a number, oldest first. @param typed as a person writes a phone */
export async function textsFor({ store, vault }: Core, typed: string, after: number): Promise<LabText[]> {
  const number = parsePhone(typed);
  if (!number) return [];
  const phone = vault.find('phone', number);
  const rows = await store.db.select().from(labTexts).where(and(eq(labTexts.phone, phone), gt(labTexts.seq, after))).orderBy(asc(labTexts.seq)).limit(MOST);
  return rows.map(({ seq, sealed, at }) => ({ seq, at, text: vault.open(sealed, place(phone)) }));
}
