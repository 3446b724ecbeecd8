/**
 * Going on on the phone: a link on request, of 192 bits, for ten minutes, sent to the phone itself by text. Opening it shows a page; its button spends it,
 * once. No message depends on it: whatever it leads to is there without it, by text and by code.
 */
import { and, eq, gt, isNull } from 'drizzle-orm';
import { type Answer, type Core, MINUTE } from '../core.js';
import type { Ask, Inquiry } from '../inquiry.js';
import { toPath } from '../path.js';
import { handoffs, phones } from '../storage/schema.js';
import { type Write, write } from '../storage/store.js';
import { mayText } from './codes.js';
import { askHandoff, handedOver, linkReply, linkText, onPhone, unsentLink } from './handoff-replies.js';

export const LINK_VALID = 10 * MINUTE;

type Linking = Pick<Core, 'store' | 'vault' | 'real'>;

const secretOf = ({ vault }: Linking, inquiry: string): string => vault.find('handoff-secret', inquiry);
const idOf = ({ vault }: Linking, secret: string): string => vault.find('handoff', secret);

/** The link of one inquiry, and its row: a redelivery has the same. @param to a path without anything typed */
function link(core: Linking, origin: string, inquiry: string, phone: string, to: string): { url: string; row: typeof handoffs.$inferInsert } {
  const secret = secretOf(core, inquiry);
  const at = core.real();
  return { url: `${origin}/go/${secret}`, row: { id: idOf(core, secret), phone, to, at, expiresAt: at + LINK_VALID } };
}

const kept = ({ store }: Linking, row: typeof handoffs.$inferInsert): Write => write(store.db.insert(handoffs).values(row).onConflictDoNothing());

/** @returns undefined for a link that is unknown, used or too old. One conditional write: of many at once one opens. */
export async function spend(core: Linking, secret: string): Promise<{ phone: string; number: string; to: string } | undefined> {
  const id = idOf(core, secret);
  const now = core.real();
  const [spent] = await core.store.atomic([write(core.store.db.update(handoffs).set({ usedAt: now }).where(and(eq(handoffs.id, id), isNull(handoffs.usedAt), gt(handoffs.expiresAt, now))))]);
  if (!spent) return undefined;
  const [row] = await core.store.db.select({ phone: handoffs.phone, to: handoffs.to, sealed: phones.sealed }).from(handoffs).innerJoin(phones, eq(phones.phone, handoffs.phone)).where(eq(handoffs.id, id));
  return row && { phone: row.phone, to: row.to, number: core.vault.open(row.sealed, `phones/${row.phone}`) };
}

/** By text the answer is the link; a screen that others see sends it to the phone that it was paired with; nobody's screen names the page to open. */
export async function handOver(core: Core, inquiry: Inquiry, { receipt, sure }: Ask & { kind: 'handoff' }): Promise<Answer> {
  const only = (reply: Answer['reply'], writes: Write[] = []): Answer => ({ reply, writes });
  const { citizen, converses, id, locale } = inquiry;
  const ask: Ask = receipt ? { kind: 'check', receipt } : { kind: 'list' };
  if (citizen.kind !== 'phone' || !core.texting) return only(onPhone(ask));
  const { url, row } = link(core, core.texting.origin, id, citizen.phone, toPath(ask));
  if (converses) return only(linkReply(url), [kept(core, row)]);
  if (!sure) return only(askHandoff(receipt));
  const [fresh] = await core.store.atomic([kept(core, row)]);
  if (!fresh) return only(handedOver(ask)); // the form's redelivery: it was texted before
  const [known] = await core.store.db.select({ sealed: phones.sealed }).from(phones).where(eq(phones.phone, citizen.phone));
  const number = known && core.vault.open(known.sealed, `phones/${citizen.phone}`);
  const sent = number !== undefined && (await mayText(core, core.texting, number)) && (await core.texting.send(number, linkText(url), locale));
  return only(sent && sent.state !== 'refused' ? handedOver(ask) : unsentLink(core, ask));
}
