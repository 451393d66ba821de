import { eq, inArray, ne } from 'drizzle-orm'
import { findWorkingCalendar } from '#app/domain/office/organisation.ts'
import { isRunning } from '#app/domain/people/is-running.ts'
import type { Database } from '#db/handle.ts'
import { people, roleGrants, units } from '#db/schema/index.ts'
import type { Holder, Office } from './who-has-a-task.ts'

/** The office as it is at an instant: a few queries however many people it has. */
export async function findOffice(db: Database, at: Date): Promise<Office> {
  const grants = await db
    .select({
      personId: people.id,
      activity: people.activity,
      role: roleGrants.role,
      unitId: roleGrants.unitId,
      deputyForGrantId: roleGrants.deputyForGrantId,
    })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(isRunning(at))
  const principals = await findPrincipals(
    db,
    grants.flatMap(({ deputyForGrantId }) => deputyForGrantId ?? []),
  )
  const absent = await db.select({ id: people.id }).from(people).where(ne(people.activity, 'active'))
  return {
    units: await db.select({ id: units.id, parentId: units.parentId }).from(units),
    holders: grants.map(
      ({ personId, role, unitId, activity, deputyForGrantId }): Holder => ({
        personId,
        role,
        unitId,
        present: activity === 'active',
        standsFor: (deputyForGrantId && principals.get(deputyForGrantId)) || null,
      }),
    ),
    absentIds: new Set(absent.map(({ id }) => id)),
    calendar: await findWorkingCalendar(db),
  }
}

/** Grant id to whoever holds it, for the grants that deputies stand in for. */
async function findPrincipals(
  db: Database,
  grantIds: string[],
): Promise<Map<string, { personId: string; name: string }>> {
  if (grantIds.length === 0) return new Map()
  const rows = await db
    .select({ grantId: roleGrants.id, personId: people.id, name: people.name })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(inArray(roleGrants.id, grantIds))
  return new Map(rows.map(({ grantId, personId, name }) => [grantId, { personId, name }]))
}
