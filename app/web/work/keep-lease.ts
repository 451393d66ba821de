import { type LeasedWork, leaseTime } from '#app/domain/office/leased-work.ts'
import { renewLease } from '#app/domain/office/renew-lease.ts'
import type { Database } from '#db/handle.ts'

/** Renewed so often that two renewals may fail before anybody thinks the holder dead. In milliseconds. */
const renewedEvery = leaseTime / 3

/** Holds on to a piece of work while it is being done, however long that takes. Ending it answers the lease as it then is. */
export function keepLease(
  db: Database,
  work: LeasedWork,
  clock: () => Date,
  every: number = renewedEvery,
): { end: () => Promise<LeasedWork> } {
  let held = work
  let renewal: Promise<void> = Promise.resolve()
  async function renew() {
    // A database that does not answer now may at the next renewal; if none comes, the work is another's.
    held = await renewLease(db, held, clock()).catch(() => held)
  }
  const timer = setInterval(() => {
    renewal = renewal.then(renew)
  }, every)
  timer.unref()
  return {
    end: async () => {
      clearInterval(timer)
      await renewal
      return held
    },
  }
}
