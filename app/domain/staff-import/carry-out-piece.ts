import { isDeepStrictEqual } from 'node:util'
import { and, asc, between, eq, gte, inArray, isNull } from 'drizzle-orm'
import { recordEntries, recordEntry } from '#app/domain/ledger/record-entry.ts'
import { insertPeople, type NewPerson } from '#app/domain/people/add-person.ts'
import { recordLeaving } from '#app/domain/people/record-leaving.ts'
import { type Database, inTransaction, stageWithin, type Transaction } from '#db/handle.ts'
import { people, type StaffVerdict, staffImportRows, staffImports } from '#db/schema/index.ts'
import { changePerson } from './change-person.ts'
import { countVerdicts } from './count-verdicts.ts'
import { type ImportGround, importerOf, readGround, type StaffImport } from './import-ground.ts'
import { type Judged, judgeRows } from './judge-rows.ts'
import type { StaffRow } from './read-staff-row.ts'

type Row = typeof staffImportRows.$inferSelect

/** How much of a piece each takes: somebody new is written with many others, the rest by commands of their own. */
const weights: Partial<Record<StaffVerdict, number>> = { created: 1, changed: 6, leaving: 12 }
/** The rows that do something. */
export const carriedOut: StaffVerdict[] = ['created', 'changed', 'leaving']
/** So much at a time: others who write wait for about a tenth of a second at most. */
const heaviestPiece = 400

/** Carries out the next sound rows, with what became of each, in one transaction; after the last, it is finished. */
export function carryOutPiece(db: Database, { id }: StaffImport, at: Date): Promise<void> {
  return inTransaction(db, async (tx) => {
    const [one] = await tx.select().from(staffImports).where(eq(staffImports.id, id))
    if (!one?.confirmedAt || one.finishedAt) return
    const rows = fitting(
      await tx
        .select()
        .from(staffImportRows)
        .where(
          and(
            eq(staffImportRows.importId, id),
            gte(staffImportRows.place, one.carriedRows),
            inArray(staffImportRows.verdict, carriedOut),
          ),
        )
        .orderBy(asc(staffImportRows.place))
        .limit(heaviestPiece),
    )
    const last = rows.at(-1)
    if (!last) return finish(tx, one, at)
    const outcomes = await carryOut(tx, one, rows, at)
    await writeOutcomes(tx, id, outcomes)
    await tx
      .update(staffImports)
      .set({ carriedRows: last.place + 1 })
      .where(eq(staffImports.id, id))
  })
}

function fitting(rows: Row[]): Row[] {
  let weight = 0
  return rows.filter(({ verdict }) => {
    weight += weights[verdict ?? 'leaving'] ?? 1
    return weight <= heaviestPiece
  })
}

/** Each row is judged again, as everything stands inside the transaction; only what would do what was confirmed is done. */
async function carryOut(tx: Transaction, one: StaffImport, rows: Row[], at: Date): Promise<Map<number, string>> {
  const ground = await readGround(tx, one, at)
  const outcomes = new Map<number, string>()
  const told = rows.filter(({ verdict }) => verdict !== 'leaving')
  const judged = await judgeRows(tx, told, { places: one.columns, ground, claims: new Map() }, at)
  const sound = judged.filter((now, place) => {
    const outcome = differenceFrom(told[place] as Row, now)
    if (outcome !== null) outcomes.set(now.place, outcome)
    return outcome === null
  })
  await addPeople(tx, sound, ground, at)
  for (const { place, personId, row, unitId, changes, verdict } of sound) {
    const change = { personId: personId ?? '', row, unitId, changes }
    outcomes.set(place, verdict === 'changed' ? await changePerson(tx, change, ground.actor, at) : 'done')
  }
  const leaving = rows.filter(({ verdict }) => verdict === 'leaving')
  const places = await placesOf(tx, leaving)
  for (const { place, personId, unitId } of leaving) {
    // Whoever was moved meanwhile is no more one of those who are missing from the list.
    if (places.get(personId ?? '') !== unitId) {
      outcomes.set(place, 'changed-meanwhile')
      continue
    }
    const left = await recordLeaving(stageWithin(tx), { personId: personId ?? '' }, ground.actor, at)
    outcomes.set(place, left.kind === 'refused' ? left.reason : 'done')
  }
  return outcomes
}

/** Where these people are now. */
async function placesOf(tx: Transaction, rows: Row[]): Promise<Map<string, string>> {
  const personIds = rows.flatMap(({ personId }) => personId ?? [])
  if (personIds.length === 0) return new Map()
  const found = await tx
    .select({ id: people.id, unitId: people.unitId })
    .from(people)
    .where(inArray(people.id, personIds))
  return new Map(found.map(({ id, unitId }) => [id, unitId]))
}

/** Why a row is not done, where it would not do what was confirmed; null where it would. */
function differenceFrom(then: Row, now: Judged): string | null {
  if (now.verdict === 'rejected') return now.problems[0]?.problem ?? 'changed-meanwhile'
  if (now.verdict === 'unchanged') return 'unchanged'
  const same = now.verdict === then.verdict && now.personId === then.personId && now.unitId === then.unitId
  return same && isDeepStrictEqual(now.changes, then.changes) ? null : 'changed-meanwhile'
}

async function addPeople(tx: Transaction, sound: Judged[], { actor }: ImportGround, at: Date): Promise<void> {
  const added = sound.flatMap(({ verdict, personId, unitId, row }) =>
    verdict === 'created' && personId !== null && unitId !== null ? [{ id: personId, ...newPerson(row, unitId) }] : [],
  )
  await insertPeople(tx, added, actor, at)
  const entries = added.map(({ id, ...payload }) => ({ action: 'person.added', actor, subjectId: id, payload }))
  await recordEntries(tx, entries, at)
}

function newPerson(row: StaffRow, unitId: string): NewPerson {
  const { name, staffNumber, email, language, jobTitle, grade, logon } = row
  const identifiers = [
    { kind: 'staff-number' as const, value: staffNumber ?? '' },
    ...(logon === null ? [] : [{ kind: 'logon' as const, value: logon }]),
  ]
  return { name: name ?? '', unitId, identifiers, email, language: language ?? 'en', jobTitle, grade }
}

/** Nearly all are done, and written so in one statement. */
async function writeOutcomes(tx: Transaction, importId: string, outcomes: Map<number, string>): Promise<void> {
  for (const [place, outcome] of outcomes) {
    if (outcome === 'done') continue
    await tx
      .update(staffImportRows)
      .set({ outcome })
      .where(and(eq(staffImportRows.importId, importId), eq(staffImportRows.place, place)))
  }
  const places = [...outcomes.keys()].sort((one, other) => one - other)
  await tx
    .update(staffImportRows)
    .set({ outcome: 'done' })
    .where(
      and(
        eq(staffImportRows.importId, importId),
        between(staffImportRows.place, places[0] ?? 0, places.at(-1) ?? 0),
        inArray(staffImportRows.verdict, carriedOut),
        isNull(staffImportRows.outcome),
      ),
    )
}

async function finish(tx: Transaction, one: StaffImport, at: Date): Promise<void> {
  const { id, judgedRows } = one
  await tx.update(staffImports).set({ finishedAt: at, carriedRows: judgedRows }).where(eq(staffImports.id, id))
  const payload = await countVerdicts(tx, one)
  await recordEntry(tx, { action: 'staff-import.finished', actor: importerOf(one), subjectId: id, payload }, at)
}
