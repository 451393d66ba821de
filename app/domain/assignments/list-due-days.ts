import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { findProgramme } from '#app/domain/learning/find-programme.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import type { Database } from '#db/handle.ts'
import { dueDay } from './due-day.ts'
import type { DueDay } from './due-state.ts'
import { dutyFacts, rowsByPerson } from './duty-of-person.ts'
import { findDutyRows } from './find-duty-facts.ts'
import { findRulesInForce, type RuleInForce } from './rules-in-force.ts'

/** What is the same for everybody when due days are worked out. */
export type DutyGround = {
  programmeId: string
  rules: RuleInForce[]
  timeZone: string
  today: string
  /** How long before a certificate ends, or a later day comes, somebody is asked again. */
  renewalDays: number
}

/** The rules and the calendar as they are at an instant. */
export async function findDutyGround(db: Database, programmeId: string, now: Date): Promise<DutyGround> {
  const { timeZone } = await findOrganisation(db)
  const today = dayOf(now, timeZone)
  const renewalDays = (await findProgramme(db, programmeId))?.body.validity.expiringDays ?? 0
  const rules = await findRulesInForce(db, { programmeId, today, timeZone }, now)
  return { programmeId, rules, timeZone, today, renewalDays }
}

/** By when each of these people has to be certified, by person id; unknown ones are missing. At most a few thousand. */
export async function listDueDays(
  db: Database,
  { programmeId, personIds }: { programmeId: string; personIds: string[] },
  now: Date,
): Promise<Map<string, DueDay>> {
  const ground = await findDutyGround(db, programmeId, now)
  const rows = await findDutyRows(db, { programmeId, personIds }, now)
  return new Map(rowsByPerson(rows).map((one) => [one.person.id, dueDayOf(one, ground, now)]))
}

/** By when and why one person has to be certified. Of somebody unknown nothing is asked. */
export async function findDueDay(
  db: Database,
  { personId, programmeId }: { personId: string; programmeId: string },
  now: Date,
): Promise<DueDay | null> {
  return (await listDueDays(db, { programmeId, personIds: [personId] }, now)).get(personId) ?? null
}

export function dueDayOf(rows: Parameters<typeof dutyFacts>[0], ground: DutyGround, now: Date): DueDay {
  return dueDay(dutyFacts(rows, ground.rules, ground.timeZone, now), ground)
}
