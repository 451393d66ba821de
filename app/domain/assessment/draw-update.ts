import type { PaperItem } from '#db/schema/index.ts'
import { Chance } from './chance.ts'
import { arranged, type BankQuestion, type Draw, freshFirst } from './draw-paper.ts'
import { objectiveKey } from './weak-objectives.ts'

type Objective = { courseId: string; objective: string }

const questionsPerObjective = 2
const questionsAtMost = 8

/**
 * An update's paper: two questions of each objective that a change concerns, eight at most but one of every objective however many there
 * are. The final pool comes first and in it the critical questions, for a certificate rests on these; the quiz pool stands in where the
 * final pool has too few, and one that rests on a fact of law found wrong is asked only where there is no other. A change whose objectives nobody has a question on asks about its whole modules, so that whoever must catch up
 * always can. Null when these have no question at all.
 */
export function drawUpdate(bank: BankQuestion[], changed: Objective[], draw: Draw): PaperItem[] | null {
  const keys = new Set(changed.map(objectiveKey))
  const courseIds = new Set(changed.map(({ courseId }) => courseId))
  const onObjectives = bank.filter((question) => keys.has(objectiveKey(question)))
  const asked = onObjectives.length > 0 ? onObjectives : bank.filter(({ courseId }) => courseIds.has(courseId))
  if (asked.length === 0) return null

  const chance = new Chance(draw.seed)
  const shuffled = freshFirst(chance.shuffled(asked), draw.previous)
  const rows = chance
    .shuffled([...new Set(shuffled.map(objectiveKey))])
    .map((key) => shuffled.filter((question) => objectiveKey(question) === key).sort(inOrderOfWeight))
  const rounds = Array.from({ length: questionsPerObjective }, (_, round) => rows.flatMap((row) => row[round] ?? []))
  return arranged(rounds.flat().slice(0, Math.max(questionsAtMost, rows.length)), chance)
}

/** Sorting keeps the order of those that weigh the same. */
function inOrderOfWeight(one: BankQuestion, other: BankQuestion): number {
  return weightOf(other) - weightOf(one)
}

function weightOf({ pool, critical, underReview }: BankQuestion): number {
  return (underReview ? 0 : 4) + (pool === 'final' ? 2 : 0) + (critical ? 1 : 0)
}
