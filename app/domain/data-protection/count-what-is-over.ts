import type { Database } from '#db/handle.ts'
import { countLeavers } from './leavers.ts'
import type { OverCount } from './over-records.ts'
import { periodStart } from './period-start.ts'
import { type Period, retentionKinds } from './retention-periods.ts'
import { listTimed, type TimedKindName } from './timed-records.ts'

export type WhatIsOver = {
  /** In the order in which they are forgotten. */
  kinds: ({ name: TimedKindName; period: Period } & OverCount)[]
  /** People whose records human resources may erase, for Lisans does not. */
  leavers: { period: Period } & OverCount
}

/** What `forgetWhatIsOver` would forget at this instant, and how old the oldest of each kind is. Changes nothing. */
export async function countWhatIsOver(db: Database, at: Date): Promise<WhatIsOver> {
  const kinds: WhatIsOver['kinds'] = []
  for (const { name, period, records } of listTimed()) {
    const { over, oldest } = await records.count(db, periodStart(period, at), at)
    // What has not ended yet, as a session that runs, is not kept for its period yet.
    kinds.push({ name, period, over, oldest: oldest && oldest <= at ? oldest : null })
  }
  const { period } = retentionKinds.identity
  return { kinds, leavers: { period, ...(await countLeavers(db, periodStart(period, at))) } }
}
