/** Petitions as stored. Rows leave this file sealed in an opaque Petition; only disclose.ts and life/case.ts can look inside. */
import { and, asc, count, desc, eq, getTableColumns, gt, inArray, isNotNull, lt, lte, ne, sql } from 'drizzle-orm';
import { petitionEvents, personal, petitions, photos } from '../storage/schema.js';
import { type Db, literal, preparedRead } from '../storage/store.js';

export type PetitionRow = typeof petitions.$inferSelect;
export type EventRow = typeof petitionEvents.$inferSelect;
export type PersonalRow = typeof personal.$inferSelect;
export type PhotoRow = Pick<typeof photos.$inferSelect, 'id' | 'event' | 'state' | 'width' | 'height' | 'at'>;
export interface Story {
  events: EventRow[];
  personal: PersonalRow[];
  photos: PhotoRow[];
}

/** A row that nobody reads by chance: it has no property, prints as nothing and is written nowhere as JSON. */
class Sealed {
  readonly #row: PetitionRow;
  readonly #story: Story | undefined;
  constructor(row: PetitionRow, story?: Story) {
    this.#row = row;
    this.#story = story;
  }
  static reveal(petition: Sealed): { row: PetitionRow; story: Story | undefined } {
    return { row: petition.#row, story: petition.#story };
  }
}
export type Petition = Sealed;

/** For disclose.ts (citizens) and life/case.ts (staff) alone (tests/boundaries holds this). */
export const { reveal } = Sealed;

export interface Records {
  find(receipt: string): Promise<Petition | undefined>;
  /** With its events and personal rows. */
  withStory(petition: Petition): Promise<Petition>;
  /** A phone's petitions since an instant, newest first. */
  ofPhone(phone: string, since: number, limit: number, offset: number): Promise<Petition[]>;
  countOfPhone(phone: string, since: number): Promise<number>;
  /** The petition with the same words from the same phone since an instant. */
  like(likeness: string, since: number): Promise<Petition | undefined>;
  /** Whether this receipt belongs to this keyed last-four hash: one look-up, whatever is wrong. */
  holds(receipt: string, lastFour: string): Promise<boolean>;
  /** How many of these petitions are the same person's, older, and had a result told (Act §23). */
  toldResults(receipts: readonly string[], phone: string | null, before: number): Promise<number>;
  /** Receipts of petitions that have arrived and whose working instant has come. */
  toReceive(now: number, limit: number): Promise<{ receipt: string; receivedAt: number }[]>;
}

/** A page of a list and one more. */
const LISTED_AT_MOST = 6;

export function createRecords(db: Db): Records {
  const p = sql.placeholder;
  const whole = getTableColumns(petitions);
  const byReceipt = preparedRead(whole, (columns) => db.select(columns).from(petitions).where(eq(petitions.receipt, p('receipt'))));
  const byPhone = preparedRead(whole, (columns) =>
    db
      .select(columns)
      .from(petitions)
      .where(and(eq(petitions.phone, p('phone')), gt(petitions.arrivedAt, p('since'))))
      .orderBy(desc(petitions.arrivedAt))
      .limit(literal(LISTED_AT_MOST))
      .offset(p('offset')),
  );
  return {
    async find(receipt) {
      const [row] = await byReceipt({ receipt });
      return row && new Sealed(row);
    },
    async withStory(petition) {
      const { row } = reveal(petition);
      const events = await db.select().from(petitionEvents).where(eq(petitionEvents.receipt, row.receipt)).orderBy(asc(petitionEvents.number));
      const fields = await db.select().from(personal).where(eq(personal.receipt, row.receipt)).orderBy(asc(personal.event));
      const shown = await db.select({ id: photos.id, event: photos.event, state: photos.state, width: photos.width, height: photos.height, at: photos.at }).from(photos).where(eq(photos.receipt, row.receipt)).orderBy(asc(photos.event), asc(photos.at), asc(sql`rowid`));
      return new Sealed(row, { events, personal: fields, photos: shown });
    },
    async ofPhone(phone, since, limit, offset) {
      return (await byPhone({ phone, since, offset })).slice(0, limit).map((row) => new Sealed(row));
    },
    async countOfPhone(phone, since) {
      const [row] = await db
        .select({ n: count() })
        .from(petitions)
        .where(and(eq(petitions.phone, phone), gt(petitions.arrivedAt, since)));
      return row?.n ?? 0;
    },
    async like(likeness, since) {
      const [row] = await db
        .select()
        .from(petitions)
        .where(and(eq(petitions.likeness, likeness), gt(petitions.arrivedAt, since), ne(petitions.state, 'withdrawn')))
        .limit(1);
      return row && new Sealed(row);
    },
    async holds(receipt, lastFour) {
      const found = await db
        .select({ receipt: petitions.receipt })
        .from(petitions)
        .where(and(eq(petitions.receipt, receipt), eq(petitions.lastFour, lastFour)))
        .limit(1);
      return found.length === 1;
    },
    async toldResults(receipts, phone, before) {
      if (phone === null || !receipts.length) return 0;
      const found = await db
        .select({ n: sql<number>`count(*)` })
        .from(petitions)
        .where(and(inArray(petitions.receipt, receipts.slice(0, 20)), eq(petitions.phone, phone), lt(petitions.arrivedAt, before), isNotNull(petitions.settledAt), ne(petitions.state, 'transferred')));
      return found[0]?.n ?? 0;
    },
    async toReceive(now, limit) {
      return await db
        .select({ receipt: petitions.receipt, receivedAt: petitions.receivedAt })
        .from(petitions)
        .where(and(eq(petitions.state, 'arrived'), lte(petitions.receivedAt, now)))
        .limit(limit);
    },
  };
}
