/** What was just done, said once at the top of the next page: `?done=` carries a key of this table, never a text. */
import type { Both } from './route.js';

/** `wrong`: it was not done, and here is why. */
export type Notice = Both & { readonly wrong?: true };
export type Notices = Readonly<Record<string, Notice>>;

const NOTICES: Notices = {
  'signed-out': { ko: '로그아웃했습니다.', en: 'You have signed out.' },
};

/** @param more notices of other rooms */
export const noticeOf = (more: Notices, key: string | null): Notice | undefined => {
  if (!key) return undefined;
  return Object.hasOwn(NOTICES, key) ? NOTICES[key] : Object.hasOwn(more, key) ? more[key] : undefined;
};
