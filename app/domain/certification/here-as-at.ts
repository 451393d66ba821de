import { and, desc, eq, exists, gt, inArray, isNotNull, lte, ne, not, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, personMovements } from '#db/schema/index.ts'

/** Known by then, and had not left; whoever came back is here again. */
export function wasHere(db: Database, at: Date): SQL {
  return and(lte(people.createdAt, at), not(hadLeft(db, at))) as SQL
}

export function hadLeft(db: Database, at: Date): SQL {
  const last = db
    .select({ kind: personMovements.kind })
    .from(personMovements)
    .where(
      and(eq(personMovements.personId, people.id), ne(personMovements.kind, 'moved'), lte(personMovements.movedAt, at)),
    )
    .orderBy(desc(personMovements.movedAt))
    .limit(1)
  return sql`coalesce((${last}), 'joined') = 'left'`
}

/** Where the person was: as they were last placed by then, or where they are if nobody placed them anywhere since. */
export function unitThen(db: Database, at: Date): SQL<string> {
  const placements = and(eq(personMovements.personId, people.id), isNotNull(personMovements.unitId))
  const later = db
    .select({ one: sql`1` })
    .from(personMovements)
    .where(and(placements, gt(personMovements.movedAt, at)))
  const last = db
    .select({ unitId: personMovements.unitId })
    .from(personMovements)
    .where(and(placements, lte(personMovements.movedAt, at)))
    .orderBy(desc(personMovements.movedAt))
    .limit(1)
  return sql`case when ${exists(later)} then (${last}) else ${people.unitId} end`
}

/** Whoever is in one of these units, or ever was placed there: among them are all who were there at any instant. */
export function areOrWereIn(db: Database, unitIds: string[]): SQL {
  const placed = db
    .select({ one: sql`1` })
    .from(personMovements)
    .where(and(eq(personMovements.personId, people.id), inArray(personMovements.unitId, unitIds)))
  return or(inArray(people.unitId, unitIds), exists(placed)) as SQL
}
