import type { ServerType } from '@hono/node-server'
import { database } from './database.ts'
import { log } from './log.ts'

/** Under npm one press of Ctrl-C arrives twice, from the terminal and from npm. In milliseconds. */
const sameWish = 500
/** How long a request that has begun may still take, in milliseconds. */
const patience = 10_000

/**
 * On SIGTERM or SIGINT: take no new requests and no new work, finish what has begun, put the database in order, end. A second
 * signal ends at once. Nothing depends on a tidy end: what was acknowledged is on the disk already.
 */
export function shutDownOnSignal(server: ServerType, stops: (() => Promise<void>)[]): void {
  let endingSince: number | undefined
  const end = async () => {
    if (endingSince !== undefined) {
      if (performance.now() - endingSince > sameWish) process.exit(1)
      return
    }
    endingSince = performance.now()
    log.info('ending: no new requests')
    const closed = new Promise((resolve) => server.close(resolve))
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    await Promise.race([
      Promise.all([closed, ...stops.map((stop) => stop())]),
      new Promise((resolve) => setTimeout(resolve, patience).unref()),
    ])
    await database.close()
    log.info('ended')
    process.exit(0)
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}
