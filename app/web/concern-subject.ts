import { checkSubject } from '#app/domain/concerns/check-subject.ts'
import { findSubject, type NamedSubject } from '#app/domain/concerns/find-subject.ts'
import { lessonAddress } from '#app/ui/addresses.ts'
import { attemptAddress, questionAddress, resultAddress } from '#app/ui/attempt-addresses.ts'
import type { ShownSubject } from '#app/ui/concern-subject.tsx'
import type { ConcernSubject } from '#db/schema/concerns.ts'
import { currentCatalogue, readLesson } from './catalogue.ts'
import { db } from './database.ts'
import { notFound } from './refuse.ts'

/** The subject that an address or a form names, for the one who tells about it; 404 for what there is not or is not theirs. */
export async function openSubject(fields: URLSearchParams, personId: string): Promise<ConcernSubject> {
  const asked = await readSubject(fields)
  // A question may be asked about anything, so that all that is checked here is the subject.
  const checked = await checkSubject(db, { personId, kind: 'question', about: asked })
  if ('reason' in checked) notFound()
  return checked.about
}

async function readSubject(fields: URLSearchParams): Promise<ConcernSubject> {
  const [page, revision, attemptId, question] = ['page', 'revision', 'attempt', 'question'].map((name) =>
    fields.get(name)?.replaceAll('\0', '').slice(0, 400),
  )
  if (revision) {
    const lesson = await readLesson(revision)
    if (!lesson) notFound()
    const { courseId, lessonId, language } = lesson
    return { kind: 'lesson', courseId, lessonId, lessonRevisionId: revision, language }
  }
  if (attemptId) {
    return question ? { kind: 'question', attemptId, questionVersionId: question } : { kind: 'attempt', attemptId }
  }
  return page ? { kind: 'page', page } : { kind: 'none' }
}

/** A subject as pages name it, with the way back to it for the learner. */
export async function showSubject(subject: NamedSubject): Promise<ShownSubject> {
  const catalogue = await currentCatalogue()
  switch (subject.kind) {
    case 'lesson': {
      const { courseId, lessonId, title, language, part } = subject
      const module = catalogue.get(courseId)?.body.title ?? { en: courseId }
      return { kind: 'lesson', title, language, part, module, href: lessonAddress(courseId, lessonId) }
    }
    case 'sitting': {
      const { attemptId, attemptKind, attemptPart, startedAt, submittedAt, number, part } = subject
      const module = catalogue.get(attemptPart)?.body.title ?? null
      const open = number === null ? attemptAddress(attemptId) : questionAddress(attemptId, number)
      const href = submittedAt ? resultAddress(attemptId) : open
      return { kind: 'sitting', attemptKind, module, startedAt, number, part, open: submittedAt === null, href }
    }
    case 'page':
      return { kind: 'page', page: subject.page, href: subject.page }
    case 'none':
      return { kind: 'none', href: null }
  }
}

/** The subject of a concern as pages name it. */
export async function subjectOf(about: ConcernSubject): Promise<ShownSubject> {
  return showSubject(await findSubject(db, about))
}
