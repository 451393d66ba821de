import { eq } from 'drizzle-orm'
import { stringify } from 'yaml'
import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { programmeDrafts } from '#db/schema/index.ts'
import { findProgramme } from './find-programme.ts'
import { findProgrammeDraft } from './find-programme-draft.ts'
import { findSurroundings } from './find-surroundings.ts'
import { programmeProblems } from './programme-problems.ts'
import { publicationFingerprint } from './publication-fingerprint.ts'
import { type PublicationRefusal, publishVersion } from './publish-version.ts'

type Publication = {
  programmeId: string
  material: boolean
  /** The last instant of the grace; null for a minor change. */
  graceUntil: Date | null
  reason: string
  /** Of the preview that was looked at. */
  fingerprint: string
}

export type PublishDraftOutcome =
  | { kind: 'published'; number: number }
  | {
      kind: 'refused'
      reason:
        | PublicationRefusal
        | 'administrators-only'
        | 'no-such-draft'
        | 'draft-outdated'
        | 'nothing-changed'
        | 'programme-incomplete'
        | 'grace-missing'
        | 'preview-stale'
    }

/**
 * Publishes a programme's draft as its next version. Only what was previewed is published: where the draft or the current version is
 * another one by now, its preview is looked at first. Nothing that was awarded is touched.
 */
export function publishProgrammeDraft(
  db: Database,
  publication: Publication,
  actor: Actor,
  at: Date,
): Promise<PublishDraftOutcome> {
  return inTransaction(db, async (tx) => {
    const { programmeId, material, reason, fingerprint } = publication
    const graceUntil = material ? publication.graceUntil : null
    if (!(await administersEverything(tx, actor, at))) return refused('administrators-only')
    const draft = await findProgrammeDraft(tx, programmeId)
    if (!draft) return refused('no-such-draft')
    const current = await findProgramme(tx, programmeId)
    const { body } = draft
    const currentNumber = current?.number ?? 0
    if (draft.basedOnNumber !== currentNumber) return refused('draft-outdated')
    if (fingerprint !== publicationFingerprint({ body, currentNumber, material, graceUntil }))
      return refused('preview-stale')
    if (current && canonicalJson(current.body) === canonicalJson(body)) return refused('nothing-changed')
    // Everybody's access would close in this moment.
    if (current && material && !graceUntil) return refused('grace-missing')
    if (programmeProblems(body, await findSurroundings(tx, at)).length > 0) return refused('programme-incomplete')

    const source = stringify(body, { lineWidth: 0 })
    const version = { body, source, contentHash: sha256(source), material, graceUntil, drafted: true, reason }
    const outcome = await publishVersion(tx, version, actor, at)
    if (outcome.kind === 'refused') return outcome
    await tx.delete(programmeDrafts).where(eq(programmeDrafts.programmeId, programmeId))
    return { kind: 'published', number: outcome.number }
  })
}

function refused(reason: Extract<PublishDraftOutcome, { kind: 'refused' }>['reason']): PublishDraftOutcome {
  return { kind: 'refused', reason }
}
