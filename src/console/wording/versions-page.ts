/** 지난 판: everything that ever stood at a place, who put it there and why, and one click back. */
import { markup } from '../../../channels/page.js';
import type { Locale } from '../../staff/locale.js';
import { type Version, versionsOf } from '../../publishing/change-sets.js';
import { restore } from '../../publishing/decide.js';
import { may } from '../../staff/roles.js';
import { bodyAt, isPlace, type Place } from '../../wording/content.js';
import { type Both, done, type Html, type Page, type Route, type Visit, words } from '../route.js';
import { actorOf, attempt, type Workshop, namesOf, refusalText } from './workshop.js';
import { difference } from './diff.js';
import { DEVICE_NAMES, groupOf, LAYER_NAMES } from './names.js';
import { when } from './when.js';

const t = words({
  title: { ko: '지난 판', en: 'Versions' },
  back: { ko: '문안으로 돌아가기', en: 'Back to the text' },
  none: { ko: '아직 바꾼 적이 없습니다. 처음 문안이 게시되어 있습니다.', en: 'It was never changed. The original text is live.' },
  edition: { ko: '판', en: 'Edition' },
  text: { ko: '문안 (그 앞의 판과 다른 점)', en: 'Text (against the one before)' },
  who: { ko: '누가 언제', en: 'Who and when' },
  why: { ko: '까닭', en: 'Why' },
  restore: { ko: '이 판으로 되돌리기', en: 'Back to this version' },
  live: { ko: '게시 중', en: 'Live' },
  first: { ko: '처음 문안', en: 'Original' },
});
const KINDS: Readonly<Record<string, Both>> = { published: { ko: '게시', en: 'published' }, ended: { ko: '끝남', en: 'ended' }, restored: { ko: '되돌림', en: 'restored' } };
const RESTORED: Both = { ko: '되돌림', en: 'Restored' };

export const versionRoutes = (workshop: Workshop): Route[] => [
  { method: 'GET', path: '/templates/:key/versions', verb: 'wording.see', handle: (visit) => versionsPage(workshop, visit) },
  { method: 'POST', path: '/templates/:key/restore', verb: 'wording.edit', handle: (visit) => back(workshop, visit) },
];

function placeOf({ params, url, form }: Visit): Place | undefined {
  const place = { key: params.key ?? '', locale: form.locale ?? url.searchParams.get('locale') ?? 'ko', device: form.device ?? url.searchParams.get('device') ?? 'common' };
  return isPlace(place) ? (place as Place) : undefined;
}

async function versionsPage(workshop: Workshop, visit: Visit, wrong?: string): Promise<Page | Response> {
  const place = placeOf(visit);
  if (!place) return done('/templates', 'no-text');
  const { locale } = visit;
  const w = t(locale);
  const versions = await versionsOf(workshop.press.store, place);
  const name = await namesOf(workshop, versions.map((v) => v.by), locale);
  const original: Body = { edition: 0, body: bodyAt(workshop.press.files, place) ?? null };
  return {
    title: `${w.title}: ${place.key}`,
    section: 'wording',
    styles: ['wording.css'],
    ...(wrong ? { status: 409 } : {}),
    body: markup`<p class="small"><a href="${place.locale === 'layout' ? '/console/menus' : `/console/templates/${place.key}?device=${place.device}&locale=${place.locale}`}">${w.back}</a></p>
<h1>${w.title}</h1><p class="lead">${groupOf(place.key, locale)} · <code>${place.key}</code> · ${DEVICE_NAMES[place.device][locale]} · ${LAYER_NAMES[place.locale][locale]}</p>
${wrong && markup`<p class="alert" role="alert">${wrong}</p>`}
${versions.length ? table([...versions, original], place, visit, name) : markup`<p class="empty">${w.none}</p>`}`,
  };
}

type Body = Pick<Version, 'edition' | 'body'>;

function table(versions: readonly (Version | Body)[], place: Place, visit: Visit, name: (id: string | null) => string): Html {
  const { locale, token, person } = visit;
  const w = t(locale);
  const button = (v: Body): Html => markup`<form method="post" action="/console/templates/${place.key}/restore" data-once><input type="hidden" name="token" value="${token}"><input type="hidden" name="locale" value="${place.locale}"><input type="hidden" name="device" value="${place.device}"><input type="hidden" name="edition" value="${v.edition}"><button class="btn small">${w.restore}<span class="hide"> ${v.edition}</span></button></form>`;
  return markup`<div class="scroll"><table><thead><tr><th scope="col" class="num">${w.edition}</th><th scope="col">${w.text}</th><th scope="col">${w.who}</th><th scope="col">${w.why}</th><th scope="col"><span class="hide">${w.restore}</span></th></tr></thead><tbody>${versions.map((v, i) => {
    const before = versions[i + 1];
    return markup`<tr><th scope="row" class="num">${v.edition || ''}</th><td class="diff">${before ? difference(before.body, v.body, locale) : difference(v.body, v.body, locale)}</td>${'by' in v ? markup`<td>${name(v.by)} <span class="quiet small">${KINDS[v.kind]?.[locale]}</span><br><span class="quiet small">${when(v.at, locale)}</span></td><td><a href="/console/change-sets/${v.changeSet}">${v.reason}</a></td>` : markup`<td>${w.first}</td><td></td>`}<td class="acts">${i === 0 ? markup`<span class="tag done">${w.live}</span>` : may(person.role, 'wording.edit') && button(v)}</td></tr>`;
  })}</tbody></table></div>`;
}

async function back(workshop: Workshop, visit: Visit): Promise<Page | Response> {
  const place = placeOf(visit);
  if (!place) return done('/templates', 'no-text');
  const edition = Number(visit.form.edition);
  const versions = await versionsOf(workshop.press.store, place);
  const found = edition === 0 ? { body: bodyAt(workshop.press.files, place) ?? null } : versions.find((v) => v.edition === edition);
  if (!found) return versionsPage(workshop, visit, refusalText('not-found', visit.locale));
  const atOnce = may(visit.person.role, 'wording.decide');
  const described = { title: `${RESTORED[visit.locale]}: ${place.key}`.slice(0, 60), reason: edition ? { ko: `${edition}판으로 되돌림`, en: `back to edition ${edition}` }[visit.locale as Locale] : { ko: '처음 문안으로 되돌림', en: 'back to the original' }[visit.locale as Locale], publishAt: null, endAt: null };
  const made = await attempt(() => restore(workshop.press, actorOf(visit), [{ ...place, body: found.body }], described, atOnce));
  if (!made.ok) return versionsPage(workshop, visit, refusalText(made.refused.code, visit.locale));
  return atOnce ? done(`/templates/${place.key}/versions?device=${place.device}&locale=${place.locale}`, 'restored') : done(`/change-sets/${made.value}`, 'submitted');
}
