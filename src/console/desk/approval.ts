/** 결재: the head of a department reads what an officer wrote, and lets it go out or sends it back. Nobody approves their own. */
import { markup } from '../../../channels/page.js';
import type { Doing } from '../../petitions/life/decision.js';
import { tokenField } from '../forms.js';
import { type Html, type Visit, words } from '../route.js';
import type { Opened } from './desk.js';
import type { Draft } from './drafts.js';
import { formOf } from './forms.js';
import { moment } from './time.js';

const t = words({
  title: { ko: '결재를 기다리는 글', en: 'Waiting for approval' },
  by: { ko: '쓴 사람', en: 'Written by' },
  older: { ko: '이 글을 쓴 뒤에 민원에 새 일이 있었습니다. 진행 상황을 먼저 보십시오.', en: 'Something happened to the petition after this was written. Look at what happened first.' },
  approve: { ko: '결재하고 보내기', en: 'Approve and send' },
  back: { ko: '돌려보내기', en: 'Send back' },
  note: { ko: '돌려보내는 까닭', en: 'What to change' },
  waits: { ko: '결재를 기다리고 있습니다. 다시 저장하면 결재에서 내려옵니다.', en: 'It waits for approval. Saving it again takes it back.' },
  returned: { ko: '과장이 돌려보냈습니다', en: 'The head sent it back' },
  kept: { ko: '임시 저장한 글입니다', en: 'A kept draft' },
  summary: { ko: '문자로 보낼 요약', en: 'Summary for the text message' },
});

export function approvalBox(visit: Visit, { petition }: Opened, draft: Draft, doing: Doing, names: ReadonlyMap<string, string>): Html | '' {
  const w = t(visit.locale);
  const written = markup`<p class="quiet small">${w.by} ${names.get(draft.by) ?? ''} · ${moment(draft.at, visit.locale)} · ${formOf(draft.verb)?.name[visit.locale]}</p>`;
  if (draft.submittedAt === null) {
    if (draft.returnedBy === null) return markup`<div class="notice"><p>${w.kept}</p>${written}</div>`;
    return markup`<div class="warning"><p><b>${w.returned}</b>: ${draft.written.note ?? ''}</p>${written}</div>`;
  }
  const decides = doing.approves === true && doing.department === petition.department && draft.by !== doing.id;
  if (!decides) return markup`<div class="notice"><p>${w.waits}</p>${written}</div>`;
  const path = `/console/petitions/${petition.receipt}`;
  const hidden = markup`${tokenField(visit)}<input type="hidden" name="version" value="${petition.version}"><input type="hidden" name="at" value="${draft.at}">`;
  return markup`<section class="approve" aria-labelledby="approve"><h2 id="approve">${w.title}</h2>${written}${draft.version < petition.version ? markup`<p class="warning">${w.older}</p>` : ''}<blockquote class="say"><p>${draft.written.text}</p>${draft.written.summary ? markup`<footer>${w.summary}: ${draft.written.summary}</footer>` : ''}</blockquote>
<form method="post" action="${path}/approve" data-once>${hidden}<button class="btn main">${w.approve}</button></form>
<form class="fields" method="post" action="${path}/send-back" data-once>${hidden}<div class="field"><label for="note">${w.note}</label><textarea id="note" name="note" rows="2" maxlength="300" required></textarea></div><button class="btn">${w.back}</button></form></section>`;
}
