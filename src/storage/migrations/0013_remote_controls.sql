CREATE TABLE `remote_keys` (
	`platform` text NOT NULL,
	`code` integer NOT NULL,
	`key` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`platform`, `code`)
);
