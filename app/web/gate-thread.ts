import { parentPort, workerData } from 'node:worker_threads'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { accessDecider } from '#app/domain/access/decide-access.ts'
import { type GateNotes, gateNotebook } from '#app/domain/access/gate-notes.ts'
import { openForReading } from '#db/open-for-reading.ts'
import { describeError, type ErrorDescription } from './describe-error.ts'
import { type GateWatch, gateRoutes } from './gate.ts'
import { noteInterval } from './note-interval.ts'

/** What the main thread tells the gate's at its start. */
export type GateSettings = { host: string; port: number; databaseUrl: string | null; dataDirectory: string }

/** What the gate's thread tells the main one. */
export type GateNews =
  | { kind: 'listening'; port: number }
  /** `failure`: the latest of those counted as failed. */
  | { kind: 'counted'; answers: Record<string, number>; failure: ErrorDescription | null }
  /** For the main thread to write down: this one can only read. */
  | { kind: 'noted'; notes: GateNotes }

// This thread has its own listener and its own connection, so that no report, export or import can hold a proxy up.
const settings = workerData as GateSettings
const { db, close } = openForReading(settings)
const counted: Record<string, number> = {}
let failure: ErrorDescription | null = null
const watch: GateWatch = {
  count: (answer) => {
    counted[answer] = (counted[answer] ?? 0) + 1
  },
  onFailure: (error) => {
    failure = describeError(error)
  },
}

const notebook = gateNotebook()
const application = new Hono()
application.get('/healthz', (c) => c.text('alive'))
application.route('/gate/v1', gateRoutes(accessDecider(db, notebook), watch))

const server = serve({ fetch: application.fetch, hostname: settings.host, port: settings.port }, ({ port }) =>
  tell({ kind: 'listening', port }),
)

setInterval(() => {
  if (Object.keys(counted).length === 0) return
  tell({ kind: 'counted', answers: { ...counted }, failure })
  failure = null
  for (const answer of Object.keys(counted)) delete counted[answer]
}, 1000).unref()

setInterval(handOverNotes, noteInterval).unref()

parentPort?.once('message', () => {
  server.close(async () => {
    handOverNotes()
    await close()
    process.exit(0)
  })
})

function handOverNotes(): void {
  const notes = notebook.take()
  if (notes) tell({ kind: 'noted', notes })
}

function tell(news: GateNews): void {
  parentPort?.postMessage(news)
}
