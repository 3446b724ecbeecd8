/** The console's script as it is served: a file name, its text, and a version for its address. build.ts makes it from browser/: `npm run client`. */
import { desk, editor, figures, office, version } from '../../../dist/console/client.js';

export const CLIENT: Readonly<Record<string, string>> = { 'editor.js': editor };
export const CLIENT_VERSION: string = version;
/** The officers' desk's own, without the editor. */
export const DESK_CLIENT: string = desk;
/** Charts above the figures' tables. */
export const FIGURES_CLIENT: string = figures;
/** Progress on the pages beside the desk. */
export const OFFICE_CLIENT: string = office;
