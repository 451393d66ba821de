import { count, eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type PersonActivity, people, type Role, roleGrants, units } from '#db/schema/index.ts'

export type TreeUnit = {
  id: string
  parentId: string | null
  name: string
  closedAt: Date | null
  mergedIntoId: string | null
}

export type TreeGrant = {
  id: string
  personId: string
  personName: string
  activity: PersonActivity
  /** Where the holder works. */
  homeUnitId: string
  role: Role
  unitId: string
  runsUntil: Date | null
  /** The grant whose holder this one stands in for. */
  deputyForGrantId: string | null
}

/** The units with the roles over them and how many people work in each: what a change of the tree is planned on. */
export type Tree = {
  units: TreeUnit[]
  /** Those that nobody ended; one whose own end has come may still be among them. */
  grants: TreeGrant[]
  people: { unitId: string; activity: PersonActivity; count: number }[]
}

/** The whole tree as it is now. */
export async function readTree(db: Database): Promise<Tree> {
  return {
    units: await db.select().from(units),
    grants: await db
      .select({
        id: roleGrants.id,
        personId: roleGrants.personId,
        personName: people.name,
        activity: people.activity,
        homeUnitId: people.unitId,
        role: roleGrants.role,
        unitId: roleGrants.unitId,
        runsUntil: roleGrants.runsUntil,
        deputyForGrantId: roleGrants.deputyForGrantId,
      })
      .from(roleGrants)
      .innerJoin(people, eq(people.id, roleGrants.personId))
      .where(isNull(roleGrants.endedAt)),
    people: await db
      .select({ unitId: people.unitId, activity: people.activity, count: count() })
      .from(people)
      .groupBy(people.unitId, people.activity),
  }
}

/** How many belong to a unit itself: all, and of these those who have left. */
export function peopleIn(tree: Tree, unitId: string): { all: number; left: number } {
  const here = tree.people.filter((group) => group.unitId === unitId)
  const sum = (groups: typeof here) => groups.reduce((total, group) => total + group.count, 0)
  return { all: sum(here), left: sum(here.filter(({ activity }) => activity === 'left')) }
}
