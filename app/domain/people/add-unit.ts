import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { units } from '#db/schema/index.ts'
import type { Actor } from './actor.ts'
import { actorReachesUnit } from './reaches.ts'

type NewUnit = {
  /** Left out, a random one; the demonstration names its own so that they stay the same. */
  id?: string
  name: string
  /** Null for a unit with none above it, which only an operator or Lisans itself may add. */
  parentId: string | null
}

export type AddUnitOutcome =
  | { kind: 'added'; unitId: string }
  | { kind: 'refused'; reason: 'no-such-unit' | 'out-of-reach' }

export function addUnit(db: Database, unit: NewUnit, actor: Actor, at: Date): Promise<AddUnitOutcome> {
  return inTransaction(db, (tx) => insertUnit(tx, unit, actor, at))
}

async function insertUnit(tx: Transaction, unit: NewUnit, actor: Actor, at: Date): Promise<AddUnitOutcome> {
  const { id: unitId = crypto.randomUUID(), name, parentId } = unit
  if (parentId === null) {
    if (actor.kind === 'person') return { kind: 'refused', reason: 'out-of-reach' }
  } else {
    const [parent] = await tx.select({ id: units.id }).from(units).where(eq(units.id, parentId))
    if (!parent) return { kind: 'refused', reason: 'no-such-unit' }
    if (!(await actorReachesUnit(tx, actor, ['administrator', 'hr'], parentId))) {
      return { kind: 'refused', reason: 'out-of-reach' }
    }
  }
  await tx.insert(units).values({ id: unitId, parentId, name, closedAt: null })
  await recordEntry(tx, { action: 'unit.added', actor, subjectId: unitId, payload: { name, parentId } }, at)
  return { kind: 'added', unitId }
}
