import { nextFinal } from '#app/domain/assessment/next-final.ts'
import type { ProgrammeBody } from '#db/schema/index.ts'
import { wholePaperOf } from './caught-up-at.ts'
import type { Cycle } from './cycle.ts'
import type { AttemptFact, Facts, ProgrammeFacts } from './facts.ts'
import { changedLessonsLeft, type UpdateDue, updateOpensAt } from './updates-due.ts'

/** One thing left to do. */
export type Step =
  | { kind: 'lesson'; courseId: string; lessonId: string }
  | { kind: 'quiz'; courseId: string }
  /** `failedAt`: since when it is blocked. `retake`: only the failed critical objectives. */
  | {
      kind: 'final'
      blocked: null | 'cool-down' | 'needs-unlock'
      opensAt: Date | null
      failedAt: Date | null
      retake: boolean
    }
  /** Questions on what changed, once the changed lessons are read. `opensAt`: after a pause. `by`: the last instant before it closes access. */
  | { kind: 'update'; opensAt: Date | null; by: Date; overdue: boolean }
  /** Nothing can be signed until an administrator took the rules live. */
  | { kind: 'sign'; rulesId: string; live: boolean }
  /** The certificate of another programme, which this one requires. */
  | { kind: 'programme'; programmeId: string }
  /** `by`: the last instant before it closes access; null while there is no certificate to close. */
  | { kind: 'sign-policy'; policyId: string; by: Date | null }
  | { kind: 'ask'; whom: 'focal-point' | 'named-officer' | 'administrator'; by: Date | null }

/** What one module still asks of a person. */
export type ModuleProgress = {
  courseId: string
  lessons: { lessonId: string; completed: boolean }[]
  /** Also when the module was tested out of. */
  quizPassed: boolean
  /** A pre-assessment showed that they know the module: its lessons are open to them and not asked for. */
  testedOut: boolean
}

/** Every module of the programme, with what a person did of it, ever: lessons and quizzes are not asked for twice. */
export function moduleProgress(facts: Facts, programme: ProgrammeFacts, body: ProgrammeBody): ModuleProgress[] {
  const completed = new Set(facts.lessons.map((lesson) => `${lesson.courseId}/${lesson.lessonId}`))
  const passed = (kind: AttemptFact['kind'], part: string) =>
    facts.attempts.some((attempt) => attempt.kind === kind && attempt.part === part && attempt.passed)
  const lessons = new Map(programme.courses.map((course) => [course.courseId, course.lessonIds]))
  return body.modules.map((courseId) => {
    const testedOut = passed('pre-assessment', courseId)
    return {
      courseId,
      lessons: (lessons.get(courseId) ?? []).map((lessonId) => ({
        lessonId,
        completed: completed.has(`${courseId}/${lessonId}`),
      })),
      quizPassed: testedOut || passed('quiz', courseId),
      testedOut,
    }
  })
}

/** What is left to be certified, to renew, or to catch up, in order; nothing while nothing is due. */
export function remainingSteps(
  facts: Facts,
  programme: ProgrammeFacts,
  body: ProgrammeBody,
  cycle: Cycle,
  now: Date,
): Step[] {
  const { certificate, renewalOpen, programmeDue, rulesDue, pass, signature } = cycle
  const finalWanted = certificate === null || renewalOpen || programmeDue !== null
  const signatureWanted = (finalWanted && signature === null) || rulesDue !== null
  const steps: Step[] = []
  if (finalWanted && !pass) steps.push(...unfinishedModules(facts, programme, body, cycle), ...finalSteps())
  if (signatureWanted) steps.push(...signSteps())
  steps.push(...updateSteps(updatesAsked(facts, cycle, finalWanted)))
  const policies = cycle.policiesDue.map(({ policyId, by }): Step => {
    return { kind: 'sign-policy', policyId, by: certificate && by }
  })
  // For whoever is certified it is minutes of work with a day of its own; for the others the last thing before the certificate.
  return certificate ? [...policies, ...steps] : [...steps, ...policies]

  function finalSteps(): Step[] {
    const next = nextFinal(facts, programme, body, cycle.since, now)
    const { blocked, opensAt, failedAt } = next
    const final: Step = { kind: 'final', blocked, opensAt, failedAt, retake: next.retakes !== null }
    return blocked === 'needs-unlock' ? [{ kind: 'ask', whom: 'focal-point', by: null }, final] : [final]
  }

  /** What changed is read first. */
  function updateSteps(asked: UpdateDue[]): Step[] {
    const [first] = asked
    if (!first) return []
    const lessons = changedLessonsLeft(facts, programme, asked).map((lesson): Step => ({ kind: 'lesson', ...lesson }))
    return [...lessons, { kind: 'update', opensAt: updateOpensAt(facts, now), by: first.by, overdue: first.by < now }]
  }

  function signSteps(): Step[] {
    const newest = programme.rules.at(-1)
    const sign: Step = { kind: 'sign', rulesId: body.rules, live: newest !== undefined }
    return newest ? [sign] : [{ kind: 'ask', whom: 'administrator', by: null }, sign]
  }
}

/** A final that is due anyway covers what was published before it was begun. */
function updatesAsked(facts: Facts, { updatesDue, pass }: Cycle, finalWanted: boolean): UpdateDue[] {
  if (!finalWanted) return updatesDue
  return pass ? updatesDue.filter(({ since }) => since > wholePaperOf(facts, pass).startedAt) : []
}

/** Lessons and quizzes are asked of newcomers, unless they tested out; of those certified before, only modules that came since. */
function unfinishedModules(facts: Facts, programme: ProgrammeFacts, body: ProgrammeBody, cycle: Cycle): Step[] {
  const known = cycle.certificate && modulesOf(programme, cycle.certificate.programmeNumber)
  return moduleProgress(facts, programme, body)
    .filter((module) => !module.testedOut && !known?.includes(module.courseId))
    .flatMap(({ courseId, lessons, quizPassed }) => [
      ...lessons
        .filter((lesson) => !lesson.completed)
        .map(({ lessonId }): Step => ({ kind: 'lesson', courseId, lessonId })),
      ...(quizPassed ? [] : [{ kind: 'quiz', courseId } as const]),
    ])
}

function modulesOf(programme: ProgrammeFacts, number: number): string[] {
  return programme.versions.find((version) => version.number === number)?.body.modules ?? []
}
