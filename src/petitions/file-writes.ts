/** What filing writes: the petition, its events and its sealed words, in one list of statements. */
import { and, eq, gt, ne, sql } from 'drizzle-orm';
import { parsePhone } from '../citizens/phone.js';
import { type Core, DAY } from '../core.js';
import type { Category } from '../district.js';
import type { Filing, Inquiry } from '../inquiry.js';
import { petitionEvents, petitions } from '../storage/schema.js';
import { type Write, write } from '../storage/store.js';
import { dueAt, isWorkingTime, nextWorkingInstant, progressNotice } from './clock.js';
import type { FiledFacts } from './file-replies.js';
import { likenessOf } from './intake.js';
import { newReceipt } from './receipt.js';
import { sealedFields } from './sealed.js';

/** The same words from the same phone within this time are the same petition. */
export const SAME = DAY;

/** Who files, by which way, in which language. */
export type Filer = Pick<Inquiry, 'channel' | 'locale' | 'citizen'>;

/** A member of staff who took it down for somebody (Decree §10④): a consent to results by text (Act §27①) is recorded with them. */
export interface Taken {
  /** A staff id. */
  by: string;
}

/** Decides everything about a new petition. The database refuses it when its number is taken or the same words came within a day. */
export function newPetition(core: Core, inquiry: Filer, filing: Filing, category: Category, likeness: string | undefined, taken?: Taken): { facts: FiledFacts; writes: Write[] } {
  const now = core.now();
  const receipt = newReceipt(core.random);
  const receivedAt = nextWorkingInstant(now, core.calendar);
  const inHours = isWorkingTime(now, core.calendar);
  const due = dueAt(receivedAt, category.period, core.calendar);
  const { phone, lastFour, proven } = whose(core, inquiry, filing, receipt);
  const events = [
    { receipt, number: 1, code: 'arrived', at: now, actor: 'citizen', detail: { channel: inquiry.channel, ...(filing.byText && !taken ? { consent: 1 } : {}), ...(filing.photos?.length ? { photos: filing.photos.length } : {}) } }, // 도달
    ...(taken ? [{ receipt, number: 2, code: 'registered', at: now, actor: taken.by, detail: { consent: filing.byText ? 1 : 0 } }] : []),
    ...(inHours ? [{ receipt, number: taken ? 3 : 2, code: 'received', at: receivedAt, actor: taken?.by ?? 'pilot', detail: null }] : []), // 접수
  ];
  const db = core.store.db;
  const fresh = likeness
    ? sql<number>`(select 1 where not exists (select 1 from ${petitions} where ${and(eq(petitions.likeness, likeness), gt(petitions.arrivedAt, now - SAME), ne(petitions.state, 'withdrawn'))}))`
    : 1;
  const writes: Write[] = [
    write(
      db.insert(petitions).values({
        receipt,
        category: category.id,
        department: category.department,
        kind: category.kind,
        period: category.period,
        state: inHours ? 'received' : 'arrived',
        channel: inquiry.channel,
        locale: inquiry.locale,
        phone,
        phoneProven: proven,
        lastFour,
        likeness: likeness ?? null,
        arrivedAt: now,
        receivedAt,
        dueAt: due.at,
        provisional: due.provisional,
        events: events.length,
        fresh,
        name: filing.name ? nameHash(core, filing.name) : null,
        progressAt: progressNotice(receivedAt, 1, core.calendar).at,
        consent: filing.byText ?? false,
      }),
    ),
    write(db.insert(petitionEvents).values(events)),
    ...sealedFields(core, receipt, 1, { text: filing.text, place: filing.place, name: filing.name, phone: proven ? undefined : filing.phone }),
  ];
  return { facts: { receipt, category, dueAt: due.at, receivedAt, inHours }, writes };
}

/** A name is found again in any spacing and width. */
export const nameHash = (core: Pick<Core, 'vault'>, name: string): string => core.vault.find('name', name.normalize('NFKC').toLowerCase().replace(/\s+/g, ''));

/** The keyed hashes by which a petition is found again; numbers themselves are sealed. */
function whose(core: Core, inquiry: Filer, filing: Filing, receipt: string): { phone: string | null; lastFour: string | null; proven: boolean } {
  const lastFour = (digits: string): string => core.vault.find('last-four', `${receipt}/${digits}`);
  if (inquiry.citizen.kind === 'phone') return { phone: inquiry.citizen.phone, lastFour: lastFour(inquiry.citizen.lastFour), proven: true };
  const typed = parsePhone(filing.phone ?? '');
  if (!typed) return { phone: null, lastFour: null, proven: false };
  return { phone: core.vault.find('phone', typed), lastFour: lastFour(typed.slice(-4)), proven: false };
}

/** What makes two texts the same: the words alone, from the same phone. */
export function likenessFor(core: Pick<Core, 'vault'>, inquiry: Pick<Filer, 'citizen'>, filing: Pick<Filing, 'text' | 'place' | 'phone'>): string | undefined {
  const typed = inquiry.citizen.kind === 'phone' ? inquiry.citizen.phone : core.vault.find('phone', parsePhone(filing.phone ?? '') ?? '');
  const words = likenessOf(`${filing.text ?? ''}${filing.place ?? ''}`);
  return words ? core.vault.find('likeness', `${inquiry.citizen.kind}/${typed}/${words}`) : undefined;
}

