import { and, asc, desc, eq, gt, isNotNull, lt, notInArray, or } from 'drizzle-orm'
import { unguardCell } from '#app/domain/outside-files/cell-guard.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import type { Database } from '#db/handle.ts'
import { people, type StaffVerdict, staffImportRows, staffImports, units } from '#db/schema/index.ts'
import { countOutcomes, countVerdicts } from './count-verdicts.ts'
import { findOwnImport, type StaffImport } from './import-ground.ts'
import { keptProblems } from './row-problems.ts'

/** How far a list has come: being judged, to be confirmed, being carried out, done. */
export type ImportStage = 'judging' | 'judged' | 'running' | 'finished'

/** `undone` are the rows that were confirmed and came out otherwise. */
export type RowKind = StaffVerdict | 'undone'

export function importStage({ judgedAt, confirmedAt, finishedAt }: StaffImport): ImportStage {
  if (finishedAt) return 'finished'
  if (confirmedAt) return 'running'
  return judgedAt ? 'judged' : 'judging'
}

/** A list that this actor brought in, with what its rows would do and what became of them; null for anybody else's. */
export async function findStaffImport(db: Database, importId: string, actor: Actor) {
  const one = await findOwnImport(db, importId, actor)
  if (!one) return null
  const outcomes = one.confirmedAt ? await countOutcomes(db, one) : []
  return { ...one, stage: importStage(one), counts: await countVerdicts(db, one), outcomes }
}

/** Rows of one kind in the order of the file, after a place; staff numbers as they are written. */
export async function listImportRows(
  db: Database,
  { one, kind, after, limit }: { one: StaffImport; kind: RowKind; after: number; limit: number },
) {
  const rows = staffImportRows
  const came =
    kind === 'undone'
      ? and(isNotNull(rows.outcome), notInArray(rows.outcome, ['done', 'unchanged']))
      : eq(rows.verdict, kind)
  const found = await db
    .select({
      place: rows.place,
      line: rows.line,
      cells: rows.cells,
      staffNumber: rows.staffNumber,
      personName: people.name,
      unitName: units.name,
      problem: rows.problem,
      problemColumn: rows.problemColumn,
      suggestion: rows.suggestion,
      changes: rows.changes,
      outcome: rows.outcome,
    })
    .from(rows)
    .leftJoin(people, and(eq(people.id, rows.personId), notInArray(rows.verdict, ['rejected'])))
    .leftJoin(units, eq(units.id, rows.unitId))
    .where(and(eq(rows.importId, one.id), lt(rows.place, one.judgedRows), gt(rows.place, after), came))
    .orderBy(asc(rows.place))
    .limit(limit)
  const place = one.columns['staff-number']
  return found.map(({ staffNumber, problem, problemColumn, suggestion, ...row }) => {
    const written = place === null ? '' : unguardCell(row.cells[place] ?? '').trim()
    const problems = keptProblems({ problem, problemColumn, suggestion })
    return { ...row, problems, staffNumber: written || staffNumber }
  })
}

/** What a file brings back to its sender: rows that were rejected, and those that came out otherwise than confirmed. */
export async function listRowsToMend(
  db: Database,
  { one, after, limit }: { one: StaffImport; after: number; limit: number },
) {
  const rows = staffImportRows
  const undone = and(isNotNull(rows.outcome), notInArray(rows.outcome, ['done', 'unchanged']), isNotNull(rows.line))
  const found = await db
    .select({
      place: rows.place,
      cells: rows.cells,
      problem: rows.problem,
      problemColumn: rows.problemColumn,
      outcome: rows.outcome,
      suggestion: rows.suggestion,
    })
    .from(rows)
    .where(
      and(
        eq(rows.importId, one.id),
        lt(rows.place, one.judgedRows),
        gt(rows.place, after),
        or(eq(rows.verdict, 'rejected'), undone),
      ),
    )
    .orderBy(asc(rows.place))
    .limit(limit)
  return found.map(({ place, cells, outcome, ...kept }) => ({ place, cells, outcome, problems: keptProblems(kept) }))
}

/** What this person brought in lately, newest first. */
export async function listStaffImports(db: Database, personId: string) {
  const found = await db
    .select()
    .from(staffImports)
    .where(and(eq(staffImports.preparedBy, personId), isNotNull(staffImports.keptAt)))
    .orderBy(desc(staffImports.preparedAt))
    .limit(20)
  return found.map((one) => ({ ...one, stage: importStage(one) }))
}
