import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { namedAgain } from '#db/named-again.ts'
import { people, type Role, roleGrants, units } from '#db/schema/index.ts'
import { isRunning } from './is-running.ts'

export type Deputy = {
  /** The deputy's own grant, and the holder's that it stands in for. */
  grantId: string
  forGrantId: string
  personId: string
  name: string
  role: Role
  unitName: string
  runsUntil: Date
  reason: string | null
}

/** Who stands in for a person now, in which of their roles. */
export async function listDeputies(db: Database, { personId }: { personId: string }, at: Date): Promise<Deputy[]> {
  const held = namedAgain(roleGrants, 'held')
  const rows = await db
    .select({
      grantId: roleGrants.id,
      forGrantId: held.id,
      personId: people.id,
      name: people.name,
      role: roleGrants.role,
      unitName: units.name,
      runsUntil: roleGrants.runsUntil,
      reason: roleGrants.reason,
    })
    .from(roleGrants)
    .innerJoin(held, eq(held.id, roleGrants.deputyForGrantId))
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .innerJoin(units, eq(units.id, roleGrants.unitId))
    .where(and(eq(held.personId, personId), isRunning(at)))
    .orderBy(asc(people.name))
  return rows.map((row) => ({ ...row, runsUntil: row.runsUntil ?? at }))
}
