import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { type Database, inTransaction, rehearse, stageWithin } from '#db/handle.ts'
import { bulkActions, bulkPeople } from '#db/schema/index.ts'
import { bulkCommands } from './bulk-commands.ts'

type Bulk = typeof bulkActions.$inferSelect
type Row = Pick<typeof bulkPeople.$inferSelect, 'place' | 'personId'>

/** Others who write wait for so many people's commands at most, about a tenth of a second. */
const peopleAtATime = 20
const beforeFirst = -1

/**
 * Rehearses, or once it is confirmed carries out, what is left of a bulk action. May be asked again after a crash: each person's outcome is
 * written in the transaction that did it. `mayGoOn` ends it early.
 */
export async function continueBulk(
  db: Database,
  { bulkId }: { bulkId: string },
  at: Date,
  mayGoOn: () => boolean = () => true,
): Promise<'finished' | 'to-be-continued'> {
  const { timeZone } = await findOrganisation(db)
  // To look from the first place each time would be to pass over everybody who is done already, once for each piece.
  let after = beforeFirst
  for (;;) {
    const [bulk] = await db.select().from(bulkActions).where(eq(bulkActions.id, bulkId))
    if (!bulk || bulk.finishedAt || (bulk.rehearsedAt && !bulk.confirmedAt)) return 'finished'
    const last: number | null = bulk.confirmedAt
      ? await carryOut(db, bulk, after, timeZone, at)
      : await foresee(db, bulk, after, timeZone, at)
    // Once more from the first place before it is closed, should anybody have been left behind.
    if (last === null && after === beforeFirst) await close(db, bulk, at)
    after = last ?? beforeFirst
    await new Promise(setImmediate)
    if (!mayGoOn()) return 'to-be-continued'
  }
}

function listLeft(db: Database, { id, confirmedAt }: Bulk, after: number): Promise<Row[]> {
  const undone = confirmedAt ? bulkPeople.outcome : bulkPeople.foreseen
  return db
    .select({ place: bulkPeople.place, personId: bulkPeople.personId })
    .from(bulkPeople)
    .where(and(eq(bulkPeople.bulkId, id), gt(bulkPeople.place, after), isNull(undone)))
    .orderBy(asc(bulkPeople.place))
    .limit(peopleAtATime)
}

/** Answers the last place that was rehearsed; null for none. */
async function foresee(db: Database, bulk: Bulk, after: number, timeZone: string, at: Date): Promise<number | null> {
  const rows = await listLeft(db, bulk, after)
  const foreseen = await rehearse(db, async (stage) => {
    const answers: { place: number; answer: string }[] = []
    for (const row of rows) answers.push({ place: row.place, answer: await doOne(stage, bulk, row, timeZone, at) })
    return answers
  })
  await inTransaction(db, async (tx) => {
    for (const { place, answer } of foreseen) {
      await tx.update(bulkPeople).set({ foreseen: answer }).where(isRow(bulk, place))
    }
  })
  return rows.at(-1)?.place ?? null
}

/** Answers the last place that was done; null for none. Who is left is asked inside, so that two who carry it out at once do nothing twice. */
function carryOut(db: Database, bulk: Bulk, after: number, timeZone: string, at: Date): Promise<number | null> {
  return inTransaction(db, async (tx) => {
    const stage = stageWithin(tx)
    const rows = await listLeft(tx, bulk, after)
    for (const row of rows) {
      const outcome = await doOne(stage, bulk, row, timeZone, at)
      await tx.update(bulkPeople).set({ outcome }).where(isRow(bulk, row.place))
    }
    return rows.at(-1)?.place ?? null
  })
}

/** `done`, or why it was refused. */
async function doOne(stage: Database, bulk: Bulk, { personId }: Row, timeZone: string, at: Date): Promise<string> {
  const { action, programmeId, details, reason, preparedBy } = bulk
  const actor = { kind: 'person', personId: preparedBy } as const
  const one = { personId, programmeId, reason, details, timeZone }
  const outcome = await bulkCommands[action].run(stage, one, actor, at)
  return 'reason' in outcome ? outcome.reason : 'done'
}

function isRow(bulk: Bulk, place: number) {
  return and(eq(bulkPeople.bulkId, bulk.id), eq(bulkPeople.place, place))
}

function close(db: Database, { id, confirmedAt, action }: Bulk, at: Date): Promise<void> {
  return inTransaction(db, async (tx) => {
    const [present] = await tx.select().from(bulkActions).where(eq(bulkActions.id, id))
    if (!present || (confirmedAt ? present.finishedAt : present.rehearsedAt)) return
    if (!confirmedAt) {
      await tx.update(bulkActions).set({ rehearsedAt: at }).where(eq(bulkActions.id, id))
      return
    }
    await tx.update(bulkActions).set({ finishedAt: at }).where(eq(bulkActions.id, id))
    const actor = { kind: 'system' } as const
    await recordEntry(tx, { action: 'bulk.finished', actor, subjectId: id, payload: { action } }, at)
  })
}
