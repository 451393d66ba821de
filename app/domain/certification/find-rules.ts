import { asc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type Language, type RulesText, rulesActivations, rulesRevisions } from '#db/schema/index.ts'

/** A revision of the rules of behaviour. A draft model until `liveAt`. */
export type RulesRevision = {
  id: string
  rulesId: string
  number: number
  material: boolean
  graceUntil: Date | null
  publishedAt: Date
  liveAt: Date | null
  texts: Partial<Record<Language, RulesText>> & { en: RulesText }
}

/** The rules to show: the newest live revision, or while there is none the newest draft. Null when there is neither. */
export async function findRules(
  db: Database,
  rulesId: string,
): Promise<{ revision: RulesRevision; live: boolean; texts: RulesRevision['texts'] } | null> {
  const revisions = await listRulesRevisions(db, rulesId)
  const revision = revisions.findLast((one) => one.liveAt !== null) ?? revisions.at(-1)
  return revision ? { revision, live: revision.liveAt !== null, texts: revision.texts } : null
}

/** Every revision of the rules, oldest first, drafts included. */
export function listRulesRevisions(db: Database, rulesId: string): Promise<RulesRevision[]> {
  return db
    .select({
      id: rulesRevisions.id,
      rulesId: rulesRevisions.rulesId,
      number: rulesRevisions.number,
      material: rulesRevisions.material,
      graceUntil: rulesRevisions.graceUntil,
      publishedAt: rulesRevisions.publishedAt,
      liveAt: rulesActivations.activatedAt,
      texts: rulesRevisions.texts,
    })
    .from(rulesRevisions)
    .leftJoin(rulesActivations, eq(rulesActivations.rulesRevisionId, rulesRevisions.id))
    .where(eq(rulesRevisions.rulesId, rulesId))
    .orderBy(asc(rulesRevisions.number))
}
