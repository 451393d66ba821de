import { findQuestions } from '#app/domain/assessment/find-questions.ts'
import { textOfHtml } from '#app/domain/catalogue/lint/text-of-html.ts'
import type { Language } from '#db/schema/people.ts'
import { db } from './database.ts'

/** By question version, what it asks in plain words: in this language, or in English where it is not translated. */
export async function stemsOf(questionVersionIds: string[], language: Language): Promise<Map<string, string>> {
  const questions = await findQuestions(db, questionVersionIds)
  return new Map([...questions].map(([id, { texts }]) => [id, textOfHtml((texts[language] ?? texts.en).stemHtml)]))
}
