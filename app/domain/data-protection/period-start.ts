import type { Period } from './retention-periods.ts'

const hour = 3_600_000

/** What is older than this instant is over. Years are those of the calendar, in UTC. */
export function periodStart({ count, unit }: Period, at: Date): Date {
  if (unit !== 'years') return new Date(at.getTime() - count * (unit === 'days' ? 24 : 1) * hour)
  const start = new Date(at)
  start.setUTCFullYear(at.getUTCFullYear() - count)
  return start
}
