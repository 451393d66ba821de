import { sql } from 'drizzle-orm'
import { areTogether, isOneOf } from '../closed-list.ts'
import { kit } from '../engine.ts'
import type { Language } from './people.ts'

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
