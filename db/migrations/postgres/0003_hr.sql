CREATE TABLE "assignment_withdrawals" (
	"id" text PRIMARY KEY NOT NULL,
	"assignment_id" text NOT NULL,
	"reason" text NOT NULL,
	"withdrawn_by" text NOT NULL,
	"withdrawn_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "assignment_withdrawals_assignmentId_unique" UNIQUE("assignment_id")
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"due_day" date NOT NULL,
	"reason" text NOT NULL,
	"assigned_by" text NOT NULL,
	"assigned_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "requirement_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"rule_id" text NOT NULL,
	"number" integer NOT NULL,
	"programme_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"audience" jsonb NOT NULL,
	"required_by" jsonb NOT NULL,
	"frequency" jsonb NOT NULL,
	"credit_months" integer NOT NULL,
	"starts_on" date NOT NULL,
	"ends" boolean NOT NULL,
	"reason" text NOT NULL,
	"published_by" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "requirement_rules_credit" CHECK ("requirement_rules"."credit_months" >= 0)
);
--> statement-breakpoint
CREATE TABLE "bulk_actions" (
	"id" text PRIMARY KEY NOT NULL,
	"action" text NOT NULL,
	"details" jsonb NOT NULL,
	"programme_id" text NOT NULL,
	"reason" text NOT NULL,
	"prepared_by" text NOT NULL,
	"prepared_at" timestamp (3) with time zone NOT NULL,
	"rehearsed_at" timestamp (3) with time zone,
	"confirmed_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"unknown" jsonb NOT NULL,
	CONSTRAINT "bulk_actions_action" CHECK ("bulk_actions"."action" in ('exemption', 'exemption-end', 'suspension', 'reinstatement', 'revocation', 'revocation-lift', 'unlock', 'accommodation', 'move', 'leave', 'secondment', 'return', 'leaving', 'assignment', 'assignment-withdrawal')),
	CONSTRAINT "bulk_actions_confirmed" CHECK ("bulk_actions"."confirmed_at" is null or "bulk_actions"."rehearsed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "bulk_people" (
	"bulk_id" text NOT NULL,
	"place" integer NOT NULL,
	"person_id" text NOT NULL,
	"foreseen" text,
	"outcome" text,
	CONSTRAINT "bulk_people_bulk_id_place_pk" PRIMARY KEY("bulk_id","place")
);
--> statement-breakpoint
CREATE TABLE "correction_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"thing" text NOT NULL,
	"should_be" text NOT NULL,
	"why" text,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"answer" text,
	"answered_by" text,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "correction_requests_thing" CHECK ("correction_requests"."thing" in ('name', 'job-title', 'email', 'staff-number', 'unit', 'other')),
	CONSTRAINT "correction_requests_outcome" CHECK ("correction_requests"."outcome" in ('corrected', 'refused')),
	CONSTRAINT "correction_requests_answered" CHECK (("correction_requests"."answered_at" is null) = ("correction_requests"."answered_by" is null))
);
--> statement-breakpoint
CREATE TABLE "reminder_copies" (
	"person_id" text NOT NULL,
	"day" date NOT NULL,
	"people" integer NOT NULL,
	"queued_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reminder_copies_person_id_day_pk" PRIMARY KEY("person_id","day")
);
--> statement-breakpoint
CREATE TABLE "reminder_pauses" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"reason" text NOT NULL,
	"last_day" date,
	"paused_by" text NOT NULL,
	"paused_at" timestamp (3) with time zone NOT NULL,
	"ended_by" text,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "reminder_pauses_ended" CHECK (("reminder_pauses"."ended_at" is null) = ("reminder_pauses"."ended_by" is null))
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"person_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"due_day" date NOT NULL,
	"step" text NOT NULL,
	"required" boolean NOT NULL,
	"day" date NOT NULL,
	"mail_id" text NOT NULL,
	"queued_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reminders_person_id_programme_id_due_day_step_pk" PRIMARY KEY("person_id","programme_id","due_day","step")
);
--> statement-breakpoint
CREATE TABLE "report_mails" (
	"subscription_id" text NOT NULL,
	"month" text NOT NULL,
	"queued_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_mails_subscription_id_month_pk" PRIMARY KEY("subscription_id","month")
);
--> statement-breakpoint
CREATE TABLE "report_subscriptions" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"begun_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text,
	CONSTRAINT "report_subscriptions_ended" CHECK (("report_subscriptions"."ended_at" is null) = ("report_subscriptions"."ended_by" is null))
);
--> statement-breakpoint
CREATE TABLE "staff_import_rows" (
	"import_id" text NOT NULL,
	"place" integer NOT NULL,
	"line" integer,
	"cells" jsonb NOT NULL,
	"verdict" text,
	"staff_number" text,
	"person_id" text,
	"unit_id" text,
	"problem" text,
	"problem_column" text,
	"suggestion" text,
	"changes" jsonb NOT NULL,
	"outcome" text,
	CONSTRAINT "staff_import_rows_import_id_place_pk" PRIMARY KEY("import_id","place"),
	CONSTRAINT "staff_import_rows_verdict" CHECK ("staff_import_rows"."verdict" in ('created', 'changed', 'unchanged', 'leaving', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "staff_imports" (
	"id" text PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"prepared_by" text NOT NULL,
	"operator" text,
	"prepared_at" timestamp (3) with time zone NOT NULL,
	"headings" jsonb NOT NULL,
	"columns" jsonb NOT NULL,
	"whole_unit_ids" jsonb NOT NULL,
	"rows" integer NOT NULL,
	"kept_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	"judged_rows" integer NOT NULL,
	"judged_at" timestamp (3) with time zone,
	"whole_people" integer NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"carried_rows" integer NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"rejected_settled_at" timestamp (3) with time zone,
	CONSTRAINT "staff_imports_judged" CHECK ("staff_imports"."confirmed_at" is null or "staff_imports"."judged_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "standing_counts" (
	"programme_id" text NOT NULL,
	"day" date NOT NULL,
	"unit_id" text NOT NULL,
	"state" text NOT NULL,
	"ends_within" integer NOT NULL,
	"people" integer NOT NULL,
	CONSTRAINT "standing_counts_programme_id_day_unit_id_state_ends_within_pk" PRIMARY KEY("programme_id","day","unit_id","state","ends_within")
);
--> statement-breakpoint
CREATE TABLE "suspension_replies" (
	"id" text PRIMARY KEY NOT NULL,
	"suspension_id" text NOT NULL,
	"words" text NOT NULL,
	"replied_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suspension_reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"suspension_id" text NOT NULL,
	"outcome" text NOT NULL,
	"reason" text NOT NULL,
	"reviewed_by" text NOT NULL,
	"reviewed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "suspension_reviews_outcome" CHECK ("suspension_reviews"."outcome" in ('upheld', 'lifted'))
);
--> statement-breakpoint
ALTER TABLE "outgoing_mails" ADD COLUMN "html" text;--> statement-breakpoint
ALTER TABLE "outgoing_mails" ADD COLUMN "attachment" jsonb;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "grade" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "person_identifiers" ADD COLUMN "bare" text GENERATED ALWAYS AS (replace(replace(replace(replace(value, '-', ''), '/', ''), '.', ''), ' ', '')) STORED;--> statement-breakpoint
ALTER TABLE "assignment_withdrawals" ADD CONSTRAINT "assignment_withdrawals_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_rules" ADD CONSTRAINT "requirement_rules_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_people" ADD CONSTRAINT "bulk_people_bulk_id_bulk_actions_id_fk" FOREIGN KEY ("bulk_id") REFERENCES "public"."bulk_actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_people" ADD CONSTRAINT "bulk_people_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_requests" ADD CONSTRAINT "correction_requests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_copies" ADD CONSTRAINT "reminder_copies_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_pauses" ADD CONSTRAINT "reminder_pauses_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_mails" ADD CONSTRAINT "report_mails_subscription_id_report_subscriptions_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."report_subscriptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_subscriptions" ADD CONSTRAINT "report_subscriptions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_subscriptions" ADD CONSTRAINT "report_subscriptions_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_import_rows" ADD CONSTRAINT "staff_import_rows_import_id_staff_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."staff_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspension_replies" ADD CONSTRAINT "suspension_replies_suspension_id_suspensions_id_fk" FOREIGN KEY ("suspension_id") REFERENCES "public"."suspensions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspension_reviews" ADD CONSTRAINT "suspension_reviews_suspension_id_suspensions_id_fk" FOREIGN KEY ("suspension_id") REFERENCES "public"."suspensions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignments_person" ON "assignments" USING btree ("person_id","programme_id");--> statement-breakpoint
CREATE UNIQUE INDEX "requirement_rules_number" ON "requirement_rules" USING btree ("rule_id","number");--> statement-breakpoint
CREATE INDEX "requirement_rules_programme" ON "requirement_rules" USING btree ("programme_id");--> statement-breakpoint
CREATE INDEX "bulk_actions_by" ON "bulk_actions" USING btree ("prepared_by","prepared_at");--> statement-breakpoint
CREATE INDEX "bulk_people_person" ON "bulk_people" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "correction_requests_open" ON "correction_requests" USING btree ("person_id","thing") WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX "correction_requests_person" ON "correction_requests" USING btree ("person_id","requested_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reminder_pauses_one" ON "reminder_pauses" USING btree ("unit_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "reminders_day" ON "reminders" USING btree ("day");--> statement-breakpoint
CREATE UNIQUE INDEX "report_subscriptions_one" ON "report_subscriptions" USING btree ("person_id","unit_id","programme_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "staff_import_rows_verdict" ON "staff_import_rows" USING btree ("import_id","verdict","place");--> statement-breakpoint
CREATE INDEX "staff_import_rows_person" ON "staff_import_rows" USING btree ("import_id","person_id");--> statement-breakpoint
CREATE INDEX "staff_import_rows_number" ON "staff_import_rows" USING btree ("staff_number");--> statement-breakpoint
CREATE INDEX "staff_imports_by" ON "staff_imports" USING btree ("prepared_by","prepared_at");--> statement-breakpoint
CREATE INDEX "suspension_replies_suspension" ON "suspension_replies" USING btree ("suspension_id","replied_at");--> statement-breakpoint
CREATE INDEX "suspension_reviews_suspension" ON "suspension_reviews" USING btree ("suspension_id","reviewed_at");--> statement-breakpoint
CREATE INDEX "ledger_entries_action" ON "ledger_entries" USING btree ("action","sequence");--> statement-breakpoint
CREATE INDEX "people_by_name" ON "people" USING btree ("search_name","id");--> statement-breakpoint
CREATE INDEX "person_identifiers_bare" ON "person_identifiers" USING btree ("bare");--> statement-breakpoint
CREATE INDEX "standings_blocked_people" ON "standings" USING btree ("programme_id","blocked_reason") WHERE blocked_reason is not null;