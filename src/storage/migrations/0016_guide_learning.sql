CREATE TABLE `guide_questions` (
	`locale` text NOT NULL,
	`words` text NOT NULL,
	`unanswered` integer NOT NULL,
	`again` integer NOT NULL,
	`entry` text,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`locale`, `words`)
);
--> statement-breakpoint
CREATE INDEX `guide_questions_last` ON `guide_questions` (`last_at`);--> statement-breakpoint
CREATE TABLE `guide_strange_words` (
	`word` text NOT NULL,
	`asker` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`word`, `asker`)
);
--> statement-breakpoint
CREATE INDEX `guide_strange_words_at` ON `guide_strange_words` (`at`);--> statement-breakpoint
CREATE TABLE `guide_uses` (
	`entry` text NOT NULL,
	`device` text NOT NULL,
	`month` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`entry`, `device`, `month`)
);
