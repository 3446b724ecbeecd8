/** A file's version: it changes with what the file holds. */
import { createHash } from 'node:crypto';

export const versionOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex').slice(0, 12);
