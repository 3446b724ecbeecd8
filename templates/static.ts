/** Every template in one file: the program reads it when it starts. */
import { templates } from './index.js';

export const files = { '/data/templates.json': JSON.stringify(templates) };
