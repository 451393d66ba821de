import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { outgoingMails, people, units, workItems } from '#db/schema/index.ts'

/** A mail to somebody that the mail server would not take, or could not be given, however often it was tried. */
export type BouncedMail = {
  personId: string
  name: string
  unitId: string
  unitName: string
  address: string
  subject: string
  queuedAt: Date
}

/** So many are looked at: a mail server that was wrongly set up would otherwise bring up every mail of a year. */
const most = 2_000

/** Mails to people that were given up, and are to be sent otherwise or to another address. */
export async function listBouncedMails(db: Database): Promise<BouncedMail[]> {
  const dead = await db
    .select({ payload: workItems.payload })
    .from(workItems)
    .where(and(eq(workItems.state, 'dead'), eq(workItems.kind, 'send-mail')))
    .limit(most)
  const mailIds = dead.flatMap(({ payload }) => (typeof payload.mailId === 'string' ? [payload.mailId] : []))
  if (mailIds.length === 0) return []
  return db
    .select({
      personId: people.id,
      name: people.name,
      unitId: people.unitId,
      unitName: units.name,
      address: outgoingMails.address,
      subject: outgoingMails.subject,
      queuedAt: outgoingMails.queuedAt,
    })
    .from(outgoingMails)
    .innerJoin(people, eq(people.id, outgoingMails.personId))
    .innerJoin(units, eq(units.id, people.unitId))
    .where(inArray(outgoingMails.id, mailIds))
    .orderBy(outgoingMails.queuedAt)
}
