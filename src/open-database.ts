import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError } from './config.js';
import { makeFolder } from './storage/node/folder.js';
import { type NodeStore, nodeStore } from './storage/node/store.js';

/** The database at DATABASE_PATH, made where there is none, with its migrations in. @throws ConfigError naming the setting */
export function openDatabase(databasePath: string): NodeStore {
  try {
    makeFolder(dirname(databasePath));
    if (existsSync(databasePath)) accessSync(databasePath, constants.W_OK); // SQLite opens what may only be read, and says so at the first write
    return nodeStore(databasePath);
  } catch (error) {
    throw new ConfigError(`DATABASE_PATH: ${databasePath} cannot be opened: ${error instanceof Error ? error.message : error}`);
  }
}
