import { findConversation } from '#app/domain/concerns/find-conversation.ts'
import { raiseConcern } from '#app/domain/concerns/raise-concern.ts'
import { replyToConcern } from '#app/domain/concerns/reply-to-concern.ts'
import { findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import type { ConcernKind, ConcernSubject, Language } from '#db/schema/index.ts'
import { accepted } from './accepted.ts'
import { officerFor } from './demo-officers.ts'
import type { DemoDeed, DemoStep } from './demo-step.ts'
import type { Act } from './play-step.ts'
import { idOf, type Scene } from './scene.ts'

type Telling = Extract<DemoDeed, { kind: 'tell' }>
type Answering = Extract<DemoDeed, { kind: 'answer-telling' }>

/** Where links in the demonstration's mails lead. */
const baseUrl = 'http://localhost:3000'

/** A learner tells the office something, or is answered by whoever it is for. What the command needs is read first. */
export async function playConcern(scene: Scene, step: DemoStep, deed: Telling | Answering): Promise<Act[]> {
  return [deed.kind === 'tell' ? await tell(scene, step, deed) : await answer(scene, step, deed)]
}

async function tell(scene: Scene, { staffNumber, at }: DemoStep, { about, words }: Telling): Promise<Act> {
  const personId = idOf(scene, staffNumber)
  const language = scene.people.get(staffNumber)?.language ?? 'en'
  const subject = await subjectOf(scene, staffNumber, about, at)
  return async () => {
    const told = accepted(await raiseConcern(scene.db, { personId, language, words, ...subject }, at), staffNumber)
    scene.concerns.set(staffNumber, told.concernId)
  }
}

async function answer(scene: Scene, { staffNumber, at }: DemoStep, deed: Answering): Promise<Act> {
  const concernId = scene.concerns.get(staffNumber) ?? ''
  const concern = await findConversation(scene.db, concernId)
  const role = concern?.kind === 'question' ? 'focal-point' : 'trainer'
  const officerId = idOf(scene, officerFor(role, scene.people.get(staffNumber)?.unitId ?? ''))
  const { words, outcome, giveBack = false } = deed
  const given = { concernId, officerId, words, outcome, giveBack, seen: concern?.replies.length ?? 0, baseUrl }
  return async () => accepted(await replyToConcern(scene.db, given, at), staffNumber)
}

async function subjectOf(
  { db, attempts, outline }: Scene,
  staffNumber: string,
  about: Telling['about'],
  at: Date,
): Promise<{ kind: ConcernKind; about: ConcernSubject }> {
  if (about === 'none') return { kind: 'question', about: { kind: 'none' } }
  if (about === 'mark' || about === 'breakdown') {
    const attemptId = attempts.get(`${staffNumber}/final/final`) ?? ''
    return { kind: about === 'mark' ? 'contested-mark' : 'question', about: { kind: 'attempt', attemptId } }
  }
  const courseId = outline.modules[0]?.courseId ?? ''
  const [course] = await findCurrentCourses(db, [courseId], at)
  const lesson = course?.body.lessons[0]
  const language: Language = about === 'translation' && lesson?.revisions.fr ? 'fr' : 'en'
  const seen = { courseId, lessonId: lesson?.id ?? '', lessonRevisionId: lesson?.revisions[language] ?? '', language }
  const part = language === 'fr' ? ({ part: 'translation' } as const) : {}
  return { kind: 'wrong-here', about: { kind: 'lesson', ...seen, ...part } }
}
