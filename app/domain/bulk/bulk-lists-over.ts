import { and, count, desc, eq, inArray, lt, min, notInArray } from 'drizzle-orm'
import type { OverRecords } from '#app/domain/data-protection/over-records.ts'
import { listWaitedFor } from '#app/domain/office/list-waited-for.ts'
import type { Database } from '#db/handle.ts'
import { bulkActions, bulkPeople } from '#db/schema/index.ts'
import { bulkWork } from './prepare-bulk.ts'

const rowsAtATime = 2_000

/** One that is being rehearsed or carried out is not over, however old. */
async function isOver(db: Database, before: Date) {
  return and(
    lt(bulkActions.preparedAt, before),
    notInArray(bulkActions.id, await listWaitedFor(db, bulkWork, 'bulkId')),
  )
}

/**
 * Whom a decision about many people was about, and what was pasted for it. That it was made, by whom and why stays, and what it did to
 * each of them stands with them and in the ledger.
 */
export const bulkLists: OverRecords = {
  async count(db, before) {
    const [all] = await db
      .select({ oldest: min(bulkActions.preparedAt) })
      .from(bulkActions)
      .innerJoin(bulkPeople, and(eq(bulkPeople.bulkId, bulkActions.id), eq(bulkPeople.place, 0)))
    const [over] = await db
      .select({ rows: count() })
      .from(bulkPeople)
      .innerJoin(bulkActions, eq(bulkActions.id, bulkPeople.bulkId))
      .where(await isOver(db, before))
    return { over: over?.rows ?? 0, oldest: all?.oldest ?? null }
  },
  async forgetSome(tx, before) {
    const [one] = await tx
      .select({ id: bulkActions.id })
      .from(bulkActions)
      .innerJoin(bulkPeople, eq(bulkPeople.bulkId, bulkActions.id))
      .where(await isOver(tx, before))
      .limit(1)
    if (!one) return 0
    await tx.update(bulkActions).set({ unknown: [] }).where(eq(bulkActions.id, one.id))
    const places = tx
      .select({ place: bulkPeople.place })
      .from(bulkPeople)
      .where(eq(bulkPeople.bulkId, one.id))
      .orderBy(desc(bulkPeople.place))
      .limit(rowsAtATime)
    const gone = await tx
      .delete(bulkPeople)
      .where(and(eq(bulkPeople.bulkId, one.id), inArray(bulkPeople.place, places)))
      .returning({ place: bulkPeople.place })
    return gone.length
  },
}
