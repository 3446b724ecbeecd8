/** What the console's pages about wording work with. */
import { inArray } from 'drizzle-orm';
import { catalog, type TemplateKey, type Variable } from '../../../templates/catalog.js';
import { DEVICES, type Sender } from '../../channel.js';
import type { Files } from '../../files/files.js';
import { LOCALES } from '../../inquiry.js';
import type { Locale } from '../../staff/locale.js';
import { openChanges } from '../../publishing/change-sets.js';
import { type Actor, type Press, Refused, type RefusedCode } from '../../publishing/press.js';
import { staff } from '../../storage/staff-schema.js';
import { nameOf, type Place } from '../../wording/content.js';
import type { PreviewParts } from '../../publishing/preview.js';
import type { Vault } from '../../storage/vault.js';
import type { Visit } from '../route.js';
import type { Shelf } from './find.js';

export interface Workshop {
  press: Press;
  preview: PreviewParts;
  files: Files;
  demo: boolean;
  /** Brings what was recorded so far into the database. */
  flush(): Promise<void>;
  vault: Vault;
  /** The carrier that is set; undefined where none is. */
  sender: Sender | undefined;
}

/** Pages show four devices; JSON has no picture of its own. */
export const SHOWN = DEVICES.filter((d) => d !== 'json');

export const actorOf = (visit: Visit): Actor => ({ id: visit.person.id, address: visit.address });

/** Texts that only hand a value on come last. */
const BARE = ['plain', 'name', 'group'];
const KEYS = [...Object.keys(catalog).filter((k) => !BARE.includes(k)), ...BARE];

/** What is live, with what is on its way. */
export async function shelfOf({ press }: Workshop): Promise<Shelf> {
  const drafts = new Map<string, string[]>();
  for (const change of await openChanges(press.store)) {
    const name = nameOf(change);
    drafts.set(name, [...(drafts.get(name) ?? []), change.title]);
  }
  const { content, since } = press.live.now;
  return { content, since: (locale, device, key) => since({ locale, device, key } as Place), keys: KEYS, locales: LOCALES, devices: SHOWN, drafts };
}

export const variablesOf = (key: string): Readonly<Record<string, Variable>> => (Object.hasOwn(catalog, key) ? catalog[key as TemplateKey] : {});

/** Names by id; the system's own hand has a name too. */
export async function namesOf({ press }: Workshop, ids: Iterable<string | null>, locale: Locale): Promise<(id: string | null) => string> {
  const wanted = [...new Set([...ids].filter((id): id is string => !!id))].slice(0, 90);
  const rows = wanted.length ? await press.store.db.select({ id: staff.id, name: staff.name }).from(staff).where(inArray(staff.id, wanted)) : [];
  const names = new Map(rows.map((r) => [r.id, r.name]));
  return (id) => (id === 'system' ? { ko: '예약', en: 'schedule' }[locale] : ((id && names.get(id)) ?? { ko: '없는 직원', en: 'unknown' }[locale]));
}

/** Refusals in words: what happened, and what to do. */
const REFUSALS: Readonly<Record<RefusedCode, Readonly<Record<Locale, string>>>> = {
  'not-found': { ko: '그런 변경 묶음이 없습니다. 목록에서 다시 골라 주십시오.', en: 'There is no such change set. Choose it from the list again.' },
  'wrong-state': { ko: '이 묶음은 이미 제출되었거나 게시되었거나 보관되었습니다. 새 묶음에 담아 주십시오.', en: 'This set has been submitted, published or archived. Put the text into a new one.' },
  'changed-meanwhile': { ko: '보시는 동안 다른 직원이 이 묶음을 바꾸었습니다. 아래의 지금 모습을 보고 다시 눌러 주십시오.', en: 'A colleague changed this set meanwhile. Look at it as it is now, and press again.' },
  'edited-meanwhile': { ko: '쓰시는 동안 다른 직원이 이 문안을 먼저 저장했습니다. 두 글을 비교해서 다시 저장해 주십시오.', en: 'A colleague saved this text first. Compare both and save again.' },
  problems: { ko: '이대로는 게시할 수 없습니다. 아래 까닭을 보고 고쳐 주십시오.', en: 'This cannot be published as it is. See the reasons below.' },
  'own-set': { ko: '직접 쓴 묶음은 다른 직원이 승인합니다.', en: 'A set is approved by somebody who did not write in it.' },
  empty: { ko: '게시본과 다른 문안이 없습니다.', en: 'Nothing in it differs from what is live.' },
  times: { ko: '끝나는 때가 시작하는 때나 지금보다 빠릅니다. 때를 고쳐 주십시오.', en: 'It would end before it begins, or is over already. Change the times.' },
};
export const refusalText = (code: RefusedCode, locale: Locale): string => REFUSALS[code][locale];

/** Runs a verb; a refusal is handed to whoever can show it beside what was typed. */
export async function attempt<T>(work: () => Promise<T>): Promise<{ ok: true; value: T } | { ok: false; refused: Refused }> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refused: error };
    throw error;
  }
}
