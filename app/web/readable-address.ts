import type { MiddlewareHandler } from 'hono'
import type { Environment } from './environment.ts'

/** Turns addresses away whose percent signs make no sense, before anything tries to read them. */
export const readableAddress: MiddlewareHandler<Environment> = async (c, next) => {
  try {
    decodeURIComponent(new URL(c.req.url).pathname)
  } catch {
    return c.text('This address cannot be read: a part of it is missing or broken.', 400)
  }
  return next()
}
