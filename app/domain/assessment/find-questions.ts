import { inArray } from 'drizzle-orm'
import { Unchanging } from '#app/domain/learning/unchanging.ts'
import type { Database } from '#db/handle.ts'
import { type Language, type QuestionText, questionVersions } from '#db/schema/index.ts'
import type { BankQuestion } from './draw-paper.ts'
import type { QuestionKey } from './mark-answers.ts'

/** A question with everything, its key included: only for the domain. */
export type Question = BankQuestion &
  QuestionKey & {
    correctOptionId: string
    /** The fact of law that it rests on; null for none. */
    legalFactId: string | null
    texts: Partial<Record<Language, QuestionText>> & { en: QuestionText }
  }

const questions = new Unchanging<Question>(3000)
/** So many ids fit into one statement. */
const idsAtATime = 500

/** The question versions with these ids, by id. */
export function findQuestions(db: Database, ids: string[]): Promise<Map<string, Question>> {
  return questions.getAll(ids, async (missing) => {
    const found: [string, Question][] = []
    for (let start = 0; start < missing.length; start += idsAtATime) {
      const rows = await db
        .select()
        .from(questionVersions)
        .where(inArray(questionVersions.id, missing.slice(start, start + idsAtATime)))
      for (const { createdAt, difficulty, ...question } of rows) {
        const optionIds = question.texts.en.options.map((option) => option.id)
        found.push([question.id, { ...question, optionIds }])
      }
    }
    return found
  })
}
