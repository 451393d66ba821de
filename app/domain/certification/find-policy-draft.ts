import { eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type Language, people, policyDrafts } from '#db/schema/index.ts'

export type PolicySources = Partial<Record<Language, { title: string; source: string }>>

export type PolicyDraft = {
  sources: PolicySources
  version: number
  changedAt: Date
  /** Null where it was no person. */
  changedBy: string | null
}

/** A policy's next text as it was last saved, and by whom. */
export async function findPolicyDraft(db: Database, policyId: string): Promise<PolicyDraft | null> {
  const [draft] = await db
    .select({
      sources: policyDrafts.sources,
      version: policyDrafts.version,
      changedAt: policyDrafts.changedAt,
      changedBy: people.name,
    })
    .from(policyDrafts)
    .leftJoin(people, eq(people.id, policyDrafts.changedBy))
    .where(eq(policyDrafts.policyId, policyId))
  return draft ?? null
}
