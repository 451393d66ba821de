import { and, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { foldIdentifier } from '#app/domain/people/fold-identifier.ts'
import { foldName } from '#app/domain/people/fold-name.ts'
import type { Transaction } from '#db/handle.ts'
import { hasAnyOf } from '#db/mentions.ts'
import {
  assignments,
  assignmentWithdrawals,
  authAccounts,
  authSessions,
  authUsers,
  certificates,
  concernReplies,
  concerns,
  correctionRequests,
  courseTeamMembers,
  draftPresences,
  exemptionEnds,
  exemptions,
  invitations,
  outgoingMails,
  people,
  personIdentifiers,
  reportSubscriptions,
  revocations,
  roleGrants,
  setAsideTexts,
  staffImportRows,
  staffImports,
  suspensionReplies,
  suspensionReviews,
  suspensions,
  taskMailChoices,
} from '#db/schema/index.ts'
import { erasedName, erasedNumber } from './erased-name.ts'
import type { KnownBy } from './known-by.ts'
import { names, spellings } from './names-in-text.ts'

/**
 * Takes out of a person's own records what they are known by and what was written by or about them. What was counted stays: attempts,
 * answers, marks, certificates, signatures, movements and dates.
 */
export async function emptyRecords(
  tx: Transaction,
  { personId, known }: { personId: string; known: KnownBy },
  actor: Actor,
  at: Date,
): Promise<void> {
  await takeAccount(tx, personId)
  await emptyWords(tx, personId)
  await emptyMails(tx, personId, known.identifiers)
  await emptyImportRows(tx, personId, known.identifiers)
  await emptyRejectedRows(tx, known)
  await tx.delete(setAsideTexts).where(eq(setAsideTexts.personId, personId))
  await tx.delete(draftPresences).where(eq(draftPresences.personId, personId))
  await tx.delete(taskMailChoices).where(eq(taskMailChoices.personId, personId))
  await tx
    .update(reportSubscriptions)
    .set({ endedAt: at, endedBy: actorIdOf(actor) })
    .where(and(eq(reportSubscriptions.personId, personId), isNull(reportSubscriptions.endedAt)))
  await tx.update(certificates).set({ holderName: erasedName }).where(eq(certificates.personId, personId))
  await renamePerson(tx, personId, at)
}

async function renamePerson(tx: Transaction, personId: string, at: Date): Promise<void> {
  const number = erasedNumber()
  await tx.delete(personIdentifiers).where(eq(personIdentifiers.personId, personId))
  await tx
    .insert(personIdentifiers)
    .values({ id: crypto.randomUUID(), personId, kind: 'staff-number', value: number, shown: number })
  await tx
    .update(people)
    .set({
      name: erasedName,
      searchName: foldName(erasedName),
      jobTitle: null,
      grade: null,
      email: null,
      erasedAt: at,
    })
    .where(eq(people.id, personId))
}

async function takeAccount(tx: Transaction, personId: string): Promise<void> {
  const users = tx.select({ id: authUsers.id }).from(authUsers).where(eq(authUsers.personId, personId))
  await tx.delete(authSessions).where(inArray(authSessions.userId, users))
  await tx.delete(authAccounts).where(inArray(authAccounts.userId, users))
  await tx.delete(authUsers).where(eq(authUsers.personId, personId))
  await tx.delete(invitations).where(eq(invitations.personId, personId))
}

async function emptyWords(tx: Transaction, personId: string): Promise<void> {
  const theirConcerns = tx.select({ id: concerns.id }).from(concerns).where(eq(concerns.personId, personId))
  await tx.update(concernReplies).set({ words: '' }).where(inArray(concernReplies.concernId, theirConcerns))
  await tx.update(concerns).set({ words: '' }).where(eq(concerns.personId, personId))
  await tx
    .update(correctionRequests)
    .set({ shouldBe: '', why: null, answer: null })
    .where(eq(correctionRequests.personId, personId))
  await tx.update(suspensions).set({ note: null }).where(eq(suspensions.personId, personId))
  const suspended = tx.select({ id: suspensions.id }).from(suspensions).where(eq(suspensions.personId, personId))
  await tx.update(suspensionReplies).set({ words: '' }).where(inArray(suspensionReplies.suspensionId, suspended))
  await tx.update(suspensionReviews).set({ reason: '' }).where(inArray(suspensionReviews.suspensionId, suspended))
  await tx.update(revocations).set({ note: null }).where(eq(revocations.personId, personId))
  const theirExemptions = tx.select({ id: exemptions.id }).from(exemptions).where(eq(exemptions.personId, personId))
  await tx.update(exemptionEnds).set({ reason: '' }).where(inArray(exemptionEnds.exemptionId, theirExemptions))
  const theirs = tx.select({ id: assignments.id }).from(assignments).where(eq(assignments.personId, personId))
  await tx.update(assignmentWithdrawals).set({ reason: '' }).where(inArray(assignmentWithdrawals.assignmentId, theirs))
  await tx.update(assignments).set({ reason: '' }).where(eq(assignments.personId, personId))
  await tx.update(roleGrants).set({ reason: null, endReason: null }).where(eq(roleGrants.personId, personId))
  await tx
    .update(courseTeamMembers)
    .set({ reason: '', endReason: null })
    .where(eq(courseTeamMembers.personId, personId))
}

/** What never left the house need not leave it now. */
async function emptyMails(tx: Transaction, personId: string, identifiers: string[]): Promise<void> {
  const theirs = eq(outgoingMails.personId, personId)
  await tx.delete(outgoingMails).where(and(theirs, isNull(outgoingMails.sentAt)))
  await tx
    .update(outgoingMails)
    .set({ address: '', subject: '', body: '', html: null, attachment: null })
    .where(and(theirs, isNotNull(outgoingMails.sentAt)))
  // Such as to who kept the checkpoints once: mail about nobody.
  await tx
    .update(outgoingMails)
    .set({ address: '' })
    .where(
      and(isNull(outgoingMails.personId), isNotNull(outgoingMails.sentAt), inArray(outgoingMails.address, identifiers)),
    )
}

async function emptyImportRows(tx: Transaction, personId: string, identifiers: string[]): Promise<void> {
  const numbers = identifiers.flatMap((word) => [word, foldIdentifier(word) ?? word])
  const anyImport = tx.select({ id: staffImports.id }).from(staffImports)
  await tx
    .update(staffImportRows)
    .set({ cells: [], changes: [], staffNumber: null, suggestion: null })
    .where(
      or(
        // Named by both, for that is what the index leads by.
        and(inArray(staffImportRows.importId, anyImport), eq(staffImportRows.personId, personId)),
        inArray(staffImportRows.staffNumber, numbers),
      ),
    )
}

/** A row that was rejected, or is not looked at yet, is about nobody; it may name them all the same. */
async function emptyRejectedRows(tx: Transaction, known: KnownBy): Promise<void> {
  const { importId, place, cells, verdict } = staffImportRows
  const anyImport = tx.select({ id: staffImports.id }).from(staffImports)
  const rows = await tx
    .select({ importId, place, cells })
    .from(staffImportRows)
    .where(
      and(
        inArray(importId, anyImport),
        or(eq(verdict, 'rejected'), isNull(verdict)),
        hasAnyOf(cells, spellings(known)),
      ),
    )
  for (const row of rows.filter((one) => names(one.cells, known))) {
    await tx
      .update(staffImportRows)
      .set({ cells: [], staffNumber: null, suggestion: null })
      .where(and(eq(importId, row.importId), eq(place, row.place)))
  }
}
