import type { DueDay } from '#app/domain/assignments/due-state.ts'
import { dayOf } from '#app/domain/certification/calendar-days.ts'

/** What somebody is reminded of: a day by which they have to be certified, or on which a certificate ends that nobody asks of them. */
export type Occasion = { programmeId: string; dueDay: string; required: boolean }

/** Why there is nothing to remind somebody of. */
export type NoOccasion = 'nothing-asked' | 'met' | 'exempt' | 'paused' | 'left' | 'suspended' | 'revoked'

type Known = {
  programmeId: string
  due: DueDay
  /** The end of the newest certificate that holds or held; null for none. */
  validUntil: Date | null
  blockedReason: 'suspended' | 'revoked' | null
  timeZone: string
}

/** What to remind somebody of in a programme, or why of nothing. */
export function occasionOf({
  programmeId,
  due,
  validUntil,
  blockedReason,
  timeZone,
}: Known): { occasion: Occasion } | { occasion: null; because: NoOccasion } {
  // Whoever is suspended or revoked cannot do anything about it.
  if (blockedReason) return { occasion: null, because: blockedReason }
  if (due.why === 'left') return { occasion: null, because: 'left' }
  if (due.why === 'exempt') return { occasion: null, because: 'exempt' }
  if (due.state === 'paused') return { occasion: null, because: 'paused' }
  if ((due.state === 'due' || due.state === 'overdue') && due.dueDay) {
    return { occasion: { programmeId, dueDay: due.dueDay, required: true } }
  }
  if (validUntil && due.state === 'not-required') {
    return { occasion: { programmeId, dueDay: dayOf(validUntil, timeZone), required: false } }
  }
  return { occasion: null, because: due.state === 'met' ? 'met' : 'nothing-asked' }
}
