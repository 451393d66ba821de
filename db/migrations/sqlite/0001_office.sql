CREATE TABLE `platform_modes` (
	`id` text PRIMARY KEY NOT NULL,
	`platform_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`mode` text,
	`starts_at` integer NOT NULL,
	`reason` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`platform_id`) REFERENCES `platforms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "platform_modes_mode" CHECK("platform_modes"."mode" in ('watch', 'warn', 'enforce'))
);
--> statement-breakpoint
CREATE INDEX `platform_modes_platform` ON `platform_modes` (`platform_id`,`unit_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `refusal_counts` (
	`platform_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`day` text NOT NULL,
	`mode` text NOT NULL,
	`reason` text NOT NULL,
	`refusals` integer NOT NULL,
	PRIMARY KEY(`platform_id`, `unit_id`, `day`, `mode`, `reason`),
	CONSTRAINT "refusal_counts_mode" CHECK("refusal_counts"."mode" in ('watch', 'warn', 'enforce'))
);
--> statement-breakpoint
CREATE TABLE `attempt_returns` (
	`id` text PRIMARY KEY NOT NULL,
	`attempt_id` text NOT NULL,
	`concern_id` text,
	`returned_by` text NOT NULL,
	`returned_at` integer NOT NULL,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attempt_returns_attemptId_unique` ON `attempt_returns` (`attempt_id`);--> statement-breakpoint
CREATE TABLE `supervision_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	CONSTRAINT "supervision_codes_end" CHECK("supervision_codes"."expires_at" > "supervision_codes"."created_at")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `supervision_codes_codeHash_unique` ON `supervision_codes` (`code_hash`);--> statement-breakpoint
CREATE TABLE `course_team_members` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`person_id` text NOT NULL,
	`part` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	`reason` text NOT NULL,
	`ended_by` text,
	`ended_at` integer,
	`end_reason` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "course_team_members_part" CHECK("course_team_members"."part" in ('author', 'reviewer', 'translator')),
	CONSTRAINT "course_team_members_ended" CHECK(("course_team_members"."ended_at" is null) = ("course_team_members"."ended_by" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `course_team_members_one_running` ON `course_team_members` (`course_id`,`person_id`,`part`) WHERE ended_at is null;--> statement-breakpoint
CREATE TABLE `legal_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`fact_id` text NOT NULL,
	`fact_hash` text NOT NULL,
	`finding` text NOT NULL,
	`source` text NOT NULL,
	`note` text NOT NULL,
	`as_at_on` text NOT NULL,
	`review_by_on` text NOT NULL,
	`reviewed_by` text NOT NULL,
	`reviewed_at` integer NOT NULL,
	CONSTRAINT "legal_reviews_finding" CHECK("legal_reviews"."finding" in ('confirmed', 'wrong'))
);
--> statement-breakpoint
CREATE INDEX `legal_reviews_fact` ON `legal_reviews` (`fact_id`,`reviewed_at`);--> statement-breakpoint
CREATE TABLE `exemption_ends` (
	`id` text PRIMARY KEY NOT NULL,
	`exemption_id` text NOT NULL,
	`reason` text NOT NULL,
	`ended_by` text NOT NULL,
	`ended_at` integer NOT NULL,
	FOREIGN KEY (`exemption_id`) REFERENCES `exemptions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exemption_ends_exemptionId_unique` ON `exemption_ends` (`exemption_id`);--> statement-breakpoint
CREATE TABLE `concern_replies` (
	`id` text PRIMARY KEY NOT NULL,
	`concern_id` text NOT NULL,
	`words` text NOT NULL,
	`outcome` text,
	`replied_by` text NOT NULL,
	`replied_at` integer NOT NULL,
	FOREIGN KEY (`concern_id`) REFERENCES `concerns`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "concern_replies_outcome" CHECK("concern_replies"."outcome" in ('right', 'not-right', 'answered'))
);
--> statement-breakpoint
CREATE INDEX `concern_replies_concern` ON `concern_replies` (`concern_id`,`replied_at`);--> statement-breakpoint
CREATE TABLE `concerns` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`about` text NOT NULL,
	`language` text NOT NULL,
	`words` text NOT NULL,
	`raised_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "concerns_kind" CHECK("concerns"."kind" in ('wrong-here', 'contested-mark', 'question')),
	CONSTRAINT "concerns_language" CHECK("concerns"."language" in ('en', 'fr', 'crs'))
);
--> statement-breakpoint
CREATE INDEX `concerns_person` ON `concerns` (`person_id`,`raised_at`);--> statement-breakpoint
CREATE TABLE `programme_drafts` (
	`programme_id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`based_on_number` integer NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `programme_requirements` (
	`programme_id` text NOT NULL,
	`required_id` text NOT NULL,
	PRIMARY KEY(`programme_id`, `required_id`)
);
--> statement-breakpoint
CREATE TABLE `task_digests` (
	`person_id` text NOT NULL,
	`day` text NOT NULL,
	`tasks` integer NOT NULL,
	`queued_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `day`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `task_mail_choices` (
	`person_id` text PRIMARY KEY NOT NULL,
	`wanted` integer NOT NULL,
	`chosen_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `unit_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`moved` text NOT NULL,
	`reason` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	`undone_by` text,
	`undone_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "unit_changes_kind" CHECK("unit_changes"."kind" in ('renamed', 'moved', 'merged', 'closed', 'reopened')),
	CONSTRAINT "unit_changes_undone" CHECK(("unit_changes"."undone_at" is null) = ("unit_changes"."undone_by" is null))
);
--> statement-breakpoint
CREATE INDEX `unit_changes_unit` ON `unit_changes` (`unit_id`,`changed_at`);--> statement-breakpoint
CREATE TABLE `policies` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`unit_id` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`withdrawn_by` text,
	`withdrawn_at` integer,
	`withdrawal_reason` text,
	CONSTRAINT "policies_kind" CHECK("policies"."kind" in ('policy', 'annex')),
	CONSTRAINT "policies_withdrawn" CHECK(("policies"."withdrawn_at" is null) = ("policies"."withdrawn_by" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `policies_one_per_unit` ON `policies` (`kind`,`unit_id`) WHERE withdrawn_at is null;--> statement-breakpoint
CREATE TABLE `policy_coverage` (
	`policy_id` text NOT NULL,
	`unit_id` text NOT NULL,
	PRIMARY KEY(`policy_id`, `unit_id`)
);
--> statement-breakpoint
CREATE INDEX `policy_coverage_unit` ON `policy_coverage` (`unit_id`);--> statement-breakpoint
CREATE TABLE `policy_drafts` (
	`policy_id` text PRIMARY KEY NOT NULL,
	`sources` text NOT NULL,
	`version` integer NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`policy_id`) REFERENCES `policies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `policy_graces` (
	`id` text PRIMARY KEY NOT NULL,
	`policy_id` text NOT NULL,
	`person_id` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer NOT NULL,
	FOREIGN KEY (`policy_id`) REFERENCES `policies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "policy_graces_until" CHECK("policy_graces"."since" <= "policy_graces"."until")
);
--> statement-breakpoint
CREATE INDEX `policy_graces_person` ON `policy_graces` (`person_id`,`policy_id`);--> statement-breakpoint
ALTER TABLE `gate_tokens` ADD `last_used_at` integer;--> statement-breakpoint
ALTER TABLE `platforms` ADD `name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `platforms` ADD `needs_grant` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `platforms` ADD `hosts` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `platforms` ADD `closed_at` integer;--> statement-breakpoint
ALTER TABLE `attempts` ADD `supervision_code_id` text;--> statement-breakpoint
ALTER TABLE `programme_versions` ADD `drafted` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `programme_versions` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `programmes` ADD `requires_others` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `role_grants` ADD `runs_until` integer;--> statement-breakpoint
ALTER TABLE `role_grants` ADD `deputy_for_grant_id` text;--> statement-breakpoint
ALTER TABLE `role_grants` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `role_grants` ADD `end_reason` text;--> statement-breakpoint
ALTER TABLE `units` ADD `merged_into_id` text;