import { and, asc, count, desc, eq, gt, isNull, ne } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { bulkActions, bulkPeople, people, units } from '#db/schema/index.ts'

/** How far a bulk action has come: being rehearsed, to be confirmed, being carried out, done. */
export type BulkStage = 'rehearsing' | 'rehearsed' | 'running' | 'finished'

type Bulk = typeof bulkActions.$inferSelect

export function bulkStage({ rehearsedAt, confirmedAt, finishedAt }: Bulk): BulkStage {
  if (finishedAt) return 'finished'
  if (confirmedAt) return 'running'
  return rehearsedAt ? 'rehearsed' : 'rehearsing'
}

/** A bulk action of this person, with how many people came out how. Answers of `null` are still to come. */
export async function findBulk(db: Database, { bulkId, personId }: { bulkId: string; personId: string }) {
  const [bulk] = await db
    .select()
    .from(bulkActions)
    .where(and(eq(bulkActions.id, bulkId), eq(bulkActions.preparedBy, personId)))
  if (!bulk) return null
  const answer = bulk.confirmedAt ? bulkPeople.outcome : bulkPeople.foreseen
  const answers = await db
    .select({ answer, people: count() })
    .from(bulkPeople)
    .where(eq(bulkPeople.bulkId, bulkId))
    .groupBy(answer)
    .orderBy(desc(count()))
  return { ...bulk, stage: bulkStage(bulk), answers }
}

/** The people of one answer, in order, after a place; `null` for those still to come. */
export function listBulkPeople(
  db: Database,
  { bulk, answer, after, limit }: { bulk: Bulk; answer: string | null; after: number; limit: number },
) {
  const column = bulk.confirmedAt ? bulkPeople.outcome : bulkPeople.foreseen
  return db
    .select({ place: bulkPeople.place, personId: people.id, name: people.name, unitName: units.name })
    .from(bulkPeople)
    .innerJoin(people, eq(people.id, bulkPeople.personId))
    .innerJoin(units, eq(units.id, people.unitId))
    .where(
      and(
        eq(bulkPeople.bulkId, bulk.id),
        gt(bulkPeople.place, after),
        answer === null ? isNull(column) : eq(column, answer),
      ),
    )
    .orderBy(asc(bulkPeople.place))
    .limit(limit)
}

/** What this person prepared lately, newest first. */
export async function listBulks(db: Database, personId: string) {
  const rows = await db
    .select()
    .from(bulkActions)
    .where(eq(bulkActions.preparedBy, personId))
    .orderBy(desc(bulkActions.preparedAt))
    .limit(20)
  return rows.map((bulk) => ({ ...bulk, stage: bulkStage(bulk) }))
}

/** In which bulk actions something was done to somebody, newest first: what their own page tells. */
export function listBulksAbout(db: Database, personId: string) {
  return db
    .select({
      bulkId: bulkActions.id,
      action: bulkActions.action,
      reason: bulkActions.reason,
      at: bulkActions.confirmedAt,
    })
    .from(bulkPeople)
    .innerJoin(bulkActions, eq(bulkActions.id, bulkPeople.bulkId))
    .where(and(eq(bulkPeople.personId, personId), eq(bulkPeople.outcome, 'done'), ne(bulkActions.reason, '')))
    .orderBy(desc(bulkActions.confirmedAt))
}
