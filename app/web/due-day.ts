import { findDueDay } from '#app/domain/assignments/list-due-days.ts'
import { listRules } from '#app/domain/assignments/list-rules.ts'
import { listUnits } from '#app/domain/people/list-units.ts'
import type { ExplainedDueDay } from '#app/ui/due-sentence.tsx'
import { db } from './database.ts'

/** By when somebody has to be certified, with the unit whose rule says so. */
export async function explainedDueDay(
  whose: { personId: string; programmeId: string },
  now: Date,
): Promise<ExplainedDueDay | null> {
  const found = await findDueDay(db, whose, now)
  if (!found) return null
  const { state, dueDay, why, ruleId } = found
  const rule = ruleId && (await listRules(db, whose.programmeId, now)).find((one) => one.ruleId === ruleId)
  const unit = rule ? (await listUnits(db)).find(({ id }) => id === rule.unitId)?.name : null
  return { state, dueDay, why, unit: unit ?? null }
}
