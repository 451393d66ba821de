import type { Database } from '#db/handle.ts'
import { prepareOnce } from '#db/prepare-once.ts'
import { questionCorrections } from '#db/schema/index.ts'
import type { QuestionKey } from './mark-answers.ts'

/** Question version id to the option that is right after all; null where none of its options can be called right. */
export type Corrections = ReadonlyMap<string, string | null>

/** Every correction so far, in one look: there are few, and each submission asks. */
export async function findCorrections(db: Database): Promise<Corrections> {
  const rows = await prepareOnce(db, correctionsQuery).execute()
  return new Map(rows.map(({ questionVersionId, correctOptionId }) => [questionVersionId, correctOptionId]))
}

/** Keys as they are to be marked by: those that were wrong as they were corrected. */
export function correctedKeys<Key extends QuestionKey>(
  keys: ReadonlyMap<string, Key>,
  corrections: Corrections,
): Map<string, QuestionKey> {
  const corrected = new Map<string, QuestionKey>(keys)
  for (const [id, key] of keys) {
    const correctOptionId = corrections.get(id)
    if (correctOptionId !== undefined) corrected.set(id, { ...key, correctOptionId })
  }
  return corrected
}

function correctionsQuery(db: Database) {
  return db
    .select({
      questionVersionId: questionCorrections.questionVersionId,
      correctOptionId: questionCorrections.correctOptionId,
    })
    .from(questionCorrections)
    .prepare()
}
