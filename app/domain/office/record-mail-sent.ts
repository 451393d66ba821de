import { eq } from 'drizzle-orm'
import { type Database, inTransaction } from '#db/handle.ts'
import { outgoingMails } from '#db/schema/index.ts'

/** Notes that a mail was handed over. No ledger entry: the cause of the mail has one. */
export function recordMailSent(db: Database, mailId: string, at: Date): Promise<void> {
  return inTransaction(db, async (tx) => {
    await tx.update(outgoingMails).set({ sentAt: at }).where(eq(outgoingMails.id, mailId))
  })
}
