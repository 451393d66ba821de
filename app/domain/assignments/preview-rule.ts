import { listUnitPlaces } from '#app/domain/access/list-modes.ts'
import { unitsBelow } from '#app/domain/people/unit-tree.ts'
import type { Database } from '#db/handle.ts'
import { dutyPieces } from './duty-pieces.ts'
import { dueDayOf, findDutyGround } from './list-due-days.ts'
import { listRules } from './list-rules.ts'
import { type RuleEffect, ruleEffect } from './rule-effect.ts'
import { ruleFingerprint } from './rule-fingerprint.ts'
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
  /** How many people of each unit. */
  counts: { unitId: string; effect: RuleEffect; people: number; overdueAtOnce: number }[]
  /** Some of them by name, those first who would be overdue at once. */
  people: AffectedPerson[]
}

const peopleNamed = 50

/**
 * Whom a rule would concern if it were made, changed or ended now: each person's day is worked out twice by the one rule, with the change
 * and without it. In pieces, so that others get their turn.
 */
export async function previewRule(db: Database, planned: PlannedRule, now: Date): Promise<RulePreview> {
  const { programmeId, content } = planned
  const ground = await findDutyGround(db, programmeId, now)
  const running = (await listRules(db, programmeId, now)).filter(({ ends }) => !ends)
  const others = running.filter(({ ruleId }) => ruleId !== planned.ruleId)
  const would = content ? [...others, { ...content, programmeId, ruleId: planned.ruleId ?? 'planned' }] : others
  const after = { ...ground, rules: await placeRules(db, would, ground.today, now) }

  const places = await listUnitPlaces(db)
  const tops = [running.find(({ ruleId }) => ruleId === planned.ruleId)?.unitId, content?.unitId]
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
      const then = dueDayOf(one, after, now)
      const affected = ruleEffect(dueDayOf(one, ground, now), then)
      if (!affected) continue
      const { id, name, unitId } = one.person
      const key = `${unitId} ${affected.effect}`
      const sum = counts.get(key) ?? { unitId, effect: affected.effect, people: 0, overdueAtOnce: 0 }
      sum.people += 1
      sum.overdueAtOnce += affected.overdueAtOnce ? 1 : 0
      counts.set(key, sum)
      const list = affected.overdueAtOnce ? overdue : named
      if (list.length < peopleNamed) list.push({ personId: id, name, unitId, dueDay: then.dueDay, ...affected })
    }
  }
  const people = [...overdue, ...named].slice(0, peopleNamed)
  return { fingerprint: ruleFingerprint(planned, running, ground.today), counts: [...counts.values()], people }
}
