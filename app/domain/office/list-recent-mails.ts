import { desc } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { outgoingMails } from '#db/schema/index.ts'

/** The latest mails, newest first, sent or not. Only the demonstration shows them to anybody. */
export function listRecentMails(db: Database, limit: number) {
  return db.select().from(outgoingMails).orderBy(desc(outgoingMails.queuedAt)).limit(limit)
}
