import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { platforms } from '#db/schema/index.ts'
import { findShutOut, type ShutOut } from './find-shut-out.ts'
import { findPlatform } from './list-platforms.ts'

type Refused = {
  kind: 'refused'
  reason:
    | 'administrators-only'
    | 'no-such-platform'
    | 'reason-missing'
    | 'platform-closed-already'
    | 'platform-open-already'
}
export type ClosePlatformOutcome = { kind: 'closed' } | { kind: 'to-be-seen'; shutOut: ShutOut } | Refused
export type ReopenPlatformOutcome = { kind: 'reopened' } | Refused

/**
 * Takes a platform out of service: a gate that still asks for it is told that there is none of this name, and lets nobody pass.
 * Carries the `fingerprint` of what was previewed. For administrators of everything.
 */
export function closePlatform(
  db: Database,
  { platformId, reason, fingerprint }: { platformId: string; reason: string; fingerprint: string | null },
  actor: Actor,
  at: Date,
): Promise<ClosePlatformOutcome> {
  return inTransaction(db, async (tx) => {
    const found = await findForDecision(tx, { platformId, reason }, actor, at)
    if (found.kind === 'refused') return found
    const { platform } = found
    if (platform.closedAt) return { kind: 'refused', reason: 'platform-closed-already' }
    const shutOut = await findShutOut(tx, { platform, after: { ...platform, closedAt: at } }, at)
    if (shutOut.people > 0 && shutOut.fingerprint !== fingerprint) return { kind: 'to-be-seen', shutOut }
    await tx.update(platforms).set({ closedAt: at }).where(eq(platforms.id, platformId))
    const payload = { shutOut: shutOut.people, reason }
    await recordEntry(tx, { action: 'platform.closed', actor, subjectId: platformId, payload }, at)
    return { kind: 'closed' }
  })
}

/** Puts a closed platform back into service as it was, with its modes. For administrators of everything. */
export function reopenPlatform(
  db: Database,
  { platformId, reason }: { platformId: string; reason: string },
  actor: Actor,
  at: Date,
): Promise<ReopenPlatformOutcome> {
  return inTransaction(db, async (tx) => {
    const found = await findForDecision(tx, { platformId, reason }, actor, at)
    if (found.kind === 'refused') return found
    if (!found.platform.closedAt) return { kind: 'refused', reason: 'platform-open-already' }
    await tx.update(platforms).set({ closedAt: null }).where(eq(platforms.id, platformId))
    await recordEntry(tx, { action: 'platform.reopened', actor, subjectId: platformId, payload: { reason } }, at)
    return { kind: 'reopened' }
  })
}

async function findForDecision(
  tx: Database,
  { platformId, reason }: { platformId: string; reason: string },
  actor: Actor,
  at: Date,
) {
  const refused = (why: Refused['reason']): Refused => ({ kind: 'refused', reason: why })
  if (!(await administersEverything(tx, actor, at))) return refused('administrators-only')
  const platform = await findPlatform(tx, platformId)
  if (!platform) return refused('no-such-platform')
  return reason.trim() === '' ? refused('reason-missing') : { kind: 'found' as const, platform }
}
