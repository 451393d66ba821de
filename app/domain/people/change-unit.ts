import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { unitChanges } from '#db/schema/index.ts'
import { type Actor, actorIdOf } from './actor.ts'
import { carryOutUnitPlan } from './carry-out-unit-plan.ts'
import { planUnitChange } from './plan-unit-change.ts'
import { previewUnitPlan, type UnitPreview } from './preview-unit-plan.ts'
import { actorReachesUnit } from './reaches.ts'
import { readTree } from './read-tree.ts'
import type { UnitChange, UnitPlan, UnitRefusal } from './unit-plan.ts'
import { stateOf } from './unit-state.ts'

type Refused = { kind: 'refused'; reason: UnitRefusal }

export type PreviewUnitChangeOutcome = { kind: 'previewed'; preview: UnitPreview } | Refused
export type ChangeUnitOutcome = { kind: 'changed'; changeId: string } | Refused

/** What a change of a unit would do; nothing is written. For administrators who reach the unit and the other unit it concerns. */
export async function previewUnitChange(
  db: Database,
  change: UnitChange,
  actor: Actor,
  at: Date,
): Promise<PreviewUnitChangeOutcome> {
  const prepared = await prepare(db, change, actor, at)
  return typeof prepared === 'string'
    ? { kind: 'refused', reason: prepared }
    : { kind: 'previewed', preview: prepared.preview }
}

/**
 * Renames, moves, merges, closes or reopens a unit, with everything that comes along, in one transaction. `fingerprint` is that of
 * the preview that was confirmed: what would do anything else than was shown is refused with `changed-since-preview`.
 */
export function changeUnit(
  db: Database,
  { change, reason, fingerprint }: { change: UnitChange; reason: string; fingerprint: string },
  actor: Actor,
  at: Date,
): Promise<ChangeUnitOutcome> {
  return inTransaction(db, async (tx) => {
    const prepared = await prepare(tx, change, actor, at)
    if (typeof prepared === 'string') return { kind: 'refused', reason: prepared }
    const { plan, preview } = prepared
    if (preview.fingerprint !== fingerprint) return { kind: 'refused', reason: 'changed-since-preview' }
    const moved = await carryOutUnitPlan(tx, plan, actor, at)
    const { kind, unitId } = change
    const changeId = crypto.randomUUID()
    const kept = { before: plan.before, after: stateOf(plan.after), moved, reason }
    await tx
      .insert(unitChanges)
      .values({ id: changeId, unitId, kind, ...kept, changedBy: actorIdOf(actor), changedAt: at })
    const payload = { changeId, ...kept }
    await recordEntry(tx, { action: `unit.${kind}`, actor, subjectId: unitId, payload }, at)
    return { kind: 'changed', changeId }
  })
}

async function prepare(
  db: Database | Transaction,
  change: UnitChange,
  actor: Actor,
  at: Date,
): Promise<UnitRefusal | { plan: UnitPlan; preview: UnitPreview }> {
  const tree = await readTree(db)
  const concerned = [change.unitId, 'otherId' in change ? change.otherId : null].filter((id) => id !== null)
  for (const id of concerned) {
    if (!tree.units.some((unit) => unit.id === id)) return 'no-such-unit'
    if (!(await actorReachesUnit(db, actor, ['administrator'], id, at))) return 'out-of-reach'
  }
  const personId = actor.kind === 'person' ? actor.personId : null
  const plan = planUnitChange(tree, change, { personId, at })
  if (typeof plan === 'string') return plan
  return { plan, preview: await previewUnitPlan(db, tree, plan, at) }
}
