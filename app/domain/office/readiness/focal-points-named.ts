import { and, count, eq, ne } from 'drizzle-orm'
import { isRunning } from '#app/domain/people/is-running.ts'
import { listUnits } from '#app/domain/people/list-units.ts'
import { unitsAbove } from '#app/domain/people/unit-tree.ts'
import type { Database } from '#db/handle.ts'
import { people, roleGrants } from '#db/schema/index.ts'
import type { Readiness } from './readiness.ts'

/** Done when everybody who works here has a focal point at work, at their unit or above it. Names the units without one. */
export async function areFocalPointsNamed(db: Database, now: Date): Promise<Readiness> {
  const name = 'focal-points'
  const units = await listUnits(db)
  const held = await db
    .select({ unitId: people.unitId, people: count() })
    .from(people)
    .where(ne(people.activity, 'left'))
    .groupBy(people.unitId)
  const named = await db
    .select({ unitId: roleGrants.unitId, grantedAt: roleGrants.grantedAt })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(and(eq(roleGrants.role, 'focal-point'), isRunning(now), eq(people.activity, 'active')))
  const covered = new Set(named.map(({ unitId }) => unitId))
  const inhabited = new Set(held.map(({ unitId }) => unitId))
  const without = units.filter(
    ({ id, closed }) => !closed && inhabited.has(id) && !unitsAbove(units, id).some((above) => covered.has(above)),
  )
  if (inhabited.size === 0) return { name, state: 'not-done', finding: 'nobody', since: null }
  if (without.length > 0) {
    const details = without.map((unit) => ({ text: unit.name }))
    return { name, state: 'not-done', finding: 'missing', since: null, values: { count: without.length }, details }
  }
  const since = new Date(Math.max(...named.map(({ grantedAt }) => grantedAt.getTime())))
  return { name, state: 'done', finding: 'named', since }
}
