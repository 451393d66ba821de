import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { periodStart } from './period-start.ts'
import { listTimed, type TimedKindName } from './timed-records.ts'

/** How many records of each kind; kinds without any are left out. */
export type Forgotten = Partial<Record<TimedKindName, number>>

/**
 * Forgets what is kept no longer, a piece at a time, so that others who write need not wait. One ledger entry says how many of each kind
 * went, and none is made where none did. Stopped halfway it is begun again, and the entry then counts what was left.
 */
export async function forgetWhatIsOver(db: Database, at: Date): Promise<Forgotten> {
  const forgotten: Forgotten = {}
  for (const { name, period, records } of await listTimed(db)) {
    const before = periodStart(period, at)
    for (;;) {
      const gone = await inTransaction(db, (tx) => records.forgetSome(tx, before, at))
      if (gone === 0) break
      forgotten[name] = (forgotten[name] ?? 0) + gone
      await new Promise(setImmediate)
    }
  }
  if (Object.keys(forgotten).length === 0) return forgotten
  const payload = { forgotten }
  await inTransaction(db, (tx) =>
    recordEntry(tx, { action: 'retention.applied', actor: { kind: 'system' }, subjectId: 'retention', payload }, at),
  )
  return forgotten
}
