/** Ready texts for what officers write most: by verb, those of the petition's own category first. */
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Case } from '../../petitions/life/case.js';
import type { PetitionVerb } from '../../petitions/life/table.js';
import { cannedTexts } from '../../storage/schema.js';
import { literal } from '../../storage/store.js';
import type { Desk } from './desk.js';

export type Canned = typeof cannedTexts.$inferSelect;

/** As many as fit above the field. */
export const MOST = 8;

export async function cannedFor({ core }: Pick<Desk, 'core'>, verb: PetitionVerb, { category }: Pick<Case, 'category'>): Promise<Canned[]> {
  return core.store.db
    .select()
    .from(cannedTexts)
    .where(and(eq(cannedTexts.verb, verb), or(isNull(cannedTexts.category), eq(cannedTexts.category, category))))
    .orderBy(asc(sql`${cannedTexts.category} is null`), asc(cannedTexts.position), asc(cannedTexts.id))
    .limit(literal(MOST));
}

/** In the place of another ready text; after what somebody wrote. The script does the same. */
export function filled(text: string, { body }: Pick<Canned, 'body'>, all: readonly Pick<Canned, 'body'>[]): string {
  const written = text.replace(/\r\n?/g, '\n').trim();
  return !written || all.some((c) => c.body.trim() === written) ? body : `${written}\n${body}`;
}
