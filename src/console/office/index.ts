/** What staff need beside the desk: holidays, absences, ready texts, notices in trouble, remote controls. Its routes and notices. */
import type { Notices } from '../notices.js';
import type { Route } from '../route.js';
import { ABSENCE_NOTICES, absenceRoutes } from './absences-page.js';
import { HOLIDAY_NOTICES, type HolidayRoom, holidayRoutes } from './holidays-page.js';
import { READY_NOTICES, readyRoutes } from './ready-page.js';
import { REMOTE_NOTICES, type RemoteRoom, remoteRoutes } from './remote-page.js';
import { TROUBLE_NOTICES, type TroubleRoom, troubleRoutes } from './trouble-page.js';

export interface Office extends HolidayRoom, TroubleRoom, RemoteRoom {}

export function officeRoom(office: Office): { routes: Route[]; notices: Notices } {
  return {
    routes: [...holidayRoutes(office), ...absenceRoutes(office), ...readyRoutes(office), ...troubleRoutes(office), ...remoteRoutes(office)],
    notices: { ...HOLIDAY_NOTICES, ...TROUBLE_NOTICES, ...ABSENCE_NOTICES, ...READY_NOTICES, ...REMOTE_NOTICES },
  };
}
