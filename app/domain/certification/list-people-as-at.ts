import type { PeopleCursor } from '#app/domain/people/people-cursor.ts'
import type { Database } from '#db/handle.ts'
import { units } from '#db/schema/index.ts'
import { holdingStates } from './count-standings.ts'
import type { AsAt } from './held-as-at.ts'
import type { PeopleFilter, PersonStanding } from './list-people-by-standing.ts'
import { endOfDayAfter } from './list-states.ts'
import { peopleThen } from './people-then.ts'

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
  const { unitIds, search } = filter
  const found: PersonStanding[] = []
  for await (const piece of peopleThen(db, { programmeId, at, unitIds, search }, after)) {
    for (const { unitIdNow, ...person } of piece.filter(isAsked)) {
      const known = reach === 'all' || reach.has(unitIdNow) ? person : ofThenOnly(person)
      found.push({ ...known, unitName: unitNames.get(person.unitId) ?? '' })
      if (found.length === limit) return found
    }
  }
  return found
}

/** Who works elsewhere by now, out of the reader's reach: nothing of what they are today. */
function ofThenOnly<Person extends object>(person: Person) {
  return { ...person, jobTitle: null, activity: 'active' as const, outOfReach: true as const }
}

async function askedThen(
  db: Database,
  { states, endsWithin }: Pick<PeopleFilter, 'states' | 'endsWithin'>,
  at: Date,
): Promise<(stood: Pick<PersonStanding, 'state' | 'validUntil'>) => boolean> {
  const until = endsWithin === null ? null : await endOfDayAfter(db, endsWithin, at)
  return ({ state, validUntil }) =>
    (states.length === 0 || states.includes(state)) &&
    (until === null || (holdingStates.includes(state) && validUntil !== null && validUntil <= until))
}
