import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { config } from './config.ts'
import type { Environment } from './environment.ts'

/** Every answer carries these. The policy is enforced: no inline script without this response's nonce, no evaluation, no frames. */
export const securityHeaders: MiddlewareHandler<Environment> = async (c, next) => {
  const nonce = randomBytes(16).toString('base64')
  c.set('nonce', nonce)
  await next()
  // On a shared computer the back button must not show what the one before had on the screen.
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  c.header('Content-Security-Policy', contentSecurityPolicy(nonce))
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Referrer-Policy', 'same-origin')
  c.header('Cross-Origin-Opener-Policy', 'same-origin')
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
  c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
  if (config.baseUrl.startsWith('https:')) c.header('Strict-Transport-Security', 'max-age=31536000')
}

function contentSecurityPolicy(nonce: string): string {
  // Vite's development server adds styles inline and speaks over a web socket.
  const development = import.meta.env.DEV && import.meta.env.MODE !== 'test'
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self'${development ? " 'unsafe-inline'" : ''}`,
    `img-src 'self' data:`,
    `connect-src 'self'${development ? ' ws:' : ''}`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `object-src 'none'`,
  ].join('; ')
}
