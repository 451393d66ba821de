import { and, inArray, ne } from 'drizzle-orm'
import { type Database, inTransaction } from '#db/handle.ts'
import { workItems } from '#db/schema/index.ts'

/** Daily work of earlier releases that `forget-what-is-over` does now. Nobody would do what still waits of it. */
const replaced = ['forget-done-work', 'forget-sent-mails', 'forget-staff-lists', 'forget-sign-in-failures']

/** Takes work out of the queue that no longer exists. */
export function dropReplacedWork(db: Database): Promise<void> {
  return inTransaction(db, async (tx) => {
    await tx.delete(workItems).where(and(inArray(workItems.kind, replaced), ne(workItems.state, 'done')))
  })
}
