DROP INDEX `messages_id_unique`;--> statement-breakpoint
DROP INDEX `messages_phone`;--> statement-breakpoint
CREATE UNIQUE INDEX `messages_once` ON `messages` (`id`) WHERE phone is null;--> statement-breakpoint
CREATE INDEX `messages_phone` ON `messages` (`phone`,`at`,`seq`,`id`);