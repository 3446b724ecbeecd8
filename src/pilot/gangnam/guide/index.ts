/** The pilot's own guide, written for this project, a folder a language. Node alone brings it along: a Worker's database is filled by `minwon guide seed --sql`. */
import { en } from './en/index.js';
import { ja } from './ja/index.js';
import { ko } from './ko/index.js';
import { vi } from './vi/index.js';
import { zh } from './zh/index.js';

/** Unchecked. */
export const guide: readonly unknown[] = [...ko, ...en, ...zh, ...ja, ...vi];
