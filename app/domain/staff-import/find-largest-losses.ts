import { and, count, eq } from 'drizzle-orm'
import { unitsBelow } from '#app/domain/people/unit-tree.ts'
import type { Database } from '#db/handle.ts'
import { staffImportRows, units } from '#db/schema/index.ts'
import { countPresent } from './count-present.ts'
import type { StaffImport } from './import-ground.ts'

/** Of a unit that was ticked, and of all of them together: where more than this share would leave, the file is more likely cut off. */
export const largestLeavingShare = 0.05
/** Of a unit below one that was ticked: in a small section one person is soon a twentieth of it, half of it is a part that is missing. */
const largestShareBelow = 0.5

/** How many of a unit, with all below it, would leave. */
export type Loss = { unitId: string; name: string; leaving: number; people: number }

/** The units that a judged list would make lose more than is likely, each by itself, by name. */
export async function findLargestLosses(db: Database, one: StaffImport): Promise<Loss[]> {
  const leaving = await db
    .select({ unitId: staffImportRows.unitId, people: count() })
    .from(staffImportRows)
    .where(and(eq(staffImportRows.importId, one.id), eq(staffImportRows.verdict, 'leaving')))
    .groupBy(staffImportRows.unitId)
  if (leaving.length === 0) return []
  const all = await db.select({ id: units.id, parentId: units.parentId, name: units.name }).from(units)
  const whole = [...unitsBelow(all, one.wholeUnitIds)]
  const present = await countPresent(db, whole)
  const names = new Map(all.map(({ id, name }) => [id, name]))
  const losses = whole.flatMap((unitId) => {
    const below = unitsBelow(all, [unitId])
    const loss = { unitId, name: names.get(unitId) ?? '', leaving: sum(leaving, below), people: sum(present, below) }
    const share = one.wholeUnitIds.includes(unitId) ? largestLeavingShare : largestShareBelow
    return loss.leaving > loss.people * share ? [loss] : []
  })
  return losses.sort((first, second) => first.name.localeCompare(second.name, 'en'))
}

function sum(counted: { unitId: string | null; people: number }[], unitIds: Set<string>): number {
  const within = counted.filter(({ unitId }) => unitId !== null && unitIds.has(unitId))
  return within.reduce((total, { people }) => total + people, 0)
}

/** Whether so many leave, of all units together or of one of them, that their number must be typed. */
export function leavesTooMany({ wholePeople }: StaffImport, leaving: number, losses: Loss[]): boolean {
  return leaving > wholePeople * largestLeavingShare || losses.length > 0
}
