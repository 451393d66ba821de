import { smallestGroup } from './smallest-group.ts'

export type ObjectiveMastery = {
  objective: string
  people: number
  /** The mean share of its questions that was right, and the share of people who had every one right; null for too few people. */
  mastery: { meanShare: number; allRightShare: number } | null
}

/** How well an objective is mastered, from the share right of each person's first paper: share (0 to 1) to how many people. */
export function objectiveMastery(objective: string, shares: ReadonlyMap<number, number> = new Map()): ObjectiveMastery {
  const told = [...shares]
  const people = told.reduce((sum, [, count]) => sum + count, 0)
  if (people < smallestGroup) return { objective, people, mastery: null }
  const meanShare = told.reduce((sum, [share, count]) => sum + share * count, 0) / people
  return { objective, people, mastery: { meanShare, allRightShare: (shares.get(1) ?? 0) / people } }
}
