CREATE TABLE `gate_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_by` text,
	`revoked_at` integer,
	CONSTRAINT "gate_tokens_revoked" CHECK(("gate_tokens"."revoked_at" is null) = ("gate_tokens"."revoked_by" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gate_tokens_tokenHash_unique` ON `gate_tokens` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `gate_tokens_name` ON `gate_tokens` (`name`) WHERE revoked_at is null;--> statement-breakpoint
CREATE TABLE `platforms` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `accommodations` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`requested_at` integer NOT NULL,
	`wants_extra_attempts` integer NOT NULL,
	`wants_extra_time` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`extra_attempts` integer NOT NULL,
	`extra_time_percent` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "accommodations_decided" CHECK(("accommodations"."decided_at" is null) = ("accommodations"."decided_by" is null)),
	CONSTRAINT "accommodations_extra" CHECK("accommodations"."extra_attempts" >= 0 and "accommodations"."extra_time_percent" >= 0)
);
--> statement-breakpoint
CREATE INDEX `accommodations_person` ON `accommodations` (`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `accommodations_one_undecided` ON `accommodations` (`person_id`,`programme_id`) WHERE decided_at is null;--> statement-breakpoint
CREATE TABLE `answers` (
	`attempt_id` text NOT NULL,
	`question_version_id` text NOT NULL,
	`option_id` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`attempt_id`, `question_version_id`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `attempt_unlocks` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`unlocked_by` text NOT NULL,
	`unlocked_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attempt_unlocks_person` ON `attempt_unlocks` (`person_id`);--> statement-breakpoint
CREATE TABLE `attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`programme_version_id` text NOT NULL,
	`kind` text NOT NULL,
	`part` text NOT NULL,
	`seed` text NOT NULL,
	`paper` text NOT NULL,
	`retakes` text,
	`language` text NOT NULL,
	`honesty_accepted_at` integer,
	`started_at` integer NOT NULL,
	`ends_at` integer,
	`submitted_at` integer,
	`mark` text,
	`passed` integer,
	`digest` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_version_id`) REFERENCES `programme_versions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attempts_kind" CHECK("attempts"."kind" in ('quiz', 'final', 'pre-assessment', 'refresher')),
	CONSTRAINT "attempts_language" CHECK("attempts"."language" in ('en', 'fr', 'crs')),
	CONSTRAINT "attempts_submitted" CHECK(("attempts"."submitted_at" is null) = ("attempts"."mark" is null) and ("attempts"."submitted_at" is null) = ("attempts"."passed" is null) and ("attempts"."submitted_at" is null) = ("attempts"."digest" is null))
);
--> statement-breakpoint
CREATE INDEX `attempts_person` ON `attempts` (`person_id`,`programme_id`,`part`);--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_one_open` ON `attempts` (`person_id`,`programme_id`,`kind`,`part`) WHERE submitted_at is null;--> statement-breakpoint
CREATE TABLE `course_files` (
	`course_revision_id` text NOT NULL,
	`path` text NOT NULL,
	`hash` text NOT NULL,
	`content_base64` text NOT NULL,
	PRIMARY KEY(`course_revision_id`, `path`),
	FOREIGN KEY (`course_revision_id`) REFERENCES `course_revisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `course_files_hash` ON `course_files` (`hash`);--> statement-breakpoint
CREATE TABLE `course_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`number` integer NOT NULL,
	`content_hash` text NOT NULL,
	`body` text NOT NULL,
	`material` integer NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	CONSTRAINT "course_revisions_number_counts" CHECK("course_revisions"."number" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `course_revisions_number` ON `course_revisions` (`course_id`,`number`);--> statement-breakpoint
CREATE TABLE `lesson_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`lesson_id` text NOT NULL,
	`language` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`minutes` integer NOT NULL,
	`source` text NOT NULL,
	`segments` text NOT NULL,
	`activities` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "lesson_revisions_language" CHECK("lesson_revisions"."language" in ('en', 'fr', 'crs'))
);
--> statement-breakpoint
CREATE TABLE `question_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`question_id` text NOT NULL,
	`pool` text NOT NULL,
	`objective` text NOT NULL,
	`critical` integer NOT NULL,
	`difficulty` integer NOT NULL,
	`legal_fact_id` text,
	`texts` text NOT NULL,
	`correct_option_id` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "question_versions_pool" CHECK("question_versions"."pool" in ('quiz', 'final'))
);
--> statement-breakpoint
CREATE INDEX `question_versions_question` ON `question_versions` (`course_id`,`question_id`);--> statement-breakpoint
CREATE TABLE `register_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`register` text NOT NULL,
	`number` integer NOT NULL,
	`content_hash` text NOT NULL,
	`source` text NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	CONSTRAINT "register_revisions_register" CHECK("register_revisions"."register" in ('legal', 'glossary', 'translations'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `register_revisions_number` ON `register_revisions` (`register`,`number`);--> statement-breakpoint
CREATE TABLE `certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`person_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`programme_version_id` text NOT NULL,
	`attempt_id` text NOT NULL,
	`signature_id` text NOT NULL,
	`course_revisions` text NOT NULL,
	`holder_name` text NOT NULL,
	`organisation` text NOT NULL,
	`issued_at` integer NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_until` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signature_id`) REFERENCES `signatures`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "certificates_validity" CHECK("certificates"."valid_from" <= "certificates"."valid_until")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_number_unique` ON `certificates` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_attemptId_unique` ON `certificates` (`attempt_id`);--> statement-breakpoint
CREATE INDEX `certificates_person` ON `certificates` (`person_id`,`programme_id`);--> statement-breakpoint
CREATE TABLE `exemptions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`ground` text NOT NULL,
	`granted_by` text NOT NULL,
	`granted_at` integer NOT NULL,
	`ends_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "exemptions_ground" CHECK("exemptions"."ground" in ('no-use-at-work', 'long-absence', 'leaving-soon', 'trained-elsewhere')),
	CONSTRAINT "exemptions_end" CHECK("exemptions"."ends_at" > "exemptions"."granted_at")
);
--> statement-breakpoint
CREATE INDEX `exemptions_person` ON `exemptions` (`person_id`);--> statement-breakpoint
CREATE TABLE `reinstatements` (
	`id` text PRIMARY KEY NOT NULL,
	`suspension_id` text NOT NULL,
	`reinstated_by` text NOT NULL,
	`reinstated_at` integer NOT NULL,
	FOREIGN KEY (`suspension_id`) REFERENCES `suspensions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reinstatements_suspensionId_unique` ON `reinstatements` (`suspension_id`);--> statement-breakpoint
CREATE TABLE `revocation_lifts` (
	`id` text PRIMARY KEY NOT NULL,
	`revocation_id` text NOT NULL,
	`lifted_by` text NOT NULL,
	`lifted_at` integer NOT NULL,
	FOREIGN KEY (`revocation_id`) REFERENCES `revocations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `revocation_lifts_revocationId_unique` ON `revocation_lifts` (`revocation_id`);--> statement-breakpoint
CREATE TABLE `revocations` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`ground` text NOT NULL,
	`note` text,
	`revoked_by` text NOT NULL,
	`revoked_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "revocations_ground" CHECK("revocations"."ground" in ('breach-of-rules', 'dishonesty', 'disciplinary-decision', 'awarded-in-error'))
);
--> statement-breakpoint
CREATE INDEX `revocations_person` ON `revocations` (`person_id`);--> statement-breakpoint
CREATE TABLE `rules_activations` (
	`id` text PRIMARY KEY NOT NULL,
	`rules_revision_id` text NOT NULL,
	`activated_by` text NOT NULL,
	`activated_at` integer NOT NULL,
	FOREIGN KEY (`rules_revision_id`) REFERENCES `rules_revisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rules_activations_rulesRevisionId_unique` ON `rules_activations` (`rules_revision_id`);--> statement-breakpoint
CREATE TABLE `rules_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`rules_id` text NOT NULL,
	`number` integer NOT NULL,
	`content_hash` text NOT NULL,
	`texts` text NOT NULL,
	`material` integer NOT NULL,
	`grace_until` integer,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	CONSTRAINT "rules_revisions_grace" CHECK("rules_revisions"."grace_until" is null or "rules_revisions"."material")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rules_revisions_number` ON `rules_revisions` (`rules_id`,`number`);--> statement-breakpoint
CREATE TABLE `signatures` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`rules_revision_id` text NOT NULL,
	`language` text NOT NULL,
	`text_hash` text NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rules_revision_id`) REFERENCES `rules_revisions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "signatures_language" CHECK("signatures"."language" in ('en', 'fr', 'crs'))
);
--> statement-breakpoint
CREATE INDEX `signatures_person` ON `signatures` (`person_id`);--> statement-breakpoint
CREATE TABLE `standings` (
	`person_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`certificate_id` text,
	`certified_from` integer,
	`valid_until` integer,
	`programme_number` integer,
	`rules_number` integer,
	`blocked_reason` text,
	`blocked_until` integer,
	PRIMARY KEY(`person_id`, `programme_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "standings_blocked" CHECK("standings"."blocked_reason" in ('suspended', 'revoked')),
	CONSTRAINT "standings_end_of_block" CHECK("standings"."blocked_until" is null or "standings"."blocked_reason" = 'suspended'),
	CONSTRAINT "standings_certificate" CHECK(("standings"."certificate_id" is null) = ("standings"."certified_from" is null) and ("standings"."certificate_id" is null) = ("standings"."valid_until" is null) and ("standings"."certificate_id" is null) = ("standings"."programme_number" is null))
);
--> statement-breakpoint
CREATE INDEX `standings_until` ON `standings` (`programme_id`,`valid_until`);--> statement-breakpoint
CREATE TABLE `suspensions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`ground` text NOT NULL,
	`note` text,
	`suspended_by` text NOT NULL,
	`suspended_at` integer NOT NULL,
	`ends_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "suspensions_ground" CHECK("suspensions"."ground" in ('investigation', 'security-incident', 'conduct', 'own-request')),
	CONSTRAINT "suspensions_end" CHECK("suspensions"."ends_at" > "suspensions"."suspended_at")
);
--> statement-breakpoint
CREATE INDEX `suspensions_person` ON `suspensions` (`person_id`);--> statement-breakpoint
CREATE TABLE `activity_responses` (
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`lesson_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`response` text NOT NULL,
	`responded_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `course_id`, `lesson_id`, `activity_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `lesson_completions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`lesson_id` text NOT NULL,
	`lesson_revision_id` text NOT NULL,
	`completed_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lesson_completions_once` ON `lesson_completions` (`person_id`,`course_id`,`lesson_id`,`lesson_revision_id`);--> statement-breakpoint
CREATE TABLE `programme_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`number` integer NOT NULL,
	`content_hash` text NOT NULL,
	`source` text NOT NULL,
	`body` text NOT NULL,
	`material` integer NOT NULL,
	`grace_until` integer,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	CONSTRAINT "programme_versions_grace" CHECK("programme_versions"."grace_until" is null or "programme_versions"."material")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `programme_versions_number` ON `programme_versions` (`programme_id`,`number`);--> statement-breakpoint
CREATE TABLE `programmes` (
	`id` text PRIMARY KEY NOT NULL,
	`current_version_id` text NOT NULL,
	`rules_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ledger_checkpoints` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`key_id` text NOT NULL,
	`signature` text NOT NULL,
	`signed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ledger_entries` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`recorded_at` integer NOT NULL,
	`action` text NOT NULL,
	`actor_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`digest` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ledger_entries_subject` ON `ledger_entries` (`subject_id`);--> statement-breakpoint
CREATE INDEX `ledger_entries_actor` ON `ledger_entries` (`actor_id`);--> statement-breakpoint
CREATE TABLE `ledger_head` (
	`id` integer PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	`hash` text NOT NULL,
	`recorded_at` integer NOT NULL,
	CONSTRAINT "ledger_head_one" CHECK("ledger_head"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `ledger_payloads` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`payload` text NOT NULL,
	FOREIGN KEY (`sequence`) REFERENCES `ledger_entries`(`sequence`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `outgoing_mails` (
	`id` text PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`person_id` text,
	`address` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`queued_at` integer NOT NULL,
	`sent_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outgoing_mails_person` ON `outgoing_mails` (`person_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `signing_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer
);
--> statement-breakpoint
CREATE TABLE `work_items` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`failures` integer NOT NULL,
	`run_at` integer NOT NULL,
	`leased_until` integer,
	`last_error` text,
	`created_at` integer NOT NULL,
	CONSTRAINT "work_items_state" CHECK("work_items"."state" in ('waiting', 'done', 'dead'))
);
--> statement-breakpoint
CREATE INDEX `work_items_due` ON `work_items` (`state`,`run_at`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text,
	`kind` text NOT NULL,
	`code_hash` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invitations_kind" CHECK("invitations"."kind" in ('mail', 'slip', 'first-administrator', 'forgotten-password')),
	CONSTRAINT "invitations_person" CHECK(("invitations"."person_id" is null) = ("invitations"."kind" = 'first-administrator'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_codeHash_unique` ON `invitations` (`code_hash`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`search_name` text NOT NULL,
	`unit_id` text NOT NULL,
	`job_title` text,
	`email` text,
	`language` text NOT NULL,
	`activity` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "people_language" CHECK("people"."language" in ('en', 'fr', 'crs')),
	CONSTRAINT "people_activity" CHECK("people"."activity" in ('active', 'on-leave', 'seconded', 'left'))
);
--> statement-breakpoint
CREATE INDEX `people_unit` ON `people` (`unit_id`);--> statement-breakpoint
CREATE TABLE `person_identifiers` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`shown` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "person_identifiers_kind" CHECK("person_identifiers"."kind" in ('staff-number', 'email', 'logon', 'upn', 'kerberos', 'oidc'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_identifiers_value` ON `person_identifiers` (`value`);--> statement-breakpoint
CREATE INDEX `person_identifiers_person` ON `person_identifiers` (`person_id`);--> statement-breakpoint
CREATE TABLE `person_movements` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`unit_id` text,
	`moved_at` integer NOT NULL,
	`recorded_by` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "person_movements_kind" CHECK("person_movements"."kind" in ('joined', 'moved', 'went-on-leave', 'seconded', 'returned', 'left'))
);
--> statement-breakpoint
CREATE INDEX `person_movements_person` ON `person_movements` (`person_id`);--> statement-breakpoint
CREATE TABLE `role_grants` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`unit_id` text NOT NULL,
	`granted_by` text,
	`granted_at` integer NOT NULL,
	`ended_by` text,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "role_grants_role" CHECK("role_grants"."role" in ('manager', 'focal-point', 'hr', 'trainer', 'translator', 'legal-reviewer', 'access-officer', 'auditor', 'administrator')),
	CONSTRAINT "role_grants_ended" CHECK(("role_grants"."ended_at" is null) = ("role_grants"."ended_by" is null))
);
--> statement-breakpoint
CREATE INDEX `role_grants_person` ON `role_grants` (`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `role_grants_one_running` ON `role_grants` (`person_id`,`role`,`unit_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE TABLE `units` (
	`id` text PRIMARY KEY NOT NULL,
	`parent_id` text,
	`name` text NOT NULL,
	`closed_at` integer
);
--> statement-breakpoint
CREATE TABLE `auth_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `auth_users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `auth_accounts_user` ON `auth_accounts` (`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `auth_accounts_one` ON `auth_accounts` (`provider_id`,`account_id`);--> statement-breakpoint
CREATE TABLE `auth_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`token` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `auth_users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `auth_sessions_token_unique` ON `auth_sessions` (`token`);--> statement-breakpoint
CREATE INDEX `auth_sessions_user` ON `auth_sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `auth_users` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `auth_users_personId_unique` ON `auth_users` (`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `auth_users_email_unique` ON `auth_users` (`email`);--> statement-breakpoint
CREATE TABLE `auth_verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`id` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`failed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_in_failures_subject` ON `sign_in_failures` (`subject`,`failed_at`);--> statement-breakpoint
CREATE INDEX `sign_in_failures_age` ON `sign_in_failures` (`failed_at`);