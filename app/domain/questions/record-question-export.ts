import { partsOn } from '#app/domain/authoring/course-desk.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'

type Export = { courseId: string; pool: 'quiz' | 'final'; format: string; language: string; questions: number }

/** Questions leave with their keys: who took them out, and how many of which pool, is entered before they do. */
export function recordQuestionExport(
  db: Database,
  { courseId, ...taken }: Export,
  actor: Actor,
  at: Date,
): Promise<{ kind: 'recorded' } | { kind: 'refused'; reason: 'not-on-the-team' }> {
  return inTransaction(db, async (tx) => {
    if (!(await partsOn(tx, courseId, actor, at)).includes('author'))
      return { kind: 'refused', reason: 'not-on-the-team' }
    await recordEntry(tx, { action: 'questions.exported', actor, subjectId: courseId, payload: taken }, at)
    return { kind: 'recorded' }
  })
}
