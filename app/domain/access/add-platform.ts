import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { visibleName } from '#app/domain/people/visible-name.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { platforms } from '#db/schema/index.ts'
import { type DetailsRefusal, detailsRefusal, type PlatformDetails } from './platform-details.ts'

export type AddPlatformOutcome =
  | { kind: 'added'; platformId: string }
  | { kind: 'refused'; reason: 'administrators-only' | 'platform-id-unfit' | 'platform-id-taken' | DetailsRefusal }

/** What gates ask for (`?for=chat`): it stays the same for good, for it is written into the settings of proxies. */
const fitPlatformId = /^[a-z](?:[a-z0-9-]{0,62}[a-z0-9])?$/

/** Sets up something a gate can stand before. It is enforced for everybody until a mode is set. For administrators of everything. */
export function addPlatform(
  db: Database,
  platform: PlatformDetails & { id: string; reason: string },
  actor: Actor,
  at: Date,
): Promise<AddPlatformOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    const { id, reason, programmeId, needsGrant, hosts } = platform
    const details = { name: visibleName(platform.name), programmeId, needsGrant, hosts }
    if (!fitPlatformId.test(id)) return { kind: 'refused', reason: 'platform-id-unfit' }
    const [taken] = await tx.select({ id: platforms.id }).from(platforms).where(eq(platforms.id, id))
    if (taken) return { kind: 'refused', reason: 'platform-id-taken' }
    const obstacle = await detailsRefusal(tx, { details, reason })
    if (obstacle) return { kind: 'refused', reason: obstacle }
    await tx.insert(platforms).values({ id, ...details })
    await recordEntry(tx, { action: 'platform.added', actor, subjectId: id, payload: { ...details, reason } }, at)
    return { kind: 'added', platformId: id }
  })
}
