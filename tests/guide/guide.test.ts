import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SEARCH_TABLES } from '../../src/guide/tables.js';
import { nodeStore } from '../../src/storage/node/store.js';
import { guideContract } from './contract.js';

describe('the guide on better-sqlite3', () => guideContract(async () => nodeStore(':memory:')));

it('the migration makes the search tables that a rebuild makes', () => {
  const migration = readFileSync('src/storage/migrations/0007_guide_search.sql', 'utf8').replace(/^--.*\n/, '');
  expect(migration.split('--> statement-breakpoint').map((s) => s.trim().replace(/;$/, ''))).toEqual([...SEARCH_TABLES]);
});
