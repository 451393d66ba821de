import { and, gt, type SQL } from 'drizzle-orm'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import type { Database } from '#db/handle.ts'
import { standings } from '#db/schema/index.ts'
import { endOfDay } from './calendar-days.ts'
import { countBound, effectFingerprint, type PolicyEffect } from './find-policy-effect.ts'
import { isAllowed, meetsRequirements } from './gate-allows.ts'

type Foreseen = { effect: PolicyEffect; fingerprint: string }

/**
 * What publishing this draft would do: how many people it binds, all of whom must sign a material revision, and how many of them have
 * access now, by a certificate that lasts beyond `lastDay`, which would close after it unless they sign.
 */
export async function foreseePublication(
  db: Database,
  decision: { policyId: string; material: boolean; lastDay: string | null; version: number },
  now: Date,
): Promise<Foreseen> {
  const { timeZone } = await findOrganisation(db)
  const end = decision.lastDay ? endOfDay(decision.lastDay, timeZone) : now
  const open = and(isAllowed(db, now), meetsRequirements(db, now), gt(standings.validUntil, end)) as SQL
  const effect = await countBound(db, decision.policyId, { open })
  return { effect, fingerprint: effectFingerprint(effect, decision) }
}
