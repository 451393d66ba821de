import { sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import type { ProgrammeBody } from '#db/schema/index.ts'
import { type PublicationRefusal, publishVersion } from './publish-version.ts'

type Publication = {
  body: ProgrammeBody
  source: string
  /** Puts earlier certificates out of date: at once, or after `graceUntil`. */
  material: boolean
  graceUntil: Date | null
}

export type PublishProgrammeOutcome =
  | { kind: 'published' | 'unchanged'; versionId: string; number: number }
  | { kind: 'refused'; reason: 'administrators-only' | PublicationRefusal }

/**
 * Publishes a programme's next version from the syllabus; the same source again changes nothing, and so it leaves what administrators
 * published in the browser since. The first version opens the default platform to it.
 */
export function publishProgramme(
  db: Database,
  { body, source, material, graceUntil }: Publication,
  actor: Actor,
  at: Date,
): Promise<PublishProgrammeOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    const version = { body, source, contentHash: sha256(source), material, graceUntil, drafted: false, reason: null }
    return publishVersion(tx, version, actor, at)
  })
}
