import { z } from 'zod'
import { leaseTime } from '#app/domain/office/leased-work.ts'
import { queueWork } from '#app/domain/office/queue-work.ts'
import { continueStaffImport } from '#app/domain/staff-import/continue-staff-import.ts'
import { staffImportWork } from '#app/domain/staff-import/prepare-staff-import.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { Hopeless, type WorkHandler } from './worker.ts'

const payloadSchema = z.object({ importId: z.string() })

/** Half of a lease: what is not done by then is work of its own. */
const longest = leaseTime / 2

/** Judges or carries out what is left of a list of staff. */
export function staffImportInBackground(db: Database): WorkHandler {
  return async (payload, at) => {
    const parsed = payloadSchema.safeParse(payload)
    if (!parsed.success) throw new Hopeless('The work does not say which list of staff it carries out')
    const { importId } = parsed.data
    const until = performance.now() + longest
    const came = await continueStaffImport(db, { importId }, at, () => performance.now() < until)
    if (came === 'finished') return
    await inTransaction(db, async (tx) => {
      await queueWork(tx, { kind: staffImportWork, payload: { importId } }, at)
    })
  }
}
