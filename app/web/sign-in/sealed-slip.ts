import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { config } from '../config.ts'
import { sessionSecret } from './session-secret.ts'

/** What a printed slip tells, and for whose eyes it was made. */
export type Slip = { code: string; expiresAt: Date; sessionId: string; personId: string }

const name = 'lisans-slip'
/** As long as a redirect over a bad line may take. In seconds. */
const life = 60
const secure = config.baseUrl.startsWith('https:')

/**
 * The Set-Cookie header that carries a new one-time code from the form to the slip. Encrypted, so that it is nowhere in plain text,
 * and sent to that one address only.
 */
export function sealSlip({ code, expiresAt, sessionId, personId }: Slip, at: Date): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key(), nonce)
  cipher.setAAD(Buffer.from(`${sessionId} ${personId}`))
  const told = JSON.stringify({ code, expiresAt: expiresAt.getTime(), until: at.getTime() + life * 1000 })
  const sealed = Buffer.concat([nonce, cipher.update(told, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${name}=${sealed.toString('base64url')}; Max-Age=${life}; ${attributes(personId)}`
}

/** What was sealed for this session and this person, while it is fresh; null for anything else. */
export function openSlip(
  cookieHeader: string | null,
  { sessionId, personId }: Pick<Slip, 'sessionId' | 'personId'>,
  at: Date,
): { code: string; expiresAt: Date } | null {
  const written = new RegExp(`(?:^|; ?)${name}=([\\w-]{40,500})(?:;|$)`).exec(cookieHeader ?? '')?.[1]
  if (!written) return null
  const sealed = Buffer.from(written, 'base64url')
  try {
    const cipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(0, 12))
    cipher.setAAD(Buffer.from(`${sessionId} ${personId}`))
    cipher.setAuthTag(sealed.subarray(-16))
    const told = Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()]).toString('utf8')
    const { code, expiresAt, until } = JSON.parse(told) as { code: string; expiresAt: number; until: number }
    return until < at.getTime() ? null : { code, expiresAt: new Date(expiresAt) }
  } catch {
    // Changed on the way, or made for somebody else.
    return null
  }
}

/** The Set-Cookie header that makes the browser forget the slip. */
export function forgottenSlip(personId: string): string {
  return `${name}=; Max-Age=0; ${attributes(personId)}`
}

function attributes(personId: string): string {
  const path = `/admin/people/${encodeURIComponent(personId)}/invitations`
  return `Path=${path}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
}

/** A key of its own, so that nothing that is signed for sessions can be read as a slip. */
function key(): Buffer {
  return Buffer.from(hkdfSync('sha256', sessionSecret(), '', 'lisans slip', 32))
}
