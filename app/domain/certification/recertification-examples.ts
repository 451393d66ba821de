import type { ProgrammeBody, Recertification } from '#db/schema/index.ts'
import { addDays, dayOf, startOfDay } from './calendar-days.ts'
import { certificateValidity } from './certificate-validity.ts'

/** One person's certificates, worked out with the rule that awards them. */
export type RecertificationExample = {
  certifiedAt: Date
  validUntil: Date
  /** Renewed half-way through the renewal window. */
  renewedAt: Date
  renewedUntil: Date
  /** Or a month after it ran out. */
  lateAt: Date
  lateUntil: Date
}

/** What a way of recertification would mean for somebody certified on the day of `now`, with these values. */
export function recertificationExample(
  recertification: Recertification,
  validity: ProgrammeBody['validity'],
  { now, timeZone }: { now: Date; timeZone: string },
): RecertificationExample {
  const programme = { recertification, validity }
  const first = certificateValidity(programme, { awardedAt: now, held: null, timeZone })
  const lastDay = dayOf(first.validUntil, timeZone)
  const morningOf = (day: string) => new Date(startOfDay(day, timeZone).getTime() + 9 * 3_600_000)
  const renewedAt = morningOf(addDays(lastDay, -Math.floor(validity.expiringDays / 2)))
  const lateAt = morningOf(addDays(lastDay, 30))
  const held = { validUntil: first.validUntil, renewalOpen: true }
  return {
    certifiedAt: now,
    validUntil: first.validUntil,
    renewedAt,
    renewedUntil: certificateValidity(programme, { awardedAt: renewedAt, held, timeZone }).validUntil,
    lateAt,
    lateUntil: certificateValidity(programme, { awardedAt: lateAt, held: null, timeZone }).validUntil,
  }
}
