/** Notices that wait, with what sending them needs: sealed as the outbox seals them, a phone each, their petitions. */
import { newsReply } from '../../src/notices/news.js';
import { placeOfNotice } from '../../src/notices/outbox.js';
import type { Core } from '../../src/core.js';
import type { NodeStore } from '../../src/storage/node/store.js';

const receiptOf = (n: number): string => String(n).padStart(12, '0');

/** @param from number of the first @param at their time, ms */
export function fillNotices(core: Core, store: NodeStore, from: number, count: number, at: number): void {
  const { raw } = store;
  const petition = raw.prepare(
    `insert into petitions (receipt, category, department, kind, period, state, channel, locale, phone, phone_proven, arrived_at, received_at, due_at, provisional, events, fresh, open, officer, settled_at)
     values (?, 'streetlight', 'roads', 'other', '3d', 'answered', 'sms', 'ko', ?, 1, @at, @at, @at, 0, 3, 1, 0, 'kim', @at)`,
  );
  const phone = raw.prepare("insert into phones (phone, sealed, locale, changed_at) values (?, ?, 'ko', ?)");
  const notice = raw.prepare(
    `insert into notices (id, receipt, event, kind, duty, phone, locale, sealed, state, not_before, created_at, changed_at) values (?, ?, 3, 'answered', 'law', ?, 'ko', ?, 'waiting', @at, @at, @at)`,
  );
  raw.transaction(() => {
    for (let n = from; n < from + count; n++) {
      const receipt = receiptOf(n);
      const number = `+8210${String(20_000_000 + n)}`;
      const hash = core.vault.find('phone', number);
      const id = core.random.token();
      const reply = newsReply({ kind: 'answered', data: { text: { kind: 'text', text: `${n}번 가로등을 고쳤습니다. 등을 새것으로 바꾸고 배선도 함께 살폈습니다.` } } }, { receipt, category: 'streetlight', department: 'roads', officer: '김도로', phone: '02-3423-6120', help: '1345' });
      petition.run(receipt, hash, { at });
      phone.run(hash, core.vault.seal(number, `phones/${hash}`), at);
      notice.run(id, receipt, hash, core.vault.seal(JSON.stringify(reply), placeOfNotice(id)), { at });
    }
  })();
}
