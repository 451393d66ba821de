CREATE INDEX `ledger_entries_action` ON `ledger_entries` (`action`,`sequence`);--> statement-breakpoint
CREATE INDEX `people_by_name` ON `people` (`search_name`,`id`);