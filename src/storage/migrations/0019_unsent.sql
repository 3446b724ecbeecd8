CREATE TABLE `unsent` (
	`phone` text NOT NULL,
	`form` text NOT NULL,
	`sealed` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`phone`, `form`)
);
--> statement-breakpoint
CREATE INDEX `unsent_at` ON `unsent` (`at`);