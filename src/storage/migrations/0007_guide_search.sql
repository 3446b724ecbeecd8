-- Search tables of the guide: derived, made again by `minwon guide rebuild` (src/guide/tables.ts has the same statements). Texts come in as tokens, one space between two.
CREATE VIRTUAL TABLE IF NOT EXISTS guide_index USING fts5(titles, body, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'");--> statement-breakpoint
CREATE VIRTUAL TABLE IF NOT EXISTS guide_vocabulary USING fts5vocab(guide_index, row);
