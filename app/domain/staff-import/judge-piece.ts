import { and, asc, eq, gte, inArray, ne, sql } from 'drizzle-orm'
import { unitsBelow } from '#app/domain/people/unit-tree.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { insertMany, rowsOf } from '#db/insert-many.ts'
import { people, personIdentifiers, staffImportRows, staffImports, units } from '#db/schema/index.ts'
import { countPresent } from './count-present.ts'
import { type ImportGround, importerOf, readGround, type StaffImport } from './import-ground.ts'
import { type FirstClaims, type Judged, judgeRows } from './judge-rows.ts'
import { keepProblems } from './row-problems.ts'

const rowsAtATime = 500

/** Judges the next rows; after the last of them, who is in none; after those, it is judged. Written only where nobody else came first. */
export async function judgePiece(db: Database, one: StaffImport, claims: FirstClaims, at: Date): Promise<void> {
  if (one.judgedRows >= one.rows) {
    const ground = await readGround(db, one, at)
    await inTransaction(db, async (tx) => {
      if (await isAsLastSeen(tx, one)) await addLeaving(tx, one, ground, at)
    })
    return
  }
  const rows = await db
    .select({
      place: staffImportRows.place,
      line: staffImportRows.line,
      cells: staffImportRows.cells,
      personId: staffImportRows.personId,
    })
    .from(staffImportRows)
    .where(and(eq(staffImportRows.importId, one.id), gte(staffImportRows.place, one.judgedRows)))
    .orderBy(asc(staffImportRows.place))
    .limit(rowsAtATime)
  const ground = await readGround(db, one, at)
  // Somebody new keeps no id of an earlier judgement, in which the number may have been another's.
  const fresh = rows.map((row) => ({ ...row, personId: null }))
  const judged = await judgeRows(db, fresh, { places: one.columns, ground, claims }, at)
  await inTransaction(db, async (tx) => {
    if (!(await isAsLastSeen(tx, one))) return
    await writeJudged(tx, one.id, rows, judged)
    await tx
      .update(staffImports)
      .set({ judgedRows: one.judgedRows + rows.length })
      .where(eq(staffImports.id, one.id))
  })
}

async function isAsLastSeen(tx: Transaction, { id, version, judgedRows }: StaffImport): Promise<boolean> {
  const [now] = await tx.select().from(staffImports).where(eq(staffImports.id, id))
  return now?.version === version && now.judgedRows === judgedRows && now.judgedAt === null
}

/** One statement for all of them: the rows stand there already, and each is given its judgement. */
async function writeJudged(
  tx: Transaction,
  importId: string,
  rows: { line: number | null; cells: string[] }[],
  judged: Judged[],
): Promise<void> {
  const values = judged.map(({ row: _, problems, ...said }, place) => ({
    importId,
    line: rows[place]?.line ?? null,
    cells: rows[place]?.cells ?? [],
    ...said,
    ...keepProblems(problems),
  }))
  await tx
    .insert(staffImportRows)
    .select(rowsOf(staffImportRows, values) as never)
    .onConflictDoUpdate({
      target: [staffImportRows.importId, staffImportRows.place],
      set: {
        verdict: sql`excluded.verdict`,
        staffNumber: sql`excluded.staff_number`,
        personId: sql`excluded.person_id`,
        unitId: sql`excluded.unit_id`,
        problem: sql`excluded.problem`,
        problemColumn: sql`excluded.problem_column`,
        suggestion: sql`excluded.suggestion`,
        changes: sql`excluded.changes`,
      },
    })
}

/**
 * Who belongs to the units of which the file is the whole list, has a staff number, and stands in no row, be it a rejected one. The officer
 * never leaves by their own file.
 */
async function addLeaving(tx: Transaction, one: StaffImport, { reach }: ImportGround, at: Date): Promise<void> {
  const places = await tx.select({ id: units.id, parentId: units.parentId }).from(units)
  const whole = [...unitsBelow(places, one.wholeUnitIds)].filter((id) => reach.has(id))
  const actor = importerOf(one)
  const theirs = and(
    inArray(people.unitId, whole),
    ne(people.activity, 'left'),
    actor.kind === 'person' ? ne(people.id, actor.personId) : undefined,
  )
  const found =
    whole.length === 0
      ? []
      : await tx
          .select({ personId: people.id, unitId: people.unitId, number: sql<string>`min(${personIdentifiers.shown})` })
          .from(people)
          .innerJoin(
            personIdentifiers,
            and(eq(personIdentifiers.personId, people.id), eq(personIdentifiers.kind, 'staff-number')),
          )
          .where(
            and(
              theirs,
              sql`not exists (select 1 from ${staffImportRows} where ${staffImportRows.importId} = ${one.id} and ${staffImportRows.personId} = ${people.id})`,
            ),
          )
          .groupBy(people.id, people.unitId)
          .orderBy(asc(people.id))
          .limit(rowsAtATime)
  if (found.length > 0) {
    await insertMany(
      tx,
      staffImportRows,
      found.map(({ personId, unitId, number }, place) => {
        const said = { personId, unitId, staffNumber: number, verdict: 'leaving' as const }
        return { importId: one.id, place: one.judgedRows + place, line: null, cells: [], changes: [], ...said }
      }),
    )
    await tx
      .update(staffImports)
      .set({ judgedRows: one.judgedRows + found.length })
      .where(eq(staffImports.id, one.id))
    return
  }
  const present = await countPresent(tx, whole)
  await tx
    .update(staffImports)
    .set({ judgedAt: at, wholePeople: present.reduce((sum, unit) => sum + unit.people, 0) })
    .where(eq(staffImports.id, one.id))
}
