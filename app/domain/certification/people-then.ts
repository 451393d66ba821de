import { and, asc, lte } from 'drizzle-orm'
import { findMatching } from '#app/domain/people/list-people.ts'
import { comesAfter, type PeopleCursor } from '#app/domain/people/people-cursor.ts'
import type { Database } from '#db/handle.ts'
import { type PersonActivity, people } from '#db/schema/index.ts'
import type { AsAt } from './held-as-at.ts'
import { areOrWereIn } from './here-as-at.ts'
import { listStatesAsAt, type StandingThen } from './list-states-as-at.ts'

/** Somebody who was here at a past instant: who they are today, and how and where they stood then. */
export type PersonThen = Omit<StandingThen, 'personId'> & {
  id: string
  name: string
  searchName: string
  jobTitle: string | null
  activity: PersonActivity
  /** Where they are now: whoever looks them up must reach them there. */
  unitIdNow: string
}

type AskedThen = AsAt & {
  /** The units whose people of that instant are meant; `all` for everybody. */
  unitIds: string[] | 'all'
  /** Part of a name or a number; empty for everybody. */
  search?: string
}

const peopleAtATime = 500

/** Those who were in these units at a past instant, from the facts, by name and in pieces, between which others get their turn. */
export async function* peopleThen(
  db: Database,
  { programmeId, at, unitIds, search = '' }: AskedThen,
  after: PeopleCursor | null,
): AsyncGenerator<PersonThen[]> {
  const asked = and(
    lte(people.createdAt, at),
    unitIds === 'all' ? undefined : areOrWereIn(db, unitIds),
    await findMatching(db, search),
  )
  const within = unitIds === 'all' ? null : new Set(unitIds)
  for (let last = after; ; ) {
    const next = await db
      .select({
        id: people.id,
        name: people.name,
        searchName: people.searchName,
        jobTitle: people.jobTitle,
        activity: people.activity,
        unitIdNow: people.unitId,
      })
      .from(people)
      .where(and(asked, last ? comesAfter(last) : undefined))
      .orderBy(asc(people.searchName), asc(people.id))
      .limit(peopleAtATime)
    const end = next.at(-1)
    if (!end) return
    last = end
    const then = await listStatesAsAt(db, { programmeId, at, personIds: next.map(({ id }) => id) })
    const standings = new Map(then.map(({ personId, ...standing }) => [personId, standing]))
    yield next.flatMap((person) => {
      const standing = standings.get(person.id)
      // Whoever is in one of the units only now, or was in it only before, was elsewhere then.
      const wasThere = standing && (within === null || within.has(standing.unitId))
      return wasThere ? [{ ...person, ...standing }] : []
    })
    await new Promise(setImmediate)
  }
}
