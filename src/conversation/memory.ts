/** What a phone was last told: its digits, and the dialogue that is open. Both belong to sent messages. */
import { and, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import type { Message } from '../channel.js';
import { type Core, DAY, MINUTE } from '../core.js';
import { messages, TURNS } from '../storage/schema.js';
import { literal, prepared, preparedRead, type Write } from '../storage/store.js';
import { TEXTS } from '../citizens/limits.js';

/** Menus 30 minutes, drafts 24 hours, results (and ratings) 7 days. */
export const KEPT = { menu: 30 * MINUTE, draft: DAY, result: 7 * DAY } as const;
export type DialogueState = 'open' | 'closed' | 'none';

export interface Remembered {
  /** The last message sent. */
  last?: Message;
  /** The message of the open dialogue, where one is. */
  dialogue?: Message;
}

export interface Memory {
  recall(phone: string): Promise<Remembered>;
  /** The stored answer to a message id of this phone, or of a page; `erased` where its words are gone. */
  answered(id: string, phone: string | undefined): Promise<Message | 'erased' | undefined>;
  /** The write that stores an answer with its inquiry's id; refused by the database when this phone sent it before or is over its limit, and on a page when the id is there. */
  store(entry: { id: string; phone: string | undefined; message: Message; dialogue: DialogueState; edition: number }): Write;
}

export const placeOfMessage = (id: string): string => `messages/${id}`;

export function createMemory(core: Pick<Core, 'store' | 'vault' | 'now'>): Memory {
  const { db } = core.store;
  const p = sql.placeholder;
  // What was said last, and what opened or closed a dialogue last: at most two rows, each found by its own index.
  const recent = preparedRead({ id: messages.id, dialogue: messages.dialogue, expiresAt: messages.expiresAt, sealed: messages.sealed }, (columns) => {
    const latest = (name: string, of?: SQL) =>
      db
        .select()
        .from(
          db
            .select(columns)
            .from(messages)
            .where(and(eq(messages.phone, p('phone')), gt(messages.at, p('since')), of))
            .orderBy(desc(messages.at), desc(messages.seq))
            .limit(literal(1))
            .as(name),
        );
    return latest('newest').unionAll(latest('turning', TURNS));
  });
  const ofPhone = preparedRead({ sealed: messages.sealed }, (columns) => db.select(columns).from(messages).where(and(eq(messages.phone, p('phone')), eq(messages.id, p('id')))));
  const ofPage = preparedRead({ sealed: messages.sealed }, (columns) => db.select(columns).from(messages).where(and(eq(messages.id, p('id')), isNull(messages.phone))));
  // One statement keeps the limit and the id too: `within` is NULL, and so refused, for the text after the last allowed one and for a redelivery.
  const insert = prepared<Record<string, unknown>>(
    db.insert(messages).values({
      id: p('id'),
      phone: p('phone'),
      at: p('at'),
      expiresAt: p('expiresAt'),
      dialogue: p('dialogue'),
      sealed: p('sealed'),
      edition: p('edition'),
      within: sql`case when not exists (select 1 from ${messages} where ${messages.phone} = ${p('whose')} and ${messages.at} > ${p('since')} limit 1 offset ${literal(TEXTS.max - 1)})
        and not exists (select 1 from ${messages} where ${messages.phone} = ${p('whose')} and ${messages.id} = ${p('id')}) then 1 end`,
    }),
  );
  const open = (row: { id: string; sealed: string | null }): Message | undefined => (row.sealed === null ? undefined : (JSON.parse(core.vault.open(row.sealed, placeOfMessage(row.id))) as Message));

  return {
    async recall(phone) {
      const now = core.now();
      const rows = await recent({ phone, since: now - KEPT.result });
      const turning = rows.find((r) => r.dialogue !== 'none');
      const newest = rows.find((r) => r.dialogue === 'none') ?? turning;
      const last = newest && newest.expiresAt > now ? open(newest) : undefined;
      const dialogue = turning && turning.dialogue === 'open' && turning.expiresAt > now ? (turning === newest ? last : open(turning)) : undefined;
      return { ...(last ? { last } : {}), ...(dialogue ? { dialogue } : {}) };
    },
    async answered(id, phone) {
      const [row] = phone === undefined ? await ofPage({ id }) : await ofPhone({ id, phone });
      return row && (open({ id, sealed: row.sealed }) ?? 'erased');
    },
    store({ id, phone, message, dialogue, edition }) {
      const now = core.now();
      return insert({
        id,
        phone: phone ?? null,
        at: now,
        expiresAt: now + KEPT[message.keeps],
        dialogue,
        sealed: core.vault.seal(JSON.stringify(message), placeOfMessage(id)),
        edition,
        whose: phone ?? '',
        since: now - TEXTS.within,
      });
    },
  };
}
