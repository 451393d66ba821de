import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/handle.ts'
import { translatedTexts } from '#db/schema/index.ts'

type Row = typeof translatedTexts.$inferSelect

/** Puts translators' words at another path; what stands there already stays, and is completed by them. */
export async function mergeWords(
  tx: Transaction,
  { courseId, language, segments, englishHashes, fileHash, changedAt }: Omit<Row, 'path' | 'version'>,
  path: string,
): Promise<void> {
  const there = and(
    eq(translatedTexts.courseId, courseId),
    eq(translatedTexts.path, path),
    eq(translatedTexts.language, language),
  )
  const [standing] = await tx.select().from(translatedTexts).where(there)
  if (!standing) {
    const row = { courseId, path, language, segments, englishHashes, fileHash, changedAt }
    await tx.insert(translatedTexts).values({ ...row, version: 1 })
    return
  }
  const known = new Set(standing.segments.map(({ key }) => key))
  const merged = [...standing.segments, ...segments.filter(({ key }) => !known.has(key))]
  await tx
    .update(translatedTexts)
    .set({
      segments: merged,
      englishHashes: bothHashes(englishHashes, standing.englishHashes),
      version: standing.version + 1,
    })
    .where(there)
}

/** Of a bank one for each question; of any other text that of what stands there. */
function bothHashes(one: Row['englishHashes'], other: Row['englishHashes']): Row['englishHashes'] {
  if (typeof one !== 'object' || typeof other === 'string') return other ?? one
  return { ...one, ...other }
}
