import type { DueState } from '#app/domain/assignments/due-state.ts'
import { listPeopleDue, type PersonDue } from '#app/domain/assignments/list-people-due.ts'
import { endOfDay } from '#app/domain/certification/calendar-days.ts'
import { holdingStates } from '#app/domain/certification/count-standings.ts'
import { listPeopleAsAt } from '#app/domain/certification/list-people-as-at.ts'
import {
  listPeopleByStanding,
  type PeopleFilter,
  type PersonStanding,
} from '#app/domain/certification/list-people-by-standing.ts'
import { type StandingState, standingStates } from '#app/domain/certification/standing.ts'
import { seesStandings } from '#app/domain/certification/who-decides.ts'
import { periodStart } from '#app/domain/data-protection/period-start.ts'
import { findPeriods } from '#app/domain/data-protection/set-period.ts'
import type { PeopleCursor } from '#app/domain/people/people-cursor.ts'
import type { PeopleAsked } from '#app/ui/people-address.ts'
import { allRoles, endWindows, personActivities } from '#db/schema/index.ts'
import { type AskedUnit, readAskedUnit } from './asked-unit.ts'
import { currentOrganisation } from './catalogue.ts'
import { db } from './database.ts'
import { pastDayOf } from './hr-overview.ts'
import { knownDue } from './known-due.ts'
import { programmeInAddress, programmeOf } from './programme.ts'

/** The list of people that an officer asks for, within what their roles reach: whatever a page, a file or another action is made from. */
export type AskedPeople = {
  programmeId: string
  filter: PeopleFilter
  /** Only those of whom the programme is asked so, which is told of today only; null for anybody. */
  dueState: DueState | null
  /** As it stands in the address. */
  asked: PeopleAsked
  unit: AskedUnit
  /** The end of the past day asked for; null for now. */
  at: Date | null
}

/** Who left longer ago than their names are kept for. */
export const leftLong = 'left-long'

async function keptUntil(now: Date): Promise<Date | null> {
  const period = (await findPeriods(db))('identity')
  return period && periodStart(period, now)
}

/** How a programme may be asked of the people of a list, in the order in which it is chosen. */
export const askedDueStates = ['overdue', 'due'] as const satisfies DueState[]

/** Reads it from an address. What is no choice of a list is as if it were not there. */
export async function readAskedPeople(request: Request, personId: string, now: Date): Promise<AskedPeople> {
  const parameters = new URL(request.url).searchParams
  const one = <Choice extends string>(name: string, choices: readonly Choice[]): Choice | null =>
    choices.find((choice) => choice === parameters.get(name)) ?? null
  const { id: programmeId } = await programmeOf(request)
  const unit = await readAskedUnit(request, personId, seesStandings, now)
  const standing = one('standing', ['holding', ...standingStates])
  const ends = one('ends', endWindows.map(String))
  const activity = one('activity', ['all', ...personActivities, leftLong])
  const role = one('role', allRoles)
  const required = one('required', askedDueStates)
  const on = await pastDayOf(parameters.get('on'), now)
  const search = (parameters.get('search') ?? '').slice(0, 200)
  const { timeZone } = await currentOrganisation()
  return {
    programmeId,
    unit,
    at: on === null ? null : endOfDay(on, timeZone),
    dueState: on === null ? required : null,
    filter: {
      search,
      unitIds: unit.everybody ? 'all' : [...unit.unitIds],
      states: statesOf(standing),
      endsWithin: ends === null ? null : Number(ends),
      activity: activity === 'all' || activity === leftLong || standing === 'left' ? null : (activity ?? 'here'),
      role,
      leftBefore: activity === leftLong ? await keptUntil(now) : null,
    },
    asked: {
      programme: programmeInAddress(programmeId),
      unit: parameters.get('unit') ? (unit.unit?.id ?? '') : '',
      search,
      standing: standing ?? '',
      ends: ends ?? '',
      activity: activity ?? '',
      role: role ?? '',
      required: (on === null && required) || '',
      on: on ?? '',
    },
  }
}

function statesOf(standing: StandingState | 'holding' | null): StandingState[] {
  if (standing === 'holding') return holdingStates
  return standing === null ? [] : [standing]
}

/** The people asked for, from the beginning or after somebody; now, or as they stood on the past day. */
export async function listAsked(
  { programmeId, filter, dueState, at, unit }: AskedPeople,
  { after, limit }: { after: PeopleCursor | null; limit: number },
  now: Date,
): Promise<(PersonStanding & Partial<PersonDue>)[]> {
  if (dueState !== null) {
    const unitIds = await unitsWithAny({ programmeId, dueState, unitIds: filter.unitIds }, now)
    return listPeopleDue(db, { programmeId, filter: { ...filter, unitIds }, dueState, after, limit }, now)
  }
  const reach = new Set(unit.reached.map(({ id }) => id))
  if (at !== null) return listPeopleAsAt(db, { programmeId, at, filter, reach, after, limit })
  return listPeopleByStanding(db, { programmeId, filter, after, limit }, now)
}

/** Only units in which anybody was counted so: of people in all others no due day need be worked out. */
async function unitsWithAny(
  { programmeId, dueState, unitIds }: { programmeId: string; dueState: DueState; unitIds: string[] | 'all' },
  now: Date,
): Promise<string[] | 'all'> {
  const known = await knownDue(programmeId, now)
  if (known === null) return unitIds
  const some = known.filter(({ state }) => state === dueState).map(({ unitId }) => unitId)
  return unitIds === 'all' ? some : unitIds.filter((unitId) => some.includes(unitId))
}
