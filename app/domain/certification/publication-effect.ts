import type { Standing } from './standing.ts'

export const publicationEffects = ['closes-at-once', 'catches-up', 'renewal-changes', 'other-steps'] as const

/**
 * What a publication would do to somebody: shut their gate in that moment; ask them to catch up while their gate stays open until a
 * day; open, close or change their renewal; or give them something else to do on the way to a certificate.
 */
export type PublicationEffect = (typeof publicationEffects)[number]

/** Where somebody would stand differently, and when their gate would shut if they did nothing; null where nothing changes for them. */
export function publicationEffect(
  before: Standing,
  after: Standing,
): { effect: PublicationEffect; closesAt: Date | null } | null {
  if (before.gate === 'open') {
    if (after.gate === 'shut') return { effect: 'closes-at-once', closesAt: null }
    const asked = after.state === 'update-due' && before.state !== 'update-due'
    const sooner = before.validUntil !== null && after.validUntil !== null && after.validUntil < before.validUntil
    if (asked || sooner) return { effect: 'catches-up', closesAt: after.validUntil }
    const renewal = before.renewalOpen !== after.renewalOpen || !sameSteps(before, after)
    return renewal ? { effect: 'renewal-changes', closesAt: after.validUntil } : null
  }
  return sameSteps(before, after) ? null : { effect: 'other-steps', closesAt: null }
}

function sameSteps(before: Standing, after: Standing): boolean {
  return JSON.stringify(before.remaining) === JSON.stringify(after.remaining)
}
