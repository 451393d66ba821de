import type { MiddlewareHandler } from 'hono'
import type { Environment } from './environment.ts'

/**
 * Remix takes `_data` for a question of its old scripts, which no page of ours asks, and fails on it: anybody could fill the error
 * log with such addresses. They are turned away before.
 */
export const noDataParameter: MiddlewareHandler<Environment> = async (c, next) => {
  if (new URL(c.req.url).searchParams.has('_data')) return c.text('There is nothing at this address.', 404)
  return next()
}
