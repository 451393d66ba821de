import { asc } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { units } from '#db/schema/index.ts'

export type ListedUnit = {
  id: string
  parentId: string | null
  name: string
  /** How many units are above it. */
  depth: number
  closed: boolean
}

/** Every unit in the order of a table of contents: each followed by the units below it, by name. */
export async function listUnits(db: Database): Promise<ListedUnit[]> {
  const all = await db.select().from(units).orderBy(asc(units.name))
  const known = new Set(all.map((unit) => unit.id))
  const childrenOf = new Map<string | null, typeof all>()
  for (const unit of all) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), unit])
  }
  return below(null, 0)

  function below(parent: string | null, depth: number): ListedUnit[] {
    return (childrenOf.get(parent) ?? []).flatMap(({ id, parentId, name, closedAt }) => [
      { id, parentId, name, depth, closed: closedAt !== null },
      ...below(id, depth + 1),
    ])
  }
}
