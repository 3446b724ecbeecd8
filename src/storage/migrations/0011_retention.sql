ALTER TABLE `petitions` ADD `erased_at` integer;--> statement-breakpoint
CREATE INDEX `petitions_closed` ON `petitions` (`arrived_at`) WHERE open = 0 and erased_at is null;