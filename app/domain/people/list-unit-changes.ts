import { and, desc, eq, inArray, or } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, type UnitChangeKind, type UnitState, unitChanges, units } from '#db/schema/index.ts'

export type ListedUnitChange = {
  id: string
  unitId: string
  /** The unit as it is called now. */
  unitName: string
  kind: UnitChangeKind
  before: UnitState
  after: UnitState
  beforeParentName: string | null
  otherName: string | null
  people: number
  reason: string
  /** Null where an operator at the command line did it. */
  changedByName: string | null
  changedAt: Date
  undoneByName: string | null
  undoneAt: Date | null
}

/** What happened to a unit, newest first, and what was merged into it. */
export async function listUnitChanges(db: Database, unitId: string): Promise<ListedUnitChange[]> {
  const all = await db.select({ id: units.id, name: units.name, mergedIntoId: units.mergedIntoId }).from(units)
  const names = new Map(all.map(({ id, name }) => [id, name]))
  const merged = all.filter(({ mergedIntoId }) => mergedIntoId === unitId).map(({ id }) => id)
  const rows = await db
    .select({ change: unitChanges, changedByName: people.name })
    .from(unitChanges)
    .leftJoin(people, eq(people.id, unitChanges.changedBy))
    .where(or(eq(unitChanges.unitId, unitId), and(inArray(unitChanges.unitId, merged), eq(unitChanges.kind, 'merged'))))
    .orderBy(desc(unitChanges.changedAt), desc(unitChanges.id))
  const undoers = await findNames(db, rows)
  return rows.map(({ change, changedByName }) => ({
    id: change.id,
    unitId: change.unitId,
    unitName: names.get(change.unitId) ?? '',
    kind: change.kind,
    before: change.before,
    after: change.after,
    beforeParentName: names.get(change.before.parentId ?? '') ?? null,
    otherName: names.get(change.moved.otherId ?? '') ?? null,
    people: change.moved.personIds.length,
    reason: change.reason,
    changedByName,
    changedAt: change.changedAt,
    undoneByName: undoers.get(change.undoneBy ?? '') ?? null,
    undoneAt: change.undoneAt,
  }))
}

async function findNames(db: Database, rows: { change: { undoneBy: string | null } }[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ change }) => change.undoneBy ?? [])
  const found = await db.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, ids))
  return new Map(found.map(({ id, name }) => [id, name]))
}
