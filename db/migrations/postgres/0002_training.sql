CREATE TABLE "attempt_regrades" (
	"id" text PRIMARY KEY NOT NULL,
	"attempt_id" text NOT NULL,
	"correction_id" text NOT NULL,
	"mark" jsonb NOT NULL,
	"passed" boolean NOT NULL,
	"regraded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_corrections" (
	"id" text PRIMARY KEY NOT NULL,
	"question_version_id" text NOT NULL,
	"course_id" text NOT NULL,
	"question_id" text NOT NULL,
	"correct_option_id" text,
	"reason" text NOT NULL,
	"concern_id" text,
	"corrected_by" text NOT NULL,
	"corrected_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "question_corrections_questionVersionId_unique" UNIQUE("question_version_id")
);
--> statement-breakpoint
CREATE TABLE "course_drafts" (
	"course_id" text PRIMARY KEY NOT NULL,
	"folder" text NOT NULL,
	"started_by" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_files" (
	"course_id" text NOT NULL,
	"path" text NOT NULL,
	"content_base64" text,
	"hash" text,
	"version" integer NOT NULL,
	"based_on_hash" text,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"sitting" text,
	"sitting_step" integer,
	CONSTRAINT "draft_files_course_id_path_pk" PRIMARY KEY("course_id","path"),
	CONSTRAINT "draft_files_content" CHECK (("draft_files"."content_base64" is null) = ("draft_files"."hash" is null)),
	CONSTRAINT "draft_files_sitting" CHECK (("draft_files"."sitting" is null) = ("draft_files"."sitting_step" is null)),
	CONSTRAINT "draft_files_version" CHECK ("draft_files"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "draft_presences" (
	"course_id" text NOT NULL,
	"path" text NOT NULL,
	"person_id" text NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "draft_presences_course_id_path_person_id_pk" PRIMARY KEY("course_id","path","person_id")
);
--> statement-breakpoint
CREATE TABLE "draft_reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"course_id" text NOT NULL,
	"draft_hash" text NOT NULL,
	"note" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"decision" text,
	"decision_note" text,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "draft_reviews_decision" CHECK ("draft_reviews"."decision" in ('approved', 'sent-back')),
	CONSTRAINT "draft_reviews_decided" CHECK (("draft_reviews"."decision" is null) = ("draft_reviews"."decided_by" is null) and ("draft_reviews"."decision" is null) = ("draft_reviews"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "draft_writers" (
	"course_id" text NOT NULL,
	"path" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "draft_writers_course_id_path_person_id_pk" PRIMARY KEY("course_id","path","person_id")
);
--> statement-breakpoint
CREATE TABLE "picture_descriptions" (
	"course_id" text NOT NULL,
	"src" text NOT NULL,
	"language" text NOT NULL,
	"words" text NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "picture_descriptions_course_id_src_language_pk" PRIMARY KEY("course_id","src","language")
);
--> statement-breakpoint
CREATE TABLE "set_aside_texts" (
	"id" text PRIMARY KEY NOT NULL,
	"course_id" text NOT NULL,
	"path" text NOT NULL,
	"text" text NOT NULL,
	"person_id" text NOT NULL,
	"set_aside_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "imported_files" (
	"course_id" text NOT NULL,
	"path" text NOT NULL,
	"hash" text,
	"content_base64" text,
	"imported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "imported_files_course_id_path_pk" PRIMARY KEY("course_id","path"),
	CONSTRAINT "imported_files_content" CHECK (("imported_files"."content_base64" is null) = ("imported_files"."hash" is null))
);
--> statement-breakpoint
CREATE TABLE "course_updates" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"course_id" text NOT NULL,
	"course_revision_id" text NOT NULL,
	"lesson_ids" jsonb NOT NULL,
	"objectives" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"grace_until" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "course_updates_withdrawn" CHECK ("course_updates"."withdrawn_at" is null or "course_updates"."withdrawn_at" >= "course_updates"."published_at")
);
--> statement-breakpoint
CREATE TABLE "translated_texts" (
	"course_id" text NOT NULL,
	"path" text NOT NULL,
	"language" text NOT NULL,
	"segments" jsonb NOT NULL,
	"file_hash" text,
	"english_hashes" jsonb,
	"version" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "translated_texts_course_id_path_language_pk" PRIMARY KEY("course_id","path","language"),
	CONSTRAINT "translated_texts_language" CHECK ("translated_texts"."language" in ('en', 'fr', 'crs')),
	CONSTRAINT "translated_texts_version" CHECK ("translated_texts"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "attempts" DROP CONSTRAINT "attempts_kind";--> statement-breakpoint
ALTER TABLE "course_revisions" ADD COLUMN "origin" text;--> statement-breakpoint
ALTER TABLE "course_revisions" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "course_revisions" ADD COLUMN "grace_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "course_revisions" ADD COLUMN "withdrawn" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "standings" ADD COLUMN "caught_up_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "attempt_regrades" ADD CONSTRAINT "attempt_regrades_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_regrades" ADD CONSTRAINT "attempt_regrades_correction_id_question_corrections_id_fk" FOREIGN KEY ("correction_id") REFERENCES "public"."question_corrections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_files" ADD CONSTRAINT "draft_files_course_id_course_drafts_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course_drafts"("course_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attempt_regrades_once" ON "attempt_regrades" USING btree ("attempt_id","correction_id");--> statement-breakpoint
CREATE INDEX "draft_files_hash" ON "draft_files" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "draft_reviews_course" ON "draft_reviews" USING btree ("course_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "draft_reviews_one_waiting" ON "draft_reviews" USING btree ("course_id") WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX "set_aside_texts_person" ON "set_aside_texts" USING btree ("person_id","course_id");--> statement-breakpoint
CREATE UNIQUE INDEX "course_updates_once" ON "course_updates" USING btree ("programme_id","course_revision_id");--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_kind" CHECK ("attempts"."kind" in ('quiz', 'final', 'pre-assessment', 'refresher', 'update'));