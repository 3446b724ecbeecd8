/** What was just done, said once at the top of the next page: `?done=` carries a key of this table, never a text. */
import type { Both } from './route.js';

export const NOTICES: Readonly<Record<string, Both>> = {
  'signed-out': { ko: '로그아웃했습니다.', en: 'You have signed out.' },
};

/** @param more notices of other rooms */
export const noticeOf = (more: Readonly<Record<string, Both>>, key: string | null): Both | undefined => {
  if (!key) return undefined;
  return Object.hasOwn(NOTICES, key) ? NOTICES[key] : Object.hasOwn(more, key) ? more[key] : undefined;
};
