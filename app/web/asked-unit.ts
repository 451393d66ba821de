import { countUnits } from '#app/domain/people/count-units.ts'
import { listReachedUnits } from '#app/domain/people/list-reached-units.ts'
import type { ListedUnit } from '#app/domain/people/list-units.ts'
import { unitsBelow } from '#app/domain/people/unit-tree.ts'
import type { Role } from '#db/schema/people.ts'
import { db } from './database.ts'
import { notFound } from './refuse.ts'

/** The unit that an officer asks about, within what their roles reach. */
export type AskedUnit = {
  reached: ListedUnit[]
  /** Null where they reach several units that have nothing above them in common, and asked for none. */
  unit: ListedUnit | null
  /** The unit and everything below it, or everything they reach. Closed units are in it: people may still be in one. */
  unitIds: Set<string>
  /** These are all units there are. */
  everybody: boolean
  /** One step down. */
  below: ListedUnit[]
  above: ListedUnit | null
}

/** `?unit=`, or the one unit at the top of what the roles reach. 404 for a unit that they do not reach. */
export async function readAskedUnit(request: Request, personId: string, roles: Role[], now: Date): Promise<AskedUnit> {
  const reached = await listReachedUnits(db, { personId, roles }, now, { closed: true })
  const known = new Set(reached.map(({ id }) => id))
  const tops = reached.filter(({ parentId }) => parentId === null || !known.has(parentId))
  const asked = new URL(request.url).searchParams.get('unit')
  const unit = asked ? reached.find(({ id }) => id === asked) : tops.length === 1 ? tops[0] : null
  if (unit === undefined) notFound()
  const unitIds = unit ? unitsBelow(reached, [unit.id]) : known
  return {
    reached,
    unit,
    unitIds,
    everybody: unitIds.size === (await countUnits(db)),
    below: unit ? reached.filter(({ parentId }) => parentId === unit.id) : tops,
    above: (unit && reached.find(({ id }) => id === unit.parentId)) ?? null,
  }
}
