/** 현황: a department's page to print, satisfaction, performance. */
import type { Asset } from '../index.js';
import { FIGURES_CLIENT } from '../client/index.js';
import type { Desk } from '../desk/desk.js';
import type { Route } from '../route.js';
import { performanceRoutes } from './performance-page.js';
import { reportRoutes } from './report-page.js';
import { satisfactionRoutes } from './satisfaction-page.js';

export function figuresRoom(desk: Desk): { routes: Route[]; assets: Readonly<Record<string, Asset>> } {
  return { routes: [...reportRoutes(desk), ...satisfactionRoutes(desk), ...performanceRoutes(desk)], assets: { 'figures.js': { body: FIGURES_CLIENT, type: 'text/javascript' } } };
}
