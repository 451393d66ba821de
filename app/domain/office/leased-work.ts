/** A piece of work that this process may do until `leasedUntil`, and nobody else meanwhile. */
export type LeasedWork = {
  id: string
  kind: string
  payload: Record<string, unknown>
  failures: number
  /** Names the lease: whoever finds another instant in the row has lost it. */
  leasedUntil: Date
}

/** How long a piece of work may take before another process may think its holder dead. In milliseconds. */
export const leaseTime = 5 * 60_000

const firstPause = 30_000
const longestPause = 2 * 3_600_000
/** With the pauses above, work is tried for a little more than a day. */
const triesBeforeGivingUp = 20

/** When to try again after so many failures, each pause twice the one before; null when it is time to give up. */
export function nextTry(failures: number, at: Date): Date | null {
  if (failures >= triesBeforeGivingUp) return null
  return new Date(at.getTime() + Math.min(firstPause * 2 ** (failures - 1), longestPause))
}
