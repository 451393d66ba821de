import { z } from 'zod'
import { findAuditReach, reachWithin } from '#app/domain/audit/audit-reach.ts'
import { type StandingsThen, standingsThen } from '#app/domain/audit/standings-then.ts'
import { dayOf, endOfDay, momentOf } from '#app/domain/certification/calendar-days.ts'
import { standingStates } from '#app/domain/certification/standing.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { listUnits } from '#app/domain/people/list-units.ts'
import { readCursor, writeCursor } from '#app/domain/people/people-cursor.ts'
import { unitsBelow } from '#app/domain/people/unit-tree.ts'
import { askedText } from './audit-search.ts'
import { db } from './database.ts'
import type { FormProblem } from './forms.ts'
import { programmeOf } from './programme.ts'
import type { SignedIn } from './signed-in.ts'

const onePage = 50
/** Whoever had left is not counted. */
const statesThen = standingStates.filter((state) => state !== 'left')

/** How everybody of a unit stood at the moment that an address asks for: `day`, `time`, `unit`, `state`, `after` somebody. */
export async function readStandingsPage(request: Request, officer: SignedIn, now: Date) {
  const asked = new URL(request.url).searchParams
  const programme = await programmeOf(request)
  const { at, typed, problems } = await askedMoment(asked, now)
  const units = await listUnits(db)
  const reach = await findAuditReach(db, officer.personId, now)
  const reached = units.filter(({ id }) => reach === 'all' || reach.includes(id))
  const unitId = reached.find(({ id }) => id === asked.get('unit'))?.id ?? ''
  const state = statesThen.find((one) => one === asked.get('state')) ?? ''
  const after = readCursor(asked.get('after'))
  const unitIds = unitId ? reachWithin(reach, [...unitsBelow(units, [unitId])]) : reach
  const then = at
    ? await standingsThen(
        db,
        { programmeId: programme.id, at, unitIds },
        { states: state ? [state] : [], after, limit: onePage + 1 },
      )
    : null
  const unitNames = new Map(units.map(({ id, name }) => [id, name]))
  return {
    reachesAll: reach === 'all',
    programmeTitle: programme.body.title,
    at,
    asked: { ...typed, unit: unitId, state },
    problems: problems.length > 0 ? problems : null,
    units: reached.map(({ id, name, depth }) => ({ id, name, depth })),
    states: statesThen,
    counts: then?.counts ?? null,
    people: (then?.people ?? []).slice(0, onePage).map(({ id, name, unitId, unitIdNow, state, validUntil }) => {
      const reachable = reach === 'all' || reach.includes(unitIdNow)
      return { id, name, state, validUntil, unitName: unitNames.get(unitId) ?? '', reachable }
    }),
    more: moreAfter(then?.people ?? []),
    onLaterPage: after !== null,
  }
}

function moreAfter(people: StandingsThen['people']): string | null {
  const last = people.length > onePage ? people[onePage - 1] : undefined
  return last ? writeCursor(last) : null
}

/** The moment asked for by the organisation’s clocks: the end of the day where no time is given. One that has not come is a problem. */
async function askedMoment(asked: URLSearchParams, now: Date) {
  const { timeZone } = await findOrganisation(db)
  const typed = { day: askedText(asked, 'day'), time: askedText(asked, 'time') }
  const problems: FormProblem[] = []
  const isDay = z.iso.date().safeParse(typed.day).success
  const isTime = typed.time === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(typed.time)
  if (typed.day === '') return { at: null, typed, problems }
  if (!isDay) problems.push({ field: 'day', message: 'desk:field.dayInvalid' })
  if (!isTime) problems.push({ field: 'time', message: 'audit:standings.timeInvalid' })
  if (problems.length > 0) return { at: null, typed, problems }
  const today = typed.day === dayOf(now, timeZone)
  const end = today ? now : endOfDay(typed.day, timeZone)
  const at = typed.time === '' ? end : momentOf(typed.day, typed.time, timeZone)
  if (at <= now) return { at, typed, problems }
  return { at: null, typed, problems: [{ field: 'day', message: 'audit:standings.notYet' }] satisfies FormProblem[] }
}
