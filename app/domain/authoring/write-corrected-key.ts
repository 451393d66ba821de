import { eq } from 'drizzle-orm'
import { findQuestions } from '#app/domain/assessment/find-questions.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { saveBankTexts } from '#app/domain/questions/save-bank-texts.ts'
import type { Database } from '#db/handle.ts'
import { questionCorrections } from '#db/schema/index.ts'
import { type CorrectedDraft, findCorrectedDraft } from './find-corrected-draft.ts'

/**
 * Writes a corrected key into the draft of its course, in every language or in none, so that publishing it brings the question back. Answers how it
 * stands then. Nothing is written over somebody else's change: whoever saved meanwhile is asked to do it by hand.
 */
export async function writeCorrectedKey(
  db: Database,
  { courseId, questionVersionId }: { courseId: string; questionVersionId: string },
  actor: Actor,
  at: Date,
): Promise<CorrectedDraft['kind']> {
  const [correction] = await db
    .select()
    .from(questionCorrections)
    .where(eq(questionCorrections.questionVersionId, questionVersionId))
  const question = (await findQuestions(db, [questionVersionId])).get(questionVersionId)
  if (!correction || question?.courseId !== courseId) return 'taken-out'
  const found = await findCorrectedDraft(db, question, correction.correctOptionId)
  if (found.kind !== 'writable') return found.kind
  const encoder = new TextEncoder()
  const saves = found.changes.map(({ path, text, version }) => {
    return { courseId, path, content: encoder.encode(text), version }
  })
  const saved = await saveBankTexts(db, saves, actor, at)
  return saved.kind === 'saved' ? 'as-corrected' : 'by-hand'
}
