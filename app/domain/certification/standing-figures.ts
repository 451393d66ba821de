import { endWindows } from '#db/schema/standings.ts'
import { holdingStates, type StandingCount } from './count-standings.ts'
import type { StandingState } from './standing.ts'

/** How the people of some units stand, in numbers. Who has left is in none of them. */
export type StandingFigures = {
  people: number
  /** Whose certificate holds, whatever is due. */
  holding: number
  /** Of these, whose ends within so many days: each window has those of the smaller ones in it. */
  ends: Record<(typeof endWindows)[number], number>
  states: Partial<Record<StandingState, number>>
}

/** The figures of these units together. */
export function standingFigures(counts: StandingCount[], unitIds: ReadonlySet<string>): StandingFigures {
  const theirs = counts.filter((one) => unitIds.has(one.unitId) && one.state !== 'left')
  const sum = (which: (one: StandingCount) => boolean) =>
    theirs.filter(which).reduce((total, one) => total + one.people, 0)
  const states: StandingFigures['states'] = {}
  for (const { state, people } of theirs) states[state] = (states[state] ?? 0) + people
  const within = (days: number) => sum((one) => one.endsWithin > 0 && one.endsWithin <= days)
  return {
    people: sum(() => true),
    holding: sum((one) => holdingStates.includes(one.state)),
    ends: { 30: within(30), 60: within(60), 90: within(90) },
    states,
  }
}
