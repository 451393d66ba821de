import { eq } from 'drizzle-orm'
import { findPlatform } from '#app/domain/access/list-platforms.ts'
import { addMonths } from '#app/domain/certification/calendar-days.ts'
import { whoRequires } from '#app/domain/certification/who-decides.ts'
import { findProgramme } from '#app/domain/learning/find-programme.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { actorReachesUnit } from '#app/domain/people/reaches.ts'
import type { Database } from '#db/handle.ts'
import { allRoles, units } from '#db/schema/index.ts'
import type { RequirementRule } from './list-rules.ts'
import type { PlannedRule } from './preview-rule.ts'

export type RuleObstacle =
  | 'no-such-rule'
  | 'no-such-programme'
  | 'no-such-unit'
  | 'no-such-platform'
  | 'out-of-reach'
  | 'rule-out-of-bounds'
  | 'rule-day-before-start'
  | 'rule-unchanged'
  | 'rule-ended'

/** No rule asks for anything further off, in months. */
const furthestMonths = 60

/** Why an actor may not make, change or end this rule, or null. Only rules about units that their role reaches, before and after. */
export async function ruleObstacle(
  db: Database,
  { ruleId, programmeId, content }: PlannedRule,
  present: RequirementRule | undefined,
  { actor, today, at }: { actor: Actor; today: string; at: Date },
): Promise<RuleObstacle | null> {
  if (ruleId !== null && (!present || present.programmeId !== programmeId)) return 'no-such-rule'
  const unitIds = [present?.unitId, content?.unitId].filter((unitId) => unitId !== undefined)
  for (const unitId of unitIds) {
    if (!(await actorReachesUnit(db, actor, whoRequires, unitId, at))) return 'out-of-reach'
  }
  if (content === null) return present?.ends ? 'rule-ended' : null
  if (!(await findProgramme(db, programmeId))) return 'no-such-programme'
  const [unit] = await db.select().from(units).where(eq(units.id, content.unitId))
  if (!unit || unit.closedAt) return 'no-such-unit'
  const { platformId } = content.audience
  if (platformId !== null) {
    const platform = await findPlatform(db, platformId)
    if (!platform || platform.closedAt) return 'no-such-platform'
  }
  return (
    contentObstacle(content, today) ?? (present && !present.ends && isSame(content, present) ? 'rule-unchanged' : null)
  )
}

type Content = NonNullable<PlannedRule['content']>

function contentObstacle({ audience, requiredBy, frequency, creditMonths, startsOn }: Content, today: string) {
  const furthest = addMonths(today, furthestMonths)
  const isNear = (day: string) => isDay(day) && day >= '2000-01-01' && day <= furthest
  const within = (count: number, least: number, most: number) =>
    Number.isInteger(count) && count >= least && count <= most
  const sound =
    isNear(startsOn) &&
    within(creditMonths, 0, furthestMonths) &&
    (requiredBy.kind === 'day' ? isNear(requiredBy.day) : within(requiredBy.days, 1, 730)) &&
    (frequency.kind !== 'months' || within(frequency.months, 1, furthestMonths)) &&
    audience.grades.length <= 30 &&
    audience.grades.every((grade) => grade.trim() !== '' && grade.length <= 60) &&
    audience.roles.every((role) => allRoles.includes(role))
  if (!sound) return 'rule-out-of-bounds'
  return requiredBy.kind === 'day' && requiredBy.day < startsOn ? 'rule-day-before-start' : null
}

function isDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true
}

/** The database may give the fields of an object back in another order. */
function isSame(content: Content, present: RequirementRule): boolean {
  const terms = ({ unitId, audience, requiredBy, frequency, creditMonths, startsOn }: Content) => [
    [unitId, creditMonths, startsOn, audience.platformId, ...audience.grades, '', ...audience.roles],
    Object.entries(requiredBy).sort(),
    Object.entries(frequency).sort(),
  ]
  return JSON.stringify(terms(content)) === JSON.stringify(terms(present))
}
