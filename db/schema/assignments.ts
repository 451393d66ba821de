import { sql } from 'drizzle-orm'
import { kit } from '../engine.ts'
import { people, type Role, units } from './people.ts'

/**
 * Who has to take which programme, by when and how often. Versions are added, never changed: the last one of a rule holds from
 * its first day on, and one that ends the rule is a version too.
 */
export const requirementRules = kit.table(
  'requirement_rules',
  {
    id: kit.id().primaryKey(),
    /** The same in every version of a rule. */
    ruleId: kit.text().notNull(),
    number: kit.count().notNull(),
    programmeId: kit.text().notNull(),
    /** The people of this unit and of every unit below it. */
    unitId: kit
      .text()
      .notNull()
      .references(() => units.id),
    audience: kit.json<RuleAudience>().notNull(),
    requiredBy: kit.json<RequiredBy>().notNull(),
    frequency: kit.json<Frequency>().notNull(),
    /** Certificates that are no older than so many months when the rule begins to concern somebody count. */
    creditMonths: kit.count().notNull(),
    startsOn: kit.day().notNull(),
    /** The rule ends with this version. */
    ends: kit.flag().notNull(),
    reason: kit.text().notNull(),
    publishedBy: kit.text().notNull(),
    publishedAt: kit.instant().notNull(),
  },
  (rule) => [
    kit.uniqueIndex('requirement_rules_number').on(rule.ruleId, rule.number),
    kit.index('requirement_rules_programme').on(rule.programmeId),
    kit.check('requirement_rules_credit', sql`${rule.creditMonths} >= 0`),
  ],
)

/** One person was asked for a programme by a day, once. */
export const assignments = kit.table(
  'assignments',
  {
    id: kit.id().primaryKey(),
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    programmeId: kit.text().notNull(),
    /** The last day on which it is in time. */
    dueDay: kit.day().notNull(),
    reason: kit.text().notNull(),
    assignedBy: kit.text().notNull(),
    assignedAt: kit.instant().notNull(),
  },
  (assignment) => [kit.index('assignments_person').on(assignment.personId, assignment.programmeId)],
)

export const assignmentWithdrawals = kit.table('assignment_withdrawals', {
  id: kit.id().primaryKey(),
  assignmentId: kit
    .text()
    .notNull()
    .unique()
    .references(() => assignments.id),
  reason: kit.text().notNull(),
  withdrawnBy: kit.text().notNull(),
  withdrawnAt: kit.instant().notNull(),
})

/** Which of the unit's people; whoever fits all that is asked for. */
export type RuleAudience = {
  /** Any of these grades, as HR writes them; empty for all. */
  grades: string[]
  /** Holders of any of these roles; empty for everybody. */
  roles: Role[]
  /** Only where this platform's gate is enforced. */
  platformId: string | null
}

/** The last day in time: the same calendar day for everybody, or so many days after somebody came into the audience. */
export type RequiredBy = { kind: 'day'; day: string } | { kind: 'days'; days: number }

export type Frequency = { kind: 'once' } | { kind: 'certificate-ends' } | { kind: 'months'; months: number }
