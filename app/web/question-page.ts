import { compileDraft } from '#app/domain/authoring/compile-draft.ts'
import type { Draft } from '#app/domain/authoring/find-draft.ts'
import { db } from './database.ts'
import { offeredLanguages } from './offered-languages.ts'

/** What a question's form offers to choose from: the course's objectives, and the facts that may be examined. */
export async function questionChoices(draft: Draft) {
  const { syllabus, course, problems } = await compileDraft(db, draft)
  return {
    objectives: course?.source.description.objectives.map(({ id, text }) => ({ id, text })) ?? [],
    // Nobody may fail on what nobody has confirmed.
    facts: syllabus.source.legalFacts
      .filter(({ state }) => state !== 'pending')
      .map(({ id, instrument }) => ({ id, instrument })),
    letter: course ? (course.source.description.letter ?? course.source.description.id.charAt(0)) : '',
    languages: await offeredLanguages(),
    problems,
  }
}
