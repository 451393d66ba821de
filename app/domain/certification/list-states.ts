import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { findProgramme } from '#app/domain/learning/find-programme.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import type { Database } from '#db/handle.ts'
import { people, programmes, standings } from '#db/schema/index.ts'
import { addDays, dayOf, endOfDay } from './calendar-days.ts'
import type { StandingState } from './standing.ts'
import { standingState } from './standing-state.ts'

/** In which state each of these people is in a programme, by person id. For a page of a list; at most a few hundred people. */
export async function listStates(
  db: Database,
  { programmeId, personIds }: { programmeId: string; personIds: string[] },
  now: Date,
): Promise<Map<string, StandingState>> {
  const state = await stateIn(db, programmeId, now)
  const rows = await db
    .select({ personId: people.id, state })
    .from(people)
    .innerJoin(programmes, eq(programmes.id, programmeId))
    .leftJoin(standings, and(eq(standings.personId, people.id), eq(standings.programmeId, programmeId)))
    .where(inArray(people.id, personIds))
  return new Map(rows.map((row) => [row.personId, row.state]))
}

/** The state of whoever a query is about, at an instant. */
export async function stateIn(db: Database, programmeId: string, now: Date): Promise<SQL<StandingState>> {
  const programme = await findProgramme(db, programmeId)
  const modules = programme?.body.modules ?? []
  return standingState(db, { programmeId, modules, now, expiringUntil: await findExpiringUntil(db, programmeId, now) })
}

/** Certificates that end by then, the end of a day of the organisation, are about to expire. */
export async function findExpiringUntil(db: Database, programmeId: string, now: Date): Promise<Date> {
  const programme = await findProgramme(db, programmeId)
  return endOfDayAfter(db, programme?.body.validity.expiringDays ?? 0, now)
}

/** The last moment of the day so many days after the present one, by the organisation's clocks. */
export async function endOfDayAfter(db: Database, days: number, now: Date): Promise<Date> {
  const { timeZone } = await findOrganisation(db)
  return endOfDay(addDays(dayOf(now, timeZone), days), timeZone)
}
