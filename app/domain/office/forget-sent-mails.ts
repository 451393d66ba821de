import { lt } from 'drizzle-orm'
import { type Database, inTransaction } from '#db/handle.ts'
import { outgoingMails } from '#db/schema/index.ts'

/** Long enough to answer somebody who asks whether a mail went. In milliseconds. */
const sentMailsKept = 180 * 24 * 3_600_000

/** Forgets to whom mail went, and about what, half a year after it was sent. What was never sent is not forgotten. */
export function forgetSentMails(db: Database, at: Date): Promise<void> {
  return inTransaction(db, async (tx) => {
    await tx.delete(outgoingMails).where(lt(outgoingMails.sentAt, new Date(at.getTime() - sentMailsKept)))
  })
}
