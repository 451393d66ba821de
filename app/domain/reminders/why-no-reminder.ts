import type { people } from '#db/schema/index.ts'

type Reader = Pick<typeof people.$inferSelect, 'activity' | 'email' | 'unitId'>

/** Why no reminder goes to somebody, whatever it would be of; null where it can. */
export function whyNoReminder(
  { activity, email, unitId }: Reader,
  pausedUnits: { has: (unitId: string) => boolean },
): 'left' | 'on-leave' | 'no-address' | 'unit-paused' | null {
  if (activity === 'left') return 'left'
  if (activity !== 'active') return 'on-leave'
  if (!email) return 'no-address'
  return pausedUnits.has(unitId) ? 'unit-paused' : null
}
