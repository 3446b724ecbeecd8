/** What is derived from the entries, and how it is made again. The migration has the same statements; a test compares them. */
const TOKENS = `tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'"`;

/** content='' keeps no second copy of the tokens; contentless_delete lets a row be replaced. Not detail=none: with it bm25() is 0. */
export const SEARCH_TABLES = [
  `CREATE VIRTUAL TABLE IF NOT EXISTS guide_index USING fts5(titles, body, content='', contentless_delete=1, ${TOKENS})`,
  'CREATE VIRTUAL TABLE IF NOT EXISTS guide_vocabulary USING fts5vocab(guide_index, row)',
] as const;

/** D1 exports no database with a virtual table: drop them, export, rebuild. The vocabulary reads the index, so it goes first. */
export const DROP_SEARCH_TABLES = ['drop table if exists guide_vocabulary', 'drop table if exists guide_index'] as const;

/** The row of guide_terms that says how many entries there are: no token is empty. */
export const ALL = '';
/** And how many there are in one language: a word is as rare as it is among those that can answer. No token has a gap. */
export const allIn = (locale: string): string => ` ${locale}`;
