import { and, desc, eq } from 'drizzle-orm'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import { findProgrammeBody } from '#app/domain/learning/find-programme.ts'
import type { Database } from '#db/handle.ts'
import { certificates, type LocalisedText, programmeVersions, rulesRevisions, signatures } from '#db/schema/index.ts'

/** A certificate as it is printed. Whether it still holds is for the standing to say. */
export type Certificate = {
  id: string
  number: string
  holderName: string
  organisation: string
  programmeTitle: LocalisedText
  programmeNumber: number
  rulesNumber: number
  courses: { courseId: string; title: LocalisedText; number: number }[]
  issuedAt: Date
  validFrom: Date
  validUntil: Date
}

/** A person's newest certificate, or null. */
export async function findCertificate(
  db: Database,
  { personId, programmeId = defaultProgrammeId }: { personId: string; programmeId?: string },
): Promise<Certificate | null> {
  const [newest] = await selectCertificates(db)
    .where(and(eq(certificates.personId, personId), eq(certificates.programmeId, programmeId)))
    .orderBy(desc(certificates.issuedAt))
    .limit(1)
  if (!newest) return null
  const { certificate, programmeNumber, rulesNumber } = newest
  const body = await findProgrammeBody(db, certificate.programmeVersionId)
  const { id, number, holderName, organisation, issuedAt, validFrom, validUntil, courseRevisions } = certificate
  const courses = await findCurrentCourses(db, body.modules, issuedAt)
  return {
    id,
    number,
    holderName,
    organisation,
    programmeTitle: body.title,
    programmeNumber,
    rulesNumber,
    courses: courses.map((course) => ({
      courseId: course.courseId,
      title: course.body.title,
      number: courseRevisions[course.courseId] ?? course.number,
    })),
    issuedAt,
    validFrom,
    validUntil,
  }
}

function selectCertificates(db: Database) {
  return db
    .select({
      certificate: certificates,
      programmeNumber: programmeVersions.number,
      rulesNumber: rulesRevisions.number,
    })
    .from(certificates)
    .innerJoin(programmeVersions, eq(programmeVersions.id, certificates.programmeVersionId))
    .innerJoin(signatures, eq(signatures.id, certificates.signatureId))
    .innerJoin(rulesRevisions, eq(rulesRevisions.id, signatures.rulesRevisionId))
}
