CREATE INDEX "ledger_entries_action" ON "ledger_entries" USING btree ("action","sequence");--> statement-breakpoint
CREATE INDEX "people_by_name" ON "people" USING btree ("search_name","id");