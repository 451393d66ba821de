import { type PersonThen, peopleThen } from '#app/domain/certification/people-then.ts'
import type { StandingState } from '#app/domain/certification/standing.ts'
import type { PeopleCursor } from '#app/domain/people/people-cursor.ts'
import type { Database } from '#db/handle.ts'

export type StandingsThenQuestion = {
  programmeId: string
  at: Date
  /** The units whose people of that instant are meant; `all` for everybody. */
  unitIds: string[] | 'all'
}

export type StandingsThen = {
  /** How many were in each state; null on later pages, where nobody counts again. */
  counts: Partial<Record<StandingState, number>> | null
  people: PersonThen[]
}

/**
 * How everybody who worked in these units at a past instant stood then, from the facts: the numbers, and the first `limit` of those in one
 * of the states by name. `after` begins behind somebody and counts nothing. Others get their turn between pieces of some hundred people.
 */
export async function standingsThen(
  db: Database,
  question: StandingsThenQuestion,
  { states, after, limit }: { states: StandingState[]; after: PeopleCursor | null; limit: number },
): Promise<StandingsThen> {
  const counts: Partial<Record<StandingState, number>> = {}
  const found: PersonThen[] = []
  for await (const piece of peopleThen(db, question, after)) {
    for (const person of piece) {
      counts[person.state] = (counts[person.state] ?? 0) + 1
      const isAsked = states.length === 0 || states.includes(person.state)
      if (isAsked && found.length < limit) found.push(person)
    }
    if (after && found.length === limit) break
  }
  return { counts: after ? null : counts, people: found }
}
