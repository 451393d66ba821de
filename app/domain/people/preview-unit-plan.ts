import { eq } from 'drizzle-orm'
import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { Database } from '#db/handle.ts'
import { people } from '#db/schema/index.ts'
import { type ConcernedGrant, concernedGrants } from './concerned-grants.ts'
import { countOtherFocalPoints, type FocalPointChange } from './count-other-focal-points.ts'
import { peopleIn, type Tree } from './read-tree.ts'
import { treeAfter } from './tree-after.ts'
import type { UnitPlan } from './unit-plan.ts'
import { unitsBelow } from './unit-tree.ts'

/** What a change of the tree would do, in numbers and names. */
export type UnitPreview = {
  unit: { id: string; name: string }
  /** The unit as it would be called and stand. */
  after: { name: string; parentName: string | null }
  other: { id: string; name: string } | null
  /** How many people would work in another unit, and how many of them have left. */
  moving: { all: number; left: number; to: string | null }
  /** How many people, those who have left included, work in the unit or below it. */
  people: number
  /** Units that would stand below another one, or come along because they stand below it. */
  units: { id: string; name: string }[]
  grants: ConcernedGrant[]
  focalPoints: FocalPointChange
  /** Of all this: whoever confirms says with it what they were shown. */
  fingerprint: string
}

/** What carrying out a plan would do. */
export async function previewUnitPlan(db: Database, tree: Tree, plan: UnitPlan, at: Date): Promise<UnitPreview> {
  const after = treeAfter(tree, plan)
  const nameOf = (id: string | null) => tree.units.find((unit) => unit.id === id)?.name ?? null
  const below = unitsBelow(tree.units, [plan.unitId])
  const along = plan.units ? new Set(plan.units.ids) : below
  const movingIds = plan.people ? await listMoving(db, plan.people) : []
  const shown = {
    unit: { id: plan.unitId, name: nameOf(plan.unitId) ?? '' },
    after: { name: plan.after.name, parentName: nameOf(plan.after.parentId) },
    other: plan.otherId === null ? null : { id: plan.otherId, name: nameOf(plan.otherId) ?? '' },
    moving: {
      all: movingIds.length,
      left: movingIds.filter(({ activity }) => activity === 'left').length,
      to: plan.people?.to ?? null,
    },
    people: [...below].reduce((sum, unitId) => sum + peopleIn(tree, unitId).all, 0),
    units: tree.units.filter(({ id }) => along.has(id) && id !== plan.unitId).map(({ id, name }) => ({ id, name })),
    grants: concernedGrants(tree, after, plan, at),
    focalPoints: countOtherFocalPoints(tree, after, plan.people, at),
  }
  const where = { parentId: plan.after.parentId, closed: plan.after.closedAt !== null }
  return { ...shown, fingerprint: sha256(canonicalJson([shown, where, movingIds.map(({ id }) => id).sort()])) }
}

/** The people who would work elsewhere. */
async function listMoving(db: Database, { from, only }: NonNullable<UnitPlan['people']>) {
  const here = await db.select({ id: people.id, activity: people.activity }).from(people).where(eq(people.unitId, from))
  const wanted = only && new Set(only)
  return wanted ? here.filter(({ id }) => wanted.has(id)) : here
}
