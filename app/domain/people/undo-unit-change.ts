import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { unitChanges } from '#db/schema/index.ts'
import { type Actor, actorIdOf } from './actor.ts'
import { carryOutUnitPlan } from './carry-out-unit-plan.ts'
import { findBaggage } from './find-baggage.ts'
import { planUnitUndo, type UnitChangeRow } from './plan-unit-undo.ts'
import { previewUnitPlan, type UnitPreview } from './preview-unit-plan.ts'
import { actorReachesUnit } from './reaches.ts'
import { readTree } from './read-tree.ts'
import type { UndoObstacle } from './undo-obstacle.ts'
import type { UnitPlan } from './unit-plan.ts'

type Refused = { kind: 'refused'; reason: 'no-such-unit-change' | 'out-of-reach' }

export type PreviewUndoOutcome =
  | { kind: 'previewed'; change: UnitChangeRow; preview: UnitPreview }
  | { kind: 'blocked'; change: UnitChangeRow; obstacles: UndoObstacle[] }
  | Refused

export type UndoUnitChangeOutcome =
  | { kind: 'undone'; unitId: string }
  | { kind: 'refused'; reason: Refused['reason'] | 'undo-blocked' | 'changed-since-preview' }

/** What undoing a change would do, or what keeps it from being undone. Nothing is written. */
export async function previewUnitUndo(
  db: Database,
  { changeId }: { changeId: string },
  actor: Actor,
  at: Date,
): Promise<PreviewUndoOutcome> {
  const prepared = await prepare(db, changeId, actor, at)
  if (prepared.kind !== 'planned') return prepared
  return { kind: 'previewed', change: prepared.change, preview: prepared.preview }
}

/** Puts back what a change did, for administrators who reach all it concerned. Only what nobody touched since is put back. */
export function undoUnitChange(
  db: Database,
  { changeId, reason, fingerprint }: { changeId: string; reason: string; fingerprint: string },
  actor: Actor,
  at: Date,
): Promise<UndoUnitChangeOutcome> {
  return inTransaction(db, async (tx) => {
    const prepared = await prepare(tx, changeId, actor, at)
    if (prepared.kind === 'refused') return prepared
    if (prepared.kind === 'blocked') return { kind: 'refused', reason: 'undo-blocked' }
    const { change, plan, preview } = prepared
    if (preview.fingerprint !== fingerprint) return { kind: 'refused', reason: 'changed-since-preview' }
    const moved = await carryOutUnitPlan(tx, plan, actor, at)
    await tx
      .update(unitChanges)
      .set({ undoneBy: actorIdOf(actor), undoneAt: at })
      .where(eq(unitChanges.id, changeId))
    const payload = { changeId, undone: change.kind, moved, reason }
    await recordEntry(tx, { action: 'unit.change-undone', actor, subjectId: change.unitId, payload }, at)
    return { kind: 'undone', unitId: change.unitId }
  })
}

type Prepared =
  | { kind: 'planned'; change: UnitChangeRow; plan: UnitPlan; preview: UnitPreview }
  | { kind: 'blocked'; change: UnitChangeRow; obstacles: UndoObstacle[] }
  | Refused

async function prepare(db: Database, changeId: string, actor: Actor, at: Date): Promise<Prepared> {
  const [change] = await db.select().from(unitChanges).where(eq(unitChanges.id, changeId))
  if (!change) return { kind: 'refused', reason: 'no-such-unit-change' }
  const { unitId, before, moved } = change
  const concerned = [unitId, moved.otherId, change.kind === 'moved' ? before.parentId : null]
  for (const id of concerned) {
    if (id && !(await actorReachesUnit(db, actor, ['administrator'], id, at))) {
      return { kind: 'refused', reason: 'out-of-reach' }
    }
  }
  const tree = await readTree(db)
  const planned = planUnitUndo(tree, change, await findBaggage(db, tree, change), at)
  if ('obstacles' in planned) return { kind: 'blocked', change, ...planned }
  const { plan } = planned
  return { kind: 'planned', change, plan, preview: await previewUnitPlan(db, tree, plan, at) }
}
