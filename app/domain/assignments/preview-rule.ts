import { listUnitPlaces } from '#app/domain/access/list-modes.ts'
import { unitsBelow } from '#app/domain/people/unit-tree.ts'
import type { Database } from '#db/handle.ts'
import { dutyPieces } from './duty-pieces.ts'
import { type DutyGround, dueDayOf, findDutyGround } from './list-due-days.ts'
import { listRuleHistories, type RequirementRule } from './list-rules.ts'
import { type RuleEffect, ruleEffect } from './rule-effect.ts'
import { ruleFingerprint } from './rule-fingerprint.ts'
import { ruleInForceOn } from './rule-in-force-on.ts'
import { placeRules, type RuleContent } from './rules-in-force.ts'

/** A rule that would be made or changed, or ended where there is nothing it would say. */
export type PlannedRule = {
  /** Null for a new one. */
  ruleId: string | null
  programmeId: string
  content: Omit<RuleContent, 'ruleId' | 'programmeId'> | null
}

export type AffectedPerson = {
  personId: string
  name: string
  unitId: string
  effect: RuleEffect
  dueDay: string | null
  overdueAtOnce: boolean
}

export type RulePreview = {
  fingerprint: string
  /** The day that is told of: the one on which the change begins, or today; and whether it is a later one. */
  day: string
  isLater: boolean
  /** How many people of each unit. */
  counts: { unitId: string; effect: RuleEffect; people: number; overdueAtOnce: number }[]
  /** Some of them by name, those first who would be overdue at once. */
  people: AffectedPerson[]
}

const peopleNamed = 50

/**
 * Whom a rule would concern if it were made, changed or ended now: each person's day is worked out twice by the one rule, with the change
 * and without it, as it will be on the day on which the change begins. In pieces, so that others get their turn.
 */
export async function previewRule(db: Database, planned: PlannedRule, now: Date): Promise<RulePreview> {
  const { programmeId, content } = planned
  const ground = await findDutyGround(db, programmeId, now)
  const histories = await listRuleHistories(db, programmeId, now)
  const own = histories.find(([first]) => first?.ruleId === planned.ruleId) ?? []
  const day = dayToldOf(content, own, ground)
  const inForce = histories.flatMap((versions) => ruleInForceOn(versions, day, ground.timeZone) ?? [])
  const others = inForce.filter(({ ruleId }) => ruleId !== planned.ruleId)
  const would = content ? [...others, { ...content, programmeId, ruleId: planned.ruleId ?? 'planned' }] : others
  const before = { ...ground, today: day, rules: await placeRules(db, inForce, now) }
  const after = { ...before, rules: await placeRules(db, would, now) }
  // Noon, so that the day is the same in every zone of an office.
  const then = day > ground.today ? new Date(`${day}T12:00:00Z`) : now

  const places = await listUnitPlaces(db)
  const tops = [inForce.find(({ ruleId }) => ruleId === planned.ruleId)?.unitId, content?.unitId]
  const unitIds = [
    ...unitsBelow(
      places,
      tops.filter((top) => top !== undefined),
    ),
  ]
  const counts = new Map<string, RulePreview['counts'][number]>()
  const overdue: AffectedPerson[] = []
  const named: AffectedPerson[] = []
  for await (const piece of dutyPieces(db, { programmeId, unitIds }, now)) {
    for (const one of piece) {
      const due = dueDayOf(one, after, then)
      const affected = ruleEffect(dueDayOf(one, before, then), due)
      if (!affected) continue
      const { id, name, unitId } = one.person
      const key = `${unitId} ${affected.effect}`
      const sum = counts.get(key) ?? { unitId, effect: affected.effect, people: 0, overdueAtOnce: 0 }
      sum.people += 1
      sum.overdueAtOnce += affected.overdueAtOnce ? 1 : 0
      counts.set(key, sum)
      const list = affected.overdueAtOnce ? overdue : named
      if (list.length < peopleNamed) list.push({ personId: id, name, unitId, dueDay: due.dueDay, ...affected })
    }
  }
  const people = [...overdue, ...named].slice(0, peopleNamed)
  const running = histories.flatMap((versions) => versions.at(-1) ?? []).filter(({ ends }) => !ends)
  const fingerprint = ruleFingerprint(planned, running, ground.today)
  return { fingerprint, day, isLater: day > ground.today, counts: [...counts.values()], people }
}

/** An end holds at once, but of what has not begun yet it changes nothing before its first day. */
function dayToldOf(content: PlannedRule['content'], own: RequirementRule[], ground: DutyGround): string {
  const { today, timeZone } = ground
  const begins = content ?? (ruleInForceOn(own, today, timeZone) ? null : own.at(-1))
  return begins && begins.startsOn > today ? begins.startsOn : today
}
