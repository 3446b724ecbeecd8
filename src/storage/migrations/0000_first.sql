CREATE TABLE `codes` (
	`id` text PRIMARY KEY NOT NULL,
	`receipt` text NOT NULL,
	`code` text NOT NULL,
	`expires_at` integer NOT NULL,
	`tries` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `district_entries` (
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`facts` text NOT NULL,
	PRIMARY KEY(`kind`, `id`)
);
--> statement-breakpoint
CREATE TABLE `database_facts` (
	`id` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `limits` (
	`id` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `messages` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`phone` text,
	`at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`dialogue` text NOT NULL,
	`sealed` text,
	`within` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_id_unique` ON `messages` (`id`);--> statement-breakpoint
CREATE INDEX `messages_phone` ON `messages` (`phone`,`at`);--> statement-breakpoint
CREATE TABLE `personal` (
	`receipt` text NOT NULL,
	`event` integer NOT NULL,
	`field` text NOT NULL,
	`sealed` text,
	`erased_at` integer,
	PRIMARY KEY(`receipt`, `event`, `field`)
);
--> statement-breakpoint
CREATE TABLE `petition_events` (
	`receipt` text NOT NULL,
	`number` integer NOT NULL,
	`code` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`detail` text,
	PRIMARY KEY(`receipt`, `number`)
);
--> statement-breakpoint
CREATE TABLE `petitions` (
	`receipt` text PRIMARY KEY NOT NULL,
	`category` text NOT NULL,
	`department` text NOT NULL,
	`kind` text NOT NULL,
	`period` text NOT NULL,
	`state` text NOT NULL,
	`channel` text NOT NULL,
	`locale` text NOT NULL,
	`phone` text,
	`phone_proven` integer NOT NULL,
	`last_four` text,
	`likeness` text,
	`arrived_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`provisional` integer NOT NULL,
	`events` integer NOT NULL,
	`fresh` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `petitions_phone` ON `petitions` (`phone`,`arrived_at`);--> statement-breakpoint
CREATE INDEX `petitions_likeness` ON `petitions` (`likeness`);--> statement-breakpoint
CREATE INDEX `petitions_state` ON `petitions` (`state`,`received_at`);--> statement-breakpoint
CREATE TABLE `phones` (
	`phone` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`locale` text NOT NULL,
	`changed_at` integer NOT NULL
);
