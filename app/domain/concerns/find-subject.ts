import { eq } from 'drizzle-orm'
import { findRegrades } from '#app/domain/assessment/find-regrades.ts'
import type { Database } from '#db/handle.ts'
import { type AttemptKind, attempts, type ConcernSubject, type Language, lessonRevisions } from '#db/schema/index.ts'

/** What a concern is about, in so many words as a list has room for: nothing of what is examined. */
export type NamedSubject =
  | {
      kind: 'lesson'
      courseId: string
      lessonId: string
      lessonRevisionId: string
      title: string
      language: Language
      part: 'activity' | 'translation' | null
    }
  | {
      kind: 'sitting'
      attemptId: string
      attemptKind: AttemptKind
      /** `final`, `refresher`, or the id of a course. */
      attemptPart: string
      startedAt: Date
      submittedAt: Date | null
      passed: boolean | null
      /** The question's place on the paper, from 1; null for the whole sitting. */
      number: number | null
      part: 'translation' | null
    }
  | { kind: 'page'; page: string }
  | { kind: 'none' }

/** Names a subject that was checked when the concern was raised. Whoever shows it has asked for whom. */
export async function findSubject(db: Database, about: ConcernSubject): Promise<NamedSubject> {
  switch (about.kind) {
    case 'lesson':
      return findLesson(db, about)
    case 'question':
    case 'attempt':
      return findSitting(db, about)
    default:
      return about
  }
}

async function findLesson(
  db: Database,
  { courseId, lessonId, lessonRevisionId, language, part = undefined }: Extract<ConcernSubject, { kind: 'lesson' }>,
): Promise<NamedSubject> {
  const [found] = await db
    .select({ title: lessonRevisions.title })
    .from(lessonRevisions)
    .where(eq(lessonRevisions.id, lessonRevisionId))
  const title = found?.title ?? lessonId
  return { kind: 'lesson', courseId, lessonId, lessonRevisionId, title, language, part: part ?? null }
}

async function findSitting(
  db: Database,
  about: Extract<ConcernSubject, { kind: 'question' | 'attempt' }>,
): Promise<NamedSubject> {
  const [attempt] = await db
    .select({
      attemptId: attempts.id,
      attemptKind: attempts.kind,
      attemptPart: attempts.part,
      startedAt: attempts.startedAt,
      submittedAt: attempts.submittedAt,
      passed: attempts.passed,
      paper: attempts.paper,
    })
    .from(attempts)
    .where(eq(attempts.id, about.attemptId))
  if (!attempt) return { kind: 'none' }
  const { paper, ...sitting } = attempt
  // A pass on a paper marked anew is a pass.
  const regrades = sitting.passed === false ? await findRegrades(db, sitting.attemptId) : []
  const passed = regrades.some((regrade) => regrade.passed) || sitting.passed
  if (about.kind === 'attempt') return { kind: 'sitting', ...sitting, passed, number: null, part: null }
  const place = paper.findIndex((item) => item.questionVersionId === about.questionVersionId)
  return { kind: 'sitting', ...sitting, passed, number: place + 1, part: about.part ?? null }
}
