ALTER TABLE `guide_entries` ADD `topic` text;--> statement-breakpoint
CREATE INDEX `guide_entries_topic` ON `guide_entries` (`locale`,`topic`,`position`) WHERE topic is not null;