import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Environment } from './environment.ts'
import { log } from './log.ts'
import { requestDuration } from './metrics.ts'

/** Names the request, and writes one line when it is answered. Paths are logged without what may name a person: see `withoutIds`. */
export const requestLog: MiddlewareHandler<Environment> = async (c, next) => {
  const requestId = randomUUID()
  const began = performance.now()
  c.set('requestId', requestId)
  c.set('log', log.child({ requestId }))
  await next()
  c.res.headers.set('X-Request-Id', requestId)
  const milliseconds = performance.now() - began
  requestDuration.observe({ method: c.req.method, status: String(c.res.status) }, milliseconds / 1000)
  c.get('log').info({
    method: c.req.method,
    path: withoutIds(c.req.path),
    status: c.res.status,
    milliseconds: Math.round(milliseconds * 10) / 10,
  })
}

/** Codes, certificate numbers and ids in an address become `:id`; the query, where a name may stand, is left out altogether. */
export function withoutIds(path: string): string {
  return path
    .split('/')
    .map((part) => (isId(part) ? ':id' : part))
    .join('/')
    .replace(/^\/(verify|invitation)\/.*/, '/$1/:id')
}

/** The name of a built file is long and has digits too; a page's own data has the page's address, with an ending. */
function isId(part: string): boolean {
  const name = part.replace(/\.data$/, '')
  return name.length >= 16 && /\d/.test(name) && !name.includes('.')
}
