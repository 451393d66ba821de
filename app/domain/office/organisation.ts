import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { settings } from '#db/schema/index.ts'

const organisationSchema = z.object({
  name: z.string().min(1),
  /** Due days and the last day of a certificate are calendar days here (IANA name). */
  timeZone: z.string().min(1),
  help: z.object({ name: z.string(), email: z.string(), phone: z.string() }),
})

export type Organisation = z.infer<typeof organisationSchema>

export type DescribeOrganisationOutcome = { kind: 'described' } | { kind: 'refused'; reason: 'administrators-only' }

/** What a new installation says of itself until an administrator tells it better. */
const unnamedOrganisation: Organisation = {
  name: 'Public service',
  timeZone: 'Indian/Mahe',
  help: { name: '', email: '', phone: '' },
}

/** The organisation's own details. */
export async function findOrganisation(db: Database): Promise<Organisation> {
  const [row] = await db.select().from(settings).where(eq(settings.name, 'organisation'))
  return row ? organisationSchema.parse(row.value) : unnamedOrganisation
}

/** Names the organisation and says whom its people ask for help. For administrators of everything. */
export function describeOrganisation(
  db: Database,
  organisation: Organisation,
  actor: Actor,
  at: Date,
): Promise<DescribeOrganisationOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor))) return { kind: 'refused', reason: 'administrators-only' }
    const value = organisationSchema.parse(organisation)
    await tx
      .insert(settings)
      .values({ name: 'organisation', value, changedAt: at })
      .onConflictDoUpdate({ target: settings.name, set: { value, changedAt: at } })
    await recordEntry(tx, { action: 'organisation.described', actor, subjectId: 'organisation', payload: value }, at)
    return { kind: 'described' }
  })
}
