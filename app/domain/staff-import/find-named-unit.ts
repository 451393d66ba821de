import { foldName } from '#app/domain/people/fold-name.ts'
import { nearestNames } from './nearest-names.ts'

type NamedUnit = { id: string; parentId: string | null; name: string; closedAt: Date | null }

export type UnitAnswer =
  | { kind: 'found'; unitId: string }
  | {
      kind: 'refused'
      problem: 'unit-unknown' | 'unit-ambiguous' | 'unit-out-of-reach'
      suggestion: string | null
    }

/** How a unit is written from the top down, and in a file too. */
const between = ' / '
const suggested = 3

/**
 * Finds units by how files name them: a name, or a path such as “Ministry / Department” in which some of the units above may be missing.
 * Accents, capitals and signs do not count. Only open units; those beyond the reach are never named.
 */
export function unitsByName(units: NamedUnit[], reach: ReadonlySet<string>): (written: string) => UnitAnswer {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const byName = new Map<string, NamedUnit[]>()
  for (const unit of units) {
    if (unit.closedAt) continue
    const folded = foldName(unit.name)
    byName.set(folded, [...(byName.get(folded) ?? []), unit])
  }
  const known = new Map<string, UnitAnswer>()
  return (written) => {
    const before = known.get(written)
    if (before) return before
    const answer = find(written)
    known.set(written, answer)
    return answer
  }

  function find(written: string): UnitAnswer {
    const parts = written.split(/[/>\\|]/).map(foldName)
    const path = parts.filter((part) => part !== '')
    // A name may itself have a stroke in it.
    const named = byName.get(foldName(written)) ?? (byName.get(path.at(-1) ?? '') ?? []).filter(liesUnder(path))
    const mine = named.filter(({ id }) => reach.has(id))
    const [only] = mine
    if (only && mine.length === 1) return { kind: 'found', unitId: only.id }
    if (mine.length > 1) return refused('unit-ambiguous', mine.map(pathOf).sort().slice(0, suggested))
    if (named.length > 0) return refused('unit-out-of-reach', [])
    const reached = [...byName].filter(([, some]) => some.some(({ id }) => reach.has(id)))
    const near = nearestNames(
      path.at(-1) ?? '',
      reached.map(([name]) => name),
    )
    const meant = near.flatMap((name) => byName.get(name) ?? []).filter(({ id }) => reach.has(id))
    return refused('unit-unknown', meant.slice(0, suggested).map(pathOf))
  }

  function liesUnder(path: string[]) {
    return (unit: NamedUnit) => {
      const left = path.slice(0, -1)
      const met = new Set([unit.id])
      let above = byId.get(unit.parentId ?? '')
      while (above && left.length > 0 && !met.has(above.id)) {
        met.add(above.id)
        if (foldName(above.name) === left.at(-1)) left.pop()
        above = byId.get(above.parentId ?? '')
      }
      return left.length === 0
    }
  }

  /** Down to it from the highest unit that is reached. */
  function pathOf(unit: NamedUnit): string {
    const names = [unit.name]
    const met = new Set([unit.id])
    let above = byId.get(unit.parentId ?? '')
    while (above && reach.has(above.id) && !met.has(above.id)) {
      met.add(above.id)
      names.unshift(above.name)
      above = byId.get(above.parentId ?? '')
    }
    return names.join(between)
  }
}

function refused(problem: Extract<UnitAnswer, { kind: 'refused' }>['problem'], near: string[]): UnitAnswer {
  return { kind: 'refused', problem, suggestion: near.length > 0 ? near.join('; ') : null }
}
