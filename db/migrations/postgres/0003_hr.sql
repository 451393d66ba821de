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
ALTER TABLE "person_identifiers" ADD COLUMN "bare" text GENERATED ALWAYS AS (replace(replace(replace(replace(value, '-', ''), '/', ''), '.', ''), ' ', '')) STORED;--> statement-breakpoint
CREATE INDEX "ledger_entries_action" ON "ledger_entries" USING btree ("action","sequence");--> statement-breakpoint
CREATE INDEX "people_by_name" ON "people" USING btree ("search_name","id");--> statement-breakpoint
CREATE INDEX "person_identifiers_bare" ON "person_identifiers" USING btree ("bare");--> statement-breakpoint
CREATE INDEX "standings_blocked_people" ON "standings" USING btree ("programme_id","blocked_reason") WHERE blocked_reason is not null;