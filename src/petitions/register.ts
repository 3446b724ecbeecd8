/** 대신 접수: what somebody said at the counter or by telephone, or sent on paper, is taken down by staff (Decree §10④) and filed as any other petition. */
import { and, eq, isNull } from 'drizzle-orm';
import { parsePhone } from '../citizens/phone.js';
import { takesTexts } from '../notices/ladder.js';
import { type Core, DAY } from '../core.js';
import type { Category } from '../district.js';
import type { Filing, Locale } from '../inquiry.js';
import { queue } from '../notices/outbox.js';
import { messages } from '../storage/schema.js';
import { Conflict, type Write, write } from '../storage/store.js';
import { showsHour } from './clock.js';
import { cleaned } from './file.js';
import { type Filer, likenessFor, newPetition, SAME } from './file-writes.js';
import { MAX_NAME, MAX_PLACE, MAX_TEXT } from './intake.js';
import { caseOf } from './life/case.js';

/** How it came: 방문, 전화, 우편·팩스. They stand as channels beside the devices'. */
export const WAYS = ['counter', 'phone', 'paper'] as const;
export type Way = (typeof WAYS)[number];

export interface Registering {
  filing: Pick<Filing, 'text' | 'place' | 'name' | 'phone'>;
  category: string;
  way: string;
  locale: Locale;
  /** Results may be told by text message (Act §27①): asked by whoever registers. */
  consent: boolean;
}

export const WRONG = ['text-missing', 'text-long', 'place-long', 'name-long', 'phone-wrong', 'consent-phone', 'consent-landline', 'category', 'way'] as const;
export type Wrong = (typeof WRONG)[number];

/** What is wrong with it, by field; nothing when it can be filed. */
export function wrongIn({ district }: Pick<Core, 'district'>, { filing, category, way, consent }: Registering): Wrong[] {
  const { text = '', place = '', name = '', phone = '' } = cleaned(filing);
  const checks: Readonly<Record<Wrong, boolean>> = {
    'text-missing': !text,
    'text-long': text.length > MAX_TEXT,
    'place-long': place.length > MAX_PLACE,
    'name-long': name.length > MAX_NAME,
    'phone-wrong': phone !== '' && !parsePhone(phone),
    'consent-phone': consent && !phone,
    'consent-landline': consent && !takesTexts(parsePhone(phone) ?? ''), // Act §27①
    category: !district.categories.has(category),
    way: !(WAYS as readonly string[]).includes(way),
  };
  return WRONG.filter((w) => checks[w]);
}

/** `before`: the same form was sent already. `same`: the same words came from the same phone within a day. */
export type Registered = { kind: 'filed' | 'before' | 'same'; receipt: string };

export interface Registrar {
  /** A staff id, and the name that the citizen is told. */
  id: string;
  name: string;
}

const ATTEMPTS = 3;
const placeOfForm = (id: string): string => `messages/${id}`;

/**
 * Files it in one write with the form's id, the record of the action and, where nobody gets the slip in their hand, the notice of its receipt (Act §9②).
 * @param input without anything in wrongIn @param form the nonce of the form that was sent: twice is once
 */
export async function register(core: Core, by: Registrar, form: string, input: Registering, also: (receipt: string) => Write[]): Promise<Registered> {
  const { store, vault } = core;
  const category = core.district.categories.get(input.category) as Category;
  const filing = cleaned(input.filing);
  const filer: Filer = { channel: input.way, locale: input.locale, citizen: { kind: 'nobody' } };
  const likeness = filing.phone ? likenessFor(core, filer, filing) : undefined; // without a telephone the same words may be another person's
  const id = `register/${form}/${vault.find('form-words', JSON.stringify([input, by.id]))}`;
  for (let attempt = 1; ; attempt++) {
    const sent = await sentBefore(core, id);
    if (sent) return { kind: 'before', receipt: sent };
    const like = likeness && (await core.records.like(likeness, core.now() - SAME));
    if (like) return { kind: 'same', receipt: caseOf(like).receipt };
    const { facts, writes } = newPetition(core, filer, { ...filing, byText: input.consent }, category, likeness, { by: by.id });
    const { receipt } = facts;
    const once = write(store.db.insert(messages).values({ id, phone: null, at: core.now(), expiresAt: core.now() + DAY, dialogue: 'none', sealed: vault.seal(JSON.stringify({ receipt }), placeOfForm(id)), within: 1 }));
    const due = { kind: showsHour(category.period) ? ('instant' as const) : ('day' as const), at: facts.dueAt };
    const phone = parsePhone(filing.phone ?? '');
    const told = input.way === 'counter' || !phone ? [] : queue(core, { receipt, category: category.id, department: category.department, phone: vault.find('phone', phone), locale: input.locale, state: facts.inHours ? 'received' : 'arrived' }, 2, { kind: 'registered', data: { due } }, by.name, core.now());
    try {
      await store.atomic([once, ...writes, ...told, ...also(receipt)]);
      return { kind: 'filed', receipt };
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error; // a number that is taken, or the same form a moment before: look again
    }
  }
}

/** The receipt that this form got. */
async function sentBefore({ store, vault }: Core, id: string): Promise<string | undefined> {
  const [row] = await store.db.select({ sealed: messages.sealed }).from(messages).where(and(eq(messages.id, id), isNull(messages.phone)));
  return row?.sealed ? (JSON.parse(vault.open(row.sealed, placeOfForm(id))) as { receipt: string }).receipt : undefined;
}
