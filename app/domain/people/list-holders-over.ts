import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { namedAgain } from '#db/named-again.ts'
import { people, type Role, roleGrants, units } from '#db/schema/index.ts'
import { isRunning } from './is-running.ts'
import { unitsAbove } from './unit-tree.ts'

/**
 * Who holds a role over a person, those nearest to them only: the focal points of their own unit, or else of the one above. Never the person
 * themselves, nor who only stands in for them.
 */
export async function listHoldersOver(
  db: Database,
  { personId, role }: { personId: string; role: Role },
  at: Date,
): Promise<{ personId: string; name: string }[]> {
  const [person] = await db.select({ unitId: people.unitId }).from(people).where(eq(people.id, personId))
  if (!person) return []
  const above = unitsAbove(await db.select({ id: units.id, parentId: units.parentId }).from(units), person.unitId)
  const stoodInFor = namedAgain(roleGrants, 'stood_in_for')
  const holders = await db
    .select({
      inPlaceOf: stoodInFor.personId,
      personId: people.id,
      name: people.name,
      activity: people.activity,
      unitId: roleGrants.unitId,
    })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .leftJoin(stoodInFor, eq(stoodInFor.id, roleGrants.deputyForGrantId))
    .where(and(eq(roleGrants.role, role), isRunning(at), inArray(roleGrants.unitId, above)))
  const present = holders.filter(
    (holder) => ![holder.personId, holder.inPlaceOf].includes(personId) && holder.activity === 'active',
  )
  const nearest = above.find((unitId) => present.some((holder) => holder.unitId === unitId))
  return present
    .filter((holder) => holder.unitId === nearest)
    .map(({ personId: id, name }) => ({ personId: id, name }))
    .sort((one, other) => one.name.localeCompare(other.name))
}
