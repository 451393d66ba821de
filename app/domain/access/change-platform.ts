import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { visibleName } from '#app/domain/people/visible-name.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { platforms } from '#db/schema/index.ts'
import { findShutOut, type ShutOut } from './find-shut-out.ts'
import { findPlatform } from './list-platforms.ts'
import { type DetailsRefusal, detailsRefusal, longestReason, type PlatformDetails } from './platform-details.ts'

export type ChangePlatformOutcome =
  | { kind: 'changed' | 'unchanged' }
  /** It would shut people out, and who decides has not seen how many, or has seen another number. */
  | { kind: 'to-be-seen'; shutOut: ShutOut }
  | { kind: 'refused'; reason: 'administrators-only' | 'no-such-platform' | DetailsRefusal }

/**
 * Says anew what a platform is called, which hosts are its own, which programme it asks for and whether it needs a grant. A change that
 * shuts somebody out must carry the `fingerprint` of what was previewed (`findShutOut`). Undone by the opposite change. For
 * administrators of everything.
 */
export function changePlatform(
  db: Database,
  change: PlatformDetails & { platformId: string; reason: string; fingerprint: string | null },
  actor: Actor,
  at: Date,
): Promise<ChangePlatformOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    const { platformId, reason, programmeId, needsGrant, hosts } = change
    const before = await findPlatform(tx, platformId)
    if (!before) return { kind: 'refused', reason: 'no-such-platform' }
    const details = { name: visibleName(change.name), programmeId, needsGrant, hosts }
    const obstacle = await detailsRefusal(tx, { platformId, details, reason: reason.slice(0, longestReason) })
    if (obstacle) return { kind: 'refused', reason: obstacle }
    const was = {
      name: before.name,
      programmeId: before.programmeId,
      needsGrant: before.needsGrant,
      hosts: before.hosts,
    }
    if (JSON.stringify(was) === JSON.stringify(details)) return { kind: 'unchanged' }

    const after = { programmeId, needsGrant, closedAt: before.closedAt }
    const shutOut = await findShutOut(tx, { platform: before, after }, at)
    if (shutOut.people > 0 && shutOut.fingerprint !== change.fingerprint) return { kind: 'to-be-seen', shutOut }
    await tx.update(platforms).set(details).where(eq(platforms.id, platformId))
    const payload = { before: was, after: details, shutOut: shutOut.people, reason }
    await recordEntry(tx, { action: 'platform.changed', actor, subjectId: platformId, payload }, at)
    return { kind: 'changed' }
  })
}
