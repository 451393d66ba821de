import { partsOn } from '#app/domain/authoring/course-desk.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import type { TranslatingHand } from '#db/schema/index.ts'
import { type ChangeWordsOutcome, changeWords } from './change-words.ts'
import { mayTranslate } from './may-translate.ts'
import type { TranslatedLanguage } from './translated-places.ts'

export type ReturnedWords = {
  courseId: string
  path: string
  language: TranslatedLanguage
  rows: {
    key: string
    mark: string
    words: string
    /** The English that the row was sent with, where it is another one by now; `''` where nobody knows it. */
    englishSent: string | null
  }[]
  /** Who worked on the sheet outside, by name. */
  name: string
  /** They answer for every row: the words count as reviewed by them. */
  reviewed: boolean
}

/** Takes over what came back in a Word file: all of it or nothing. Rows of another English stay marked as made from that one. */
export function applyReturnedWords(
  db: Database,
  { rows, name, reviewed, ...asked }: ReturnedWords,
  actor: Actor,
  at: Date,
): Promise<ChangeWordsOutcome | { kind: 'refused'; reason: 'no-name' }> {
  const outside: TranslatingHand = { kind: 'outside', name: name.trim(), broughtBy: actorIdOf(actor) }
  return inTransaction(db, async (tx) => {
    if (!mayTranslate(await partsOn(tx, asked.courseId, actor, at)))
      return { kind: 'refused', reason: 'not-on-the-team' }
    if (outside.name === '') return { kind: 'refused', reason: 'no-name' }
    const changes = rows.map(({ key, mark, words, englishSent }) => ({
      key,
      mark,
      words,
      by: outside,
      confirms: false,
      reviewedBy: reviewed && englishSent === null ? outside : null,
      ...(englishSent !== null && { madeFrom: englishSent === '' ? null : englishSent }),
    }))
    const outcome = await changeWords(tx, asked, changes, actor, at)
    if (outcome.kind !== 'changed' || outcome.segments === 0) return outcome
    const { courseId, path, language } = asked
    const payload = { path, language, segments: outcome.segments, name: outside.name, reviewed }
    await recordEntry(tx, { action: 'translation.brought-back', actor, subjectId: courseId, payload }, at)
    return outcome
  })
}
