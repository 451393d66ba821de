CREATE TABLE `assignment_withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`assignment_id` text NOT NULL,
	`reason` text NOT NULL,
	`withdrawn_by` text NOT NULL,
	`withdrawn_at` integer NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignment_withdrawals_assignmentId_unique` ON `assignment_withdrawals` (`assignment_id`);--> statement-breakpoint
CREATE TABLE `assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`due_day` text NOT NULL,
	`reason` text NOT NULL,
	`assigned_by` text NOT NULL,
	`assigned_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assignments_person` ON `assignments` (`person_id`,`programme_id`);--> statement-breakpoint
CREATE TABLE `requirement_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`rule_id` text NOT NULL,
	`number` integer NOT NULL,
	`programme_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`audience` text NOT NULL,
	`required_by` text NOT NULL,
	`frequency` text NOT NULL,
	`credit_months` integer NOT NULL,
	`starts_on` text NOT NULL,
	`ends` integer NOT NULL,
	`reason` text NOT NULL,
	`published_by` text NOT NULL,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "requirement_rules_credit" CHECK("requirement_rules"."credit_months" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `requirement_rules_number` ON `requirement_rules` (`rule_id`,`number`);--> statement-breakpoint
CREATE INDEX `requirement_rules_programme` ON `requirement_rules` (`programme_id`);--> statement-breakpoint
CREATE TABLE `bulk_actions` (
	`id` text PRIMARY KEY NOT NULL,
	`action` text NOT NULL,
	`details` text NOT NULL,
	`programme_id` text NOT NULL,
	`reason` text NOT NULL,
	`prepared_by` text NOT NULL,
	`prepared_at` integer NOT NULL,
	`rehearsed_at` integer,
	`confirmed_at` integer,
	`finished_at` integer,
	`unknown` text NOT NULL,
	CONSTRAINT "bulk_actions_action" CHECK("bulk_actions"."action" in ('exemption', 'exemption-end', 'suspension', 'reinstatement', 'revocation', 'revocation-lift', 'unlock', 'accommodation', 'move', 'leave', 'secondment', 'return', 'leaving', 'assignment', 'assignment-withdrawal')),
	CONSTRAINT "bulk_actions_confirmed" CHECK("bulk_actions"."confirmed_at" is null or "bulk_actions"."rehearsed_at" is not null)
);
--> statement-breakpoint
CREATE INDEX `bulk_actions_by` ON `bulk_actions` (`prepared_by`,`prepared_at`);--> statement-breakpoint
CREATE TABLE `bulk_people` (
	`bulk_id` text NOT NULL,
	`place` integer NOT NULL,
	`person_id` text NOT NULL,
	`foreseen` text,
	`outcome` text,
	PRIMARY KEY(`bulk_id`, `place`),
	FOREIGN KEY (`bulk_id`) REFERENCES `bulk_actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bulk_people_person` ON `bulk_people` (`person_id`);--> statement-breakpoint
CREATE TABLE `correction_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`thing` text NOT NULL,
	`should_be` text NOT NULL,
	`why` text,
	`requested_at` integer NOT NULL,
	`outcome` text,
	`answer` text,
	`answered_by` text,
	`answered_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "correction_requests_thing" CHECK("correction_requests"."thing" in ('name', 'job-title', 'email', 'staff-number', 'unit', 'other')),
	CONSTRAINT "correction_requests_outcome" CHECK("correction_requests"."outcome" in ('corrected', 'refused')),
	CONSTRAINT "correction_requests_answered" CHECK(("correction_requests"."answered_at" is null) = ("correction_requests"."answered_by" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `correction_requests_open` ON `correction_requests` (`person_id`,`thing`) WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX `correction_requests_person` ON `correction_requests` (`person_id`,`requested_at`);--> statement-breakpoint
CREATE TABLE `reminder_copies` (
	`person_id` text NOT NULL,
	`day` text NOT NULL,
	`people` integer NOT NULL,
	`queued_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `day`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reminder_pauses` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`reason` text NOT NULL,
	`last_day` text,
	`paused_by` text NOT NULL,
	`paused_at` integer NOT NULL,
	`ended_by` text,
	`ended_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reminder_pauses_ended" CHECK(("reminder_pauses"."ended_at" is null) = ("reminder_pauses"."ended_by" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminder_pauses_one` ON `reminder_pauses` (`unit_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE TABLE `reminders` (
	`person_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`due_day` text NOT NULL,
	`step` text NOT NULL,
	`required` integer NOT NULL,
	`day` text NOT NULL,
	`mail_id` text NOT NULL,
	`queued_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `programme_id`, `due_day`, `step`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reminders_day` ON `reminders` (`day`);--> statement-breakpoint
CREATE TABLE `report_mails` (
	`subscription_id` text NOT NULL,
	`month` text NOT NULL,
	`queued_at` integer NOT NULL,
	PRIMARY KEY(`subscription_id`, `month`),
	FOREIGN KEY (`subscription_id`) REFERENCES `report_subscriptions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `report_subscriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`begun_at` integer NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "report_subscriptions_ended" CHECK(("report_subscriptions"."ended_at" is null) = ("report_subscriptions"."ended_by" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_subscriptions_one` ON `report_subscriptions` (`person_id`,`unit_id`,`programme_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE TABLE `staff_import_rows` (
	`import_id` text NOT NULL,
	`place` integer NOT NULL,
	`line` integer,
	`cells` text NOT NULL,
	`verdict` text,
	`staff_number` text,
	`person_id` text,
	`unit_id` text,
	`problem` text,
	`problem_column` text,
	`suggestion` text,
	`changes` text NOT NULL,
	`outcome` text,
	PRIMARY KEY(`import_id`, `place`),
	FOREIGN KEY (`import_id`) REFERENCES `staff_imports`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "staff_import_rows_verdict" CHECK("staff_import_rows"."verdict" in ('created', 'changed', 'unchanged', 'leaving', 'rejected'))
);
--> statement-breakpoint
CREATE INDEX `staff_import_rows_verdict` ON `staff_import_rows` (`import_id`,`verdict`,`place`);--> statement-breakpoint
CREATE INDEX `staff_import_rows_person` ON `staff_import_rows` (`import_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `staff_import_rows_number` ON `staff_import_rows` (`staff_number`);--> statement-breakpoint
CREATE TABLE `staff_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`prepared_by` text NOT NULL,
	`operator` text,
	`prepared_at` integer NOT NULL,
	`headings` text NOT NULL,
	`columns` text NOT NULL,
	`whole_unit_ids` text NOT NULL,
	`rows` integer NOT NULL,
	`kept_at` integer,
	`version` integer NOT NULL,
	`judged_rows` integer NOT NULL,
	`judged_at` integer,
	`whole_people` integer NOT NULL,
	`confirmed_at` integer,
	`carried_rows` integer NOT NULL,
	`finished_at` integer,
	`rejected_settled_at` integer,
	CONSTRAINT "staff_imports_judged" CHECK("staff_imports"."confirmed_at" is null or "staff_imports"."judged_at" is not null)
);
--> statement-breakpoint
CREATE INDEX `staff_imports_by` ON `staff_imports` (`prepared_by`,`prepared_at`);--> statement-breakpoint
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
CREATE TABLE `suspension_replies` (
	`id` text PRIMARY KEY NOT NULL,
	`suspension_id` text NOT NULL,
	`words` text NOT NULL,
	`replied_at` integer NOT NULL,
	FOREIGN KEY (`suspension_id`) REFERENCES `suspensions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `suspension_replies_suspension` ON `suspension_replies` (`suspension_id`,`replied_at`);--> statement-breakpoint
CREATE TABLE `suspension_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`suspension_id` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text NOT NULL,
	`reviewed_by` text NOT NULL,
	`reviewed_at` integer NOT NULL,
	FOREIGN KEY (`suspension_id`) REFERENCES `suspensions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "suspension_reviews_outcome" CHECK("suspension_reviews"."outcome" in ('upheld', 'lifted'))
);
--> statement-breakpoint
CREATE INDEX `suspension_reviews_suspension` ON `suspension_reviews` (`suspension_id`,`reviewed_at`);--> statement-breakpoint
ALTER TABLE `outgoing_mails` ADD `html` text;--> statement-breakpoint
ALTER TABLE `outgoing_mails` ADD `attachment` text;--> statement-breakpoint
ALTER TABLE `people` ADD `grade` text;--> statement-breakpoint
ALTER TABLE `people` ADD `erased_at` integer;--> statement-breakpoint
CREATE INDEX `people_by_name` ON `people` (`search_name`,`id`);--> statement-breakpoint
ALTER TABLE `person_identifiers` ADD `bare` text GENERATED ALWAYS AS (replace(replace(replace(replace(value, '-', ''), '/', ''), '.', ''), ' ', '')) VIRTUAL;--> statement-breakpoint
CREATE INDEX `person_identifiers_bare` ON `person_identifiers` (`bare`);--> statement-breakpoint
CREATE INDEX `ledger_entries_action` ON `ledger_entries` (`action`,`sequence`);--> statement-breakpoint
CREATE INDEX `standings_blocked_people` ON `standings` (`programme_id`,`blocked_reason`) WHERE blocked_reason is not null;