/** One change set: what differs from what is live, what the compiler says, and what may be done now. */
import { markup } from '../../../channels/page.js';
import { LOCALES } from '../../inquiry.js';
import type { Locale } from '../../staff/locale.js';
import { explain } from '../../publishing/compile.js';
import { OPEN, type SavedChange, type WholeSet, wholeSet } from '../../publishing/change-sets.js';
import { approvalOf } from '../../publishing/press.js';
import { may } from '../../staff/roles.js';
import { unpublished } from '../../publishing/entries.js';
import { bodyAt, GUIDE, nameOf, withChanges } from '../../wording/content.js';
import { linesForDiff } from '../guide/fields.js';
import { type Html, type Page, type Visit, words } from '../route.js';
import { asTyped, descriptionFields } from './describe.js';
import { type Workshop, namesOf } from './workshop.js';
import { difference } from './diff.js';
import { DEVICE_NAMES, LAYER_NAMES } from './names.js';
import { stateTag } from './sets-page.js';
import { when } from './when.js';

const t = words({
  reason: { ko: '까닭', en: 'Reason' },
  made: { ko: '만듦', en: 'Made' },
  submitted: { ko: '승인 요청', en: 'Submitted' },
  decided: { ko: '결정', en: 'Decided' },
  publishAt: { ko: '게시하는 때', en: 'Goes live' },
  endAt: { ko: '끝나는 때', en: 'Ends' },
  edition: { ko: '게시본', en: 'Edition' },
  nth: { ko: '판', en: '' },
  changes: { ko: '바뀌는 문안', en: 'Changes' },
  text: { ko: '문안', en: 'Text' },
  difference: { ko: '지금과 다른 점', en: 'Against what is live' },
  by: { ko: '쓴 사람', en: 'By' },
  edit: { ko: '고치기', en: 'Edit' },
  takeOut: { ko: '빼기', en: 'Take out' },
  add: { ko: '문안 더 담기', en: 'Add a text' },
  empty: { ko: '아직 담긴 문안이 없습니다. 문안 목록에서 고칠 글을 고르십시오.', en: 'Nothing in it yet. Choose a text to change from the list.' },
  problems: { ko: '이대로는 게시할 수 없습니다', en: 'It cannot be published as it is' },
  stale: { ko: '한국어만 바꾸었습니다. 번역이 옛것이 됩니다', en: 'Only the Korean changes: these translations become stale' },
  replay: { ko: '실제 문의로 다시 답해 보기', en: 'Replay real inquiries' },
  submit: { ko: '승인 요청', en: 'Submit for approval' },
  approve: { ko: '승인하고 게시', en: 'Approve and publish' },
  schedule: { ko: '승인하고 예약', en: 'Approve and schedule' },
  sendBack: { ko: '돌려보내기', en: 'Send back' },
  note: { ko: '남길 말', en: 'Note' },
  noteHint: { ko: '돌려보낼 때에는 고칠 점을 적어 주십시오.', en: 'When you send it back, say what to change.' },
  emergency: { ko: '긴급 게시', en: 'Publish in an emergency' },
  emergencyHint: { ko: '승인 없이 지금 게시합니다. 24시간 안에 다른 직원이 승인해야 합니다.', en: 'Live now without approval. A colleague has to approve it within 24 hours.' },
  emergencySure: { ko: '급한 일임을 확인했습니다', en: 'I have made sure that this is urgent' },
  afterwards: { ko: '긴급 게시 승인', en: 'Approve the emergency' },
  owed: { ko: '긴급히 게시했습니다. 다른 직원이 이때까지 승인해야 합니다', en: 'Published in an emergency. A colleague has to approve it by' },
  takeBack: { ko: '이 묶음 되돌리기', en: 'Take this set back' },
  takeBackHint: { ko: '이 묶음이 바꾼 문안을 그 전으로 돌립니다. 뒤에 다시 바뀐 문안은 그대로 둡니다.', en: 'Its texts go back to what stood before; texts changed since then stay.' },
  discard: { ko: '버리기', en: 'Discard' },
  discardHint: { ko: '보관함으로 갑니다.', en: 'It goes to the archive.' },
  describe: { ko: '이름, 까닭, 때 고치기', en: 'Title, reason, times' },
  save: { ko: '저장', en: 'Save' },
  own: { ko: '직접 쓴 묶음이라 다른 직원이 승인합니다.', en: 'You wrote in this set, so a colleague approves it.' },
  sentBack: { ko: '돌려보낸 까닭', en: 'Why it was sent back' },
  problemsBack: { ko: '예약한 때에 그 사이 바뀐 게시본과 맞지 않아 게시하지 않았습니다.', en: 'It was not published at its time: it no longer fitted what was live.' },
  timesBack: { ko: '예약한 때가 되기 전에 끝나는 때가 지나 게시하지 않았습니다.', en: 'It was not published: its end had passed already.' },
});

export async function setPage(workshop: Workshop, visit: Visit, wrong?: { text: string; status?: number }): Promise<Page> {
  const { locale } = visit;
  const w = t(locale);
  const set = await wholeSet(workshop.press.store, visit.params.id ?? '');
  const name = await namesOf(workshop, [set.createdBy, set.submittedBy, set.decidedBy, ...set.changes.map((c) => c.by)], locale);
  const open = OPEN.includes(set.state);
  const content = workshop.press.live.now.content;
  const problems = open && set.changes.length ? workshop.press.check(withChanges(content, set.changes), set.changes) : [];
  const stale = open ? staleAfter(set.changes) : [];
  return {
    title: set.title,
    section: 'changes',
    styles: ['wording.css'],
    ...(wrong ? { status: wrong.status ?? 409 } : {}),
    body: markup`<div class="head"><div><h1>${set.title}</h1><p class="lead">${stateTag(set.state, locale)} ${set.reason}</p></div>${set.changes.length > 0 && markup`<div class="acts"><a class="btn" href="/console/change-sets/${set.id}/replay">${w.replay}</a></div>`}</div>
${wrong && markup`<p class="alert" role="alert">${wrong.text}</p>`}
${set.emergencyUntil !== null && markup`<p class="alert">${w.owed}: <strong>${when(set.emergencyUntil, locale)}</strong></p>`}
${set.state === 'draft' && set.decision && markup`<p class="warning"><strong>${w.sentBack}</strong>: ${set.decision === 'problems' ? w.problemsBack : set.decision === 'times' ? w.timesBack : set.decision}</p>`}
${problems.length > 0 && markup`<div class="alert" role="alert"><p><strong>${w.problems}</strong></p><ul>${problems.map((p) => markup`<li><a href="${editLink(p.place, set.id)}"><code>${nameOf(p.place)}</code></a> ${explain(p, locale)}</li>`)}</ul></div>`}
${stale.length > 0 && markup`<div class="warning"><p><strong>${w.stale}</strong></p><ul>${stale.map((p) => markup`<li><a href="${editLink(p, set.id)}">${LAYER_NAMES[p.locale][locale]} <code>${p.key}</code></a></li>`)}</ul></div>`}
<h2>${w.changes}</h2>
${set.changes.length ? changesTable(set, content, await liveEntries(workshop, set.changes), name, visit) : markup`<p class="empty">${w.empty}</p>`}
${set.state === 'draft' && may(visit.person.role, 'wording.edit') && markup`<p class="acts"><a class="btn" href="/console/templates">${w.add}</a></p>`}
${facts(set, name, locale)}
${await actions(workshop, visit, set)}`,
  };
}

const editLink = ({ locale, device, key }: { locale: string; device: string; key: string }, set: string): string => (locale === 'layout' ? `/console/menus?set=${set}` : device === GUIDE ? `/console/guide/entry/${key}?locale=${locale}&set=${set}` : `/console/templates/${key}?device=${device}&locale=${locale}&set=${set}`);

/** Translations of changed Korean texts that are not in the set themselves. */
function staleAfter(changes: readonly SavedChange[]): SavedChange[] {
  const there = new Set(changes.map(nameOf));
  const [first, ...others] = LOCALES;
  return changes.filter((c) => c.locale === first && c.device !== GUIDE).flatMap((c) => others.map((locale) => ({ ...c, locale }))).filter((c) => !there.has(nameOf(c)));
}

/** What citizens read now of each entry that the set changes. */
async function liveEntries({ press }: Workshop, changes: readonly SavedChange[]): Promise<Map<string, string | null>> {
  const { content, since } = press.live.now;
  const found = new Map<string, string | null>();
  for (const c of changes) if (c.device === GUIDE) found.set(nameOf(c), bodyAt(content, c) ?? (await unpublished(press.store, c, since(c) > 0)));
  return found;
}

function changesTable(set: WholeSet, content: Parameters<typeof bodyAt>[0], live: ReadonlyMap<string, string | null>, name: (id: string | null) => string, visit: Visit): Html {
  const { locale } = visit;
  const w = t(locale);
  const editable = set.state === 'draft' && may(visit.person.role, 'wording.edit');
  const row = (c: SavedChange): Html => markup`<tr><th scope="row">${LAYER_NAMES[c.locale][locale]} · ${DEVICE_NAMES[c.device][locale]}<br><code class="small">${c.key}</code></th><td class="diff">${c.device === GUIDE ? difference(linesForDiff(live.get(nameOf(c)) ?? null, locale), linesForDiff(c.body, locale), locale) : difference(bodyAt(content, c) ?? null, c.body, locale)}</td><td>${name(c.by)}<br><span class="quiet small">${when(c.at, locale)}</span></td><td class="acts">${
    editable &&
    markup`<a class="btn small" href="${editLink(c, set.id)}">${w.edit}</a><form method="post" action="/console/change-sets/${set.id}/take-out"><input type="hidden" name="token" value="${visit.token}"><input type="hidden" name="place" value="${nameOf(c)}"><input type="hidden" name="revision" value="${c.revision}"><button class="btn small plain">${w.takeOut}<span class="hide"> ${nameOf(c)}</span></button></form>`
  }</td></tr>`;
  return markup`<div class="scroll"><table><thead><tr><th scope="col">${w.text}</th><th scope="col">${w.difference}</th><th scope="col">${w.by}</th><th scope="col"><span class="hide">${w.edit}</span></th></tr></thead><tbody>${set.changes.map(row)}</tbody></table></div>`;
}

function facts(set: WholeSet, name: (id: string | null) => string, locale: Locale): Html {
  const w = t(locale);
  const fact = (label: string, value: unknown): Html => markup`<dt>${label}</dt><dd>${value}</dd>`;
  return markup`<dl class="facts">${fact(w.made, `${name(set.createdBy)}, ${when(set.createdAt, locale)}`)}${set.submittedBy && fact(w.submitted, name(set.submittedBy))}${set.decidedBy && fact(w.decided, `${name(set.decidedBy)}${set.state !== 'draft' && set.decision ? `: ${set.decision}` : ''}`)}${set.publishAt !== null && fact(w.publishAt, when(set.publishAt, locale))}${set.endAt !== null && fact(w.endAt, when(set.endAt, locale))}${set.edition !== null && fact(w.edition, `${set.edition}${w.nth}`)}</dl>`;
}

async function actions(workshop: Workshop, visit: Visit, set: WholeSet): Promise<Html> {
  const { person, token, locale } = visit;
  const w = t(locale);
  const edit = may(person.role, 'wording.edit');
  const decide = may(person.role, 'wording.decide');
  const wrote = [set.createdBy, set.submittedBy, ...set.changes.map((c) => c.by)].includes(person.id);
  const second = !wrote || (await approvalOf(workshop.press.store)) === 'one';
  const form = (action: string, inner: Html): Html => markup`<form class="fields" method="post" action="/console/change-sets/${set.id}/${action}" data-once><input type="hidden" name="token" value="${token}"><input type="hidden" name="version" value="${set.version}">${inner}</form>`;
  const note = (id: string): Html => markup`<div class="field"><label for="${id}">${w.note}</label><span class="hint" id="${id}-hint">${w.noteHint}</span><input id="${id}" name="note" maxlength="300" aria-describedby="${id}-hint"></div>`;
  const folded = (title: string, inner: Html): Html => markup`<details class="card"><summary>${title}</summary>${inner}</details>`;
  const scheduled = set.publishAt !== null && set.publishAt > workshop.press.now();
  const emergency = (): Html => folded(w.emergency, form('emergency', markup`<p>${w.emergencyHint}</p><label class="choice"><input type="checkbox" name="sure" value="yes" required> ${w.emergencySure}</label><p class="acts"><button class="btn danger">${w.emergency}</button></p>`));
  const discard = (): Html => folded(w.discard, form('discard', markup`<p>${w.discardHint}</p><p class="acts"><button class="btn danger">${w.discard}</button></p>`));
  return markup`<div class="doing">
${set.state === 'draft' && edit && set.changes.length > 0 && form('submit', markup`<p class="acts"><button class="btn main">${w.submit}</button></p>`)}
${set.state === 'submitted' && decide && (second ? form('approve', markup`${note('note-approve')}<p class="acts"><button class="btn main">${scheduled ? w.schedule : w.approve}</button><button class="btn" formaction="/console/change-sets/${set.id}/send-back">${w.sendBack}</button></p>`) : markup`<p class="warning">${w.own}</p>`)}
${set.emergencyUntil !== null && decide && (second ? form('approve-afterwards', markup`<p class="acts"><button class="btn main">${w.afterwards}</button></p>`) : markup`<p class="warning">${w.own}</p>`)}
${set.state === 'draft' && edit && folded(w.describe, form('describe', markup`${descriptionFields(asTyped(set), locale)}<p class="acts"><button class="btn">${w.save}</button></p>`))}
${set.state === 'approved' && decide && form('send-back', markup`${note('note-back')}<p class="acts"><button class="btn">${w.sendBack}</button></p>`)}
${set.state === 'published' && edit && folded(w.takeBack, form('take-back', markup`<p>${w.takeBackHint}</p><p class="acts"><button class="btn danger">${w.takeBack}</button></p>`))}
${OPEN.includes(set.state) && edit && set.changes.length > 0 && emergency()}
${OPEN.includes(set.state) && edit && discard()}</div>`;
}
