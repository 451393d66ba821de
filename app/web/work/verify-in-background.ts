import { z } from 'zod'
import { recordVerification, verifyForPage } from '#app/domain/audit/record-verification.ts'
import type { Database } from '#db/handle.ts'
import { Hopeless, type WorkHandler } from './worker.ts'

const payloadSchema = z.object({ verificationId: z.string() })

/** Verifies the ledger for whoever asked from the pages. After a crash it begins again: reading changes nothing. */
export function verifyInBackground(db: Database): WorkHandler {
  return async (payload) => {
    const parsed = payloadSchema.safeParse(payload)
    if (!parsed.success) throw new Hopeless('The work does not say which verification it is')
    const { verificationId } = parsed.data
    const found = await verifyForPage(db, verificationId, () => new Date())
    await recordVerification(db, { verificationId, found }, new Date())
  }
}
