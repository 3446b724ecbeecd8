/** 현황: a department's page to print, satisfaction, performance. */
import type { Desk } from '../desk/desk.js';
import type { Route } from '../route.js';
import { performanceRoutes } from './performance-page.js';
import { reportRoutes } from './report-page.js';
import { satisfactionRoutes } from './satisfaction-page.js';

export const figureRoutes = (desk: Desk): Route[] => [...reportRoutes(desk), ...satisfactionRoutes(desk), ...performanceRoutes(desk)];
