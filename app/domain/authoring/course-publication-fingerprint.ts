import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'

/** What is asked of those who are certified, of a material change. */
export type AskedOfHolders = {
  /** Whose English changed. */
  lessonIds: string[]
  objectives: string[]
  /** The last instant before access closes for who has not caught up; null for at once. */
  graceUntil: Date | null
}

/** What was previewed: the files, the revision they would follow, and what is asked of those who are certified (null for a minor change). */
export type PreviewedPublication = { hash: string; publishedNumber: number; material: AskedOfHolders | null }

/**
 * SHA-256 (hex) of a preview, which its publication must show. People go on meanwhile: numbers of the preview are those of its moment and
 * do not make it another publication.
 */
export function coursePublicationFingerprint({ hash, publishedNumber, material }: PreviewedPublication): string {
  const asked = material && {
    lessonIds: material.lessonIds.toSorted(),
    objectives: material.objectives.toSorted(),
    graceUntil: material.graceUntil?.toISOString() ?? null,
  }
  return sha256(canonicalJson({ hash, publishedNumber, asked }))
}
