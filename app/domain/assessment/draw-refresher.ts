import type { PaperItem } from '#db/schema/index.ts'
import { Chance } from './chance.ts'
import { type BankQuestion, questionKey } from './draw-paper.ts'
import { objectiveKey, type Weakness } from './weak-objectives.ts'

export type RefresherDraw = {
  seed: string
  /** Every question (`questionKey`) that this person ever had on a paper. */
  seen: Set<string>
  weakness: Weakness
}

/**
 * A refresher: so many questions of the quiz pools, more of what the person is weak in, and at the end one new case: a question
 * that they never had on a paper, of whatever objective. Once they have had all, one more like the others stands in its
 * place. Fewer where the pools are smaller; null where they are empty. The final pool is never drawn from.
 */
export function drawRefresher(bank: BankQuestion[], count: number, draw: RefresherDraw): PaperItem[] | null {
  const chance = new Chance(draw.seed)
  const pool = chance.shuffled(bank.filter((question) => question.pool === 'quiz'))
  if (pool.length === 0) return null
  const isUnseen = (question: BankQuestion) => !draw.seen.has(questionKey(question))
  const newCase = pool.find(isUnseen)
  const others = pool.filter((question) => question !== newCase)
  const drawn = weakestFirst(others, newCase ? count : count + 1, isUnseen, draw.weakness)
  const items = chance.shuffled(drawn).map((question) => itemOf(question, chance))
  return newCase ? [...items, { ...itemOf(newCase, chance), newCase: true }] : items
}

/** Deals the places out one by one, each to the objective with the most weakness for each place it would then have. */
function weakestFirst(
  pool: BankQuestion[],
  count: number,
  isUnseen: (question: BankQuestion) => boolean,
  weakness: Weakness,
): BankQuestion[] {
  const waiting = new Map<string, BankQuestion[]>()
  for (const question of [...pool.filter(isUnseen), ...pool.filter((one) => !isUnseen(one))]) {
    const key = objectiveKey(question)
    waiting.set(key, [...(waiting.get(key) ?? []), question])
  }
  const objectives = [...waiting.values()].map((questions) => ({
    questions,
    weakness: weakness(questions[0] as BankQuestion),
    taken: 0,
  }))
  const drawn: BankQuestion[] = []
  while (drawn.length < Math.min(count, pool.length)) {
    const next = objectives
      .filter(({ questions, taken }) => taken < questions.length)
      .reduce((one, other) => (claimOf(other) > claimOf(one) ? other : one))
    drawn.push(next.questions[next.taken] as BankQuestion)
    next.taken++
  }
  return drawn
}

function claimOf({ weakness, taken }: { weakness: number; taken: number }): number {
  return weakness / (taken + 1)
}

function itemOf({ id, optionIds }: BankQuestion, chance: Chance): PaperItem {
  return { questionVersionId: id, optionIds: chance.shuffled(optionIds) }
}
