import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { config } from './config.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'
import type { Environment } from './environment.ts'

/** Every answer carries these. The policy is enforced: no inline script without this response's nonce, no evaluation, no frames. */
export const securityHeaders: MiddlewareHandler<Environment> = async (c, next) => {
  const nonce = randomBytes(16).toString('base64')
  c.set('nonce', nonce)
  await next()
  // Straight into the answer's headers: `c.header` would copy the whole answer each time.
  const { headers } = c.res
  // On a shared computer the back button must not show what the one before had on the screen.
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  // A figure brings a stricter one.
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', contentSecurityPolicy(nonce))
  headers.set('X-Content-Type-Options', 'nosniff')
  headers.set('Referrer-Policy', 'same-origin')
  headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  headers.set('Cross-Origin-Resource-Policy', 'same-origin')
  headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
  if (config.baseUrl.startsWith('https:')) headers.set('Strict-Transport-Security', 'max-age=31536000')
}
