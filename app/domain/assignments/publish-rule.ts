import { randomUUID } from 'node:crypto'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { requirementRules } from '#db/schema/index.ts'
import { listRules } from './list-rules.ts'
import { type PlannedRule, previewRule, type RulePreview } from './preview-rule.ts'
import { ruleFingerprint } from './rule-fingerprint.ts'
import { type RuleObstacle, ruleObstacle } from './rule-obstacle.ts'

export type PublishRuleOutcome =
  | { kind: 'published'; ruleId: string }
  | { kind: 'refused'; reason: RuleObstacle | 'reason-missing' | 'rule-preview-outdated' }

/** What a rule would do, or why this actor may not have it. */
export async function foreseeRule(
  db: Database,
  planned: PlannedRule,
  actor: Actor,
  now: Date,
): Promise<{ kind: 'foreseen'; preview: RulePreview } | { kind: 'refused'; reason: RuleObstacle }> {
  const present = (await listRules(db, planned.programmeId, now)).find(({ ruleId }) => ruleId === planned.ruleId)
  const today = dayOf(now, (await findOrganisation(db)).timeZone)
  const reason = await ruleObstacle(db, planned, present, { actor, today, at: now })
  return reason ? { kind: 'refused', reason } : { kind: 'foreseen', preview: await previewRule(db, planned, now) }
}

/**
 * Makes, changes or ends a rule as it was previewed; what it asks holds from its first day on, for everybody it concerns. For HR and
 * administrators, about units they reach. An ended rule is brought back by changing it.
 */
export function publishRule(
  db: Database,
  { reason, fingerprint, ...planned }: PlannedRule & { reason: string; fingerprint: string },
  actor: Actor,
  at: Date,
): Promise<PublishRuleOutcome> {
  return inTransaction(db, async (tx) => {
    const rules = await listRules(tx, planned.programmeId, at)
    const present = rules.find(({ ruleId }) => ruleId === planned.ruleId)
    const today = dayOf(at, (await findOrganisation(tx)).timeZone)
    const obstacle = await ruleObstacle(tx, planned, present, { actor, today, at })
    if (obstacle) return { kind: 'refused', reason: obstacle }
    if (reason.trim() === '') return { kind: 'refused', reason: 'reason-missing' }
    const running = rules.filter(({ ends }) => !ends)
    if (fingerprint !== ruleFingerprint(planned, running, today)) {
      return { kind: 'refused', reason: 'rule-preview-outdated' }
    }

    const content = planned.content ?? present
    if (!content) return { kind: 'refused', reason: 'no-such-rule' }
    const ruleId = planned.ruleId ?? randomUUID()
    const { unitId, audience, requiredBy, frequency, creditMonths, startsOn } = content
    const said = { unitId, audience, requiredBy, frequency, creditMonths, startsOn }
    const number = (present?.number ?? 0) + 1
    const ends = planned.content === null
    await tx.insert(requirementRules).values({
      id: randomUUID(),
      ruleId,
      number,
      programmeId: planned.programmeId,
      ...said,
      ends,
      reason: reason.trim(),
      publishedBy: actorIdOf(actor),
      publishedAt: at,
    })
    const action = ends ? 'requirement-rule.ended' : number === 1 ? 'requirement-rule.made' : 'requirement-rule.changed'
    const payload = { number, programmeId: planned.programmeId, ...said, reason: reason.trim() }
    await recordEntry(tx, { action, actor, subjectId: ruleId, payload }, at)
    return { kind: 'published', ruleId }
  })
}
