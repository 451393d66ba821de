import { count, eq, inArray } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Transaction } from '#db/handle.ts'
import { hasAnyOf } from '#db/mentions.ts'
import * as schema from '#db/schema/index.ts'
import { withoutNames } from './known-by.ts'

const { bulkActions, bulkPeople } = schema

/** Everything in free words where somebody may be named who is not the one it is about. */
const freeWords: [SQLiteTable, string, SQLiteColumn][] = [
  [schema.roleGrants, 'reason', schema.roleGrants.reason],
  [schema.roleGrants, 'endReason', schema.roleGrants.endReason],
  [schema.courseTeamMembers, 'reason', schema.courseTeamMembers.reason],
  [schema.courseTeamMembers, 'endReason', schema.courseTeamMembers.endReason],
  [schema.assignments, 'reason', schema.assignments.reason],
  [schema.assignmentWithdrawals, 'reason', schema.assignmentWithdrawals.reason],
  [schema.exemptionEnds, 'reason', schema.exemptionEnds.reason],
  [schema.suspensions, 'note', schema.suspensions.note],
  [schema.revocations, 'note', schema.revocations.note],
  [schema.concerns, 'words', schema.concerns.words],
  [schema.concernReplies, 'words', schema.concernReplies.words],
  [schema.correctionRequests, 'shouldBe', schema.correctionRequests.shouldBe],
  [schema.correctionRequests, 'why', schema.correctionRequests.why],
  [schema.correctionRequests, 'answer', schema.correctionRequests.answer],
  [schema.outgoingMails, 'subject', schema.outgoingMails.subject],
  [schema.outgoingMails, 'body', schema.outgoingMails.body],
  [schema.outgoingMails, 'html', schema.outgoingMails.html],
  [schema.workItems, 'lastError', schema.workItems.lastError],
  [schema.bulkActions, 'reason', schema.bulkActions.reason],
  [schema.requirementRules, 'reason', schema.requirementRules.reason],
  [schema.unitChanges, 'reason', schema.unitChanges.reason],
  [schema.platformModes, 'reason', schema.platformModes.reason],
  [schema.questionCorrections, 'reason', schema.questionCorrections.reason],
  [schema.reminderPauses, 'reason', schema.reminderPauses.reason],
  [schema.draftReviews, 'note', schema.draftReviews.note],
  [schema.draftReviews, 'decisionNote', schema.draftReviews.decisionNote],
  [schema.legalReviews, 'note', schema.legalReviews.note],
  [schema.policies, 'withdrawalReason', schema.policies.withdrawalReason],
  [schema.programmeVersions, 'reason', schema.programmeVersions.reason],
  [schema.courseRevisions, 'reason', schema.courseRevisions.reason],
]

/** Takes a person's name, numbers and addresses out of what was written about others and other things, and leaves the rest of it. */
export async function emptyMentions(tx: Transaction, personId: string, known: string[]): Promise<void> {
  for (const [table, field, column] of freeWords) {
    const rows = await tx.selectDistinct({ words: column }).from(table).where(hasAnyOf(column, known))
    for (const { words } of rows as { words: string }[]) {
      const kept = withoutNames(words, known)
      if (kept !== words)
        await tx
          .update(table)
          .set({ [field]: kept } as never)
          .where(eq(column, words))
    }
  }
  await emptyBulks(tx, personId, known)
}

/** A decision about many keeps its reason; one about this person alone does not. */
async function emptyBulks(tx: Transaction, personId: string, known: string[]): Promise<void> {
  const theirs = tx.select({ id: bulkPeople.bulkId }).from(bulkPeople).where(eq(bulkPeople.personId, personId))
  const bulks = await tx
    .select({ id: bulkActions.id, details: bulkActions.details, unknown: bulkActions.unknown, people: count() })
    .from(bulkActions)
    .innerJoin(bulkPeople, eq(bulkPeople.bulkId, bulkActions.id))
    .where(inArray(bulkActions.id, theirs))
    .groupBy(bulkActions.id)
  for (const { id, details, unknown, people } of bulks) {
    const kept = Object.entries(details).map(([name, words]) => [name, withoutNames(words, known)])
    const alone = people === 1 && { reason: '', details: {} }
    const set = { details: Object.fromEntries(kept), unknown: unknown.map((one) => withoutNames(one, known)), ...alone }
    await tx.update(bulkActions).set(set).where(eq(bulkActions.id, id))
  }
}
