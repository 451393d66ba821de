const minute = 60_000

/** However busy, a session ends after a working day. In milliseconds. */
export const longestSession: number = 12 * 60 * minute
/** A session nobody used for so long has ended: an unattended screen in a shared office. In milliseconds. */
const longestIdle: number = 2 * 60 * minute
/** Use is written down at most so often, so that reading pages costs no writes. In milliseconds. */
const useNotedEvery: number = 5 * minute

export type SessionTimes = { createdAt: Date; updatedAt: Date; expiresAt: Date }

/** Whether a session that was started and last used at these instants still stands. */
export function isLive({ createdAt, updatedAt, expiresAt }: SessionTimes, now: Date): boolean {
  const time = now.getTime()
  return (
    time < expiresAt.getTime() &&
    time < createdAt.getTime() + longestSession &&
    time < updatedAt.getTime() + longestIdle
  )
}

/** Whether this use of a session should be written down. */
export function isUseDue({ updatedAt }: SessionTimes, now: Date): boolean {
  return now.getTime() - updatedAt.getTime() >= useNotedEvery
}
