import type { ProgrammeBody } from '#db/schema/index.ts'
import { addDays, addMonths, dayOf, endOfDay } from './calendar-days.ts'

type Award = {
  awardedAt: Date
  /** The certificate that still runs, if one does, and whether it can be renewed already. */
  held: { validUntil: Date; renewalOpen: boolean } | null
  /** IANA name; certificates end with a day there. */
  timeZone: string
}

/**
 * From when to when a certificate awarded at an instant runs. It begins at once, and ends with a day:
 *
 * - `from-completion`: so many calendar months after the day of the award, however early it was renewed.
 * - `from-previous-expiry`: renewed within the renewal window, so many months after the certificate before it ends, so that no day of
 *   that one is lost; otherwise as `from-completion`.
 * - `fixed-calendar`: on one day of the year for everybody, the first that lies at least `minimumMonths` after the award and, for a
 *   renewal, after the end of the certificate before it. `validity.months` plays no part. 29 February is the 28th in other years.
 *
 * Catching up with a changed programme before the window opens counts as a new award, and no award ever ends before what was held.
 * Only what is awarded from now on is worked out with it: nothing issued is re-dated. The three methods, and the least time that a
 * fixed day must leave, are those administrators know from Totara's recertification.
 */
export function certificateValidity(
  { validity, recertification }: Pick<ProgrammeBody, 'validity' | 'recertification'>,
  { awardedAt, held, timeZone }: Award,
): { validFrom: Date; validUntil: Date } {
  const today = dayOf(awardedAt, timeZone)
  const end = endOfDay(lastDay(), timeZone)
  return { validFrom: awardedAt, validUntil: held && held.validUntil > end ? held.validUntil : end }

  function lastDay(): string {
    const before = held?.renewalOpen ? dayOf(held.validUntil, timeZone) : null
    switch (recertification.method) {
      case 'from-completion':
        return addMonths(today, validity.months)
      case 'from-previous-expiry':
        return addMonths(before ?? today, validity.months)
      case 'fixed-calendar': {
        const earliest = addMonths(today, recertification.minimumMonths)
        return nextOnCalendar(recertification, before && before >= earliest ? addDays(before, 1) : earliest)
      }
    }
  }
}

/** The first such day of a year on or after `from`. */
function nextOnCalendar({ month, day }: { month: number; day: number }, from: string): string {
  const year = Number(from.slice(0, 4))
  const thisYear = dayIn(year, month, day)
  return thisYear >= from ? thisYear : dayIn(year + 1, month, day)
}

function dayIn(year: number, month: number, day: number): string {
  const lastOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1, Math.min(day, lastOfMonth))).toISOString().slice(0, 10)
}
