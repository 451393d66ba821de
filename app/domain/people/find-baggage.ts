import { and, eq, gt, inArray } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, personMovements, roleGrants } from '#db/schema/index.ts'
import type { BaggageNow } from './baggage-obstacles.ts'
import type { UnitChangeRow } from './plan-unit-undo.ts'
import type { Tree, TreeGrant } from './read-tree.ts'

const idsAtATime = 500

/** Where everybody and everything is now that a change of a unit took along. */
export async function findBaggage(db: Database, tree: Tree, { moved, changedAt }: UnitChangeRow): Promise<BaggageNow> {
  const placed = await placedSince(db, changedAt)
  const found: BaggageNow['people'] = []
  for (let first = 0; first < moved.personIds.length; first += idsAtATime) {
    const ids = moved.personIds.slice(first, first + idsAtATime)
    const rows = await db
      .select({ id: people.id, name: people.name, unitId: people.unitId })
      .from(people)
      .where(inArray(people.id, ids))
    found.push(...rows.map((person) => ({ ...person, placedSince: placed.has(person.id) })))
  }
  return {
    people: found,
    carried: tree.grants.filter(({ id }) => moved.grantIds.includes(id)),
    ended: await findEnded(db, moved.endedGrantIds ?? []),
  }
}

/** Everybody who was given a unit after this moment. */
async function placedSince(db: Database, moment: Date): Promise<Set<string>> {
  const rows = await db
    .select({ personId: personMovements.personId })
    .from(personMovements)
    .where(and(gt(personMovements.movedAt, moment), inArray(personMovements.kind, ['moved', 'joined'])))
  return new Set(rows.map(({ personId }) => personId))
}

function findEnded(db: Database, ids: string[]): Promise<TreeGrant[]> {
  return db
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
    .where(inArray(roleGrants.id, ids))
}
