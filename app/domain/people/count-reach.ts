import { and, count, inArray, isNull, ne } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, units } from '#db/schema/index.ts'
import { unitsBelow } from './unit-tree.ts'

export type Reach = { people: number; units: number }

/** How many people and open units a role over this unit reaches; who has left is not counted. */
export async function countReach(db: Database, unitId: string): Promise<Reach> {
  const open = await db.select({ id: units.id, parentId: units.parentId }).from(units).where(isNull(units.closedAt))
  const unitIds = [...unitsBelow(open, [unitId])]
  if (unitIds.length === 0) return { people: 0, units: 0 }
  const [found] = await db
    .select({ people: count() })
    .from(people)
    .where(and(inArray(people.unitId, unitIds), ne(people.activity, 'left')))
  return { people: found?.people ?? 0, units: unitIds.length }
}

/** What was previewed, in a form that can be posted back: “812 18”. */
export function reachMark({ people: reached, units: below }: Reach): string {
  return `${reached} ${below}`
}
