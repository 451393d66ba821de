import { and, eq, gt, isNull, ne, or } from 'drizzle-orm'
import { addDays, dayOf, startOfDay } from '#app/domain/certification/calendar-days.ts'
import { reviewDueFrom } from '#app/domain/certification/review-due-from.ts'
import { findSuspensionChains } from '#app/domain/certification/suspension-chain.ts'
import { findWorkingCalendar } from '#app/domain/office/organisation.ts'
import { isWorkingDay, type WorkingCalendar } from '#app/domain/office/working-days.ts'
import type { Database } from '#db/handle.ts'
import { people, reinstatements, standings, suspensions, units } from '#db/schema/index.ts'
import type { Waiting } from './waiting.ts'

/** Suspensions that a second officer is to look at: some working days after they began, or because the person replied. */
export async function listSuspensionReviewsWaiting(db: Database, at: Date): Promise<Waiting[]> {
  const calendar = await findWorkingCalendar(db)
  const running = await listRunning(db, at)
  const chains = await findSuspensionChains(
    db,
    running.map(({ personId }) => personId),
  )
  return running.flatMap(({ suspensionId, personId, name, unitId, unitName, suspendedBy }): Waiting[] => {
    const since = reviewDueFrom(chains.get(suspensionId) ?? [], calendar)
    if (since === null || since > at) return []
    return [
      {
        kind: 'suspension-review',
        id: `suspension-review ${suspensionId}`,
        since,
        // Often there is but one access officer, who took the decision.
        roles: ['access-officer', 'administrator'],
        unitId,
        firstIds: [],
        notFor: suspendedBy,
        subject: { kind: 'person', personId, name, unitName },
        href: `/hr/suspensions/${suspensionId}`,
      },
    ]
  })
}

/** A suspension without an end is asked about after so many days. */
const daysWithoutEnd = 30
/** One with an end, so many working days before it. */
const workingDaysBeforeEnd = 3

/** Suspensions that end within days, or have gone on for a month without an end: an access officer decides. */
export async function listSuspensionsWaiting(db: Database, at: Date): Promise<Waiting[]> {
  const calendar = await findWorkingCalendar(db)
  const running = await listRunning(db, at)
  return running.flatMap(({ suspensionId, personId, name, unitId, unitName, suspendedAt, endsAt }): Waiting[] => {
    const asksFrom = endsAt ? beforeEnd(endsAt, calendar) : afterLong(suspendedAt, calendar)
    const since = asksFrom < suspendedAt ? suspendedAt : asksFrom
    if (since > at) return []
    return [
      {
        kind: endsAt ? 'suspension-ending' : 'suspension-endless',
        id: `suspension ${suspensionId}`,
        since,
        roles: ['access-officer'],
        unitId,
        firstIds: [],
        subject: { kind: 'person', personId, name, unitName },
        href: `/hr/people/${personId}`,
      },
    ]
  })
}

/** Those that still shut a gate: neither ended nor outdone by a revocation. */
function listRunning(db: Database, at: Date) {
  return db
    .select({
      suspensionId: suspensions.id,
      personId: people.id,
      name: people.name,
      unitId: people.unitId,
      unitName: units.name,
      suspendedAt: suspensions.suspendedAt,
      suspendedBy: suspensions.suspendedBy,
      endsAt: suspensions.endsAt,
    })
    .from(suspensions)
    .innerJoin(people, eq(people.id, suspensions.personId))
    .innerJoin(units, eq(units.id, people.unitId))
    .innerJoin(
      standings,
      and(
        eq(standings.personId, suspensions.personId),
        eq(standings.programmeId, suspensions.programmeId),
        eq(standings.blockedReason, 'suspended'),
      ),
    )
    .leftJoin(reinstatements, eq(reinstatements.suspensionId, suspensions.id))
    .where(
      and(
        isNull(reinstatements.id),
        ne(people.activity, 'left'),
        or(isNull(suspensions.endsAt), gt(suspensions.endsAt, at)),
      ),
    )
}

function afterLong(suspendedAt: Date, { timeZone }: WorkingCalendar): Date {
  return startOfDay(addDays(dayOf(suspendedAt, timeZone), daysWithoutEnd), timeZone)
}

function beforeEnd(endsAt: Date, calendar: WorkingCalendar): Date {
  let day = dayOf(endsAt, calendar.timeZone)
  for (let left = workingDaysBeforeEnd; left > 0; ) {
    day = addDays(day, -1)
    if (isWorkingDay(day, calendar)) left -= 1
  }
  return startOfDay(day, calendar.timeZone)
}
