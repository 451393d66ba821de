import { eq } from 'drizzle-orm'
import { type Database, inTransaction } from '#db/handle.ts'
import { outgoingMails } from '#db/schema/index.ts'

/**
 * Notes that a mail was handed over, and forgets its words: they may hold a one-time link, which must not lie about in backups.
 * A demonstration keeps them (`keepText`), for its outbox is there to be read. No ledger entry: the cause of the mail has one.
 */
export function recordMailSent(
  db: Database,
  { mailId, keepText }: { mailId: string; keepText: boolean },
  at: Date,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    await tx
      .update(outgoingMails)
      .set(keepText ? { sentAt: at } : { sentAt: at, body: '', html: null, attachment: null })
      .where(eq(outgoingMails.id, mailId))
  })
}
