/** What staff need beside the desk: holidays, absences, ready texts, notices in trouble, remote controls. Its routes, notices and files. */
import { OFFICE_CLIENT } from '../client/index.js';
import type { Asset } from '../index.js';
import type { Notices } from '../notices.js';
import type { Route } from '../route.js';
import { ABSENCE_NOTICES, absenceRoutes } from './absences-page.js';
import { HOLIDAY_NOTICES, type HolidayRoom, holidayRoutes } from './holidays-page.js';
import { READY_NOTICES, readyRoutes } from './ready-page.js';
import { REMOTE_NOTICES, type RemoteRoom, remoteRoutes } from './remote-page.js';
import { style } from './style.js';
import { TROUBLE_NOTICES, type TroubleRoom, troubleRoutes } from './trouble-page.js';

export interface Office extends HolidayRoom, TroubleRoom, RemoteRoom {}

export function officeRoom(office: Office): { routes: Route[]; notices: Notices; assets: Readonly<Record<string, Asset>> } {
  return {
    routes: [...holidayRoutes(office), ...absenceRoutes(office), ...readyRoutes(office), ...troubleRoutes(office), ...remoteRoutes(office)],
    notices: { ...HOLIDAY_NOTICES, ...TROUBLE_NOTICES, ...ABSENCE_NOTICES, ...READY_NOTICES, ...REMOTE_NOTICES },
    assets: { 'office.css': { body: style, type: 'text/css' }, 'office.js': { body: OFFICE_CLIENT, type: 'text/javascript' } },
  };
}
