import { and, asc, eq, lte } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { requirementRules } from '#db/schema/index.ts'

/** A version of a rule. The newest holds from its first day on, unless it ends the rule (rule-in-force-on.ts). */
export type RequirementRule = typeof requirementRules.$inferSelect

/** The newest version of every rule of a programme, or of all; ended ones too. In the order in which they were first made. */
export async function listRules(db: Database, programmeId: string | null, at: Date): Promise<RequirementRule[]> {
  return (await listRuleHistories(db, programmeId, at)).flatMap((versions) => versions.at(-1) ?? [])
}

/** The versions of every rule of a programme, or of all, oldest first. In the order in which the rules were first made. */
export async function listRuleHistories(
  db: Database,
  programmeId: string | null,
  at: Date,
): Promise<RequirementRule[][]> {
  const versions = await db
    .select()
    .from(requirementRules)
    .where(
      and(
        lte(requirementRules.publishedAt, at),
        programmeId === null ? undefined : eq(requirementRules.programmeId, programmeId),
      ),
    )
    .orderBy(asc(requirementRules.publishedAt), asc(requirementRules.number), asc(requirementRules.id))
  // A map keeps the place of a rule's first version.
  const histories = new Map<string, RequirementRule[]>()
  for (const version of versions) histories.set(version.ruleId, [...(histories.get(version.ruleId) ?? []), version])
  return [...histories.values()]
}
