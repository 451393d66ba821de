import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { outgoingMails } from '#db/schema/index.ts'

export type OutgoingMail = typeof outgoingMails.$inferSelect

/** The mail, if it is still to be sent. */
export async function findUnsentMail(db: Database, mailId: string): Promise<OutgoingMail | null> {
  const [mail] = await db
    .select()
    .from(outgoingMails)
    .where(and(eq(outgoingMails.id, mailId), isNull(outgoingMails.sentAt)))
  return mail ?? null
}
