import { partsOn } from '#app/domain/authoring/course-desk.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { type ChangeWordsOutcome, changeWords } from './change-words.ts'
import { findTranslation } from './find-translation.ts'
import type { TranslatedLanguage } from './translated-places.ts'

export type WordsReview = {
  courseId: string
  path: string
  language: TranslatedLanguage
  segments: { key: string; mark: string }[]
}

export type ReviewWordsOutcome =
  | ChangeWordsOutcome
  | { kind: 'refused'; reason: 'own-translation' | 'nothing-to-review' }

/** Says that words were looked at and are right. Nobody reviews what they translated themselves, nor words of another English. */
export function reviewWords(
  db: Database,
  { segments, ...asked }: WordsReview,
  actor: Actor,
  at: Date,
): Promise<ReviewWordsOutcome> {
  return inTransaction(db, async (tx) => {
    const parts = await partsOn(tx, asked.courseId, actor, at)
    if (parts.length === 0) return { kind: 'refused', reason: 'not-on-the-team' }
    const found = await findTranslation(tx, asked)
    if (!found) return { kind: 'refused', reason: 'no-such-course' }
    const reviewer = { kind: 'person' as const, personId: actorIdOf(actor) }
    const marks = new Map(segments.map(({ key, mark }) => [key, mark]))
    const meant = found.translation.segments.filter(({ key }) => marks.has(key))
    const open = meant.filter(({ state, changed, translated }) => translated && !changed && state === 'drafted')
    if (open.length === 0) return { kind: 'refused', reason: 'nothing-to-review' }
    if (open.some(({ translated }) => isBy(translated?.translatedBy, reviewer.personId)))
      return { kind: 'refused', reason: 'own-translation' }
    const changes = open.map(({ key, translated }) => ({
      key,
      mark: marks.get(key) ?? '',
      words: translated?.words ?? '',
      by: reviewer,
      confirms: false,
      reviewedBy: reviewer,
    }))
    const outcome = await changeWords(tx, asked, changes, actor, at)
    if (outcome.kind !== 'changed') return outcome
    const { courseId, path, language } = asked
    const payload = { path, language, segments: outcome.segments }
    await recordEntry(tx, { action: 'translation.reviewed', actor, subjectId: courseId, payload }, at)
    return outcome
  })
}

function isBy(hand: { kind: string; personId?: string; broughtBy?: string } | undefined, personId: string): boolean {
  return hand?.personId === personId
}
