import { and, asc, eq, exists, inArray, lte, or, type SQL, sql } from 'drizzle-orm'
import { listStatesAsAt } from '#app/domain/certification/list-states-as-at.ts'
import type { StandingState } from '#app/domain/certification/standing.ts'
import { comesAfter, type PeopleCursor } from '#app/domain/people/people-cursor.ts'
import type { Database } from '#db/handle.ts'
import { people, personMovements } from '#db/schema/index.ts'

export type StandingsThenQuestion = {
  programmeId: string
  at: Date
  /** The units whose people of that instant are meant; `all` for everybody. */
  unitIds: string[] | 'all'
}

export type PersonThen = {
  id: string
  name: string
  searchName: string
  /** Where they were then. */
  unitId: string
  /** Where they are now: whoever is looked up must be reached there. */
  unitIdNow: string
  state: StandingState
  /** Of the newest certificate they had by then, whatever became of it. */
  validUntil: Date | null
}

export type StandingsThen = {
  /** How many were in each state; null on later pages, where nobody counts again. */
  counts: Partial<Record<StandingState, number>> | null
  people: PersonThen[]
}

const peopleAtATime = 500

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
  for await (const piece of piecesOf(db, question, after)) {
    for (const person of piece) {
      counts[person.state] = (counts[person.state] ?? 0) + 1
      const isAsked = states.length === 0 || states.includes(person.state)
      if (isAsked && found.length < limit) found.push(person)
    }
    if (after && found.length === limit) break
  }
  return { counts: after ? null : counts, people: found }
}

async function* piecesOf(
  db: Database,
  question: StandingsThenQuestion,
  after: PeopleCursor | null,
): AsyncGenerator<PersonThen[]> {
  const { programmeId, at, unitIds } = question
  for (let last = after; ; ) {
    const next = await peopleAfter(db, question, last)
    const end = next.at(-1)
    if (!end) return
    last = end
    const then = await listStatesAsAt(db, { programmeId, at, personIds: next.map(({ id }) => id) })
    const standings = new Map(then.map(({ personId, ...standing }) => [personId, standing]))
    yield next.flatMap((person) => {
      const standing = standings.get(person.id)
      // Whoever is in one of the units only now, or was in it only before, was elsewhere then.
      const wasThere = standing && (unitIds === 'all' || unitIds.includes(standing.unitId))
      return wasThere ? [{ ...person, ...standing }] : []
    })
    await new Promise(setImmediate)
  }
}

function peopleAfter(db: Database, { at, unitIds }: StandingsThenQuestion, last: PeopleCursor | null) {
  return db
    .select({ id: people.id, name: people.name, searchName: people.searchName, unitIdNow: people.unitId })
    .from(people)
    .where(
      and(
        lte(people.createdAt, at),
        unitIds === 'all' ? undefined : areOrWereIn(db, unitIds),
        last ? comesAfter(last) : undefined,
      ),
    )
    .orderBy(asc(people.searchName), asc(people.id))
    .limit(peopleAtATime)
}

function areOrWereIn(db: Database, unitIds: string[]): SQL {
  const placed = db
    .select({ one: sql`1` })
    .from(personMovements)
    .where(and(eq(personMovements.personId, people.id), inArray(personMovements.unitId, unitIds)))
  return or(inArray(people.unitId, unitIds), exists(placed)) as SQL
}
