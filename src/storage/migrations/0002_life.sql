CREATE TABLE `absences` (
	`id` text PRIMARY KEY NOT NULL,
	`staff` text NOT NULL,
	`substitute` text NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `absences_substitute` ON `absences` (`substitute`,`until_at`);--> statement-breakpoint
CREATE INDEX `absences_staff` ON `absences` (`staff`,`until_at`);--> statement-breakpoint
CREATE TABLE `canned_texts` (
	`id` text PRIMARY KEY NOT NULL,
	`verb` text NOT NULL,
	`category` text,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `canned_texts_verb` ON `canned_texts` (`verb`,`category`,`position`);--> statement-breakpoint
CREATE TABLE `consultations` (
	`receipt` text NOT NULL,
	`event` integer NOT NULL,
	`department` text NOT NULL,
	`until` integer NOT NULL,
	`extended` integer DEFAULT false NOT NULL,
	`replied_at` integer,
	PRIMARY KEY(`receipt`, `event`)
);
--> statement-breakpoint
CREATE INDEX `consultations_open` ON `consultations` (`department`,`until`) WHERE replied_at is null;--> statement-breakpoint
CREATE TABLE `drafts` (
	`receipt` text PRIMARY KEY NOT NULL,
	`verb` text NOT NULL,
	`sealed` text NOT NULL,
	`version` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`submitted_at` integer,
	`returned_by` text,
	`department` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `drafts_submitted` ON `drafts` (`department`,`submitted_at`);--> statement-breakpoint
CREATE TABLE `holidays` (
	`date` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`after` text DEFAULT '' NOT NULL,
	`moved` integer DEFAULT 0 NOT NULL,
	`seen` integer DEFAULT 0 NOT NULL,
	`done_at` integer
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`receipt` text NOT NULL,
	`event` integer NOT NULL,
	`kind` text NOT NULL,
	`duty` text NOT NULL,
	`phone` text,
	`locale` text NOT NULL,
	`sealed` text,
	`state` text NOT NULL,
	`not_before` integer NOT NULL,
	`claimed_until` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`way` text,
	`carrier` text,
	`carrier_id` text,
	`code` text,
	`delivery` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_once` ON `notices` (`receipt`,`event`,`kind`);--> statement-breakpoint
CREATE INDEX `notices_waiting` ON `notices` (`not_before`) WHERE state in ('waiting', 'pushed');--> statement-breakpoint
CREATE INDEX `notices_claimed` ON `notices` (`claimed_until`) WHERE state = 'claimed';--> statement-breakpoint
CREATE INDEX `notices_trouble` ON `notices` (`changed_at`) WHERE state in ('failed', 'doubtful');--> statement-breakpoint
CREATE INDEX `notices_phone` ON `notices` (`phone`,`created_at`);--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`receipt` text NOT NULL,
	`sealed` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `subscriptions_receipt` ON `subscriptions` (`receipt`);--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`receipt` text NOT NULL,
	`department` text NOT NULL,
	`kind` text NOT NULL,
	`notice` text,
	`why` text NOT NULL,
	`at` integer NOT NULL,
	`done_at` integer,
	`done_by` text,
	`how` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tasks_once` ON `tasks` (`notice`,`kind`);--> statement-breakpoint
CREATE INDEX `tasks_receipt` ON `tasks` (`receipt`);--> statement-breakpoint
CREATE INDEX `tasks_open` ON `tasks` (`department`,`at`) WHERE done_at is null;--> statement-breakpoint
ALTER TABLE `petitions` ADD `open` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `petitions` ADD `officer` text;--> statement-breakpoint
ALTER TABLE `petitions` ADD `name` text;--> statement-breakpoint
ALTER TABLE `petitions` ADD `consent` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `petitions` ADD `wait_until` integer;--> statement-breakpoint
ALTER TABLE `petitions` ADD `settled_at` integer;--> statement-breakpoint
ALTER TABLE `petitions` ADD `progress_at` integer;--> statement-breakpoint
ALTER TABLE `petitions` ADD `late_told` integer;--> statement-breakpoint
ALTER TABLE `petitions` ADD `score` integer;--> statement-breakpoint
ALTER TABLE `petitions` ADD `scored_at` integer;--> statement-breakpoint
ALTER TABLE `petitions` ADD `scored_on` text;--> statement-breakpoint
CREATE INDEX `petitions_name` ON `petitions` (`name`,`arrived_at`);--> statement-breakpoint
CREATE INDEX `petitions_category` ON `petitions` (`category`,`arrived_at`);--> statement-breakpoint
CREATE INDEX `petitions_arrived` ON `petitions` (`arrived_at`);--> statement-breakpoint
CREATE INDEX `petitions_settled` ON `petitions` (`settled_at`);--> statement-breakpoint
CREATE INDEX `petitions_scored` ON `petitions` (`scored_at`);--> statement-breakpoint
CREATE INDEX `petitions_open_officer` ON `petitions` (`officer`,`due_at`) WHERE open = 1;--> statement-breakpoint
CREATE INDEX `petitions_open_department` ON `petitions` (`department`,`due_at`) WHERE open = 1;--> statement-breakpoint
CREATE INDEX `petitions_open_due` ON `petitions` (`due_at`) WHERE open = 1;--> statement-breakpoint
CREATE INDEX `petitions_open_progress` ON `petitions` (`progress_at`) WHERE open = 1;--> statement-breakpoint
ALTER TABLE `phones` ADD `stopped_at` integer;--> statement-breakpoint
ALTER TABLE `phones` ADD `quiet` integer DEFAULT true NOT NULL;--> statement-breakpoint
UPDATE `petitions` SET `open` = 0 WHERE `state` = 'withdrawn';--> statement-breakpoint
UPDATE `petitions` SET `progress_at` = `received_at` + 2592000000 WHERE `state` <> 'withdrawn';
