CREATE TABLE `handoffs` (
	`id` text PRIMARY KEY NOT NULL,
	`phone` text NOT NULL,
	`to_path` text NOT NULL,
	`at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `handoffs_expires` ON `handoffs` (`expires_at`);