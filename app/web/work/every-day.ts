import { repeatDaily } from '#app/domain/office/repeat-work.ts'
import type { Database } from '#db/handle.ts'
import type { WorkHandler } from './worker.ts'

/** Makes these kinds of work daily: tomorrow's is queued before today's is begun, so that it comes whatever becomes of today's. */
export function everyDay(
  db: Database,
  handlers: Record<string, WorkHandler>,
  /** When the next run is due; a day later unless said otherwise. */
  nextRun?: (at: Date) => Promise<Date>,
): Record<string, WorkHandler> {
  const repeated = Object.entries(handlers).map(([kind, handler]): [string, WorkHandler] => [
    kind,
    async (payload, at) => {
      await repeatDaily(db, kind, at, await nextRun?.(at))
      await handler(payload, at)
    },
  ])
  return Object.fromEntries(repeated)
}
