/** The officers' desk: lists, a petition on one page, verbs, answers. Its routes and notices. */
import type { Notices } from '../notices.js';
import type { Route } from '../route.js';
import type { Desk } from './desk.js';
import { bulkRoutes } from './bulk.js';
import { figureRoutes } from '../figures/index.js';
import { paperRoutes } from '../papers/papers-page.js';
import { reminderRoutes } from '../papers/reminder.js';
import { REGISTER_NOTICES, registerRoutes } from '../register/index.js';
import { listRoutes } from './list-page.js';
import { photoRoutes } from './photos.js';
import { searchRoutes } from './search-page.js';
import { workRoutes } from './work.js';

export type { Desk } from './desk.js';

const NOTICES: Notices = {
  'petition-none': { ko: '그런 민원이 없습니다. 접수번호를 다시 확인해 주십시오.', en: 'There is no such petition. Please check its number.', wrong: true },
  'petition-done': { ko: '처리했습니다.', en: 'Done.' },
  'petition-sent': { ko: '보냈습니다.', en: 'Sent.' },
  'petition-recalled': { ko: '취소했습니다. 시민에게 알리지 않았습니다.', en: 'Recalled. The citizen was not told.' },
  'petition-kept': { ko: '임시로 저장했습니다.', en: 'The draft is kept.' },
  'petition-submitted': { ko: '결재를 올렸습니다. 과장이 결재하면 보냅니다.', en: 'Submitted. It goes out when the head approves it.' },
  'petition-sent-back': { ko: '돌려보냈습니다.', en: 'Sent back.' },
  'petition-task': { ko: '한 일로 적었습니다.', en: 'Noted as done.' },
  'petition-task-none': { ko: '이미 다른 직원이 한 일입니다.', en: 'A colleague has done it already.', wrong: true },
};

export function deskRoom(desk: Desk): { routes: Route[]; notices: Notices } {
  return {
    // The petition's own page comes last: its address has room for any name.
    routes: [...listRoutes(desk), ...searchRoutes(desk), ...bulkRoutes(desk), ...registerRoutes(desk), ...paperRoutes(desk), ...reminderRoutes(desk), ...figureRoutes(desk), ...photoRoutes(desk), ...workRoutes(desk)],
    notices: { ...NOTICES, ...REGISTER_NOTICES },
  };
}
