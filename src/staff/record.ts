/** Reading the record of actions. Nothing here, or anywhere, changes it. */
import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import { actions } from '../storage/schema.js';
import { staff } from '../storage/staff-schema.js';
import { type Db, literal } from '../storage/store.js';

export const PAGE = 50;
/** Lines of one export: what fits into the memory of the smallest machine. */
export const MOST = 100_000;

export interface Asked {
  /** A staff id, `system` or `command line`. */
  person: string;
  /** What stands before the dot of a verb. */
  group: string;
  /** Part of a target. */
  target: string;
  /** ms since 1970; `to` is not included. */
  from: number | undefined;
  to: number | undefined;
}

export interface Line {
  seq: number;
  at: number;
  actor: string;
  /** Of a member of staff. */
  username: string | null;
  name: string | null;
  verb: string;
  target: string;
  detail: string;
  address: string;
}

const escaped = (part: string): string => part.replace(/[\\%_]/g, (c) => `\\${c}`);

function where({ person, group, target, from, to }: Asked): SQL | undefined {
  return and(
    person ? eq(actions.actor, person) : undefined,
    group ? sql`${actions.verb} like ${`${escaped(group)}.%`} escape '\\'` : undefined,
    target ? sql`${actions.target} like ${`%${escaped(target)}%`} escape '\\'` : undefined,
    from === undefined ? undefined : gte(actions.at, from),
    to === undefined ? undefined : lt(actions.at, to),
  );
}

/** The newest first. @param page from 1 */
export async function lines(db: Db, asked: Asked, page: number, size = PAGE): Promise<Line[]> {
  const shape = { seq: actions.seq, at: actions.at, actor: actions.actor, username: staff.username, name: staff.name, verb: actions.verb, target: actions.target, detail: actions.detail, address: actions.address };
  return db.select(shape).from(actions).leftJoin(staff, eq(staff.id, actions.actor)).where(where(asked)).orderBy(desc(actions.seq)).limit(literal(size)).offset(literal((page - 1) * size));
}

export async function howMany(db: Db, asked: Asked): Promise<number> {
  const [row] = await db.select({ n: sql<number>`count(*)` }).from(actions).where(where(asked));
  return row?.n ?? 0;
}
