/** The rooms of the console where words are made: their routes and notices. */
import type { Both, Route } from '../route.js';
import type { Workshop } from './workshop.js';
import { editorRoutes } from './editor.js';
import { listRoutes } from './list-page.js';
import { menuRoutes } from './menus.js';
import { PHONE_NOTICES, phoneRoutes } from './phone-page.js';
import { replayRoutes } from './replay-page.js';
import { NOTICES, setActionRoutes } from './set-actions.js';
import { setsRoutes } from './sets-page.js';
import { versionRoutes } from './versions-page.js';

export type { Workshop } from './workshop.js';

export interface Room {
  routes: Route[];
  notices: Readonly<Record<string, Both>>;
}

export function wordingRoom(workshop: Workshop): Room {
  return {
    routes: [listRoutes, editorRoutes, versionRoutes, menuRoutes, setsRoutes, replayRoutes, setActionRoutes, phoneRoutes].flatMap((make) => make(workshop)),
    notices: { ...NOTICES, ...PHONE_NOTICES },
  };
}
