/** 리모컨: which code of which platform means which key; staff add what a new box sends, and every TV has it with its next page. */
import { KEYS, KNOWN, isKey, isPlatform, type Key, type Platform, PLATFORMS } from '../../../channels/tv/keys.js';
import { markup } from '../../../channels/page.js';
import type { Core } from '../../core.js';
import type { Locale } from '../../staff/locale.js';
import type { EnteredKey, Remote } from '../../storage/remote.js';
import { actionOf, namesOf } from '../desk/desk.js';
import { buttonForm, input, select, tokenField } from '../forms.js';
import type { Notices } from '../notices.js';
import { type Both, done, type Html, type Page, type Route, type Visit, words } from '../route.js';
import { when } from '../wording/when.js';

const both = (ko: string, en: string): Both => ({ ko, en });
const t = words({
  title: both('리모컨', 'Remote controls'),
  lead: both('TV와 셋톱박스마다 리모컨 단추의 번호가 다릅니다. 듣지 않는 단추가 있으면 그 번호를 여기에 더하십시오. 다음 화면부터 모든 TV에 적용됩니다.', 'Every make of TV and set-top box sends its own codes. Where a key does nothing, add its code here: every TV has it with its next page.'),
  add: both('번호 더하기', 'Add codes'),
  platform: both('기종', 'Platform'),
  key: both('단추', 'Key'),
  codes: both('번호', 'Codes'),
  codesHint: both('단추 번호(keyCode). 여럿이면 쉼표나 빈칸으로 나눕니다. 예: 461, 10009', 'keyCode of the key; several with commas or spaces: 461, 10009'),
  go: both('더하기', 'Add'),
  entered: both('직원이 더한 번호', 'Added by staff'),
  none: both('더한 번호가 없습니다.', 'None so far.'),
  by: both('누가, 언제', 'Who and when'),
  remove: both('빼기', 'Take out'),
  act: both('처리', 'Action'),
  known: both('들어 있는 번호', 'Built in'),
  knownLead: both('더한 번호가 들어 있는 번호보다 먼저입니다. 기종을 알 수 없는 TV에는 모든 기종의 번호가 통합니다.', 'What staff added wins. A set of no known platform understands the codes of all of them.'),
  wrongCode: both('번호는 1에서 99999까지의 수입니다. 한 번에 10개까지 적을 수 있습니다.', 'A code is a number from 1 to 99999, at most ten at once.'),
  taken: both('모든 TV에서 화살표, 확인, 숫자로 쓰는 번호입니다. 다른 단추로 바꿀 수 없습니다.', 'An arrow, OK or a digit on every TV: it cannot mean another key.'),
  wrongKey: both('기종과 단추를 목록에서 골라 주십시오.', 'Choose platform and key from the lists.'),
});

const PLATFORM_NAMES: Readonly<Record<Platform, Both>> = { any: both('모든 기종', 'every set'), hbbtv: both('HbbTV', 'HbbTV'), webos: both('LG webOS', 'LG webOS'), tizen: both('삼성 Tizen', 'Samsung Tizen'), alti: both('KT 지니 TV(AltiBrowser)', 'KT Genie TV (AltiBrowser)') };
const KEY_NAMES: Readonly<Record<Exclude<Key, `${number}`>, Both>> = {
  left: both('왼쪽', 'left'), right: both('오른쪽', 'right'), up: both('위', 'up'), down: both('아래', 'down'), ok: both('확인', 'OK'), back: both('이전', 'Back'), exit: both('나가기', 'Exit'), erase: both('지움', 'Erase'),
  red: both('빨강', 'red'), green: both('초록', 'green'), yellow: both('노랑', 'yellow'), blue: both('파랑', 'blue'),
};
const platformName = (p: string, locale: Locale): string => (isPlatform(p) ? PLATFORM_NAMES[p][locale] : p);
const keyName = (k: string, locale: Locale): string => (k in KEY_NAMES ? KEY_NAMES[k as keyof typeof KEY_NAMES][locale] : k);

export const REMOTE_NOTICES: Notices = {
  'remote-added': both('번호를 더했습니다. TV의 다음 화면부터 통합니다.', 'Added. Every TV has it with its next page.'),
  'remote-removed': both('번호를 뺐습니다.', 'Taken out.'),
  'remote-gone': both('이미 빠진 번호입니다. 바뀐 것이 없습니다.', 'It was taken out before. Nothing was changed.'),
};

export interface RemoteRoom {
  core: Core;
  remote: Remote;
}

type Wrong = 'wrongCode' | 'wrongKey' | 'taken';

async function remotePage(room: RemoteRoom, visit: Visit, wrong?: Wrong): Promise<Page> {
  const { locale, form } = visit;
  const w = t(locale);
  const body = markup`<div class="head"><div><h1>${w.title}</h1><p class="lead">${w.lead}</p></div></div>
<section class="card"><h2>${w.add}</h2><form class="fields inline" method="post" action="/console/remote" data-once>${tokenField(visit)}
${select({ name: 'platform', label: w.platform, value: form.platform ?? 'any', error: wrong === 'wrongKey' ? w.wrongKey : undefined }, PLATFORMS.map((p) => [p, PLATFORM_NAMES[p][locale]]))}
${select({ name: 'key', label: w.key, value: form.key ?? 'back' }, KEYS.map((k) => [k, keyName(k, locale)]))}
${input({ name: 'codes', label: w.codes, hint: w.codesHint, value: form.codes ?? '', error: wrong === 'wrongCode' || wrong === 'taken' ? w[wrong] : undefined, more: { required: true, autocomplete: 'off', maxlength: '80' } })}
<button class="btn main">${w.go}</button></form></section>
<h2 id="entered">${w.entered}</h2>${room.remote.now.length ? await enteredHtml(room, visit) : markup`<p class="empty">${w.none}</p>`}
<h2 id="known">${w.known}</h2><p class="lead">${w.knownLead}</p>${knownHtml(locale)}`;
  return { title: w.title, section: 'remote', styles: ['office.css'], scripts: ['office.js'], body, ...(wrong ? { status: 422 } : {}) };
}

const table = (id: string, heads: readonly string[], rows: readonly Html[]): Html => markup`<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}"><table><thead><tr>${heads.map((n) => markup`<th scope="col">${n}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;

async function enteredHtml(room: RemoteRoom, visit: Visit): Promise<Html> {
  const { locale } = visit;
  const w = t(locale);
  const names = await namesOf(room, room.remote.now.map((r) => r.by));
  const line = (r: EnteredKey): Html =>
    markup`<tr><th scope="row">${platformName(r.platform, locale)}</th><td>${keyName(r.key, locale)}</td><td>${r.code}</td><td>${names.get(r.by) ?? r.by}<br><time>${when(r.at, locale)}</time></td><td>${buttonForm(visit, '/remote/remove', w.remove, { hidden: { platform: r.platform, code: String(r.code) } })}</td></tr>`;
  return table('entered', [w.platform, w.key, w.codes, w.by, w.act], room.remote.now.map(line));
}

/** A line a key, a column a platform. */
function knownHtml(locale: Locale): Html {
  const w = t(locale);
  const codes = (platform: Platform, key: Key): string => KNOWN.filter((r) => r.platform === platform && r.key === key).map((r) => r.code).join(', ');
  return table('known', [w.key, ...PLATFORMS.map((p) => PLATFORM_NAMES[p][locale])], KEYS.map((k) => markup`<tr><th scope="row"><span class="n">${keyName(k, locale)}</span></th>${PLATFORMS.map((p) => markup`<td>${codes(p, k)}</td>`)}</tr>`));
}

/** @returns undefined where one of them is no code */
function codesIn(typed: string): number[] | undefined {
  const codes = [...new Set(typed.normalize('NFKC').split(/[\s,]+/).filter(Boolean))];
  return codes.length >= 1 && codes.length <= 10 && codes.every((c) => /^\d{1,5}$/.test(c) && Number(c) > 0) ? codes.map(Number) : undefined;
}

/** Without them nothing can be reached on any TV. */
const STANDING = /^(left|up|right|down|ok|\d)$/;
const isTaken = (code: number, key: Key): boolean => KNOWN.some((k) => k.platform === 'any' && k.code === code && k.key !== key && STANDING.test(k.key));

async function add(room: RemoteRoom, visit: Visit): Promise<Page | Response> {
  const { platform, key, codes: typed = '' } = visit.form;
  if (!isPlatform(platform) || !isKey(key)) return remotePage(room, visit, 'wrongKey');
  const codes = codesIn(typed);
  if (!codes) return remotePage(room, visit, 'wrongCode');
  if (codes.some((code) => isTaken(code, key))) return remotePage(room, visit, 'taken');
  const at = room.core.real();
  await room.remote.enter(codes.map((code) => ({ platform, key, code, by: visit.person.id, at })), codes.map((code) => actionOf(room, visit, 'remote.add', `${platform}/${code}`, { to: key })));
  return done('/remote', 'remote-added');
}

async function remove(room: RemoteRoom, visit: Visit): Promise<Page | Response> {
  const { platform = '', code = '' } = visit.form;
  const gone = await room.remote.remove({ platform, code: Number(code) }, [actionOf(room, visit, 'remote.remove', `${platform}/${code}`)]);
  return done('/remote', gone ? 'remote-removed' : 'remote-gone');
}

export const remoteRoutes = (room: RemoteRoom): Route[] => [
  { method: 'GET', path: '/remote', verb: 'remote.manage', handle: (visit) => remotePage(room, visit) },
  { method: 'POST', path: '/remote', verb: 'remote.manage', typed: ['codes'], handle: (visit) => add(room, visit) },
  { method: 'POST', path: '/remote/remove', verb: 'remote.manage', handle: (visit) => remove(room, visit) },
];
