import { desc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { outgoingMails } from '#db/schema/index.ts'

/** The latest mails to a person, newest first: when each was written, and whether it went. Their words are nobody else's. */
export function listMailsTo(db: Database, personId: string, limit: number) {
  return db
    .select({
      id: outgoingMails.id,
      subject: outgoingMails.subject,
      queuedAt: outgoingMails.queuedAt,
      sentAt: outgoingMails.sentAt,
    })
    .from(outgoingMails)
    .where(eq(outgoingMails.personId, personId))
    .orderBy(desc(outgoingMails.queuedAt))
    .limit(limit)
}
