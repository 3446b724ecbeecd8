CREATE TABLE `actions` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`verb` text NOT NULL,
	`target` text NOT NULL,
	`detail` text NOT NULL,
	`address` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `actions_at` ON `actions` (`at`);--> statement-breakpoint
CREATE INDEX `actions_actor` ON `actions` (`actor`,`at`);--> statement-breakpoint
CREATE TABLE `change_sets` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`submitted_by` text,
	`decided_by` text,
	`decision` text,
	`publish_at` integer,
	`end_at` integer,
	`edition` integer,
	`emergency_until` integer
);
--> statement-breakpoint
CREATE INDEX `change_sets_state` ON `change_sets` (`state`,`created_at`);--> statement-breakpoint
CREATE TABLE `changes` (
	`change_set` text NOT NULL,
	`locale` text NOT NULL,
	`device` text NOT NULL,
	`key` text NOT NULL,
	`body` text,
	`revision` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`change_set`, `locale`, `device`, `key`)
);
--> statement-breakpoint
CREATE TABLE `editions` (
	`number` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`change_set` text NOT NULL,
	`by` text NOT NULL,
	`reason` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `lab_texts` (
	`seq` integer PRIMARY KEY NOT NULL,
	`phone` text NOT NULL,
	`sealed` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `lab_texts_phone` ON `lab_texts` (`phone`,`seq`);--> statement-breakpoint
CREATE TABLE `recorded_replies` (
	`id` text PRIMARY KEY NOT NULL,
	`device` text NOT NULL,
	`locale` text NOT NULL,
	`ask` text NOT NULL,
	`reply` text NOT NULL,
	`count` integer NOT NULL,
	`last_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `recorded_replies_last` ON `recorded_replies` (`last_at`);--> statement-breakpoint
CREATE TABLE `staff_invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`username` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`department` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `staff_phones` (
	`staff` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`code` text,
	`expires_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`proven_at` integer
);
--> statement-breakpoint
CREATE TABLE `text_versions` (
	`locale` text NOT NULL,
	`device` text NOT NULL,
	`key` text NOT NULL,
	`edition` integer NOT NULL,
	`body` text,
	PRIMARY KEY(`locale`, `device`, `key`, `edition`)
);
--> statement-breakpoint
CREATE INDEX `text_versions_edition` ON `text_versions` (`edition`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`username` text NOT NULL,
	`display_username` text,
	`role` text,
	`department` text,
	`locale` text,
	`banned` integer,
	`ban_reason` text,
	`ban_expires` integer,
	`two_factor_enabled` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_email_unique` ON `staff` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `staff_username_unique` ON `staff` (`username`);--> statement-breakpoint
CREATE TABLE `staff_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `staff_accounts_user` ON `staff_accounts` (`user_id`);--> statement-breakpoint
CREATE TABLE `staff_second_factors` (
	`id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`backup_codes` text NOT NULL,
	`user_id` text NOT NULL,
	`verified` integer,
	`failed_verification_count` integer,
	`locked_until` integer
);
--> statement-breakpoint
CREATE INDEX `staff_second_factors_user` ON `staff_second_factors` (`user_id`);--> statement-breakpoint
CREATE TABLE `staff_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	`impersonated_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_sessions_token_unique` ON `staff_sessions` (`token`);--> statement-breakpoint
CREATE INDEX `staff_sessions_user` ON `staff_sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `staff_verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer,
	`updated_at` integer
);
--> statement-breakpoint
CREATE INDEX `staff_verifications_identifier` ON `staff_verifications` (`identifier`);--> statement-breakpoint
ALTER TABLE `messages` ADD `edition` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE TRIGGER `actions_stay` BEFORE UPDATE ON `actions` BEGIN SELECT RAISE(ABORT, 'the record of actions is not changed'); END;
--> statement-breakpoint
CREATE TRIGGER `actions_two_years` BEFORE DELETE ON `actions` WHEN old.at > (unixepoch() - 63158400) * 1000 BEGIN SELECT RAISE(ABORT, 'the record of actions is kept two years'); END;
