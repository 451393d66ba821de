CREATE TABLE `standing_counts` (
	`programme_id` text NOT NULL,
	`day` text NOT NULL,
	`unit_id` text NOT NULL,
	`state` text NOT NULL,
	`ends_within` integer NOT NULL,
	`people` integer NOT NULL,
	PRIMARY KEY(`programme_id`, `day`, `unit_id`, `state`, `ends_within`)
);
--> statement-breakpoint
CREATE INDEX `ledger_entries_action` ON `ledger_entries` (`action`,`sequence`);--> statement-breakpoint
CREATE INDEX `people_by_name` ON `people` (`search_name`,`id`);