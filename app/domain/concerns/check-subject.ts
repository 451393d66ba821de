import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { attempts, type ConcernKind, type ConcernSubject, lessonRevisions } from '#db/schema/index.ts'
import { pageWithoutSecrets } from './page-without-secrets.ts'

export type SubjectRefusal = 'no-such-subject' | 'not-handed-in'

type Checked = { about: ConcernSubject } | { reason: SubjectRefusal }

/**
 * The subject as it may be kept: it exists, it is the person's own where it is a sitting, and it fits what is said about it. Anything
 * else in it is left out.
 */
export async function checkSubject(
  db: Database,
  { personId, kind, about }: { personId: string; kind: ConcernKind; about: ConcernSubject },
): Promise<Checked> {
  switch (about.kind) {
    case 'lesson':
      return kind === 'contested-mark' ? missing : checkLesson(db, about)
    case 'question':
    case 'attempt':
      return checkSitting(db, personId, kind, about)
    case 'page': {
      const page = pageWithoutSecrets(about.page)
      return page === null || kind === 'contested-mark' ? missing : { about: { kind: 'page', page } }
    }
    case 'none':
      return kind === 'question' ? { about: { kind: 'none' } } : missing
  }
}

const missing: Checked = { reason: 'no-such-subject' }

async function checkLesson(db: Database, about: Extract<ConcernSubject, { kind: 'lesson' }>): Promise<Checked> {
  const { lessonRevisionId, part } = about
  const [found] = await db
    .select({
      courseId: lessonRevisions.courseId,
      lessonId: lessonRevisions.lessonId,
      language: lessonRevisions.language,
    })
    .from(lessonRevisions)
    .where(eq(lessonRevisions.id, lessonRevisionId))
  if (!found || found.courseId !== about.courseId || found.lessonId !== about.lessonId) return missing
  // The English is no translation.
  if (part === 'translation' && found.language === 'en') return missing
  return { about: { kind: 'lesson', ...found, lessonRevisionId, ...(part && { part }) } }
}

async function checkSitting(
  db: Database,
  personId: string,
  kind: ConcernKind,
  about: Extract<ConcernSubject, { kind: 'question' | 'attempt' }>,
): Promise<Checked> {
  const { attemptId } = about
  const [attempt] = await db
    .select({ paper: attempts.paper, submittedAt: attempts.submittedAt })
    .from(attempts)
    .where(and(eq(attempts.id, attemptId), eq(attempts.personId, personId)))
  if (!attempt) return missing
  if (kind === 'contested-mark' && !attempt.submittedAt) return { reason: 'not-handed-in' }
  if (about.kind === 'attempt') return kind === 'wrong-here' ? missing : { about: { kind: 'attempt', attemptId } }
  const { questionVersionId, part } = about
  if (!attempt.paper.some((item) => item.questionVersionId === questionVersionId)) return missing
  return { about: { kind: 'question', attemptId, questionVersionId, ...(part && { part }) } }
}
