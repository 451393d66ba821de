import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { units } from '#db/schema/index.ts'
import type { Actor } from './actor.ts'
import { onTreeChanged } from './on-tree-changed.ts'
import { actorReachesUnit } from './reaches.ts'
import { type UnitNameProblem, unitNameProblem } from './unit-name-problem.ts'
import { visibleName } from './visible-name.ts'

type NewUnit = {
  /** Left out, a random one; the demonstration names its own so that they stay the same. */
  id?: string
  name: string
  /** Null for a unit with none above it, which only an operator or Lisans itself may add. */
  parentId: string | null
}

export type AddUnitOutcome =
  | { kind: 'added'; unitId: string }
  | { kind: 'refused'; reason: 'no-such-unit' | 'out-of-reach' | 'unit-closed' | UnitNameProblem }

/** Adds a ministry, department or other unit. Administrators do, below units they reach. */
export function addUnit(db: Database, unit: NewUnit, actor: Actor, at: Date): Promise<AddUnitOutcome> {
  return inTransaction(db, async (tx) => {
    const { id: unitId = crypto.randomUUID(), parentId } = unit
    const name = visibleName(unit.name)
    const reason = await findObstacle(tx, name, parentId, actor, at)
    if (reason) return { kind: 'refused', reason }
    await tx.insert(units).values({ id: unitId, parentId, name, closedAt: null })
    await onTreeChanged(tx, [unitId], at)
    await recordEntry(tx, { action: 'unit.added', actor, subjectId: unitId, payload: { name, parentId } }, at)
    return { kind: 'added', unitId }
  })
}

async function findObstacle(tx: Transaction, name: string, parentId: string | null, actor: Actor, at: Date) {
  const all = await tx.select().from(units)
  const problem = unitNameProblem(all, { name, parentId })
  if (problem && problem !== 'unit-name-taken') return problem
  if (parentId === null) {
    if (actor.kind === 'person') return 'out-of-reach'
  } else {
    const parent = all.find((unit) => unit.id === parentId)
    if (!parent) return 'no-such-unit'
    if (!(await actorReachesUnit(tx, actor, ['administrator'], parentId, at))) return 'out-of-reach'
    if (parent.closedAt) return 'unit-closed'
  }
  return problem
}
