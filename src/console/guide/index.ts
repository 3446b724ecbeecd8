/** The rooms of the console where the guide is made: list, editor, what is missing. */
import type { Notices } from '../notices.js';
import type { Route } from '../route.js';
import type { Workshop } from '../wording/workshop.js';
import { entryRoutes } from './editor.js';
import { listRoutes } from './list-page.js';
import { missingRoutes } from './missing-page.js';

export const guideRoom = (workshop: Workshop): { routes: Route[]; notices: Notices } => ({
  routes: [listRoutes, missingRoutes, entryRoutes].flatMap((make) => make(workshop)),
  notices: {
    'no-entry': { ko: '그런 안내가 없습니다.', en: 'There is no such entry.', wrong: true },
    synonym: { ko: '같은 말로 등록했습니다. 이제 이 말로도 찾습니다.', en: 'Added. It is now found by this word too.' },
    settled: { ko: '목록에서 지웠습니다.', en: 'Removed from the list.' },
  },
});
