import { repeatDaily } from '#app/domain/office/repeat-work.ts'
import type { Database } from '#db/handle.ts'
import type { WorkHandler } from './worker.ts'

/** Makes these kinds of work daily: tomorrow's is queued before today's is begun, so that it comes whatever becomes of today's. */
export function everyDay(db: Database, handlers: Record<string, WorkHandler>): Record<string, WorkHandler> {
  const repeated = Object.entries(handlers).map(([kind, handler]): [string, WorkHandler] => [
    kind,
    async (payload, at) => {
      await repeatDaily(db, kind, at)
      await handler(payload, at)
    },
  ])
  return Object.fromEntries(repeated)
}
