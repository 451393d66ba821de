import { randomUUID } from 'node:crypto'
import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { type Language, type RulesText, rulesRevisions } from '#db/schema/index.ts'
import { listRulesRevisions, type RulesRevision } from './find-rules.ts'
import { withHashes } from './rules-text-hash.ts'

type Publication = {
  rulesId: string
  /** `hash` of each is set here, from its title and source. */
  texts: Partial<Record<Language, Omit<RulesText, 'hash'>>> & { en: Omit<RulesText, 'hash'> }
  /** Whoever signed other words before must sign again: at once when this goes live, or until `graceUntil`. */
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
    const { rulesId } = publication
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    const texts = withHashes(publication.texts)
    const contentHash = sha256(canonicalJson(texts))
    const earlier = await listRulesRevisions(tx, rulesId)
    const last = earlier.at(-1)
    if (last && sha256(canonicalJson(last.texts)) === contentHash)
      return { kind: 'unchanged', rulesRevisionId: last.id, number: last.number }

    const asked = whatItAsks(publication, texts, earlier)
    const id = randomUUID()
    const number = (last?.number ?? 0) + 1
    await tx.insert(rulesRevisions).values({
      id,
      rulesId,
      number,
      contentHash,
      texts,
      ...asked,
      publishedAt: at,
      publishedBy: actorIdOf(actor),
    })
    const payload = { rulesRevisionId: id, number, contentHash, material: asked.material }
    await recordEntry(tx, { action: 'rules.published', actor, subjectId: rulesId, payload }, at)
    return { kind: 'published', rulesRevisionId: id, number }
  })
}

/**
 * Whether this revision asks for a new signature. Never for the words that are live, as when only a translation caught up; and always
 * where a draft before it would have, which it replaces.
 */
function whatItAsks({ material, graceUntil }: Publication, texts: RulesRevision['texts'], earlier: RulesRevision[]) {
  const live = earlier.findLast((revision) => revision.liveAt !== null)
  if (live && signedWords(live.texts) === signedWords(texts)) return { material: false, graceUntil: null }
  if (material) return { material, graceUntil }
  const replaced = earlier.findLast((revision) => revision.material && revision.number > (live?.number ?? 0))
  return { material: replaced !== undefined, graceUntil: replaced?.graceUntil ?? null }
}

/** What is signed, in every language. */
function signedWords(texts: RulesRevision['texts']): string {
  return canonicalJson(Object.fromEntries(Object.entries(texts).map(([language, { hash }]) => [language, hash])))
}
