import { addDays, addMonths } from '#app/domain/certification/calendar-days.ts'
import type { Frequency, RequiredBy } from '#db/schema/index.ts'

/** Who comes late or comes back has at least so many days. */
export const daysToSettle = 30

/** What a rule, or an officer, asks of one person. */
export type Requirement = {
  ruleId: string | null
  assignmentId: string | null
  firstDay: string
  /** Certificates of this day and later ones count. */
  since: string
  /** Null for once; `from` is the day that the others are counted from. */
  again: null | { kind: 'certificate-ends' } | { kind: 'months'; months: number; from: string }
}

/** The part of a rule that says by when and how often. */
export type RuleTerms = {
  ruleId: string
  requiredBy: RequiredBy
  frequency: Frequency
  creditMonths: number
  startsOn: string
}

/**
 * What a rule asks of somebody who came into its audience on this day. Whoever comes when a fixed day is near or past has thirty days: the
 * rule asks of nobody what they could not do.
 */
export function ruleRequirement(rule: RuleTerms, enteredOn: string): Requirement {
  const { ruleId, requiredBy, frequency, creditMonths, startsOn } = rule
  const from = enteredOn > startsOn ? enteredOn : startsOn
  const firstDay =
    requiredBy.kind === 'days'
      ? addDays(from, requiredBy.days)
      : latest(requiredBy.day, addDays(enteredOn, daysToSettle))
  return {
    ruleId,
    assignmentId: null,
    firstDay,
    since: addMonths(from, -creditMonths),
    again: againOf(frequency, requiredBy.kind === 'days' ? firstDay : requiredBy.day),
  }
}

/** Asked of one person, once; a certificate that they had before does not answer it. */
export function assignmentRequirement(assignment: {
  assignmentId: string
  dueDay: string
  assignedOn: string
}): Requirement {
  const { assignmentId, dueDay, assignedOn } = assignment
  return { ruleId: null, assignmentId, firstDay: dueDay, since: assignedOn, again: null }
}

function againOf(frequency: Frequency, from: string): Requirement['again'] {
  if (frequency.kind === 'once') return null
  return frequency.kind === 'months' ? { ...frequency, from } : frequency
}

function latest(one: string, other: string): string {
  return one > other ? one : other
}
