import { and, asc, eq, inArray, lte, or } from 'drizzle-orm'
import { findPerson } from '#app/domain/people/find-person.ts'
import type { Database } from '#db/handle.ts'
import {
  certificates,
  ledgerEntries,
  ledgerPayloads,
  lessonCompletions,
  programmeVersions,
  rulesRevisions,
  signatures,
} from '#db/schema/index.ts'
import { findSatPapers } from './find-sat-papers.ts'

export type CertificateEvidence = NonNullable<Awaited<ReturnType<typeof findCertificateEvidence>>>

/** What is in the ledger about a person's certificates, whenever it was done. */
const aboutCertificates = [
  'certificate.awarded',
  'rules.signed',
  'certification.revoked',
  'revocation.lifted',
  'person.suspended',
  'person.reinstated',
]

/**
 * Everything that a certificate rests on, and what the ledger says of it. `live`: questions whose key is kept back. Null where there is no
 * such certificate.
 */
export async function findCertificateEvidence(db: Database, certificateId: string, live: ReadonlySet<string>) {
  const [found] = await db
    .select({ certificate: certificates, programme: programmeVersions, signature: signatures, rules: rulesRevisions })
    .from(certificates)
    .innerJoin(programmeVersions, eq(programmeVersions.id, certificates.programmeVersionId))
    .innerJoin(signatures, eq(signatures.id, certificates.signatureId))
    .innerJoin(rulesRevisions, eq(rulesRevisions.id, signatures.rulesRevisionId))
    .where(eq(certificates.id, certificateId))
  if (!found) return null
  const { certificate, programme, signature, rules } = found
  const holder = await findPerson(db, certificate.personId)
  const papers = await findSatPapers(db, certificate.attemptId, live)
  const { number, holderName, organisation, issuedAt, validFrom, validUntil, courseRevisions } = certificate
  return {
    certificate: { number, holderName, organisation, issuedAt, validFrom, validUntil, courseRevisions },
    holder: holder && {
      personId: holder.id,
      name: holder.name,
      staffNumbers: holder.identifiers.filter(({ kind }) => kind === 'staff-number').map(({ shown }) => shown),
      unit: holder.unitName,
    },
    programme: {
      programmeId: programme.programmeId,
      version: programme.number,
      contentHash: programme.contentHash,
      publishedAt: programme.publishedAt,
    },
    rules: {
      rulesId: rules.rulesId,
      revision: rules.number,
      contentHash: rules.contentHash,
      language: signature.language,
      textHash: signature.textHash,
      signedAt: signature.signedAt,
    },
    lessons: await findLessons(db, certificate.personId, { modules: programme.body.modules, until: issuedAt }),
    papers,
    ledger: await findEntries(
      db,
      certificate.personId,
      papers.map(({ attemptId }) => attemptId),
    ),
  }
}

function findLessons(db: Database, personId: string, { modules, until }: { modules: string[]; until: Date }) {
  return db
    .select({
      courseId: lessonCompletions.courseId,
      lessonId: lessonCompletions.lessonId,
      lessonRevisionId: lessonCompletions.lessonRevisionId,
      completedAt: lessonCompletions.completedAt,
    })
    .from(lessonCompletions)
    .where(
      and(
        eq(lessonCompletions.personId, personId),
        inArray(lessonCompletions.courseId, modules),
        lte(lessonCompletions.completedAt, until),
      ),
    )
    .orderBy(asc(lessonCompletions.completedAt))
}

/** The entries about the papers and the certificate, with salt and content: enough to recompute digest and hash of each. */
async function findEntries(db: Database, personId: string, attemptIds: string[]) {
  const rows = await db
    .select({ entry: ledgerEntries, salt: ledgerPayloads.salt, payload: ledgerPayloads.payload })
    .from(ledgerEntries)
    .leftJoin(ledgerPayloads, eq(ledgerPayloads.sequence, ledgerEntries.sequence))
    .where(
      or(
        inArray(ledgerEntries.subjectId, attemptIds),
        and(eq(ledgerEntries.subjectId, personId), inArray(ledgerEntries.action, aboutCertificates)),
      ),
    )
    .orderBy(asc(ledgerEntries.sequence))
  return rows.map(({ entry, salt, payload }) => ({ ...entry, said: salt ? { salt, payload } : null }))
}
