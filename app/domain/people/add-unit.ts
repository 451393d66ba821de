import { eq, isNull } from 'drizzle-orm'
import { coverUnits } from '#app/domain/certification/cover-units.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { units } from '#db/schema/index.ts'
import type { Actor } from './actor.ts'
import { foldName } from './fold-name.ts'
import { actorReachesUnit } from './reaches.ts'
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
  | {
      kind: 'refused'
      reason:
        | 'no-such-unit'
        | 'out-of-reach'
        | 'unit-closed'
        | 'unit-name-missing'
        | 'unit-name-too-long'
        | 'unit-name-taken'
    }

/** In characters: what fits on a certificate and in a list on a telephone. */
export const longestUnitName = 120

/** Adds a ministry, department or other unit. Administrators do, below units they reach. */
export function addUnit(db: Database, unit: NewUnit, actor: Actor, at: Date): Promise<AddUnitOutcome> {
  return inTransaction(db, async (tx) => {
    const { id: unitId = crypto.randomUUID(), parentId } = unit
    const name = visibleName(unit.name)
    const reason = await findObstacle(tx, name, parentId, actor, at)
    if (reason) return { kind: 'refused', reason }
    await tx.insert(units).values({ id: unitId, parentId, name, closedAt: null })
    await coverUnits(tx, at)
    await recordEntry(tx, { action: 'unit.added', actor, subjectId: unitId, payload: { name, parentId } }, at)
    return { kind: 'added', unitId }
  })
}

async function findObstacle(tx: Transaction, name: string, parentId: string | null, actor: Actor, at: Date) {
  if (!/\p{L}/u.test(name)) return 'unit-name-missing'
  if (name.length > longestUnitName) return 'unit-name-too-long'
  if (parentId === null) {
    if (actor.kind === 'person') return 'out-of-reach'
  } else {
    const [parent] = await tx.select().from(units).where(eq(units.id, parentId))
    if (!parent) return 'no-such-unit'
    if (!(await actorReachesUnit(tx, actor, ['administrator'], parentId, at))) return 'out-of-reach'
    if (parent.closedAt) return 'unit-closed'
  }
  return (await hasTwin(tx, name, parentId)) ? 'unit-name-taken' : null
}

/** Accents, case and hyphens make no other name: whoever chooses from a list could not tell the two apart. */
async function hasTwin(tx: Transaction, name: string, parentId: string | null): Promise<boolean> {
  const besides = await tx
    .select({ name: units.name, closedAt: units.closedAt })
    .from(units)
    .where(parentId === null ? isNull(units.parentId) : eq(units.parentId, parentId))
  return besides.some((unit) => unit.closedAt === null && foldName(unit.name) === foldName(name))
}
