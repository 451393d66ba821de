import { partsOn } from '#app/domain/authoring/course-desk.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { type ChangeWordsOutcome, changeWords } from './change-words.ts'
import { mayTranslate } from './may-translate.ts'
import type { TranslatedLanguage } from './translated-places.ts'

export type WordsSave = {
  courseId: string
  /** Of the English file. */
  path: string
  language: TranslatedLanguage
  /** `mark` is that of the segment as it was shown; `confirms` says that words which stay fit the English of now. */
  words: { key: string; mark: string; words: string; confirms: boolean }[]
}

/**
 * Gives a text of a course the words of a translator: all or none. Whatever was reviewed is only drafted again. The translated file of the
 * draft is written with them once nothing is missing. As with every draft, the ledger says who began it and who published it.
 */
export function saveWords(
  db: Database,
  { words, ...asked }: WordsSave,
  actor: Actor,
  at: Date,
): Promise<ChangeWordsOutcome> {
  const by = { kind: 'person' as const, personId: actorIdOf(actor) }
  const changes = words.map((change) => ({ ...change, by, reviewedBy: null }))
  return inTransaction(db, async (tx) => {
    if (!mayTranslate(await partsOn(tx, asked.courseId, actor, at)))
      return { kind: 'refused', reason: 'not-on-the-team' }
    return changeWords(tx, asked, changes, actor, at)
  })
}
