CREATE TABLE `code_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`device` text NOT NULL,
	`sealed` text NOT NULL,
	`code` text NOT NULL,
	`at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`used_at` integer,
	`sent` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `code_requests_expires` ON `code_requests` (`expires_at`);