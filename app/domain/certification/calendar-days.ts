const millisecondsPerDay = 86_400_000
const clocks = new Map<string, Intl.DateTimeFormat>()

/** The calendar day, YYYY-MM-DD, that an instant falls on in a time zone (IANA name). */
export function dayOf(instant: Date, timeZone: string): string {
  return localTime(instant, timeZone).toISOString().slice(0, 10)
}

/** The first millisecond of a day. */
export function startOfDay(day: string, timeZone: string): Date {
  return momentOf(day, '00:00', timeZone)
}

/** The moment at which the clocks of a time zone show this time (HH:MM) on this day. */
export function momentOf(day: string, time: string, timeZone: string): Date {
  const shown = Date.parse(`${day}T${time}:00.000Z`)
  // The offset is asked for twice, because the first guess may lie on the other side of a change of the clocks.
  const guess = shown - offsetAt(new Date(shown), timeZone)
  return new Date(shown - offsetAt(new Date(guess), timeZone))
}

/** The last millisecond of a day. */
export function endOfDay(day: string, timeZone: string): Date {
  return new Date(startOfDay(addDays(day, 1), timeZone).getTime() - 1)
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * millisecondsPerDay).toISOString().slice(0, 10)
}

/** The same day so many calendar months later, or the last day of that month where it is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0))
  lastOfMonth.setUTCDate(Math.min(dayOfMonth, lastOfMonth.getUTCDate()))
  return lastOfMonth.toISOString().slice(0, 10)
}

function offsetAt(instant: Date, timeZone: string): number {
  return localTime(instant, timeZone).getTime() - Math.floor(instant.getTime() / 1000) * 1000
}

/** What the clocks on the wall show at an instant, written as if it were UTC. To the second. */
function localTime(instant: Date, timeZone: string): Date {
  return new Date(`${clockOf(timeZone).format(instant).replace(' ', 'T')}Z`)
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone)
  if (!clock) {
    // Swedes write 2026-03-02 09:00:00: one text to read back, which is much quicker than the parts one by one.
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    clocks.set(timeZone, clock)
  }
  return clock
}
