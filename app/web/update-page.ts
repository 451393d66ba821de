import { listAttempts } from '#app/domain/assessment/list-attempts.ts'
import { type ChangeDue, type ChangesDue, findChangesDue } from '#app/domain/certification/find-changes-due.ts'
import { englishLessonAddress, lessonAddress } from '#app/ui/addresses.ts'
import type { ChangedModule } from '#app/ui/changed-modules.tsx'
import type { UpdateStage } from '#app/ui/update-stage.tsx'
import type { CourseBody } from '#db/schema/catalogue.ts'
import type { Language } from '#db/schema/people.ts'
import { currentCatalogue } from './catalogue.ts'
import { db } from './database.ts'
import { openAttempt, pastTries } from './past-tries.ts'
import { notFound } from './refuse.ts'

/** What changed for somebody in a programme's modules, in words, and whether they can be examined in it now. */
export async function updatePage(whose: { personId: string; programmeId: string }, language: Language) {
  const now = new Date()
  const due = await findChangesDue(db, whose, now)
  if (!due) notFound()
  const catalogue = await currentCatalogue()
  const attempts = await listAttempts(db, whose)
  const open = openAttempt(attempts, 'update', 'update') !== null
  return {
    stage: stageOf(due, open),
    overdue: due.changes.some(({ by }) => by < now),
    by: due.changes[0]?.by ?? null,
    /** A final covers whatever was published before it is begun. */
    finalInstead: due.standing.remaining.some((step) => step.kind === 'final'),
    changes: due.changes.map((change) => inWords(change, catalogue.get(change.courseId)?.body, language)),
    tries: pastTries(attempts, 'update', 'update'),
  }
}

function stageOf({ changes, refusal }: ChangesDue, open: boolean): UpdateStage {
  if (refusal?.reason === 'suspended' || refusal?.reason === 'revoked' || refusal?.reason === 'left')
    return { kind: 'stopped', state: refusal.reason }
  if (open) return { kind: 'open' }
  if (changes.length === 0) return { kind: 'nothing' }
  if (refusal?.reason === 'lessons-left') return { kind: 'lessons' }
  return refusal?.opensAt ? { kind: 'pause', opensAt: refusal.opensAt } : { kind: 'ready' }
}

/** What is no longer in the syllabus is left out. */
function inWords(
  { courseId, reason, publishedAt, by, lessons, objectives }: ChangeDue,
  course: CourseBody | undefined,
  language: Language,
): ChangedModule {
  return {
    id: `${courseId}-${publishedAt.getTime()}`,
    title: course?.title ?? { en: courseId },
    reason,
    publishedAt,
    by,
    lessons: lessons.flatMap(({ lessonId, read }) => {
      const lesson = course?.lessons.find(({ id }) => id === lessonId)
      if (!lesson) return []
      // The new words are only in the English: the translation still says what it said before.
      const onlyInEnglish = lesson.lagging?.includes(language) ?? false
      const href = (onlyInEnglish ? englishLessonAddress : lessonAddress)(courseId, lessonId)
      return [{ title: lesson.title, href, onlyInEnglish, read }]
    }),
    objectives: (course?.objectives ?? []).filter(({ id }) => objectives.includes(id)).map(({ text }) => text),
  }
}
