import { caughtUpAt } from './caught-up-at.ts'
import type { AttemptFact, CertificateFact, Facts, ProgrammeFacts } from './facts.ts'

/** A material change of a module, as the programme asks it of those who are certified. */
export type UpdateFact = {
  id: string
  courseId: string
  /** The lessons whose English changed, and the objectives that the change concerns. */
  lessonIds: string[]
  objectives: string[]
  publishedAt: Date
  /** The last instant of the grace. */
  graceUntil: Date
  withdrawnAt: Date | null
}

/** A change that a holder has to catch up with, since when, and the last instant at which not having done so closes nothing. */
export type UpdateDue = Omit<UpdateFact, 'publishedAt' | 'graceUntil' | 'withdrawnAt'> & { since: Date; by: Date }

type ChangedLesson = { courseId: string; lessonId: string }

/** How long after a failed update the next may be begun: long enough to read again, short enough to do it the same day. */
export const minutesBetweenUpdates = 60

/** The updates as they were published at an instant: one that was withdrawn later still stood. */
export function updatesUntil(updates: UpdateFact[], now: Date): UpdateFact[] {
  return updates
    .filter((update) => update.publishedAt <= now)
    .map((update) => ({
      ...update,
      withdrawnAt: update.withdrawnAt && update.withdrawnAt <= now ? update.withdrawnAt : null,
    }))
}

/** What was published since the holder was last examined in it and still stands, the most urgent first. Both arguments must be cut off at `now`. */
export function updatesDue(facts: Facts, { updates }: ProgrammeFacts, certificate: CertificateFact): UpdateDue[] {
  const caughtUp = caughtUpAt(facts, certificate)
  return updates
    .filter((update) => update.withdrawnAt === null && update.publishedAt > caughtUp)
    .map(({ id, courseId, lessonIds, objectives, publishedAt, graceUntil }) => {
      return { id, courseId, lessonIds, objectives, since: publishedAt, by: graceUntil }
    })
    .sort((one, other) => one.by.getTime() - other.by.getTime() || one.id.localeCompare(other.id))
}

/**
 * The changed lessons that are still to be read before the update is sat, each once. One was read when it was completed at or after the
 * publication, or ever in the words that it has now: a change that was taken back and forth asks nobody to read the same twice. A lesson
 * that the module has no longer is asked of nobody.
 */
export function changedLessonsLeft(facts: Facts, { courses }: ProgrammeFacts, dues: UpdateDue[]): ChangedLesson[] {
  const left = new Map<string, ChangedLesson>()
  for (const { courseId, lessonIds, since } of dues) {
    const current = courses.find((course) => course.courseId === courseId)
    for (const lessonId of lessonIds) {
      if (!current?.lessonIds.includes(lessonId)) continue
      const revisionId = current.revisionIds[lessonId]
      const isRead = facts.lessons.some(
        (lesson) =>
          lesson.courseId === courseId &&
          lesson.lessonId === lessonId &&
          (lesson.completedAt >= since || lesson.revisionId === revisionId),
      )
      if (!isRead) left.set(`${courseId}/${lessonId}`, { courseId, lessonId })
    }
  }
  return [...left.values()]
}

/** When the pause after a failed update ends; null when there is none to wait for. One that was given back costs nothing. */
export function updateOpensAt({ attempts, returns }: Facts, now: Date): Date | null {
  const isReturned = ({ id }: AttemptFact) => returns.some(({ attemptId }) => attemptId === id)
  const failed = attempts.filter((one) => one.kind === 'update' && one.passed === false && !isReturned(one))
  const ends = failed.flatMap(({ submittedAt }) => submittedAt?.getTime() ?? [])
  if (ends.length === 0) return null
  const opensAt = new Date(Math.max(...ends) + minutesBetweenUpdates * 60_000)
  return opensAt > now ? opensAt : null
}
