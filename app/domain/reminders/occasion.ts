import type { DueDay } from '#app/domain/assignments/due-state.ts'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import type { standings } from '#db/schema/index.ts'

/** What somebody is reminded of: a day by which they have to be certified, or on which a certificate ends that nobody asks of them. */
export type Occasion = { programmeId: string; dueDay: string; required: boolean }

/** Why there is nothing to remind somebody of. */
export type NoOccasion = 'nothing-asked' | 'met' | 'exempt' | 'paused' | 'left' | 'suspended' | 'revoked'

type Known = {
  programmeId: string
  due: DueDay
  /** The person's row for lists and gates; undefined where there is none. */
  standing: Stood | undefined
  timeZone: string
}

type Stood = Pick<typeof standings.$inferSelect, 'validUntil' | 'blockedReason' | 'blockedUntil'>

/**
 * What to remind somebody of in a programme, or why of nothing. A certificate that ends before it is asked for again is spoken of as well: with it
 * ends what it opens.
 */
export function occasionOf(
  { programmeId, due, standing, timeZone }: Known,
  now: Date,
): { occasion: Occasion } | { occasion: null; because: NoOccasion } {
  // Whoever is suspended or revoked cannot do anything about it.
  const blocked = standing && blockedNow(standing, now)
  if (blocked) return { occasion: null, because: blocked }
  if (due.why === 'left') return { occasion: null, because: 'left' }
  if (due.why === 'exempt') return { occasion: null, because: 'exempt' }
  if (due.state === 'paused') return { occasion: null, because: 'paused' }
  if ((due.state === 'due' || due.state === 'overdue') && due.dueDay) {
    return { occasion: { programmeId, dueDay: due.dueDay, required: true } }
  }
  const ends = standing?.validUntil ? dayOf(standing.validUntil, timeZone) : null
  if (ends !== null && (due.dueDay === null || ends < due.dueDay)) {
    return { occasion: { programmeId, dueDay: ends, required: false } }
  }
  return { occasion: null, because: due.state === 'met' ? 'met' : 'nothing-asked' }
}

/** A block with an end ends by itself: the row does not know what time it is. */
function blockedNow({ blockedReason, blockedUntil }: Stood, now: Date): Stood['blockedReason'] {
  return blockedUntil === null || blockedUntil > now ? blockedReason : null
}
