CREATE TABLE `attempt_regrades` (
	`id` text PRIMARY KEY NOT NULL,
	`attempt_id` text NOT NULL,
	`correction_id` text NOT NULL,
	`mark` text NOT NULL,
	`passed` integer NOT NULL,
	`regraded_at` integer NOT NULL,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`correction_id`) REFERENCES `question_corrections`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attempt_regrades_once` ON `attempt_regrades` (`attempt_id`,`correction_id`);--> statement-breakpoint
CREATE TABLE `question_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`question_version_id` text NOT NULL,
	`course_id` text NOT NULL,
	`question_id` text NOT NULL,
	`correct_option_id` text,
	`reason` text NOT NULL,
	`concern_id` text,
	`corrected_by` text NOT NULL,
	`corrected_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `question_corrections_questionVersionId_unique` ON `question_corrections` (`question_version_id`);--> statement-breakpoint
CREATE TABLE `course_drafts` (
	`course_id` text PRIMARY KEY NOT NULL,
	`folder` text NOT NULL,
	`started_by` text NOT NULL,
	`started_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `draft_files` (
	`course_id` text NOT NULL,
	`path` text NOT NULL,
	`content_base64` text,
	`hash` text,
	`version` integer NOT NULL,
	`based_on_hash` text,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	`sitting` text,
	`sitting_step` integer,
	PRIMARY KEY(`course_id`, `path`),
	FOREIGN KEY (`course_id`) REFERENCES `course_drafts`(`course_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "draft_files_content" CHECK(("draft_files"."content_base64" is null) = ("draft_files"."hash" is null)),
	CONSTRAINT "draft_files_sitting" CHECK(("draft_files"."sitting" is null) = ("draft_files"."sitting_step" is null)),
	CONSTRAINT "draft_files_version" CHECK("draft_files"."version" > 0)
);
--> statement-breakpoint
CREATE INDEX `draft_files_hash` ON `draft_files` (`hash`);--> statement-breakpoint
CREATE TABLE `draft_presences` (
	`course_id` text NOT NULL,
	`path` text NOT NULL,
	`person_id` text NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`course_id`, `path`, `person_id`)
);
--> statement-breakpoint
CREATE TABLE `draft_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`draft_hash` text NOT NULL,
	`note` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`decision` text,
	`decision_note` text,
	`decided_by` text,
	`decided_at` integer,
	CONSTRAINT "draft_reviews_decision" CHECK("draft_reviews"."decision" in ('approved', 'sent-back')),
	CONSTRAINT "draft_reviews_decided" CHECK(("draft_reviews"."decision" is null) = ("draft_reviews"."decided_by" is null) and ("draft_reviews"."decision" is null) = ("draft_reviews"."decided_at" is null))
);
--> statement-breakpoint
CREATE INDEX `draft_reviews_course` ON `draft_reviews` (`course_id`,`asked_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `draft_reviews_one_waiting` ON `draft_reviews` (`course_id`) WHERE decided_at is null;--> statement-breakpoint
CREATE TABLE `draft_writers` (
	`course_id` text NOT NULL,
	`path` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`course_id`, `path`, `person_id`)
);
--> statement-breakpoint
CREATE TABLE `picture_descriptions` (
	`course_id` text NOT NULL,
	`src` text NOT NULL,
	`language` text NOT NULL,
	`words` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`course_id`, `src`, `language`)
);
--> statement-breakpoint
CREATE TABLE `set_aside_texts` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`path` text NOT NULL,
	`text` text NOT NULL,
	`person_id` text NOT NULL,
	`set_aside_at` integer NOT NULL,
	`settled_at` integer
);
--> statement-breakpoint
CREATE INDEX `set_aside_texts_person` ON `set_aside_texts` (`person_id`,`course_id`);--> statement-breakpoint
CREATE TABLE `imported_files` (
	`course_id` text NOT NULL,
	`path` text NOT NULL,
	`hash` text,
	`content_base64` text,
	`imported_at` integer NOT NULL,
	PRIMARY KEY(`course_id`, `path`),
	CONSTRAINT "imported_files_content" CHECK(("imported_files"."content_base64" is null) = ("imported_files"."hash" is null))
);
--> statement-breakpoint
CREATE TABLE `course_updates` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`course_id` text NOT NULL,
	`course_revision_id` text NOT NULL,
	`lesson_ids` text NOT NULL,
	`objectives` text NOT NULL,
	`published_at` integer NOT NULL,
	`grace_until` integer NOT NULL,
	`withdrawn_at` integer,
	CONSTRAINT "course_updates_withdrawn" CHECK("course_updates"."withdrawn_at" is null or "course_updates"."withdrawn_at" >= "course_updates"."published_at")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `course_updates_once` ON `course_updates` (`programme_id`,`course_revision_id`);--> statement-breakpoint
CREATE TABLE `translated_texts` (
	`course_id` text NOT NULL,
	`path` text NOT NULL,
	`language` text NOT NULL,
	`segments` text NOT NULL,
	`file_hash` text,
	`english_hashes` text,
	`version` integer NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`course_id`, `path`, `language`),
	CONSTRAINT "translated_texts_language" CHECK("translated_texts"."language" in ('en', 'fr', 'crs')),
	CONSTRAINT "translated_texts_version" CHECK("translated_texts"."version" > 0)
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_attempts` (
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
	`supervision_code_id` text,
	`started_at` integer NOT NULL,
	`ends_at` integer,
	`submitted_at` integer,
	`mark` text,
	`passed` integer,
	`digest` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_version_id`) REFERENCES `programme_versions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attempts_kind" CHECK("__new_attempts"."kind" in ('quiz', 'final', 'pre-assessment', 'refresher', 'update')),
	CONSTRAINT "attempts_language" CHECK("__new_attempts"."language" in ('en', 'fr', 'crs')),
	CONSTRAINT "attempts_submitted" CHECK(("__new_attempts"."submitted_at" is null) = ("__new_attempts"."mark" is null) and ("__new_attempts"."submitted_at" is null) = ("__new_attempts"."passed" is null) and ("__new_attempts"."submitted_at" is null) = ("__new_attempts"."digest" is null))
);
--> statement-breakpoint
INSERT INTO `__new_attempts`("id", "person_id", "programme_id", "programme_version_id", "kind", "part", "seed", "paper", "retakes", "language", "honesty_accepted_at", "supervision_code_id", "started_at", "ends_at", "submitted_at", "mark", "passed", "digest") SELECT "id", "person_id", "programme_id", "programme_version_id", "kind", "part", "seed", "paper", "retakes", "language", "honesty_accepted_at", "supervision_code_id", "started_at", "ends_at", "submitted_at", "mark", "passed", "digest" FROM `attempts`;--> statement-breakpoint
DROP TABLE `attempts`;--> statement-breakpoint
ALTER TABLE `__new_attempts` RENAME TO `attempts`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `attempts_person` ON `attempts` (`person_id`,`programme_id`,`part`);--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_one_open` ON `attempts` (`person_id`,`programme_id`,`kind`,`part`) WHERE submitted_at is null;--> statement-breakpoint
ALTER TABLE `course_revisions` ADD `origin` text;--> statement-breakpoint
ALTER TABLE `course_revisions` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `course_revisions` ADD `grace_until` integer;--> statement-breakpoint
ALTER TABLE `course_revisions` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `standings` ADD `caught_up_at` integer;