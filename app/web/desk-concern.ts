import { partsOn } from '#app/domain/authoring/course-desk.ts'
import type { DeskConversation } from '#app/domain/concerns/find-desk-concern.ts'
import { findDisputedPaper } from '#app/domain/concerns/find-disputed-paper.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import type { DisputedQuestionProps } from '#app/ui/disputed-question.tsx'
import type { LessonAsSeenProps } from '#app/ui/lesson-as-seen.tsx'
import { correctionAddress } from '#app/ui/training-addresses.ts'
import type { Language } from '#db/schema/people.ts'
import { currentCatalogue, readLesson } from './catalogue.ts'
import { db } from './database.ts'
import { lessonHtml } from './lesson-html.tsx'

export type DisputedSitting = {
  state: 'open' | 'passed' | 'failed'
  scorePercent: number | null
  questions: DisputedQuestionProps[]
}

/** The lesson of a concern in the very revision that was read; null where it is about none. */
export async function lessonAsSeen({ about }: DeskConversation, language: Language): Promise<LessonAsSeenProps | null> {
  if (about.kind !== 'lesson') return null
  const { courseId, lessonId, lessonRevisionId } = about
  const lesson = await readLesson(lessonRevisionId)
  if (!lesson) return null
  const course = (await currentCatalogue()).get(courseId)?.body
  const revisions = course?.lessons.find(({ id }) => id === lessonId)?.revisions
  const { html } = lessonHtml(lesson, {}, course?.objectives ?? [], language)
  return { courseId, lessonId, html, current: revisions?.[about.language] === lessonRevisionId, still: !!revisions }
}

/**
 * The paper of a concern with the learner's answers and the key, in the language it was sat in. Null where it is about none, and for
 * whoever does not answer it as an author: focal points and readers see no paper.
 */
export async function disputedSitting(
  { id: concernId, answers, kind, about }: DeskConversation,
  actor: Actor,
  at: Date,
): Promise<DisputedSitting | null> {
  if (!answers || kind === 'question') return null
  const paper = await findDisputedPaper(db, about)
  if (!paper) return null
  const catalogue = await currentCatalogue()
  const inUse = (courseId: string, id: string) => catalogue.get(courseId)?.body.questionVersionIds.includes(id) ?? false
  const authored = await authoredAmong([...new Set(paper.questions.map(({ courseId }) => courseId))], actor, at)
  const correctionHref = (courseId: string, questionId: string, version: string) =>
    authored.has(courseId)
      ? `${correctionAddress(courseId, questionId)}?${new URLSearchParams({ version, concern: concernId })}`
      : null
  return {
    state: paper.submittedAt === null ? 'open' : paper.passed ? 'passed' : 'failed',
    scorePercent: paper.mark?.scorePercent ?? null,
    questions: paper.questions.map(({ texts, courseId, questionVersionId, ...question }) => ({
      ...question,
      courseId,
      questionVersionId,
      language: texts[paper.language] ? paper.language : 'en',
      ...(texts[paper.language] ?? texts.en),
      current: inUse(courseId, questionVersionId),
      correctionHref: correctionHref(courseId, question.questionId, questionVersionId),
    })),
  }
}

/** Those of these courses that somebody writes. */
async function authoredAmong(courseIds: string[], actor: Actor, at: Date): Promise<Set<string>> {
  const authored = new Set<string>()
  for (const courseId of courseIds) {
    if ((await partsOn(db, courseId, actor, at)).includes('author')) authored.add(courseId)
  }
  return authored
}
