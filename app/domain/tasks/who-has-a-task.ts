import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from '#app/domain/office/working-days.ts'
import { type UnitPlace, unitsAbove } from '#app/domain/people/unit-tree.ts'
import type { Role } from '#db/schema/index.ts'
import type { Waiting } from './waiting.ts'

/** Somebody who holds a role over a unit and what is below it. */
export type Holder = {
  personId: string
  role: Role
  unitId: string
  /** Neither on leave, nor seconded, nor gone. */
  present: boolean
  /** Whom they stand in for; null where the role is their own. */
  standsFor: { personId: string; name: string } | null
}

/** Who holds which role where, and by which calendar the office counts. */
export type Office = {
  units: UnitPlace[]
  holders: Holder[]
  absentIds: ReadonlySet<string>
  calendar: WorkingCalendar
}

/** One person who has a task, and why they have it. */
export type Having = {
  personId: string
  /** The name of the holder they stand in for; null where it is their own. */
  standsFor: string | null
  /** The day, YYYY-MM-DD, from which it is shown one step further up; null for whose it is first. */
  escalatedOn: string | null
  /** Nobody holds a role for it, so that it came to whoever can give one. */
  unheld: boolean
}

/** So many full working days a task is left to those nearest. */
export const daysBeforeEscalation = 3

/** How many working days a task has waited: the day it came is not counted. */
export function ageOf(since: Date, at: Date, calendar: WorkingCalendar): number {
  return workingDaysBetween(dayOf(since, calendar.timeZone), dayOf(at, calendar.timeZone), calendar)
}

/**
 * Who has a task at an instant: the nearest present holders of its roles, their deputies included, and after three full working days
 * those one step further up as well. Who is away has none; it is then their deputy's, or goes up at once. Nobody has a task about themselves. What
 * nobody holds a role for comes to the administrators of the whole organisation.
 */
export function whoHasATask(task: Waiting, office: OfficeMap): Having[] {
  const [nearest = [], next = []] = stepsFor(task, office)
  if (nearest.length === 0) {
    const administrators = office.holdersOf(['administrator'], null)
    return havings(withoutSubject(administrators, task), { escalatedOn: null, unheld: true })
  }
  const mine = havings(nearest, { escalatedOn: null, unheld: false })
  if (office.age(task.since) <= daysBeforeEscalation) return mine
  const cameOn = dayOf(task.since, office.calendar.timeZone)
  const escalatedOn = addWorkingDays(cameOn, daysBeforeEscalation + 1, office.calendar)
  const have = new Set(mine.map(({ personId }) => personId))
  return [...mine, ...havings(next, { escalatedOn, unheld: false }).filter(({ personId }) => !have.has(personId))]
}

/** Whom a task passes, nearest first; steps without anybody present are left out. */
function stepsFor(task: Waiting, office: OfficeMap): Step[] {
  const first = task.firstIds
    .filter((personId) => !office.absentIds.has(personId))
    .map((personId) => ({ personId, standsFor: null }))
  const above = task.unitId === null ? [null] : office.above(task.unitId)
  return [first, ...above.map((unitId) => office.holdersOf(task.roles, unitId))]
    .map((step) => withoutSubject(step, task))
    .filter((step) => step.length > 0)
}

type Step = Pick<Holder, 'personId' | 'standsFor'>[]

/** Nor does who stands in for somebody decide about them, or look again at what they decided. */
function withoutSubject(step: Step, { subject, notFor }: Waiting): Step {
  const barred = [subject.kind === 'person' ? subject.personId : null, notFor ?? null]
  return step.filter(({ personId, standsFor }) => {
    return !barred.includes(personId) && !(standsFor && barred.includes(standsFor.personId))
  })
}

/** Each person once: what is their own before what they have for somebody else. */
function havings(step: Step, how: Pick<Having, 'escalatedOn' | 'unheld'>): Having[] {
  const own = step.filter(({ standsFor }) => standsFor === null)
  const found = new Map<string, Having>()
  for (const { personId, standsFor } of [...own, ...step]) {
    if (!found.has(personId)) found.set(personId, { personId, standsFor: standsFor?.name ?? null, ...how })
  }
  return [...found.values()]
}

/** An office at one instant, made ready for many questions. */
export type OfficeMap = {
  /** For how many working days something has waited since then. */
  age: (since: Date) => number
  calendar: WorkingCalendar
  absentIds: ReadonlySet<string>
  /** The unit and those above it, nearest first. */
  above: (unitId: string) => string[]
  /** Present holders of one of the roles at exactly this unit, or by null at a unit that has none above it. */
  holdersOf: (roles: Role[], unitId: string | null) => Step
}

/** Sorts an office so that each of thousands of tasks is a few look-ups. */
export function mapOffice({ units, holders, absentIds, calendar }: Office, now: Date): OfficeMap {
  const tops = new Set(units.filter(({ parentId }) => parentId === null).map(({ id }) => id))
  const at = new Map<string, Holder[]>()
  for (const holder of holders) {
    if (!holder.present) continue
    const places = tops.has(holder.unitId) ? [holder.unitId, null] : [holder.unitId]
    for (const place of places) {
      const key = keyOf(holder.role, place)
      at.set(key, [...(at.get(key) ?? []), holder])
    }
  }
  const chains = new Map<string, string[]>()
  const ages = new Map<string, number>()
  return {
    age(since) {
      // Much waits since the same day, and counting over a year of days takes its time.
      const day = dayOf(since, calendar.timeZone)
      const age = ages.get(day) ?? ageOf(since, now, calendar)
      ages.set(day, age)
      return age
    },
    calendar,
    absentIds,
    above(unitId) {
      const known = chains.get(unitId) ?? unitsAbove(units, unitId)
      chains.set(unitId, known)
      return known
    },
    holdersOf: (roles, unitId) => roles.flatMap((role) => at.get(keyOf(role, unitId)) ?? []),
  }
}

function keyOf(role: Role, unitId: string | null): string {
  return `${role} ${unitId ?? ''}`
}
