import { eq, ne } from 'drizzle-orm'
import { findWorkingCalendar } from '#app/domain/office/organisation.ts'
import { isRunning } from '#app/domain/people/is-running.ts'
import type { Database } from '#db/handle.ts'
import { namedAgain } from '#db/named-again.ts'
import { people, roleGrants, units } from '#db/schema/index.ts'
import type { Holder, Office } from './who-has-a-task.ts'

/** The office as it is at an instant: a few queries however many people it has. */
export async function findOffice(db: Database, at: Date): Promise<Office> {
  const stoodInFor = namedAgain(roleGrants, 'stood_in_for')
  const principals = namedAgain(people, 'principals')
  const grants = await db
    .select({
      personId: people.id,
      activity: people.activity,
      role: roleGrants.role,
      unitId: roleGrants.unitId,
      principalId: principals.id,
      principalName: principals.name,
    })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .leftJoin(stoodInFor, eq(stoodInFor.id, roleGrants.deputyForGrantId))
    .leftJoin(principals, eq(principals.id, stoodInFor.personId))
    .where(isRunning(at))
  const absent = await db.select({ id: people.id }).from(people).where(ne(people.activity, 'active'))
  return {
    units: await db.select({ id: units.id, parentId: units.parentId }).from(units),
    holders: grants.map(
      ({ personId, role, unitId, activity, principalId, principalName }): Holder => ({
        personId,
        role,
        unitId,
        present: activity === 'active',
        standsFor: principalId && principalName !== null ? { personId: principalId, name: principalName } : null,
      }),
    ),
    absentIds: new Set(absent.map(({ id }) => id)),
    calendar: await findWorkingCalendar(db),
  }
}
