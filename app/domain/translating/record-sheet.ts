import { partsOn } from '#app/domain/authoring/course-desk.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import type { TranslatedLanguage } from './translated-places.ts'

type Sheet = { courseId: string; path: string; language: TranslatedLanguage; segments: number }

/** Writes down that somebody took a text out of the house as a file: a bank has the reasons of examined questions in it. */
export function recordSheet(
  db: Database,
  { courseId, ...payload }: Sheet,
  actor: Actor,
  at: Date,
): Promise<{ kind: 'recorded' } | { kind: 'refused'; reason: 'not-on-the-team' }> {
  return inTransaction(db, async (tx) => {
    if ((await partsOn(tx, courseId, actor, at)).length === 0) return { kind: 'refused', reason: 'not-on-the-team' }
    await recordEntry(tx, { action: 'translation.taken-out', actor, subjectId: courseId, payload }, at)
    return { kind: 'recorded' }
  })
}
