/** What staff need beside the desk: holidays. Its routes, notices and files. */
import { OFFICE_CLIENT } from '../client/index.js';
import type { Asset } from '../index.js';
import type { Notices } from '../notices.js';
import type { Route } from '../route.js';
import { HOLIDAY_NOTICES, type HolidayRoom, holidayRoutes } from './holidays-page.js';
import { style } from './style.js';

export interface Office extends HolidayRoom {}

export function officeRoom(office: Office): { routes: Route[]; notices: Notices; assets: Readonly<Record<string, Asset>> } {
  return {
    routes: [...holidayRoutes(office)],
    notices: { ...HOLIDAY_NOTICES },
    assets: { 'office.css': { body: style, type: 'text/css' }, 'office.js': { body: OFFICE_CLIENT, type: 'text/javascript' } },
  };
}
