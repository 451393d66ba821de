import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import type { Database, Transaction } from '#db/handle.ts'
import { prepareOnce } from '#db/prepare-once.ts'
import { certificates, people, programmes, rulesRevisions, signatures } from '#db/schema/index.ts'
import { type AwardDue, awardDue } from './award-due.ts'
import { newCertificateNumber } from './certificate-number.ts'
import type { ProgrammeFacts } from './facts.ts'
import { findFacts } from './find-facts.ts'
import { findProgrammeFacts } from './find-programme-facts.ts'
import { requirementsHold } from './with-requirements.ts'

/**
 * Awards the certificate if the fact just recorded completes its conditions, in that fact's transaction. Answers the
 * certificate's id, or null when something is still missing.
 */
export async function awardCertificateIfDue(
  tx: Transaction,
  whose: { personId: string; programmeId: string },
  at: Date,
): Promise<string | null> {
  // The usual first final: its rules are not signed yet, and the whole history need not be read to know that.
  const [signed] = await prepareOnce(tx, anySignatureQuery).execute(whose)
  if (!signed) return null
  const programme = await findProgrammeFacts(tx, whose.programmeId, at)
  const due = awardDue(await findFacts(tx, whose), programme, at)
  if (!due || !(await requirementsHold(tx, whose.personId, programme, at))) return null
  return award(tx, whose, programme, due, at)
}

/** A row if this person ever signed rules of the programme, live or superseded. */
function anySignatureQuery(db: Database) {
  return db
    .select({ id: signatures.id })
    .from(signatures)
    .innerJoin(rulesRevisions, eq(rulesRevisions.id, signatures.rulesRevisionId))
    .innerJoin(programmes, eq(programmes.rulesId, rulesRevisions.rulesId))
    .where(and(eq(signatures.personId, sql.placeholder('personId')), eq(programmes.id, sql.placeholder('programmeId'))))
    .limit(1)
    .prepare()
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
