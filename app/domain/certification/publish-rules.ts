import { randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { type Language, type RulesText, rulesRevisions } from '#db/schema/index.ts'

type Publication = {
  rulesId: string
  /** `hash` of each is set here, from its title and source. */
  texts: Partial<Record<Language, Omit<RulesText, 'hash'>>> & { en: Omit<RulesText, 'hash'> }
  /** Whoever signed an earlier revision must sign again: at once when it goes live, or until `graceUntil`. */
  material: boolean
  graceUntil: Date | null
}

export type PublishRulesOutcome =
  | { kind: 'published' | 'unchanged'; rulesRevisionId: string; number: number }
  | { kind: 'refused'; reason: 'administrators-only' }

/** Publishes the rules' next revision as a draft model: nobody can sign it before `takeRulesLive`. */
export function publishRules(
  db: Database,
  publication: Publication,
  actor: Actor,
  at: Date,
): Promise<PublishRulesOutcome> {
  return inTransaction(db, async (tx) => {
    const { rulesId, material, graceUntil } = publication
    if (!(await administersEverything(tx, actor))) return { kind: 'refused', reason: 'administrators-only' }
    const texts = withHashes(publication.texts)
    const contentHash = sha256(canonicalJson(texts))
    const [last] = await tx
      .select({ id: rulesRevisions.id, number: rulesRevisions.number, contentHash: rulesRevisions.contentHash })
      .from(rulesRevisions)
      .where(eq(rulesRevisions.rulesId, rulesId))
      .orderBy(desc(rulesRevisions.number))
      .limit(1)
    if (last?.contentHash === contentHash) return { kind: 'unchanged', rulesRevisionId: last.id, number: last.number }

    const id = randomUUID()
    const number = (last?.number ?? 0) + 1
    await tx.insert(rulesRevisions).values({
      id,
      rulesId,
      number,
      contentHash,
      texts,
      material,
      graceUntil: material ? graceUntil : null,
      publishedAt: at,
      publishedBy: actorIdOf(actor),
    })
    const payload = { rulesRevisionId: id, number, contentHash, material }
    await recordEntry(tx, { action: 'rules.published', actor, subjectId: rulesId, payload }, at)
    return { kind: 'published', rulesRevisionId: id, number }
  })
}

/** SHA-256 (hex) of the words that are signed: title and source. */
function rulesTextHash({ title, source }: { title: string; source: string }): string {
  return sha256(canonicalJson({ title, source }))
}

function withHashes(texts: Publication['texts']): Partial<Record<Language, RulesText>> & { en: RulesText } {
  const hashed = Object.entries(texts).map(([language, text]) => [language, { ...text, hash: rulesTextHash(text) }])
  return Object.fromEntries(hashed) as Partial<Record<Language, RulesText>> & { en: RulesText }
}
