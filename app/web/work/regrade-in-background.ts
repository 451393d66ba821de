import { z } from 'zod'
import { regradeAttempts } from '#app/domain/assessment/regrade-attempts.ts'
import type { Database } from '#db/handle.ts'
import { Hopeless, type WorkHandler } from './worker.ts'

const payloadSchema = z.object({ correctionId: z.string(), baseUrl: z.string() })

/** Marks anew what a corrected key concerns. The work is queued with the correction. */
export function regradeInBackground(db: Database): WorkHandler {
  return async (payload, at) => {
    const parsed = payloadSchema.safeParse(payload)
    if (!parsed.success) throw new Hopeless('The work does not say which correction it follows')
    await regradeAttempts(db, parsed.data, at)
  }
}
