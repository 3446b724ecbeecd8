CREATE TABLE `api_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`screen` text NOT NULL,
	`asks` text NOT NULL,
	`at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_hash_unique` ON `api_keys` (`hash`);--> statement-breakpoint
CREATE TABLE `photos` (
	`id` text PRIMARY KEY NOT NULL,
	`receipt` text,
	`event` integer,
	`state` text NOT NULL,
	`blob` text,
	`type` text,
	`width` integer,
	`height` integer,
	`at` integer NOT NULL,
	`source` text,
	`tries` integer DEFAULT 0 NOT NULL,
	`not_before` integer,
	`code` text
);
--> statement-breakpoint
CREATE INDEX `photos_receipt` ON `photos` (`receipt`,`event`);--> statement-breakpoint
CREATE INDEX `photos_blob` ON `photos` (`blob`);--> statement-breakpoint
CREATE INDEX `photos_free` ON `photos` (`at`) WHERE receipt is null;--> statement-breakpoint
CREATE INDEX `photos_waiting` ON `photos` (`not_before`) WHERE state = 'waiting';