import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { periodStart } from './period-start.ts'
import { listTimed, type TimedKindName } from './timed-records.ts'

/** How many records of each kind; kinds without any are left out. */
export type Forgotten = Partial<Record<TimedKindName, number>>

/**
 * Forgets what is kept no longer, a piece at a time, so that others who write need not wait. One ledger entry says how many of each kind
 * went, and none is made where none did; where it fails halfway, what went before. It may take longer than the ledger takes an instant to be
 * past, so the entry is made at the instant at which the last piece went.
 */
export async function forgetWhatIsOver(db: Database, now: () => Date): Promise<Forgotten> {
  const forgotten: Forgotten = {}
  try {
    await forgetEach(db, now(), (name, gone) => {
      forgotten[name] = (forgotten[name] ?? 0) + gone
    })
  } finally {
    if (Object.keys(forgotten).length > 0) await recordForgotten(db, forgotten, now())
  }
  return forgotten
}

async function forgetEach(db: Database, at: Date, tell: (name: TimedKindName, gone: number) => void): Promise<void> {
  for (const { name, period, records } of await listTimed(db)) {
    const before = periodStart(period, at)
    for (;;) {
      const gone = await inTransaction(db, (tx) => records.forgetSome(tx, before, at))
      if (gone === 0) break
      tell(name, gone)
      await new Promise(setImmediate)
    }
  }
}

async function recordForgotten(db: Database, forgotten: Forgotten, at: Date): Promise<void> {
  const payload = { forgotten }
  await inTransaction(db, (tx) =>
    recordEntry(tx, { action: 'retention.applied', actor: { kind: 'system' }, subjectId: 'retention', payload }, at),
  )
}
