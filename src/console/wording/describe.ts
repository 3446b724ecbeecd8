/** A change set's title, reason and times, as fields and as typed. */
import { markup } from '../../../channels/page.js';
import type { Locale } from '../../staff/locale.js';
import type { Description } from '../../publishing/draft.js';
import { type Html, type Visit, words } from '../route.js';
import { fromField, toField } from './when.js';

const MOST = { title: 60, reason: 300 };

const t = words({
  set: { ko: '변경 묶음', en: 'Change set' },
  newSet: { ko: '새 변경 묶음', en: 'A new change set' },
  title: { ko: '이름', en: 'Title' },
  titleHint: { ko: '예: 추석 휴무 안내', en: 'For example: closed over Chuseok' },
  reason: { ko: '까닭', en: 'Reason' },
  reasonHint: { ko: '승인하는 직원과 나중에 보는 직원이 읽습니다.', en: 'For the colleague who approves, and for whoever looks later.' },
  publishAt: { ko: '게시하는 때', en: 'Goes live' },
  publishHint: { ko: '비우면 승인하는 때 바로 게시합니다.', en: 'Empty: as soon as it is approved.' },
  endAt: { ko: '끝나는 때', en: 'Ends' },
  endHint: { ko: '비우면 계속 둡니다. 끝나면 그 전의 문안으로 돌아갑니다.', en: 'Empty: it stays. When it ends, the words from before come back.' },
  wrongTitle: { ko: '이름을 1자에서 60자까지 적어 주십시오.', en: 'Give a title of 1 to 60 characters.' },
  wrongReason: { ko: '까닭을 1자에서 300자까지 적어 주십시오.', en: 'Give a reason of 1 to 300 characters.' },
  wrongTime: { ko: '때를 날짜와 시각으로 적어 주십시오. 예: 2026-12-24 18:00', en: 'Give the times as date and hour, for example 2026-12-24 18:00.' },
});

type Typed = Readonly<Record<string, string | undefined>>;

export function readDescription({ form, locale }: Pick<Visit, 'form' | 'locale'>): { ok: true; value: Description } | { ok: false; wrong: string } {
  const w = t(locale);
  const title = (form.title ?? '').replace(/\s+/g, ' ').trim();
  const reason = (form.reason ?? '').replace(/\s+/g, ' ').trim();
  if (!title || title.length > MOST.title) return { ok: false, wrong: w.wrongTitle };
  if (!reason || reason.length > MOST.reason) return { ok: false, wrong: w.wrongReason };
  const publishAt = fromField(form.publishAt);
  const endAt = fromField(form.endAt);
  if (publishAt === undefined || endAt === undefined) return { ok: false, wrong: w.wrongTime };
  return { ok: true, value: { title, reason, publishAt, endAt } };
}

export const asTyped = ({ title, reason, publishAt, endAt }: Description): Typed => ({ title, reason, publishAt: toField(publishAt), endAt: toField(endAt) });

/** @param required false where they count only for a new set: the browser must not insist on them */
export function descriptionFields(typed: Typed, locale: Locale, { required = true } = {}): Html {
  const w = t(locale);
  const id = (name: string): string => `set-${name}`;
  const needed = required && markup` required`;
  const time = (name: 'publishAt' | 'endAt', label: string, hint: string): Html =>
    markup`<div class="field"><label for="${id(name)}">${label}</label><span class="hint" id="${id(name)}-hint">${hint}</span><input id="${id(name)}" name="${name}" type="datetime-local" value="${typed[name] ?? ''}" aria-describedby="${id(name)}-hint"></div>`;
  return markup`<div class="field"><label for="${id('title')}">${w.title}</label><span class="hint" id="${id('title')}-hint">${w.titleHint}</span><input id="${id('title')}" name="title" value="${typed.title ?? ''}" maxlength="${MOST.title}"${needed} aria-describedby="${id('title')}-hint"></div>
<div class="field"><label for="${id('reason')}">${w.reason}</label><span class="hint" id="${id('reason')}-hint">${w.reasonHint}</span><input id="${id('reason')}" name="reason" value="${typed.reason ?? ''}" maxlength="${MOST.reason}"${needed} aria-describedby="${id('reason')}-hint"></div>
<div class="pair">${time('publishAt', w.publishAt, w.publishHint)}${time('endAt', w.endAt, w.endHint)}</div>`;
}

/** The draft that a change goes into: one of those that are open, or a new one. */
export function setChoice(drafts: readonly { id: string; title: string }[], set: string | undefined, { form, locale }: Pick<Visit, 'form' | 'locale'>): Html {
  const w = t(locale);
  const chosen = set ?? form.set ?? drafts[0]?.id ?? 'new';
  const option = (id: string, title: string): Html => markup`<option value="${id}"${id === chosen && markup` selected`}>${title}</option>`;
  return markup`<div class="field"><label for="set">${w.set}</label><select id="set" name="set">${drafts.map((s) => option(s.id, s.title))}${option('new', w.newSet)}</select></div>
<details class="card"${chosen === 'new' && markup` open`}><summary>${w.newSet}</summary>${descriptionFields(form, locale, { required: false })}</details>`;
}
