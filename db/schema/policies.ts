import { sql } from 'drizzle-orm'
import { areTogether, isOneOf } from '../closed-list.ts'
import { kit } from '../engine.ts'
import { type Language, people } from './people.ts'

const policyKinds = ['policy', 'annex'] as const

/**
 * The organisation's own social-media policy, or a ministry's annex to it, beside the rules of behaviour. Its revisions, activations
 * and signatures are those of rules (`rulesId` is the policy's id).
 */
export const policies = kit.table(
  'policies',
  {
    id: kit.id().primaryKey(),
    kind: kit.text().$type<(typeof policyKinds)[number]>().notNull(),
    /** The unit whose people it binds, with every unit below: the top one for the organisation's policy. */
    unitId: kit.text().notNull(),
    createdBy: kit.text().notNull(),
    createdAt: kit.instant().notNull(),
    withdrawnBy: kit.text(),
    withdrawnAt: kit.instant(),
    withdrawalReason: kit.text(),
  },
  (policy) => [
    kit.uniqueIndex('policies_one_per_unit').on(policy.kind, policy.unitId).where(sql`withdrawn_at is null`),
    kit.check('policies_kind', isOneOf(policy.kind, policyKinds)),
    kit.check('policies_withdrawn', areTogether(policy.withdrawnAt, policy.withdrawnBy)),
  ],
)

/** A policy's next revision while it is being written, as MDX in each language. */
export const policyDrafts = kit.table('policy_drafts', {
  policyId: kit
    .id()
    .primaryKey()
    .references(() => policies.id),
  sources: kit.json<Partial<Record<Language, { title: string; source: string }>>>().notNull(),
  /** Counts the saves, so that two editors cannot overwrite each other unseen. */
  version: kit.count().notNull(),
  changedBy: kit.text().notNull(),
  changedAt: kit.instant().notNull(),
})

/** Which units a policy binds. A copy of what the tree says, written with every change to the tree, so that a gate need not walk it. */
export const policyCoverage = kit.table(
  'policy_coverage',
  {
    policyId: kit.text().notNull(),
    unitId: kit.text().notNull(),
  },
  (covered) => [
    kit.primaryKey({ columns: [covered.policyId, covered.unitId] }),
    kit.index('policy_coverage_unit').on(covered.unitId),
  ],
)

/**
 * Time to sign for somebody whom a policy began to bind because they, or their unit, came under it: until `until` it closes nothing for
 * them, however long ago its own day was.
 */
export const policyGraces = kit.table(
  'policy_graces',
  {
    id: kit.id().primaryKey(),
    policyId: kit
      .text()
      .notNull()
      .references(() => policies.id),
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    since: kit.instant().notNull(),
    until: kit.instant().notNull(),
  },
  (grace) => [
    kit.index('policy_graces_person').on(grace.personId, grace.policyId),
    kit.check('policy_graces_until', sql`${grace.since} <= ${grace.until}`),
  ],
)
