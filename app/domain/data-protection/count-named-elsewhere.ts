import { and, eq, getTableColumns, isNull, ne, notInArray, or, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from '#db/handle.ts'
import { hasAnyOf } from '#db/mentions.ts'
import {
  assignments,
  assignmentWithdrawals,
  bulkActions,
  bulkPeople,
  concernReplies,
  concerns,
  exemptionEnds,
  exemptions,
  outgoingMails,
  staffImports,
  suspensionReplies,
  suspensionReviews,
  suspensions,
  workItems,
} from '#db/schema/index.ts'
import { listEntriesAbout } from './entries-naming.ts'
import { freeWords } from './free-words.ts'
import type { KnownBy } from './known-by.ts'
import { names, spellings } from './names-in-text.ts'

/** Copies of what stands elsewhere, and what files were called: nobody decides by them. */
const copies: SQLiteTable[] = [outgoingMails, workItems, staffImports]

/**
 * In how many places somebody is named in what is not about them: entries of the ledger (`naming` of them name the person at all), and
 * words of officers. Mails are not counted.
 */
export async function countNamedElsewhere(
  db: Database,
  { personId, known, naming }: { personId: string; known: KnownBy; naming: number[] },
): Promise<number> {
  const about = new Set(await listEntriesAbout(db, personId))
  const wanted = spellings(known)
  let places = naming.filter((sequence) => !about.has(sequence)).length
  for (const [table, , column] of freeWords.filter(([table]) => !copies.includes(table))) {
    const rows = await db
      .select({ words: column })
      .from(table)
      .where(and(hasAnyOf(column, wanted), isOfOthers(db, table, personId)))
    places += rows.filter(({ words }) => names(words, known)).length
  }
  return places
}

/** What hangs on a record that is about somebody. */
const parts: [SQLiteTable, SQLiteColumn, whole: SQLiteTable & { id: SQLiteColumn; personId: SQLiteColumn }][] = [
  [assignmentWithdrawals, assignmentWithdrawals.assignmentId, assignments],
  [exemptionEnds, exemptionEnds.exemptionId, exemptions],
  [concernReplies, concernReplies.concernId, concerns],
  [suspensionReplies, suspensionReplies.suspensionId, suspensions],
  [suspensionReviews, suspensionReviews.suspensionId, suspensions],
]

/** Records that are not about this person; undefined where none of the kind are about one. */
function isOfOthers(db: Database, table: SQLiteTable, personId: string): SQL | undefined {
  const whose: SQLiteColumn | undefined = getTableColumns(table).personId
  if (whose) return or(isNull(whose), ne(whose, personId))
  if (table === bulkActions) {
    const theirs = db.select({ id: bulkPeople.bulkId }).from(bulkPeople).where(eq(bulkPeople.personId, personId))
    return notInArray(bulkActions.id, theirs)
  }
  const part = parts.find(([one]) => one === table)
  if (!part) return undefined
  const [, column, whole] = part
  return notInArray(column, db.select({ id: whole.id }).from(whole).where(eq(whole.personId, personId)))
}
