CREATE TABLE "platform_modes" (
	"id" text PRIMARY KEY NOT NULL,
	"platform_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"mode" text,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "platform_modes_mode" CHECK ("platform_modes"."mode" in ('watch', 'warn', 'enforce'))
);
--> statement-breakpoint
CREATE TABLE "refusal_counts" (
	"platform_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"day" date NOT NULL,
	"mode" text NOT NULL,
	"reason" text NOT NULL,
	"refusals" integer NOT NULL,
	CONSTRAINT "refusal_counts_platform_id_unit_id_day_mode_reason_pk" PRIMARY KEY("platform_id","unit_id","day","mode","reason"),
	CONSTRAINT "refusal_counts_mode" CHECK ("refusal_counts"."mode" in ('watch', 'warn', 'enforce'))
);
--> statement-breakpoint
CREATE TABLE "attempt_returns" (
	"id" text PRIMARY KEY NOT NULL,
	"attempt_id" text NOT NULL,
	"concern_id" text,
	"returned_by" text NOT NULL,
	"returned_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "attempt_returns_attemptId_unique" UNIQUE("attempt_id")
);
--> statement-breakpoint
CREATE TABLE "supervision_codes" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "supervision_codes_codeHash_unique" UNIQUE("code_hash"),
	CONSTRAINT "supervision_codes_end" CHECK ("supervision_codes"."expires_at" > "supervision_codes"."created_at")
);
--> statement-breakpoint
CREATE TABLE "course_team_members" (
	"id" text PRIMARY KEY NOT NULL,
	"course_id" text NOT NULL,
	"person_id" text NOT NULL,
	"part" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"ended_by" text,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	CONSTRAINT "course_team_members_part" CHECK ("course_team_members"."part" in ('author', 'reviewer', 'translator')),
	CONSTRAINT "course_team_members_ended" CHECK (("course_team_members"."ended_at" is null) = ("course_team_members"."ended_by" is null))
);
--> statement-breakpoint
CREATE TABLE "legal_reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"fact_id" text NOT NULL,
	"fact_hash" text NOT NULL,
	"finding" text NOT NULL,
	"source" text NOT NULL,
	"note" text NOT NULL,
	"as_at_on" date NOT NULL,
	"review_by_on" date NOT NULL,
	"reviewed_by" text NOT NULL,
	"reviewed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "legal_reviews_finding" CHECK ("legal_reviews"."finding" in ('confirmed', 'wrong'))
);
--> statement-breakpoint
CREATE TABLE "exemption_ends" (
	"id" text PRIMARY KEY NOT NULL,
	"exemption_id" text NOT NULL,
	"reason" text NOT NULL,
	"ended_by" text NOT NULL,
	"ended_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "exemption_ends_exemptionId_unique" UNIQUE("exemption_id")
);
--> statement-breakpoint
CREATE TABLE "concern_replies" (
	"id" text PRIMARY KEY NOT NULL,
	"concern_id" text NOT NULL,
	"words" text NOT NULL,
	"outcome" text,
	"replied_by" text NOT NULL,
	"replied_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "concern_replies_outcome" CHECK ("concern_replies"."outcome" in ('right', 'not-right', 'answered'))
);
--> statement-breakpoint
CREATE TABLE "concerns" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"about" jsonb NOT NULL,
	"language" text NOT NULL,
	"words" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "concerns_kind" CHECK ("concerns"."kind" in ('wrong-here', 'contested-mark', 'question')),
	CONSTRAINT "concerns_language" CHECK ("concerns"."language" in ('en', 'fr', 'crs'))
);
--> statement-breakpoint
CREATE TABLE "programme_drafts" (
	"programme_id" text PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL,
	"based_on_number" integer NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programme_requirements" (
	"programme_id" text NOT NULL,
	"required_id" text NOT NULL,
	CONSTRAINT "programme_requirements_programme_id_required_id_pk" PRIMARY KEY("programme_id","required_id")
);
--> statement-breakpoint
CREATE TABLE "task_digests" (
	"person_id" text NOT NULL,
	"day" date NOT NULL,
	"tasks" integer NOT NULL,
	"queued_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "task_digests_person_id_day_pk" PRIMARY KEY("person_id","day")
);
--> statement-breakpoint
CREATE TABLE "task_mail_choices" (
	"person_id" text PRIMARY KEY NOT NULL,
	"wanted" boolean NOT NULL,
	"chosen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"kind" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"moved" jsonb NOT NULL,
	"reason" text NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"undone_by" text,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "unit_changes_kind" CHECK ("unit_changes"."kind" in ('renamed', 'moved', 'merged', 'closed', 'reopened')),
	CONSTRAINT "unit_changes_undone" CHECK (("unit_changes"."undone_at" is null) = ("unit_changes"."undone_by" is null))
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"unit_id" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_by" text,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawal_reason" text,
	CONSTRAINT "policies_kind" CHECK ("policies"."kind" in ('policy', 'annex')),
	CONSTRAINT "policies_withdrawn" CHECK (("policies"."withdrawn_at" is null) = ("policies"."withdrawn_by" is null))
);
--> statement-breakpoint
CREATE TABLE "policy_coverage" (
	"policy_id" text NOT NULL,
	"unit_id" text NOT NULL,
	CONSTRAINT "policy_coverage_policy_id_unit_id_pk" PRIMARY KEY("policy_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "policy_drafts" (
	"policy_id" text PRIMARY KEY NOT NULL,
	"sources" jsonb NOT NULL,
	"version" integer NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_graces" (
	"id" text PRIMARY KEY NOT NULL,
	"policy_id" text NOT NULL,
	"person_id" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "policy_graces_until" CHECK ("policy_graces"."since" <= "policy_graces"."until")
);
--> statement-breakpoint
ALTER TABLE "gate_tokens" ADD COLUMN "last_used_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "platforms" ADD COLUMN "name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "platforms" ADD COLUMN "needs_grant" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "platforms" ADD COLUMN "hosts" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "platforms" ADD COLUMN "closed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "supervision_code_id" text;--> statement-breakpoint
ALTER TABLE "programme_versions" ADD COLUMN "drafted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "programme_versions" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "programmes" ADD COLUMN "requires_others" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "role_grants" ADD COLUMN "runs_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "role_grants" ADD COLUMN "deputy_for_grant_id" text;--> statement-breakpoint
ALTER TABLE "role_grants" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "role_grants" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "merged_into_id" text;--> statement-breakpoint
ALTER TABLE "platform_modes" ADD CONSTRAINT "platform_modes_platform_id_platforms_id_fk" FOREIGN KEY ("platform_id") REFERENCES "public"."platforms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_modes" ADD CONSTRAINT "platform_modes_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_returns" ADD CONSTRAINT "attempt_returns_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_team_members" ADD CONSTRAINT "course_team_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exemption_ends" ADD CONSTRAINT "exemption_ends_exemption_id_exemptions_id_fk" FOREIGN KEY ("exemption_id") REFERENCES "public"."exemptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concern_replies" ADD CONSTRAINT "concern_replies_concern_id_concerns_id_fk" FOREIGN KEY ("concern_id") REFERENCES "public"."concerns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concerns" ADD CONSTRAINT "concerns_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_digests" ADD CONSTRAINT "task_digests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_mail_choices" ADD CONSTRAINT "task_mail_choices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_changes" ADD CONSTRAINT "unit_changes_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_drafts" ADD CONSTRAINT "policy_drafts_policy_id_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."policies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_graces" ADD CONSTRAINT "policy_graces_policy_id_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."policies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_graces" ADD CONSTRAINT "policy_graces_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "platform_modes_platform" ON "platform_modes" USING btree ("platform_id","unit_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "course_team_members_one_running" ON "course_team_members" USING btree ("course_id","person_id","part") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "legal_reviews_fact" ON "legal_reviews" USING btree ("fact_id","reviewed_at");--> statement-breakpoint
CREATE INDEX "concern_replies_concern" ON "concern_replies" USING btree ("concern_id","replied_at");--> statement-breakpoint
CREATE INDEX "concerns_person" ON "concerns" USING btree ("person_id","raised_at");--> statement-breakpoint
CREATE INDEX "unit_changes_unit" ON "unit_changes" USING btree ("unit_id","changed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "policies_one_per_unit" ON "policies" USING btree ("kind","unit_id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "policy_coverage_unit" ON "policy_coverage" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "policy_graces_person" ON "policy_graces" USING btree ("person_id","policy_id");