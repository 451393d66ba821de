import { z } from 'zod'
import { settleOverdueAttempt } from '#app/domain/assessment/settle-overdue-attempt.ts'
import type { Database } from '#db/handle.ts'
import { Hopeless, type WorkHandler } from './worker.ts'

const payloadSchema = z.object({ attemptId: z.string() })

/** Marks attempts when their time is over. The work is queued when an attempt with a limit begins. */
export function settleAttempts(db: Database): WorkHandler {
  return async (payload, at) => {
    const parsed = payloadSchema.safeParse(payload)
    if (!parsed.success) throw new Hopeless('The work does not say which attempt to settle')
    await settleOverdueAttempt(db, parsed.data, at)
  }
}
