import type { AttemptKind, Mark, PaperItem, ProgrammeBody } from '#db/schema/index.ts'
import { reachesPassMark } from './pass-mark.ts'

/** What marking needs to know of a question. */
export type QuestionKey = {
  courseId: string
  objective: string
  critical: boolean
  /** Null where none of the options can be called right: then it counts as right for everybody. */
  correctOptionId: string | null
}

/** Marks a paper; a question without an answer is wrong, unless none of its options can be called right. Throws when a question of the paper has no key. */
export function markAnswers(paper: PaperItem[], chosen: Map<string, string>, keys: Map<string, QuestionKey>): Mark {
  const objectives = new Map<string, Mark['objectives'][number] & { failedCritical: boolean }>()
  let right = 0
  for (const { questionVersionId } of paper) {
    const key = keys.get(questionVersionId)
    if (!key) throw new Error(`Question version ${questionVersionId} is on a paper but not in the bank`)
    const { courseId, objective } = key
    const name = `${courseId}/${objective}`
    const sums = objectives.get(name) ?? { courseId, objective, right: 0, total: 0, failedCritical: false }
    const isRight = key.correctOptionId === null || chosen.get(questionVersionId) === key.correctOptionId
    sums.total++
    if (isRight) {
      right++
      sums.right++
    } else if (key.critical) sums.failedCritical = true
    objectives.set(name, sums)
  }
  const all = [...objectives.values()]
  return {
    scorePercent: paper.length === 0 ? 0 : Math.floor((right * 100) / paper.length),
    right,
    total: paper.length,
    objectives: all.map(({ failedCritical, ...sums }) => sums),
    failedCriticals: all
      .filter((sums) => sums.failedCritical)
      .map(({ courseId, objective }) => ({ courseId, objective })),
  }
}

/**
 * Whether a mark passes: a quiz by its score; a final, a pre-assessment and an update by score and criticals; a retake by its criticals
 * alone; a refresher, which has no pass mark, by having been handed in.
 */
export function isPass(
  mark: Mark,
  { kind, retake }: { kind: AttemptKind; retake: boolean },
  body: ProgrammeBody,
): boolean {
  const criticalsRight = mark.failedCriticals.length === 0
  switch (kind) {
    case 'quiz':
      return reachesPassMark(mark, body.quiz.passPercent)
    case 'update':
      return reachesPassMark(mark, body.quiz.passPercent) && criticalsRight
    case 'pre-assessment':
      return reachesPassMark(mark, body.preAssessment.passPercent) && criticalsRight
    case 'refresher':
      return true
    case 'final':
      if (retake) return criticalsRight
      return reachesPassMark(mark, body.final.passPercent) && (criticalsRight || !body.final.criticalsMustPass)
  }
}
