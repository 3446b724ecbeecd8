CREATE TABLE `guide_entries` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`locale` text NOT NULL,
	`position` integer NOT NULL,
	`source` text NOT NULL,
	`valid_from` text,
	`valid_until` text,
	`facts` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `guide_entries_id` ON `guide_entries` (`id`,`locale`);--> statement-breakpoint
CREATE INDEX `guide_entries_position` ON `guide_entries` (`locale`,`position`);--> statement-breakpoint
CREATE INDEX `guide_entries_source` ON `guide_entries` (`source`);--> statement-breakpoint
CREATE TABLE `guide_synonyms` (
	`id` text PRIMARY KEY NOT NULL,
	`words` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `guide_terms` (
	`term` text PRIMARY KEY NOT NULL,
	`docs` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `guide_texts` (
	`seq` integer PRIMARY KEY NOT NULL,
	`titles` text NOT NULL,
	`body` text NOT NULL
);
