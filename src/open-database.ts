import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError } from './config.js';
import { type NodeStore, nodeStore } from './storage/node/store.js';

/** The database at DATABASE_PATH, made where there is none, with its migrations in. @throws ConfigError naming the setting */
export function openDatabase(databasePath: string): NodeStore {
  try {
    mkdirSync(dirname(databasePath), { recursive: true, mode: 0o700 });
    return nodeStore(databasePath);
  } catch (error) {
    throw new ConfigError(`DATABASE_PATH: ${databasePath} cannot be opened: ${error instanceof Error ? error.message : error}`);
  }
}
