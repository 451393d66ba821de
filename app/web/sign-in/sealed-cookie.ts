import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { config } from '../config.ts'
import { sessionSecret } from './session-secret.ts'

/** As long as a redirect over a bad line may take. In seconds. */
const life = 60
const secure = config.baseUrl.startsWith('https:')

type Place = {
  name: string
  /** The one address that the browser sends it to. */
  path: string
}

/**
 * The Set-Cookie header that carries a secret from the form that made it to the page that shows it once. Encrypted, so that it is
 * nowhere in plain text (AES-256-GCM), of no use to other sessions (`boundTo`), and stale after a minute.
 */
export function sealCookie({ name, path }: Place, boundTo: string, told: object, at: Date): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key(name), nonce)
  cipher.setAAD(Buffer.from(boundTo))
  const text = JSON.stringify({ told, until: at.getTime() + life * 1000 })
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${name}=${sealed.toString('base64url')}; Max-Age=${life}; ${attributes(path)}`
}

/** What was sealed by this name for this session, while it is fresh; null for anything else. */
export function openCookie(cookieHeader: string | null, name: string, boundTo: string, at: Date): unknown {
  const written = new RegExp(`(?:^|; ?)${name}=([\\w-]{40,600})(?:;|$)`).exec(cookieHeader ?? '')?.[1]
  if (!written) return null
  const sealed = Buffer.from(written, 'base64url')
  try {
    const cipher = createDecipheriv('aes-256-gcm', key(name), sealed.subarray(0, 12))
    cipher.setAAD(Buffer.from(boundTo))
    cipher.setAuthTag(sealed.subarray(-16))
    const text = Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()]).toString('utf8')
    const { told, until } = JSON.parse(text) as { told: unknown; until: number }
    return until < at.getTime() ? null : told
  } catch {
    // Changed on the way, or made for somebody else.
    return null
  }
}

/** The Set-Cookie header that makes the browser forget what it carried. */
export function forgottenCookie({ name, path }: Place): string {
  return `${name}=; Max-Age=0; ${attributes(path)}`
}

function attributes(path: string): string {
  return `Path=${path}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
}

/** A key for each name, so that nothing that is sealed or signed for one purpose can be read as another. */
function key(name: string): Buffer {
  return Buffer.from(hkdfSync('sha256', sessionSecret(), '', name, 32))
}
