export type UnitPlace = { id: string; parentId: string | null }

/** This unit and every unit above it, nearest first. A unit that is its own ancestor, which would be a mistake, ends the walk. */
export function unitsAbove(units: UnitPlace[], unitId: string): string[] {
  const parents = new Map(units.map((unit) => [unit.id, unit.parentId]))
  const above: string[] = []
  let next: string | null = unitId
  while (next !== null && parents.has(next) && !above.includes(next)) {
    above.push(next)
    next = parents.get(next) ?? null
  }
  return above
}

/** These units and every unit below them. */
export function unitsBelow(units: UnitPlace[], tops: string[]): Set<string> {
  const children = new Map<string, string[]>()
  for (const { id, parentId } of units) {
    if (parentId !== null) children.set(parentId, [...(children.get(parentId) ?? []), id])
  }
  const known = new Set(units.map((unit) => unit.id))
  const below = new Set<string>()
  const waiting = tops.filter((top) => known.has(top))
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (below.has(next)) continue
    below.add(next)
    waiting.push(...(children.get(next) ?? []))
  }
  return below
}
