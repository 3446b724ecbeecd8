ALTER TABLE `holidays` ADD `whole` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `holidays` ADD `pass_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `holidays` ADD `removed_at` integer;--> statement-breakpoint
ALTER TABLE `holidays` ADD `removed_by` text;