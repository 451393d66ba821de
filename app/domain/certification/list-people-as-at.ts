import { and, asc, lte } from 'drizzle-orm'
import { findMatching } from '#app/domain/people/list-people.ts'
import { comesAfter, type PeopleCursor } from '#app/domain/people/people-cursor.ts'
import type { Database } from '#db/handle.ts'
import { people, units } from '#db/schema/index.ts'
import { holdingStates } from './count-standings.ts'
import type { AsAt } from './held-as-at.ts'
import type { PeopleFilter, PersonStanding } from './list-people-by-standing.ts'
import { endOfDayAfter } from './list-states.ts'
import { listStatesAsAt } from './list-states-as-at.ts'

/** So many are looked at before others get their turn. */
const peopleAtATime = 500

/**
 * As `listPeopleByStanding`, at a past instant and from the facts: those who were here then, by the unit they were of then. What somebody
 * does now and which roles they hold is not asked. A rare state among many people takes its time.
 */
export async function listPeopleAsAt(
  db: Database,
  {
    programmeId,
    at,
    filter,
    reach,
    after,
    limit,
  }: AsAt & {
    /** The units whose people the reader may look at today; of others only how they stood is told. */
    reach: ReadonlySet<string> | 'all'
    filter: Pick<PeopleFilter, 'search' | 'unitIds' | 'states' | 'endsWithin'>
    after: PeopleCursor | null
    limit: number
  },
): Promise<PersonStanding[]> {
  const isAsked = await askedThen(db, filter, at)
  const unitNames = new Map((await db.select().from(units)).map(({ id, name }) => [id, name]))
  const found: PersonStanding[] = []
  let last = after
  for (;;) {
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
      .where(
        and(
          lte(people.createdAt, at),
          await findMatching(db, filter.search),
          last === null ? undefined : comesAfter(last),
        ),
      )
      .orderBy(asc(people.searchName), asc(people.id))
      .limit(peopleAtATime)
    const personIds = next.map(({ id }) => id)
    const then = new Map((await listStatesAsAt(db, { programmeId, at, personIds })).map((row) => [row.personId, row]))
    for (const { unitIdNow, ...person } of next) {
      const stood = then.get(person.id)
      if (!stood || !isAsked(stood)) continue
      const { unitId, state, validUntil } = stood
      const known = reach === 'all' || reach.has(unitIdNow) ? person : ofThenOnly(person)
      found.push({ ...known, unitId, unitName: unitNames.get(unitId) ?? '', state, validUntil })
      if (found.length === limit) return found
    }
    last = next.at(-1) ?? null
    if (next.length < peopleAtATime || last === null) return found
    await new Promise(setImmediate)
  }
}

/** Who works elsewhere by now, out of the reader's reach: nothing of what they are today. */
function ofThenOnly<Person extends object>(person: Person) {
  return { ...person, jobTitle: null, activity: 'active' as const, outOfReach: true as const }
}

async function askedThen(
  db: Database,
  { unitIds, states, endsWithin }: Pick<PeopleFilter, 'unitIds' | 'states' | 'endsWithin'>,
  at: Date,
): Promise<(stood: Pick<PersonStanding, 'unitId' | 'state' | 'validUntil'>) => boolean> {
  const within = unitIds === 'all' ? null : new Set(unitIds)
  const until = endsWithin === null ? null : await endOfDayAfter(db, endsWithin, at)
  return ({ unitId, state, validUntil }) =>
    (within === null || within.has(unitId)) &&
    (states.length === 0 || states.includes(state)) &&
    (until === null || (holdingStates.includes(state) && validUntil !== null && validUntil <= until))
}
