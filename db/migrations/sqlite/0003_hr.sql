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
ALTER TABLE `person_identifiers` ADD `bare` text GENERATED ALWAYS AS (replace(replace(replace(replace(value, '-', ''), '/', ''), '.', ''), ' ', '')) VIRTUAL;--> statement-breakpoint
CREATE INDEX `person_identifiers_bare` ON `person_identifiers` (`bare`);--> statement-breakpoint
CREATE INDEX `ledger_entries_action` ON `ledger_entries` (`action`,`sequence`);--> statement-breakpoint
CREATE INDEX `people_by_name` ON `people` (`search_name`,`id`);--> statement-breakpoint
CREATE INDEX `standings_blocked_people` ON `standings` (`programme_id`,`blocked_reason`) WHERE blocked_reason is not null;