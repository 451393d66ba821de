import type { BlueprintCell, PaperItem } from '#db/schema/index.ts'
import { Chance } from './chance.ts'

/** A question as far as drawing needs to know it. */
export type BankQuestion = {
  id: string
  courseId: string
  /** The same through all versions of a question. */
  questionId: string
  pool: 'quiz' | 'final'
  objective: string
  critical: boolean
  optionIds: string[]
  /** It rests on a fact of law found wrong. */
  underReview?: true
}

export type Draw = {
  seed: string
  /** The questions (`questionKey`) of the draw before, which are not drawn again while there are others. */
  previous: Set<string>
}

/** Names a question whatever its version. */
export function questionKey({ courseId, questionId }: { courseId: string; questionId: string }): string {
  return `${courseId}/${questionId}`
}

/** A final's paper: from the final pool, as many of each cell as the blueprint says. Null when a cell has fewer questions. */
export function drawFinal(bank: BankQuestion[], blueprint: BlueprintCell[], draw: Draw): PaperItem[] | null {
  const chance = new Chance(draw.seed)
  const drawn: BankQuestion[] = []
  for (const cell of blueprint) {
    const candidates = bank.filter((question) => isOfCell(question, cell) && !drawn.includes(question))
    if (candidates.length < cell.draw) return null
    drawn.push(...freshFirst(chance.shuffled(candidates), draw.previous).slice(0, cell.draw))
  }
  return arranged(drawn, chance)
}

/** A quiz: so many of a course's quiz pool, spread evenly over its objectives. Null when the pool is smaller. */
export function drawQuiz(bank: BankQuestion[], count: number, draw: Draw): PaperItem[] | null {
  const chance = new Chance(draw.seed)
  const pool = chance.shuffled(bank.filter((question) => question.pool === 'quiz'))
  if (pool.length < count) return null
  const isFresh = (question: BankQuestion) => !draw.previous.has(questionKey(question))
  const fresh = spreadOverObjectives(pool.filter(isFresh))
  const seen = spreadOverObjectives(pool.filter((question) => !isFresh(question)))
  return arranged([...fresh, ...seen].slice(0, count), chance)
}

/**
 * A pre-assessment: so many of a course's quiz pool, or all where there are fewer. First a critical question of each objective
 * that has any, then another one of each objective, then evenly over the objectives. Null when the pool is empty.
 */
export function drawPreAssessment(bank: BankQuestion[], count: number, draw: Draw): PaperItem[] | null {
  const chance = new Chance(draw.seed)
  const pool = freshFirst(chance.shuffled(bank.filter((question) => question.pool === 'quiz')), draw.previous)
  if (pool.length === 0) return null
  const drawn = oneOfEachCell(pool).slice(0, count)
  while (drawn.length < Math.min(count, pool.length)) {
    const left = pool.filter((question) => !drawn.includes(question))
    const drawnOf = ({ objective }: BankQuestion) => drawn.filter((one) => one.objective === objective).length
    drawn.push(left.reduce((least, one) => (drawnOf(one) < drawnOf(least) ? one : least)))
  }
  return arranged(drawn, chance)
}

/** The first critical question of each objective, then the first of those that have none, then the first other of the rest. */
function oneOfEachCell(pool: BankQuestion[]): BankQuestion[] {
  const critical = firstOfEach(pool.filter((question) => question.critical))
  const others = firstOfEach(pool.filter((question) => !question.critical))
  const hasCritical = ({ objective }: BankQuestion) => critical.some((one) => one.objective === objective)
  return [...critical, ...others.filter((one) => !hasCritical(one)), ...others.filter(hasCritical)]
}

function firstOfEach(questions: BankQuestion[]): BankQuestion[] {
  return questions.filter((one, place) => questions.findIndex((other) => other.objective === one.objective) === place)
}

function isOfCell(question: BankQuestion, cell: BlueprintCell): boolean {
  return (
    question.pool === 'final' &&
    question.courseId === cell.module &&
    question.objective === cell.objective &&
    question.critical === cell.critical
  )
}

/** Those that were not on the paper before come first; otherwise the order stays. */
export function freshFirst(questions: BankQuestion[], previous: Set<string>): BankQuestion[] {
  const seen = (question: BankQuestion) => previous.has(questionKey(question))
  return [...questions.filter((question) => !seen(question)), ...questions.filter(seen)]
}

/** The first question of each objective, then the second of each, and so on. */
function spreadOverObjectives(questions: BankQuestion[]): BankQuestion[] {
  const rounds = new Map<string, number>()
  return questions
    .map((question) => {
      const round = rounds.get(question.objective) ?? 0
      rounds.set(question.objective, round + 1)
      return { question, round }
    })
    .sort((one, other) => one.round - other.round)
    .map(({ question }) => question)
}

/** The paper of these questions, they and their options in an order of chance. */
export function arranged(questions: BankQuestion[], chance: Chance): PaperItem[] {
  return chance
    .shuffled(questions)
    .map(({ id, optionIds }) => ({ questionVersionId: id, optionIds: chance.shuffled(optionIds) }))
}
