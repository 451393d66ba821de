import { desc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { attempts, certificates, programmeVersions, rulesRevisions, signatures } from '#db/schema/index.ts'

/** Every certificate a person was awarded, in whatever programme, newest first, with what it rests on. */
export async function listCertificates(db: Database, personId: string) {
  const rows = await db
    .select({
      number: certificates.number,
      issuedAt: certificates.issuedAt,
      validUntil: certificates.validUntil,
      version: programmeVersions.body,
      programmeNumber: programmeVersions.number,
      rulesNumber: rulesRevisions.number,
      signedAt: signatures.signedAt,
      mark: attempts.mark,
      submittedAt: attempts.submittedAt,
      courseRevisions: certificates.courseRevisions,
    })
    .from(certificates)
    .innerJoin(programmeVersions, eq(programmeVersions.id, certificates.programmeVersionId))
    .innerJoin(signatures, eq(signatures.id, certificates.signatureId))
    .innerJoin(rulesRevisions, eq(rulesRevisions.id, signatures.rulesRevisionId))
    .leftJoin(attempts, eq(attempts.id, certificates.attemptId))
    .where(eq(certificates.personId, personId))
    .orderBy(desc(certificates.issuedAt))
  return rows.map(({ version, mark, ...certificate }) => ({
    ...certificate,
    programmeTitle: version.title,
    scorePercent: mark?.scorePercent ?? null,
  }))
}

export type ListedCertificate = Awaited<ReturnType<typeof listCertificates>>[number]
