import { listModes, listUnitPlaces } from '#app/domain/access/list-modes.ts'
import { lastBegun, modeInForce } from '#app/domain/access/mode-in-force.ts'
import { type UnitPlace, unitsBelow } from '#app/domain/people/unit-tree.ts'
import type { Database } from '#db/handle.ts'
import type { Audience } from './audience.ts'
import { listRuleHistories, type RequirementRule } from './list-rules.ts'
import type { RuleTerms } from './requirement.ts'
import { ruleInForceOn } from './rule-in-force-on.ts'

/** What a rule says, whether or not it is published yet. */
export type RuleContent = Pick<
  RequirementRule,
  'ruleId' | 'programmeId' | 'unitId' | 'audience' | 'requiredBy' | 'frequency' | 'creditMonths' | 'startsOn'
>

export type RuleInForce = { terms: RuleTerms; audience: Audience }

/** The rules of a programme that concern anybody on this day. */
export async function findRulesInForce(db: Database, asked: Asked, now: Date): Promise<RuleInForce[]> {
  return placeRules(db, await listRulesInForce(db, asked, now), now)
}

type Asked = { programmeId: string | null; today: string; timeZone: string }

/** The version of each rule of a programme, or of all, that holds on this day. */
export async function listRulesInForce(
  db: Database,
  { programmeId, today, timeZone }: Asked,
  now: Date,
): Promise<RequirementRule[]> {
  const histories = await listRuleHistories(db, programmeId, now)
  return histories.flatMap((versions) => ruleInForceOn(versions, today, timeZone) ?? [])
}

/** Rules with the units they mean. */
export async function placeRules(db: Database, rules: RuleContent[], now: Date): Promise<RuleInForce[]> {
  if (rules.length === 0) return []
  const places = await listUnitPlaces(db)
  const placed: RuleInForce[] = []
  for (const rule of rules) {
    const unitIds = unitsBelow(places, [rule.unitId])
    const { grades, roles, platformId } = rule.audience
    const enforced = platformId === null ? null : await whereEnforced(db, platformId, unitIds, places, now)
    placed.push({ terms: rule, audience: { grades, roles, unitIds, enforced } })
  }
  return placed
}

async function whereEnforced(
  db: Database,
  platformId: string,
  unitIds: Set<string>,
  places: UnitPlace[],
  now: Date,
): Promise<Map<string, Date | null>> {
  const decisions = await listModes(db, platformId)
  const enforced = new Map<string, Date | null>()
  for (const unitId of unitIds) {
    const { mode, fromUnitId } = modeInForce(places, decisions, unitId, now)
    if (mode !== 'enforce') continue
    enforced.set(unitId, fromUnitId === null ? null : (lastBegun(decisions, fromUnitId, now)?.startsAt ?? null))
  }
  return enforced
}
