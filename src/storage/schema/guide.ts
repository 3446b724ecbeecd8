/** The guide: its entries, the words they are found by, and what was asked. */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * The guide: one row an entry and language. Its number is the rowid of what is derived from it (guide_texts, guide_index, guide_titles):
 * search tables that a migration makes by hand, and that can be dropped and made again from these rows.
 */
export const guideEntries = sqliteTable(
  'guide_entries',
  {
    seq: integer('seq').primaryKey(),
    id: text('id').notNull(),
    locale: text('locale').notNull(),
    position: integer('position').notNull(),
    topic: text('topic'), // of the menu
    source: text('source').notNull(),
    validFrom: text('valid_from'), // 2026-01-01, in Seoul
    validUntil: text('valid_until'),
    facts: text('facts', { mode: 'json' }).notNull(),
    imported: text('imported'), // hash of the entry as a file brought it: staff's edits are told from it
  },
  (t) => [uniqueIndex('guide_entries_id').on(t.id, t.locale), index('guide_entries_position').on(t.locale, t.position), index('guide_entries_source').on(t.source), index('guide_entries_topic').on(t.locale, t.topic, t.position).where(sql`topic is not null`)],
);

/** Words that staff hold to be the same in a search. A row wins over the group of that id in the program's lexicon; one word or none: the group is gone. */
export const guideSynonyms = sqliteTable('guide_synonyms', {
  id: text('id').primaryKey(),
  words: text('words', { mode: 'json' }).$type<string[]>().notNull(),
  by: text('by').notNull(),
  at: integer('at').notNull(),
});

/** Derived: an entry's words as the search compares them. */
export const guideTexts = sqliteTable('guide_texts', {
  seq: integer('seq').primaryKey(),
  titles: text('titles').notNull(), // title and aliases, one a line
  body: text('body').notNull(),
});

/** Derived: in how many entries a token stands; what is missing here is rare. */
export const guideTerms = sqliteTable('guide_terms', { term: text('term').primaryKey(), docs: integer('docs').notNull() });

/** Questions that the guide did not answer, as words that name nobody (src/guide/learn.ts). */
export const guideQuestions = sqliteTable(
  'guide_questions',
  {
    locale: text('locale').notNull(),
    words: text('words').notNull(),
    unanswered: integer('unanswered').notNull(),
    again: integer('again').notNull(), // answered, and asked again at once
    entry: text('entry'), // the nearest
    firstAt: integer('first_at').notNull(),
    lastAt: integer('last_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.locale, t.words] }), index('guide_questions_last').on(t.lastAt)],
);

/** Words that the guide does not know, as keyed hashes, until several phones have said them. */
export const guideStrangeWords = sqliteTable(
  'guide_strange_words',
  { word: text('word').notNull(), asker: text('asker').notNull(), at: integer('at').notNull() },
  (t) => [primaryKey({ columns: [t.word, t.asker] }), index('guide_strange_words_at').on(t.at)],
);

/** How often an entry was given, by device and month. */
export const guideUses = sqliteTable(
  'guide_uses',
  { entry: text('entry').notNull(), device: text('device').notNull(), month: text('month').notNull(), count: integer('count').notNull() },
  (t) => [primaryKey({ columns: [t.entry, t.device, t.month] })],
);
