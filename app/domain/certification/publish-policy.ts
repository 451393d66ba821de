import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { rulesActivations, rulesRevisions } from '#db/schema/index.ts'
import { dayOf, endOfDay } from './calendar-days.ts'
import { compilePolicy, type PolicyTexts } from './compile-policy.ts'
import { findPolicyDraft } from './find-policy-draft.ts'
import { listRulesRevisions } from './find-rules.ts'
import { findWritingObstacle, type WritingRefusal } from './find-writing-obstacle.ts'
import { foreseePublication } from './foresee-publication.ts'
import { withHashes } from './rules-text-hash.ts'

export type PolicyPublication = {
  policyId: string
  /** Whoever it binds must sign it, and until `lastDay` (YYYY-MM-DD, in the organisation's time zone). The first one always is. */
  material: boolean
  lastDay: string | null
}

export type PublishPolicyOutcome =
  | { kind: 'published'; rulesRevisionId: string; number: number }
  | { kind: 'refused'; reason: PublicationRefusal }

export type PublicationRefusal =
  | WritingRefusal
  | 'policy-faulty'
  | 'policy-unchanged'
  | 'first-is-material'
  | 'day-missing'
  | 'day-past'
  | 'policy-preview-stale'

/**
 * Publishes a policy's draft as its next revision and takes it live in the same transaction: from here on it can be signed, and until
 * here it could not. `fingerprint` is that of the preview it was decided on; null for whoever was shown none.
 */
export async function publishPolicy(
  db: Database,
  publication: PolicyPublication & { fingerprint: string | null },
  actor: Actor,
  at: Date,
): Promise<PublishPolicyOutcome> {
  const { policyId, material, lastDay, fingerprint } = publication
  // Compiling takes its time and may not hold the writers up; whether the draft is still this one is asked inside.
  const draft = await findPolicyDraft(db, policyId)
  const { texts, faults } = await compilePolicy(draft?.sources ?? {})
  return inTransaction(db, async (tx) => {
    const obstacle = await findWritingObstacle(tx, policyId, actor, at)
    if (obstacle) return { kind: 'refused', reason: obstacle }
    const still = await findPolicyDraft(tx, policyId)
    if (still?.version !== draft?.version) return { kind: 'refused', reason: 'policy-preview-stale' }
    if (faults.length > 0 || !texts.en) return { kind: 'refused', reason: 'policy-faulty' }
    const hashed = withHashes(texts as PolicyTexts)
    const contentHash = sha256(canonicalJson(hashed))
    const last = (await listRulesRevisions(tx, policyId)).at(-1)
    if (last && sha256(canonicalJson(last.texts)) === contentHash)
      return { kind: 'refused', reason: 'policy-unchanged' }
    const { timeZone } = await findOrganisation(tx)
    const reason = findDayProblem(publication, last !== undefined, dayOf(at, timeZone))
    if (reason) return { kind: 'refused', reason }
    const foreseen = await foreseePublication(tx, { policyId, material, lastDay, version: draft?.version ?? 0 }, at)
    if (fingerprint !== null && fingerprint !== foreseen.fingerprint)
      return { kind: 'refused', reason: 'policy-preview-stale' }

    const rulesRevisionId = crypto.randomUUID()
    const number = (last?.number ?? 0) + 1
    const graceUntil = material && lastDay ? endOfDay(lastDay, timeZone) : null
    const by = actorIdOf(actor)
    await tx.insert(rulesRevisions).values({
      id: rulesRevisionId,
      rulesId: policyId,
      number,
      contentHash,
      texts: hashed,
      material,
      graceUntil,
      publishedAt: at,
      publishedBy: by,
    })
    await tx
      .insert(rulesActivations)
      .values({ id: crypto.randomUUID(), rulesRevisionId, activatedBy: by, activatedAt: at })
    const payload = {
      rulesRevisionId,
      number,
      contentHash,
      material,
      lastDay,
      mustSign: material ? foreseen.effect.people : 0,
    }
    await recordEntry(tx, { action: 'policy.published', actor, subjectId: policyId, payload }, at)
    return { kind: 'published', rulesRevisionId, number }
  })
}

function findDayProblem({ material, lastDay }: PolicyPublication, hasEarlier: boolean, today: string) {
  if (!material) return hasEarlier ? null : 'first-is-material'
  if (lastDay === null) return 'day-missing'
  return lastDay < today ? 'day-past' : null
}
