import type { Database } from '#db/handle.ts'
import { countLeavers } from './leavers.ts'
import type { OverCount } from './over-records.ts'
import { periodStart } from './period-start.ts'
import { type Period, retentionKinds } from './retention-periods.ts'
import { findPeriods, type SettableKindName } from './set-period.ts'
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
  for (const { name, period, records } of await listTimed(db)) {
    const { over, oldest } = await records.count(db, periodStart(period, at), at)
    // What has not ended yet, as a session that runs, is not kept for its period yet.
    kinds.push({ name, period, over, oldest: oldest && oldest <= at ? oldest : null })
  }
  const period = (await findPeriods(db))('identity') ?? retentionKinds.identity.period
  return { kinds, leavers: { period, ...(await countLeavers(db, periodStart(period, at))) } }
}

/** How many records would be over if their kind were kept for this period. */
export async function countIfKeptFor(db: Database, name: SettableKindName, period: Period, at: Date): Promise<number> {
  const before = periodStart(period, at)
  if (name === 'identity') return (await countLeavers(db, before)).over
  const timed = (await listTimed(db)).find((one) => one.name === name)
  return timed ? (await timed.records.count(db, before, at)).over : 0
}
