import type { MiddlewareHandler } from 'hono'
import { config } from './config.ts'
import type { Environment } from './environment.ts'

const changesNothing = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A request that changes something must come from our own pages: a second lock beside the cookies' `SameSite=Lax`. */
export const sameOrigin: MiddlewareHandler<Environment> = async (c, next) => {
  if (changesNothing.has(c.req.method)) return next()
  const origin = c.req.header('origin')
  if (!origin || !isOurs(origin, c.req.header('host'))) {
    return c.text(
      'This form was not sent from a page of this service. Open the page again and send it from there.',
      403,
    )
  }
  return next()
}

function isOurs(origin: string, host: string | undefined): boolean {
  if (origin === new URL(config.baseUrl).origin) return true
  // A demonstration is opened by whatever name the machine has.
  return config.demo && URL.canParse(origin) && new URL(origin).host === host
}
