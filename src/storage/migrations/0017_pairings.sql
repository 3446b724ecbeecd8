CREATE TABLE `pairings` (
	`id` text PRIMARY KEY NOT NULL,
	`screen` text NOT NULL,
	`link` text NOT NULL,
	`code` text NOT NULL,
	`sealed` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`live` integer NOT NULL,
	`claimed_by` text,
	`how` text,
	`number` text,
	`tries` integer DEFAULT 0 NOT NULL,
	`approved_at` integer,
	`opened_at` integer,
	`ended_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pairings_code` ON `pairings` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `pairings_link` ON `pairings` (`link`);--> statement-breakpoint
CREATE INDEX `pairings_screen` ON `pairings` (`screen`,`created_at`);--> statement-breakpoint
CREATE INDEX `pairings_expires` ON `pairings` (`expires_at`);--> statement-breakpoint
CREATE INDEX `pairings_claimed` ON `pairings` (`claimed_by`);