/** The outbox: a notice is on disk with the event that causes it, or neither is. Sending is another matter (dispatch.ts). */
import type { Core } from '../core.js';
import { department as departmentOf, helpFor } from '../district.js';
import type { Case } from '../petitions/life/case.js';
import { isResult } from '../petitions/life/states.js';
import type { Reply } from '../reply.js';
import { notices } from '../storage/schema.js';
import { type Write, write } from '../storage/store.js';
import { NEWS, type News, newsReply } from './news.js';

/** A result waits so long before it is told: meanwhile it can be recalled, ms. */
export const RECALL = 60_000;

/** What a notice's sealed words are bound to. */
export const placeOfNotice = (id: string): string => `notices/${id}`;

/** @param event the number of the event that it tells of @param officer the name of who answers for it @param at ms */
export function queue(core: Core, petition: Pick<Case, 'receipt' | 'category' | 'department' | 'phone' | 'locale' | 'state'>, event: number, news: News, officer: string | undefined, at: number): Write[] {
  const { receipt, category, department } = petition;
  const id = core.random.token();
  const reply: Reply = newsReply(news, { receipt, category, department, officer, phone: departmentOf(core.district, department).phone, help: helpFor(core.district) });
  return [
    write(
      core.store.db.insert(notices).values({
        id,
        receipt,
        event,
        kind: news.kind,
        duty: NEWS[news.kind].duty,
        phone: petition.phone,
        locale: petition.locale,
        sealed: core.vault.seal(JSON.stringify(reply), placeOfNotice(id)),
        state: 'waiting',
        notBefore: isResult(petition.state) ? at + RECALL : at,
        createdAt: at,
        changedAt: at,
      }),
    ),
  ];
}
