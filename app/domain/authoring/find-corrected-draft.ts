import type { Question } from '#app/domain/assessment/find-questions.ts'
import { languages } from '#app/lesson-markup/language.ts'
import type { Database } from '#db/handle.ts'
import { bankPath } from './authored-path.ts'
import { draftText, findDraft } from './find-draft.ts'
import { keyInBank, withKeyAt } from './key-in-bank.ts'

/**
 * How a question stands in the course's draft after its key was corrected: the present draft has the right key; it can be written there;
 * it must be done by hand, for the question is another one by now or no option is right; it was taken out; or there is no such course.
 */
export type CorrectedDraft =
  | { kind: 'as-corrected'; isPublished: boolean }
  | { kind: 'writable'; changes: { path: string; text: string; version: number }[] }
  | { kind: 'by-hand' }
  | { kind: 'taken-out' }

/** Looks at the bank's file in every language; translations that cannot be followed are left to whoever translates. */
export async function findCorrectedDraft(
  db: Database,
  question: Question,
  correctOptionId: string | null,
): Promise<CorrectedDraft> {
  const { courseId, questionId, pool, optionIds } = question
  const draft = await findDraft(db, courseId)
  const english = draft && draftText(draft, bankPath(draft.folder, pool, 'en'))
  if (!draft || !english?.includes(`"${questionId}"`)) return { kind: 'taken-out' }
  const place = correctOptionId === null ? -1 : optionIds.indexOf(correctOptionId)
  const key = keyInBank(english, questionId)
  if (!key || place < 0 || key.options !== optionIds.length) return { kind: 'by-hand' }
  const isPublished = draft.files.get(bankPath(draft.folder, pool, 'en'))?.state === 'published'
  if (key.place === place) return { kind: 'as-corrected', isPublished }
  if (key.place !== optionIds.indexOf(question.correctOptionId)) return { kind: 'by-hand' }
  const changes = languages.flatMap((language) => {
    const path = bankPath(draft.folder, pool, language)
    const source = draftText(draft, path)
    const text = source && withKeyAt(source, questionId, place)
    return text ? [{ path, text, version: draft.files.get(path)?.version ?? 0 }] : []
  })
  return { kind: 'writable', changes }
}
