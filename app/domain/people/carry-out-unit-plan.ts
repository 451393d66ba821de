import { and, eq, inArray, isNull } from 'drizzle-orm'
import { followMove } from '#app/domain/certification/follow-move.ts'
import type { Transaction } from '#db/handle.ts'
import { people, personMovements, roleGrants, type UnitBaggage, units } from '#db/schema/index.ts'
import { type Actor, actorIdOf } from './actor.ts'
import { onTreeChanged } from './on-tree-changed.ts'
import type { UnitPlan } from './unit-plan.ts'

/** Rows written or named at a time: both engines take far more values in one statement than these make. */
const rowsAtATime = 500

/**
 * Writes what a plan says, a few statements for however many people there are. Each person who works elsewhere afterwards gets their
 * movement. The caller keeps the change and records its one ledger entry. Answers what came along.
 */
export async function carryOutUnitPlan(tx: Transaction, plan: UnitPlan, actor: Actor, at: Date): Promise<UnitBaggage> {
  await tx.update(units).set(plan.after).where(eq(units.id, plan.unitId))
  const unitIds = plan.units?.ids ?? []
  if (plan.units && unitIds.length > 0) {
    await tx.update(units).set({ parentId: plan.units.below }).where(inArray(units.id, unitIds))
  }
  const personIds = await movePeople(tx, plan.people, actor, at)
  await changeGrants(tx, plan, actor, at)
  await onTreeChanged(tx, [plan.unitId, ...unitIds], at)
  if (plan.people) await followMove(tx, { personIds, fromUnitId: plan.people.from, toUnitId: plan.people.to }, at)
  return {
    personIds,
    unitIds,
    grantIds: plan.grants?.ids ?? [],
    endedGrantIds: plan.endedGrants.map(({ id }) => id),
    otherId: plan.otherId,
  }
}

async function movePeople(tx: Transaction, moving: UnitPlan['people'], actor: Actor, at: Date): Promise<string[]> {
  if (!moving) return []
  const { from, to: unitId, only } = moving
  const personIds =
    only ?? (await tx.select({ id: people.id }).from(people).where(eq(people.unitId, from))).map(({ id }) => id)
  for (const ids of inPieces(personIds)) {
    await tx.update(people).set({ unitId }).where(inArray(people.id, ids))
    await tx.insert(personMovements).values(
      ids.map((personId) => ({
        id: crypto.randomUUID(),
        personId,
        kind: 'moved' as const,
        unitId,
        movedAt: at,
        recordedBy: actorIdOf(actor),
      })),
    )
  }
  return personIds
}

/** Roles end before others come in their place: nobody may hold one twice, not for a moment. */
async function changeGrants(tx: Transaction, plan: UnitPlan, actor: Actor, at: Date): Promise<void> {
  for (const { id, insteadId } of plan.endedGrants) {
    await tx
      .update(roleGrants)
      .set({ endedBy: actorIdOf(actor), endedAt: at })
      .where(eq(roleGrants.id, id))
    await tx
      .update(roleGrants)
      .set({ deputyForGrantId: insteadId })
      .where(and(eq(roleGrants.deputyForGrantId, id), isNull(roleGrants.endedAt)))
  }
  for (const ids of inPieces(plan.grants?.ids ?? [])) {
    await tx.update(roleGrants).set({ unitId: plan.grants?.over }).where(inArray(roleGrants.id, ids))
  }
  for (const { personId, role, unitId, runsUntil } of plan.restoredGrants) {
    await tx.insert(roleGrants).values({
      id: crypto.randomUUID(),
      personId,
      role,
      unitId,
      runsUntil,
      grantedBy: actorIdOf(actor),
      grantedAt: at,
    })
  }
}

function* inPieces<Item>(items: Item[]): Generator<Item[]> {
  for (let first = 0; first < items.length; first += rowsAtATime) yield items.slice(first, first + rowsAtATime)
}
