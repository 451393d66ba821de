import { Hono } from 'hono'
import { findLedgerEnd } from '#app/domain/ledger/find-ledger-end.ts'
import { clockStandsBefore } from '#app/domain/ledger/record-entry.ts'
import { countWork } from '#app/domain/office/count-work.ts'
import { findRestoredData } from '#app/domain/office/find-restored-data.ts'
import type { Database } from '#db/handle.ts'
import { db } from './database.ts'
import type { Environment } from './environment.ts'
import { metrics } from './metrics.ts'
import './work/work-metrics.ts'

/** For whoever watches over the service: alive, able to serve, and how it is doing. */
export const health = new Hono<Environment>()

health.get('/healthz', (c) => c.text('alive'))

health.get('/readyz', async (c) => {
  try {
    const { ready, remarks } = await examine(db, new Date())
    return c.text([ready ? 'ready' : 'not ready', ...remarks].join('\n'), ready ? 200 : 503)
  } catch {
    return c.text('not ready\nthe database does not answer', 503)
  }
})

health.get('/metrics', async (c) => c.text(await metrics.metrics(), 200, { 'Content-Type': metrics.contentType }))

/** What an operator should know. Only what keeps this process from serving makes it unready; the rest is for a human to see to. */
async function examine(database: Database, now: Date): Promise<{ ready: boolean; remarks: string[] }> {
  const remarks: string[] = []
  const end = await findLedgerEnd(database)
  const clockIsWrong = end !== null && clockStandsBefore(now, end.recordedAt)
  if (clockIsWrong) {
    remarks.push(`the clock says ${now.toISOString()}, before the last entry of the ledger; nothing can be recorded`)
  }
  const { dead } = await countWork(database, now)
  if (dead > 0) remarks.push(`work that was given up: ${dead}; see “lisans work list”`)
  const restored = await findRestoredData(database)
  if (restored) remarks.push('every gate is shut since a restore, until an administrator accepts it at /admin/restore')
  return { ready: !clockIsWrong, remarks }
}
