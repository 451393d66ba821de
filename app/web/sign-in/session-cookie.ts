import { createHmac, timingSafeEqual } from 'node:crypto'
import { config } from '../config.ts'
import { sessionSecret } from './session-secret.ts'

const secure = config.baseUrl.startsWith('https:')

/** What better-auth is told to call its cookie; it puts `__Secure-` before it where the service is reached by https. */
export const plainCookieName = 'lisans-session'
const sessionCookieName: string = secure ? `__Secure-${plainCookieName}` : plainCookieName

/** The token in a signed session cookie; null when there is none or its signature is not ours. */
export function readSessionToken(cookieHeader: string | null): string | null {
  const signed = cookieHeader && findCookie(cookieHeader)
  if (!signed) return null
  const dot = signed.lastIndexOf('.')
  if (dot < 1) return null
  const token = signed.slice(0, dot)
  const signature = Buffer.from(signed.slice(dot + 1), 'base64')
  const expected = sign(token)
  return signature.length === expected.length && timingSafeEqual(signature, expected) ? token : null
}

/** The Set-Cookie header that gives a browser this session, signed the way better-auth signs. */
export function sessionCookie(token: string, expiresAt: Date): string {
  const value = encodeURIComponent(`${token}.${sign(token).toString('base64')}`)
  return `${sessionCookieName}=${value}; Expires=${expiresAt.toUTCString()}; ${attributes()}`
}

/** The Set-Cookie header that takes the session from the browser. */
export function endedSessionCookie(): string {
  return `${sessionCookieName}=; Max-Age=0; ${attributes()}`
}

function attributes(): string {
  return `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

function sign(token: string): Buffer {
  return createHmac('sha256', sessionSecret()).update(token).digest()
}

function findCookie(header: string): string | null {
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=')
    if (equals < 0 || pair.slice(0, equals).trim() !== sessionCookieName) continue
    try {
      return decodeURIComponent(pair.slice(equals + 1).trim())
    } catch {
      return null
    }
  }
  return null
}
