import { serve } from '@hono/node-server'
import { application } from './application.ts'
import { config } from './config.ts'
import { log } from './log.ts'
import { shutDownOnSignal } from './shut-down.ts'

const server = serve({ fetch: application.fetch, hostname: config.host, port: config.port }, ({ port }) => {
  log.info({ port }, 'listening')
})

shutDownOnSignal(server)
