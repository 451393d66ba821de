import type { Role } from '#db/schema/index.ts'
import type { Tree, TreeGrant } from './read-tree.ts'
import type { UnitPlan } from './unit-plan.ts'
import { unitsAbove } from './unit-tree.ts'

/**
 * What becomes of a role: it is held over the other unit; it ends, since the holder has it there; it stays behind and reaches nobody
 * while the unit is closed; it works again; it is given again; it reaches more people than before; or it no longer reaches these.
 */
export type GrantEffect = 'carried' | 'ended' | 'sleeps' | 'wakes' | 'restored' | 'gains' | 'loses'

export type ConcernedGrant = { id: string; personName: string; role: Role; unitName: string; effect: GrantEffect }

const order: GrantEffect[] = ['carried', 'ended', 'sleeps', 'wakes', 'restored', 'gains', 'loses']

/** The roles that a plan concerns, and how. Pure. */
export function concernedGrants(before: Tree, after: Tree, plan: UnitPlan, at: Date): ConcernedGrant[] {
  const unitName = new Map(before.units.map(({ id, name }) => [id, name]))
  const wasClosed = before.units.some(({ id, closedAt }) => id === plan.unitId && closedAt !== null)
  const above = {
    before: unitsAbove(before.units, plan.people?.from ?? plan.unitId),
    after: unitsAbove(
      after.units,
      plan.people?.to ?? (plan.after.closedAt && plan.otherId ? plan.otherId : plan.unitId),
    ),
  }
  return [...before.grants, ...plan.restoredGrants]
    .filter(({ runsUntil, activity }) => activity !== 'left' && (runsUntil === null || runsUntil > at))
    .flatMap((grant) => {
      const effect = effectOn(grant, plan, { ...above, wasClosed })
      const { id, personName, role, unitId } = grant
      return effect ? [{ id, personName, role, unitName: unitName.get(unitId) ?? '', effect }] : []
    })
    .sort(
      (one, other) =>
        order.indexOf(one.effect) - order.indexOf(other.effect) || one.personName.localeCompare(other.personName),
    )
}

function effectOn(
  grant: TreeGrant,
  plan: UnitPlan,
  above: { before: string[]; after: string[]; wasClosed: boolean },
): GrantEffect | null {
  if (plan.grants?.ids.includes(grant.id)) return 'carried'
  if (plan.endedGrants.some(({ id }) => id === grant.id)) return 'ended'
  if (plan.restoredGrants.some(({ id }) => id === grant.id)) return 'restored'
  if (grant.unitId === plan.unitId && plan.after.closedAt) return 'sleeps'
  if (grant.unitId === plan.unitId && above.wasClosed) return 'wakes'
  const reached = above.before.includes(grant.unitId)
  const reaches = above.after.includes(grant.unitId)
  if (reached === reaches) return null
  return reaches ? 'gains' : 'loses'
}
