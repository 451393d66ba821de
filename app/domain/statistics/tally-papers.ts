import { inArray } from 'drizzle-orm'
import { findQuestions, type Question } from '#app/domain/assessment/find-questions.ts'
import type { Database } from '#db/handle.ts'
import { answers, attempts, type Mark, type PaperItem } from '#db/schema/index.ts'
import { emptyTally, type ItemTally, tallyAnswer } from './item-tally.ts'

/** What some papers say of a course: of each question version, and of each objective. */
export type PapersTallied = {
  items: Map<string, ItemTally>
  /** By objective: for each person, the share right (0 to 1), counted. */
  objectives: Map<string, Map<number, number>>
}

type Sitting = { startedAt: Date; paper: PaperItem[]; mark: Mark | null }
type Given = { questionVersionId: string; optionId: string; savedAt: Date }

const papersAtATime = 100

/** Counts the answers of these attempts as far as they are about a course. In pieces, so that others get their turn. */
export async function tallyPapers(db: Database, courseId: string, attemptIds: string[]): Promise<PapersTallied> {
  const tallied: PapersTallied = { items: new Map(), objectives: new Map() }
  for (let start = 0; start < attemptIds.length; start += papersAtATime) {
    const ids = attemptIds.slice(start, start + papersAtATime)
    const sittings = await db
      .select({ id: attempts.id, startedAt: attempts.startedAt, paper: attempts.paper, mark: attempts.mark })
      .from(attempts)
      .where(inArray(attempts.id, ids))
    const given = new Map<string, Given[]>(ids.map((id) => [id, []]))
    for (const answer of await db.select().from(answers).where(inArray(answers.attemptId, ids)))
      given.get(answer.attemptId)?.push(answer)
    const asked = sittings.flatMap(({ paper }) => paper.map((item) => item.questionVersionId))
    const questions = await findQuestions(db, [...new Set(asked)])
    for (const sitting of sittings) {
      tallySitting(tallied.items, sitting, given.get(sitting.id) ?? [], ofCourse(questions, courseId))
      tallyObjectives(tallied.objectives, sitting.mark, courseId)
    }
    await new Promise(setImmediate)
  }
  return tallied
}

/** Version id to key, of the questions of one course. */
function ofCourse(questions: ReadonlyMap<string, Question>, courseId: string): Map<string, string> {
  return new Map(
    [...questions.values()].filter((one) => one.courseId === courseId).map((one) => [one.id, one.correctOptionId]),
  )
}

function tallySitting(
  items: PapersTallied['items'],
  { startedAt, paper, mark }: Sitting,
  given: Given[],
  keys: ReadonlyMap<string, string>,
): void {
  // Of a paper of one question there is no rest to compare it with.
  if (!mark || mark.total < 2) return
  const seconds = secondsTaken(startedAt, given)
  for (const { questionVersionId } of paper) {
    const key = keys.get(questionVersionId)
    if (key === undefined) continue
    const optionId = given.find((answer) => answer.questionVersionId === questionVersionId)?.optionId ?? null
    const right = optionId === key ? 1 : 0
    const tally = items.get(questionVersionId) ?? emptyTally()
    items.set(questionVersionId, tally)
    const restShare = (mark.right - right) / (mark.total - 1)
    tallyAnswer(tally, { optionId, restShare, seconds: seconds.get(questionVersionId) ?? null })
  }
}

/** From one saved answer to the next. Answers that were sent together tell nothing of their time. */
function secondsTaken(startedAt: Date, given: Given[]): Map<string, number> {
  const taken = new Map<string, number>()
  let before = startedAt.getTime()
  for (const { questionVersionId, savedAt } of [...given].sort(
    (one, other) => Number(one.savedAt) - Number(other.savedAt),
  )) {
    const together = given.filter((answer) => answer.savedAt.getTime() === savedAt.getTime()).length
    if (together === 1) taken.set(questionVersionId, (savedAt.getTime() - before) / 1000)
    before = savedAt.getTime()
  }
  return taken
}

function tallyObjectives(objectives: PapersTallied['objectives'], mark: Mark | null, courseId: string): void {
  for (const { objective, right, total, ...one } of mark?.objectives ?? []) {
    if (one.courseId !== courseId || total === 0) continue
    const shares = objectives.get(objective) ?? new Map<number, number>()
    objectives.set(objective, shares)
    shares.set(right / total, (shares.get(right / total) ?? 0) + 1)
  }
}
