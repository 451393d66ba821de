import { serve } from '@hono/node-server'
import { application } from './application.ts'
import { config } from './config.ts'
import { startGateRecord } from './gate-record.ts'
import { startGateThread } from './gate-thread-host.ts'
import { keepErasures } from './keep-erasures.ts'
import { log } from './log.ts'
import { shutDownOnSignal } from './shut-down.ts'
import { welcome } from './welcome.ts'
import { startOfficeWorker } from './work/office-worker.ts'

await keepErasures()
const worker = await startOfficeWorker()
const gate = startGateThread()
const stopRecord = startGateRecord()

const server = serve({ fetch: application.fetch, hostname: config.host, port: config.port }, ({ port }) => {
  log.info({ port }, 'listening')
  // Whoever is served already must not suffer because the greeting failed: a wrong clock keeps the first link from being made.
  welcome(port).catch((error) => log.error({ message: error.message }, 'nobody could be welcomed'))
})

server.on('error', (error: NodeJS.ErrnoException) => {
  const taken = error.code === 'EADDRINUSE'
  log.fatal(taken ? `port ${config.port} is taken; choose another with PORT` : error.message)
  process.exit(1)
})

shutDownOnSignal(server, [worker.stop, async () => gate().then(stopRecord)])
