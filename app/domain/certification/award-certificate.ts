import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import type { Transaction } from '#db/handle.ts'
import { certificates, people } from '#db/schema/index.ts'
import { type AwardDue, awardDue } from './award-due.ts'
import { newCertificateNumber } from './certificate-number.ts'
import type { ProgrammeFacts } from './facts.ts'
import { findFacts } from './find-facts.ts'
import { findProgrammeFacts } from './find-programme-facts.ts'

/**
 * Awards the certificate if the fact just recorded completes its conditions, in that fact's transaction. Answers the
 * certificate's id, or null when something is still missing.
 */
export async function awardCertificateIfDue(
  tx: Transaction,
  whose: { personId: string; programmeId: string },
  at: Date,
): Promise<string | null> {
  const programme = await findProgrammeFacts(tx, whose.programmeId, at)
  const due = awardDue(await findFacts(tx, whose), programme, at)
  return due && award(tx, whose, programme, due, at)
}

async function award(
  tx: Transaction,
  { personId, programmeId }: { personId: string; programmeId: string },
  programme: ProgrammeFacts,
  due: AwardDue,
  at: Date,
): Promise<string> {
  const version = programme.versions.find((one) => one.number === due.programmeNumber)
  const [holder] = await tx.select({ name: people.name }).from(people).where(eq(people.id, personId))
  if (!version || !holder) throw new Error(`Nothing to award to ${personId}`)
  const { attemptId, signatureId, validFrom, validUntil } = due
  const id = randomUUID()
  const number = newCertificateNumber()
  const courseRevisions = await courseNumbers(tx, version.body.modules, at)
  await tx.insert(certificates).values({
    id,
    number,
    personId,
    programmeId,
    programmeVersionId: version.id,
    attemptId,
    signatureId,
    courseRevisions,
    holderName: holder.name,
    organisation: (await findOrganisation(tx)).name,
    issuedAt: at,
    validFrom,
    validUntil,
  })
  const payload = { certificateId: id, number, attemptId, signatureId, validUntil: validUntil.toISOString() }
  await recordEntry(tx, { action: 'certificate.awarded', actor: { kind: 'system' }, subjectId: personId, payload }, at)
  return id
}

async function courseNumbers(tx: Transaction, modules: string[], at: Date): Promise<Record<string, number>> {
  const courses = await findCurrentCourses(tx, modules, at)
  return Object.fromEntries(courses.map((course) => [course.courseId, course.number]))
}
