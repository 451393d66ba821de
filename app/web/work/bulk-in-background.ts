import { z } from 'zod'
import { continueBulk } from '#app/domain/bulk/continue-bulk.ts'
import { bulkWork } from '#app/domain/bulk/prepare-bulk.ts'
import { queueWork } from '#app/domain/office/queue-work.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { Hopeless, type WorkHandler } from './worker.ts'

const payloadSchema = z.object({ bulkId: z.string() })

/** What is not done by then is work of its own. The ledger takes nothing that claims to be older than two minutes. In milliseconds. */
const longest = 60_000

/** Rehearses or carries out what is left of a bulk action. */
export function bulkInBackground(db: Database): WorkHandler {
  return async (payload, at) => {
    const parsed = payloadSchema.safeParse(payload)
    if (!parsed.success) throw new Hopeless('The work does not say which bulk action it carries out')
    const { bulkId } = parsed.data
    const until = performance.now() + longest
    const came = await continueBulk(db, { bulkId }, at, () => performance.now() < until)
    if (came === 'finished') return
    await inTransaction(db, async (tx) => {
      await queueWork(tx, { kind: bulkWork, payload: { bulkId } }, at)
    })
  }
}
