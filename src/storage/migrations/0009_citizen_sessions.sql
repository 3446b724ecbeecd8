CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`phone` text NOT NULL,
	`screen` text NOT NULL,
	`by` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`idle` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`ended_at` integer,
	`step` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sessions_phone` ON `sessions` (`phone`);--> statement-breakpoint
CREATE INDEX `sessions_ends` ON `sessions` (`ends_at`);