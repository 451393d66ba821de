import { findDueDay } from '#app/domain/assignments/list-due-days.ts'
import { listRulesInForce } from '#app/domain/assignments/rules-in-force.ts'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { listUnits } from '#app/domain/people/list-units.ts'
import type { ExplainedDueDay } from '#app/ui/due-sentence.tsx'
import { currentOrganisation } from './catalogue.ts'
import { db } from './database.ts'

/** By when somebody has to be certified, with the unit whose rule says so. */
export async function explainedDueDay(
  whose: { personId: string; programmeId: string },
  now: Date,
): Promise<ExplainedDueDay | null> {
  const found = await findDueDay(db, whose, now)
  if (!found) return null
  const { state, dueDay, why, ruleId } = found
  const rules = ruleId === null ? [] : await rulesOfToday(whose.programmeId, now)
  const rule = rules.find((one) => one.ruleId === ruleId)
  const unit = rule ? (await listUnits(db)).find(({ id }) => id === rule.unitId)?.name : null
  return { state, dueDay, why, unit: unit ?? null }
}

/** The rules that hold today, of one programme or of all. */
export async function rulesOfToday(programmeId: string | null, now: Date) {
  const { timeZone } = await currentOrganisation()
  return listRulesInForce(db, { programmeId, today: dayOf(now, timeZone), timeZone }, now)
}
